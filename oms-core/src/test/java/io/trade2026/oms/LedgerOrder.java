package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Decimal8;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An order as its client knows it, with every fill and request of it: the plain truth that reports are held against. */
final class LedgerOrder {
    static final long REFERENCE_E8 = 100 * Decimal8.ONE;
    static final long MARKET_E8 = 105 * Decimal8.ONE;

    /**
     * A fill as it counts now.
     *
     * @param qtyE8 LastQty(32)
     * @param pxE8 LastPx(31)
     * @param day of the order
     * @param houseDay of all orders
     */
    record Fill(long qtyE8, long pxE8, int day, int houseDay) {}

    /** One F or G, or what the desk asked instead, and what became of it. */
    static final class Asked {
        static final String BY_DESK = "by the desk";

        final String clOrdId;
        final boolean replace;
        final long qtyE8;
        final long riskPxE8;
        boolean told;
        int answers;

        Asked(String clOrdId, boolean replace, long qtyE8, long riskPxE8) {
            this.clOrdId = clOrdId;
            this.replace = replace;
            this.qtyE8 = qtyE8;
            this.riskPxE8 = riskPxE8;
        }
    }

    final int sessionId;
    final String first;
    final String symbol;
    final boolean buy;
    final boolean goodTill;
    final Map<String, Fill> fills = new TreeMap<>();
    final List<Asked> asked = new ArrayList<>();
    final Set<String> flags = new HashSet<>();
    String current;
    long qtyE8;
    long riskPxE8;
    int day;
    boolean answered;
    boolean toldNew;
    int daysClosed;

    LedgerOrder(int sessionId, Told sent, String first) {
        this.sessionId = sessionId;
        this.first = first;
        this.current = first;
        this.symbol = sent.field(55);
        this.buy = sent.field(54).equals("1");
        this.goodTill = sent.field(59).equals("1");
        this.qtyE8 = sent.number(38);
        this.riskPxE8 = sent.field(40).equals("1") ? MARKET_E8 : riskPx(buy, sent.number(44));
    }

    static long riskPx(boolean buy, long priceE8) {
        return buy ? priceE8 : Math.max(priceE8, REFERENCE_E8);
    }

    long cumQtyE8() {
        return fills.values().stream().mapToLong(Fill::qtyE8).sum();
    }

    long dayCumQtyE8() {
        return fills.values().stream()
                .filter(fill -> fill.day == day)
                .mapToLong(Fill::qtyE8)
                .sum();
    }

    long avgPxE8() {
        return averageE8(fills.values().stream().toList());
    }

    long dayAvgPxE8() {
        return averageE8(fills.values().stream().filter(fill -> fill.day == day).toList());
    }

    static long averageE8(List<Fill> counted) {
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

    boolean isFilled() {
        return cumQtyE8() > 0 && cumQtyE8() >= qtyE8;
    }

    void end(String flag) {
        flags.add(flag);
        flags.removeAll(Set.of("7", "9"));
    }

    boolean isEnded() {
        return isOver() || (flags.contains("3") && !goodTill);
    }

    boolean isOver() {
        return flags.stream().anyMatch(Set.of("4", "C", "8", "B")::contains);
    }

    long leavesQtyE8() {
        return isEnded() ? 0 : Math.max(0, qtyE8 - cumQtyE8());
    }

    boolean isTold(boolean replace) {
        return asked.stream().anyMatch(a -> a.replace == replace && a.told && a.answers == 0);
    }

    /** A second 150=0 only brings back what was suspended. */
    void accepted(Told told) {
        assertThat(toldNew).as("accepted again (9): %s", told).isFalse();
        toldNew = true;
    }

    boolean isLive() {
        return !isEnded() && !isFilled();
    }

    @Nullable Asked ofTheDesk() {
        return asked.stream()
                .filter(a -> a.clOrdId.equals(Asked.BY_DESK) && a.answers == 0)
                .findFirst()
                .orElse(null);
    }

    /** Precedence of section 2.1. */
    String status() {
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

    long reservedQtyE8() {
        long held = leavesQtyE8();
        for (Asked request : pendingReplaces()) {
            held = Math.max(held, request.qtyE8 - cumQtyE8());
        }
        return held;
    }

    long reservedE4() {
        long held = valueE4(leavesQtyE8(), riskPxE8);
        for (Asked request : pendingReplaces()) {
            held = Math.max(held, valueE4(Math.max(0, request.qtyE8 - cumQtyE8()), request.riskPxE8));
        }
        return held;
    }

    List<Asked> pendingReplaces() {
        return isEnded()
                ? List.of()
                : asked.stream().filter(a -> a.replace && a.answers == 0).toList();
    }

    Asked request(String clOrdId) {
        return asked.stream()
                .filter(a -> a.clOrdId.equals(clOrdId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(clOrdId + " was not asked for"));
    }

    static long valueE4(long qtyE8, long pxE8) {
        return new BigDecimal(BigInteger.valueOf(qtyE8).multiply(BigInteger.valueOf(pxE8)))
                .divide(BigDecimal.TEN.pow(12), 0, RoundingMode.CEILING)
                .longValueExact();
    }
}
