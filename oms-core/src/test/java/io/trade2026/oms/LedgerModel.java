package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrderImagedDecoder;
import io.trade2026.messages.sbe.PositionImagedDecoder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The slow and obvious ledger: what orders, reservations and positions must be, recomputed from what was told alone, and the
 * invariants of order semantics, section 3, on every message to a client.
 */
final class LedgerModel {
    private static final Set<String> AFTER_THE_END = Set.of("F", "G", "H", "I", "B");

    /** What an account has in a symbol. */
    private static final class Holding {
        private long positionE8;
        private long boughtE4;
        private long soldE4;
    }

    private final Map<String, LedgerOrder> orders = new TreeMap<>();
    private final Map<String, String> orderOfId = new HashMap<>();
    private final Map<String, LedgerOrder.Asked> requests = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, Holding> holdings = new TreeMap<>();
    private final NodeSums nodes = new NodeSums();
    private final Set<String> execIds = new HashSet<>();
    private final Set<String> keptOverTheDay = new HashSet<>();
    private final Set<String> forgotten = new HashSet<>();
    private final Set<String> forgottenIds = new HashSet<>();
    private @Nullable LedgerOrder changedByDesk;
    private int houseDay;
    private boolean rolling;
    private @Nullable String placing;
    private boolean duplicate;
    private boolean silent;
    private ExecType reported = ExecType.NULL_VAL;

    private static String key(int sessionId, String clOrdId) {
        return sessionId + "/" + clOrdId;
    }

    // What is asked

    void begin() {
        placing = null;
        duplicate = false;
        silent = false;
        rolling = false;
        reported = ExecType.NULL_VAL;
    }

    /** The venue reports; what changes an order although nobody is told of it is noted here. */
    void reporting(ExecType execType, String orderId) {
        reported = execType;
        LedgerOrder order = orders.get(orderId);
        if (order != null && execType == ExecType.NEW && !order.isEnded()) {
            order.flags.add("0");
            order.flags.remove("9");
        }
    }

    void expectSilence() {
        silent = true;
    }

    void placing(int sessionId, String clOrdId) {
        placing = key(sessionId, clOrdId);
        duplicate = !used.add(placing) && !clOrdId.isEmpty();
    }

    /** OrderMassCancelRequest(q): the same as a cancel of each order in scope, that nobody is told to be pending. */
    void cancelingMany(int sessionId, String clOrdId, String symbol, boolean buysOnly) {
        used.add(key(sessionId, clOrdId));
        orders.forEach((orderId, order) -> {
            boolean inScope = order.sessionId == sessionId
                    && (symbol.isEmpty() || symbol.equals(order.symbol))
                    && (order.buy || !buysOnly);
            if (inScope && order.isLive()) {
                var request = new LedgerOrder.Asked(clOrdId, false, 0, 0);
                request.told = true;
                order.asked.add(request);
                requests.put(key(sessionId, clOrdId) + " " + orderId, request);
            }
        });
    }

    void requesting(int sessionId, String clOrdId, String orig, boolean replace, long qtyE8, long priceE8) {
        LedgerOrder order = orders.get(orderOfId.getOrDefault(key(sessionId, orig), ""));
        long riskPxE8 = order == null ? 0 : LedgerOrder.riskPx(order.buy, priceE8);
        if (order != null && qtyE8 <= order.cumQtyE8()) {
            riskPxE8 = order.riskPxE8;
        }
        LedgerOrder.Asked request = new LedgerOrder.Asked(clOrdId, replace, qtyE8, riskPxE8);
        used.add(key(sessionId, clOrdId));
        requests.put(key(sessionId, clOrdId), request);
        if (order != null) {
            order.asked.add(request);
            orderOfId.put(key(sessionId, clOrdId), orderOfId.getOrDefault(key(sessionId, orig), ""));
        }
    }

    /** The id that a replace of the order has to name. */
    String tailOf(int sessionId, String clOrdId) {
        LedgerOrder order = orders.get(orderOfId.getOrDefault(key(sessionId, clOrdId), ""));
        if (order == null) {
            return clOrdId;
        }
        String tail = order.current;
        for (LedgerOrder.Asked request : order.asked) {
            boolean isOpen =
                    request.replace && request.answers == 0 && !request.clOrdId.equals(LedgerOrder.Asked.BY_DESK);
            tail = isOpen ? request.clOrdId : tail;
        }
        return tail;
    }

