package io.trade2026.ops.desk;

import io.trade2026.ops.clinic.RepairPlan;

/**
 * A repair of a session's sequence numbers, proposed or agreed on.
 *
 * @param sessionId of the session
 * @param plan what is to be done
 * @param seenNextIn how the numbers stood when it was looked at; 0 when that does not matter
 * @param seenNextOut the same of our numbers
 * @param proposal event number of the proposal that is approved; 0 when there was none
 * @param user who proposes it
 * @param secondUser who agrees; empty: it is a proposal only
 * @param reason why
 */
public record RepairOrder(
        int sessionId,
        RepairPlan plan,
        long seenNextIn,
        long seenNextOut,
        long proposal,
        String user,
        String secondUser,
        String reason) {}
