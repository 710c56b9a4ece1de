package io.trade2026.ops.source;

/**
 * How far a break with a clearing firm was told, as the journal has it.
 *
 * @param breakId its number
 * @param stage WARNED, ALERTED, MATCHED, RESOLVED
 * @param eventNumber of the journal
 * @param epochNs time of that event
 * @param user who told it
 * @param note what was told
 */
public record ClearingTold(long breakId, String stage, long eventNumber, long epochNs, String user, String note) {}
