package io.trade2026.ops.clinic;

import java.util.List;

/**
 * How a session stands, as its gateway tells it.
 *
 * @param sessionId of the session file
 * @param epoch counts the resets of the numbers; -1 for one that was never used
 * @param nextIn MsgSeqNum(34) that the counterparty's next message must have
 * @param nextInTaken lowest MsgSeqNum(34) that is not taken yet: below nextIn while a gap is not filled
 * @param nextOut MsgSeqNum(34) of our next message
 * @param isConnected whether there is a TCP connection
 * @param isUp whether it is logged on
 * @param deliveredEventNumber last event that was told over it
 * @param lastEnd why it ended last; empty when it did not
 * @param sayings of both sides, the oldest first
 */
public record SessionFile(
        int sessionId,
        int epoch,
        long nextIn,
        long nextInTaken,
        long nextOut,
        boolean isConnected,
        boolean isUp,
        long deliveredEventNumber,
        String lastEnd,
        List<Saying> sayings) {
    /** Keeps its own list. */
    public SessionFile {
        sayings = List.copyOf(sayings);
    }

    /**
     * An administrative message that moved numbers, or was to.
     *
     * @param epochNs when it came or went
     * @param isTheirs whether the counterparty said it
     * @param msgType MsgType(35): A, 5, 2 or 4
     * @param msgSeqNum MsgSeqNum(34); 0 when it had none that counts
     * @param from of A: NextExpectedMsgSeqNum(789); of 2: BeginSeqNo(7); of 4: NewSeqNo(36); of 5 for a number too low: expected
     * @param to of 2: EndSeqNo(16); of 5 for a number too low: the number that came
     * @param flag of A: ResetSeqNumFlag(141)=Y; of 4: GapFillFlag(123)=Y; of 5: whether it refuses a Logon(A)
     * @param text Text(58), or why it was refused
     */
    public record Saying(
            long epochNs,
            boolean isTheirs,
            String msgType,
            long msgSeqNum,
            long from,
            long to,
            boolean flag,
            String text) {
        boolean is(boolean theirs, String type) {
            return isTheirs == theirs && msgType.equals(type);
        }
    }
}
