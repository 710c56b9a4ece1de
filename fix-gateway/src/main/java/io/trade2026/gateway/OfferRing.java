package io.trade2026.gateway;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Commands in their order, each with the key of the FIX message that it was made of; bounded. Allocates nothing. */
final class OfferRing {
    /** Most commands, a power of two. */
    static final int MOST = 2_048;

    private static final int MASK = MOST - 1;
    private static final int BYTES = 2 << 20;

    private final UnsafeBuffer letters = new UnsafeBuffer(new byte[BYTES]);
    private final int[] offsets = new int[MOST];
    private final int[] lengths = new int[MOST];
    private final int[] sessionIds = new int[MOST];
    private final int[] epochs = new int[MOST];
    private final long[] msgSeqNums = new long[MOST];
    private long head;
    private long tail;

    OfferRing() {}

    /** Says how many there are. */
    int size() {
        return (int) (tail - head);
    }

    /** Number of the oldest one, counted up for ever. */
    long head() {
        return head;
    }

    /** Number of the next one. */
    long tail() {
        return tail;
    }

    /** Says whether there is room for one more. */
    boolean hasRoom(int length) {
        return size() < MOST && place(length) >= 0;
    }

    /** Adds one, for which there must be room. A sessionId of 0 says that no FIX message caused it. */
    void add(DirectBuffer buffer, int length, int sessionId, int epoch, long msgSeqNum) {
        int place = place(length);
        if (place < 0 || size() == MOST) {
            throw new IllegalStateException(
                    "no room for a command of " + length + " bytes behind " + size() + " others");
        }
        int at = (int) tail & MASK;
        letters.putBytes(place, buffer, 0, length);
        offsets[at] = place;
        lengths[at] = length;
        sessionIds[at] = sessionId;
        epochs[at] = epoch;
        msgSeqNums[at] = msgSeqNum;
        tail++;
    }

    /** Where a command fits in one piece; -1 when nowhere. */
    private int place(int length) {
        if (head == tail) {
            return length <= BYTES ? 0 : -1;
        }
        int first = offset(head);
        int behind = offset(tail - 1) + length(tail - 1);
        if (behind > first) {
            return length <= BYTES - behind ? behind : length < first ? 0 : -1;
        }
        return length < first - behind ? behind : -1;
    }

    DirectBuffer letters() {
        return letters;
    }

    int offset(long number) {
        return offsets[(int) number & MASK];
    }

    int length(long number) {
        return lengths[(int) number & MASK];
    }

    /** Drops all before a number. */
    void dropBefore(long number) {
        head = Math.max(head, Math.min(number, tail));
    }

    /** Number of the one that a FIX message caused; -1 when it is not there. */
    long find(int sessionId, int epoch, long msgSeqNum) {
        for (long number = head; number < tail; number++) {
            int at = (int) number & MASK;
            if (msgSeqNums[at] == msgSeqNum && sessionIds[at] == sessionId && epochs[at] == epoch) {
                return number;
            }
        }
        return -1;
    }

    /** Number of the last one of a session that the core has heard, by how far it has heard the session; -1 when there is none. */
    long lastHeard(int sessionId, int epoch, long msgSeqNum) {
        for (long number = tail - 1; number >= head; number--) {
            int at = (int) number & MASK;
            if (sessionIds[at] == sessionId
                    && (epochs[at] < epoch || (epochs[at] == epoch && msgSeqNums[at] <= msgSeqNum))) {
                return number;
            }
        }
        return -1;
    }
}
