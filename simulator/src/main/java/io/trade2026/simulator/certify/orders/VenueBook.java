package io.trade2026.simulator.certify.orders;

import io.trade2026.simulator.certify.wire.FixMessage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The orders that the venue of one scenario has got, and what it has said of them: for AvgPx(6), and to close what is left. */
final class VenueBook {
    private static final Set<String> ENDED = Set.of("2", "4", "8", "C");

    private final Map<String, Entry> byClOrdId = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** One order at the venue. */
    static final class Entry {
        private final String clOrdId;
        private String orderId = "";
        private String orderQty;
        private boolean ended;
        private final Map<String, BigDecimal[]> executions = new LinkedHashMap<>();

        Entry(String clOrdId, String orderQty) {
            this.clOrdId = clOrdId;
            this.orderQty = orderQty;
        }

        String clOrdId() {
            return clOrdId;
        }

        String orderId() {
            return orderId;
        }

        String orderQty() {
            return orderQty;
        }

        BigDecimal cumQty() {
            return executions.values().stream().map(e -> e[0]).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private BigDecimal avgPx() {
            BigDecimal cum = cumQty();
            BigDecimal sum =
                    executions.values().stream().map(e -> e[0].multiply(e[1])).reduce(BigDecimal.ZERO, BigDecimal::add);
            return cum.signum() == 0 ? BigDecimal.ZERO : sum.divide(cum, MathContext.DECIMAL64);
        }
    }

    /** Takes what the system sent to the venue. */
    void heard(FixMessage message) {
        String id = message.text(11, "");
        numbers.put(id, message.seqNum());
        switch (message.msgType()) {
            case "D" -> {
                Entry entry = new Entry(id, message.text(38, "0"));
                byClOrdId.put(id, entry);
                entries.add(entry);
            }
            case "F", "G" -> {
                Entry entry = byClOrdId.get(message.text(41, ""));
                if (entry != null) {
                    byClOrdId.put(id, entry);
                }
            }
            default -> {
                // a status request or a DontKnowTrade(Q) opens nothing
            }
        }
    }

    /** MsgSeqNum(34) of the message with this ClOrdID(11). */
    int numberOf(String clOrdId) {
        return numbers.getOrDefault(clOrdId, 0);
    }

    /** Takes a report that the venue is about to send, and completes it with AvgPx(6). */
    void report(Map<Integer, String> fields) {
        Entry entry = byClOrdId.get(text(fields, 11));
        if (entry == null) {
            fields.putIfAbsent(6, "0");
            return;
        }
        entry.orderId = text(fields, 37);
        String qty = fields.get(32);
        BigDecimal[] execution =
                qty == null ? null : new BigDecimal[] {new BigDecimal(qty), new BigDecimal(text(fields, 31))};
        book(entry, text(fields, 150), fields, execution);
        if (fields.containsKey(38)) {
            entry.orderQty = text(fields, 38);
        }
        String status = text(fields, 39);
        entry.ended = ENDED.contains(status)
                || (status.equals("3") && text(fields, 151).equals("0"));
        fields.putIfAbsent(6, entry.avgPx().toPlainString());
    }

    private static void book(
            Entry entry, String execType, Map<Integer, String> fields, BigDecimal @Nullable [] execution) {
        if (execType.equals("F") && execution != null) {
            entry.executions.putIfAbsent(text(fields, 17), execution);
        } else if (execType.equals("H")) {
            entry.executions.remove(text(fields, 19));
        } else if (execType.equals("G") && execution != null) {
            entry.executions.remove(text(fields, 19));
            entry.executions.put(text(fields, 17), execution);
        }
    }

    private static String text(Map<Integer, String> fields, int tag) {
        return fields.getOrDefault(tag, "");
    }

    /** The request was refused by another message than a report. */
    void refused(String clOrdId) {
        Entry entry = byClOrdId.get(clOrdId);
        if (entry != null && entry.clOrdId.equals(clOrdId)) {
            entry.ended = true;
        }
    }

    /** What is still open. */
    List<Entry> open() {
        return entries.stream().filter(entry -> !entry.ended).toList();
    }
}
