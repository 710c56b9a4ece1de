package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrderImagedDecoder;
import io.trade2026.messages.sbe.PositionImagedDecoder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
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
    private static final long REFERENCE_E8 = 100 * Decimal8.ONE;
    private static final long MARKET_E8 = 105 * Decimal8.ONE;
    private static final Set<String> AFTER_THE_END = Set.of("F", "G", "H", "I", "B");

    /**
     * A fill as it counts now.
     *
     * @param qtyE8 LastQty(32)
     * @param pxE8 LastPx(31)
     * @param day of the order
     * @param houseDay of all orders
     */
    private record Fill(long qtyE8, long pxE8, int day, int houseDay) {}

    /** One F or G, and what became of it. */
    private static final class Asked {
        private final String clOrdId;
        private final boolean replace;
        private final long qtyE8;
        private final long riskPxE8;
        private boolean told;
        private int answers;

        private Asked(String clOrdId, boolean replace, long qtyE8, long riskPxE8) {
            this.clOrdId = clOrdId;
            this.replace = replace;
            this.qtyE8 = qtyE8;
            this.riskPxE8 = riskPxE8;
        }
    }

    /** One order that the client knows. */
    private static final class Known {
        private final int sessionId;
        private final String first;
        private final String symbol;
        private final boolean buy;
        private final boolean goodTill;
        private final Map<String, Fill> fills = new TreeMap<>();
        private final List<Asked> asked = new ArrayList<>();
        private final Set<String> flags = new HashSet<>();
        private String current;
        private long qtyE8;
        private long riskPxE8;
        private int day;
        private boolean answered;
        private boolean toldNew;

        private Known(int sessionId, Told sent, String first) {
            this.sessionId = sessionId;
            this.first = first;
            this.current = first;
            this.symbol = sent.field(55);
            this.buy = sent.field(54).equals("1");
            this.goodTill = sent.field(59).equals("1");
            this.qtyE8 = sent.number(38);
            this.riskPxE8 = sent.field(40).equals("1") ? MARKET_E8 : riskPx(buy, sent.number(44));
        }

        private static long riskPx(boolean buy, long priceE8) {
            return buy ? priceE8 : Math.max(priceE8, REFERENCE_E8);
        }

        private long cumQtyE8() {
            return fills.values().stream().mapToLong(Fill::qtyE8).sum();
        }

        private long dayCumQtyE8() {
            return fills.values().stream()
                    .filter(fill -> fill.day == day)
                    .mapToLong(Fill::qtyE8)
                    .sum();
        }

        private long avgPxE8() {
            return averageE8(fills.values().stream().toList());
        }

        private long dayAvgPxE8() {
            return averageE8(
                    fills.values().stream().filter(fill -> fill.day == day).toList());
        }

        private static long averageE8(List<Fill> counted) {
            BigInteger sum = BigInteger.ZERO;
            BigInteger qty = BigInteger.ZERO;
            for (Fill fill : counted) {
                sum = sum.add(BigInteger.valueOf(fill.qtyE8).multiply(BigInteger.valueOf(fill.pxE8)));
                qty = qty.add(BigInteger.valueOf(fill.qtyE8));
            }
            return qty.signum() == 0
                    ? 0
                    : new BigDecimal(sum)
                            .divide(new BigDecimal(qty), 0, RoundingMode.HALF_UP)
                            .longValueExact();
        }

        private boolean isFilled() {
            return cumQtyE8() > 0 && cumQtyE8() >= qtyE8;
        }

        private void end(String flag) {
            flags.add(flag);
            flags.removeAll(Set.of("7", "9"));
        }

        private boolean isEnded() {
            return isOver() || (flags.contains("3") && !goodTill);
        }

        private boolean isOver() {
            return flags.stream().anyMatch(Set.of("4", "C", "8", "B")::contains);
        }

        private long leavesQtyE8() {
            return isEnded() ? 0 : Math.max(0, qtyE8 - cumQtyE8());
        }

        private boolean isTold(boolean replace) {
            return asked.stream().anyMatch(a -> a.replace == replace && a.told && a.answers == 0);
        }

        /** A second 150=0 only brings back what was suspended. */
        private void accepted(Told told) {
            assertThat(toldNew).as("accepted again (9): %s", told).isFalse();
            toldNew = true;
        }

        /** Precedence of section 2.1. */
        private String status() {
            if (isTold(false)) {
                return "6";
            }
            if (isTold(true)) {
                return "E";
            }
            for (String flag : List.of("3", "B")) {
                if (flags.contains(flag)) {
                    return flag;
                }
            }
            if (isFilled()) {
                return "2";
            }
            for (String flag : List.of("8", "7", "9", "4", "C")) {
                if (flags.contains(flag)) {
                    return flag;
                }
            }
            return cumQtyE8() > 0 ? "1" : flags.contains("0") ? "0" : "A";
        }

        private long reservedQtyE8() {
            long held = leavesQtyE8();
            for (Asked request : pendingReplaces()) {
                held = Math.max(held, request.qtyE8 - cumQtyE8());
            }
            return held;
        }

        private long reservedE4() {
            long held = valueE4(leavesQtyE8(), riskPxE8);
            for (Asked request : pendingReplaces()) {
                held = Math.max(held, valueE4(Math.max(0, request.qtyE8 - cumQtyE8()), request.riskPxE8));
            }
            return held;
        }

        private List<Asked> pendingReplaces() {
            return isEnded()
                    ? List.of()
                    : asked.stream().filter(a -> a.replace && a.answers == 0).toList();
        }

        private Asked request(String clOrdId) {
            return asked.stream()
                    .filter(a -> a.clOrdId.equals(clOrdId))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(clOrdId + " was not asked for"));
        }
    }

    /** What an account has in a symbol. */
    private static final class Holding {
        private long positionE8;
        private long boughtE4;
        private long soldE4;
    }

    private final Map<String, Known> orders = new TreeMap<>();
    private final Map<String, String> orderOfId = new HashMap<>();
    private final Map<String, Asked> requests = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, Holding> holdings = new TreeMap<>();
    private final Set<String> execIds = new HashSet<>();
    private final Set<String> keptOverTheDay = new HashSet<>();
    private int houseDay;
    private boolean rolling;
    private @Nullable String placing;
    private boolean duplicate;
    private boolean silent;
    private ExecType reported = ExecType.NULL_VAL;

    private static long valueE4(long qtyE8, long pxE8) {
        return new BigDecimal(BigInteger.valueOf(qtyE8).multiply(BigInteger.valueOf(pxE8)))
                .divide(BigDecimal.TEN.pow(12), 0, RoundingMode.CEILING)
                .longValueExact();
    }

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
        Known order = orders.get(orderId);
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
        duplicate = !used.add(placing);
    }

    void requesting(int sessionId, String clOrdId, String orig, boolean replace, long qtyE8, long priceE8) {
        Known order = orders.get(orderOfId.getOrDefault(key(sessionId, orig), ""));
        long riskPxE8 = order == null ? 0 : Known.riskPx(order.buy, priceE8);
        if (order != null && qtyE8 <= order.cumQtyE8()) {
            riskPxE8 = order.riskPxE8;
        }
        Asked request = new Asked(clOrdId, replace, qtyE8, riskPxE8);
        used.add(key(sessionId, clOrdId));
        requests.put(key(sessionId, clOrdId), request);
        if (order != null) {
            order.asked.add(request);
            orderOfId.put(key(sessionId, clOrdId), orderOfId.getOrDefault(key(sessionId, orig), ""));
        }
    }

    /** The id that a replace of the order has to name. */
    String tailOf(int sessionId, String clOrdId) {
        Known order = orders.get(orderOfId.getOrDefault(key(sessionId, clOrdId), ""));
        if (order == null) {
            return clOrdId;
        }
        String tail = order.current;
        for (Asked request : order.asked) {
            tail = request.replace && request.answers == 0 ? request.clOrdId : tail;
        }
        return tail;
    }

    void startDay() {
        houseDay++;
        rolling = true;
        keptOverTheDay.clear();
        for (Known order : orders.values()) {
            if (order.goodTill) {
                order.day++;
                order.flags.remove("3");
            }
        }
        for (Holding holding : holdings.values()) {
            holding.boughtE4 = 0;
            holding.soldE4 = 0;
        }
    }

    // What is told

    void hear(List<Told> told) {
        if (silent) {
            assertThat(told).allMatch(event -> event.to().equals("desk"));
        }
        for (Told event : told) {
            switch (event.to() + " " + event.msgType()) {
                case "client 8" -> report(event);
                case "client 9" -> refusal(event);
                case "venue D" -> placed(event);
                case "venue Q" ->
                    book(0, event.field(55), true, new Fill(event.number(32), event.number(31), 0, houseDay), 1);
                case "desk REPORT_AFTER_END" -> afterEnd(orders.get(event.field(37)));
                case "desk IN_DOUBT" -> keptOverTheDay.add(event.field(37));
                default -> {}
            }
        }
        if (rolling) {
            endDay();
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
    private void afterEnd(@Nullable Known order) {
        if (order != null && reported == ExecType.CANCELED) {
            order.end("4");
        }
    }

    private void placed(Told sent) {
        String placed = String.valueOf(placing);
        assertThat(duplicate).as("sent again: %s", sent).isFalse();
        int slash = placed.indexOf('/');
        Known order = new Known(Integer.parseInt(placed.substring(0, slash)), sent, placed.substring(slash + 1));
        orders.put(sent.field(37), order);
        orderOfId.put(placed, sent.field(37));
    }

    private void report(Told told) {
        String execType = told.field(150);
        Known order = orders.get(told.field(37));
        if (order == null) {
            assertThat(execType).as("unknown order: %s", told).isIn("8", "I");
            assertThat(told.field(39)).isEqualTo("8");
            return;
        }
        if (duplicate && execType.equals("8")) {
            assertThat(told.field(103)).isEqualTo("6");
        } else {
            assertIdsOf(order, told);
            boolean over =
                    (order.isEnded() || order.isFilled()) && told.field(41).isEmpty();
            boolean reopens = execType.equals("D") && !order.isOver();
            assertThat(over && !reopens && !AFTER_THE_END.contains(execType))
                    .as("after the end (10): %s", told)
                    .isFalse();
            apply(order, told);
        }
        assertStateOf(order, told);
    }

    private static void assertIdsOf(Known order, Told told) {
        String orig = told.field(41);
        assertThat(orig.isEmpty() ? told.field(11) : orig)
                .as("current id (8): %s", told)
                .isEqualTo(order.current);
        boolean answers = Set.of("6", "E", "5").contains(told.field(150));
        assertThat(answers && orig.isEmpty())
                .as("never unsolicited (14): %s", told)
                .isFalse();
        boolean execution = Set.of("F", "G").contains(told.field(150));
        assertThat(told.number(32) > 0 && told.fields().containsKey(31))
                .as("LastQty, LastPx (6): %s", told)
                .isEqualTo(execution || told.field(150).equals("7"));
    }

    private void apply(Known order, Told told) {
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
                Asked request = order.request(told.field(11));
                assertThat(request.answers).isZero();
                assertThat(request.replace).isEqualTo(execType.equals("E"));
                request.told = true;
            }
            case "4" -> {
                answer(order, told);
                order.end("4");
            }
            case "5" -> replaced(order, told);
            case "D" -> {
                order.qtyE8 = told.number(38);
                order.flags.remove("9");
                order.flags.remove("3");
            }
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

    private static void answer(Known order, Told told) {
        if (!told.field(41).isEmpty()) {
            order.request(told.field(11)).answers++;
            order.current = told.field(11);
        }
    }

    private void replaced(Known order, Told told) {
        answer(order, told);
        Asked request = order.request(told.field(11));
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

    private void execution(Known order, Told told) {
        int day = order.day;
        int dayOfHouse = houseDay;
        if (!told.field(150).equals("F")) {
            Fill fill = order.fills.remove(told.field(19));
            assertThat(fill).as("ExecRefID (7): %s", told).isNotNull();
            if (fill != null) {
                day = fill.day;
                dayOfHouse = fill.houseDay;
                book(order.sessionId, order.symbol, order.buy, fill, -1);
            }
        }
        if (!told.field(150).equals("H")) {
            Fill fill = new Fill(told.number(32), told.number(31), day, dayOfHouse);
            order.fills.put(told.field(17), fill);
            book(order.sessionId, order.symbol, order.buy, fill, 1);
        }
    }

    /** Executed amounts are those of today's fills only. */
    private void book(int sessionId, String symbol, boolean buy, Fill fill, int sign) {
        int account = sessionId == 0 ? 0 : sessionId - 10;
        Holding holding = holdings.computeIfAbsent(account + " " + symbol, unused -> new Holding());
        holding.positionE8 += (buy ? sign : -sign) * fill.qtyE8;
        if (fill.houseDay != houseDay) {
            return;
        }
        if (buy) {
            holding.boughtE4 += sign * valueE4(fill.qtyE8, fill.pxE8);
        } else {
            holding.soldE4 += sign * valueE4(fill.qtyE8, fill.pxE8);
        }
    }

    private static void assertStateOf(Known order, Told told) {
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
        Known order = orders.get(told.field(37));
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
        Asked request = order.request(told.field(11));
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

    /** Reservations and positions of the core are those of the ledger. */
    void checkHoldings(Desk desk) {
        int before = desk.sink().letters().size();
        desk.askImage();
        desk.sink().take();
        var open = new HashMap<String, long[]>();
        for (Known order : orders.values()) {
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
    }

    private void checkOrder(OrderImagedDecoder image) {
        String orderId = Long.toString(image.order().orderId());
        Known order = orders.get(orderId);
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
