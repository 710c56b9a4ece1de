package io.trade2026.gateway.framing;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What is handed on instead of a message that is too long: its header, so that its MsgSeqNum(34) counts, and a mark by which it is
 * refused. Were it passed over as garbled, it would be asked for again for ever.
 */
public final class StandIn {
    /** A field of this tag says how many bytes the message had. Not used by FIX, nor free for counterparties. */
    public static final int MARK = 9_973;

    private static final byte SOH = 1;
    /** MsgType(35), CompIDs, MsgSeqNum(34), flags and times: what a session needs to count a message and to name it. */
    private static final int[] KEPT = {
        35, 34, 43, 49, 50, 52, 56, 57, 97, 115, 116, 122, 128, 129, 142, 143, 144, 145, 1128, 1129
    };

    private final MutableDirectBuffer body = new UnsafeBuffer(new byte[2 * FrameFinder.HEAD]);
    private int at;

    StandIn() {}

    /**
     * Writes it.
     *
     * @param buffer holds the beginning of the message
     * @param from where it begins
     * @param to where its known bytes end, at least {@link FrameFinder#HEAD} behind
     * @param wholeLength of the message
     * @param into receives it
     * @return its length, less than {@link FrameFinder#HEAD}; 0 when the header is longer than that
     */
    int write(DirectBuffer buffer, int from, int to, int wholeLength, byte[] into) {
        at = 0;
        int begin = from;
        int end = endOfField(buffer, from, to);
        int endOfBegin = end;
        while (end < to && copyKept(buffer, begin, end)) {
            begin = end + 1;
            end = endOfField(buffer, begin, to);
        }
        put(MARK + "=" + wholeLength + "\1");
        String head = text(buffer, from, endOfBegin) + "\0019=" + at + "\1";
        byte[] headBytes = head.getBytes(StandardCharsets.ISO_8859_1);
        int length = headBytes.length + at + 7;
        if (length >= into.length) {
            return 0;
        }
        System.arraycopy(headBytes, 0, into, 0, headBytes.length);
        body.getBytes(0, into, headBytes.length, at);
        int sum = FrameFinder.sum(new UnsafeBuffer(into), 0, headBytes.length + at);
        byte[] trailer = ("10=" + (1_000 + sum)).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(trailer, 0, into, headBytes.length + at, 3);
        System.arraycopy(trailer, 4, into, headBytes.length + at + 3, 3);
        into[length - 1] = SOH;
        return length;
    }

    /** Takes over a field of the header; says whether the header goes on. */
    private boolean copyKept(DirectBuffer buffer, int begin, int end) {
        int tag = tag(buffer, begin, end);
        if (tag == 8 || tag == 9) {
            return true;
        }
        for (int kept : KEPT) {
            if (kept == tag && at + end - begin < body.capacity() - FrameFinder.HEAD) {
                body.putBytes(at, buffer, begin, end - begin + 1);
                at += end - begin + 1;
                return true;
            }
        }
        return false;
    }

    private void put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        body.putBytes(at, bytes);
        at += bytes.length;
    }

    private static int endOfField(DirectBuffer buffer, int from, int to) {
        int at = from;
        while (at < to && buffer.getByte(at) != SOH) {
            at++;
        }
        return at;
    }

    private static int tag(DirectBuffer buffer, int from, int to) {
        int tag = 0;
        for (int i = from; i < to && buffer.getByte(i) >= '0' && buffer.getByte(i) <= '9' && tag < 10_000; i++) {
            tag = 10 * tag + (buffer.getByte(i) - '0');
        }
        return tag;
    }

    private static String text(DirectBuffer buffer, int from, int to) {
        byte[] bytes = new byte[to - from];
        buffer.getBytes(from, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
