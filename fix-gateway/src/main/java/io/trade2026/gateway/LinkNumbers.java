package io.trade2026.gateway;

import java.util.List;

/**
 * How a session stands with its sequence numbers.
 *
 * @param sessionId of the session file
 * @param epoch counts the resets of the numbers; -1 for a session that was never used
 * @param nextIn MsgSeqNum(34) that the counterparty's next message must have
 * @param nextInTaken lowest MsgSeqNum(34) that has not been taken yet: below nextIn while a gap is not filled
 * @param nextOut MsgSeqNum(34) of our next message
 * @param isConnected whether there is a TCP connection
 * @param isUp whether it is logged on
 * @param deliveredEventNumber last event that was told over it
 * @param lastEnd why it ended last; empty when it did not
 * @param sayings of both sides, the oldest first, since the gateway started
 */
public record LinkNumbers(
        int sessionId,
        int epoch,
        long nextIn,
        long nextInTaken,
        long nextOut,
        boolean isConnected,
        boolean isUp,
        long deliveredEventNumber,
        String lastEnd,
        List<Saying> sayings) {}
