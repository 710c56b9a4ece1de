package io.trade2026.gateway.outbound;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.CancelRejectedEncoder;
import io.trade2026.messages.sbe.ExplanationEncoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.MessageRefusedDecoder;
import io.trade2026.messages.sbe.MessageRefusedEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderTermsEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/** Events as the core writes them, with what a test wants to have otherwise. */
final class Events {
    static final long NOW = 1_764_064_800_000_000_000L;

    private Events() {}

    static UnsafeBuffer blank() {
        return new UnsafeBuffer(new byte[8 * 1024]);
    }

    /** Terms of a limit order: buy 100 MSFT at 99.5, day. */
    static void limitOrder(OrderTermsEncoder terms) {
        terms.symbol("MSFT")
                .account("ACC1")
                .orderQtyE8(Decimal8.parse("100"))
                .priceE8(Decimal8.parse("99.5"))
                .stopPxE8(Decimal8.NULL)
                .minQtyE8(Decimal8.NULL)
                .maxFloorE8(Decimal8.NULL)
                .cashOrderQtyE8(Decimal8.NULL)
                .expireEpochNs(OrderTermsEncoder.expireEpochNsNullValue())
                .transactEpochNs(NOW)
                .expireDateYmd(OrderTermsEncoder.expireDateYmdNullValue())
                .side(Side.BUY)
                .ordType(OrdType.LIMIT)
                .timeInForce(TimeInForce.DAY);
    }

    static void noExplanation(ExplanationEncoder explanation) {
        explanation.wouldPass(ExplanationEncoder.wouldPassNullValue());
    }

    static OrderChangedDecoder changed(OrderFact fact, OrdStatus status, Consumer<OrderChangedEncoder> rest) {
        return changed(fact, status, "", rest);
    }

    static OrderChangedDecoder changed(
            OrderFact fact, OrdStatus status, String custom, Consumer<OrderChangedEncoder> rest) {
        UnsafeBuffer buffer = blank();
        OrderChangedEncoder event = new OrderChangedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        event.header().eventNumber(41).epochNs(NOW);
        event.fact(fact)
                .lastQtyE8(Decimal8.NULL)
                .lastPxE8(Decimal8.NULL)
                .venueRejReason(-1)
                .execRestatementReason(-1)
                .totNumReports(-1)
                .lastRptRequested(Bool.NO);
        event.order()
                .orderId(12)
                .clOrdId("A1")
                .cumQtyE8(0)
                .leavesQtyE8(Decimal8.parse("100"))
                .avgPxE8(0)
                .dayOrderQtyE8(Decimal8.NULL)
                .ordStatus(status);
        limitOrder(event.order().terms());
        noExplanation(event.explanation());
        rest.accept(event);
        event.text("").custom(custom);
        return new OrderChangedDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    }

    static CancelRejectedDecoder cancelRejected(int reason) {
        UnsafeBuffer buffer = blank();
        CancelRejectedEncoder event =
                new CancelRejectedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        event.header().eventNumber(42).epochNs(NOW);
        event.orderId(12)
                .clOrdId("A2")
                .origClOrdId("A1")
                .account("ACC1")
                .ordStatus(OrdStatus.FILLED)
                .cxlRejResponseTo((byte) '1')
                .cxlRejReason(reason);
        noExplanation(event.explanation());
        event.text("too late");
        return new CancelRejectedDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    }

    static MessageRefusedDecoder refused(int sessionReason, int businessReason) {
        UnsafeBuffer buffer = blank();
        MessageRefusedEncoder event =
                new MessageRefusedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        event.header().eventNumber(43).epochNs(NOW);
        event.refSeqNum(5)
                .refTagId(38)
                .sessionRejectReason(sessionReason)
                .businessRejectReason(businessReason)
                .refMsgType("D")
                .refId("A1");
        event.text("OrderQty(38): is required");
        return new MessageRefusedDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    }
}
