package io.trade2026.ops.desk;

import io.trade2026.messages.sbe.PartyKind;

/**
 * What a kill switch is set to.
 *
 * @param scope FIRM or CLIENT
 * @param scopeName name of the firm or client
 * @param engage true stops all new orders and cancels the open ones; false lifts it
 * @param user who does it
 * @param secondUser who else agrees; needed to lift, else empty
 * @param reason why
 */
public record KillOrder(
        PartyKind scope, String scopeName, boolean engage, String user, String secondUser, String reason) {}
