package io.trade2026.oms;

/**
 * How much the core holds, and for how long.
 *
 * @param maxOrders orders in memory, open and closed; beyond it new ones are denied, above 0
 * @param closedRetentionNs how long a closed order, and every id it used, is remembered at most; it leaves before, when the
 *     trading day after the one on which it closed is over. At least as long as a venue may still report a late fill, a bust or a
 *     correction
 */
public record CoreLimits(int maxOrders, long closedRetentionNs) {
    private static final long HOUR_NS = 3_600_000_000_000L;

    /** Three million orders, and closed ones over a long weekend, unless two trading days have ended before. */
    public static final CoreLimits USUAL = new CoreLimits(3_000_000, 96 * HOUR_NS);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException naming the value and the rule
     */
    public CoreLimits {
        if (maxOrders <= 0) {
            throw new IllegalArgumentException("maxOrders: must be above 0, was " + maxOrders);
        }
        if (closedRetentionNs <= 0) {
            throw new IllegalArgumentException("closedRetentionNs: must be above 0, was " + closedRetentionNs);
        }
    }
}
