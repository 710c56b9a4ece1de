package io.trade2026.simulator.certify.orders;

import io.trade2026.simulator.certify.orders.DeskDoor.OrderView;
import io.trade2026.simulator.certify.orders.Scenario.State;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds the orders in the core of the system, and what is reserved for them, against a scenario. */
final class StateCheck {
    private static final Map<String, String> STATUS = Map.ofEntries(
            Map.entry("0", "NEW"),
            Map.entry("1", "PARTIALLY_FILLED"),
            Map.entry("2", "FILLED"),
            Map.entry("3", "DONE_FOR_DAY"),
            Map.entry("4", "CANCELED"),
            Map.entry("5", "REPLACED"),
            Map.entry("6", "PENDING_CANCEL"),
            Map.entry("7", "STOPPED"),
            Map.entry("8", "REJECTED"),
            Map.entry("9", "SUSPENDED"),
            Map.entry("A", "PENDING_NEW"),
            Map.entry("B", "CALCULATED"),
            Map.entry("C", "EXPIRED"),
            Map.entry("E", "PENDING_REPLACE"));

    private final Floor floor;
    private final String session;
    private final Bindings bindings;

    StateCheck(Floor floor, String session, Bindings bindings) {
        this.floor = floor;
        this.session = session;
        this.bindings = bindings;
    }

    /** How the orders stand where they should stand otherwise; null when all is right, or there is nobody to ask. */
    @Nullable String fault(List<State> states) {
        DeskDoor desk = floor.target().desk();
        if (desk == null) {
            return null;
        }
        for (State state : states) {
            String fault = fault(desk, state);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private @Nullable String fault(DeskDoor desk, State state) {
        String symbol = state.fields().getOrDefault("orderId", "");
        String orderId = bindings.of(symbol);
        if (orderId == null) {
            orderId = newest(desk, clOrdId(state));
            String fault = orderId == null ? "no new order in the core" : bindings.bind(symbol, orderId);
            if (fault != null || orderId == null) {
                return symbol + " " + fault;
            }
        }
        OrderView view = desk.order(orderId);
        if (view == null) {
            return symbol + " (" + orderId + ") is not in the core";
        }
        return isAsExpected(state, view) ? null : view.toString();
    }

    /**
     * Nothing was told about it yet: the open order of the session that has its ClOrdID(11), and no symbol. The list may come a moment late,
     * and have an order of the scenario before.
     */
    private @Nullable String newest(DeskDoor desk, String clOrdId) {
        long end = System.nanoTime() + floor.target().patienceMillis() * 1_000_000;
        do {
            for (String orderId : desk.openOrders(session)) {
                OrderView view = bindings.isBound("O", orderId) ? null : desk.order(orderId);
                if (view != null && view.clOrdId().equals(clOrdId)) {
                    return orderId;
                }
            }
        } while (System.nanoTime() < end);
        return null;
    }

    private String clOrdId(State state) {
        String symbol = state.fields().get("clOrdId");
        return symbol == null ? "" : bindings.chosen(symbol);
    }

    private boolean isAsExpected(State state, OrderView view) {
        Map<String, String> fields = state.fields();
        return view.clOrdId().equals(clOrdId(state))
                && view.ordStatus().equals(STATUS.get(fields.getOrDefault("ordStatus", "")))
                && isSame(view.orderQty(), fields.get("orderQty"))
                && isSame(view.cumQty(), fields.get("cumQty"))
                && isSame(view.leavesQty(), fields.get("leavesQty"))
                && isSame(view.avgPx(), fields.get("avgPx"))
                && isSame(view.reservedQty(), fields.get("riskOpenQty"))
                && view.pending() == state.pending().size();
    }

    private static boolean isSame(String actual, @Nullable String expected) {
        return expected == null || new BigDecimal(actual).compareTo(new BigDecimal(expected)) == 0;
    }
}
