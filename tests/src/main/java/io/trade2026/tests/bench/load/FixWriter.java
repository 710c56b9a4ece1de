package io.trade2026.tests.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes FIX 4.4 messages one behind the other into one array, ready for a single write. One thread; allocates nothing per message. */
final class FixWriter {
    private static final byte SOH = 1;
    private static final int HEADER_ROOM = 24;
    private static final byte[] BEGIN_STRING = "8=FIX.4.4\0019=".getBytes(StandardCharsets.US_ASCII);
    private static final long DAY_MS = 86_400_000L;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

    private final byte[] batch = new byte[256 * 1024];
    private final byte[] digits = new byte[20];
    private byte[] date = new byte[0];
    private long dateIs = -1;
    private int begin;
    private int bodyAt;
    private int position;

    /** Begins a message with its header; the body follows. */
    void begin(char msgType, byte[] senderCompId, byte[] targetCompId, long msgSeqNum, long nowEpochMs) {
        begin = position;
        bodyAt = begin + HEADER_ROOM;
        position = bodyAt;
        character(35, msgType);
        text(49, senderCompId);
        text(56, targetCompId);
        number(34, msgSeqNum);
        time(52, nowEpochMs);
    }

    void character(int tag, char value) {
        tag(tag);
        batch[position++] = (byte) value;
        batch[position++] = SOH;
    }

    void text(int tag, byte[] value) {
        bytes(tag, value, 0, value.length);
    }

    void bytes(int tag, byte[] from, int offset, int length) {
        tag(tag);
        System.arraycopy(from, offset, batch, position, length);
        position += length;
        batch[position++] = SOH;
    }

    void number(int tag, long value) {
        tag(tag);
        digits(value);
        batch[position++] = SOH;
    }

    /** Writes a letter and a number of nine digits, such as B000000017. */
    void id(int tag, char letter, long number) {
        tag(tag);
        batch[position++] = (byte) letter;
        padded(number, 9);
        batch[position++] = SOH;
    }

    void hundredths(int tag, long value) {
        tag(tag);
        digits(value / 100);
        batch[position++] = '.';
        padded(value % 100, 2);
        batch[position++] = SOH;
    }

    void time(int tag, long epochMs) {
        if (Math.floorDiv(epochMs, DAY_MS) != dateIs) {
            dateIs = Math.floorDiv(epochMs, DAY_MS);
            date = DATE.format(Instant.ofEpochMilli(epochMs)).getBytes(StandardCharsets.US_ASCII);
        }
        tag(tag);
        System.arraycopy(date, 0, batch, position, date.length);
        position += date.length;
        batch[position++] = '-';
        long ms = Math.floorMod(epochMs, DAY_MS);
        padded(ms / 3_600_000, 2);
        batch[position++] = ':';
        padded(ms / 60_000 % 60, 2);
        batch[position++] = ':';
        padded(ms / 1_000 % 60, 2);
        batch[position++] = '.';
        padded(ms % 1_000, 3);
        batch[position++] = SOH;
    }

    /** Ends the message: BodyLength(9) goes in front of the body, which moves up to it, and CheckSum(10) behind. */
    void end() {
        int length = position - bodyAt;
        int bodyEnd = position;
        position = begin;
        System.arraycopy(BEGIN_STRING, 0, batch, position, BEGIN_STRING.length);
        position += BEGIN_STRING.length;
        digits(length);
        batch[position++] = SOH;
        System.arraycopy(batch, bodyAt, batch, position, bodyEnd - bodyAt);
        position += length;
        int sum = 0;
        for (int at = begin; at < position; at++) {
            sum += batch[at];
        }
        tag(10);
        padded(sum & 0xFF, 3);
        batch[position++] = SOH;
    }

    boolean hasRoom() {
        return batch.length - position > 4096;
    }

    byte[] batch() {
        return batch;
    }

    int length() {
        return position;
    }

    void clear() {
        position = 0;
    }

    private void tag(int tag) {
        digits(tag);
        batch[position++] = '=';
    }

    private void digits(long value) {
        int count = 0;
        long rest = value;
        do {
            digits[count++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        while (count > 0) {
            batch[position++] = digits[--count];
        }
    }

    private void padded(long value, int width) {
        long rest = value;
        for (int at = position + width - 1; at >= position; at--) {
            batch[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        position += width;
    }
}
