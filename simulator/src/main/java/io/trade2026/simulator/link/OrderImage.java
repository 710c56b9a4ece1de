package io.trade2026.simulator.link;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import quickfix.Message;

/** What a venue knows of one order, and the reports it writes about it. Not safe for several threads. */
public final class OrderImage {
    /** ExecType(150) of a fill. */
    public static final char TRADE = 'F';

    private static final int AVG_SCALE = 8;

    private final FixVersion version;
    private final String orderId;
    private final String symbol;
    private final char side;
    private final @Nullable String account;
    private final char tif;
    private char ordType;
    private String clOrdId;
    private BigDecimal orderQty;
    private @Nullable BigDecimal price;
    private @Nullable BigDecimal stopPx;
    private BigDecimal cumQty = BigDecimal.ZERO;
    private BigDecimal notional = BigDecimal.ZERO;
    private char ordStatus = '0';

    /** Reads a NewOrderSingle(D). */
    public OrderImage(FixVersion version, String orderId, Message order) {
        this.version = version;
        this.orderId = orderId;
        this.symbol = Fields.text(order, 55, "?");
        this.side = Fields.character(order, 54, '1');
        this.account = Fields.text(order, 1);
        this.tif = Fields.character(order, 59, '0');
        this.ordType = Fields.character(order, 40, '2');
        this.clOrdId = Fields.text(order, 11, "?");
        this.orderQty = Fields.decimalOrZero(order, 38);
        this.price = Fields.decimal(order, 44);
        this.stopPx = Fields.decimal(order, 99);
    }

    /** Returns OrderID(37). */
    public String orderId() {
        return orderId;
    }

    /** Returns the ClOrdID(11) that names it now. */
    public String clOrdId() {
        return clOrdId;
    }

    /** Returns Symbol(55). */
    public String symbol() {
        return symbol;
    }

    /** Returns Side(54). */
    public char side() {
        return side;
    }

    /** Returns OrdType(40). */
    public char ordType() {
        return ordType;
    }

    /** Returns TimeInForce(59). */
    public char tif() {
        return tif;
    }

    /** Returns OrderQty(38). */
    public BigDecimal orderQty() {
        return orderQty;
    }

    /** Returns Price(44), or null. */
    public @Nullable BigDecimal price() {
        return price;
    }

    /** Returns StopPx(99), or null. */
    public @Nullable BigDecimal stopPx() {
        return stopPx;
    }

    /** Returns CumQty(14). */
    public BigDecimal cumQty() {
        return cumQty;
    }

    /** Returns OrdStatus(39). */
    public char ordStatus() {
        return ordStatus;
    }

    /** Returns AvgPx(6), rounded half up to eight places; 0 without fills. */
    public BigDecimal avgPx() {
        return cumQty.signum() == 0 ? BigDecimal.ZERO : notional.divide(cumQty, AVG_SCALE, RoundingMode.HALF_UP);
    }

    /** Whether it may still trade. */
    public boolean isOpen() {
        return ordStatus == '0' || ordStatus == '1';
    }

    /** Returns LeavesQty(151): 0 unless it is open. */
    public BigDecimal leavesQty() {
        return isOpen() ? orderQty.subtract(cumQty).max(BigDecimal.ZERO) : BigDecimal.ZERO;
    }

    /** Books a fill; OrdStatus(39) becomes 1 or 2. */
    public void book(BigDecimal lastQty, BigDecimal lastPx) {
        cumQty = cumQty.add(lastQty);
        notional = notional.add(lastQty.multiply(lastPx));
        ordStatus = cumQty.compareTo(orderQty) >= 0 ? '2' : '1';
    }

    /** Ends it with 4 canceled, 8 rejected, C expired or 3 done for the day. */
    public void end(char newOrdStatus) {
        ordStatus = newOrdStatus;
    }

    /** Takes over the ClOrdID(11) of an accepted OrderCancelRequest(F) or of a replace. */
    public void rename(String newClOrdId) {
        clOrdId = newClOrdId;
    }

