package io.trade2026.simulator.client;

import java.math.BigDecimal;

/**
 * A symbol that the client trades.
 *
 * @param nearPx the price near which it sends limits, a multiple of the tick
 * @param tick the smallest step of its prices
 * @param lot the unit of its quantities
 */
public record TradedSymbol(String symbol, BigDecimal nearPx, BigDecimal tick, BigDecimal lot) {
    /** A share at a price with tick 0.01 and lot 1. */
    public static TradedSymbol share(String symbol, String nearPx) {
        return new TradedSymbol(symbol, new BigDecimal(nearPx), new BigDecimal("0.01"), BigDecimal.ONE);
    }

    /** A pair at a price with tick 0.01 and quantities in thousandths. */
    public static TradedSymbol pair(String symbol, String nearPx) {
        return new TradedSymbol(symbol, new BigDecimal(nearPx), new BigDecimal("0.01"), new BigDecimal("0.001"));
    }
}
