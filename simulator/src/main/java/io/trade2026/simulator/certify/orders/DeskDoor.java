package io.trade2026.simulator.certify.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the desk and the risk officers of the system under test do, and what they see. */
public interface DeskDoor {
    /**
     * An order as the core of the system holds it.
     *
     * @param orderId OrderID(37)
     * @param clOrdId ClOrdID(11); empty when it has none
     * @param ordStatus OrdStatus(39) as a word, such as {@code PARTIALLY_FILLED}
     * @param orderQty OrderQty(38)
     * @param cumQty CumQty(14)
     * @param leavesQty LeavesQty(151)
     * @param avgPx AvgPx(6)
     * @param reservedQty held against limits
     * @param pending requests without an answer
     */
    record OrderView(
            String orderId,
            String clOrdId,
            String ordStatus,
            String orderQty,
            String cumQty,
            String leavesQty,
            String avgPx,
            String reservedQty,
            int pending) {}

    /** Enters a buy order by telephone for a session. Returns OrderID(37). */
    String enter(String session, String symbol, String orderQty, String price);

    /** Changes OrderQty(38) of an order. */
    void replace(String orderId, String orderQty);

    /** Cancels an order. */
    void cancel(String orderId);

    /** Ends the trading day. */
    void rollDay();

    /** Sets the kill switch of the client of a session, or lifts it. */
    void kill(String session, boolean isOn);

    /** Has the next request of a session refused. */
    void rejectNext(String session, String msgType, String code, String text);

    /** Returns an order; null when the core does not hold it. */
    @Nullable OrderView order(String orderId);

    /** Returns OrderID(37) of the open orders of a session, the newest first. */
    List<String> openOrders(String session);

    /** Returns whether the venue's session is logged on. */
    boolean isVenueUp(String compId);

    /** Something went wrong at the desk. */
    final class DeskFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Says what. */
        public DeskFault(String message) {
            super(message);
        }
    }
}
