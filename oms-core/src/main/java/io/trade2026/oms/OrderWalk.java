package io.trade2026.oms;

import org.jspecify.annotations.Nullable;

/**
 * A way through all orders that were there when it began, in the order of their arrival, that may rest between two commands: the store
 * moves it on when the order that it would come to next is forgotten.
 */
final class OrderWalk {
    private final long lastOrderId;
    private @Nullable Order next;

    OrderWalk(@Nullable Order first, long lastOrderId) {
        this.next = first;
        this.lastOrderId = lastOrderId;
    }

    /** The next order; null behind the last one. */
    @Nullable Order take() {
        Order order = isOver() ? null : next;
        next = order == null ? null : order.next();
        return order;
    }

    boolean isOver() {
        Order order = next;
        return order == null || order.orderId() > lastOrderId;
    }

    /** Whether it will come to an order yet. */
    boolean isAhead(Order order) {
        return !isOver() && order.orderId() >= nextOrderId() && order.orderId() <= lastOrderId;
    }

    /** An order leaves the store. */
    void leaves(Order order) {
        if (order == next) {
            next = order.next();
        }
    }

    /** Of the order that comes next; 0 behind the last one. */
    long nextOrderId() {
        Order order = next;
        return order == null ? 0 : order.orderId();
    }

    long lastOrderId() {
        return lastOrderId;
    }
}
