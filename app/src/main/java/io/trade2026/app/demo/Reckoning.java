package io.trade2026.app.demo;

import io.trade2026.ops.desk.CoreImage;
import io.trade2026.ops.desk.PositionRow;
import io.trade2026.simulator.client.SimulatedClient;
import io.trade2026.simulator.ledger.ClientLedger;
import io.trade2026.simulator.ledger.OrderRow;
import io.trade2026.simulator.ledger.Reconciliation;
import io.trade2026.simulator.ledger.VenueLedger;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The comparison at the end: for each client what it sent and was told, against what the core holds, and all of it against what the
 * venues saw.
 */
public final class Reckoning {
    private static final int SHOWN = 20;
    private static final char SELL = '2';

    private final Crowd crowd;
    private final List<io.trade2026.ops.desk.OrderRow> coreOrders;
    private final List<PositionRow> positionsBefore;
    private final List<PositionRow> positionsAfter;
    private final List<String> differences = new ArrayList<>();

    /**
     * Gathers what is compared.
     *
     * @param crowd quiet
     * @param before what the core held before the first order
     * @param after what it holds now, all parts
     * @param afterOrders orders of all parts
     */
    public Reckoning(Crowd crowd, CoreImage before, CoreImage after, List<io.trade2026.ops.desk.OrderRow> afterOrders) {
        this.crowd = crowd;
        this.coreOrders = afterOrders;
        this.positionsBefore = before.positions();
        this.positionsAfter = after.positions();
    }

    /**
     * Compares everything and prints a table.
     *
     * @param out where it goes
     * @param waiting what has no answer yet, from the quiet phase
     * @return whether there is no difference
     */
    public boolean print(PrintStream out, List<String> waiting) {
        differences.addAll(waiting);
        Map<Integer, Map<String, io.trade2026.ops.desk.OrderRow>> held = new HashMap<>();
        for (io.trade2026.ops.desk.OrderRow order : coreOrders) {
            held.computeIfAbsent(order.sessionId(), any -> new HashMap<>()).put(order.clOrdId(), order);
        }
        out.printf(
                "%n%-24s %8s %8s %8s %8s %8s %8s %8s%n",
                "client", "sent", "answered", "in core", "filled", "canceled", "rejected", "fills");
        int sessionId = 1;
        for (SimulatedClient client : crowd.clients()) {
            compare(out, client, held.getOrDefault(sessionId, Map.of()));
            sessionId++;
        }
        out.printf("%n%-24s %8s %8s %8s%n", "venue", "requests", "orders", "fills");
        String[] names = {"XSIM", "YSIM"};
        int venueOrders = 0;
        for (int i = 0; i < names.length; i++) {
            VenueLedger ledger = crowd.venueLedgers().get(i);
            venueOrders += ledger.rows().size();
            out.printf(
                    "%-24s %8d %8d %8d%n",
                    names[i],
                    ledger.clOrdIds().size(),
                    ledger.rows().size(),
                    ledger.executions().size());
        }
        differences.addAll(Reconciliation.tradeDifferences(crowd.clientLedgers(), crowd.venueLedgers()));
        comparePositions();
        compareCounts(venueOrders);
        out.printf("%n%s%n", StatusLine.latency(crowd.clientLedgers()));
        out.println("rejects by reason: " + StatusLine.rejects(crowd.clientLedgers()));
        differences.stream().limit(SHOWN).forEach(difference -> out.println("DIFFERENCE " + difference));
        if (differences.size() > SHOWN) {
            out.println("DIFFERENCE … and " + (differences.size() - SHOWN) + " more");
        }
        out.println(
                differences.isEmpty()
                        ? "RECONCILED: clients, core and venues agree about every order, execution and position"
                        : "NOT RECONCILED: " + differences.size() + " differences");
        return differences.isEmpty();
    }

    private void compare(PrintStream out, SimulatedClient client, Map<String, io.trade2026.ops.desk.OrderRow> held) {
        ClientLedger ledger = client.ledger();
        String name = client.settings().session().toString();
        int found = 0;
        long answered = 0;
        for (OrderRow row : ledger.rows()) {
            io.trade2026.ops.desk.OrderRow core = held.get(row.clOrdId());
            core = core == null ? held.get(row.firstClOrdId()) : core;
            answered += row.isUnanswered() ? 0 : 1;
            if (core == null) {
                differences.add(name + ": the core does not hold " + row);
            } else {
                found++;
                compare(name, row, core);
            }
        }
        Map<Character, Integer> status = ledger.byStatus();
        out.printf(
                "%-24s %8d %8d %8d %8d %8d %8d %8d%n",
                name.replaceAll(" on port.*", ""),
                ledger.sentOrders(),
                answered,
                found,
                status.getOrDefault('2', 0),
                status.getOrDefault('4', 0),
                status.getOrDefault('8', 0),
                ledger.fills());
    }

    private void compare(String client, OrderRow row, io.trade2026.ops.desk.OrderRow core) {
        boolean sameQty = new BigDecimal(core.cumQty()).compareTo(row.cumQty()) == 0;
        boolean sameStatus = word(row.ordStatus()).equals(core.ordStatus());
        if (!sameQty || !sameStatus) {
            differences.add(client + ": told " + row + ", the core holds " + core.ordStatus() + " CumQty "
                    + core.cumQty() + " of " + core.clOrdId());
        }
    }

    private static String word(char ordStatus) {
        return ordStatus == OrderRow.UNANSWERED
                ? "UNANSWERED"
                : io.trade2026.messages.sbe.OrdStatus.get((byte) ordStatus).name();
    }

    /** What the clients traded moved the positions, and nothing else did. */
    private void comparePositions() {
        Map<String, BigDecimal> moved = new TreeMap<>();
        for (PositionRow row : positionsAfter) {
            moved.merge(row.symbol(), new BigDecimal(row.position()), BigDecimal::add);
        }
        for (PositionRow row : positionsBefore) {
            moved.merge(row.symbol(), new BigDecimal(row.position()).negate(), BigDecimal::add);
        }
        Map<String, BigDecimal> traded = new TreeMap<>();
        for (ClientLedger ledger : crowd.clientLedgers()) {
            for (OrderRow row : ledger.rows()) {
                BigDecimal signed = row.side() == SELL ? row.cumQty().negate() : row.cumQty();
                traded.merge(row.symbol(), signed, BigDecimal::add);
            }
        }
        traded.forEach((symbol, qty) -> {
            @Nullable BigDecimal position = moved.getOrDefault(symbol, BigDecimal.ZERO);
            if (position.compareTo(qty) != 0) {
                differences.add(
                        symbol + ": clients traded net " + qty + ", positions in the core moved by " + position);
            }
        });
    }

    private void compareCounts(int venueOrders) {
        long sent = crowd.clientLedgers().stream()
                .mapToLong(ClientLedger::sentOrders)
                .sum();
        long denied = crowd.clientLedgers().stream()
                .flatMap(ledger -> ledger.rejects().entrySet().stream())
                .filter(entry ->
                        !entry.getKey().startsWith("103=") && !entry.getKey().startsWith("V"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (sent < venueOrders || sent > venueOrders + denied) {
            differences.add(
                    "clients sent " + sent + " orders, the house denied " + denied + ", venues saw " + venueOrders);
        }
    }
}
