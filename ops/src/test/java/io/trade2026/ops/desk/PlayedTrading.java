package io.trade2026.ops.desk;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.AlarmRaisedEncoder;
import io.trade2026.messages.sbe.CommandRefusedEncoder;
import io.trade2026.messages.sbe.EventHeaderEncoder;
import io.trade2026.messages.sbe.ExplanationEncoder;
import io.trade2026.messages.sbe.LimitChangedEncoder;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.MarketStateChangedEncoder;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderTermsEncoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.VenueOrderSentEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/** Orders of some accounts in INTC, two to a client and its session, and what becomes of them, as events with a time that the test moves on. Reference price 100. */
public final class PlayedTrading {
    private static final int QTY = 100;

    private final List<EventObserver> observers;
    private final Event event = new Event();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4_096]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Map<Long, Placed> orders = new HashMap<>();
    private long number;
    private long epochNs;

    /** What an order is. */
    private record Placed(int account, boolean isBuy) {}

    /**
     * Plays to these.
     *
     * @param startEpochNs time of the first event
     * @param observers see each event
     */
    public PlayedTrading(long startEpochNs, EventObserver... observers) {
        this.epochNs = startEpochNs;
        this.observers = List.of(observers);
    }

    /** Time of the last event. */
    public long epochNs() {
        return epochNs;
    }

    /** Lets time pass. */
    public PlayedTrading after(long ms) {
        epochNs += ms * 1_000_000;
        return this;
    }

    /** An order of 100 that leaves for the venue, and waited so long in the gateway's queue; returns its OrderID(37). */
    public long send(int account, boolean isBuy, long waitedMs) {
        after(1);
        long orderId = number + 1;
        Placed placed = new Placed(account, isBuy);
        orders.put(orderId, placed);
        var letter = new VenueOrderSentEncoder().wrapAndApplyHeader(blank(), 0, header);
        stamp(letter.header());
        letter.header().causeSessionId(account).causeReceivedEpochNs(epochNs - waitedMs * 1_000_000);
        letter.venueSessionId(900).venueId(1).orderId(orderId);
        letter.explanation().referencePxE8(100 * Decimal8.ONE);
        terms(letter.terms(), placed);
        tell();
        return orderId;
    }

    /** The same, and the venue accepts it. */
    public long open(int account, boolean isBuy) {
        long orderId = send(account, isBuy, 0);
        change(orderId, OrderFact.ACCEPTED, 0, 0, "");
        return orderId;
    }

    /** The venue executes so much, and the order is over when that is all. */
    public PlayedTrading fill(long orderId, int qty, String px) {
        return change(orderId, OrderFact.FILLED, qty, qty, px);
    }

    /** An order that is executed at once. */
    public PlayedTrading trade(int account, boolean isBuy, String px) {
        return fill(open(account, isBuy), QTY, px);
    }

    /** The order is cancelled. */
    public PlayedTrading cancel(long orderId) {
        return change(orderId, OrderFact.CANCELED, 0, 0, "");
    }

    /** The house or the venue refuses an order. */
    public PlayedTrading refuse(int account) {
        after(1);
        long orderId = number + 1;
        orders.put(orderId, new Placed(account, true));
        return change(orderId, OrderFact.DENIED, 0, 0, "");
    }

    /** The house refuses an order of 100 for a position limit of 60, of which 20 are used: 40 would have passed. */
    public long refuseForLimit(int account, long limitId, long version) {
        after(1);
        long orderId = number + 1;
        orders.put(orderId, new Placed(account, true));
        change(
                orderId,
                OrderFact.DENIED,
                0,
                0,
                "",
                why -> why.denial(Denial.POSITION_EXCEEDED.code())
                        .control(Control.PT_09.code())
                        .unit(MeasureUnit.QTY_E8)
                        .scopeKind(PartyKind.ACCOUNT)
                        .scopeId(account)
                        .limit(60 * Decimal8.ONE)
                        .used(20 * Decimal8.ONE)
                        .thisOrder(QTY * Decimal8.ONE)
                        .limitId(limitId)
                        .limitVersion(version)
                        .wouldPassTag(38)
                        .wouldPass(40 * Decimal8.ONE));
        return orderId;
    }

    /** The house refuses an order of a list of the firm, by a limit that compliance has made (PT-11). */
    public long refuseForList(int account, long limitId, long version) {
        after(1);
        long orderId = number + 1;
        orders.put(orderId, new Placed(account, true));
        change(
                orderId,
                OrderFact.DENIED,
                0,
                0,
                "",
                why -> why.denial(Denial.RESTRICTED.code())
                        .control(Control.PT_11_TRADING.code())
                        .scopeKind(PartyKind.FIRM)
                        .scopeId(1)
                        .limitId(limitId)
                        .limitVersion(version));
        return orderId;
    }

    /** Somebody makes a version of a limit. */
    public PlayedTrading limit(long limitId, long version, String author) {
        after(1);
        var letter = new LimitChangedEncoder().wrapAndApplyHeader(blank(), 0, header);
        stamp(letter.header());
        letter.limitId(limitId)
                .version(version)
                .control(Control.PT_09.code())
                .author(author)
                .reason("");
        tell();
        return this;
    }

    /** The core raises an alarm about an order. */
    public PlayedTrading alarm(Severity severity, String name, long orderId, String text) {
        after(1);
        var letter = new AlarmRaisedEncoder().wrapAndApplyHeader(blank(), 0, header);
        stamp(letter.header());
        letter.orderId(orderId).severity(severity).name(name).text(text);
        tell();
        return this;
    }

    /** The core cannot take a command. */
    public PlayedTrading refuseCommand(int templateId, long correlationId, String text) {
        after(1);
        var letter = new CommandRefusedEncoder().wrapAndApplyHeader(blank(), 0, header);
        stamp(letter.header());
        letter.correlationId(correlationId).templateId(templateId).text(text);
        tell();
        return this;
    }

    /** A venue says what one of its instruments is doing, of which it was told so before. */
    public PlayedTrading market(String symbol, MarketState before, MarketState now) {
        after(1);
        var letter = new MarketStateChangedEncoder().wrapAndApplyHeader(blank(), 0, header);
        stamp(letter.header());
        letter.oldState(before).newState(now).venueName("XSIM").symbol(symbol).reason("");
        tell();
        return this;
    }

    private PlayedTrading change(long orderId, OrderFact fact, int cumQty, int lastQty, String px) {
        return change(orderId, fact, cumQty, lastQty, px, why -> {
            if (fact == OrderFact.DENIED) {
                why.denial(Denial.KILL_SWITCH.code());
            }
        });
    }

    private PlayedTrading change(
            long orderId, OrderFact fact, int cumQty, int lastQty, String px, Consumer<ExplanationEncoder> why) {
        after(1);
        Placed placed = Objects.requireNonNull(orders.get(orderId));
        var letter = new OrderChangedEncoder().wrapAndApplyHeader(blank(), 0, header);
        stamp(letter.header());
        letter.fact(fact)
                .lastQtyE8(lastQty * Decimal8.ONE)
                .lastPxE8(px.isEmpty() ? Decimal8.NULL : Decimal8.parse(px))
                .venueSessionId(900);
        why.accept(letter.explanation());
        boolean isOver = fact == OrderFact.CANCELED || fact == OrderFact.DENIED || cumQty == QTY;
        letter.order()
                .orderId(orderId)
                .sessionId((placed.account + 1) / 2)
                .accountId(placed.account)
                .instrumentId(1)
                .venueId(1)
                .cumQtyE8(cumQty * Decimal8.ONE)
                .leavesQtyE8(isOver ? 0 : (QTY - cumQty) * Decimal8.ONE)
                .ordStatus(isOver ? OrdStatus.FILLED : OrdStatus.NEW);
        terms(letter.order().terms(), placed);
        letter.text("").custom("");
        tell();
        return this;
    }

    private static void terms(OrderTermsEncoder terms, Placed placed) {
        terms.symbol("INTC")
                .account("ACC" + placed.account)
                .side(placed.isBuy ? Side.BUY : Side.SELL)
                .orderQtyE8(QTY * Decimal8.ONE);
    }

    private UnsafeBuffer blank() {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        return buffer;
    }

    private void stamp(EventHeaderEncoder head) {
        head.eventNumber(++number).epochNs(epochNs);
    }

    private void tell() {
        observers.forEach(observer -> observer.onEvent(event.wrap(number, epochNs, buffer, 0)));
    }
}
