package io.trade2026.risk;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.AckMode;
import io.trade2026.messages.sbe.BelowCum;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.DefineInstrumentDecoder;
import io.trade2026.messages.sbe.DefineInstrumentEncoder;
import io.trade2026.messages.sbe.DefinePartyDecoder;
import io.trade2026.messages.sbe.DefinePartyEncoder;
import io.trade2026.messages.sbe.DefineSessionDecoder;
import io.trade2026.messages.sbe.DefineSessionEncoder;
import io.trade2026.messages.sbe.DefineVenueDecoder;
import io.trade2026.messages.sbe.DefineVenueEncoder;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.LimitLevel;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PendingAck;
import io.trade2026.messages.sbe.ReopenFilled;
import io.trade2026.messages.sbe.ReportFeedDecoder;
import io.trade2026.messages.sbe.ReportFeedEncoder;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.messages.sbe.SetKillSwitchDecoder;
import io.trade2026.messages.sbe.SetKillSwitchEncoder;
import io.trade2026.messages.sbe.SetLimitDecoder;
import io.trade2026.messages.sbe.SetLimitEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.UpdatePriceDecoder;
import io.trade2026.messages.sbe.UpdatePriceEncoder;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.exposure.Reservation;
import io.trade2026.risk.limits.LimitChange;
import io.trade2026.risk.reference.Outcome;
import io.trade2026.risk.reference.ReferenceBook;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A risk core with a small world, driven by real letters.
 *
 * <p>Firm 1 HOUSE; clients 1 and 2 with accounts 1 and 2 and sessions 11 and 12; INTC (1) and MSFT (3), EQUITY, previous
 * close 100, tick 0.01, lot 1; BTC-USD (2), CRYPTO, lot 0.0001. Collar ±60 %, market buffer 5 %, haircut 10 %. Limits of
 * the firm are so wide that they do not matter, until a test sets one.
 */
final class RiskWorld {
    static final int INTC = 1;
    static final int BTC = 2;
    static final int MSFT = 3;
    static final long NOW = 1_795_000_000_000_000_000L;
    static final long WIDE = 1_000_000_000_000_000_000L;

    final ReferenceBook book = new ReferenceBook();
    final RiskCore core = new RiskCore(book);
    final Decision decision = new Decision();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final Map<String, Long> limitIds = new TreeMap<>();
    /** Which clearing entity a client clears through, by its name; before the client is defined. */
    final Map<String, Integer> clearingOf = new TreeMap<>();

    /** Which desk an account or trader belongs to, by its name; before it is defined. */
    final Map<String, Integer> deskOf = new TreeMap<>();

    private long nextVersion = 1;
    long nowEpochNs = NOW;

    /** A world with the firm's wide limits. */
    static RiskWorld open() {
        RiskWorld world = closed();
        world.wideLimits();
        world.limit(Control.PT_06_RATE, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, 1_000_000);
        return world;
    }

    private void wideLimits() {
        limit(Control.PT_01, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, WIDE);
        limit(Control.PT_02, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, WIDE);
        limit(Control.PT_07, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, WIDE);
        limit(Control.PT_08, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, WIDE);
        limit(Control.PT_09, PartyKind.FIRM, 1, InstrumentScope.EACH, 0, WIDE);
        limit(Control.PT_10_NOTIONAL, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, WIDE);
        limit(Control.PT_10_COUNT, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, WIDE);
    }

