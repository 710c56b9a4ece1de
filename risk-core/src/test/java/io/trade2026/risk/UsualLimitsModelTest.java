package io.trade2026.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.exposure.Reservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Limits that name neither instrument nor side are found in a shorter way than others. One limit of a control that names an
 * instrument, even one that no order is in, sends all of the control the longer way: both must decide the same.
 */
class UsualLimitsModelTest {
    private static final List<Control> MEASURED = List.of(
            Control.PT_07,
            Control.PT_07_ENTERED,
            Control.PT_08,
            Control.PT_09,
            Control.PT_10_NOTIONAL,
            Control.PT_10_COUNT);
    private static final List<PartyKind> PARTIES = List.of(
            PartyKind.STRATEGY,
            PartyKind.TRADER,
            PartyKind.SESSION,
            PartyKind.ACCOUNT,
            PartyKind.CLIENT,
            PartyKind.CLEARING,
            PartyKind.FIRM);

    private final RiskWorld usual = RiskWorld.whole();
    private final RiskWorld named = RiskWorld.whole();
    private int refused;
    private int passed;

    private static void limits(RiskWorld world, Random random) {
        for (Control control : MEASURED) {
            for (PartyKind kind : PARTIES) {
                boolean isOfEach = random.nextBoolean();
                long value = control == Control.PT_10_COUNT
                        ? 20 + random.nextInt(60)
                        : control == Control.PT_09
                                ? RiskWorld.e8(String.valueOf(200 + random.nextInt(4_000)))
                                : RiskWorld.e4(String.valueOf(20_000 + random.nextInt(400_000)));
                if (kind != PartyKind.FIRM && random.nextBoolean()) {
                    world.limit(control, kind, 1, isOfEach ? InstrumentScope.EACH : InstrumentScope.ANY, 0, value);
                }
            }
        }
    }

    private static OrderView order(RiskWorld world, Random random) {
        Side side = random.nextInt(3) == 0 ? Side.SELL : Side.BUY;
        return world.sent(side, String.valueOf(1 + random.nextInt(90)), String.valueOf(95 + random.nextInt(10)));
    }

    private static String told(Decision decision) {
        return decision.denial() + " " + decision.control() + " limit " + decision.limit() + " used " + decision.used()
                + " this " + decision.thisOrder() + " of " + decision.scopeKind() + decision.scopeId() + " id "
                + decision.limitId() + " v" + decision.limitVersion() + " passes " + decision.wouldPass();
    }

    private void step(Random random, List<Reservation> open) {
        long seed = random.nextLong();
        OrderView order = order(usual, new Random(seed));
        OrderView same = order(named, new Random(seed));
        boolean passes = usual.core.mayPlace(order, usual.nowEpochNs, usual.decision);
        assertThat(named.core.mayPlace(same, named.nowEpochNs, named.decision)).isEqualTo(passes);
        assertThat(told(named.decision)).isEqualTo(told(usual.decision));
        if (passes) {
            passed++;
            open.add(usual.placed(order));
            open.add(named.placed(same));
        } else {
            refused++;
            release(usual, open);
            release(named, open);
        }
    }

    /** Cancels the oldest order of a world, of which there are as many as of the other. */
    private static void release(RiskWorld world, List<Reservation> open) {
        if (!open.isEmpty()) {
            world.core.holdings().hold(open.remove(0), 0, 0, false);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void decidesAsWhenALimitNamesAnotherInstrument(long seed) {
        limits(usual, new Random(seed));
        limits(named, new Random(seed));
        for (Control control : MEASURED) {
            named.limit(control, PartyKind.FIRM, 1, InstrumentScope.INSTRUMENT, RiskWorld.MSFT, RiskWorld.WIDE);
        }
        var random = new Random(seed);
        List<Reservation> open = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            step(random, open);
        }
        assertThat(refused).isPositive();
        assertThat(passed).isPositive();
    }
}
