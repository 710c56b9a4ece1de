package io.trade2026.ops.explain;

/**
 * A version of a limit, and how it came to be.
 *
 * @param limitId of the limit
 * @param version of it
 * @param control such as PT-01
 * @param value in words of its unit; {@code none} when it took the limit away
 * @param kind SET, TEMPORARY or REVERTED
 * @param setBy who set it
 * @param approvedBy who agreed; empty when nobody had to
 * @param setAt when it began to hold
 * @param eventNumber with which it did
 * @param reason that was given
 */
public record LimitVersion(
        long limitId,
        long version,
        String control,
        String value,
        String kind,
        String setBy,
        String approvedBy,
        String setAt,
        long eventNumber,
        String reason) {}
