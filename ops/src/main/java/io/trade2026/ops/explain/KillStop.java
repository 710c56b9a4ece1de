package io.trade2026.ops.explain;

/**
 * A kill switch that was engaged when an order was refused, and how it came to be (KS-01).
 *
 * @param scope what it stopped, such as {@code CLEARING CLEAR1}
 * @param setBy who set it
 * @param setAt when
 * @param eventNumber with which it began to hold
 * @param sweepId number of the report on what it cancelled
 * @param reason that was given
 */
public record KillStop(String scope, String setBy, String setAt, long eventNumber, int sweepId, String reason) {}
