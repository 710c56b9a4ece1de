package io.trade2026.gateway;

/**
 * One administrative message that moved, or was to move, the sequence numbers of a session.
 *
 * @param epochNs when it came or went
 * @param isTheirs whether the counterparty said it
 * @param msgType MsgType(35): A, 5, 2 or 4
 * @param msgSeqNum MsgSeqNum(34); 0 when it had none that counts
 * @param from of A: NextExpectedMsgSeqNum(789); of 2: BeginSeqNo(7); of 4: NewSeqNo(36); of a Logout(5) for a number that is too
 *     low: the number that was expected; 0 when there is none
 * @param to of 2: EndSeqNo(16), 0 for all; of a Logout(5) for a number that is too low: the number that came
 * @param flag of A: ResetSeqNumFlag(141)=Y; of 4: GapFillFlag(123)=Y; of 5: whether it refuses a Logon(A)
 * @param text Text(58), or why it was refused; may be empty
 */
public record Saying(
        long epochNs, boolean isTheirs, char msgType, long msgSeqNum, long from, long to, boolean flag, String text) {}
