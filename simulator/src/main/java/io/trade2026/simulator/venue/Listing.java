package io.trade2026.simulator.venue;

import java.math.BigDecimal;

/**
 * An instrument of the venue.
 *
 * @param tick the smallest step of its prices
 * @param lot the smallest step of its quantities
 * @param referencePx where the liquidity maker begins
 * @param maxQty the largest OrderQty(38) that the venue takes
 */
public record Listing(String symbol, BigDecimal tick, BigDecimal lot, BigDecimal referencePx, BigDecimal maxQty) {
    private static final BigDecimal MAX_QTY = new BigDecimal("1000000");

    /** A share with tick 0.01, lot 1 and at most a million per order. */
    public static Listing share(String symbol, String referencePx) {
        return new Listing(symbol, new BigDecimal("0.01"), BigDecimal.ONE, new BigDecimal(referencePx), MAX_QTY);
    }

    /** A pair with decimal quantities down to eight places, tick 0.01 and at most a million per order. */
    public static Listing pair(String symbol, String referencePx) {
        return new Listing(
                symbol, new BigDecimal("0.01"), new BigDecimal("0.00000001"), new BigDecimal(referencePx), MAX_QTY);
    }
}
