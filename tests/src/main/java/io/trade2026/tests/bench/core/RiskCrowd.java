package io.trade2026.tests.bench.core;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
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
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PendingAck;
import io.trade2026.messages.sbe.ReopenFilled;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.messages.sbe.SetLimitDecoder;
import io.trade2026.messages.sbe.SetLimitEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.UpdateFxRateDecoder;
import io.trade2026.messages.sbe.UpdateFxRateEncoder;
import io.trade2026.messages.sbe.UpdatePriceDecoder;
import io.trade2026.messages.sbe.UpdatePriceEncoder;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.exposure.Reservation;
import io.trade2026.risk.limits.LimitChange;
import io.trade2026.risk.reference.Outcome;
import io.trade2026.risk.reference.ReferenceBook;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A risk core with very many parties, instruments and open orders: 1,000 clients with 10 accounts, a session, a trader and a
 * strategy each, through 10 clearing entities; instruments in 100 product groups, four asset classes and two currencies.
 *
 * <p>Every control has a limit on the firm, every client, every account and every trader, wide enough that nothing is
 * refused. Orders are drawn by a fixed seed.
 */
final class RiskCrowd {
    static final long NOW_EPOCH_NS = 1_795_000_000_000_000_000L;

    private static final int CLIENTS = 1_000;
    private static final int ACCOUNTS = 10_000;
    private static final int INSTRUMENTS = 5_000;
    private static final int CLEARINGS = 10;
    private static final long WIDE = 1_000_000_000_000_000_000L;
    private static final long SEED = 2026;
    private static final List<Control> CAPS = List.of(
            Control.PT_01,
            Control.PT_02,
            Control.PT_07,
            Control.PT_07_ENTERED,
            Control.PT_08,
            Control.PT_09,
            Control.PT_10_NOTIONAL,
            Control.PT_10_COUNT);

    private final ReferenceBook book = new ReferenceBook();
    private final RiskCore core = new RiskCore(book);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final LimitChange change = new LimitChange();
    private final Random random = new Random(SEED);
    private long limits;

    RiskCrowd() {
        party(PartyKind.FIRM, 1, 0, 0, "HOUSE");
        for (int id = 1; id <= CLEARINGS; id++) {
            party(PartyKind.CLEARING, id, 1, 0, "CLEAR" + id);
        }
        venue();
        for (int id = 1; id <= INSTRUMENTS; id++) {
            instrument(id);
        }
        rate();
        for (int id = 1; id <= CLIENTS; id++) {
            party(PartyKind.CLIENT, id, 1, id % CLEARINGS + 1, "CLIENT" + id);
            party(PartyKind.TRADER, id, id, 0, "TRD" + id);
            party(PartyKind.STRATEGY, id, id, 0, "ALG" + id);
        }
        for (int id = 1; id <= ACCOUNTS; id++) {
            party(PartyKind.ACCOUNT, id, client(id), 0, "ACC" + id);
        }
        for (int id = 1; id <= CLIENTS; id++) {
            session(id);
        }
        limits(PartyKind.FIRM, 1);
        for (int id = 1; id <= CLIENTS; id++) {
            limits(PartyKind.CLIENT, id);
            limits(PartyKind.TRADER, id);
        }
        for (int id = 1; id <= ACCOUNTS; id++) {
            limits(PartyKind.ACCOUNT, id);
        }
    }

    RiskCore core() {
        return core;
    }

    /** Enters and holds orders that stay open. */
    void open(int orders) {
        var decision = new Decision();
        for (int i = 0; i < orders; i++) {
            OrderView order = next();
            if (!core.mayPlace(order, NOW_EPOCH_NS, decision)) {
                throw new IllegalStateException("order " + i + " was refused: " + decision.denial());
            }
            var reservation = new Reservation();
            core.holdings().bind(reservation, order, decision);
            core.holdings().hold(reservation, decision.reserveQtyE8(), decision.reserveE4(), true);
        }
    }

    /** The next order: a limit order within the collar, of a random account in a random instrument. */
    OrderView next() {
        int accountId = 1 + random.nextInt(ACCOUNTS);
        int clientId = client(accountId);
        return new OrderView()
                .sessionId(clientId)
                .accountId(accountId)
                .traderId(clientId)
                .strategyId(clientId)
                .venueId(1)
                .instrumentId(1 + random.nextInt(INSTRUMENTS))
                .side(random.nextBoolean() ? Side.BUY : Side.SELL)
                .ordType(OrdType.LIMIT)
                .orderQtyE8((1 + random.nextInt(500)) * Decimal8.ONE)
                .priceE8((95 + random.nextInt(10)) * Decimal8.ONE);
    }

    private static int client(int accountId) {
        return 1 + (accountId - 1) % CLIENTS;
    }

    private UnsafeBuffer blank() {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        return buffer;
    }