    void startDay() {
        houseDay++;
        rolling = true;
        keptOverTheDay.clear();
        for (LedgerOrder order : orders.values()) {
            if (order.goodTill) {
                order.day++;
                order.flags.remove("3");
            }
        }
        nodes.startDay();
        for (Holding holding : holdings.values()) {
            holding.boughtE4 = 0;
            holding.soldE4 = 0;
        }
    }

    /** Nothing needs to be known any more of what was closed when the day before ended. */
    void forget() {
        for (var entry : orders.entrySet()) {
            LedgerOrder order = entry.getValue();
            boolean waits = order.asked.stream()
                    .anyMatch(asked -> asked.answers == 0 && !asked.clOrdId.equals(LedgerOrder.Asked.BY_DESK));
            order.daysClosed = order.isLive() || waits ? 0 : order.daysClosed + 1;
            if (order.daysClosed > 1) {
                forgotten.add(entry.getKey());
            }
        }
        orderOfId.forEach((key, orderId) -> {
            if (forgotten.contains(orderId)) {
                forgottenIds.add(key);
            }
        });
        orders.keySet().removeAll(forgotten);
    }

    boolean isForgotten(String orderId) {
        return forgotten.contains(orderId);
    }

    /** Whether an id may be free again; that of a denied order is as soon forgotten as that of a closed one. */
    boolean isForgotten(int sessionId, String clOrdId) {
        String key = key(sessionId, clOrdId);
        return forgottenIds.contains(key) || !orderOfId.containsKey(key);
    }

    // What is told

    void hear(List<Told> told) {
        if (silent) {
            // A slice of a sweep may tell of other orders within the same command.
            assertThat(told)
                    .noneMatch(event -> event.to().equals("client")
                            && event.msgType().equals("8")
                            && event.field(150).equals("F"));
        }
        for (Told event : told) {
            switch (event.to() + " " + event.msgType()) {
                case "client 8" -> report(event);
                case "client 9" -> refusal(event);
                case "venue D" -> placed(event);
                case "venue Q" -> suspend(event);
                case "desk REPORT_AFTER_END" -> afterEnd(orders.get(event.field(37)));
                case "desk IN_DOUBT" -> keptOverTheDay.add(event.field(37));
                case "ops REPLACE" -> changedByDesk = orders.get(event.field(37));
                case "venue G" -> replacedByDesk(event);
                case "desk HOUSE_REPLACE_REFUSED" -> answerTheDesk(orders.get(event.field(37)));
                default -> {}
            }
        }
        if (rolling) {
            endDay();
        }
    }

    /** What was executed for nobody counts against the firm; what a venue corrects or takes back of it is for people. */
    private void suspend(Told denied) {
        if (reported != ExecType.TRADE_CORRECT && reported != ExecType.TRADE_CANCEL) {
            var fill = new LedgerOrder.Fill(denied.number(32), denied.number(31), 0, houseDay);
            book(0, denied.field(55), denied.field(54).equals("1"), fill, 1);
        }
    }

    /** What the desk asks the venue for is held in risk like a replace of the client, who hears nothing of it yet. */
    private void replacedByDesk(Told sent) {
        LedgerOrder order = changedByDesk;
        changedByDesk = null;
        if (order != null) {
            long riskPxE8 =
                    sent.field(40).equals("1") ? LedgerOrder.MARKET_E8 : LedgerOrder.riskPx(order.buy, sent.number(44));
            order.asked.add(new LedgerOrder.Asked(LedgerOrder.Asked.BY_DESK, true, sent.number(38), riskPxE8));
        }
    }

    private static void answerTheDesk(@Nullable LedgerOrder order) {
        LedgerOrder.Asked request = order == null ? null : order.ofTheDesk();
        if (request != null) {
            request.answers++;
        }
    }

