package io.trade2026.gateway.framing;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Finds where one FIX message ends. A message is well framed when it begins with BeginString(8), BodyLength(9) and MsgType(35), has
 * CheckSum(10) where BodyLength says, and the sum is right. What is not is garbled, and goes on at the next {@code 8=FIX}.
 *
 * <p>Used again for the next one; one thread. Allocates nothing.
 */
final class FrameFinder {
    /** CheckSum(10) with its end: always three digits. */
    private static final int TRAILER = 7;

    private static final byte SOH = 1;
    private static final int MIN_BEGIN = 7;
    private static final int MAX_BEGIN = 16;
    private static final int MAX_DIGITS = 7;
    private static final long EVEN_BYTES = 0x00FF_00FF_00FF_00FFL;
    private static final int LANES_HOLD = 128;
    /** A length above this is taken for a slip and not for a long message. */
    private static final int PLAUSIBLE = 1 << 20;
    /** Of a message that is too long this much is awaited before it is called so: its header is in it. */
    static final int HEAD = 1_024;

    private static final int MORE = -2;
    private static final int NONE = -1;

    private final int longest;
    private int length;
    private int endOfLength;
    private int missing;
    private @Nullable Fault fault;

    /** What was found. */
    enum Find {
        /** A whole message. */
        MESSAGE,
        /** The beginning of one. */
        BEGINNING,
        /** The beginning of one that is longer than what is taken. */
        TOO_LONG,
        /** Bytes to be passed over. */
        GARBLED
    }

    /**
     * Sets the limit.
     *
     * @param longest message that is taken, bytes
     */
    FrameFinder(int longest) {
        this.longest = longest;
    }

    /** Length of what was found, bytes; of a beginning what is there of it, of one that is too long what it will have. */
    int length() {
        return length;
    }

    /** Where MsgType(35) begins in a message that was found. */
    int msgTypeAt() {
        return endOfLength + 1;
    }

    /** How many bytes a beginning lacks at least. */
    int missing() {
        return missing;
    }

    /** Why it is garbled. */
    Fault fault() {
        return fault == null ? Fault.NO_BEGIN : fault;
    }

    /**
     * Looks at what begins at an offset.
     *
     * @param buffer holds it
     * @param from where it begins
     * @param to where the bytes end, above {@code from}
     * @return what it is; {@link #length()} says how long
     */
    Find find(DirectBuffer buffer, int from, int to) {
        if (!isBegin(buffer, from, to)) {
            return garbled(Fault.NO_BEGIN, buffer, from, to);
        }
        int bodyLength = bodyLength(buffer, from, to);
        missing = 1;
        if (bodyLength == MORE) {
            return beginning(buffer, from, to);
        }
        if (bodyLength < 0) {
            return garbled(Fault.FIRST_FIELDS, buffer, from, to);
        }
        long total = (long) (endOfLength + 1 - from) + bodyLength + TRAILER;
        if (total > PLAUSIBLE) {
            return garbled(Fault.BODY_LENGTH, buffer, from, to);
        }
        if (from + total > to) {
            Find found = beginning(buffer, from, to);
            missing = (int) (from + total - to);
            if (found == Find.BEGINNING && total > longest && to - from >= HEAD) {
                length = (int) total;
                return Find.TOO_LONG;
            }
            return found;
        }
        length = (int) total;
        int trailerAt = from + length - TRAILER;
        if (!isTrailer(buffer, trailerAt)) {
            return garbled(Fault.BODY_LENGTH, buffer, from, to);
        }
        if (sum(buffer, from, trailerAt) != checkSum(buffer, trailerAt)) {
            fault = Fault.CHECK_SUM;
            return Find.GARBLED;
        }
        return total > longest ? Find.TOO_LONG : Find.MESSAGE;
    }

    private static boolean isBegin(DirectBuffer buffer, int from, int to) {
        int known = Math.min(to - from, 5);
        return (known < 1 || buffer.getByte(from) == '8')
                && (known < 2 || buffer.getByte(from + 1) == '=')
                && (known < 3 || buffer.getByte(from + 2) == 'F')
                && (known < 4 || buffer.getByte(from + 3) == 'I')
                && (known < 5 || buffer.getByte(from + 4) == 'X');
    }

