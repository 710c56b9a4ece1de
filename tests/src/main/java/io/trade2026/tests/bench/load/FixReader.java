package io.trade2026.tests.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Cuts a stream of bytes into FIX messages and finds their fields. Trusts its peer; one thread; allocates nothing per message. */
final class FixReader {
    private static final byte SOH = 1;
    private static final int TAGS = 1024;
    private static final int LONGEST_MESSAGE = 16 * 1024;
    private static final int TRAILER = "10=000|".length();

    private final byte[] bytes = new byte[256 * 1024];
    private final int[] valueAt = new int[TAGS];
    private final int[] valueEnd = new int[TAGS];
    private final int[] seenIn = new int[TAGS];
    private int message;
    private int start;
    private int limit;

    /** Reads what the peer has sent, waiting for at least one byte; false when the peer has closed. */
    boolean fill(InputStream in) throws IOException {
        if (start == limit) {
            start = 0;
            limit = 0;
        } else if (bytes.length - limit < LONGEST_MESSAGE) {
            System.arraycopy(bytes, start, bytes, 0, limit - start);
            limit -= start;
            start = 0;
        }
        int count = in.read(bytes, limit, bytes.length - limit);
        limit += Math.max(count, 0);
        return count >= 0;
    }

    /** Goes to the next message that is complete; false when more bytes are needed. */
    boolean next() {
        int at = start;
        while (at < limit && bytes[at] != SOH) {
            at++;
        }
        at += "|9=".length();
        int length = 0;
        while (at < limit && bytes[at] != SOH) {
            length = 10 * length + bytes[at++] - '0';
        }
        int end = at + 1 + length + TRAILER;
        if (at >= limit || end > limit) {
            return false;
        }
        if (bytes[start] != '8' || bytes[end - TRAILER] != '1' || bytes[end - 1] != SOH) {
            throw new IllegalStateException(
                    "not FIX: " + new String(bytes, start, end - start, StandardCharsets.US_ASCII));
        }
        message++;
        fields(at + 1, end - TRAILER);
        start = end;
        return true;
    }

    private void fields(int from, int end) {
        int at = from;
        while (at < end) {
            int tag = 0;
            while (bytes[at] != '=') {
                tag = 10 * tag + bytes[at++] - '0';
            }
            int value = ++at;
            while (bytes[at] != SOH) {
                at++;
            }
            if (tag < TAGS) {
                valueAt[tag] = value;
                valueEnd[tag] = at;
                seenIn[tag] = message;
            }
            at++;
        }
    }

    boolean has(int tag) {
        return seenIn[tag] == message;
    }

    /** Returns the first byte of a field, 0 when the message does not have it. */
    byte first(int tag) {
        return has(tag) ? bytes[valueAt[tag]] : 0;
    }

    /** Returns the digits of a field as one number, whatever else stands between them: 100.25 is 10025 and B17 is 17. */
    long digits(int tag) {
        long number = 0;
        for (int at = valueAt[tag]; has(tag) && at < valueEnd[tag]; at++) {
            if (bytes[at] >= '0' && bytes[at] <= '9') {
                number = 10 * number + bytes[at] - '0';
            }
        }
        return number;
    }

    /** Returns a decimal field in hundredths, whatever number of places it is written with. */
    long hundredths(int tag) {
        long number = 0;
        int places = -1;
        for (int at = valueAt[tag]; has(tag) && at < valueEnd[tag] && places < 2; at++) {
            if (bytes[at] == '.') {
                places = 0;
            } else {
                number = 10 * number + bytes[at] - '0';
                places = places < 0 ? places : places + 1;
            }
        }
        for (int missing = Math.max(places, 0); missing < 2; missing++) {
            number *= 10;
        }
        return number;
    }

    String text(int tag) {
        return has(tag) ? new String(bytes, valueAt[tag], valueEnd[tag] - valueAt[tag], StandardCharsets.US_ASCII) : "";
    }

    /** Copies a field into a message that is being written. */
    void copy(int tag, FixWriter into) {
        copyAs(tag, tag, into);
    }

    /** Copies the value of a field into another field of a message that is being written. */
    void copyAs(int tag, int otherTag, FixWriter into) {
        into.bytes(otherTag, bytes, valueAt[tag], valueEnd[tag] - valueAt[tag]);
    }
}
