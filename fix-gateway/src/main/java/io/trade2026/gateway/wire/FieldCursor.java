package io.trade2026.gateway.wire;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Goes over the fields of one FIX message in their order, without copying it. A data field that follows the field with its length, such
 * as EncodedText(355) behind EncodedTextLen(354), may hold SOH. Allocates nothing.
 */
public final class FieldCursor {
    private static final byte SOH = 1;
    private static final int MAX_DIGITS = 9;
    private static final int NONE = 0;

    private DirectBuffer buffer = new UnsafeBuffer(new byte[0]);
    private int end;
    private int next;
    private int begin;
    private int value;
    private int valueLength;
    private int tag;
    private boolean isWellFormed = true;
    private int dataTag = NONE;
    private int dataLength;

    /** Creates a cursor; one thread. */
    public FieldCursor() {}

    /**
     * Stands before the first field.
     *
     * @param message holds it, for as long as it is read
     * @param offset of the first field
     * @param length of all fields in bytes
     * @return this
     */
    public FieldCursor wrap(DirectBuffer message, int offset, int length) {
        buffer = message;
        next = offset;
        end = offset + length;
        isWellFormed = true;
        dataTag = NONE;
        return this;
    }

    /**
     * Goes to the next field.
     *
     * @return false when there is none
     */
    public boolean next() {
        if (next >= end) {
            return false;
        }
        int at = next;
        begin = at;
        int number = 0;
        byte b = buffer.getByte(at);
        while (b >= '0' && b <= '9' && at < end - 1) {
            number = at - begin < MAX_DIGITS ? number * 10 + (b - '0') : number;
            b = buffer.getByte(++at);
        }
        value = ++at;
        tag = b == '=' ? number : NONE;
        isWellFormed &= tag > NONE && value - begin <= MAX_DIGITS + 1;
        at = isData(at) ? at + dataLength : endOfValue(at);
        valueLength = Math.max(0, at - value);
        next = at + 1;
        expectData();
        return true;
    }

    private int endOfValue(int from) {
        int at = from;
        while (at < end && buffer.getByte(at) != SOH) {
            at++;
        }
        return at;
    }

    private boolean isData(int at) {
        return tag == dataTag && tag != NONE && dataLength < end - at && buffer.getByte(at + dataLength) == SOH;
    }

    private void expectData() {
        dataTag = dataTagOf(tag);
        if (dataTag != NONE) {
            dataLength = 0;
            for (int i = 0; i < valueLength && dataLength >= 0; i++) {
                int digit = buffer.getByte(value + i) - '0';
                dataLength = digit >= 0 && digit <= 9 && dataLength < 1_000_000 ? dataLength * 10 + digit : -1;
            }
            dataTag = dataLength < 0 ? NONE : dataTag;
        }
    }

    /** The data field whose length a field tells; 0 when it tells none. */
    private static int dataTagOf(int lengthTag) {
        return switch (lengthTag) {
            case 90, 95, 212, 348, 350, 352, 354, 356, 358, 360, 362, 364, 445, 618, 621, 1401, 1403 -> lengthTag + 1;
            case 93 -> 89;
            default -> NONE;
        };
    }

    /**
     * Returns the tag of the field.
     *
     * @return 0 when it has none
     */
    public int tag() {
        return tag;
    }

    /**
     * Returns where the field begins, with its tag.
     *
     * @return offset in the buffer
     */
    public int fieldOffset() {
        return begin;
    }

    /**
     * Returns the length of the field with its tag and without its SOH.
     *
     * @return bytes
     */
    public int fieldLength() {
        return value + valueLength - begin;
    }

    /**
     * Returns where the value begins.
     *
     * @return offset in the buffer
     */
    public int valueOffset() {
        return value;
    }

    /**
     * Returns the length of the value.
     *
     * @return bytes
     */
    public int valueLength() {
        return valueLength;
    }

    /**
     * Says whether each field so far began with a tag: at most nine digits before {@code =}, a number above 0.
     *
     * @return whether all did
     */
    public boolean isWellFormed() {
        return isWellFormed;
    }

    /**
     * Returns the buffer that the message is in.
     *
     * @return as wrapped
     */
    public DirectBuffer buffer() {
        return buffer;
    }
}
