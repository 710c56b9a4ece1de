package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.MSFT;
import static io.trade2026.risk.RiskWorld.NOW;
import static io.trade2026.risk.RiskWorld.WIDE;
import static io.trade2026.risk.RiskWorld.e8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.UpdateFxRateDecoder;
import io.trade2026.messages.sbe.UpdateFxRateEncoder;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.exposure.Reservation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After every step of random flows the loss of every party is what the executions that count make of it, added up slowly: fills, late fills,
 * overfills, busts, corrections, executions in suspense, prices, exchange rates and new days. Another core, from a snapshot, says the same.
 */
class LossModelTest {
    private static final int STEPS = 400;
    private static final int SAP = 4;
    private static final int[] INSTRUMENTS = {INTC, MSFT, SAP};

    /** One execution that counts. */
    private record Booked(OrderView order, Reservation held, boolean suspense, long qtyE8, long pxE8, int day) {}

    private final RiskWorld world = RiskWorld.whole();
    private final List<Booked> executions = new ArrayList<>();
    private final Map<Integer, Long> markE8 = new HashMap<>();
    private final Map<Integer, Long> startMarkE8 = new HashMap<>();
    private long rateE8 = e8("1.25");
    private long startRateE8;

    static List<Long> seeds() {
        String given = System.getProperty("risk.seed");
        return given == null ? List.of(1L, 2L, 3L, 5L, 8L, System.nanoTime()) : List.of(Long.parseLong(given));
    }

