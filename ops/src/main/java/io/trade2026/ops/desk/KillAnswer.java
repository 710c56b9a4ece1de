package io.trade2026.ops.desk;

/**
 * A kill switch that was set or lifted, or a drill.
 *
 * @param eventNumber of the journal; of a proposal the number by which it is approved
 * @param epochNs cluster time
 * @param act ENGAGE, DRILL, PROPOSE_LIFT or LIFT
 * @param scope such as FIRM or INSTRUMENT
 * @param scopeName its name; of a session its id
 * @param engaged how it stands now
 * @param ordersToCancel open orders for which a cancel leaves now, or would; as far as they are counted
 * @param isCounted whether they are all counted; of very many orders the report tells when they are
 * @param report number of the report of what becomes of them; 0 when there is none
 * @param user who did it
 * @param secondUser who else agreed; empty when nobody needed to
 * @param reason why
 */
public record KillAnswer(
        long eventNumber,
        long epochNs,
        String act,
        String scope,
        String scopeName,
        boolean engaged,
        int ordersToCancel,
        boolean isCounted,
        int report,
        String user,
        String secondUser,
        String reason) {}
