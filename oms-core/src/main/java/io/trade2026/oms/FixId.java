package io.trade2026.oms;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** An id of a counterparty, such as ClOrdID(11) or ExecID(17): 40 bytes, padded with zeros, held as five longs. */
final class FixId {
    static final int LENGTH = 40;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long first;
    private long second;
    private long third;
    private long fourth;
    private long fifth;

    void read(DirectBuffer buffer, int offset) {
        first = word(buffer, offset, 0);
        second = word(buffer, offset, 1);
        third = word(buffer, offset, 2);
        fourth = word(buffer, offset, 3);
        fifth = word(buffer, offset, 4);
    }

    void write(MutableDirectBuffer buffer, int offset) {
        buffer.putLong(offset, first, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(offset + 8, second, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(offset + 16, third, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(offset + 24, fourth, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(offset + 32, fifth, ByteOrder.LITTLE_ENDIAN);
    }

    void clear() {
        first = 0;
        second = 0;
        third = 0;
        fourth = 0;
        fifth = 0;
    }

    void set(FixId other) {
        first = other.first;
        second = other.second;
        third = other.third;
        fourth = other.fourth;
        fifth = other.fifth;
    }

    boolean isSameAs(FixId other) {
        return first == other.first
                && second == other.second
                && third == other.third
                && fourth == other.fourth
                && fifth == other.fifth;
    }

    boolean isEmpty() {
        return first == 0;
    }

    boolean matches(DirectBuffer buffer, int offset) {
        return first == word(buffer, offset, 0)
                && second == word(buffer, offset, 1)
                && third == word(buffer, offset, 2)
                && fourth == word(buffer, offset, 3)
                && fifth == word(buffer, offset, 4);
    }

    int hash(int scope) {
        return mix(scope, first, second, third, fourth, fifth);
    }

    static int hash(int scope, DirectBuffer buffer, int offset) {
        return mix(
                scope,
                word(buffer, offset, 0),
                word(buffer, offset, 1),
                word(buffer, offset, 2),
                word(buffer, offset, 3),
                word(buffer, offset, 4));
    }

    private static int mix(int scope, long a, long b, long c, long d, long e) {
        long hash = scope * MIX;
        hash = (hash ^ a) * MIX;
        hash = (Long.rotateLeft(hash, 29) ^ b) * MIX;
        hash = (Long.rotateLeft(hash, 29) ^ c) * MIX;
        hash = (Long.rotateLeft(hash, 29) ^ d) * MIX;
        hash = (Long.rotateLeft(hash, 29) ^ e) * MIX;
        return (int) (hash ^ (hash >>> 32));
    }

    private static long word(DirectBuffer buffer, int offset, int index) {
        return buffer.getLong(offset + index * Long.BYTES, ByteOrder.LITTLE_ENDIAN);
    }
}
