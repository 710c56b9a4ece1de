package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.MSFT;
import static io.trade2026.risk.RiskWorld.e4;
import static io.trade2026.risk.RiskWorld.e8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.exposure.Reservation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PT-16 over time; its limits on every node and set are lines of controls.csv. */
class WindowedVolumeTest {
    private static final long MS_NS = 1_000_000L;

    private final RiskWorld world = RiskWorld.whole();

    private void limit(Control control, InstrumentScope scope, LimitSide side, long value) {
        world.limit(control, PartyKind.ACCOUNT, 1, scope, INTC, side, value);
    }

    private OrderView ten(Side side) {
        return world.sent(side, "10", "100");
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 10_000, 60_000})
    void makesRoomAgainWhenTheWindowHasPassed(long windowMs) {
        limit(Control.PT_16_QTY, InstrumentScope.EACH, LimitSide.BOTH, e8("10"));
        limit(Control.PT_16_WINDOW, InstrumentScope.EACH, LimitSide.BOTH, windowMs);
        world.placed(ten(Side.BUY));
        world.nowEpochNs += windowMs * MS_NS - 1;

        assertThat(world.place(world.sent(Side.SELL, "1", "100"))).isEqualTo(Denial.WINDOW_EXCEEDED);
        assertThat(world.place(ten(Side.BUY).instrumentId(MSFT))).isNull();
        RiskWorld again = world.restarted();
        again.nowEpochNs = world.nowEpochNs;
        assertThat(again.place(ten(Side.BUY))).isEqualTo(Denial.WINDOW_EXCEEDED);
        long eighth = windowMs * MS_NS / 7 + 1;
        again.nowEpochNs += eighth + 1;
        world.nowEpochNs += eighth + 1;
        assertThat(world.place(ten(Side.BUY))).isNull();
        assertThat(again.place(ten(Side.BUY))).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_126})
    void neverLetsMoreThanTheLimitPassInAnyWindow(long seed) {
        limit(Control.PT_16_QTY, InstrumentScope.ANY, LimitSide.BOTH, e8("50"));
        var random = new Random(seed);
        Deque<long[]> entered = new ArrayDeque<>();
        int refusals = 0;
        for (int i = 0; i < 2_000; i++) {
            world.nowEpochNs += random.nextInt(100) * MS_NS;
            OrderView asked = world.sent(random.nextBoolean() ? Side.BUY : Side.SELL, "7", "100");
            if (world.place(asked) == null) {
                world.core.noteEntered();
                entered.add(new long[] {world.nowEpochNs, 7});
            } else {
                refusals++;
            }
            while (!entered.isEmpty() && entered.peek()[0] <= world.nowEpochNs - 1_000 * MS_NS) {
                entered.poll();
            }
            long within = entered.stream().mapToLong(each -> each[1]).sum();
            assertThat(within).as("seed %d, order %d", seed, i).isLessThanOrEqualTo(50);
        }
        assertThat(refusals).as("seed %d", seed).isBetween(100, 1_900);
    }

    @Test
    void countsOneSideByItself() {
        limit(Control.PT_16_NOTIONAL, InstrumentScope.INSTRUMENT, LimitSide.BUY, e4("1000"));
        world.placed(ten(Side.BUY));

        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.WINDOW_EXCEEDED);
        assertThat(world.decision.control()).isEqualTo(Control.PT_16_NOTIONAL);
        assertThat(world.place(ten(Side.SELL))).isNull();
    }

    @Test
    void countsWhatAReplaceAdds() {
        limit(Control.PT_16_QTY, InstrumentScope.INSTRUMENT, LimitSide.BOTH, e8("15"));
        Reservation held = world.placed(ten(Side.BUY));

        assertThat(world.replace(world.sent(Side.BUY, "16", "100"), held)).isEqualTo(Denial.WINDOW_EXCEEDED);
        assertThat(world.decision.wouldPass()).isEqualTo(e8("15"));
        assertThat(world.replace(world.sent(Side.BUY, "15", "100"), held)).isNull();
        world.core.noteEntered();
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.WINDOW_EXCEEDED);
        assertThat(world.replace(world.sent(Side.BUY, "9", "100"), held)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Side.class,
            names = {"BUY", "SELL"})
    void refusesWhatIsNewOnceTheFillsOfTheWindowReachTheLimit(Side side) {
        limit(Control.PT_16_FILLS, InstrumentScope.EACH, LimitSide.BOTH, e8("10"));
        Reservation held = world.placed(ten(side));
        fill(held, "9.99999999");
        assertThat(world.place(ten(side))).isNull();
        fill(held, "0.00000001");

        assertThat(world.place(ten(side))).isEqualTo(Denial.WINDOW_EXCEEDED);
        assertThat(world.decision.used()).isEqualTo(e8("10"));
        RiskWorld again = world.restarted();
        assertThat(again.place(ten(side))).isEqualTo(Denial.WINDOW_EXCEEDED);
        Side closing = side == Side.BUY ? Side.SELL : Side.BUY;
        assertThat(world.place(world.sent(closing, "5", "100"))).isNull();
    }

    private void fill(Reservation held, String qty) {
        world.core.holdings().hold(held, held.openQtyE8() - e8(qty), 0, true);
        world.core.executions().bookFill(held, e8(qty), e8("100"));
        world.core.noteFill(held, e8(qty), world.nowEpochNs);
    }

    @Test
    void takesNothingWhenItIsOnlyAsked() {
        limit(Control.PT_16_QTY, InstrumentScope.EACH, LimitSide.BOTH, e8("10"));
        for (int i = 0; i < 5; i++) {
            assertThat(world.place(ten(Side.BUY))).isNull();
        }
    }
}
