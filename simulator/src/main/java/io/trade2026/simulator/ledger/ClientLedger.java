package io.trade2026.simulator.ledger;

import io.trade2026.simulator.link.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import quickfix.Message;

/**
 * What a client remembers: each order it sent, what it was told of it, and whether that makes sense. A report that came twice, a
 * CumQty(14) that is not the sum of the fills, or an answer about an unknown order is a problem. Safe for any thread.
 */
public final class ClientLedger {
    private static final Pattern CODE = Pattern.compile("^(?:RSK\\|)?([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)");
    private static final int MAX_PROBLEMS = 1_000;

    private final Map<String, SentOrder> orders = new LinkedHashMap<>();
    private final Map<String, SentOrder> byAnyId = new HashMap<>();
    private final Map<String, SentOrder> open = new LinkedHashMap<>();
    private final Map<String, SentOrder> asking = new LinkedHashMap<>();
    private final Map<String, Long> sentNs = new HashMap<>();
    private final Map<String, Integer> rejects = new TreeMap<>();
    private final Map<String, Integer> cancelRejects = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Histogram latencyNs = new Histogram(3);
    private int resentReports;

    /** Notes a NewOrderSingle(D) that is about to be sent. */
    public synchronized void sending(Message order, long nowNs) {
        SentOrder sent = new SentOrder(order);
        orders.put(sent.firstClOrdId(), sent);
        byAnyId.put(sent.firstClOrdId(), sent);
        open.put(sent.firstClOrdId(), sent);
        sentNs.put(sent.firstClOrdId(), nowNs);
    }

    /** Notes an F or G for an order that was sent and is about to get it. */
    public synchronized void requesting(Message request) {
        SentOrder order = byAnyId.get(Fields.text(request, 41, ""));
        if (order == null) {
            throw new IllegalArgumentException("no order for " + Fields.readable(request));
        }
        String clOrdId = Fields.text(request, 11, "");
        byAnyId.put(clOrdId, order);
        order.request(clOrdId);
        asking.put(order.firstClOrdId(), order);
    }

    /** Takes in an application message that came. */
    public synchronized void received(Message message, long nowNs) {
        switch (Fields.msgType(message)) {
            case "8" -> report(message, nowNs);
            case "9" -> cancelReject(message);
            case "j" -> refusedBelow(message, Fields.text(message, 379, ""));
            default -> {}
        }
        notifyAll();
    }

    private void report(Message report, long nowNs) {
        String clOrdId = Fields.text(report, 11, "");
        SentOrder order = byAnyId.get(clOrdId);
        if (order == null) {
            problem("a report for an order that was never sent: " + Fields.readable(report));
            return;
        }
        Long atNs = sentNs.remove(clOrdId);
        if (atNs != null) {
            latencyNs.recordValue(Math.max(1, nowNs - atNs));
        }
        if (Fields.isPossDup(report)) {
            resentReports++;
        }
        String fault = order.report(report);
        if (fault != null && !(fault.equals(SentOrder.SEEN) && Fields.isPossDup(report))) {
            problem(fault + ": " + Fields.readable(report));
        }
        if (Fields.character(report, 150, ' ') == '8' && fault == null) {
            rejects.merge(code(report, 103), 1, Integer::sum);
        }
        if (!order.isOpen()) {
            open.remove(order.firstClOrdId());
        }
    }

    private void cancelReject(Message reject) {
        SentOrder order = byAnyId.get(Fields.text(reject, 11, ""));
        if (order == null || !order.answer(Fields.text(reject, 11, ""))) {
            if (!Fields.isPossDup(reject)) {
                problem("an answer to a request that does not wait for one: " + Fields.readable(reject));
            }
            return;
        }
        order.noLongerPending(Fields.character(reject, 39, OrderRow.UNANSWERED));
        if (!order.isOpen()) {
            // Filled while the cancel was pending, which the fill's 39=6 hid.
            open.remove(order.firstClOrdId());
        }
        cancelRejects.merge(code(reject, 102), 1, Integer::sum);
    }

