package io.trade2026.app.verb;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Tells on the terminal what the desk did and what followed. One thread. */
final class DeskReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final String OUTCOMES = "outcomes";

    private final DeskClient client;
    private final PrintStream out;
    private final Map<Integer, String> names = new HashMap<>();

    DeskReport(DeskClient client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    String name(int sessionId) {
        if (names.isEmpty()) {
            for (JsonNode session : client.get("sessions").path("sessions")) {
                names.put(
                        session.path("sessionId").asInt(),
                        session.path("compId").asText());
            }
        }
        return names.getOrDefault(sessionId, "session " + sessionId);
    }

    /** Waits until one of the facts has followed, and tells all that followed by then. */
    void follow(JsonNode action, Set<String> facts, int seconds) {
        JsonNode row = await(action.path("eventNumber").asLong(), facts, seconds);
        tellOutcomes(row);
        if (!hasOne(row, facts)) {
            long orderId = action.path("orderId").asLong();
            out.println("  no answer within " + seconds + " s"
                    + (orderId > 0 ? "; look again with: ./trade2026 desk order O" + orderId : ""));
        }
        out.flush();
    }

    private JsonNode await(long eventNumber, Set<String> facts, int seconds) {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        JsonNode row = client.get("desk/actions/" + eventNumber);
        while (!hasOne(row, facts) && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(LOOK_NS);
            row = client.get("desk/actions/" + eventNumber);
        }
        return row;
    }

    private static boolean hasOne(JsonNode row, Set<String> facts) {
        for (JsonNode outcome : row.path(OUTCOMES)) {
            if (facts.contains(outcome.path("fact").asText())) {
                return true;
            }
        }
        return false;
    }

    private void tellOutcomes(JsonNode row) {
        for (JsonNode outcome : row.path(OUTCOMES)) {
            int sessionId = outcome.path("sessionId").asInt();
            String fact = outcome.path("fact").asText();
            String who = sessionId > 0 ? "told " + name(sessionId) + ": " + words(fact) : "ALARM " + fact;
            out.println("  event " + outcome.path("eventNumber").asLong() + "  " + who + "  "
                    + outcome.path("text").asText());
        }
    }

    static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String time(long epochNs) {
        return TIME.format(Instant.ofEpochSecond(0, epochNs));
    }

    void tellActions(Iterable<JsonNode> actions) {
        for (JsonNode row : actions) {
            long orderId = row.path("orderId").asLong();
            out.println(
                    time(row.path("epochNs").asLong()) + "  " + row.path("user").asText() + "  "
                            + words(row.path("act").asText())
                            + (orderId > 0 ? " order O" + orderId : "")
                            + (row.path("sessionId").asInt() > 0
                                    ? " " + name(row.path("sessionId").asInt())
                                    : "")
                            + (row.path("what").asText().isEmpty()
                                    ? ""
                                    : " (" + row.path("what").asText() + ")")
                            + ": " + row.path("reason").asText());
            tellOutcomes(row);
        }
    }

    void tellOrders(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "OrderID",
                "session",
                "ClOrdID",
                "account",
                "symbol",
                "side",
                "OrderQty",
                "Price",
                "CumQty",
                "Leaves",
                "OrdStatus"));
        for (JsonNode order : answer.path("orders")) {
            rows.add(List.of(
                    "O" + order.path("orderId").asText(),
                    name(order.path("sessionId").asInt()),
                    order.path("clOrdId").asText(),
                    order.path("account").asText(),
                    order.path("symbol").asText(),
                    words(order.path("side").asText()),
                    order.path("orderQty").asText(),
                    order.path("price").isNull()
                            ? words(order.path("ordType").asText())
                            : order.path("price").asText(),
                    order.path("cumQty").asText(),
                    order.path("leavesQty").asText(),
                    words(order.path("ordStatus").asText())));
        }
        table(rows);
        out.println(answer.path("orders").size() + " of " + answer.path("count").asInt() + " open orders");
    }

    private void table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(String.format(Locale.ROOT, "%-" + widths[i] + "s  ", row.get(i)));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    void tellOrder(JsonNode order) {
        order.properties().forEach(field -> {
            String value = field.getValue().asText();
            if (!field.getValue().isNull() && !value.isEmpty()) {
                switch (field.getKey()) {
                    case "sessionId" -> tell("session", name(field.getValue().asInt()));
                    case "orderId" -> tell("orderId", "O" + value);
                    default -> tell(field.getKey(), value);
                }
            }
        });
    }

    private void tell(String name, String value) {
        out.println(String.format(Locale.ROOT, "%-13s %s", name, value));
    }
}
