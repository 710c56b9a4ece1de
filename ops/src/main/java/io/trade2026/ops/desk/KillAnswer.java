package io.trade2026.ops.desk;

/**
 * A kill switch that was set or lifted.
 *
 * @param eventNumber of the journal
 * @param epochNs cluster time
 * @param scope FIRM or CLIENT
 * @param scopeName name of the firm or client
 * @param engaged how it stands now
 * @param ordersToCancel open orders for which a cancel leaves now
 * @param user who did it
 * @param secondUser who else agreed; empty when nobody needed to
 * @param reason why
 */
public record KillAnswer(
        long eventNumber,
        long epochNs,
        String scope,
        String scopeName,
        boolean engaged,
        int ordersToCancel,
        String user,
        String secondUser,
        String reason) {}
