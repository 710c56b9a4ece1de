package io.trade2026.oms;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.AckMode;
import io.trade2026.messages.sbe.AskImageEncoder;
import io.trade2026.messages.sbe.AskOrderStatusEncoder;
import io.trade2026.messages.sbe.BelowCum;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CancelOrderEncoder;
import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.DefineInstrumentEncoder;
import io.trade2026.messages.sbe.DefinePartyEncoder;
import io.trade2026.messages.sbe.DefineRouteEncoder;
import io.trade2026.messages.sbe.DefineSessionEncoder;
import io.trade2026.messages.sbe.DefineVenueEncoder;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.OrderImagedDecoder;
import io.trade2026.messages.sbe.OrderTermsEncoder;
import io.trade2026.messages.sbe.OriginEncoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PendingAck;
import io.trade2026.messages.sbe.PlaceOrderEncoder;
import io.trade2026.messages.sbe.PositionImagedDecoder;
import io.trade2026.messages.sbe.ReopenFilled;
import io.trade2026.messages.sbe.ReplaceOrderEncoder;
import io.trade2026.messages.sbe.ReportSessionStateEncoder;
import io.trade2026.messages.sbe.ReportUnsentEncoder;
import io.trade2026.messages.sbe.ReportVenueCancelRejectEncoder;
import io.trade2026.messages.sbe.ReportVenueExecutionEncoder;
import io.trade2026.messages.sbe.ReportVenueRefusalEncoder;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.messages.sbe.SessionStateChangedDecoder;
import io.trade2026.messages.sbe.SetIntakeEncoder;
import io.trade2026.messages.sbe.SetKillSwitchEncoder;
import io.trade2026.messages.sbe.SetLimitEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.messages.sbe.UnsentReason;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A core with a small world, driven by real letters with a stepped clock; every letter is kept for playing it again.
 *
 * <p>Firm 1 HOUSE; clients CLIENT1 and CLIENT2 with accounts ACC1 and ACC2 on sessions 11 and 12; venue XSIM on session 21, up;
 * INTC (1) and MSFT (2), previous close 100, tick 0.01, lot 1. Limits so wide that they do not matter.
 */
final class Desk {
    static final int CLIENT = 11;
    static final int OTHER_CLIENT = 12;
    static final int VENUE = 21;
    /** The desk of the account of CLIENT. */
    static final int DESK = 9;

    static final long START = 1_795_000_000_000_000_000L;
    static final long STEP_NS = 1_000_000L;
    static final long WIDE = 1_000_000_000_000_000_000L;

    private static final int NULL_INT = Integer.MIN_VALUE;
    private static final long ORDER_VALUE_LIMIT = 2;
    private static final long POSITION_LIMIT = 4;

    /**
     * How the client sessions are set up.
     *
     * @param ack when the client hears of its order
     * @param chain what becomes of a second request
     * @param pending who tells 150=6 and 150=E
     * @param reopen whether a filled order may be raised
     * @param belowCum what a replace below CumQty(14) means
     */
    record Profile(AckMode ack, ChainMode chain, PendingAck pending, ReopenFilled reopen, BelowCum belowCum) {
        static final Profile USUAL = new Profile(
                AckMode.VENUE, ChainMode.QUEUE, PendingAck.LOCAL, ReopenFilled.REJECT, BelowCum.CANCEL_BALANCE);

        Profile with(AckMode mode) {
            return new Profile(mode, chain, pending, reopen, belowCum);
        }

        Profile with(ChainMode mode) {
            return new Profile(ack, mode, pending, reopen, belowCum);
        }

        Profile with(PendingAck mode) {
            return new Profile(ack, chain, mode, reopen, belowCum);
        }

        Profile with(ReopenFilled mode) {
            return new Profile(ack, chain, pending, mode, belowCum);
        }

        Profile with(BelowCum mode) {
            return new Profile(ack, chain, pending, reopen, mode);
        }
    }

    /**
     * One command as it stands in the log.
     *
     * @param epochNs its time
     * @param letter its bytes; none for a timer that came due, or a leader
     * @param timerId of the timer, or {@link #LEADER}
     */
    record Logged(long epochNs, DirectBuffer letter, long timerId) {
        private static final long LEADER = -1;

