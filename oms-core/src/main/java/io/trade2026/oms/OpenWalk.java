package io.trade2026.oms;

import org.jspecify.annotations.Nullable;

/**
 * A way through all orders of a scope that were open when it began: group by group, each in the order in which they opened. It may rest
 * between two commands: it is moved on when the order that it would come to next is open no longer.
 */
final class OpenWalk {
    private final OpenGroups groups;
    private final OpenScope scope;
    private final long lastPlace;
    private @Nullable OpenLink next;

    OpenWalk(OpenGroups groups, OpenScope scope, long lastPlace, @Nullable OpenLink next) {
        this.groups = groups;
        this.scope = scope;
        this.lastPlace = lastPlace;
        this.next = next == null ? null : orBehind(next, group(next));
    }

    private static OpenGroup group(OpenLink link) {
        OpenGroup group = link.group();
        if (group == null) {
            throw new IllegalStateException("a walk is at an order that is not open: orderId="
                    + link.order().orderId());
        }
        return group;
    }

    /** This one, or the first of the groups behind its own when it opened after the walk began; so did all behind it, then. */
    private @Nullable OpenLink orBehind(@Nullable OpenLink link, OpenGroup group) {
        OpenLink found = link;
        OpenGroup in = group;
        while (found == null || found.order().openPlace() > lastPlace) {
            found = groups.firstBehind(in, scope);
            if (found == null) {
                return null;
            }
            in = group(found);
        }
        return found;
    }

    /** The next order; null behind the last one. */
    @Nullable Order take() {
        OpenLink taken = next;
        if (taken == null) {
            return null;
        }
        next = orBehind(taken.after(), group(taken));
        return taken.order();
    }

    boolean isOver() {
        return next == null;
    }

    /** Whether it will come to an open order yet. */
    boolean isAhead(Order order) {
        OpenLink coming = next;
        OpenGroup its = order.openLink(scope).group();
        if (coming == null || its == null || order.openPlace() > lastPlace || !scope.holds(its)) {
            return false;
        }
        int behind = its.compareTo(group(coming));
        return behind > 0 || (behind == 0 && order.openPlace() >= coming.order().openPlace());
    }

    /** An order is about to leave its groups. */
    void leaves(Order order) {
        OpenLink coming = next;
        if (coming != null && coming.order() == order) {
            next = orBehind(coming.after(), group(coming));
        }
    }

    /** Of the order that comes next; 0 behind the last one. */
    long nextOrderId() {
        OpenLink coming = next;
        return coming == null ? 0 : coming.order().orderId();
    }

    long lastPlace() {
        return lastPlace;
    }
}