    @ParameterizedTest(name = "risk.seed={0}")
    @MethodSource("seeds")
    void isWhatTheExecutionsThatCountMakeOfIt(long seed) {
        prepare();
        var random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            act(random);
            world.core.losses().settle();
            compare(world, "seed " + seed + ", step " + step);
            if (step % 50 == 0) {
                RiskWorld again = world.restarted();
                compare(again, "restarted, seed " + seed + ", step " + step);
                assertThat(again.core.stateHash()).isEqualTo(world.core.stateHash());
            }
        }
    }

    private void prepare() {
        world.session(2, SessionRole.CLIENT, "CLIENT1", "ACC1");
        world.party(PartyKind.TRADER, 2, 1, "TRD2");
        world.instrumentLetter(SAP, "SAP", "EQUITY").currency("EUR").multiplierE8(e8("10"));
        world.sendInstrument();
        rate(rateE8);
        for (int id : INSTRUMENTS) {
            markE8.put(id, e8("100"));
        }
        for (PartyKind kind : List.of(PartyKind.FIRM, PartyKind.ACCOUNT, PartyKind.SESSION, PartyKind.TRADER)) {
            world.limit(Control.PT_19_LOSS, kind, 1, InstrumentScope.ANY, 0, WIDE);
            world.limit(Control.PT_19_LOSS, kind, 1, InstrumentScope.INSTRUMENT, INTC, WIDE);
            world.limit(Control.PT_19_LOSS, kind, 1, InstrumentScope.PRODUCT_GROUP, 0, WIDE);
        }
    }

    private void rate(long newRateE8) {
        rateE8 = newRateE8;
        var buffer = new UnsafeBuffer(new byte[UpdateFxRateEncoder.BLOCK_LENGTH]);
        new UpdateFxRateEncoder()
                .wrap(buffer, 0)
                .currency("EUR")
                .baseCurrency("USD")
                .rateE8(newRateE8)
                .sourceEpochNs(NOW)
                .staleAfterMs(0)
                .haircutBp(0);
        assertThat(world.core.updateFxRate(new UpdateFxRateDecoder()
                        .wrap(buffer, 0, UpdateFxRateDecoder.BLOCK_LENGTH, UpdateFxRateDecoder.SCHEMA_VERSION)))
                .isTrue();
    }

    private void act(Random random) {
        int what = random.nextInt(20);
        switch (what) {
            case 0, 1, 2 -> bust(random);
            case 3, 4 -> correct(random);
            case 5 -> suspense(random);
            case 6, 7, 8, 9 -> price(random);
            case 10 -> rate(e8("1.25") + random.nextInt(20_000_000));
            case 11 -> {
                if (random.nextInt(4) == 0) {
                    startDay();
                }
            }
            default -> fill(random);
        }
    }

    private void startDay() {
        world.core.startDay();
        startMarkE8.putAll(markE8);
        startRateE8 = rateE8;
    }

    private void price(Random random) {
        int id = INSTRUMENTS[random.nextInt(INSTRUMENTS.length)];
        long lastE8 = e8("80") + random.nextInt(4_000) * (Decimal8.ONE / 100) + random.nextInt(100);
        world.price(id == INTC ? "INTC" : id == MSFT ? "MSFT" : "SAP", null, null, Decimal8.toText(lastE8));
        markE8.put(id, lastE8);
    }

    private static long pxE8(Random random) {
        return e8("80") + random.nextInt(4_000) * (Decimal8.ONE / 100) + random.nextInt(100);
    }

    private void fill(Random random) {
        OrderView order = world.sent(random.nextBoolean() ? Side.BUY : Side.SELL, "10", "100")
                .instrumentId(INSTRUMENTS[random.nextInt(INSTRUMENTS.length)])
                .sessionId(random.nextInt(2) + 1)
                .traderId(random.nextInt(3))
                .strategyId(random.nextInt(2))
                .venueId(random.nextInt(2));
        Reservation held = world.bound(order);
        long qtyE8 = (random.nextInt(50) + 1) * Decimal8.ONE + random.nextInt(1_000);
        long pxE8 = pxE8(random);
        world.core.executions().bookFill(held, qtyE8, pxE8);
        executions.add(new Booked(
                order, held, false, qtyE8, pxE8, world.core.executions().day()));
    }

    private void bust(Random random) {
        if (!executions.isEmpty()) {
            Booked gone = executions.remove(random.nextInt(executions.size()));
            if (gone.suspense()) {
                world.core
                        .executions()
                        .bustSuspense(
                                INTC, 1, gone.order().side(), gone.qtyE8(), gone.pxE8(), Decimal8.ONE, gone.day());
            } else {
                world.core.executions().bookBust(gone.held(), gone.qtyE8(), gone.pxE8(), gone.day());
            }
        }
    }

    private void correct(Random random) {
        List<Booked> known =
                executions.stream().filter(each -> !each.suspense()).toList();
        if (!known.isEmpty()) {
            Booked before = known.get(random.nextInt(known.size()));
            long pxE8 = pxE8(random);
            world.core.executions().bookBust(before.held(), before.qtyE8(), before.pxE8(), before.day());
            world.core.executions().bookCorrection(before.held(), before.qtyE8(), pxE8, before.day());
            executions.remove(before);
            executions.add(new Booked(before.order(), before.held(), false, before.qtyE8(), pxE8, before.day()));
        }
    }

    private void suspense(Random random) {
        OrderView unknown = world.sent(random.nextBoolean() ? Side.BUY : Side.SELL, "7", "100");
        long pxE8 = pxE8(random);
        world.core.executions().bookSuspense(INTC, 1, unknown.side(), e8("7"), pxE8, Decimal8.ONE);
        executions.add(new Booked(
                unknown,
                new Reservation(),
                true,
                e8("7"),
                pxE8,
                world.core.executions().day()));
    }

    // The slow book

    private void compare(RiskWorld with, String when) {
        for (PartyKind kind : List.of(PartyKind.FIRM, PartyKind.ACCOUNT, PartyKind.SESSION, PartyKind.TRADER)) {
            compare(with, kind, InstrumentScope.ANY, 0, List.of(INTC, MSFT, SAP), when);
            compare(with, kind, InstrumentScope.INSTRUMENT, INTC, List.of(INTC), when);
            compare(with, kind, InstrumentScope.PRODUCT_GROUP, 1, List.of(INTC), when);
        }
    }

    private void compare(
            RiskWorld with, PartyKind kind, InstrumentScope scope, int set, List<Integer> over, String when) {
        int row = with.core.limits().find(Control.PT_19_LOSS, kind, 1, scope, set, LimitSide.BOTH);
        BigDecimal profit = BigDecimal.ZERO;
        for (int id : over) {
            profit = profit.add(profit(kind, id));
        }
        long loss = Math.max(0, profit.negate().movePointRight(4).longValueExact());
        assertThat(with.core.losses().settledE4(row))
                .as("%s: %s over %s", when, kind, scope)
                .isEqualTo(loss);
    }

    private BigDecimal profit(PartyKind kind, int id) {
        BigDecimal cash = BigDecimal.ZERO;
        long heldE8 = 0;
        long carriedE8 = 0;
        for (Booked each : executions) {
            if (!isOf(kind, each) || each.order().instrumentId() != id) {
                continue;
            }
            boolean isBuy = each.order().isBuy();
            boolean isToday = each.day() == world.core.executions().day();
            heldE8 += isBuy ? each.qtyE8() : -each.qtyE8();
            carriedE8 += isToday ? 0 : isBuy ? each.qtyE8() : -each.qtyE8();
            if (isToday) {
                long fxE8 = each.suspense() ? Decimal8.ONE : each.held().fxE8();
                BigDecimal value = value(id, each.qtyE8(), each.pxE8(), fxE8);
                cash = isBuy ? cash.subtract(value) : cash.add(value);
            }
        }
        BigDecimal now = value(id, heldE8, markE8.getOrDefault(id, 0L), id == SAP ? rateE8 : Decimal8.ONE);
        BigDecimal before =
                value(id, carriedE8, startMarkE8.getOrDefault(id, 0L), id == SAP ? startRateE8 : Decimal8.ONE);
        return cash.add(now).subtract(before);
    }

    private static boolean isOf(PartyKind kind, Booked each) {
        return switch (kind) {
            case FIRM -> true;
            case ACCOUNT -> !each.suspense();
            case SESSION -> !each.suspense() && each.order().sessionId() == 1;
            case TRADER -> !each.suspense() && each.order().traderId() == 1;
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    /** Quantity × price × multiplier × rate, the first product rounded to 1e-8 and the second to 1e-4, away from nought. */
    private static BigDecimal value(int id, long qtyE8, long pxE8, long fxE8) {
        BigDecimal product = BigDecimal.valueOf(qtyE8, 8).multiply(BigDecimal.valueOf(pxE8, 8));
        if (id != SAP) {
            return product.setScale(4, RoundingMode.UP);
        }
        return product.setScale(8, RoundingMode.UP)
                .multiply(BigDecimal.TEN)
                .multiply(BigDecimal.valueOf(fxE8, 8))
                .setScale(4, RoundingMode.UP);
    }
}
