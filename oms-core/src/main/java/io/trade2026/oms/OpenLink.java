package io.trade2026.oms;

import org.jspecify.annotations.Nullable;

/** Where an open order stands in one of its two groups; it links to its neighbours there. */
final class OpenLink {
    private final Order order;
    private @Nullable OpenGroup group;
    private @Nullable OpenLink before;
    private @Nullable OpenLink after;

    OpenLink(Order order) {
        this.order = order;
    }

    Order order() {
        return order;
    }

    /** Null while the order is not open. */
    @Nullable OpenGroup group() {
        return group;
    }

    @Nullable OpenLink after() {
        return after;
    }

    /** The new last one of a group. */
    void enter(OpenGroup newGroup, @Nullable OpenLink newBefore) {
        group = newGroup;
        before = newBefore;
        if (newBefore != null) {
            newBefore.after = this;
        }
    }

    /** Its neighbours join hands; returns the one before it. */
    @Nullable OpenLink leave() {
        OpenLink left = before;
        OpenLink right = after;
        if (left != null) {
            left.after = right;
        }
        if (right != null) {
            right.before = left;
        }
        group = null;
        before = null;
        after = null;
        return left;
    }
}
