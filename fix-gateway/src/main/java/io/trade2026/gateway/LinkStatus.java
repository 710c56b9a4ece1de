package io.trade2026.gateway;

import io.trade2026.sessions.SessionDefinition;
import java.util.Map;

/**
 * One FIX session as it is now. Counts are since the gateway started.
 *
 * @param definition of the session file
 * @param state ACTIVE, CONNECTED (not logged on) or DISCONNECTED
 * @param isUp whether it is logged on
 * @param lastReceivedMsgSeqNum MsgSeqNum(34) received last
 * @param lastSentMsgSeqNum MsgSeqNum(34) sent last
 * @param remoteAddress of the connection; empty when there is none
 * @param sinceEpochNs when it came or went last; 0 when never
 * @param received messages by MsgType(35)
 * @param sent messages by MsgType(35)
 * @param refused messages by reason
 */
public record LinkStatus(
        SessionDefinition definition,
        String state,
        boolean isUp,
        long lastReceivedMsgSeqNum,
        long lastSentMsgSeqNum,
        String remoteAddress,
        long sinceEpochNs,
        Map<String, Long> received,
        Map<String, Long> sent,
        Map<String, Long> refused) {}
