package io.trade2026.simulator.link;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import quickfix.Message;

/** Builds NewOrderSingle(D), OrderCancelRequest(F), OrderCancelReplaceRequest(G) and the status requests, valid in every version. */
public final class Requests {
    private Requests() {}

    /**
     * A limit order for the day, or a market order without a price.
     *
     * @param side Side(54)
     * @param price Price(44), or null for OrdType(40)=1
     */
    public static Message order(String clOrdId, String symbol, char side, BigDecimal qty, @Nullable BigDecimal price) {
        Message order = Fields.message("D");
        order.setString(11, clOrdId);
        order.setChar(21, '1');
        common(order, symbol, side);
        Fields.putDecimal(order, 38, qty);
        putPrice(order, price);
        order.setChar(59, '0');
        return order;
    }

    /** Asks to cancel. */
    public static Message cancel(String clOrdId, String origClOrdId, String symbol, char side, BigDecimal qty) {
        Message request = Fields.message("F");
        request.setString(11, clOrdId);
        request.setString(41, origClOrdId);
        common(request, symbol, side);
        Fields.putDecimal(request, 38, qty);
        return request;
    }

    /** Asks to cancel an order that was sent as this D or G. */
    public static Message cancel(String clOrdId, Message order) {
        Message request = cancel(
                clOrdId,
                Fields.text(order, 11, ""),
                Fields.text(order, 55, ""),
                Fields.character(order, 54, '1'),
                Fields.decimalOrZero(order, 38));
        Fields.copy(order, request, 1);
        return request;
    }

    /**
     * Asks to replace; a limit order for the day unless the caller changes it.
     *
     * @param qty the new OrderQty(38), the total
     * @param price the new Price(44), or null for OrdType(40)=1
     */
    public static Message replace(
            String clOrdId, String origClOrdId, String symbol, char side, BigDecimal qty, @Nullable BigDecimal price) {
        Message request = order(clOrdId, symbol, side, qty, price);
        request.getHeader().setString(35, "G");
        request.setString(41, origClOrdId);
        return request;
    }

    /** Asks to give the order that was sent as this D or G another quantity and price; all else stays. */
    public static Message replace(String clOrdId, Message order, BigDecimal qty, @Nullable BigDecimal price) {
        Message request = replace(
                clOrdId,
                Fields.text(order, 11, ""),
                Fields.text(order, 55, ""),
                Fields.character(order, 54, '1'),
                qty,
                price);
        for (int tag : new int[] {1, 40, 59, 99, 126, 432}) {
            Fields.copy(order, request, tag);
        }
        return request;
    }

    /** Asks for the state of one order, OrderStatusRequest(H). */
    public static Message status(String clOrdId, String symbol, char side) {
        Message request = Fields.message("H");
        request.setString(11, clOrdId);
        request.setString(55, symbol);
        request.setChar(54, side);
        return request;
    }

    /** Asks for the state of all orders, OrderMassStatusRequest(AF), from FIX 4.3 on. */
    public static Message massStatus(String massStatusReqId) {
        Message request = Fields.message("AF");
        request.setString(584, massStatusReqId);
        request.setInt(585, 7);
        return request;
    }

    private static void common(Message message, String symbol, char side) {
        message.setString(55, symbol);
        message.setChar(54, side);
        Fields.putTime(message, 60, Instant.now());
    }

    private static void putPrice(Message message, @Nullable BigDecimal price) {
        if (price == null) {
            message.setChar(40, '1');
        } else {
            message.setChar(40, '2');
            Fields.putDecimal(message, 44, price);
        }
    }
}
