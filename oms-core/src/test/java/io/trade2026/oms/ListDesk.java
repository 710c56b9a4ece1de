package io.trade2026.oms;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ActOnListEncoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.ListAct;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.OrderTermsEncoder;
import io.trade2026.messages.sbe.PlaceListEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import java.util.ArrayList;
import java.util.List;

/** The lists that clients of a desk send. */
final class ListDesk {
    private final Desk desk;

    ListDesk(Desk desk) {
        this.desk = desk;
    }

    /**
     * One order of a list, limited at 100, good for the day.
     *
     * @param seqNo ListSeqNo(67)
     * @param clOrdId ClOrdID(11)
     * @param symbol Symbol(55)
     * @param side Side(54)
     * @param qtyE8 OrderQty(38)
     */
    record Leg(int seqNo, String clOrdId, String symbol, Side side, long qtyE8) {
        Leg(int seqNo, String clOrdId, String qty) {
            this(seqNo, clOrdId, "INTC", Side.BUY, Decimal8.parse(qty));
        }
    }

    /** A fragment of a list of a session. */
    final class Fragment {
        private final int sessionId;
        private final String listId;
        private final List<Leg> legs = new ArrayList<>();
        private int totNoOrders;
        private boolean last = true;
        private boolean possResend;
        private char execInstType;

        private Fragment(int sessionId, String listId, int totNoOrders) {
            this.sessionId = sessionId;
            this.listId = listId;
            this.totNoOrders = totNoOrders;
        }

        Fragment leg(int seqNo, String clOrdId, String qty) {
            legs.add(new Leg(seqNo, clOrdId, qty));
            return this;
        }

        Fragment leg(Leg leg) {
            legs.add(leg);
            return this;
        }

        Fragment more() {
            last = false;
            return this;
        }

        Fragment waiting() {
            execInstType = '2';
            return this;
        }

        Fragment execInstType(char type) {
            execInstType = type;
            return this;
        }

        Fragment possResend() {
            possResend = true;
            return this;
        }

        void send() {
            var letter = new PlaceListEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
            letter.listId(listId)
                    .totNoOrders(totNoOrders)
                    .lastFragment(last ? Bool.YES : Bool.NO)
                    .listExecInstType((byte) execInstType);
            desk.origin(letter.origin(), sessionId);
            letter.origin().possResend(possResend ? Bool.YES : Bool.NO);
            PlaceListEncoder.OrdersEncoder orders = letter.ordersCount(legs.size());
            for (Leg leg : legs) {
                terms(orders.next().clOrdId(leg.clOrdId).listSeqNo(leg.seqNo).terms(), leg);
            }
            letter.text("");
            desk.send(letter.encodedLength());
        }

        private static void terms(OrderTermsEncoder terms, Leg leg) {
            terms.symbol(leg.symbol)
                    .currency("USD")
                    .orderQtyE8(leg.qtyE8)
                    .priceE8(100 * Decimal8.ONE)
                    .stopPxE8(Decimal8.NULL)
                    .minQtyE8(Decimal8.NULL)
                    .maxFloorE8(Decimal8.NULL)
                    .cashOrderQtyE8(Decimal8.NULL)
                    .expireEpochNs(Decimal8.NULL)
                    .expireDateYmd(Integer.MIN_VALUE)
                    .side(leg.side)
                    .ordType(OrdType.LIMIT)
                    .timeInForce(TimeInForce.DAY);
        }
    }

    Fragment list(String listId, int totNoOrders) {
        return list(Desk.CLIENT, listId, totNoOrders);
    }

    Fragment list(int sessionId, String listId, int totNoOrders) {
        return new Fragment(sessionId, listId, totNoOrders);
    }

    void act(ListAct act, String listId) {
        act(Desk.CLIENT, act, listId);
    }

    void act(int sessionId, ListAct act, String listId) {
        var letter = new ActOnListEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.listId(listId).act(act);
        desk.origin(letter.origin(), sessionId);
        desk.send(ActOnListEncoder.BLOCK_LENGTH);
    }
}
