package io.trade2026.ops.board;

/**
 * A kill switch that is engaged (KS-01).
 *
 * @param eventNumber of the journal
 * @param epochNs cluster time
 * @param scope FIRM or CLIENT
 * @param scopeId of the firm or client
 * @param user who set it
 * @param reason why
 */
public record KillRow(long eventNumber, long epochNs, String scope, int scopeId, String user, String reason) {}
