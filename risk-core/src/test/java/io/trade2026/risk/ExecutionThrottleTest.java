package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.MSFT;
import static io.trade2026.risk.RiskWorld.e8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.exposure.Reservation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PT-15: executions again and again without anybody looking. */
class ExecutionThrottleTest {
    private static final long MS_NS = 1_000_000L;
    private static final long WINDOW_MS = 1_000;

    private final RiskWorld world = RiskWorld.whole();

    private void limit(PartyKind kind, InstrumentScope scope, LimitSide side, long count) {
        world.limit(Control.PT_15_COUNT, kind, 1, scope, INTC, side, count);
        world.limit(Control.PT_15_WINDOW, kind, 1, scope, INTC, side, WINDOW_MS);
    }

    private boolean fill(Reservation held) {
        world.core.executions().bookFill(held, e8("1"), e8("100"));
        return world.core.noteFill(held, e8("1"), world.nowEpochNs);
    }

    private Reservation open(Side side) {
        return world.placed(world.sent(side, "100", "100"));
    }

    @ParameterizedTest
    @EnumSource(
            value = PartyKind.class,
            names = {"STRATEGY", "TRADER", "SESSION", "ACCOUNT", "DESK", "CLIENT"})
    void stopsAPartyAtTheLastExecutionUntilItIsResumed(PartyKind kind) {
        limit(kind, InstrumentScope.ANY, LimitSide.BOTH, 3);
        Reservation held = open(Side.BUY);
        assertThat(fill(held)).isFalse();
        assertThat(fill(held)).isFalse();
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isNull();
        assertThat(fill(held)).isTrue();

        for (Side side : new Side[] {Side.BUY, Side.SELL}) {
            assertThat(world.place(world.sent(side, "1", "100").instrumentId(MSFT)))
                    .isEqualTo(Denial.PARTY_STOPPED);
            assertThat(world.decision.scopeKind()).isEqualTo(kind);
            assertThat(world.decision.used()).isEqualTo(3);
        }
        assertThat(fill(held)).isFalse();
        assertThat(world.replace(world.sent(Side.BUY, "99", "100"), held)).isNull();
        assertThat(world.replace(world.sent(Side.BUY, "101", "100"), held)).isEqualTo(Denial.PARTY_STOPPED);
        world.nowEpochNs += 86_400_000 * MS_NS;
        assertThat(world.restarted().place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.PARTY_STOPPED);
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.PARTY_STOPPED);

        assertThat(world.core.memory().executions().resume(kind, 2)).isFalse();
        assertThat(world.core.memory().executions().resume(kind, 1)).isTrue();
        assertThat(world.core.memory().executions().resume(kind, 1)).isFalse();
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isNull();
        assertThat(fill(held)).isFalse();
        assertThat(world.restarted().place(world.sent(Side.BUY, "1", "100"))).isNull();
    }

    @Test
    void letsThosePassThatAreSlowOrOfAnotherSideOrInstrument() {
        limit(PartyKind.STRATEGY, InstrumentScope.EACH, LimitSide.BUY, 3);
        Reservation buy = open(Side.BUY);
        Reservation sell = open(Side.SELL);
        for (int i = 0; i < 10; i++) {
            assertThat(fill(buy)).isFalse();
            assertThat(fill(sell)).isFalse();
            world.nowEpochNs += WINDOW_MS * MS_NS * 2 / 3;
        }
        fill(buy);
        assertThat(fill(buy)).isTrue();

        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.PARTY_STOPPED);
        assertThat(world.place(world.sent(Side.SELL, "1", "100"))).isNull();
        assertThat(world.place(world.sent(Side.BUY, "1", "100").instrumentId(MSFT)))
                .isNull();
        assertThat(world.place(world.sent(Side.BUY, "1", "100").strategyId(0))).isNull();
    }
}
