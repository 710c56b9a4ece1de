package io.trade2026.gateway.dropcopy;

import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderTermsEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import org.agrona.concurrent.UnsafeBuffer;

/** Events of orders as the core writes them. */
final class Executions {
    static final long ONE_E8 = 100_000_000;
    static final int CLIENT_SESSION = 4;
    static final int VENUE_SESSION = 900;

    private Executions() {}

    /** What happened to an order of CLIENT4, account ACC4, for 100 MSFT at XSIM; a fill is of 40 at 99.5. */
    static OrderChangedDecoder event(long number, long epochNs, OrderFact fact) {
        return event(number, epochNs, fact, CLIENT_SESSION, "ACC4", "MSFT", VENUE_SESSION);
    }

    static OrderChangedDecoder event(
            long number,
            long epochNs,
            OrderFact fact,
            int sessionId,
            String account,
            String symbol,
            int venueSessionId) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[2_048]);
        OrderChangedEncoder event = new OrderChangedEncoder();
        event.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        boolean isFill = fact == OrderFact.FILLED;
        event.header().eventNumber(number).epochNs(epochNs);
        event.fact(fact)
                .lastQtyE8(isFill ? 40 * ONE_E8 : OrderChangedEncoder.lastQtyE8NullValue())
                .lastPxE8(isFill ? 9_950_000_000L : OrderChangedEncoder.lastPxE8NullValue())
                .venueRejReason(-1)
                .execRestatementReason(-1)
                .totNumReports(-1)
                .venueSessionId(venueSessionId)
                .venueOrderId("V7")
                .venueExecId(isFill ? "X9" : "");
        event.order()
                .orderId(17)
                .sessionId(sessionId)
                .clOrdId("A1")
                .cumQtyE8(isFill ? 40 * ONE_E8 : 0)
                .leavesQtyE8(isFill ? 60 * ONE_E8 : 100 * ONE_E8)
                .avgPxE8(isFill ? 9_950_000_000L : 0)
                .dayOrderQtyE8(OrderChangedEncoder.lastQtyE8NullValue())
                .ordStatus(isFill ? OrdStatus.PARTIALLY_FILLED : OrdStatus.NEW);
        OrderTermsEncoder terms = event.order().terms();
        terms.symbol(symbol)
                .account(account)
                .orderQtyE8(100 * ONE_E8)
                .priceE8(10_000_000_000L)
                .stopPxE8(OrderTermsEncoder.stopPxE8NullValue())
                .minQtyE8(OrderTermsEncoder.minQtyE8NullValue())
                .maxFloorE8(OrderTermsEncoder.maxFloorE8NullValue())
                .cashOrderQtyE8(OrderTermsEncoder.cashOrderQtyE8NullValue())
                .expireEpochNs(OrderTermsEncoder.expireEpochNsNullValue())
                .expireDateYmd(OrderTermsEncoder.expireDateYmdNullValue())
                .side(Side.BUY)
                .ordType(OrdType.LIMIT)
                .timeInForce(TimeInForce.DAY);
        event.text("").custom("");
        return new OrderChangedDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    }
}
