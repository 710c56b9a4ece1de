package io.trade2026.simulator.ledger;

import java.math.BigDecimal;

/**
 * One order as a party sees it.
 *
 * @param firstClOrdId ClOrdID(11) of its NewOrderSingle(D)
 * @param clOrdId ClOrdID(11) that names it now
 * @param side Side(54)
 * @param orderQty OrderQty(38)
 * @param cumQty CumQty(14)
 * @param notional sum of LastQty(32) × LastPx(31)
 * @param ordStatus OrdStatus(39); {@link #UNANSWERED} while nothing was said
 * @param fills how many executions it had
 */
public record OrderRow(
        String firstClOrdId,
        String clOrdId,
        String symbol,
        char side,
        BigDecimal orderQty,
        BigDecimal cumQty,
        BigDecimal notional,
        char ordStatus,
        int fills) {
    /** The state of an order that has no answer yet. */
    public static final char UNANSWERED = '?';

    /** Whether nothing was said of it. */
    public boolean isUnanswered() {
        return ordStatus == UNANSWERED;
    }

    /** Whether it may still trade: new, partly filled, pending, suspended or stopped. */
    public boolean isOpen() {
        return "01A6E97".indexOf(ordStatus) >= 0;
    }
}
