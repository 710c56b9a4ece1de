package io.trade2026.simulator.ledger;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was traded of one symbol and side; equal however the orders were named.
 *
 * @param qty sum of LastQty(32)
 * @param notional sum of LastQty(32) × LastPx(31)
 */
public record Totals(BigDecimal qty, BigDecimal notional) {
    /** Nothing traded. */
    public static final Totals NONE = new Totals(BigDecimal.ZERO, BigDecimal.ZERO);

    /** Returns the sum of both. */
    public Totals plus(Totals other) {
        return new Totals(qty.add(other.qty), notional.add(other.notional));
    }

    /** Whether both are the same numbers, however many zeros they end with. */
    public boolean isSame(Totals other) {
        return qty.compareTo(other.qty) == 0 && notional.compareTo(other.notional) == 0;
    }

    /** Returns the totals by symbol and Side(54), {@code "INTC 1"} for example. */
    public static Map<String, Totals> of(Collection<OrderRow> rows) {
        Map<String, Totals> totals = new TreeMap<>();
        for (OrderRow row : rows) {
            if (row.cumQty().signum() > 0) {
                totals.merge(row.symbol() + " " + row.side(), new Totals(row.cumQty(), row.notional()), Totals::plus);
            }
        }
        return totals;
    }
}
