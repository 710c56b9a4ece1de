package io.trade2026.gateway.wording;

import io.trade2026.gateway.wire.FieldCursor;
import io.trade2026.gateway.wire.FixWriter;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Fields beyond the dictionary that go along with an order, a request or a report: each as {@code tag=value} with SOH behind it. One
 * thread; allocates nothing.
 */
public final class CustomFields {
    /** Bytes that a letter carries along. */
    public static final int MAX_LENGTH = 254;

    private static final byte SOH = 1;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final FieldCursor cursor = new FieldCursor();
    private int length;

    /** Creates an empty collection. */
    public CustomFields() {}

    /**
     * Collects those of a message, in its order, as far as they can be carried.
     *
     * @param message holds it
     * @param offset where it begins
     * @param bytes its length
     * @param sender says which tags go along
     * @return how many bytes all of them would take; above {@link #MAX_LENGTH} some were left out
     */
    public int collect(DirectBuffer message, int offset, int bytes, Wording sender) {
        length = 0;
        int wanted = 0;
        if (!sender.hasCustomTags()) {
            return 0;
        }
        cursor.wrap(message, offset, bytes);
        while (cursor.next()) {
            if (sender.isCustom(cursor.tag())) {
                wanted += cursor.fieldLength() + 1;
                take(message);
            }
        }
        return wanted;
    }

    private void take(DirectBuffer message) {
        int fieldLength = cursor.fieldLength();
        if (length + fieldLength + 1 <= MAX_LENGTH) {
            buffer.putBytes(length, message, cursor.fieldOffset(), fieldLength);
            buffer.putByte(length + fieldLength, SOH);
            length += fieldLength + 1;
        }
    }

    /**
     * Returns what was collected.
     *
     * @return from offset 0, written over by the next collection
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * Returns the length of what was collected.
     *
     * @return bytes, at most {@link #MAX_LENGTH}
     */
    public int length() {
        return length;
    }

    /**
     * Writes those that a receiver knows.
     *
     * @param custom holds fields as this class collects them, from offset 0
     * @param bytes their length
     * @param receiver says which tags it knows
     * @param writer of the message, at the end of its body
     */
    public void write(DirectBuffer custom, int bytes, Wording receiver, FixWriter writer) {
        if (bytes == 0 || !receiver.hasCustomTags()) {
            return;
        }
        cursor.wrap(custom, 0, bytes);
        while (cursor.next()) {
            if (receiver.isCustom(cursor.tag())) {
                writer.bytes(cursor.tag(), custom, cursor.valueOffset(), cursor.valueLength());
            }
        }
    }
}
