package io.trade2026.tests.bench.path;

import org.HdrHistogram.Histogram;

/**
 * A distribution of latencies, in microseconds.
 *
 * @param count how many were measured
 * @param p50 median
 * @param p90 nine of ten were not longer
 * @param p99 all but one of a hundred
 * @param p999 all but one of a thousand
 * @param p9999 all but one of ten thousand
 * @param max the longest
 */
public record Percentiles(long count, double p50, double p90, double p99, double p999, double p9999, double max) {
    private static final double NS_PER_MICRO = 1_000;

    /**
     * Reads a histogram.
     *
     * @param ns in nanoseconds
     * @return the same in microseconds
     */
    public static Percentiles of(Histogram ns) {
        return new Percentiles(
                ns.getTotalCount(),
                micros(ns, 50),
                micros(ns, 90),
                micros(ns, 99),
                micros(ns, 99.9),
                micros(ns, 99.99),
                ns.getMaxValue() / NS_PER_MICRO);
    }

    private static double micros(Histogram ns, double percentile) {
        return ns.getValueAtPercentile(percentile) / NS_PER_MICRO;
    }
}