    private void refusedBelow(Message message, String clOrdId) {
        SentOrder order = byAnyId.get(clOrdId);
        problem("refused below the order level: " + Fields.readable(message));
        if (order != null) {
            order.answer(clOrdId);
        }
    }

    /** Returns the code with which Text(58) begins, else the number of the given reason tag. */
    private static String code(Message message, int reasonTag) {
        Matcher matcher = CODE.matcher(Fields.text(message, 58, ""));
        return matcher.find() ? matcher.group(1) : reasonTag + "=" + Fields.text(message, reasonTag, "");
    }

    private void problem(String text) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(text);
        }
    }

    /** Notes something that must not have happened, a Reject(3) for example. */
    public synchronized void complain(String text) {
        problem(text);
    }

    /** Returns the orders that were sent, in order. */
    public synchronized List<OrderRow> rows() {
        return orders.values().stream().map(SentOrder::row).toList();
    }

    /** Returns the order that any of its ClOrdIDs names, or null. */
    public synchronized @Nullable OrderRow row(String clOrdId) {
        SentOrder order = byAnyId.get(clOrdId);
        return order == null ? null : order.row();
    }

    /** Returns the orders that are open, or not answered yet. */
    public synchronized List<OrderRow> openRows() {
        return open.values().stream().map(SentOrder::row).toList();
    }

    /** Returns how many orders are open, or not answered yet. */
    public synchronized int openOrders() {
        return open.size();
    }

    /** Returns the open and answered orders for which no cancel or replace is under way. */
    public synchronized List<OrderRow> changeable() {
        return open.values().stream()
                .filter(SentOrder::isChangeable)
                .map(SentOrder::row)
                .toList();
    }

    /** Returns the ClOrdIDs of cancels and replaces that wait for their answer. */
    public synchronized List<String> waitingRequests() {
        asking.values().removeIf(order -> order.waiting().isEmpty());
        return asking.values().stream()
                .map(SentOrder::waiting)
                .flatMap(Collection::stream)
                .toList();
    }

    /** Waits until the ledger fits; each message that comes lets it look again. Returns whether it did in time. */
    public synchronized boolean await(Predicate<ClientLedger> fits, Duration patience) {
        long endNs = System.nanoTime() + patience.toNanos();
        while (!fits.test(this)) {
            long leftMs = (endNs - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                return false;
            }
            try {
                wait(leftMs);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Lets those who await look again. */
    public synchronized void wake() {
        notifyAll();
    }

    /** Returns how many orders were sent. */
    public synchronized int sentOrders() {
        return orders.size();
    }

    /** Returns how many executions were reported. */
    public synchronized long fills() {
        return orders.values().stream().mapToLong(SentOrder::fills).sum();
    }

    /** Returns how many orders are in each OrdStatus(39). */
    public synchronized Map<Character, Integer> byStatus() {
        Map<Character, Integer> counts = new TreeMap<>();
        orders.values().forEach(o -> counts.merge(o.row().ordStatus(), 1, Integer::sum));
        return counts;
    }

    /** Returns how often orders were refused, by the code that Text(58) begins with, else by {@code 103=n}. */
    public synchronized Map<String, Integer> rejects() {
        return new TreeMap<>(rejects);
    }

    /** Returns how often cancels and replaces were refused, by the code that Text(58) begins with, else by {@code 102=n}. */
    public synchronized Map<String, Integer> cancelRejects() {
        return new TreeMap<>(cancelRejects);
    }

    /** Returns the times from sending an order to its first report, in nanoseconds. */
    public synchronized Histogram latencyNs() {
        return latencyNs.copy();
    }

    /** Returns how many reports came as PossDupFlag(43)=Y. */
    public synchronized int resentReports() {
        return resentReports;
    }

    /** Returns what must not have happened. */
    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    /** Returns what was traded by symbol and side. */
    public synchronized Map<String, Totals> totals() {
        return Totals.of(rows());
    }
}