    /** Nothing that was good for the day is open after it, but for what is in doubt; nothing of it ever comes back. */
    private void endDay() {
        orders.forEach((orderId, order) -> {
            boolean open = !order.isEnded() && !order.isFilled();
            if (!order.goodTill && open) {
                assertThat(keptOverTheDay)
                        .as("open after its day: %s", order.first)
                        .contains(orderId);
            } else if (!order.goodTill && !order.isOver()) {
                order.end("C");
            }
        });
    }

    /** A cancel of what was filled is not told, but a bust does not bring the order back then. */
    private void afterEnd(@Nullable LedgerOrder order) {
        if (order != null && reported == ExecType.CANCELED) {
            order.end("4");
        } else if (order != null && reported == ExecType.REPLACED) {
            answerTheDesk(order);
        }
    }

    private void placed(Told sent) {
        String placed = String.valueOf(placing);
        assertThat(duplicate).as("sent again: %s", sent).isFalse();
        int slash = placed.indexOf('/');
        LedgerOrder order =
                new LedgerOrder(Integer.parseInt(placed.substring(0, slash)), sent, placed.substring(slash + 1));
        orders.put(sent.field(37), order);
        orderOfId.put(placed, sent.field(37));
    }

    private void report(Told told) {
        String execType = told.field(150);
        LedgerOrder order = orders.get(told.field(37));
        if (order == null) {
            assertThat(execType).as("unknown order: %s", told).isIn("8", "I");
            assertThat(told.field(39)).isEqualTo("8");
            return;
        }
        if (duplicate && execType.equals("8")) {
            assertThat(told.field(103)).isEqualTo("6");
        } else {
            assertIdsOf(order, told);
            boolean over = (order.isEnded() || order.isFilled()) && !answersAsked(order, told);
            boolean reopens = execType.equals("D") && !order.isOver();
            assertThat(over && !reopens && !AFTER_THE_END.contains(execType))
                    .as("after the end (10): %s", told)
                    .isFalse();
            apply(order, told);
        }
        assertStateOf(order, told);
    }

    private static void assertIdsOf(LedgerOrder order, Told told) {
        String orig = told.field(41);
        assertThat(orig.isEmpty() && !answersAsked(order, told) ? told.field(11) : orig)
                .as("current id (8): %s", told)
                .isEqualTo(order.current);
        boolean answers = Set.of("6", "E", "5").contains(told.field(150));
        assertThat(answers && !answersAsked(order, told))
                .as("never unsolicited (14): %s", told)
                .isFalse();
        boolean execution = Set.of("F", "G").contains(told.field(150));
        assertThat(told.number(32) > 0 && told.fields().containsKey(31))
                .as("LastQty, LastPx (6): %s", told)
                .isEqualTo(execution || told.field(150).equals("7"));
    }

    /** Whether it is about a request: that names the current id, but of an order by telephone, which has none. */
    private static boolean answersAsked(LedgerOrder order, Told told) {
        return !told.field(41).isEmpty()
                || (order.current.isEmpty() && !told.field(11).isEmpty());
    }

    private void apply(LedgerOrder order, Told told) {
        String execType = told.field(150);
        assertThat(execType.equals("I") || execIds.add(told.field(17)))
                .as("ExecID (7): %s", told)
                .isTrue();
        assertThat(order.flags.contains("8") && Set.of("0", "8").contains(execType))
                .as("one answer to D (9): %s", told)
                .isFalse();
        order.answered |= !Set.of("6", "E", "I").contains(execType);
        switch (execType) {
            case "F", "G", "H" -> execution(order, told);
            case "6", "E" -> {
                LedgerOrder.Asked request = order.request(told.field(11));
                assertThat(request.answers).isZero();
                assertThat(request.replace).isEqualTo(execType.equals("E"));
                request.told = true;
            }
            case "4" -> {
                answer(order, told);
                order.end("4");
            }
            case "5" -> replaced(order, told);
            case "D" -> restated(order, told);
            case "0" -> {
                order.accepted(told);
                order.flags.remove("9");
                order.flags.add("0");
            }
            case "I" -> {}
            case "9" -> {
                order.toldNew = false;
                order.flags.add("9");
            }
            case "C" -> order.end("C");
            default -> order.flags.add(execType);
        }
    }

