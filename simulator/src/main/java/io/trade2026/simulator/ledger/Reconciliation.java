package io.trade2026.simulator.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what clients and venues remember. An empty answer means that nothing was lost and nothing doubled. */
public final class Reconciliation {
    private Reconciliation() {}

    /** Compares order by order; for a client that is wired to the venue directly, under the same ClOrdIDs. */
    public static List<String> orderDifferences(ClientLedger client, VenueLedger venue) {
        List<String> differences = ownProblems(List.of(client), List.of(venue));
        Map<String, OrderRow> atVenue =
                venue.rows().stream().collect(Collectors.toMap(OrderRow::firstClOrdId, row -> row));
        for (OrderRow row : client.rows()) {
            OrderRow other = atVenue.remove(row.firstClOrdId());
            if (other == null) {
                differences.add(row.firstClOrdId() + ": the venue never got it; client: " + row);
            } else if (!isSame(row, other)) {
                differences.add(row.firstClOrdId() + ": client: " + row + "; venue: " + other);
            }
        }
        atVenue.values().forEach(row -> differences.add(row.firstClOrdId() + ": the client never sent it: " + row));
        return differences;
    }

    /** Compares what was traded by symbol and side; for clients and venues with the gateway, which names orders anew, between them. */
    public static List<String> tradeDifferences(Collection<ClientLedger> clients, Collection<VenueLedger> venues) {
        List<String> differences = ownProblems(clients, venues);
        Map<String, Totals> atClients = new TreeMap<>();
        clients.forEach(c -> c.totals().forEach((key, t) -> atClients.merge(key, t, Totals::plus)));
        Map<String, Totals> atVenues = new TreeMap<>();
        venues.forEach(v -> v.totals().forEach((key, t) -> atVenues.merge(key, t, Totals::plus)));
        TreeSet<String> keys = new TreeSet<>(atClients.keySet());
        keys.addAll(atVenues.keySet());
        for (String key : keys) {
            Totals client = atClients.getOrDefault(key, Totals.NONE);
            Totals venue = atVenues.getOrDefault(key, Totals.NONE);
            if (!client.isSame(venue)) {
                differences.add(key + ": clients traded " + client + ", venues " + venue);
            }
        }
        return differences;
    }

    private static boolean isSame(OrderRow client, OrderRow venue) {
        return client.ordStatus() == venue.ordStatus()
                && client.fills() == venue.fills()
                && client.orderQty().compareTo(venue.orderQty()) == 0
                && new Totals(client.cumQty(), client.notional()).isSame(new Totals(venue.cumQty(), venue.notional()));
    }

    private static List<String> ownProblems(Collection<ClientLedger> clients, Collection<VenueLedger> venues) {
        List<String> problems = new ArrayList<>();
        clients.forEach(client -> problems.addAll(client.problems()));
        venues.forEach(venue -> venue.doubled().forEach(id -> problems.add(id + ": came twice at the venue")));
        for (ClientLedger client : clients) {
            client.rows().stream()
                    .filter(OrderRow::isUnanswered)
                    .forEach(row -> problems.add(row.firstClOrdId() + ": never answered"));
        }
        return problems;
    }
}
