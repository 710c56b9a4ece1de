package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Fields of the counterparties' own that go along with an order to its venue and back: as they came, never looked into.
 *
 * <p>Only requests that carry some have such an object.
 */
final class CustomFields {
    /** The longest that a letter holds, in bytes. */
    static final int MAX_LENGTH = 254;

    static final int ROW_LENGTH = 8 + 4 + 2 + 2 + MAX_LENGTH;

    private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private int length;

    void read(DirectBuffer from) {
        length = Math.min(from.capacity(), MAX_LENGTH);
        bytes.putBytes(0, from, 0, length);
    }

    DirectBuffer bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Its row: whose order, which of its requests, and whether they are the order's. */
    void save(MutableDirectBuffer buffer, int row, long orderId, int request, boolean isTheOrders) {
        buffer.putLong(row, orderId, LITTLE_ENDIAN);
        buffer.putInt(row + 8, request, LITTLE_ENDIAN);
        buffer.putShort(row + 12, (short) length, LITTLE_ENDIAN);
        buffer.putByte(row + 14, (byte) (isTheOrders ? 1 : 0));
        buffer.putBytes(row + 16, bytes, 0, length);
    }

    static long orderId(DirectBuffer buffer, int row) {
        return buffer.getLong(row, LITTLE_ENDIAN);
    }

    static int request(DirectBuffer buffer, int row) {
        return buffer.getInt(row + 8, LITTLE_ENDIAN);
    }

    static boolean isTheOrders(DirectBuffer buffer, int row) {
        return buffer.getByte(row + 14) != 0;
    }

    void load(DirectBuffer buffer, int row) {
        length = buffer.getShort(row + 12, LITTLE_ENDIAN);
        bytes.putBytes(0, buffer, row + 16, length);
    }
}
