package io.trade2026.ops.desk;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.messages.sbe.OrderImagedDecoder;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import org.jspecify.annotations.Nullable;

/**
 * An order as the core holds it; numbers are exact decimals as text, null when absent.
 *
 * @param orderId OrderID(37)
 * @param sessionId of the client
 * @param clOrdId ClOrdID(11)
 * @param origClOrdId OrigClOrdID(41); empty when there is none
 * @param account Account(1)
 * @param symbol Symbol(55)
 * @param side Side(54) as a word
 * @param ordType OrdType(40) as a word
 * @param timeInForce TimeInForce(59) as a word
 * @param orderQty OrderQty(38)
 * @param price Price(44)
 * @param stopPx StopPx(99)
 * @param ordStatus OrdStatus(39) as a word
 * @param cumQty CumQty(14)
 * @param leavesQty LeavesQty(151)
 * @param avgPx AvgPx(6)
 * @param venueId of the venue, 0 before routing
 * @param venueOrderId OrderID(37) of the venue; empty when not told
 * @param reservedQty held in risk; null when the core was not asked
 * @param pendingRequests cancels and replaces without an answer; null when the core was not asked
 * @param inDoubt whether its fate at the venue is unknown; null when the core was not asked
 */
public record OrderRow(
        long orderId,
        int sessionId,
        String clOrdId,
        String origClOrdId,
        String account,
        String symbol,
        String side,
        String ordType,
        String timeInForce,
        String orderQty,
        @Nullable String price,
        @Nullable String stopPx,
        String ordStatus,
        String cumQty,
        String leavesQty,
        String avgPx,
        int venueId,
        String venueOrderId,
        @Nullable String reservedQty,
        @Nullable Integer pendingRequests,
        @Nullable Boolean inDoubt) {
    static OrderRow of(OrderImagedDecoder event) {
        return of(
                event.order(),
                event.venueOrderId(),
                Decimal8.toText(event.reservedQtyE8()),
                event.pendingRequests(),
                event.inDoubt() == Bool.YES);
    }

    /**
     * The order as an event of its own left it.
     *
     * @param order after the event
     * @param venueOrderId OrderID(37) of the venue; empty when not told
     * @return without what only the core knows
     */
    public static OrderRow of(OrderImageDecoder order, String venueOrderId) {
        return of(order, venueOrderId, null, null, null);
    }

    private static OrderRow of(
            OrderImageDecoder order,
            String venueOrderId,
            @Nullable String reservedQty,
            @Nullable Integer pendingRequests,
            @Nullable Boolean inDoubt) {
        OrderTermsDecoder terms = order.terms();
        return new OrderRow(
                order.orderId(),
                order.sessionId(),
                order.clOrdId(),
                order.origClOrdId(),
                terms.account(),
                terms.symbol(),
                terms.side().name(),
                terms.ordType().name(),
                terms.timeInForce().name(),
                Decimal8.toText(terms.orderQtyE8()),
                text(terms.priceE8()),
                text(terms.stopPxE8()),
                order.ordStatus().name(),
                Decimal8.toText(order.cumQtyE8()),
                Decimal8.toText(order.leavesQtyE8()),
                Decimal8.toText(order.avgPxE8()),
                order.venueId(),
                venueOrderId,
                reservedQty,
                pendingRequests,
                inDoubt);
    }

    private static @Nullable String text(long valueE8) {
        return valueE8 == Decimal8.NULL ? null : Decimal8.toText(valueE8);
    }
}
