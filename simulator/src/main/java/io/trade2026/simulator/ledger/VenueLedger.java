package io.trade2026.simulator.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a venue remembers: every ClOrdID(11) it got, its orders and their executions. A ClOrdID that came twice is a doubled order or
 * request, which must never happen. Safe for any thread.
 */
public final class VenueLedger {
    private final Map<String, Integer> timesSeen = new LinkedHashMap<>();
    private final Map<String, String> firstClOrdIds = new HashMap<>();
    private final Map<String, OrderRow> rows = new LinkedHashMap<>();
    private final Map<String, List<Execution>> executions = new HashMap<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<Execution> allExecutions = new ArrayList<>();

    /**
     * One execution.
     *
     * @param clOrdId ClOrdID(11) that was reported with it
     */
    public record Execution(String execId, String clOrdId, BigDecimal qty, BigDecimal px) {}

    /** Notes that a D, F or G with this ClOrdID(11) came. Returns false when one had come before. */
    public synchronized boolean received(String clOrdId) {
        boolean isFirst = timesSeen.merge(clOrdId, 1, Integer::sum) == 1;
        if (!isFirst) {
            doubled.add(clOrdId);
        }
        return isFirst;
    }

    /** Notes the state of an order. */
    public synchronized void note(OrderRow row) {
        rows.put(row.firstClOrdId(), row);
        firstClOrdIds.put(row.firstClOrdId(), row.firstClOrdId());
        firstClOrdIds.put(row.clOrdId(), row.firstClOrdId());
    }

    /** Notes an execution of the order that a ClOrdID(11) names. */
    public synchronized void executed(Execution execution) {
        allExecutions.add(execution);
        String first = firstClOrdIds.getOrDefault(execution.clOrdId(), execution.clOrdId());
        executions.computeIfAbsent(first, key -> new ArrayList<>()).add(execution);
    }

    /** Returns every ClOrdID(11) that came with a D, F or G, in order, without doubles. */
    public synchronized List<String> clOrdIds() {
        return List.copyOf(timesSeen.keySet());
    }

    /** Returns each ClOrdID(11) that came a second time, once for each time. */
    public synchronized List<String> doubled() {
        return List.copyOf(doubled);
    }

    /** Returns the orders in the order of their coming. */
    public synchronized List<OrderRow> rows() {
        return List.copyOf(rows.values());
    }

    /** Returns the order that any of its ClOrdIDs names, or null. */
    public synchronized @Nullable OrderRow row(String clOrdId) {
        String first = firstClOrdIds.get(clOrdId);
        return first == null ? null : rows.get(first);
    }

    /** Returns the executions of the order that any of its ClOrdIDs names. */
    public synchronized List<Execution> executions(String clOrdId) {
        return List.copyOf(executions.getOrDefault(firstClOrdIds.getOrDefault(clOrdId, clOrdId), List.of()));
    }

    /** Returns every execution in order. */
    public synchronized List<Execution> executions() {
        return List.copyOf(allExecutions);
    }

    /** Returns how many orders are open. */
    public synchronized int openOrders() {
        return (int) rows.values().stream().filter(OrderRow::isOpen).count();
    }

    /** Returns what was traded by symbol and side. */
    public synchronized Map<String, Totals> totals() {
        return Totals.of(rows.values());
    }
}
