package io.trade2026.tests.bench.core;

/**
 * What JMH says of one benchmark of the core.
 *
 * @param benchmark what was timed
 * @param samples how many were timed one by one
 * @param meanNs nanoseconds per operation
 * @param p50Ns median
 * @param p99Ns all but one of a hundred
 * @param p999Ns all but one of a thousand
 * @param p9999Ns all but one of ten thousand
 * @param bytesPerOp what was allocated per operation, by the collector's count
 */
public record CoreResult(
        String benchmark,
        long samples,
        double meanNs,
        double p50Ns,
        double p99Ns,
        double p999Ns,
        double p9999Ns,
        double bytesPerOp) {}
