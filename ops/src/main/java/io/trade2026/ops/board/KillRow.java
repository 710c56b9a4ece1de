package io.trade2026.ops.board;

/**
 * A kill switch that is engaged (KS-01).
 *
 * @param eventNumber of the journal
 * @param epochNs cluster time
 * @param scope such as FIRM or INSTRUMENT
 * @param scopeId of what is stopped
 * @param scopeName of what is stopped; of a session its CompID
 * @param report number of its report
 * @param user who set it
 * @param reason why
 */
public record KillRow(
        long eventNumber,
        long epochNs,
        String scope,
        int scopeId,
        String scopeName,
        int report,
        String user,
        String reason) {}
