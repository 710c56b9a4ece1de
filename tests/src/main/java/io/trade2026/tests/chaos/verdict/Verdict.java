package io.trade2026.tests.chaos.verdict;

import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.simulator.ledger.OrderRow;
import io.trade2026.simulator.ledger.Totals;
import io.trade2026.simulator.ledger.VenueLedger.Execution;
import io.trade2026.tests.chaos.book.JournalBook.Refused;
import io.trade2026.tests.chaos.book.JournalBook.Told;
import io.trade2026.tests.chaos.book.Report;
import io.trade2026.tests.chaos.verdict.Evidence.ClientSide;
import io.trade2026.tests.chaos.verdict.Evidence.VenueSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds the books against each other. Each difference is a sentence that names the order, execution or report; none means that
 * nothing was lost and nothing doubled.
 */
public final class Verdict {
    private static final int E8 = 8;
    private static final char BUY = '1';

    private final Evidence evidence;
    private final List<String> differences = new ArrayList<>();
    /** OrderID(37) by session and the ClOrdID(11) of its NewOrderSingle(D). */
    private final Map<String, Long> orderIds = new HashMap<>();

    private Verdict(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * Compares everything.
     *
     * @param evidence gathered when all was quiet
     * @return what does not agree
     */
    public static List<String> of(Evidence evidence) {
        Verdict verdict = new Verdict(evidence);
        verdict.evidence.clients().forEach(verdict::clientAlone);
        verdict.evidence.venues().forEach(verdict::venueAlone);
        verdict.differences.addAll(evidence.journal().unmatched());
        verdict.orderOnceInTheJournal();
        verdict.executionsInTheJournal();
        verdict.reportsToClients();
        verdict.copies();
        verdict.ordersInTheCore();
        verdict.positions();
        verdict.trades();
        return List.copyOf(verdict.differences);
    }

    private void differs(String what) {
        differences.add(what);
    }

    // What a party finds by itself

    private void clientAlone(ClientSide client) {
        client.problems().forEach(problem -> differs(client.name() + ": " + problem));
        client.waiting().forEach(id -> differs(client.name() + ": request " + id + " was never answered"));
        for (OrderRow order : client.orders()) {
            if (order.isUnanswered()) {
                differs(client.name() + ": order " + order.firstClOrdId() + " was never answered");
            } else if (order.isOpen()) {
                differs(client.name() + ": order " + order.firstClOrdId() + " is still open: " + order);
            }
        }
    }

    private void venueAlone(VenueSide venue) {
        venue.doubled().forEach(id -> differs(venue.name() + ": ClOrdID " + id + " came twice"));
        venue.rejects().forEach(reject -> differs(venue.name() + ": not understood: " + reject));
        venue.orders().stream()
                .filter(OrderRow::isOpen)
                .forEach(order -> differs(venue.name() + ": order is still open: " + order));
    }

    // Journal

    private static String key(int sessionId, String clOrdId) {
        return sessionId + " " + clOrdId;
    }

    private void orderOnceInTheJournal() {
        Set<Long> knownOrders = new HashSet<>();
        for (Told told : evidence.journal().told()) {
            if (told.orderId() == 0 || !knownOrders.add(told.orderId())) {
                continue;
            }
            Long before = orderIds.putIfAbsent(key(told.sessionId(), told.clOrdId()), told.orderId());
            if (before != null) {
                differs("session " + told.sessionId() + ": order " + told.clOrdId() + " was taken twice, as O" + before
                        + " and O" + told.orderId());
            }
        }
    }

    private void executionsInTheJournal() {
        for (VenueSide venue : evidence.venues()) {
            Map<String, Told> booked = new HashMap<>();
            for (Told told : evidence.journal().told()) {
                boolean isFill = told.fact() == OrderFact.FILLED && told.venueSessionId() == venue.sessionId();
                if (isFill && booked.put(told.venueExecId(), told) != null) {
                    differs(venue.name() + ": execution " + told.venueExecId() + " was booked twice, last by event "
                            + told.eventNumber());
                }
            }
            for (Execution execution : venue.executions()) {
                Told told = booked.remove(execution.execId());
                if (told == null) {
                    differs(venue.name() + ": execution was never booked: " + execution);
                } else if (execution.qty().compareTo(decimal(told.lastQtyE8())) != 0
                        || execution.px().compareTo(decimal(told.lastPxE8())) != 0) {
                    differs(venue.name() + ": execution " + execution + " was booked as " + told);
                }
            }
            booked.values().forEach(told -> differs(venue.name() + ": never executed, but booked: " + told));
        }
    }

    private static BigDecimal decimal(long valueE8) {
        return BigDecimal.valueOf(valueE8, E8);
    }

    // Reports

    private void reportsToClients() {
        Map<Integer, Map<String, Told>> told = new HashMap<>();
        for (Told each : evidence.journal().told()) {
            if (each.fact() != OrderFact.STATUS) {
                told.computeIfAbsent(each.sessionId(), any -> new LinkedHashMap<>())
                        .put("E" + each.eventNumber(), each);
            }
        }
        Map<Integer, Map<String, Refused>> refused = new HashMap<>();
        for (Refused each : evidence.journal().refused()) {
            refused.computeIfAbsent(each.sessionId(), any -> new LinkedHashMap<>())
                    .put(each.clOrdId(), each);
        }
        for (ClientSide client : evidence.clients()) {
            executions(client.name(), client.reports(), told.getOrDefault(client.sessionId(), Map.of()));
            refusals(client, refused.getOrDefault(client.sessionId(), Map.of()));
        }
    }

    /** Each that was told came, each that came was told, and none came again without a sign of it. */
    private void executions(String party, List<Report> reports, Map<String, Told> told) {
        Set<String> seen = new HashSet<>();
        for (Report report : reports) {
            if (report.isReject() || report.execId().equals(Report.NO_EXEC_ID)) {
                continue;
            }
            if (!seen.add(report.execId()) && !report.isRepeat()) {
                differs(party + ": report " + report.execId() + " came again as new: " + report);
            }
            if (!told.containsKey(report.execId())) {
                differs(party + ": report " + report.execId() + " is not of the journal: " + report);
            }
        }
        told.forEach((execId, what) -> {
            if (!seen.contains(execId)) {
                differs(party + ": report " + execId + " never came: " + what);
            }
        });
    }

    private void refusals(ClientSide client, Map<String, Refused> refused) {
        Set<String> seen = new HashSet<>();
        for (Report report : client.reports()) {
            if (!report.isReject()) {
                continue;
            }
            if (!seen.add(report.clOrdId()) && !report.isRepeat()) {
                differs(client.name() + ": OrderCancelReject of " + report.clOrdId() + " came again as new: " + report);
            }
            if (!refused.containsKey(report.clOrdId())) {
                differs(client.name() + ": OrderCancelReject is not of the journal: " + report);
            }
        }
        refused.forEach((clOrdId, what) -> {
            if (!seen.contains(clOrdId)) {
                differs(client.name() + ": OrderCancelReject of " + clOrdId + " never came: " + what);
            }
        });
    }

    private void copies() {
        if (!evidence.hasCopies()) {
            return;
        }
        Map<String, Told> told = new LinkedHashMap<>();
        for (Told each : evidence.journal().told()) {
            if (each.fact() != OrderFact.STATUS) {
                told.put("E" + each.eventNumber(), each);
            }
        }
        executions("drop copy", evidence.copies(), told);
    }

    // Core

    private void ordersInTheCore() {
        Map<Long, io.trade2026.ops.desk.OrderRow> held = new HashMap<>();
        for (io.trade2026.ops.desk.OrderRow order : evidence.coreOrders()) {
            if (held.put(order.orderId(), order) != null) {
                differs("the core holds O" + order.orderId() + " twice");
            }
            settled(order);
        }
        for (ClientSide client : evidence.clients()) {
            for (OrderRow order : client.orders()) {
                Long orderId = orderIds.get(key(client.sessionId(), order.firstClOrdId()));
                io.trade2026.ops.desk.OrderRow core = orderId == null ? null : held.remove(orderId);
                if (core == null) {
                    differs(client.name() + ": the core does not hold " + order);
                } else if (order.isUnanswered()) {
                    differs(client.name() + ": was told nothing of " + order.firstClOrdId() + ", the core holds "
                            + core);
                } else if (new BigDecimal(core.cumQty()).compareTo(order.cumQty()) != 0
                        || !core.ordStatus()
                                .equals(OrdStatus.get((byte) order.ordStatus()).name())) {
                    differs(client.name() + ": was told " + order + ", the core holds " + core.ordStatus() + " CumQty "
                            + core.cumQty() + " as O" + core.orderId());
                }
            }
        }
        held.values().forEach(order -> differs("the core holds an order that nobody sent: " + order));
    }

    private void settled(io.trade2026.ops.desk.OrderRow order) {
        String reserved = order.reservedQty();
        if (reserved != null && new BigDecimal(reserved).compareTo(new BigDecimal(order.leavesQty())) != 0) {
            differs("O" + order.orderId() + " reserves " + reserved + " for LeavesQty " + order.leavesQty() + ": "
                    + order);
        }
        if (Boolean.TRUE.equals(order.inDoubt())) {
            differs("O" + order.orderId() + " is still in doubt: " + order);
        }
        Integer pending = order.pendingRequests();
        if (pending != null && pending != 0) {
            differs("O" + order.orderId() + " still has " + pending + " pending requests: " + order);
        }
    }

    private void positions() {
        Map<String, BigDecimal> traded = new TreeMap<>();
        for (ClientSide client : evidence.clients()) {
            for (OrderRow order : client.orders()) {
                BigDecimal signed =
                        order.side() == BUY ? order.cumQty() : order.cumQty().negate();
                traded.merge(client.account() + " " + order.symbol(), signed, BigDecimal::add);
            }
        }
        for (var position : evidence.positions()) {
            String key = position.account() + " " + position.symbol();
            BigDecimal clients = traded.remove(key);
            BigDecimal wanted = clients == null ? BigDecimal.ZERO : clients;
            if (new BigDecimal(position.position()).compareTo(wanted) != 0) {
                differs(key + ": the core holds a position of " + position.position() + ", the client traded "
                        + wanted);
            }
            for (String open : List.of(
                    position.openBuy(), position.openSell(), position.openBuyValue(), position.openSellValue())) {
                if (new BigDecimal(open).signum() != 0) {
                    differs(key + ": " + open + " is reserved though nothing is open: " + position);
                }
            }
        }
        traded.forEach((key, qty) -> {
            if (qty.signum() != 0) {
                differs(key + ": the core holds no position, the client traded " + qty);
            }
        });
    }

    private void trades() {
        Map<String, Totals> clients = new TreeMap<>();
        evidence.clients().forEach(client -> add(client.orders(), clients));
        Map<String, Totals> venues = new TreeMap<>();
        evidence.venues().forEach(venue -> add(venue.orders(), venues));
        Set<String> keys = new TreeSet<>(clients.keySet());
        keys.addAll(venues.keySet());
        for (String key : keys) {
            Totals client = clients.getOrDefault(key, Totals.NONE);
            Totals venue = venues.getOrDefault(key, Totals.NONE);
            if (!client.isSame(venue)) {
                differs(key + ": clients traded " + client + ", venues " + venue);
            }
        }
    }

    private static void add(Collection<OrderRow> orders, Map<String, Totals> totals) {
        Totals.of(orders).forEach((key, more) -> totals.merge(key, more, Totals::plus));
    }
}