    private static void mustBeApplied(Outcome outcome) {
        if (outcome != Outcome.APPLIED) {
            throw new IllegalStateException("the world was refused: " + outcome.text());
        }
    }

    private void party(PartyKind kind, int id, int parentId, int clearingId, String name) {
        new DefinePartyEncoder()
                .wrap(blank(), 0)
                .version(1)
                .kind(kind)
                .partyId(id)
                .parentId(parentId)
                .clearingId(clearingId)
                .enabled(Bool.YES)
                .name(name)
                .currency(kind == PartyKind.FIRM ? "USD" : "");
        mustBeApplied(book.define(new DefinePartyDecoder()
                .wrap(buffer, 0, DefinePartyDecoder.BLOCK_LENGTH, DefinePartyDecoder.SCHEMA_VERSION)));
    }

    private void session(int id) {
        new DefineSessionEncoder()
                .wrap(blank(), 0)
                .sessionId(id)
                .role(SessionRole.CLIENT)
                .ackMode(AckMode.VENUE)
                .chainMode(ChainMode.QUEUE)
                .pendingAck(PendingAck.LOCAL)
                .reopenFilled(ReopenFilled.REJECT)
                .belowCum(BelowCum.REJECT)
                .compId("S" + id)
                .client("CLIENT" + id)
                .defaultAccount("ACC" + id);
        mustBeApplied(book.define(new DefineSessionDecoder()
                .wrap(buffer, 0, DefineSessionDecoder.BLOCK_LENGTH, DefineSessionDecoder.SCHEMA_VERSION)));
    }

    private void venue() {
        new DefineVenueEncoder()
                .wrap(blank(), 0)
                .version(1)
                .venueId(1)
                .sessionId(9_000)
                .name("XSIM")
                .enabled(Bool.YES);
        mustBeApplied(book.define(new DefineVenueDecoder()
                .wrap(buffer, 0, DefineVenueDecoder.BLOCK_LENGTH, DefineVenueDecoder.SCHEMA_VERSION)));
    }

    private void instrument(int id) {
        new DefineInstrumentEncoder()
                .wrap(blank(), 0)
                .version(1)
                .instrumentId(id)
                .symbol("I" + id)
                .assetClass("CLASS" + id % 4)
                .productGroup("GROUP" + id % 100)
                .currency(id % 2 == 0 ? "USD" : "EUR")
                .tickE8(Decimal8.ONE / 100)
                .lotE8(Decimal8.ONE)
                .multiplierE8(Decimal8.ONE)
                .referencePxE8(100 * Decimal8.ONE)
                .bandBp(2_000)
                .passiveBandBp(3_000)
                .marketBufferBp(500)
                .haircutBp(1_000)
                .enabled(Bool.YES);
        mustBeApplied(book.define(new DefineInstrumentDecoder()
                .wrap(buffer, 0, DefineInstrumentDecoder.BLOCK_LENGTH, DefineInstrumentDecoder.SCHEMA_VERSION)));
        new UpdatePriceEncoder()
                .wrap(blank(), 0)
                .symbol("I" + id)
                .bidE8(99 * Decimal8.ONE)
                .askE8(101 * Decimal8.ONE)
                .lastE8(100 * Decimal8.ONE)
                .sourceEpochNs(NOW_EPOCH_NS);
        core.updatePrice(new UpdatePriceDecoder()
                .wrap(buffer, 0, UpdatePriceDecoder.BLOCK_LENGTH, UpdatePriceDecoder.SCHEMA_VERSION));
    }

    private void rate() {
        new UpdateFxRateEncoder()
                .wrap(blank(), 0)
                .currency("EUR")
                .baseCurrency("USD")
                .rateE8(Decimal8.ONE / 100 * 108)
                .sourceEpochNs(NOW_EPOCH_NS);
        core.updateFxRate(new UpdateFxRateDecoder()
                .wrap(buffer, 0, UpdateFxRateDecoder.BLOCK_LENGTH, UpdateFxRateDecoder.SCHEMA_VERSION));
    }

    private void limits(PartyKind kind, int id) {
        for (Control control : CAPS) {
            boolean isEach = control == Control.PT_01 || control == Control.PT_09;
            limits++;
            new SetLimitEncoder()
                    .wrap(blank(), 0)
                    .version(1)
                    .limitId(limits)
                    .control(control.code())
                    .scopeKind(kind)
                    .scopeId(id)
                    .instrumentScope(isEach ? InstrumentScope.EACH : InstrumentScope.ANY)
                    .side(LimitSide.BOTH)
                    .enabled(Bool.YES)
                    .value(WIDE);
            core.setLimit(
                    new SetLimitDecoder().wrap(buffer, 0, SetLimitDecoder.BLOCK_LENGTH, SetLimitDecoder.SCHEMA_VERSION),
                    change);
            mustBeApplied(change.outcome());
        }
    }
}