    /** A restatement of the venue reinstates what was held; one that the desk asked for is an accepted replace. */
    private static void restated(LedgerOrder order, Told told) {
        LedgerOrder.Asked request = told.field(378).equals("2") ? order.ofTheDesk() : null;
        if (request != null) {
            order.riskPxE8 = request.riskPxE8;
            order.flags.add("0");
            request.answers++;
        } else {
            order.flags.remove("3");
        }
        order.qtyE8 = told.number(38);
        order.flags.remove("9");
    }

    private static void answer(LedgerOrder order, Told told) {
        if (answersAsked(order, told)) {
            order.request(told.field(11)).answers++;
            order.current = told.field(11);
        }
    }

    private void replaced(LedgerOrder order, Told told) {
        answer(order, told);
        LedgerOrder.Asked request = order.request(told.field(11));
        order.qtyE8 = told.number(38);
        if (order.qtyE8 != request.qtyE8) {
            assertThat(order.qtyE8).as("balance cancelled: %s", told).isEqualTo(order.cumQtyE8());
        }
        order.riskPxE8 = request.riskPxE8;
        order.flags.add("0");
        order.flags.remove("9");
        if (reported == ExecType.CANCELED) {
            order.end("4");
        }
    }

    private void execution(LedgerOrder order, Told told) {
        int day = order.day;
        int dayOfHouse = houseDay;
        if (!told.field(150).equals("F")) {
            LedgerOrder.Fill fill = order.fills.remove(told.field(19));
            assertThat(fill).as("ExecRefID (7): %s", told).isNotNull();
            if (fill != null) {
                day = fill.day();
                dayOfHouse = fill.houseDay();
                book(order.sessionId, order.symbol, order.buy, fill, -1);
            }
        }
        if (!told.field(150).equals("H")) {
            LedgerOrder.Fill fill = new LedgerOrder.Fill(told.number(32), told.number(31), day, dayOfHouse);
            order.fills.put(told.field(17), fill);
            book(order.sessionId, order.symbol, order.buy, fill, 1);
        }
    }

    /** Executed amounts are those of today's fills only. */
    private void book(int sessionId, String symbol, boolean buy, LedgerOrder.Fill fill, int sign) {
        int account = sessionId == 0 ? 0 : sessionId - 10;
        Holding holding = holdings.computeIfAbsent(account + " " + symbol, unused -> new Holding());
        long boughtE8 = (buy ? sign : -sign) * fill.qtyE8();
        holding.positionE8 += boughtE8;
        long valueE4 = fill.houseDay() == houseDay ? sign * LedgerOrder.valueE4(fill.qtyE8(), fill.pxE8()) : 0;
        nodes.book(sessionId, symbol, boughtE8, valueE4, buy);
        if (buy) {
            holding.boughtE4 += valueE4;
        } else {
            holding.soldE4 += valueE4;
        }
    }

    private static void assertStateOf(LedgerOrder order, Told told) {
        assertThat(told.number(14)).as("CumQty (1): %s", told).isEqualTo(order.cumQtyE8());
        assertThat(told.number(6)).as("AvgPx (2): %s", told).isEqualTo(order.avgPxE8());
        assertThat(told.number(38)).as("OrderQty (5): %s", told).isEqualTo(order.qtyE8);
        assertThat(told.number(151)).as("LeavesQty (3): %s", told).isEqualTo(order.leavesQtyE8());
        assertThat(told.field(39)).as("OrdStatus (2.1): %s", told).isEqualTo(order.status());
        if (order.day > 0) {
            assertThat(told.number(426)).as("DayAvgPx (13): %s", told).isEqualTo(order.dayAvgPxE8());
            assertThat(told.number(425)).as("DayCumQty (13): %s", told).isEqualTo(order.dayCumQtyE8());
            assertThat(told.number(424))
                    .as("DayOrderQty (13): %s", told)
                    .isEqualTo(order.qtyE8 - (order.cumQtyE8() - order.dayCumQtyE8()));
        }
    }

