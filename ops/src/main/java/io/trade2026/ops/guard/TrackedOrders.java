package io.trade2026.ops.guard;

import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongArrayQueue;
import org.agrona.collections.LongHashSet;
import org.jspecify.annotations.Nullable;

/** The orders that events speak of, and their executions. Those that are over are kept for late reports, the latest of them. One thread. */
final class TrackedOrders {
    private static final int MOST_OVER = 200_000;

    private final Long2ObjectHashMap<TrackedOrder> orders = new Long2ObjectHashMap<>();
    private final LongArrayQueue over = new LongArrayQueue(Long.MIN_VALUE);
    private final LongHashSet executions = new LongHashSet();
    private long firstEvent;
    private long forgottenUpTo;

    TrackedOrders() {}

    /** The journal begins with this event. */
    void begin(long eventNumber) {
        firstEvent = eventNumber;
    }

    long firstEvent() {
        return firstEvent;
    }

    boolean isNew(long orderId) {
        return !orders.containsKey(orderId);
    }

    /** The order as far as it was followed; null when it was not. */
    @Nullable TrackedOrder find(long orderId) {
        return orders.get(orderId);
    }

    /**
     * An order, which is followed from now on. An OrderID(37) is the number of an event of the command that brought the order, so it tells how
     * old it is.
     *
     * @param command at work
     */
    TrackedOrder known(long orderId, long command) {
        TrackedOrder order = orders.get(orderId);
        if (order == null) {
            order = new TrackedOrder(orderId, command, orderId < firstEvent || orderId <= forgottenUpTo);
            orders.put(orderId, order);
        }
        return order;
    }

    /** Notes an execution; false when it was booked before. */
    boolean isFirst(long executionKey) {
        return executions.add(executionKey);
    }

    /** Lets an order go if it is over and nothing can come any more, or very many have ended since. */
    void retire(TrackedOrder order) {
        if (!order.isOver()) {
            return;
        }
        if (order.children() == 0 && order.fillCount() == 0 && order.bookedE8() == 0) {
            orders.remove(order.orderId());
            return;
        }
        if (!order.isKeptForLateReports()) {
            order.isKeptForLateReports(true);
            over.addLong(order.orderId());
        }
        while (over.size() > MOST_OVER) {
            forget(over.removeLong());
        }
    }

    private void forget(long orderId) {
        TrackedOrder oldest = orders.get(orderId);
        if (oldest == null) {
            return;
        }
        oldest.isKeptForLateReports(false);
        if (!oldest.isOver()) {
            return;
        }
        for (int i = 0; i < oldest.fillCount(); i++) {
            executions.remove(oldest.fillKey(i));
        }
        orders.remove(orderId);
        forgottenUpTo = Math.max(forgottenUpTo, orderId);
    }

    int size() {
        return orders.size();
    }
}
