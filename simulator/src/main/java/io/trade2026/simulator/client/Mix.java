package io.trade2026.simulator.client;

/**
 * What a client sends, in parts of a hundred; what is left are limit orders near the price.
 *
 * @param cancels requests to cancel an open order
 * @param replaces requests to replace an open order
 * @param markets market orders
 * @param iocs immediate-or-cancel limits
 * @param foks fill-or-kill limits
 * @param tooLarge orders whose quantity must be refused
 */
public record Mix(int cancels, int replaces, int markets, int iocs, int foks, int tooLarge) {
    private static final int WHOLE = 100;

    /** A day like others. */
    public static final Mix NORMAL = new Mix(15, 10, 8, 6, 4, 2);

    /** Limit orders only. */
    public static final Mix LIMITS = new Mix(0, 0, 0, 0, 0, 0);

    /** Checks the sum. */
    public Mix {
        if (cancels + replaces + markets + iocs + foks + tooLarge > WHOLE) {
            throw new IllegalArgumentException("the parts of the mix are above 100");
        }
    }
}
