package io.trade2026.app.explain;

import io.trade2026.sequencer.media.RecordedEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/** The events of some orders, copied, and which of them tell decisions; and marks of all events from some number on, to be compared with. */
final class OrderEvents implements RecordedEvents.Handler {
    private final Set<Long> orders;
    private final OrderLetters letters;
    private final long from;
    private final List<Copy> copies = new ArrayList<>();
    private final TreeSet<Long> decisions = new TreeSet<>();
    private final LongArrayList hashes = new LongArrayList();
    private long first;

    /**
     * One event.
     *
     * @param number of it
     * @param epochNs its time
     * @param letter its bytes
     */
    record Copy(long number, long epochNs, UnsafeBuffer letter) {}

    /**
     * Looks for the events of these orders.
     *
     * @param orders by OrderID(37)
     * @param letters reads events
     * @param from number of the first event that is compared
     */
    OrderEvents(Set<Long> orders, OrderLetters letters, long from) {
        this.orders = orders;
        this.letters = letters;
        this.from = from;
    }

    @Override
    public void onEvent(long eventNumber, long epochNs, DirectBuffer buffer, int offset, int length) {
        if (eventNumber < from) {
            return;
        }
        first = first == 0 ? eventNumber : first;
        hashes.addLong(hash(buffer, offset, length));
        if (!orders.contains(letters.orderId(buffer, offset))) {
            return;
        }
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        copies.add(new Copy(eventNumber, epochNs, new UnsafeBuffer(bytes)));
        if (letters.isDecision()) {
            decisions.add(eventNumber);
        }
    }

    /** Tells two letters apart; equal for equal ones. */
    private static long hash(DirectBuffer buffer, int offset, int length) {
        long hash = length;
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            hash = hash * 0x9E37_79B9_7F4A_7C15L + buffer.getLong(offset + at);
            hash ^= hash >>> 29;
        }
        for (; at < length; at++) {
            hash = hash * 31 + buffer.getByte(offset + at);
        }
        return hash;
    }

    /** Whether the journal holds an event, and the same bytes; empty when it does not hold it, or it was not to be compared. */
    Optional<Boolean> isSame(long eventNumber, DirectBuffer buffer, int offset, int length) {
        long at = eventNumber - first;
        return first == 0 || at < 0 || at >= hashes.size()
                ? Optional.empty()
                : Optional.of(hashes.getLong((int) at) == hash(buffer, offset, length));
    }

    /** All events of the orders, in their order. */
    List<Copy> copies() {
        return copies;
    }

    /** Numbers of the events that tell what was decided. */
    NavigableSet<Long> decisions() {
        return decisions;
    }
}
