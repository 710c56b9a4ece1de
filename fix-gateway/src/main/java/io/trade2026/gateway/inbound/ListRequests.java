package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FieldCursor;
import io.trade2026.gateway.wire.FixReader;
import io.trade2026.messages.sbe.ActOnListEncoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.ListAct;
import io.trade2026.messages.sbe.OrderTermsEncoder;
import io.trade2026.messages.sbe.PlaceListEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Lists of orders: NewOrderList(E), ListStatusRequest(M), ListCancelRequest(K), ListExecute(L). Each method writes the letter, or refuses
 * and returns false; a list with one order that cannot be carried is refused whole.
 */
final class ListRequests {
    /** Orders of one message; a longer list comes in fragments. */
    static final int MAX_ORDERS = 100;

    private static final int CL_ORD_ID = 11;
    private static final int SENDER_SUB_ID = 50;
    private static final int TARGET_STRATEGY = 847;
    private static final int TRANSACT_TIME = 60;
    private static final int LIST_ID = 66;
    private static final int LIST_SEQ_NO = 67;
    private static final int TOT_NO_ORDERS = 68;
    private static final int NO_ORDERS = 73;
    private static final int LIST_EXEC_INST_TYPE = 433;
    private static final int LAST_FRAGMENT = 893;

    private final Refusal refusal;
    private final FieldCheck check;
    private final TermsReader terms;
    private final FieldCursor cursor = new FieldCursor();
    private final FixReader order = new FixReader();
    private final OrderTermsEncoder orderTerms = new OrderTermsEncoder();
    private final PlaceListEncoder place = new PlaceListEncoder();
    private final ActOnListEncoder act = new ActOnListEncoder();
    private final int[] starts = new int[MAX_ORDERS + 1];

    ListRequests(Refusal refusal) {
        this.refusal = refusal;
        check = new FieldCheck(refusal);
        terms = new TermsReader(check);
    }

    boolean place(Arrival arrival, Letter letter) {
        FixReader fields = arrival.fields();
        int count = (int) fields.integer(NO_ORDERS, 0);
        if (count > MAX_ORDERS) {
            return refusal.business(
                    Refusal.OTHER,
                    NO_ORDERS,
                    "NoOrders(73): at most " + MAX_ORDERS + " in one message, a longer list comes in fragments");
        }
        if (count < 1 || count != split(arrival)) {
            return refusal.session(
                    Refusal.GROUP_COUNT,
                    NO_ORDERS,
                    "NoOrders(73): is not the number of orders, each beginning with 11");
        }
        MutableDirectBuffer buffer = letter.blank(PlaceListEncoder.BLOCK_LENGTH);
        place.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(place.origin());
        if (!check.text(fields, LIST_ID, buffer, place.offset() + PlaceListEncoder.listIdEncodingOffset(), 40)) {
            return false;
        }
        int total = (int) fields.integer(TOT_NO_ORDERS, 0);
        boolean isLast = fields.has(LAST_FRAGMENT) ? fields.isYes(LAST_FRAGMENT) : count >= total;
        place.totNoOrders(total)
                .lastFragment(isLast ? Bool.YES : Bool.NO)
                .listExecInstType(fields.character(LIST_EXEC_INST_TYPE));
        if (!orders(arrival, buffer, count)) {
            return false;
        }
        // Text(58) belongs to the single orders.
        place.putText(fields.buffer(), 0, 0);
        letter.complete(place.encodedLength());
        return true;
    }

    /** Finds where the orders begin: each with ClOrdID(11), the first field of the group in every version. */
    private int split(Arrival arrival) {
        int found = 0;
        boolean isInside = false;
        int end = arrival.offset() + arrival.length();
        cursor.wrap(arrival.fields().buffer(), arrival.offset(), arrival.length());
        while (cursor.next()) {
            if (cursor.tag() == NO_ORDERS) {
                isInside = true;
            } else if (isInside && cursor.tag() == CL_ORD_ID) {
                if (found == MAX_ORDERS) {
                    return found + 1;
                }
                starts[found++] = cursor.fieldOffset();
            } else if (cursor.tag() == 10) {
                end = cursor.fieldOffset();
            }
        }
        starts[found] = end;
        return found;
    }

    private boolean orders(Arrival arrival, MutableDirectBuffer buffer, int count) {
        FixReader fields = arrival.fields();
        PlaceListEncoder.OrdersEncoder orders = place.ordersCount(count);
        for (int i = 0; i < count; i++) {
            orders.next();
            int at = place.limit() - PlaceListEncoder.OrdersEncoder.sbeBlockLength();
            buffer.setMemory(at, PlaceListEncoder.OrdersEncoder.sbeBlockLength(), (byte) 0);
            order.wrap(fields.buffer(), starts[i], starts[i + 1] - starts[i]);
            orderTerms.wrap(buffer, at + PlaceListEncoder.OrdersEncoder.termsEncodingOffset());
            boolean isSound = check.text(
                            order, CL_ORD_ID, buffer, at + PlaceListEncoder.OrdersEncoder.clOrdIdEncodingOffset(), 40)
                    && check.text(
                            fields,
                            SENDER_SUB_ID,
                            buffer,
                            at + PlaceListEncoder.OrdersEncoder.traderEncodingOffset(),
                            24)
                    && check.text(
                            order,
                            TARGET_STRATEGY,
                            buffer,
                            at + PlaceListEncoder.OrdersEncoder.strategyEncodingOffset(),
                            24)
                    && terms.read(order, arrival.version(), orderTerms);
            if (!isSound) {
                return refusal.about("order " + (i + 1) + " of this message: ");
            }
            orders.listSeqNo((int) order.integer(LIST_SEQ_NO, 0));
        }
        return true;
    }

    boolean act(Arrival arrival, ListAct what, Letter letter) {
        MutableDirectBuffer buffer = letter.blank(ActOnListEncoder.BLOCK_LENGTH);
        act.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(act.origin());
        FixReader fields = arrival.fields();
        boolean isSound =
                check.text(fields, LIST_ID, buffer, act.offset() + ActOnListEncoder.listIdEncodingOffset(), 40)
                        && check.time(fields, TRANSACT_TIME);
        if (isSound) {
            act.act(what).transactEpochNs(fields.epochNs(TRANSACT_TIME));
            letter.complete(act.encodedLength());
        }
        return isSound;
    }
}
