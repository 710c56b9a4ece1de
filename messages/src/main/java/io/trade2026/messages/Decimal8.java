package io.trade2026.messages;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Decimal numbers of FIX as longs in units of 1e-8: exact, never rounded on the way in.
 *
 * <p>A FIX float is an optional minus, digits, and an optional point with digits (FIX 4.4 Vol 1, data types); no plus,
 * no exponent, no space.
 */
public final class Decimal8 {
    /** 1. */
    public static final long ONE = 100_000_000L;
    /** Absent; the null value of int64 in the letters. */
    public static final long NULL = Long.MIN_VALUE;
    /** Not a decimal number in the sense of FIX. */
    public static final long MALFORMED = Long.MIN_VALUE + 1;
    /** More than eight places that are not zero. */
    public static final long TOO_FINE = Long.MIN_VALUE + 2;
    /** Beyond 92,233,720,368 or a result that does not fit. */
    public static final long OVERFLOW = Long.MIN_VALUE + 3;

    private static final int PLACES = 8;
    private static final int MAX_TEXT = 21;

    private Decimal8() {}

    /**
     * Says whether a parsed value is a number.
     *
     * @param valueE8 what {@link #parse} gave
     * @return whether it is none of the sentinels
     */
    public static boolean isNumber(long valueE8) {
        return valueE8 > OVERFLOW;
    }

    /**
     * Reads a FIX float. Allocates nothing.
     *
     * @param buffer holds the text
     * @param offset of its first byte
     * @param length of the text in bytes
     * @return the value in units of 1e-8, or {@link #MALFORMED}, {@link #TOO_FINE} or {@link #OVERFLOW}
     */
    public static long parse(DirectBuffer buffer, int offset, int length) {
        int end = offset + length;
        boolean negative = length > 0 && buffer.getByte(offset) == '-';
        int at = negative ? offset + 1 : offset;
        long value = 0;
        int places = -1;
        int digits = 0;
        boolean tooFine = false;
        for (; at < end; at++) {
            byte b = buffer.getByte(at);
            if (b == '.' && places < 0) {
                places = 0;
                continue;
            }
            if (b < '0' || b > '9') {
                return MALFORMED;
            }
            digits++;
            int digit = b - '0';
            if (places == PLACES) {
                tooFine |= digit != 0;
                continue;
            }
            if (value == OVERFLOW || value > (Long.MAX_VALUE - digit) / 10) {
                value = OVERFLOW;
            } else {
                value = value * 10 + digit;
            }
            places = places < 0 ? places : places + 1;
        }
        return digits == 0 ? MALFORMED : scaled(value, places, tooFine, negative);
    }

    private static long scaled(long unscaled, int places, boolean tooFine, boolean negative) {
        if (unscaled == OVERFLOW) {
            return OVERFLOW;
        }
        long value = unscaled;
        for (int i = Math.max(places, 0); i < PLACES; i++) {
            if (value > Long.MAX_VALUE / 10) {
                return OVERFLOW;
            }
            value *= 10;
        }
        if (tooFine) {
            return TOO_FINE;
        }
        return negative ? -value : value;
    }

    /**
     * Reads a FIX float from a text, for the edges.
     *
     * @param text such as {@code 99.95}
     * @return as {@link #parse(DirectBuffer, int, int)}
     */
    public static long parse(CharSequence text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            bytes[i] = c < 128 ? (byte) c : (byte) '?';
        }
        return parse(new org.agrona.concurrent.UnsafeBuffer(bytes), 0, bytes.length);
    }

    /**
     * Writes a number without trailing zeros: {@code 10000}, {@code 0.5}, {@code -1.00000001}. Allocates nothing.
     *
     * @param valueE8 in units of 1e-8
     * @param buffer receives the text, at most 21 bytes
     * @param offset of the first byte
     * @return length of the text in bytes
     */
    public static int format(long valueE8, MutableDirectBuffer buffer, int offset) {
        int at = offset;
        if (valueE8 < 0) {
            buffer.putByte(at++, (byte) '-');
        }
        long whole = Math.abs(valueE8 / ONE);
        long fraction = Math.abs(valueE8 % ONE);
        at += buffer.putLongAscii(at, whole);
        if (fraction == 0) {
            return at - offset;
        }
        buffer.putByte(at++, (byte) '.');
        for (long unit = ONE / 10; fraction > 0; unit /= 10) {
            buffer.putByte(at++, (byte) ('0' + fraction / unit));
            fraction %= unit;
        }
        return at - offset;
    }

    /**
     * Writes a number as text, for the edges.
     *
     * @param valueE8 in units of 1e-8
     * @return as {@link #format}
     */
    public static String toText(long valueE8) {
        var buffer = new org.agrona.concurrent.UnsafeBuffer(new byte[MAX_TEXT]);
        return buffer.getStringWithoutLengthAscii(0, format(valueE8, buffer, 0));
    }
}
