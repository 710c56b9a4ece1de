package io.trade2026.ops.source;

/**
 * Latency of one hop since the start.
 *
 * @param hop a stable word, like {@code core_to_venue}
 * @param count of measurements
 * @param sumNs of all measurements
 * @param p50Ns median
 * @param p99Ns 99th percentile
 * @param p999Ns 99.9th percentile
 * @param maxNs largest
 */
public record HopLatency(String hop, long count, long sumNs, long p50Ns, long p99Ns, long p999Ns, long maxNs) {}
