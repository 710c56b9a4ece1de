package io.trade2026.app.reconcile;

/**
 * For which time differences are told. What is outside is read all the same, since the other half of something inside may be there.
 *
 * @param fromEpochNs first
 * @param toEpochNs first that is not meant any more
 */
public record Period(long fromEpochNs, long toEpochNs) {
    /** All that there is. */
    public static final Period EVER = new Period(0, Long.MAX_VALUE);

    boolean holds(long epochNs) {
        return epochNs >= fromEpochNs && epochNs < toEpochNs;
    }
}