    /** Takes over what an OrderCancelReplaceRequest(G) asks; a quantity below CumQty(14) becomes CumQty and fills the order. */
    public void replace(Message request) {
        BigDecimal qty = Fields.decimal(request, 38);
        BigDecimal newPrice = Fields.decimal(request, 44);
        BigDecimal newStopPx = Fields.decimal(request, 99);
        orderQty = qty == null ? orderQty : qty.max(cumQty);
        price = newPrice == null ? price : newPrice;
        stopPx = newStopPx == null ? stopPx : newStopPx;
        ordType = Fields.character(request, 40, ordType);
        clOrdId = Fields.text(request, 11, clOrdId);
        if (cumQty.signum() > 0) {
            ordStatus = cumQty.compareTo(orderQty) >= 0 ? '2' : '1';
        }
    }

    /**
     * Writes an ExecutionReport(8) of the present state.
     *
     * @param execType ExecType(150) in the words of FIX 4.4; older versions get theirs
     * @param execId ExecID(17)
     */
    public Message report(char execType, String execId) {
        Message report = Fields.message("8");
        report.setString(37, orderId);
        report.setString(17, execId);
        putExecType(report, execType);
        report.setChar(39, ordStatus);
        report.setString(11, clOrdId);
        report.setString(55, symbol);
        report.setChar(54, side);
        report.setChar(40, ordType);
        report.setChar(59, tif);
        Fields.putDecimal(report, 38, orderQty);
        Fields.putDecimal(report, 14, cumQty);
        Fields.putDecimal(report, 151, leavesQty());
        Fields.putDecimal(report, 6, avgPx());
        putOptional(report);
        Fields.putTime(report, 60, Instant.now());
        return report;
    }

    /** Writes the ExecutionReport(8) of a fill that is booked. */
    public Message fillReport(String execId, BigDecimal lastQty, BigDecimal lastPx) {
        Message report = report(TRADE, execId);
        Fields.putDecimal(report, 32, lastQty);
        Fields.putDecimal(report, 31, lastPx);
        return report;
    }

    /** Writes the ExecutionReport(8) that refuses the order. */
    public Message rejectReport(String execId, int ordRejReason, String text) {
        Message report = report('8', execId);
        report.setInt(103, ordRejReason);
        report.setString(58, text);
        return report;
    }

    /** Writes the OrderCancelReject(9) to a request for this order. */
    public Message cancelReject(Message request, int cxlRejReason, String text) {
        return cancelReject(request, orderId, ordStatus, cxlRejReason, text);
    }

    /** Writes the OrderCancelReject(9) to a request for an order that nobody knows. */
    public static Message unknownOrder(Message request) {
        return cancelReject(request, "NONE", '8', 1, "OrigClOrdID(41): unknown order");
    }

    private static Message cancelReject(
            Message request, String orderId, char ordStatus, int cxlRejReason, String text) {
        Message reject = Fields.message("9");
        reject.setString(37, orderId);
        reject.setString(11, Fields.text(request, 11, "?"));
        reject.setString(41, Fields.text(request, 41, "?"));
        reject.setChar(39, ordStatus);
        reject.setChar(434, Fields.msgType(request).equals("G") ? '2' : '1');
        reject.setInt(102, cxlRejReason);
        reject.setString(58, text);
        Fields.putTime(reject, 60, Instant.now());
        return reject;
    }

    private void putOptional(Message report) {
        BigDecimal limit = price;
        BigDecimal stop = stopPx;
        String knownAccount = account;
        if (limit != null) {
            Fields.putDecimal(report, 44, limit);
        }
        if (stop != null) {
            Fields.putDecimal(report, 99, stop);
        }
        if (knownAccount != null) {
            report.setString(1, knownAccount);
        }
    }

    private void putExecType(Message report, char execType) {
        if (version != FixVersion.FIX42) {
            report.setChar(150, execType);
            return;
        }
        report.setChar(20, execType == 'I' ? '3' : '0');
        boolean isCurrentState = execType == TRADE || execType == 'I';
        report.setChar(150, isCurrentState ? ordStatus : execType);
    }
}
