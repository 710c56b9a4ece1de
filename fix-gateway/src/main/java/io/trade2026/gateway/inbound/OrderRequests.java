package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FixReader;
import io.trade2026.gateway.wording.CustomFields;
import io.trade2026.messages.sbe.AskOrderStatusEncoder;
import io.trade2026.messages.sbe.CancelOrderEncoder;
import io.trade2026.messages.sbe.PlaceOrderEncoder;
import io.trade2026.messages.sbe.ReplaceOrderEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * What a client asks about one order: NewOrderSingle(D), OrderCancelRequest(F), OrderCancelReplaceRequest(G), OrderStatusRequest(H).
 * Each method writes the letter, or refuses and returns false.
 */
final class OrderRequests {
    private static final int CL_ORD_ID = 11;
    private static final int ORIG_CL_ORD_ID = 41;
    private static final int ORDER_ID = 37;
    private static final int SENDER_SUB_ID = 50;
    private static final int SYMBOL = 55;
    private static final int SIDE = 54;
    private static final int TRANSACT_TIME = 60;
    private static final int ORD_STATUS_REQ_ID = 790;
    private static final int TARGET_STRATEGY = 847;

    private final Refusal refusal;
    private final FieldCheck check;
    private final TermsReader terms;
    private final CustomFields custom = new CustomFields();
    private final PlaceOrderEncoder place = new PlaceOrderEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final ReplaceOrderEncoder replace = new ReplaceOrderEncoder();
    private final AskOrderStatusEncoder askStatus = new AskOrderStatusEncoder();

    OrderRequests(Refusal refusal) {
        this.refusal = refusal;
        check = new FieldCheck(refusal);
        terms = new TermsReader(check);
    }

    boolean place(Arrival arrival, Letter letter) {
        MutableDirectBuffer buffer = letter.blank(PlaceOrderEncoder.BLOCK_LENGTH);
        place.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(place.origin());
        int at = place.offset();
        FixReader fields = arrival.fields();
        boolean isSound = check.text(fields, CL_ORD_ID, buffer, at + PlaceOrderEncoder.clOrdIdEncodingOffset(), 40)
                && check.text(fields, SENDER_SUB_ID, buffer, at + PlaceOrderEncoder.traderEncodingOffset(), 24)
                && check.text(fields, TARGET_STRATEGY, buffer, at + PlaceOrderEncoder.strategyEncodingOffset(), 24)
                && terms.read(fields, arrival.version(), place.terms())
                && custom(arrival);
        if (isSound) {
            place.putText(fields.buffer(), Letter.textOffset(fields), Letter.textLength(fields));
            place.putCustom(custom.buffer(), 0, custom.length());
            letter.complete(place.encodedLength());
        }
        return isSound;
    }

    boolean replace(Arrival arrival, Letter letter) {
        MutableDirectBuffer buffer = letter.blank(ReplaceOrderEncoder.BLOCK_LENGTH);
        replace.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(replace.origin());
        int at = replace.offset();
        FixReader fields = arrival.fields();
        boolean isSound = check.text(fields, CL_ORD_ID, buffer, at + ReplaceOrderEncoder.clOrdIdEncodingOffset(), 40)
                && check.text(fields, ORIG_CL_ORD_ID, buffer, at + ReplaceOrderEncoder.origClOrdIdEncodingOffset(), 40)
                && check.text(fields, SENDER_SUB_ID, buffer, at + ReplaceOrderEncoder.traderEncodingOffset(), 24)
                && check.text(fields, TARGET_STRATEGY, buffer, at + ReplaceOrderEncoder.strategyEncodingOffset(), 24)
                && needsOrigClOrdId(fields)
                && terms.read(fields, arrival.version(), replace.terms())
                && custom(arrival);
        if (isSound) {
            replace.orderId(OurIds.order(fields, ORDER_ID));
            replace.putText(fields.buffer(), Letter.textOffset(fields), Letter.textLength(fields));
            replace.putCustom(custom.buffer(), 0, custom.length());
            letter.complete(replace.encodedLength());
        }
        return isSound;
    }

    boolean cancel(Arrival arrival, Letter letter) {
        MutableDirectBuffer buffer = letter.blank(CancelOrderEncoder.BLOCK_LENGTH);
        cancel.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(cancel.origin());
        int at = cancel.offset();
        FixReader fields = arrival.fields();
        boolean isSound = check.text(fields, CL_ORD_ID, buffer, at + CancelOrderEncoder.clOrdIdEncodingOffset(), 40)
                && check.text(fields, ORIG_CL_ORD_ID, buffer, at + CancelOrderEncoder.origClOrdIdEncodingOffset(), 40)
                && check.text(fields, SYMBOL, buffer, at + CancelOrderEncoder.symbolEncodingOffset(), 24)
                && needsOrigClOrdId(fields)
                && check.time(fields, TRANSACT_TIME)
                && custom(arrival);
        if (isSound) {
            cancel.orderId(OurIds.order(fields, ORDER_ID))
                    .side(Words.side(fields.character(SIDE)))
                    .transactEpochNs(fields.epochNs(TRANSACT_TIME));
            cancel.putCustom(custom.buffer(), 0, custom.length());
            letter.complete(cancel.encodedLength());
        }
        return isSound;
    }

    /** Optional by the dictionary of 5.0 SP2, which allows OrderID(37) alone. */
    private boolean needsOrigClOrdId(FixReader fields) {
        return check.needed(fields, ORIG_CL_ORD_ID, "OrigClOrdID(41): is required to name the order");
    }

    /** Collects the fields that go along; those of one message that are longer than a letter carries are refused, not cut. */
    private boolean custom(Arrival arrival) {
        int wanted = custom.collect(arrival.fields().buffer(), arrival.offset(), arrival.length(), arrival.wording());
        return wanted <= CustomFields.MAX_LENGTH
                || refusal.business(
                        Refusal.OTHER,
                        0,
                        "custom tags " + arrival.wording().words().customTags() + " take " + wanted
                                + " bytes together, at most " + CustomFields.MAX_LENGTH + " go along");
    }

    boolean askStatus(Arrival arrival, Letter letter) {
        MutableDirectBuffer buffer = letter.blank(AskOrderStatusEncoder.BLOCK_LENGTH);
        askStatus.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(askStatus.origin());
        int at = askStatus.offset();
        FixReader fields = arrival.fields();
        boolean isSound = check.text(fields, CL_ORD_ID, buffer, at + AskOrderStatusEncoder.clOrdIdEncodingOffset(), 40)
                && check.text(fields, SYMBOL, buffer, at + AskOrderStatusEncoder.symbolEncodingOffset(), 24)
                && check.text(
                        fields,
                        ORD_STATUS_REQ_ID,
                        buffer,
                        at + AskOrderStatusEncoder.ordStatusReqIdEncodingOffset(),
                        40);
        if (isSound) {
            askStatus.orderId(OurIds.order(fields, ORDER_ID)).side(Words.side(fields.character(SIDE)));
            letter.complete(askStatus.encodedLength());
        }
        return isSound;
    }
}
