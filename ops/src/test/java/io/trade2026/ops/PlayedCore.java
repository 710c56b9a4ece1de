package io.trade2026.ops;

import io.trade2026.messages.sbe.AlarmRaisedEncoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CommandRefusedEncoder;
import io.trade2026.messages.sbe.DeskAct;
import io.trade2026.messages.sbe.DeskActionTakenEncoder;
import io.trade2026.messages.sbe.KillSwitchChangedEncoder;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.MarketStateChangedEncoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.NoticeSentEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OverrideChangedEncoder;
import io.trade2026.messages.sbe.OverrideState;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PartyStoppedEncoder;
import io.trade2026.messages.sbe.SetKillSwitchDecoder;
import io.trade2026.messages.sbe.SetMarketStateDecoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.SoftLimitMetEncoder;
import io.trade2026.messages.sbe.StartTradingDayDecoder;
import io.trade2026.messages.sbe.SweepBegunEncoder;
import io.trade2026.messages.sbe.SweepCause;
import io.trade2026.messages.sbe.SweepCountedEncoder;
import io.trade2026.messages.sbe.TradingDayStartedEncoder;
import io.trade2026.ops.desk.CommandOutlet;
import io.trade2026.ops.desk.EventFeed;
import io.trade2026.ops.source.JournalReader;
import io.trade2026.sequencer.client.EventHandler;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Keeps the commands it is offered, and tells the events that the test makes. */
final class PlayedCore {
    private static final long CLUSTER_EPOCH_NS = 1_700_000_000_000_000_000L;

    private final BlockingQueue<UnsafeBuffer> commands = new LinkedBlockingQueue<>();
    private final BlockingQueue<UnsafeBuffer> events = new LinkedBlockingQueue<>();
    private final AtomicLong told = new AtomicLong();
    private volatile boolean isClosed;

    BlockingQueue<UnsafeBuffer> commands() {
        return commands;
    }

    boolean isClosed() {
        return isClosed;
    }

    CommandOutlet outlet() {
        return new CommandOutlet() {
            @Override
            public boolean offer(DirectBuffer buffer, int length) {
                byte[] copy = new byte[length];
                buffer.getBytes(0, copy);
                return commands.add(new UnsafeBuffer(copy));
            }

            @Override
            public int poll() {
                return 0;
            }

            @Override
            public void close() {
                isClosed = true;
            }
        };
    }

    EventFeed feed() {
        return new EventFeed() {
            @Override
            public int poll(EventHandler handler, int limit) {
                UnsafeBuffer event = events.poll();
                if (event == null) {
                    return 0;
                }
                handler.onEvent(told.get() + 1, CLUSTER_EPOCH_NS, event, 0, event.capacity(), 0);
                told.incrementAndGet();
                return 1;
            }

            @Override
            public JournalReader state() {
                return new JournalReader("ops", true, told.get(), 0);
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    static SetKillSwitchDecoder setKillSwitch(UnsafeBuffer command) {
        return new SetKillSwitchDecoder().wrapAndApplyHeader(command, 0, new MessageHeaderDecoder());
    }

    /** The event that a SetKillSwitch becomes. */
    void tellKill(SetKillSwitchDecoder command, int ordersToCancel) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
        KillSwitchChangedEncoder event = new KillSwitchChangedEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(command.correlationId())
                .scopeKind(command.scopeKind())
                .scopeId(7)
                .engaged(command.engaged())
                .ordersToCancel(ordersToCancel)
                .user(command.user())
                .secondUser(command.secondUser())
                .reason(command.reason());
        tell(buffer, event.encodedLength());
    }

    /** The sweep of a switch begins, among so many orders that they are counted while they are cancelled. */
    void tellSweepBegun(SetKillSwitchDecoder command, int sweepId, int asked) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
        SweepBegunEncoder event = new SweepBegunEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .sweepId(sweepId)
                .cause(SweepCause.KILL)
                .scopeKind(command.scopeKind())
                .scopeId(7)
                .orders(-1)
                .asked(asked)
                .correlationId(command.correlationId())
                .user(command.user())
                .reason(command.reason());
        tell(buffer, event.encodedLength());
    }

    /** It has come through all of them. */
    void tellSweepCounted(int sweepId, int orders, int venueDown) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
        SweepCountedEncoder event = new SweepCountedEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .sweepId(sweepId)
                .cause(SweepCause.KILL)
                .orders(orders)
                .asked(orders - venueDown)
                .venueDown(venueDown);
        tell(buffer, event.encodedLength());
    }

