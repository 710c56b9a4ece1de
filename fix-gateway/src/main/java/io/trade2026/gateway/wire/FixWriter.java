package io.trade2026.gateway.wire;

import io.trade2026.messages.Decimal8;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Lays down one FIX message, field by field, and completes it with BeginString(8), BodyLength(9) and CheckSum(10). Allocates
 * nothing.
 */
public final class FixWriter {
    private static final byte SOH = 1;
    private static final int CAPACITY = 16 * 1024;
    private static final int BODY_AT = 32;
    private static final byte[] BODY_LENGTH = {'9', '='};
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_S = 86_400;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final UnsafeBuffer digits = new UnsafeBuffer(new byte[32]);
    private String beginString = "";
    private int start;
    private int at = BODY_AT;
    private long dayOfDate = Long.MIN_VALUE;
    private final byte[] date = new byte[8];

    /** Creates a writer; one thread. */
    public FixWriter() {}

    /**
     * Begins a message with its header.
     *
     * @param version of the session
     * @param msgType MsgType(35)
     * @param senderCompId SenderCompID(49)
     * @param targetCompId TargetCompID(56)
     * @param msgSeqNum MsgSeqNum(34)
     * @param sendingEpochNs SendingTime(52)
     * @return this
     */
    public FixWriter begin(
            FixVersion version,
            String msgType,
            byte[] senderCompId,
            byte[] targetCompId,
            int msgSeqNum,
            long sendingEpochNs) {
        beginString = version.beginString();
        at = BODY_AT;
        text(35, msgType);
        bytes(49, senderCompId, senderCompId.length);
        bytes(56, targetCompId, targetCompId.length);
        integer(34, msgSeqNum);
        time(52, sendingEpochNs);
        return this;
    }

    /**
     * Writes a text.
     *
     * @param tag of the field
     * @param value US-ASCII
     * @return this
     */
    public FixWriter text(int tag, String value) {
        tag(tag);
        at += buffer.putStringWithoutLengthAscii(at, value);
        return end();
    }

    /**
     * Writes a character.
     *
     * @param tag of the field
     * @param value US-ASCII
     * @return this
     */
    public FixWriter character(int tag, int value) {
        tag(tag);
        buffer.putByte(at++, (byte) value);
        return end();
    }

    /**
     * Writes a whole number.
     *
     * @param tag of the field
     * @param value any
     * @return this
     */
    public FixWriter integer(int tag, long value) {
        tag(tag);
        at += buffer.putLongAscii(at, value);
        return end();
    }

    /**
     * Writes a letter and a whole number: the ids that this house gives.
     *
     * @param tag of the field
     * @param letter that the id begins with
     * @param value not negative
     * @return this
     */
    public FixWriter id(int tag, char letter, long value) {
        tag(tag);
        buffer.putByte(at++, (byte) letter);
        at += buffer.putLongAscii(at, value);
        return end();
    }

    /**
     * Writes a decimal number.
     *
     * @param tag of the field
     * @param valueE8 in units of 1e-8
     * @return this
     */
    public FixWriter decimal(int tag, long valueE8) {
        tag(tag);
        at += Decimal8.format(valueE8, buffer, at);
        return end();
    }

    /**
     * Writes a decimal number unless it is {@link Decimal8#NULL}.
     *
     * @param tag of the field
     * @param valueE8 in units of 1e-8
     * @return this
     */
    public FixWriter decimalIfAny(int tag, long valueE8) {
        return valueE8 == Decimal8.NULL ? this : decimal(tag, valueE8);
    }

    /**
     * Writes a field of fixed width without its zeros, unless it is empty.
     *
     * @param tag of the field
     * @param from holds it
     * @param offset of the first byte
     * @param width of the field
     * @return this
     */
    public FixWriter paddedIfAny(int tag, DirectBuffer from, int offset, int width) {
        int length = 0;
        while (length < width && from.getByte(offset + length) != 0) {
            length++;
        }
        return length == 0 ? this : bytes(tag, from, offset, length);
    }