    /** BodyLength(9) as second field with MsgType(35) behind it; {@link #MORE} when there are too few bytes yet, NONE when it is not so. */
    private int bodyLength(DirectBuffer buffer, int from, int to) {
        int at = from + MIN_BEGIN - 2;
        while (at < to && buffer.getByte(at) != SOH) {
            at++;
            if (at - from > MAX_BEGIN) {
                return NONE;
            }
        }
        if (at + 3 > to) {
            return at + 1 < to && buffer.getByte(at + 1) != '9' ? NONE : MORE;
        }
        if (buffer.getByte(at + 1) != '9' || buffer.getByte(at + 2) != '=') {
            return NONE;
        }
        return lengthAt(buffer, at + 3, to);
    }

    private int lengthAt(DirectBuffer buffer, int first, int to) {
        int at = first;
        int value = 0;
        while (at < to && at - first < MAX_DIGITS && isDigit(buffer.getByte(at))) {
            value = value * 10 + (buffer.getByte(at) - '0');
            at++;
        }
        if (at == to) {
            return MORE;
        }
        if (at == first || buffer.getByte(at) != SOH) {
            return NONE;
        }
        endOfLength = at;
        return startsMsgType(buffer, at + 1, to) ? (at + 4 < to ? value : MORE) : NONE;
    }

    private static boolean startsMsgType(DirectBuffer buffer, int at, int to) {
        return (at >= to || buffer.getByte(at) == '3')
                && (at + 1 >= to || buffer.getByte(at + 1) == '5')
                && (at + 2 >= to || buffer.getByte(at + 2) == '=');
    }

    /** What is there is no whole message, unless a whole one follows behind a CheckSum(10): then BodyLength(9) was too large. */
    private Find beginning(DirectBuffer buffer, int from, int to) {
        for (int at = from + MIN_BEGIN; at + 5 <= to; at++) {
            if (buffer.getByte(at) == '8'
                    && buffer.getByte(at - 1) == SOH
                    && at - from > 2 * TRAILER
                    && isTrailer(buffer, at - TRAILER)
                    && isBegin(buffer, at, to)
                    && isWhole(buffer, at, to)) {
                length = at - from;
                fault = Fault.BODY_LENGTH;
                return Find.GARBLED;
            }
        }
        length = to - from;
        return Find.BEGINNING;
    }

    private boolean isWhole(DirectBuffer buffer, int at, int to) {
        int kept = endOfLength;
        int bodyLength = bodyLength(buffer, at, to);
        int trailerAt = endOfLength + 1 + bodyLength;
        endOfLength = kept;
        return bodyLength >= 0
                && bodyLength < PLAUSIBLE
                && trailerAt + TRAILER <= to
                && isTrailer(buffer, trailerAt)
                && sum(buffer, at, trailerAt) == checkSum(buffer, trailerAt);
    }

    /** Goes on at the next begin of a message, or what may become one. */
    private Find garbled(Fault why, DirectBuffer buffer, int from, int to) {
        int at = from + 1;
        while (at < to && !isBegin(buffer, at, to)) {
            at++;
        }
        length = at - from;
        fault = why;
        return Find.GARBLED;
    }

    private static boolean isTrailer(DirectBuffer buffer, int at) {
        return buffer.getByte(at - 1) == SOH
                && buffer.getByte(at) == '1'
                && buffer.getByte(at + 1) == '0'
                && buffer.getByte(at + 2) == '='
                && isDigit(buffer.getByte(at + 3))
                && isDigit(buffer.getByte(at + 4))
                && isDigit(buffer.getByte(at + 5))
                && buffer.getByte(at + 6) == SOH;
    }

    private static int checkSum(DirectBuffer buffer, int at) {
        return 100 * (buffer.getByte(at + 3) - '0')
                + 10 * (buffer.getByte(at + 4) - '0')
                + (buffer.getByte(at + 5) - '0');
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** The sum of bytes, modulo 256, eight at a time: four lanes of 16 bits hold 128 pairs without running over. */
    static int sum(DirectBuffer buffer, int from, int to) {
        int sum = 0;
        int at = from;
        while (to - at >= Long.BYTES) {
            long lanes = 0;
            for (int i = 0; i < LANES_HOLD && to - at >= Long.BYTES; i++) {
                long eight = buffer.getLong(at);
                lanes += (eight & EVEN_BYTES) + (eight >>> 8 & EVEN_BYTES);
                at += Long.BYTES;
            }
            sum += (int) ((lanes & 0xFFFF) + (lanes >>> 16 & 0xFFFF) + (lanes >>> 32 & 0xFFFF) + (lanes >>> 48));
        }
        while (at < to) {
            sum += buffer.getByte(at++);
        }
        return sum & 0xFF;
    }
}
