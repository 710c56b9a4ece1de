package io.trade2026.gateway.wire;

import io.trade2026.messages.Decimal8;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Finds the fields of one FIX message by their tags, without copying it; of a repeated tag the first one. Allocates nothing.
 *
 * <p>Tags from 10,000 on are custom tags and are not looked up.
 */
public final class FixReader {
    /** A time that is no UTCTimestamp. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private static final int MAX_TAG = 10_000;
    private static final int MAX_FIELDS = 2_048;
    private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    /** The last whole year of which nanoseconds since 1970 fit into 63 bits. */
    private static final int LAST_YEAR = 2_261;

    private static final long DAY_NS = 86_400_000_000_000L;

    private final FieldCursor cursor = new FieldCursor();
    private final int[] offsets = new int[MAX_TAG];
    private final int[] lengths = new int[MAX_TAG];
    private final int[] seen = new int[MAX_TAG];
    private final int[] tags = new int[MAX_FIELDS];
    private int fields;
    private int round;
    private DirectBuffer buffer = new UnsafeBuffer(new byte[0]);

    /** Creates a reader; one thread. */
    public FixReader() {}

    /**
     * Finds the fields of a message.
     *
     * @param message holds it, for as long as it is read
     * @param offset of BeginString(8)
     * @param length of the message in bytes
     * @return this
     */
    public FixReader wrap(DirectBuffer message, int offset, int length) {
        buffer = message;
        round++;
        fields = 0;
        cursor.wrap(message, offset, length);
        while (cursor.next()) {
            int tag = cursor.tag();
            if (tag > 0 && tag < MAX_TAG && seen[tag] != round) {
                seen[tag] = round;
                offsets[tag] = cursor.valueOffset();
                lengths[tag] = cursor.valueLength();
                if (fields < MAX_FIELDS) {
                    tags[fields++] = tag;
                }
            }
        }
        return this;
    }

    /**
     * Says whether a field is there.
     *
     * @param tag below 10,000
     * @return whether it is
     */
    public boolean has(int tag) {
        return seen[tag] == round;
    }

    /**
     * Says whether each field begins with a tag: at most nine digits before {@code =}, a number above 0.
     *
     * @return whether all do
     */
    public boolean isWellFormed() {
        return cursor.isWellFormed();
    }

    /**
     * Returns how many different tags the message has.
     *
     * @return at most 2,048; more are not counted
     */
    public int tagCount() {
        return fields;
    }

    /**
     * Returns a tag of the message, in the order of their first coming.
     *
     * @param index below {@link #tagCount()}
     * @return the tag, below 10,000
     */
    public int tagAt(int index) {
        return tags[index];
    }

    /**
     * Returns the length of a field's value.
     *
     * @param tag below 10,000
     * @return bytes, 0 when absent
     */
    public int length(int tag) {
        return has(tag) ? lengths[tag] : 0;
    }

    /**
     * Returns the only character of a field.
     *
     * @param tag below 10,000
     * @return the character, or 0 when the field is absent or longer
     */
    public byte character(int tag) {
        return length(tag) == 1 ? buffer.getByte(offsets[tag]) : 0;
    }

    /**
     * Returns a decimal number.
     *
     * @param tag below 10,000
     * @return in units of 1e-8; {@link Decimal8#NULL} when absent, else as {@link Decimal8#parse}
     */
    public long decimalE8(int tag) {
        return has(tag) ? Decimal8.parse(buffer, offsets[tag], lengths[tag]) : Decimal8.NULL;
    }

    /**
     * Returns a whole number of at most 18 digits.
     *
     * @param tag below 10,000
     * @param otherwise what to return when it is absent or not a whole number
     * @return the number
     */
    public long integer(int tag, long otherwise) {
        int length = length(tag);
        if (length == 0 || length > 18) {
            return otherwise;
        }
        long value = 0;
        int at = offsets[tag];
        boolean negative = buffer.getByte(at) == '-';
        for (int i = negative ? 1 : 0; i < length; i++) {
            byte b = buffer.getByte(at + i);
            if (b < '0' || b > '9') {
                return otherwise;
            }
            value = value * 10 + (b - '0');
        }
        return negative ? -value : value;
    }

