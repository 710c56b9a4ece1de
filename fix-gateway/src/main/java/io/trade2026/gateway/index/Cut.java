package io.trade2026.gateway.index;

import org.agrona.collections.LongHashSet;

/**
 * What was taken out of one session's replay index.
 *
 * @param lostEnds positions behind the frames that are not recorded; empty when nothing was lost
 * @param lastMsgSeqNum MsgSeqNum(34) of the last message that is recorded; 0 when none is
 * @param lastEnd position behind its last frame; 0 when there is none
 */
record Cut(LongHashSet lostEnds, int lastMsgSeqNum, long lastEnd) {}
