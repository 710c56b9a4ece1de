package io.trade2026.gateway;

/**
 * How long one hop has taken since the start.
 *
 * @param hop {@code client_to_venue}, {@code venue_to_client}, or {@code client_to_answer} for what the house itself answers
 * @param count of measurements
 * @param sumNs of all measurements
 * @param p50Ns median
 * @param p99Ns 99th percentile
 * @param p999Ns 99.9th percentile
 * @param maxNs largest
 */
public record HopTime(String hop, long count, long sumNs, long p50Ns, long p99Ns, long p999Ns, long maxNs) {}
