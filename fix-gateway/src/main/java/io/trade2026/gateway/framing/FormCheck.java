package io.trade2026.gateway.framing;

import org.agrona.MutableDirectBuffer;

/**
 * Whether Artio can count a message that is well framed. Its engine reads MsgSeqNum(34), and NewSeqNo(36) of a SequenceReset(4), from
 * whatever comes, on the thread that serves every connection. For each number that a SequenceReset passes over it writes a record there, so
 * that one to 2,000,000,000 stops all sessions for a minute, and so does one without a number, which it takes for -2,147,483,648.
 *
 * <p>Used again for the next one; one thread. Allocates nothing.
 */
final class FormCheck {
    /** How far one SequenceReset(4) may reach beyond its own number: what is written for it takes about 0.1 s. */
    static final int REACH = 4_000_000;

    private static final byte SOH = 1;
    private static final int TRAILER = 7;
    private static final int MAX_TAG_DIGITS = 9;
    private static final int MAX_DIGITS = 10;
    /** {@code 35=} and eight characters; Artio throws at more. */
    private static final int LONGEST_TYPE = 11;

    private static final long HIGHEST = 2_000_000_000;
    private static final int NO_NUMBER = -1;
    private static final int MSG_SEQ_NUM = 34;
    private static final int NEW_SEQ_NO = 36;

    private boolean isReset;
    private long number;
    private int valueAt;
    private int newSeqNoAt;
    private int endOfNewSeqNo;

    FormCheck() {}

    /** What was found. */
    enum Form {
        /** It can be read. */
        GOOD,
        /** A tag up to MsgSeqNum(34), or that number, is none, or MsgType(35) is too long for any. */
        GARBLED,
        /** NewSeqNo(36) was no number within reach; it is 0 now, which is refused by name. */
        MENDED,
        /** A ResendRequest(2) that Artio cannot hand to what resends, which takes one that fits into a packet. */
        TOO_LONG
    }

    /**
     * Looks at a message.
     *
     * @param buffer holds it
     * @param from where it begins
     * @param length of it, with its CheckSum(10)
     * @param msgTypeAt where MsgType(35) begins
     * @return what it is
     */
    Form check(MutableDirectBuffer buffer, int from, int length, int msgTypeAt) {
        int trailerAt = from + length - TRAILER;
        if (!hasType(buffer, msgTypeAt, trailerAt)) {
            return Form.GARBLED;
        }
        isReset = isType('4', buffer, msgTypeAt);
        number = NO_NUMBER;
        newSeqNoAt = 0;
        int at = msgTypeAt;
        while (at < trailerAt && (number == NO_NUMBER || (isReset && newSeqNoAt == 0))) {
            int tag = tagAt(buffer, at, trailerAt);
            int end = endOfValue(buffer, at, trailerAt);
            if ((number == NO_NUMBER || tag == MSG_SEQ_NUM) && !isCountable(tag, buffer, end)) {
                return Form.GARBLED;
            }
            if (tag == NEW_SEQ_NO && newSeqNoAt == 0) {
                newSeqNoAt = valueAt;
                endOfNewSeqNo = end;
            }
            at = end + 1;
        }
        if (length > FrameFinder.HEAD && isType('2', buffer, msgTypeAt)) {
            return Form.TOO_LONG;
        }
        return isReset && newSeqNoAt > 0 ? checkNewSeqNo(buffer, from, trailerAt) : Form.GOOD;
    }

    /** A field up to MsgSeqNum(34); of a SequenceReset(4) the engine counts by the last one before NewSeqNo(36). */
    private boolean isCountable(int tag, MutableDirectBuffer buffer, int end) {
        if (tag == MSG_SEQ_NUM) {
            number = numberAt(buffer, valueAt, end);
            return number != NO_NUMBER;
        }
        return tag != NO_NUMBER;
    }

    private static boolean hasType(MutableDirectBuffer buffer, int msgTypeAt, int trailerAt) {
        return buffer.getByte(msgTypeAt + 3) != SOH
                && endOfValue(buffer, msgTypeAt, trailerAt) - msgTypeAt <= LONGEST_TYPE;
    }

    private static boolean isType(char type, MutableDirectBuffer buffer, int msgTypeAt) {
        return buffer.getByte(msgTypeAt + 3) == type && buffer.getByte(msgTypeAt + 4) == SOH;
    }

    private Form checkNewSeqNo(MutableDirectBuffer buffer, int from, int trailerAt) {
        long newSeqNo = numberAt(buffer, newSeqNoAt, endOfNewSeqNo);
        if (newSeqNo != NO_NUMBER && newSeqNo - Math.max(0, number) <= REACH) {
            return Form.GOOD;
        }
        if (newSeqNoAt == endOfNewSeqNo) {
            return Form.GARBLED;
        }
        buffer.setMemory(newSeqNoAt, endOfNewSeqNo - newSeqNoAt, (byte) '0');
        int sum = FrameFinder.sum(buffer, from, trailerAt);
        buffer.putByte(trailerAt + 3, (byte) ('0' + sum / 100));
        buffer.putByte(trailerAt + 4, (byte) ('0' + sum / 10 % 10));
        buffer.putByte(trailerAt + 5, (byte) ('0' + sum % 10));
        return Form.MENDED;
    }

    private int tagAt(MutableDirectBuffer buffer, int from, int to) {
        int at = from;
        int tag = 0;
        while (at < to && at - from < MAX_TAG_DIGITS && isDigit(buffer.getByte(at))) {
            tag = 10 * tag + (buffer.getByte(at) - '0');
            at++;
        }
        valueAt = at + 1;
        return at > from && at < to && buffer.getByte(at) == '=' ? tag : NO_NUMBER;
    }

    private static int endOfValue(MutableDirectBuffer buffer, int from, int to) {
        int at = from;
        while (at < to && buffer.getByte(at) != SOH) {
            at++;
        }
        return at;
    }

    private static long numberAt(MutableDirectBuffer buffer, int from, int to) {
        if (from >= to || to - from > MAX_DIGITS) {
            return NO_NUMBER;
        }
        long value = 0;
        for (int at = from; at < to; at++) {
            byte digit = buffer.getByte(at);
            if (!isDigit(digit)) {
                return NO_NUMBER;
            }
            value = Math.min(HIGHEST + 1, 10 * value + (digit - '0'));
        }
        return value <= HIGHEST ? value : NO_NUMBER;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
