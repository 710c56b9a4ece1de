package io.trade2026.gateway;

import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a counterparty sent ahead of a gap, kept until the gap is filled, so that it need not be sent again: whole messages, and the
 * numbers of those that have had their effect. No more than {@link #MOST} of them and {@link #MOST_BYTES}; what does not fit is asked
 * for again. It does not outlive the process, and need not: what the core has not heard is read from the archive again.
 */
final class EarlyMessages {
    static final int MOST = 4_096;
    static final int MOST_BYTES = 1 << 20;

    private final Long2ObjectHashMap<Early> byMsgSeqNum = new Long2ObjectHashMap<>();
    private int bytes;

    /**
     * One of them.
     *
     * @param message as it came; null: only its number counts
     * @param messageType MsgType(35), packed as Artio does
     * @param receivedEpochNs when it was read from the socket
     * @param nextMsgSeqNum the number after it, or after all that it stands for
     */
    record Early(@Nullable DirectBuffer message, long messageType, long receivedEpochNs, long nextMsgSeqNum) {
        int length() {
            return message == null ? 0 : message.capacity();
        }
    }

    EarlyMessages() {}

    /**
     * Keeps a message.
     *
     * @return false when there is no room
     */
    boolean keep(long msgSeqNum, DirectBuffer buffer, int offset, int length, long messageType, long receivedEpochNs) {
        if (byMsgSeqNum.containsKey(msgSeqNum)) {
            return true;
        }
        if (bytes + length > MOST_BYTES) {
            return false;
        }
        byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        return put(msgSeqNum, new Early(new UnsafeBuffer(copy), messageType, receivedEpochNs, msgSeqNum + 1));
    }

    /**
     * Remembers numbers that need not come again.
     *
     * @param msgSeqNum the first
     * @param nextMsgSeqNum the one after the last
     */
    void heard(long msgSeqNum, long nextMsgSeqNum) {
        if (!byMsgSeqNum.containsKey(msgSeqNum)) {
            put(msgSeqNum, new Early(null, 0, 0, nextMsgSeqNum));
        }
    }

    private boolean put(long msgSeqNum, Early early) {
        if (byMsgSeqNum.size() >= MOST) {
            return false;
        }
        byMsgSeqNum.put(msgSeqNum, early);
        bytes += early.length();
        return true;
    }

    /** The one with a number; null when it has not come. */
    @Nullable Early find(long msgSeqNum) {
        return byMsgSeqNum.isEmpty() ? null : byMsgSeqNum.get(msgSeqNum);
    }

    /** Lets go what came in its turn after all, or was taken. */
    void forgetBelow(long msgSeqNum) {
        if (byMsgSeqNum.isEmpty()) {
            return;
        }
        var entries = byMsgSeqNum.entrySet().iterator();
        while (entries.hasNext()) {
            entries.next();
            if (entries.getLongKey() < msgSeqNum) {
                bytes -= entries.getValue().length();
                entries.remove();
            }
        }
    }

    void clear() {
        byMsgSeqNum.clear();
        bytes = 0;
    }
}
