package io.trade2026.ops.board;

import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.ops.desk.OrderRow;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Orders that are over: of the last {@link #MAX_KNOWN} what they filled, since a bust or late fill may still come, and of the last
 * {@link #MAX_ROWS} the whole image, for those who ask. Not thread-safe.
 */
final class FinishedOrders {
    static final int MAX_ROWS = 5_000;
    static final long UNKNOWN = Long.MIN_VALUE;
    private static final int MAX_KNOWN = 50_000;

    private final Long2LongHashMap cumQtyE8 = new Long2LongHashMap(UNKNOWN);
    private final ArrayDeque<Long> inOrder = new ArrayDeque<>();
    private final Long2ObjectHashMap<Ended> rows = new Long2ObjectHashMap<>();
    private final ArrayDeque<Long> rowsInOrder = new ArrayDeque<>();
    private final Map<OrdStatus, Long> counts = new TreeMap<>();
    private final OrderImageDecoder image = new OrderImageDecoder();

    private static final class Ended {
        private final byte[] image;
        private String venueOrderId = "";

        Ended(byte[] image) {
            this.image = image;
        }
    }

    boolean contains(long orderId) {
        return cumQtyE8.containsKey(orderId);
    }

    /** {@link #UNKNOWN} when it is not over, or long ago. */
    long cumQtyE8(long orderId) {
        return cumQtyE8.get(orderId);
    }

    /** It is counted once, however often its end is told. */
    void put(OrderImageDecoder order, String venueOrderId) {
        long orderId = order.orderId();
        if (!cumQtyE8.containsKey(orderId)) {
            counts.merge(order.ordStatus(), 1L, Long::sum);
            inOrder.add(orderId);
            if (inOrder.size() > MAX_KNOWN) {
                cumQtyE8.remove(inOrder.remove());
            }
        }
        cumQtyE8.put(orderId, order.cumQtyE8());
        keepRow(order, venueOrderId);
    }

    private void keepRow(OrderImageDecoder order, String venueOrderId) {
        Ended row = rows.get(order.orderId());
        if (row == null) {
            row = new Ended(room(order.orderId()));
            rows.put(order.orderId(), row);
        }
        order.buffer().getBytes(order.offset(), row.image);
        row.venueOrderId = venueOrderId;
    }

    /** That of the oldest row is used again. */
    private byte[] room(long orderId) {
        rowsInOrder.add(orderId);
        Ended oldest = rowsInOrder.size() > MAX_ROWS ? rows.remove(rowsInOrder.remove()) : null;
        return oldest == null ? new byte[OrderImageDecoder.ENCODED_LENGTH] : oldest.image;
    }

    /** A bust may give a filled order life again; it then counts as finished once more when it ends. */
    void remove(long orderId) {
        if (cumQtyE8.remove(orderId) != UNKNOWN) {
            inOrder.remove(orderId);
            rows.remove(orderId);
            rowsInOrder.remove(orderId);
        }
    }

    /** Since the journal is read, by their last state. */
    Map<OrdStatus, Long> counts() {
        return counts;
    }

    @Nullable OrderRow row(long orderId) {
        Ended ended = rows.get(orderId);
        return ended == null ? null : OrderRow.of(image.wrap(new UnsafeBuffer(ended.image), 0), ended.venueOrderId);
    }
}
