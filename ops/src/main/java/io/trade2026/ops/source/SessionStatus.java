package io.trade2026.ops.source;

import java.util.Map;

/**
 * One FIX session. Counts are totals since the gateway started.
 *
 * @param sessionId of the session file
 * @param compId of the counterparty
 * @param kind of the counterparty
 * @param client it trades for; empty for a venue
 * @param state a word of the gateway's for people: ACTIVE, DISCONNECTED, OUTSIDE_HOURS …
 * @param isUp whether it is logged on
 * @param lastReceivedMsgSeqNum MsgSeqNum(34) received last
 * @param lastSentMsgSeqNum MsgSeqNum(34) sent last
 * @param remoteAddress of the connection; empty when there is none
 * @param sinceEpochNs when it came or went last; 0 when never
 * @param received messages by MsgType(35)
 * @param sent messages by MsgType(35)
 * @param refused messages by the reason, a stable word
 */
public record SessionStatus(
        int sessionId,
        String compId,
        SessionKind kind,
        String client,
        String state,
        boolean isUp,
        long lastReceivedMsgSeqNum,
        long lastSentMsgSeqNum,
        String remoteAddress,
        long sinceEpochNs,
        Map<String, Long> received,
        Map<String, Long> sent,
        Map<String, Long> refused) {
    /** Keeps its own maps. */
    public SessionStatus {
        received = Map.copyOf(received);
        sent = Map.copyOf(sent);
        refused = Map.copyOf(refused);
    }
}
