package io.trade2026.simulator.venue;

/**
 * How the liquidity maker quotes.
 *
 * @param levels how many prices on each side; 0 for no quotes at all
 * @param minLots smallest size of a quote, in lots of 1 or of a hundredth where quantities are decimal
 * @param maxLots largest size of a quote
 * @param refreshMs how often it quotes anew
 * @param walkTicks how many ticks its reference price moves at most each time; 0 when it only follows
 */
public record Liquidity(int levels, int minLots, int maxLots, long refreshMs, int walkTicks) {
    /** No quotes: client orders meet only each other. */
    public static final Liquidity NONE = new Liquidity(0, 1, 1, 1_000, 0);

    /** Three prices a side of 50 to 500 lots, anew each 100 ms. */
    public static final Liquidity NORMAL = new Liquidity(3, 50, 500, 100, 2);
}
