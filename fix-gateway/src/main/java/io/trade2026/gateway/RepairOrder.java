package io.trade2026.gateway;

import io.trade2026.messages.sbe.RepairKind;
import io.trade2026.messages.sbe.SessionRepairOrderedDecoder;

/**
 * A repair of sequence numbers that two operators agreed on.
 *
 * @param eventNumber of the order
 * @param correlationId to be given back with the report
 * @param sessionId whose numbers
 * @param kind what is to be done
 * @param from MsgSeqNum(34) that it begins with
 * @param to MsgSeqNum(34) that it ends with, of a resend
 * @param seenNextIn what was expected of the counterparty when it was looked at; 0: it was not looked at
 * @param seenNextOut what our next message would have been then
 * @param user who proposed it
 * @param secondUser who agreed
 */
record RepairOrder(
        long eventNumber,
        long correlationId,
        int sessionId,
        RepairKind kind,
        long from,
        long to,
        long seenNextIn,
        long seenNextOut,
        String user,
        String secondUser) {

    /** Copies what an event says. */
    static RepairOrder of(SessionRepairOrderedDecoder event, long eventNumber) {
        return new RepairOrder(
                eventNumber,
                event.correlationId(),
                event.sessionId(),
                event.kind(),
                event.fromMsgSeqNum(),
                event.toMsgSeqNum(),
                event.seenNextIn(),
                event.seenNextOut(),
                event.user(),
                event.secondUser());
    }

    /** Says whether it is only proposed. */
    boolean isProposal() {
        return secondUser.isEmpty();
    }

    /** Says whether it was made of numbers that must still be so. */
    boolean isLookedAt() {
        return seenNextIn > 0 || seenNextOut > 0;
    }

    @Override
    public String toString() {
        return kind + " " + from + " " + to + " by order of " + user + " and " + secondUser;
    }
}
