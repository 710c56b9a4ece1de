package io.trade2026.ops.source;

/**
 * A position that a clearing firm has otherwise than the core.
 *
 * @param breakId its number
 * @param account whose
 * @param symbol in what
 * @param firstSeenEpochNs when it was seen first, by the time of events
 * @param isShown whether the newest file shows it
 * @param text what differs
 * @param stage NEW, WARNED, ALERTED, MATCHED, RESOLVED: how far it was told, as it is kept
 * @param toldEpochNs when that was told; 0 before
 * @param user who told it; empty before
 * @param note what was told; empty before
 */
public record ClearingRow(
        long breakId,
        String account,
        String symbol,
        long firstSeenEpochNs,
        boolean isShown,
        String text,
        String stage,
        long toldEpochNs,
        String user,
        String note) {}
