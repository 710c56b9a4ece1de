package io.trade2026.sequencer.node;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Leaves out words of zeros. Rows of a snapshot are mostly padded names and absent numbers, so a third to a fifth of the bytes remains,
 * and what the archive has to checksum and write while the core stands still shrinks as much.
 *
 * <pre>
 *   [ mask of 8 words │ the words that are not zero ] …  [ up to 7 bytes as they are ]
 * </pre>
 *
 * <p>Sums all words up on the way, so that a change of any bit on the way to the disk and back is seen. Allocates nothing.
 */
final class ZeroPacking {
    private static final int WORDS = 8;
    private static final int GROUP = WORDS * Long.BYTES;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int ROTATION = 29;

    private final UnsafeBuffer plain = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer packed = new UnsafeBuffer(0, 0);
    private long checksum;

    /** Most bytes that a record of a length can become. */
    static int longestOf(final int length) {
        return length + length / GROUP + 1;
    }

    /** Over all words packed or unpacked so far, in their order. */
    long checksum() {
        return checksum;
    }

    /**
     * Packs one record.
     *
     * @return how many bytes it became
     */
    int pack(final DirectBuffer from, final int offset, final int length, final MutableDirectBuffer to, final int at) {
        plain.wrap(from, offset, length);
        packed.wrap(to, at, longestOf(length));
        final int end = length & -Long.BYTES;
        long sum = checksum;
        int out = 0;
        int in = 0;
        while (in < end) {
            final int maskAt = out++;
            final int groupEnd = Math.min(in + GROUP, end);
            int mask = 0;
            for (int bit = 1; in < groupEnd; in += Long.BYTES, bit <<= 1) {
                final long word = plain.getLong(in);
                sum = Long.rotateLeft(sum ^ word, ROTATION) * MIX;
                if (word != 0) {
                    packed.putLong(out, word);
                    out += Long.BYTES;
                    mask |= bit;
                }
            }
            packed.putByte(maskAt, (byte) mask);
        }
        for (; in < length; in++) {
            final byte rest = plain.getByte(in);
            sum = Long.rotateLeft(sum ^ rest, ROTATION) * MIX;
            packed.putByte(out++, rest);
        }
        checksum = sum;
        return out;
    }

    /**
     * Unpacks one record.
     *
     * @param length of the record, not packed
     * @return how many packed bytes were read
     */
    int unpack(
            final DirectBuffer from, final int offset, final MutableDirectBuffer to, final int at, final int length) {
        plain.wrap(to, at, length);
        packed.wrap(from, offset, Math.min(longestOf(length), from.capacity() - offset));
        final int end = length & -Long.BYTES;
        long sum = checksum;
        int in = 0;
        int out = 0;
        while (out < end) {
            int mask = packed.getByte(in++);
            final int groupEnd = Math.min(out + GROUP, end);
            for (; out < groupEnd; out += Long.BYTES, mask >>>= 1) {
                long word = 0;
                if ((mask & 1) != 0) {
                    word = packed.getLong(in);
                    in += Long.BYTES;
                }
                sum = Long.rotateLeft(sum ^ word, ROTATION) * MIX;
                plain.putLong(out, word);
            }
        }
        for (; out < length; out++) {
            final byte rest = packed.getByte(in++);
            sum = Long.rotateLeft(sum ^ rest, ROTATION) * MIX;
            plain.putByte(out, rest);
        }
        checksum = sum;
        return in;
    }
}
