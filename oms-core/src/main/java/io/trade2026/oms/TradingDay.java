package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.messages.sbe.StartTradingDayDecoder;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.messages.sbe.TradingDayStartedEncoder;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The roll of the trading day: what was good for the day is over, what is good longer counts its day anew.
 *
 * <p>An order in doubt is left to what its venue will say: nothing is guessed. A venue that fills an order of yesterday is booked
 * as for every order that has ended, with an alarm. The day of a good-till order begins in silence: its renewal is the venue's word.
 */
final class TradingDay {
    private static final int ROW_LENGTH = 8;
    private static final int NAME_WIDTH = 24;
    private static final int MAX_TEXT = 255;

    private final OrderStore store;
    private final EventWriter events;
    private final RiskCore risk;
    private final RequestFlow flow;
    private final Passes passes;
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 1]);
    private final TradingDayStartedEncoder started = new TradingDayStartedEncoder();
    private int dateYmd;

    TradingDay(OrderStore store, EventWriter events, RiskCore risk, RequestFlow flow, Passes passes) {
        this.store = store;
        this.events = events;
        this.risk = risk;
        this.flow = flow;
        this.passes = passes;
    }

    void start(StartTradingDayDecoder letter) {
        int newDateYmd = letter.tradingDateYmd();
        if (newDateYmd < dateYmd) {
            events.refuse(
                    letter.sbeTemplateId(),
                    letter.correlationId(),
                    "tradingDateYmd: " + newDateYmd + " lies before " + dateYmd + ", which goes on");
            return;
        }
        if (newDateYmd == dateYmd) {
            if (letter.correlationId() != 0) {
                tell(letter, 0, 0);
            }
            return;
        }
        dateYmd = newDateYmd;
        // What is in doubt since a link is up must be known before anything is ended.
        passes.complete(PassKind.LINK_UP);
        int ending = 0;
        int renewed = 0;
        for (Order order = store.first(); order != null; order = order.next()) {
            if (order.isLive()) {
                boolean ends = isOver(order);
                ending += ends && !order.isInDoubt() ? 1 : 0;
                renewed += ends ? 0 : 1;
            }
        }
        tell(letter, ending, renewed);
        for (Order order = store.first(); order != null; order = order.next()) {
            roll(order);
        }
        risk.startDay();
        for (Order order = store.first(); order != null; order = order.next()) {
            if (order.isLive()) {
                risk.holdings().convert(order.reservation(), events.epochNs());
                flow.settleForced(order);
            }
        }
    }

    private void tell(StartTradingDayDecoder letter, int ending, int renewed) {
        events.buffer().setMemory(0, ENCODED_LENGTH + TradingDayStartedEncoder.BLOCK_LENGTH, (byte) 0);
        started.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(started.header());
        started.tradingDateYmd(letter.tradingDateYmd())
                .correlationId(letter.correlationId())
                .expiredOrders(ending)
                .renewedOrders(renewed);
        started.buffer()
                .putBytes(
                        started.offset() + TradingDayStartedEncoder.userEncodingOffset(),
                        letter.buffer(),
                        letter.offset() + StartTradingDayDecoder.userEncodingOffset(),
                        NAME_WIDTH);
        started.putReason(text, 0, letter.getReason(text, 0, MAX_TEXT));
        events.commit(started.encodedLength());
    }

    private void roll(Order order) {
        if (order.isInDoubt() && order.isLive() && isOver(order)) {
            events.alarm(
                    Severity.WARNING,
                    "IN_DOUBT",
                    order.orderId(),
                    "its trading day is over, but what became of it at the venue is not known; it stays open");
        } else if (isOver(order)) {
            end(order);
        }
        if (order.terms().isGoodTill()) {
            order.startDay();
        }
    }

    /** Whether the order was good for no longer than the day that has ended. */
    private boolean isOver(Order order) {
        Terms terms = order.terms();
        if (terms.timeInForce() != TimeInForce.GTD) {
            return !terms.isGoodTill();
        }
        boolean hasTime = Decimal8.NULL != terms.expireEpochNs();
        boolean hasDate = terms.expireDateYmd() > 0;
        return (hasTime && terms.expireEpochNs() <= events.epochNs()) || (hasDate && terms.expireDateYmd() < dateYmd);
    }

    /** Ends an order, and with it every request of it that waits: nobody will answer them any more. */
    private void end(Order order) {
        if (order.isLive()) {
            order.place().done();
            order.withhold(false);
            boolean killed = order.terms().endsAtOnce();
            if (killed) {
                order.cancel();
            } else {
                order.expire();
            }
            events.fact(killed ? OrderFact.CANCELED : OrderFact.EXPIRED, order);
            events.commitFact("the trading day is over");
            flow.refuseAllPending(order);
            flow.settle(order);
        } else {
            order.endDay();
            flow.refuseAllPending(order);
            flow.reserve(order);
        }
    }

    void saveTo(RowWriter writer, int kind) {
        writer.begin(kind, ROW_LENGTH);
        int row = writer.row();
        writer.buffer().putInt(row, dateYmd, LITTLE_ENDIAN);
        writer.end();
    }

    void load(RowReader reader) {
        dateYmd = reader.buffer().getInt(reader.row(0, ROW_LENGTH), LITTLE_ENDIAN);
    }
}