    /**
     * Writes bytes as they are.
     *
     * @param tag of the field
     * @param from holds them
     * @param offset of the first
     * @param length how many
     * @return this
     */
    public FixWriter bytes(int tag, DirectBuffer from, int offset, int length) {
        tag(tag);
        buffer.putBytes(at, from, offset, length);
        at += length;
        return end();
    }

    private FixWriter bytes(int tag, byte[] from, int length) {
        tag(tag);
        buffer.putBytes(at, from, 0, length);
        at += length;
        return end();
    }

    /**
     * Writes a UTCTimestamp with milliseconds.
     *
     * @param tag of the field
     * @param epochNs UTC
     * @return this
     */
    public FixWriter time(int tag, long epochNs) {
        tag(tag);
        long second = Math.floorDiv(epochNs, SECOND_NS);
        long day = Math.floorDiv(second, DAY_S);
        date(day);
        buffer.putBytes(at, date, 0, date.length);
        at += date.length;
        long ofDay = second - day * DAY_S;
        buffer.putByte(at++, (byte) '-');
        pair(ofDay / 3600);
        buffer.putByte(at++, (byte) ':');
        pair(ofDay / 60 % 60);
        buffer.putByte(at++, (byte) ':');
        pair(ofDay % 60);
        buffer.putByte(at++, (byte) '.');
        long millis = Math.floorMod(epochNs, SECOND_NS) / 1_000_000;
        buffer.putByte(at++, (byte) ('0' + millis / 100));
        pair(millis % 100);
        return end();
    }

    private void pair(long value) {
        buffer.putByte(at++, (byte) ('0' + value / 10));
        buffer.putByte(at++, (byte) ('0' + value % 10));
    }

    private void date(long day) {
        if (day == dayOfDate) {
            return;
        }
        dayOfDate = day;
        String text = java.time.LocalDate.ofEpochDay(day).format(java.time.format.DateTimeFormatter.BASIC_ISO_DATE);
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, date, 0, date.length);
    }

    private void tag(int tag) {
        at += buffer.putNaturalIntAscii(at, tag);
        buffer.putByte(at++, (byte) '=');
    }

    private FixWriter end() {
        buffer.putByte(at++, SOH);
        return this;
    }

    /**
     * Returns where the body begins, with MsgType(35), while the message is not finished.
     *
     * @return offset in {@link #buffer()}
     */
    public int bodyOffset() {
        return BODY_AT;
    }

    /**
     * Returns the length of the body so far.
     *
     * @return bytes
     */
    public int bodyLength() {
        return at - BODY_AT;
    }

    /**
     * Puts another body in the place of the one that was written.
     *
     * @param from holds it
     * @param offset of MsgType(35)
     * @param length of all its fields
     */
    public void replaceBody(DirectBuffer from, int offset, int length) {
        buffer.putBytes(BODY_AT, from, offset, length);
        at = BODY_AT + length;
    }

    /**
     * Completes the message.
     *
     * @return its length in bytes; it begins at {@link #offset()} of {@link #buffer()}
     */
    public int finish() {
        int bodyLength = at - BODY_AT;
        int count = digits.putNaturalIntAscii(0, bodyLength);
        int headLength = 2 + beginString.length() + 1 + BODY_LENGTH.length + count + 1;
        start = BODY_AT - headLength;
        int head = start;
        buffer.putByte(head++, (byte) '8');
        buffer.putByte(head++, (byte) '=');
        head += buffer.putStringWithoutLengthAscii(head, beginString);
        buffer.putByte(head++, SOH);
        buffer.putBytes(head, BODY_LENGTH);
        head += BODY_LENGTH.length;
        buffer.putBytes(head, digits, 0, count);
        head += count;
        buffer.putByte(head, SOH);
        int sum = 0;
        for (int i = start; i < at; i++) {
            sum += buffer.getByte(i) & 0xFF;
        }
        sum &= 0xFF;
        tag(10);
        buffer.putByte(at++, (byte) ('0' + sum / 100));
        pair(sum % 100);
        end();
        return at - start;
    }

    /**
     * Returns where the message is.
     *
     * @return the buffer, written over by the next message
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * Returns where the finished message begins.
     *
     * @return offset in {@link #buffer()}
     */
    public int offset() {
        return start;
    }
}