    /** The event that a SetMarketState becomes. */
    void tellMarket(SetMarketStateDecoder command) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
        MarketStateChangedEncoder event = new MarketStateChangedEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(command.correlationId())
                .oldState(MarketState.OPEN)
                .newState(command.state())
                .frozen(command.frozen())
                .auctionPxE8(command.auctionPxE8())
                .venueName(command.venue())
                .symbol(command.symbol())
                .user(command.user())
                .reason(command.reason());
        tell(buffer, event.encodedLength());
    }

    /** A strategy is stopped after its executions, or goes on. */
    void tellStopped(long correlationId, int strategyId, boolean isStopped, long orderId) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
        PartyStoppedEncoder event = new PartyStoppedEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(correlationId)
                .scopeKind(PartyKind.STRATEGY)
                .scopeId(strategyId)
                .stopped(isStopped ? Bool.YES : Bool.NO)
                .executions(isStopped ? 40 : 0)
                .orderId(orderId)
                .user(isStopped ? "" : "risk")
                .reason(isStopped ? "" : "mended");
        tell(buffer, event.encodedLength());
    }

    /** An order by hand was refused by soft limits; its refusal has the number of this event. */
    void tellSoftLimitMet(String user) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
        SoftLimitMetEncoder event = new SoftLimitMetEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        event.act(DeskAct.ENTER)
                .sessionId(101)
                .user(user)
                .byRisk(Bool.YES)
                .byCompliance(Bool.NO)
                .limitsMet(1)
                .untilEpochNs(Long.MAX_VALUE)
                .terms()
                .symbol("INTC")
                .account("ACC1")
                .side(Side.BUY)
                .orderQtyE8(1_100_000_000L)
                .priceE8(10_000_000_000L);
        event.text("RSK-01 ORDER_EXCEEDS_QTY");
        tell(buffer, event.encodedLength());
    }

    /** Somebody has agreed to a refusal. */
    void tellOverride(long correlationId, long refusal, OverrideState state, String approver) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
        OverrideChangedEncoder event = new OverrideChangedEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(correlationId)
                .refusal(refusal)
                .state(state)
                .untilEpochNs(Long.MAX_VALUE)
                .user("desk")
                .approver(approver)
                .reason("known");
        tell(buffer, event.encodedLength());
    }

    /** A command of the desk is taken. */
    void tellTaken(long correlationId, DeskAct act, long orderId, int sessionId, String user, String reason) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
        DeskActionTakenEncoder event = new DeskActionTakenEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(correlationId)
                .act(act)
                .orderId(orderId)
                .sessionId(sessionId)
                .user(user)
                .reason(reason);
        tell(buffer, event.encodedLength());
    }

    /** A command is refused. */
    void tellRefused(int templateId, long correlationId, String text) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
        CommandRefusedEncoder event = new CommandRefusedEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(correlationId)
                .templateId(templateId)
                .text(text);
        tell(buffer, event.encodedLength());
    }

    /** A trading day begins. */
    void tellDay(StartTradingDayDecoder command, int expired, int renewed) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
        TradingDayStartedEncoder event = new TradingDayStartedEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .tradingDateYmd(command.tradingDateYmd())
                .user(command.user())
                .correlationId(command.correlationId())
                .expiredOrders(expired)
                .renewedOrders(renewed)
                .reason(command.reason());
        tell(buffer, event.encodedLength());
    }

    /** News to one session. */
    void tellNotice(int sessionId, String headline, String text) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
        NoticeSentEncoder event = new NoticeSentEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .sessionId(sessionId)
                .msgType((byte) 'B')
                .tradSesStatus(-1)
                .headline(headline)
                .text(text);
        tell(buffer, event.encodedLength());
    }

    /** An alarm about an order. */
    void tellAlarm(long orderId, String name, String text) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
        AlarmRaisedEncoder event = new AlarmRaisedEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .orderId(orderId)
                .severity(Severity.WARNING)
                .name(name)
                .text(text);
        tell(buffer, event.encodedLength());
    }

    /** One fact of a buy order of 100 INTC at 30 of account ACC1. */
    void tellOrder(long orderId, OrderFact fact, OrdStatus status, long cumQtyE8, long lastQtyE8) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[2_048]);
        long orderQtyE8 = 100_00000000L;
        boolean isOver = status == OrdStatus.FILLED || status == OrdStatus.CANCELED || status == OrdStatus.REJECTED;
        OrderChangedEncoder event = new OrderChangedEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .fact(fact)
                .lastQtyE8(lastQtyE8)
                .lastPxE8(30_00000000L)
                .venueRejReason(-1)
                .execRestatementReason(-1);
        event.order()
                .orderId(orderId)
                .sessionId(1)
                .accountId(1)
                .instrumentId(1)
                .clOrdId("C" + orderId)
                .cumQtyE8(cumQtyE8)
                .leavesQtyE8(isOver ? 0 : orderQtyE8 - cumQtyE8)
                .ordStatus(status)
                .terms()
                .symbol("INTC")
                .account("ACC1")
                .side(Side.BUY)
                .orderQtyE8(orderQtyE8)
                .priceE8(30_00000000L);
        event.text("").custom("");
        tell(buffer, event.encodedLength());
    }

    private void tell(DirectBuffer buffer, int encodedLength) {
        ExpandableArrayBuffer copy = new ExpandableArrayBuffer();
        int length = MessageHeaderEncoder.ENCODED_LENGTH + encodedLength;
        copy.putBytes(0, buffer, 0, length);
        events.add(new UnsafeBuffer(copy, 0, length));
    }
}
