package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.MSFT;
import static io.trade2026.risk.RiskWorld.e8;
import static io.trade2026.risk.RiskWorld.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.risk.controls.OrderView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PT-05: one order of the same content below the count, at it, one above it, and just inside and outside of the window. */
class DuplicateWatchTest {
    private static final long MS_NS = 1_000_000L;

    private final RiskWorld world = RiskWorld.open();

    private static OrderView same(Side side) {
        return order(side, "10", "100");
    }

    private void limit(PartyKind kind, int id, long count, long windowMs) {
        world.limit(Control.PT_05_COUNT, kind, id, InstrumentScope.ANY, 0, count);
        world.limit(Control.PT_05_WINDOW, kind, id, InstrumentScope.ANY, 0, windowMs);
    }

    @ParameterizedTest
    @CsvSource({
        "BUY,  FIRM,    1",
        "BUY,  CLIENT,  1",
        "BUY,  ACCOUNT, 1",
        "BUY,  SESSION, 11",
        "SELL, FIRM,    1",
        "SELL, CLIENT,  1",
        "SELL, ACCOUNT, 1",
        "SELL, SESSION, 11",
    })
    void passesAsManyOrdersOfOneContentAsTheCountSays(Side side, PartyKind kind, int id) {
        limit(kind, id, 2, 1_000);
        world.placed(same(side));
        world.placed(same(side));

        assertThat(world.place(same(side))).isEqualTo(Denial.DUPLICATE_CONTENT);
        assertThat(world.decision.scopeKind()).isEqualTo(kind);
        assertThat(world.decision.limit()).isEqualTo(2);
        assertThat(world.decision.used()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"999, DUPLICATE_CONTENT", "1000, ", "1001, "})
    void forgetsAnOrderWhenItsWindowIsOver(long afterMs, Denial expected) {
        limit(PartyKind.CLIENT, 1, 1, 1_000);
        world.placed(same(Side.BUY));
        world.nowEpochNs += afterMs * MS_NS;

        assertThat(world.place(same(Side.BUY))).isEqualTo(expected);
    }

    @Test
    void takesOrdersForDifferentThatDifferInOneTerm() {
        limit(PartyKind.FIRM, 1, 1, 1_000);
        world.placed(same(Side.BUY));

        for (OrderView other : List.of(
                same(Side.SELL),
                same(Side.BUY).orderQtyE8(e8("11")),
                same(Side.BUY).priceE8(e8("100.01")),
                same(Side.BUY).instrumentId(MSFT),
                same(Side.BUY).timeInForce(TimeInForce.GTC),
                same(Side.BUY).strategyId(1),
                same(Side.BUY).ordType(OrdType.MARKET).priceE8(Decimal8.NULL),
                same(Side.BUY).ordType(OrdType.STOP_LIMIT).stopPxE8(e8("100")),
                RiskWorld.ofClient(2, same(Side.BUY)))) {
            assertThat(world.place(other)).isNull();
        }
    }

    @Test
    void knowsTheSameOrderOnAnotherSessionOfTheClient() {
        world.session(13, SessionRole.CLIENT, "CLIENT1", "ACC1");
        limit(PartyKind.CLIENT, 1, 1, 1_000);
        world.placed(same(Side.BUY));

        assertThat(world.place(same(Side.BUY).sessionId(13))).isEqualTo(Denial.DUPLICATE_CONTENT);
    }

    @Test
    void takesAPossibleResendOnlyWhenNothingLikeItIsHere() {
        limit(PartyKind.CLIENT, 1, 5, 1_000);

        assertThat(world.place(same(Side.BUY).possResend(true))).isNull();
        world.placed(same(Side.BUY));
        assertThat(world.place(same(Side.BUY).possResend(true))).isEqualTo(Denial.DUPLICATE_RESEND);
        assertThat(world.place(same(Side.BUY))).isNull();
    }

    @Test
    void asksNobodyWhoHasNoCount() {
        limit(PartyKind.CLIENT, 2, 0, 1_000);
        world.placed(same(Side.BUY));

        assertThat(world.place(same(Side.BUY))).isNull();
        assertThat(world.place(RiskWorld.ofClient(2, same(Side.BUY)))).isEqualTo(Denial.DUPLICATE_CONTENT);
    }

    @Test
    void remembersTheLastOrdersOfManyAndForgetsTheOldestOnes() {
        limit(PartyKind.CLIENT, 1, 1, 1_000);
        for (int i = 0; i < 70_000; i++) {
            world.place(order(Side.BUY, "1", "100").orderQtyE8(i + 1L));
            world.core.noteEntered();
        }

        OrderView last = order(Side.BUY, "1", "100").orderQtyE8(70_000L);
        OrderView first = order(Side.BUY, "1", "100").orderQtyE8(1L);
        world.instrumentLetter(RiskWorld.INTC, "INTC", "EQUITY")
                .version(2)
                .lotE8(1)
                .tickE8(e8("0.01"));
        world.sendInstrument();
        assertThat(world.place(last)).isEqualTo(Denial.DUPLICATE_CONTENT);
        assertThat(world.place(first)).isNull();
    }
}
