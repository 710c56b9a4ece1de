package io.trade2026.ops.desk;

/**
 * What became of a repair.
 *
 * @param eventNumber of the journal: of the proposal, or of the gateway's report
 * @param epochNs cluster time
 * @param sessionId of the session
 * @param repair in words
 * @param state PROPOSED, DONE or NOT_DONE
 * @param nextIn MsgSeqNum(34) expected of the counterparty after it; 0 of a proposal
 * @param nextOut MsgSeqNum(34) of our next message after it; 0 of a proposal
 * @param user who proposed it
 * @param secondUser who agreed; empty of a proposal
 * @param text why it was not done; else empty
 */
public record RepairAnswer(
        long eventNumber,
        long epochNs,
        int sessionId,
        String repair,
        String state,
        long nextIn,
        long nextOut,
        String user,
        String secondUser,
        String text) {}
