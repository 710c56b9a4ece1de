package io.trade2026.tests.architecture.planted.oms;

/** Planted: state shared by everybody. */
public final class CountingOrder {
    @SuppressWarnings("NonFinalStaticField")
    private static long count;

    /** Counts. */
    public long next() {
        return count++;
    }
}
