package io.trade2026.risk.prices;

/** Shares of a price in basis points, exact; what does not fit is the largest long. */
public final class BasisPoints {
    private static final long WHOLE = 10_000;

    private BasisPoints() {}

    /**
     * Takes a share of a price, rounded down. Allocates nothing.
     *
     * @param pxE8 not negative
     * @param bp not negative
     * @return floor(px × bp / 10000), or {@link Long#MAX_VALUE} when it does not fit
     */
    public static long shareDown(long pxE8, int bp) {
        long whole = pxE8 / WHOLE;
        if (Math.multiplyHigh(whole, bp) != 0 || whole * bp < 0) {
            return Long.MAX_VALUE;
        }
        return plus(whole * bp, pxE8 % WHOLE * bp / WHOLE);
    }

    /**
     * Adds a share to a price, rounded up. Allocates nothing.
     *
     * @param pxE8 not negative
     * @param bp not negative
     * @return ceil(px × (1 + bp / 10000)), or {@link Long#MAX_VALUE} when it does not fit
     */
    public static long raiseUp(long pxE8, int bp) {
        return plus(pxE8, shareUp(pxE8, bp));
    }

    /**
     * Takes a share of a price, rounded up. Allocates nothing.
     *
     * @param pxE8 not negative
     * @param bp not negative
     * @return ceil(px × bp / 10000), or {@link Long#MAX_VALUE} when it does not fit
     */
    public static long shareUp(long pxE8, int bp) {
        boolean isExact = pxE8 % WHOLE * bp % WHOLE == 0;
        return plus(shareDown(pxE8, bp), isExact ? 0 : 1);
    }

    /**
     * Adds two numbers that are not negative. Allocates nothing.
     *
     * @param a one
     * @param b the other
     * @return the sum, or {@link Long#MAX_VALUE} when it does not fit
     */
    public static long plus(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