    /**
     * Says whether a flag is Y.
     *
     * @param tag below 10,000
     * @return whether it is there and Y
     */
    public boolean isYes(int tag) {
        return character(tag) == 'Y';
    }

    /**
     * Copies a value into a field of fixed width, padded with zeros.
     *
     * @param tag below 10,000
     * @param to receives it
     * @param offset of the first byte
     * @param width of the field
     * @return whether it fitted; an absent value fits
     */
    public boolean copy(int tag, MutableDirectBuffer to, int offset, int width) {
        int length = length(tag);
        to.setMemory(offset, width, (byte) 0);
        if (length > width) {
            return false;
        }
        if (length > 0) {
            to.putBytes(offset, buffer, offsets[tag], length);
        }
        return true;
    }

    /**
     * Returns a value as text, for the edges.
     *
     * @param tag below 10,000
     * @return empty when absent
     */
    public String text(int tag) {
        int length = length(tag);
        if (length == 0) {
            return "";
        }
        byte[] bytes = new byte[length];
        buffer.getBytes(offsets[tag], bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns the buffer that the message is in.
     *
     * @return as wrapped
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * Returns where a value begins.
     *
     * @param tag of a field that is there
     * @return offset in {@link #buffer()}
     */
    public int offset(int tag) {
        return offsets[tag];
    }

    /**
     * Reads a UTCTimestamp: {@code yyyyMMdd-HH:mm:ss} with 0, 3, 6 or 9 places.
     *
     * @param tag below 10,000
     * @return epoch nanoseconds, or {@link #NO_TIME} when absent or not of this form
     */
    public long epochNs(int tag) {
        int length = length(tag);
        int at = offsets[tag];
        if (length < 17 || buffer.getByte(at + 8) != '-') {
            return NO_TIME;
        }
        long dayNumber = dayNumber(at);
        long hour = digits(at + 9, 2);
        long minute = digits(at + 12, 2);
        long second = digits(at + 15, 2);
        if (dayNumber == NO_TIME || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return NO_TIME;
        }
        long fractionNs = length == 17 ? 0 : fractionNs(at, length);
        if (fractionNs < 0) {
            return NO_TIME;
        }
        return dayNumber * DAY_NS + ((hour * 60 + minute) * 60 + second) * 1_000_000_000L + fractionNs;
    }

    /** What is behind the seconds; below 0 when it is no fraction. */
    private long fractionNs(int at, int length) {
        int places = length - 18;
        if (places < 1 || places > 9 || buffer.getByte(at + 17) != '.') {
            return -1;
        }
        long fractionNs = digits(at + 18, places);
        for (int i = places; i < 9; i++) {
            fractionNs *= 10;
        }
        return fractionNs;
    }

    /**
     * Reads a LocalMktDate.
     *
     * @param tag below 10,000
     * @param otherwise what to return when it is absent or no date
     * @return yyyymmdd
     */
    public int dateYmd(int tag, int otherwise) {
        if (length(tag) != 8 || !isDay(offsets[tag])) {
            return otherwise;
        }
        return (int) digits(offsets[tag], 8);
    }

    private long dayNumber(int at) {
        long year = digits(at, 4);
        long month = digits(at + 4, 2);
        long day = digits(at + 6, 2);
        if (!isDay(at) || year > LAST_YEAR) {
            return NO_TIME;
        }
        // Days from civil, era by era of 400 years: exact for every Gregorian date.
        long y = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(y, 400);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    private boolean isDay(int at) {
        long year = digits(at, 4);
        long month = digits(at + 4, 2);
        long day = digits(at + 6, 2);
        return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, (int) month);
    }

    private static int daysOf(long year, int month) {
        boolean isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && isLeapYear ? 29 : DAYS_OF_MONTH[month - 1];
    }

    private long digits(int at, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            byte b = buffer.getByte(at + i);
            if (b < '0' || b > '9') {
                return -1;
            }
            value = value * 10 + (b - '0');
        }
        return value;
    }
}
