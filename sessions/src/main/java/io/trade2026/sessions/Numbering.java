package io.trade2026.sessions;

/**
 * What a session does about its sequence numbers.
 *
 * @param mayReset whether ResetSeqNumFlag(141)=Y of the counterparty is accepted
 * @param nextExpected whether NextExpectedMsgSeqNum(789) is sent and heeded
 * @param resetAtStart whether the numbers begin at 1 with each opening of the schedule
 */
public record Numbering(boolean mayReset, boolean nextExpected, boolean resetAtStart) {
    /** What a session has that says nothing about it. */
    public static final Numbering USUAL = new Numbering(true, false, false);
}
