package io.trade2026.risk.controls;

/** Sums that stop at the ends of the range instead of wrapping: beyond every limit is beyond every limit. */
final class Saturated {
    private Saturated() {}

    static long sum(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            return a > 0 ? Long.MAX_VALUE : -Long.MAX_VALUE;
        }
        return sum;
    }

    static long difference(long a, long b) {
        return sum(a, -Math.max(b, -Long.MAX_VALUE));
    }
}
