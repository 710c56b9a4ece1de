package io.trade2026.oms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders that live although what they fall under is stopped: a bust or a replace of before brought them back. A sweep takes them up
 * at the end of the command.
 */
final class Strays {
    private final KillScopes scopes;
    private final List<Order> found = new ArrayList<>();

    Strays(KillScopes scopes) {
        this.scopes = scopes;
    }

    /** An order lives after what has happened to it. */
    void lives(Order order) {
        if (order.sweptBy() < scopes.count(order) && !found.contains(order)) {
            found.add(order);
        }
    }

    /** Whether a switch stops an order. */
    boolean isStopped(Order order) {
        return scopes.stopping(order) != null;
    }

    @Nullable Order take() {
        return found.isEmpty() ? null : found.remove(0);
    }
}