        void playTo(OmsCore core) {
            if (letter.capacity() == 0 && timerId == LEADER) {
                core.onLeader(epochNs);
            } else if (letter.capacity() == 0) {
                core.onTimer(timerId, epochNs);
            } else {
                core.onCommand(epochNs, letter, 0, letter.capacity());
            }
        }
    }

    private final RecordingEventSink sink = new RecordingEventSink(0);
    private final SteppedTimers timers = new SteppedTimers();
    private final HouseLetters house = new HouseLetters(this);
    private final CoreLimits limits;
    private final Profile profile;
    private final SweepPace pace;
    private OmsCore core;
    private final List<Logged> log = new ArrayList<>();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[32 * 1024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PlaceOrderEncoder placeOrder = new PlaceOrderEncoder();
    private final ReplaceOrderEncoder replaceOrder = new ReplaceOrderEncoder();
    private final ReportVenueExecutionEncoder execution = new ReportVenueExecutionEncoder();
    private long nowEpochNs = START;
    private long clientSeqNum;
    private long venueSeqNum;
    private long limitVersion;
    private int day = 20261126;
    private long lateNs;

    Desk() {
        this(Profile.USUAL, CoreLimits.USUAL);
    }

    Desk(Profile profile) {
        this(profile, CoreLimits.USUAL);
    }

    Desk(Profile profile, CoreLimits limits) {
        this(profile, limits, SweepPace.USUAL);
    }

    Desk(Profile profile, CoreLimits limits, SweepPace pace) {
        this.limits = limits;
        this.profile = profile;
        this.pace = pace;
        core = new OmsCore(limits, sink, timers, pace);
        party(PartyKind.FIRM, 1, 0, "HOUSE");
        for (int id = 1; id <= 2; id++) {
            party(PartyKind.CLIENT, id, 1, "CLIENT" + id);
            if (id == 1) {
                party(PartyKind.DESK, DESK, id, "DESK" + DESK);
                house.onDesk(DESK, PartyKind.ACCOUNT, id, id, "ACC" + id);
            } else {
                party(PartyKind.ACCOUNT, id, id, "ACC" + id);
            }
            session(10 + id, SessionRole.CLIENT, "CLIENT" + id, "ACC" + id, profile);
        }
        session(VENUE, SessionRole.VENUE, "", "", profile);
        instrument(1, "INTC", true);
        instrument(2, "MSFT", true);
        new DefineVenueEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .version(1)
                .venueId(1)
                .sessionId(VENUE)
                .name("XSIM")
                .enabled(Bool.YES);
        send(DefineVenueEncoder.BLOCK_LENGTH);
        new DefineRouteEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .version(1)
                .routeId(1)
                .venueId(1)
                .enabled(Bool.YES);
        send(DefineRouteEncoder.BLOCK_LENGTH);
        limit(1, Control.PT_01, InstrumentScope.ANY, WIDE);
        limit(ORDER_VALUE_LIMIT, Control.PT_02, InstrumentScope.ANY, WIDE);
        limit(3, Control.PT_08, InstrumentScope.ANY, WIDE);
        limit(POSITION_LIMIT, Control.PT_09, InstrumentScope.EACH, WIDE);
        limit(5, Control.PT_10_NOTIONAL, InstrumentScope.ANY, WIDE);
        limit(6, Control.PT_10_COUNT, InstrumentScope.ANY, WIDE);
        limit(7, Control.PT_07, InstrumentScope.ANY, WIDE);
        limit(8, Control.PT_06_RATE, InstrumentScope.ANY, 1_000_000);
        sessionUp(CLIENT, true);
        sessionUp(VENUE, true);
        if (sink.take().stream().anyMatch(told -> told.templateId() == 135)) {
            throw new AssertionError("the world was refused");
        }
    }

    // What it holds

    /** How its client sessions were set up. */
    Profile profile() {
        return profile;
    }

    OmsCore core() {
        return core;
    }

    /** Whether a mass cancel of a session would count its orders. */
    boolean countsOrdersOf(int sessionId) {
        return core.store().open().size(new OpenScope.OfSession(sessionId)) <= pace.looks();
    }

    /** The core ends, and goes on from its snapshot. */
    void restart() {
        MemorySnapshot snapshot = saved();
        core = new OmsCore(limits, sink, timers, pace);
        core.loadFrom(snapshot.source());
    }

    /** A snapshot of the core as it is now. */
    MemorySnapshot saved() {
        var snapshot = new MemorySnapshot();
        core.saveTo(snapshot);
        return snapshot;
    }

    MessageHeaderEncoder header() {
        return header;
    }

    RecordingEventSink sink() {
        return sink;
    }

    List<Logged> log() {
        return log;
    }

    /** What was told since the last call, without what is for nobody. */
    List<Told> heard() {
        return sink.take().stream().filter(told -> !told.to().equals("nobody")).toList();
    }

    /** All events so far, as they stand in the journal. */
    List<byte[]> letters() {
        return sink.letters();
    }

    /** The same as lines. */
    List<String> lines() {
        return heard().stream().map(Told::line).toList();
    }

    /** Which sessions came and went, and why. */
    List<String> statesTold() {
        var header = new MessageHeaderDecoder();
        var state = new SessionStateChangedDecoder();
        return sink.letters().stream()
                .map(UnsafeBuffer::new)
                .filter(letter -> header.wrap(letter, 0).templateId() == SessionStateChangedDecoder.TEMPLATE_ID)
                .map(letter -> state.wrapAndApplyHeader(letter, 0, header))
                .map(told -> told.sessionId() + (told.up() == Bool.YES ? " up" : " down " + told.cause()))
                .toList();
    }

    /** The ClOrdID(11) towards the venue that was given last. */
    long lastVenueRequestId() {
        for (int i = sink.all().size() - 1; i >= 0; i--) {
            Told told = sink.all().get(i);
            if (told.to().equals("venue") && "DFG".contains(told.msgType())) {
                return Long.parseLong(told.field(11));
            }
        }
        throw new AssertionError("nothing was sent to the venue");
    }

    // The world

    UnsafeBuffer blank() {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        return buffer;
    }

    void send(int encodedLength) {
        send(buffer, encodedLength);
    }

    /** Sends a letter that somebody else has written. */
    void send(UnsafeBuffer from, int encodedLength) {
        wake();
        int length = MessageHeaderDecoder.ENCODED_LENGTH + encodedLength;
        byte[] letter = new byte[length];
        from.getBytes(0, letter);
        log.add(new Logged(nowEpochNs, new UnsafeBuffer(letter), 0));
        core.onCommand(nowEpochNs, from, 0, length);
        nowEpochNs += STEP_NS;
    }

    private void wake() {
        for (OptionalLong due = timers.takeDue(nowEpochNs); due.isPresent(); due = timers.takeDue(nowEpochNs)) {
            wake(due.getAsLong());
        }
    }

    /** A timer comes due, whether it was set or not. */
    void wake(long timerId) {
        log.add(new Logged(nowEpochNs, new UnsafeBuffer(new byte[0]), timerId));
        core.onTimer(timerId, nowEpochNs);
    }

    /** The cluster had no leader for a while: time has passed, no timer could wake the core, and now they all do. */
    void withoutLeader(long ns) {
        nowEpochNs += ns;
        log.add(new Logged(nowEpochNs, new UnsafeBuffer(new byte[0]), Logged.LEADER));
        core.onLeader(nowEpochNs);
        wake();
    }

    /** Time passes, and every timer that comes due in it wakes the core. */
    void pass(long ns) {
        long end = nowEpochNs + ns;
        for (OptionalLong next = timers.next(); next.isPresent() && next.getAsLong() <= end; next = timers.next()) {
            nowEpochNs = Math.max(nowEpochNs, next.getAsLong());
            wake();
        }
        nowEpochNs = end;
    }

    /** How many timers of a kind will wake it. */
    long timers(TimerKind kind) {
        return timers.count(kind);
    }

    long nowEpochNs() {
        return nowEpochNs;
    }

    /** What the house itself tells the core. */
    HouseLetters house() {
        return house;
    }

    private void party(PartyKind kind, int id, int parentId, String name) {
        new DefinePartyEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .version(1)
                .kind(kind)
                .partyId(id)
                .parentId(parentId)
                .enabled(Bool.YES)
                .name(name)
                .currency(kind == PartyKind.FIRM ? "USD" : "");
        send(DefinePartyEncoder.BLOCK_LENGTH);
    }

    void session(int id, SessionRole role, String client, String account, Profile profile) {
        new DefineSessionEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .sessionId(id)
                .role(role)
                .ackMode(profile.ack())
                .chainMode(profile.chain())
                .pendingAck(profile.pending())
                .reopenFilled(profile.reopen())
                .belowCum(profile.belowCum())
                .mayChooseVenue(Bool.NO)
                .compId("S" + id)
                .client(client)
                .defaultAccount(account);
        send(DefineSessionEncoder.BLOCK_LENGTH);
    }

    private void instrument(int id, String symbol, boolean enabled) {
        new DefineInstrumentEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .version(1)
                .instrumentId(id)
                .symbol(symbol)
                .assetClass("EQUITY")
                .currency("USD")
                .tickE8(Decimal8.ONE / 100)
                .lotE8(Decimal8.ONE)
                .minQtyE8(0)
                .multiplierE8(Decimal8.ONE)
                .referencePxE8(100 * Decimal8.ONE)
                .bandBp(6000)
                .passiveBandBp(0)
                .marketBufferBp(500)
                .haircutBp(1000)
                .enabled(enabled ? Bool.YES : Bool.NO);
        send(DefineInstrumentEncoder.BLOCK_LENGTH);
    }

    private void limit(long limitId, Control control, InstrumentScope scope, long value) {
        limit(limitId, control, PartyKind.FIRM, 1, scope, 0, LimitSide.BOTH, value);
    }

    /** Sets any limit over all instruments, in the control's unit. */
    void limit(Control control, PartyKind kind, int scopeId, long value) {
        limit(control, kind, scopeId, 0, LimitSide.BOTH, value);
    }

    /** Sets any limit, over all instruments or (not 0) over one, in the control's unit. */
    void limit(Control control, PartyKind kind, int scopeId, int instrumentId, LimitSide side, long value) {
        long limitId = 1_000_000L
                + ((control.code() * 10L + kind.value()) * 1_000L + scopeId) * 100L
                + instrumentId * 4L
                + side.value();
        InstrumentScope scope = instrumentId == 0 ? InstrumentScope.ANY : InstrumentScope.INSTRUMENT;
        limit(limitId, control, kind, scopeId, scope, instrumentId, side, value);
    }

    private void limit(
            long limitId,
            Control control,
            PartyKind kind,
            int scopeId,
            InstrumentScope scope,
            int instrumentId,
            LimitSide side,
            long value) {
        var letter = new SetLimitEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.version(++limitVersion)
                .limitId(limitId)
                .control(control.code())
                .scopeKind(kind)
                .scopeId(scopeId)
                .instrumentScope(scope)
                .instrumentId(instrumentId)
                .side(side)
                .enabled(Bool.YES)
                .value(value)
                .author("risk")
                .reason("test");
        send(letter.encodedLength());
    }

    /** Sets what an order may be worth, in units of 1e-4. */
    void limitOrderValue(long valueE4) {
        limit(ORDER_VALUE_LIMIT, Control.PT_02, InstrumentScope.ANY, valueE4);
    }

    /** Sets how much of an instrument the firm may hold, in whole units. */
    void limitPosition(long qty) {
        limit(POSITION_LIMIT, Control.PT_09, InstrumentScope.EACH, qty * Decimal8.ONE);
    }

    // The client

    /** A limit order of the client to buy INTC, good for the day, until it is told otherwise. */
    final class OrderLetter {
        private final String clOrdId;
        private final String origClOrdId;
        private int sessionId = CLIENT;
        private String symbol = "INTC";
        private String execInst = "";
        private long qtyE8;
        private long priceE8 = Decimal8.NULL;
        private long cashE8 = Decimal8.NULL;
        private Side side = Side.BUY;
        private OrdType ordType = OrdType.LIMIT;
        private TimeInForce timeInForce = TimeInForce.DAY;
        private int expireDateYmd = NULL_INT;
        private long expireEpochNs = Decimal8.NULL;
        private boolean possResend;
        private long possDupSentEpochNs;
        private long seqNum;
        private String custom = "";
        private String trader = "";
        private String strategy = "";

        private OrderLetter(String clOrdId, String origClOrdId) {
            this.clOrdId = clOrdId;
            this.origClOrdId = origClOrdId;
        }

        OrderLetter qty(long newQtyE8) {
            qtyE8 = newQtyE8;
            return this;
        }

        OrderLetter qty(String decimal) {
            return qty(Decimal8.parse(decimal));
        }

        OrderLetter cash(String decimal) {
            cashE8 = Decimal8.parse(decimal);
            return this;
        }

        OrderLetter price(long newPriceE8) {
            priceE8 = newPriceE8;
            return this;
        }

        OrderLetter price(String decimal) {
            return price(Decimal8.parse(decimal));
        }

        OrderLetter side(Side newSide) {
            side = newSide;
            return this;
        }

        OrderLetter market() {
            ordType = OrdType.MARKET;
            priceE8 = Decimal8.NULL;
            return this;
        }

        OrderLetter timeInForce(TimeInForce newTimeInForce) {
            timeInForce = newTimeInForce;
            return this;
        }

        /** Good to the end of a date, ExpireDate(432). */
        OrderLetter goodTill(int dateYmd) {
            expireDateYmd = dateYmd;
            return timeInForce(TimeInForce.GTD);
        }

        /** Good until an instant, ExpireTime(126). */
        OrderLetter goodUntil(long epochNs) {
            expireEpochNs = epochNs;
            return timeInForce(TimeInForce.GTD);
        }

        OrderLetter trader(String newTrader) {
            trader = newTrader;
            return this;
        }

        OrderLetter strategy(String newStrategy) {
            strategy = newStrategy;
            return this;
        }

        OrderLetter symbol(String newSymbol) {
            symbol = newSymbol;
            return this;
        }

        OrderLetter execInst(String newExecInst) {
            execInst = newExecInst;
            return this;
        }

        OrderLetter session(int newSessionId) {
            sessionId = newSessionId;
            return this;
        }

        OrderLetter custom(String fields) {
            custom = fields;
            return this;
        }

        OrderLetter possResend() {
            possResend = true;
            return this;
        }

        /** Sends it again with PossDupFlag(43)=Y and the OrigSendingTime(122) it had. */
        OrderLetter possDup(long origSendingEpochNs) {
            possDupSentEpochNs = origSendingEpochNs;
            return this;
        }

        /** Sends it under a MsgSeqNum(34) of before, as after a gateway's restart. */
        OrderLetter seqNum(long newSeqNum) {
            seqNum = newSeqNum;
            return this;
        }

        void send() {
            if (origClOrdId.isEmpty()) {
                placeOrder
                        .wrapAndApplyHeader(blank(), 0, header)
                        .clOrdId(clOrdId)
                        .trader(trader)
                        .strategy(strategy);
                origin(placeOrder.origin());
                terms(placeOrder.terms());
                placeOrder.text("").custom(custom);
                Desk.this.send(placeOrder.encodedLength());
            } else {
                replaceOrder
                        .wrapAndApplyHeader(blank(), 0, header)
                        .clOrdId(clOrdId)
                        .origClOrdId(origClOrdId);
                origin(replaceOrder.origin());
                terms(replaceOrder.terms());
                replaceOrder.text("").custom(custom);
                Desk.this.send(replaceOrder.encodedLength());
            }
        }

        private void origin(OriginEncoder origin) {
            Desk.this.origin(origin, sessionId, seqNum == 0 ? ++clientSeqNum : seqNum);
            origin.possResend(possResend ? Bool.YES : Bool.NO);
            if (possDupSentEpochNs != 0) {
                origin.possDup(Bool.YES).sendingEpochNs(possDupSentEpochNs);
            }
        }

        private void terms(OrderTermsEncoder terms) {
            terms.symbol(symbol)
                    .execInst(execInst)
                    .currency("USD")
                    .orderQtyE8(qtyE8)
                    .priceE8(priceE8)
                    .stopPxE8(Decimal8.NULL)
                    .minQtyE8(Decimal8.NULL)
                    .maxFloorE8(Decimal8.NULL)
                    .cashOrderQtyE8(cashE8)
                    .expireEpochNs(expireEpochNs)
                    .expireDateYmd(expireDateYmd)
                    .transactEpochNs(nowEpochNs)
                    .side(side)
                    .ordType(ordType)
                    .timeInForce(timeInForce);
        }
    }

    /** How long messages lie between the gateway and the core from now on. */
    void late(long ns) {
        lateNs = ns;
    }

    /** The next message of a session. */
    void origin(OriginEncoder origin, int sessionId) {
        origin(origin, sessionId, sessionId == VENUE ? ++venueSeqNum : ++clientSeqNum);
    }

    private void origin(OriginEncoder origin, int sessionId, long msgSeqNum) {
        origin.sessionId(sessionId)
                .epoch(1)
                .msgSeqNum(msgSeqNum)
                .receivedEpochNs(nowEpochNs - 1 - lateNs)
                .sendingEpochNs(nowEpochNs - 2)
                .possDup(Bool.NO)
                .possResend(Bool.NO);
    }

    OrderLetter order(String clOrdId) {
        return new OrderLetter(clOrdId, "");
    }

    OrderLetter change(String clOrdId, String origClOrdId) {
        return new OrderLetter(clOrdId, origClOrdId);
    }

    void place(String clOrdId, String qty, String price) {
        order(clOrdId).qty(qty).price(price).send();
    }

    /** As many orders of 100, X1 and on, that are open at the venue, and whose answers are heard; their numbers there. */
    List<Long> placed(int orders) {
        List<Long> ids = new ArrayList<>();
        for (int i = 1; i <= orders; i++) {
            place("X" + i, "100", "100");
            long id = lastVenueRequestId();
            venue(ExecType.NEW, id, "nX" + i).send();
            ids.add(id);
        }
        heard();
        return ids;
    }

    void replace(String clOrdId, String origClOrdId, String qty, String price) {
        change(clOrdId, origClOrdId).qty(qty).price(price).send();
    }

    void cancel(String clOrdId, String origClOrdId) {
        cancel(CLIENT, clOrdId, origClOrdId);
    }

    void cancel(int sessionId, String clOrdId, String origClOrdId) {
        cancel(sessionId, clOrdId, origClOrdId, "");
    }

    void cancel(int sessionId, String clOrdId, String origClOrdId, String custom) {
        cancel(sessionId, clOrdId, origClOrdId, 0, custom);
    }

    void cancel(int sessionId, String clOrdId, String origClOrdId, long orderId, String custom) {
        var letter = new CancelOrderEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.clOrdId(clOrdId)
                .origClOrdId(origClOrdId)
                .orderId(orderId)
                .symbol("INTC")
                .side(Side.BUY)
                .transactEpochNs(nowEpochNs);
        origin(letter.origin(), sessionId, ++clientSeqNum);
        letter.custom(custom);
        send(letter.encodedLength());
    }

    void askStatus(String clOrdId, String ordStatusReqId) {
        askStatus(CLIENT, clOrdId, ordStatusReqId);
    }

    void askStatus(int sessionId, String clOrdId, String ordStatusReqId) {
        var letter = new AskOrderStatusEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.clOrdId(clOrdId).ordStatusReqId(ordStatusReqId).symbol("INTC").side(Side.BUY);
        origin(letter.origin(), sessionId);
        send(AskOrderStatusEncoder.BLOCK_LENGTH);
    }

    // The venue

    /** An ExecutionReport(8) of the venue, without any number until it is told one. */
    final class ReportLetter {
        private ReportLetter(ExecType execType, long venueRequestId, String execId) {
            execution
                    .wrapAndApplyHeader(blank(), 0, header)
                    .venueRequestId(venueRequestId)
                    .execId(execId)
                    .venueOrderId("VO1")
                    .symbol("INTC")
                    .orderQtyE8(Decimal8.NULL)
                    .cumQtyE8(Decimal8.NULL)
                    .leavesQtyE8(Decimal8.NULL)
                    .lastQtyE8(Decimal8.NULL)
                    .lastPxE8(Decimal8.NULL)
                    .priceE8(Decimal8.NULL)
                    .transactEpochNs(nowEpochNs)
                    .ordRejReason(NULL_INT)
                    .execRestatementReason(NULL_INT)
                    .execType(execType)
                    .ordStatus(OrdStatus.NULL_VAL)
                    .side(Side.BUY);
            origin(execution.origin(), VENUE, ++venueSeqNum);
        }

        ReportLetter last(long qtyE8, long pxE8) {
            execution.lastQtyE8(qtyE8).lastPxE8(pxE8);
            return this;
        }

        ReportLetter last(String qty, String px) {
            return last(Decimal8.parse(qty), Decimal8.parse(px));
        }

        ReportLetter ref(String execRefId) {
            execution.execRefId(execRefId);
            return this;
        }

        /** For what has no method of its own. */
        ReportVenueExecutionEncoder fields() {
            return execution;
        }

        void send() {
            send("");
        }

        void send(String text) {
            send(text, "");
        }

        void send(String text, String custom) {
            execution.text(text).custom(custom);
            Desk.this.send(execution.encodedLength());
        }
    }

    ReportLetter venue(ExecType execType, long venueRequestId, String execId) {
        return new ReportLetter(execType, venueRequestId, execId);
    }

    /** Sends a report that was completed by its fields. */
    void finish(ReportVenueExecutionEncoder report) {
        report.text("").custom("");
        send(report.encodedLength());
    }

    void venueRejectsRequest(long venueRequestId, int cxlRejReason) {
        venueRejectsRequest(venueRequestId, cxlRejReason, OrdStatus.NEW);
    }

    void venueRejectsRequest(long venueRequestId, int cxlRejReason, OrdStatus ordStatus) {
        var letter = new ReportVenueCancelRejectEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.venueRequestId(venueRequestId)
                .venueOrderId("VO1")
                .cxlRejReason(cxlRejReason)
                .cxlRejResponseTo((byte) '1')
                .ordStatus(ordStatus);
        origin(letter.origin(), VENUE, ++venueSeqNum);
        letter.text("");
        send(letter.encodedLength());
    }

    /** Reject(3) or BusinessMessageReject(j). */
    void venueRefusesMessage(long venueRequestId, int reason) {
        var letter = new ReportVenueRefusalEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.venueRequestId(venueRequestId).refSeqNum(7).refMsgType("D").reason(reason);
        origin(letter.origin(), VENUE, ++venueSeqNum);
        letter.text("");
        send(letter.encodedLength());
    }

    void unsent(long venueRequestId, UnsentReason reason) {
        new ReportUnsentEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .venueSessionId(VENUE)
                .venueRequestId(venueRequestId)
                .reason(reason);
        send(ReportUnsentEncoder.BLOCK_LENGTH);
    }

    // Sessions and operators

    void sessionUp(int sessionId, boolean up) {
        var letter = new ReportSessionStateEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.sessionId(sessionId).epoch(1).up(up ? Bool.YES : Bool.NO).text("");
        send(letter.encodedLength());
    }

    void kill(KillScope kind, String name, boolean engaged) {
        var letter = new SetKillSwitchEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.scopeKind(kind)
                .engaged(engaged ? Bool.YES : Bool.NO)
                .scopeName(name)
                .user("risk")
                .secondUser(engaged ? "" : "risk2")
                .correlationId(1)
                .reason("test");
        send(letter.encodedLength());
    }

    /** A part of the house closes or opens to new risk. */
    void intake(int reporter, boolean isOpen) {
        var letter = new SetIntakeEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.reporter(reporter).open(isOpen ? Bool.YES : Bool.NO).text("test");
        send(letter.encodedLength());
    }

    /** The next trading day begins. */
    void startDay() {
        house.startDay(++day, 1);
    }

    /** What the only order holds in risk, in units of 1e-4. */
    long reservedE4() {
        var image = new OrderImagedDecoder();
        UnsafeBuffer letter = imaged(OrderImagedDecoder.TEMPLATE_ID);
        return image.wrapAndApplyHeader(letter, 0, new MessageHeaderDecoder()).reservedE4();
    }

    /** What the only position was bought for today, in units of 1e-4. */
    long executedBuyE4() {
        var image = new PositionImagedDecoder();
        UnsafeBuffer letter = imaged(PositionImagedDecoder.TEMPLATE_ID);
        return image.wrapAndApplyHeader(letter, 0, new MessageHeaderDecoder()).executedBuyE4();
    }

    /** How much of the only position is held, in units of 1e-8; negative when it was sold. */
    long positionE8() {
        var image = new PositionImagedDecoder();
        UnsafeBuffer letter = imaged(PositionImagedDecoder.TEMPLATE_ID);
        return image.wrapAndApplyHeader(letter, 0, new MessageHeaderDecoder()).positionE8();
    }

    private UnsafeBuffer imaged(int templateId) {
        askImage();
        for (int i = sink.letters().size() - 1; i >= 0; i--) {
            var bytes = new UnsafeBuffer(sink.letters().get(i));
            if (new MessageHeaderDecoder().wrap(bytes, 0).templateId() == templateId) {
                return bytes;
            }
        }
        throw new AssertionError("no letter " + templateId);
    }

    /** Asks for all orders and positions; the answers are in {@link RecordingEventSink#letters()}. */
    void askImage() {
        new AskImageEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .correlationId(1)
                .maxOrders(Integer.MAX_VALUE);
        send(AskImageEncoder.BLOCK_LENGTH);
    }
}
