package io.trade2026.ops.board;

import io.trade2026.messages.sbe.OrderImageDecoder;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which orders somebody wants to see.
 *
 * @param sessions ids of the sessions whose orders; null: of all
 * @param account Account(1); empty: all
 * @param symbol Symbol(55); empty: all
 * @param find a part of OrderID(37), ClOrdID(11), Account(1) or Symbol(55), whatever its case; empty: all
 */
public record OrderFilter(@Nullable Set<Integer> sessions, String account, String symbol, String find) {
    /** All of them. */
    public static final OrderFilter ALL = new OrderFilter(null, "", "", "");

    /** Keeps its own set. */
    public OrderFilter {
        sessions = sessions == null ? null : Set.copyOf(sessions);
        find = find.toLowerCase(Locale.ROOT);
    }

    boolean takes(OrderImageDecoder order) {
        return (sessions == null || sessions.contains(order.sessionId()))
                && (account.isEmpty() || account.equals(order.terms().account()))
                && (symbol.isEmpty() || symbol.equals(order.terms().symbol()))
                && (find.isEmpty() || isFound(order));
    }

    private boolean isFound(OrderImageDecoder order) {
        return ("o" + order.orderId()).contains(find)
                || holds(order.clOrdId())
                || holds(order.terms().account())
                || holds(order.terms().symbol());
    }

    private boolean holds(String text) {
        return text.toLowerCase(Locale.ROOT).contains(find);
    }
}
