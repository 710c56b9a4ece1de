package io.trade2026.simulator.ledger;

import io.trade2026.simulator.link.Fields;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quickfix.Message;

/** One order of a client and what the reports said of it. Guarded by its ledger. */
final class SentOrder {
    /** The fault of a report whose ExecID(17) had come before. */
    static final String SEEN = "a report that came before";

    private static final String TERMINAL = "2348C";

    private final String firstClOrdId;
    private final String symbol;
    private final char side;
    private final Set<String> execIds = new HashSet<>();
    private final Set<String> waiting = new LinkedHashSet<>();
    private String clOrdId;
    private BigDecimal orderQty;
    private BigDecimal cumQty = BigDecimal.ZERO;
    private BigDecimal notional = BigDecimal.ZERO;
    private char ordStatus = OrderRow.UNANSWERED;
    private int fills;

    SentOrder(Message order) {
        this.firstClOrdId = Fields.text(order, 11, "");
        this.clOrdId = firstClOrdId;
        this.symbol = Fields.text(order, 55, "");
        this.side = Fields.character(order, 54, '1');
        this.orderQty = Fields.decimalOrZero(order, 38);
    }

    String firstClOrdId() {
        return firstClOrdId;
    }

    int fills() {
        return fills;
    }

    boolean isOpen() {
        return TERMINAL.indexOf(ordStatus) < 0;
    }

    boolean isChangeable() {
        return isOpen() && ordStatus != OrderRow.UNANSWERED && waiting.isEmpty();
    }

    List<String> waiting() {
        return List.copyOf(waiting);
    }

    void request(String requestClOrdId) {
        waiting.add(requestClOrdId);
    }

    boolean answer(String requestClOrdId) {
        return waiting.remove(requestClOrdId);
    }

    /** A request was refused: a pending state gives way to the state that the refusal names. */
    void noLongerPending(char trueOrdStatus) {
        if (ordStatus == '6' || ordStatus == 'E') {
            ordStatus = trueOrdStatus;
        }
    }

    /** Takes in a report; returns what is wrong with it, or null. */
    @Nullable String report(Message report) {
        char execType = Fields.character(report, 150, ' ');
        boolean isStatus = execType == 'I' || Fields.character(report, 20, '0') == '3';
        if (isStatus) {
            return null;
        }
        if (!execIds.add(Fields.text(report, 17, ""))) {
            return SEEN;
        }
        boolean wasOpen = isOpen();
        String fault = bookFill(report, execType);
        if (fault == null && !wasOpen && execType != 'F' && execType != '1' && execType != '2') {
            fault = "a report after the end of the order";
        }
        settle(report, execType);
        ordStatus = Fields.character(report, 39, ordStatus);
        BigDecimal reportedQty = Fields.decimal(report, 38);
        if (reportedQty != null) {
            orderQty = reportedQty;
        }
        return fault;
    }

    private @Nullable String bookFill(Message report, char execType) {
        BigDecimal lastQty = Fields.decimalOrZero(report, 32);
        boolean isFill = (execType == 'F' || execType == '1' || execType == '2') && lastQty.signum() > 0;
        if (isFill) {
            fills++;
            cumQty = cumQty.add(lastQty);
            notional = notional.add(lastQty.multiply(Fields.decimalOrZero(report, 31)));
        }
        return Fields.decimalOrZero(report, 14).compareTo(cumQty) == 0
                ? null
                : "CumQty(14) is not the sum of the fills, " + Fields.plain(cumQty);
    }

    private void settle(Message report, char execType) {
        String reportedId = Fields.text(report, 11, clOrdId);
        if (execType == '4' || execType == '5') {
            waiting.remove(reportedId);
            clOrdId = reportedId;
        }
    }

    OrderRow row() {
        return new OrderRow(firstClOrdId, clOrdId, symbol, side, orderQty, cumQty, notional, ordStatus, fills);
    }
}