    private void refusal(Told told) {
        LedgerOrder order = orders.get(told.field(37));
        assertThat(told.field(102).equals("1"))
                .as("unknown order (11): %s", told)
                .isEqualTo(told.field(37).equals("NONE"));
        if (order == null) {
            assertThat(told.field(39)).isEqualTo("8");
            requests.values().stream()
                    .filter(request -> request.clOrdId.equals(told.field(11)))
                    .forEach(request -> request.answers++);
            return;
        }
        LedgerOrder.Asked request = order.request(told.field(11));
        request.answers++;
        assertThat(request.answers).as("one answer (9): %s", told).isEqualTo(1);
        assertThat(told.field(41)).as("last accepted (8): %s", told).isEqualTo(order.current);
        assertThat(told.field(39)).as("state after it (12): %s", told).isEqualTo(order.status());
        assertThat(told.field(434)).isEqualTo(request.replace ? "2" : "1");
    }

    /** Every request has exactly one final answer, every order its first (9). */
    void checkAllAnswered() {
        requests.forEach((key, request) ->
                assertThat(request.answers).as("answers to %s", key).isEqualTo(1));
        orders.forEach((orderId, order) -> assertThat(order.answered)
                .as("answer to %s of %s", order.first, orderId)
                .isTrue());
    }

    // What is held

    /**
     * Reservations and positions of the core are those of the ledger, and so is the exposure of every node over every set.
     *
     * @return what was told besides, when a timer came due with the question; nothing is compared then
     */
    List<Told> checkHoldings(Desk desk) {
        int before = desk.sink().letters().size();
        desk.askImage();
        List<Told> besides = desk.heard();
        if (!besides.isEmpty()) {
            // The answer is of after it.
            return besides;
        }
        var open = new HashMap<String, long[]>();
        for (LedgerOrder order : orders.values()) {
            long[] sums = open.computeIfAbsent((order.sessionId - 10) + " " + order.symbol, unused -> new long[4]);
            sums[order.buy ? 0 : 1] += order.reservedQtyE8();
            sums[order.buy ? 2 : 3] += order.reservedE4();
        }
        for (byte[] letter :
                desk.sink().letters().subList(before, desk.sink().letters().size())) {
            var buffer = new UnsafeBuffer(letter);
            var header = new MessageHeaderDecoder().wrap(buffer, 0);
            if (header.templateId() == OrderImagedDecoder.TEMPLATE_ID) {
                checkOrder(new OrderImagedDecoder().wrapAndApplyHeader(buffer, 0, header));
            } else if (header.templateId() == PositionImagedDecoder.TEMPLATE_ID) {
                checkPosition(new PositionImagedDecoder().wrapAndApplyHeader(buffer, 0, header), open);
            }
        }
        nodes.check(desk, orders.values());
        return besides;
    }

    private void checkOrder(OrderImagedDecoder image) {
        String orderId = Long.toString(image.order().orderId());
        LedgerOrder order = orders.get(orderId);
        if (order == null) {
            assertThat(image.reservedQtyE8()).as("denied %s", orderId).isZero();
            return;
        }
        assertThat(image.reservedQtyE8()).as("reserved qty of %s", order.first).isEqualTo(order.reservedQtyE8());
        assertThat(image.reservedE4()).as("reserved value of %s", order.first).isEqualTo(order.reservedE4());
        assertThat(Character.toString(image.order().ordStatus().value()))
                .as("status of %s", order.first)
                .isEqualTo(order.status());
    }

    private void checkPosition(PositionImagedDecoder image, Map<String, long[]> open) {
        String key = image.accountId() + " " + image.symbol();
        Holding holding = holdings.getOrDefault(key, new Holding());
        long[] sums = open.getOrDefault(key, new long[4]);
        assertThat(List.of(
                        image.positionE8(),
                        image.openBuyE8(),
                        image.openSellE8(),
                        image.openBuyE4(),
                        image.openSellE4(),
                        image.executedBuyE4(),
                        image.executedSellE4()))
                .as("position of %s", key)
                .containsExactly(
                        holding.positionE8, sums[0], sums[1], sums[2], sums[3], holding.boughtE4, holding.soldE4);
        holdings.putIfAbsent(key, holding);
    }
}
