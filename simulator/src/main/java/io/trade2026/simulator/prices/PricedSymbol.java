package io.trade2026.simulator.prices;

import java.math.BigDecimal;

/**
 * A symbol of the feed.
 *
 * @param startPx where its price begins, a multiple of the tick
 * @param tick the smallest step of its price
 * @param lot the unit of its quoted sizes
 */
public record PricedSymbol(String symbol, BigDecimal startPx, BigDecimal tick, BigDecimal lot) {
    /** A symbol at a price with tick 0.01 and lot 1. */
    public static PricedSymbol of(String symbol, String startPx) {
        return new PricedSymbol(symbol, new BigDecimal(startPx), new BigDecimal("0.01"), BigDecimal.ONE);
    }
}