    /**
     * The open world with a party 1 on every node, a product group and a venue: clearing entity CLEAR, client 1 through it,
     * its desk DESK1 with the trader TRD1, its strategy ALG1, session 1, CHIPS with INTC in it, venue 1.
     */
    static RiskWorld whole() {
        var world = new RiskWorld();
        world.clearingOf.put("CLIENT1", 1);
        world.party(PartyKind.FIRM, 1, 0, "HOUSE");
        world.party(PartyKind.CLEARING, 1, 1, "CLEAR");
        world.party(PartyKind.CLIENT, 1, 1, "CLIENT1");
        world.party(PartyKind.ACCOUNT, 1, 1, "ACC1");
        world.party(PartyKind.DESK, 1, 1, "DESK1");
        world.deskOf.put("TRD1", 1);
        world.party(PartyKind.TRADER, 1, 1, "TRD1");
        world.party(PartyKind.STRATEGY, 1, 1, "ALG1");
        world.session(1, SessionRole.CLIENT, "CLIENT1", "ACC1");
        world.instrumentLetter(INTC, "INTC", "EQUITY").productGroup("CHIPS");
        world.sendInstrument();
        world.instrumentLetter(MSFT, "MSFT", "EQUITY");
        world.sendInstrument();
        new DefineVenueEncoder()
                .wrap(world.buffer, 0)
                .version(1)
                .venueId(1)
                .sessionId(900)
                .name("XSIM")
                .enabled(Bool.YES);
        world.book.define(new DefineVenueDecoder()
                .wrap(world.buffer, 0, DefineVenueDecoder.BLOCK_LENGTH, DefineVenueDecoder.SCHEMA_VERSION));
        world.wideLimits();
        return world;
    }

    /** A limit order in INTC with a party on every node of {@link #whole}. */
    OrderView sent(Side side, String qty, String price) {
        return order(side, qty, price).sessionId(1).traderId(1).strategyId(1).venueId(1);
    }

    /** The same world after its snapshot. */
    RiskWorld restarted() {
        var records = new Records();
        core.saveTo(records);
        var again = new RiskWorld();
        again.core.loadFrom(records.source());
        return again;
    }

    /** A reservation of before the restart. */
    Reservation restored(Reservation before) {
        var row = new UnsafeBuffer(new byte[Reservation.ENCODED_LENGTH]);
        before.encode(row, 0);
        var after = new Reservation();
        core.holdings().restore(after, row, 0);
        return after;
    }

    /** A world without limits. */
    static RiskWorld closed() {
        var world = new RiskWorld();
        world.party(PartyKind.FIRM, 1, 0, "HOUSE");
        for (int id = 1; id <= 2; id++) {
            world.party(PartyKind.CLIENT, id, 1, "CLIENT" + id);
            world.party(PartyKind.ACCOUNT, id, id, "ACC" + id);
            world.session(10 + id, SessionRole.CLIENT, "CLIENT" + id, "ACC" + id);
        }
        world.instrument(INTC, "INTC", "EQUITY", "0.01", "1", "100");
        world.instrument(BTC, "BTC-USD", "CRYPTO", "0.01", "0.0001", "50000");
        world.instrument(MSFT, "MSFT", "EQUITY", "0.01", "1", "100");
        return world;
    }

    static long e8(String decimal) {
        return Decimal8.parse(decimal);
    }

    /** Money: a decimal in units of 1e-4. */
    static long e4(String decimal) {
        return Decimal8.parse(decimal) / 10_000;
    }

    Outcome party(PartyKind kind, int id, int parentId, String name) {
        return party(kind, id, parentId, name, true, 1);
    }

    Outcome party(PartyKind kind, int id, int parentId, String name, boolean enabled, long version) {
        new DefinePartyEncoder()
                .wrap(buffer, 0)
                .version(version)
                .kind(kind)
                .partyId(id)
                .parentId(parentId)
                .enabled(bool(enabled))
                .name(name)
                .clearingId(clearingOf.getOrDefault(name, 0))
                .currency(kind == PartyKind.FIRM ? "USD" : "")
                .deskId(deskOf.getOrDefault(name, 0));
        return book.define(new DefinePartyDecoder()
                .wrap(buffer, 0, DefinePartyDecoder.BLOCK_LENGTH, DefinePartyDecoder.SCHEMA_VERSION));
    }

    DefineInstrumentEncoder instrumentLetter(int id, String symbol, String assetClass) {
        return new DefineInstrumentEncoder()
                .wrap(buffer, 0)
                .version(1)
                .instrumentId(id)
                .symbol(symbol)
                .assetClass(assetClass)
                .currency("USD")
                .tickE8(e8("0.01"))
                .lotE8(e8("1"))
                .minQtyE8(0)
                .multiplierE8(Decimal8.ONE)
                .referencePxE8(e8("100"))
                .bandBp(6000)
                .passiveBandBp(0)
                .marketBufferBp(500)
                .haircutBp(1000)
                .enabled(Bool.YES)
                .productGroup("");
    }

    Outcome sendInstrument() {
        return book.define(new DefineInstrumentDecoder()
                .wrap(buffer, 0, DefineInstrumentDecoder.BLOCK_LENGTH, DefineInstrumentDecoder.SCHEMA_VERSION));
    }

    Outcome instrument(int id, String symbol, String assetClass, String tick, String lot, String close) {
        instrumentLetter(id, symbol, assetClass).tickE8(e8(tick)).lotE8(e8(lot)).referencePxE8(e8(close));
        return sendInstrument();
    }

    Outcome session(int id, SessionRole role, String client, String account) {
        new DefineSessionEncoder()
                .wrap(buffer, 0)
                .sessionId(id)
                .role(role)
                .ackMode(AckMode.VENUE)
                .chainMode(ChainMode.QUEUE)
                .pendingAck(PendingAck.LOCAL)
                .reopenFilled(ReopenFilled.REJECT)
                .belowCum(BelowCum.REJECT)
                .mayChooseVenue(Bool.NO)
                .takesNotices(Bool.NO)
                .compId("S" + id)
                .client(client)
                .defaultAccount(account);
        return book.define(new DefineSessionDecoder()
                .wrap(buffer, 0, DefineSessionDecoder.BLOCK_LENGTH, DefineSessionDecoder.SCHEMA_VERSION));
    }

    LimitChange limit(Control control, PartyKind kind, int id, InstrumentScope scope, int instrument, long value) {
        return limit(control, kind, id, scope, instrument, LimitSide.BOTH, value);
    }

    LimitChange limit(
            Control control,
            PartyKind kind,
            int id,
            InstrumentScope scope,
            int instrument,
            LimitSide side,
            long value) {
        int named = scope == InstrumentScope.INSTRUMENT ? instrument : 0;
        String key = control + " " + kind + " " + id + " " + scope + " " + named + " " + side;
        long limitId = limitIds.computeIfAbsent(key, unused -> (long) limitIds.size() + 1);
        limitLetter(limitId, nextVersion++, control, kind, id, value)
                .instrumentScope(scope)
                .instrumentId(named)
                .assetClass(scope == InstrumentScope.ASSET_CLASS ? "EQUITY" : "")
                .productGroup(scope == InstrumentScope.PRODUCT_GROUP ? "CHIPS" : "")
                .venueId(scope == InstrumentScope.VENUE ? instrument : 0)
                .side(side);
        return sendLimit();
    }

    SetLimitEncoder limitLetter(long limitId, long version, Control control, PartyKind kind, int id, long value) {
        return new SetLimitEncoder()
                .wrap(buffer, 0)
                .version(version)
                .limitId(limitId)
                .control(control.code())
                .scopeKind(kind)
                .scopeId(id)
                .instrumentScope(InstrumentScope.ANY)
                .instrumentId(0)
                .assetClass("")
                .side(LimitSide.BOTH)
                .enabled(Bool.YES)
                .value(value)
                .author("risk")
                .productGroup("")
                .venueId(0)
                .overAllocated(Bool.NO)
                .untilEpochNs(0)
                .level(LimitLevel.HARD);
    }

    LimitChange sendLimit() {
        var change = new LimitChange();
        core.setLimit(
                new SetLimitDecoder().wrap(buffer, 0, SetLimitDecoder.BLOCK_LENGTH, SetLimitDecoder.SCHEMA_VERSION),
                change);
        return change;
    }

    boolean price(String symbol, @Nullable String bid, @Nullable String ask, @Nullable String last) {
        new UpdatePriceEncoder()
                .wrap(buffer, 0)
                .symbol(symbol)
                .bidE8(orNull(bid))
                .askE8(orNull(ask))
                .lastE8(orNull(last))
                .bidQtyE8(0)
                .askQtyE8(0)
                .sourceEpochNs(NOW)
                .dayVolumeE8(Decimal8.NULL);
        return core.updatePrice(new UpdatePriceDecoder()
                .wrap(buffer, 0, UpdatePriceDecoder.BLOCK_LENGTH, UpdatePriceDecoder.SCHEMA_VERSION));
    }

    boolean feed(String name, boolean live) {
        new ReportFeedEncoder().wrap(buffer, 0).feed(name).live(bool(live)).lastHeardEpochNs(NOW);
        return core.reportFeed(
                new ReportFeedDecoder()
                        .wrap(buffer, 0, ReportFeedDecoder.BLOCK_LENGTH, ReportFeedDecoder.SCHEMA_VERSION),
                nowEpochNs);
    }

    KillChange kill(KillScope kind, String name, boolean engaged, String user, String secondUser) {
        return kill(kind, name, engaged, user, secondUser, false);
    }

    KillChange kill(KillScope kind, String name, boolean engaged, String user, String secondUser, boolean drill) {
        new SetKillSwitchEncoder()
                .wrap(buffer, 0)
                .scopeKind(kind)
                .engaged(bool(engaged))
                .scopeName(name)
                .user(user)
                .secondUser(secondUser)
                .correlationId(1)
                .drill(bool(drill));
        var change = new KillChange();
        core.setKillSwitch(
                new SetKillSwitchDecoder()
                        .wrap(buffer, 0, SetKillSwitchDecoder.BLOCK_LENGTH, SetKillSwitchDecoder.SCHEMA_VERSION),
                change);
        return change;
    }

    void venue(int id, String name) {
        new DefineVenueEncoder()
                .wrap(buffer, 0)
                .version(1)
                .venueId(id)
                .sessionId(20 + id)
                .name(name)
                .enabled(Bool.YES);
        book.define(new DefineVenueDecoder()
                .wrap(buffer, 0, DefineVenueDecoder.BLOCK_LENGTH, DefineVenueDecoder.SCHEMA_VERSION));
    }

    /** A limit order of client 1 in INTC. */
    static OrderView order(Side side, String qty, String price) {
        return new OrderView()
                .sessionId(11)
                .accountId(1)
                .instrumentId(INTC)
                .side(side)
                .ordType(OrdType.LIMIT)
                .orderQtyE8(e8(qty))
                .priceE8(e8(price));
    }

    static OrderView ofClient(int client, OrderView order) {
        return order.sessionId(10 + client).accountId(client);
    }

    @Nullable Denial place(OrderView order) {
        core.mayPlace(order, nowEpochNs, decision);
        return decision.denial();
    }

    /** Places an order that must pass, and holds what it holds. */
    Reservation placed(OrderView order) {
        if (!core.mayPlace(order, nowEpochNs, decision)) {
            throw new AssertionError("refused: " + decision.denial());
        }
        var reservation = new Reservation();
        core.holdings().bind(reservation, order, decision);
        core.noteEntered();
        core.holdings().hold(reservation, decision.reserveQtyE8(), decision.reserveE4(), true);
        return reservation;
    }

    @Nullable Denial replace(OrderView resulting, Reservation held) {
        core.mayReplace(resulting, held, nowEpochNs, decision);
        return decision.denial();
    }

    boolean fill(OrderView order, String qty, String price) {
        return core.executions().bookFill(bound(order), e8(qty), e8(price));
    }

    boolean bust(OrderView order, String qty, String price, int dayOfFill) {
        return core.executions().bookBust(bound(order), e8(qty), e8(price), dayOfFill);
    }

    /** A reservation that holds nothing, at the nodes of an order. */
    Reservation bound(OrderView order) {
        var asked = new Decision();
        core.mayPlace(order, NOW, asked);
        var reservation = new Reservation();
        core.holdings().bind(reservation, order, asked);
        return reservation;
    }

    private static long orNull(@Nullable String price) {
        return price == null ? Decimal8.NULL : e8(price);
    }

    private static Bool bool(boolean value) {
        return value ? Bool.YES : Bool.NO;
    }
}
