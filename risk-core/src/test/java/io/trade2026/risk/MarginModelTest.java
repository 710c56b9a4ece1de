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
 * After every step of random flows the initial margin of every party is what its executions and open orders make of it, added up slowly: orders,
 * replaces, cancels, fills, busts, suspense, prices, exchange rates, rates of margin, silent feeds and new days. Another core, from a snapshot,
 * says the same.
 */
class MarginModelTest {
    private static final int STEPS = 300;
    private static final int SAP = 4;
    /** Without any price but that of its own trades. */
    private static final int NEW = 5;

    private static final int[] INSTRUMENTS = {INTC, MSFT, SAP, NEW};
    private static final List<PartyKind> KINDS =
            List.of(PartyKind.FIRM, PartyKind.ACCOUNT, PartyKind.SESSION, PartyKind.TRADER);

    /** An order with what it holds, known apart from the core, and what was executed of it. */
    private static final class Live {
        final OrderView order;
        final Reservation held;
        long openE4;
        long executedE8;

        Live(OrderView order, Reservation held) {
            this.order = order;
            this.held = held;
        }
    }

    private final RiskWorld world = RiskWorld.whole();
    private final List<Live> orders = new ArrayList<>();
    private final Map<Integer, Long> markE8 = new HashMap<>();
    /** Basis points of INTC and of all others, long and short. */
    private final long[] ratesBp = {5_000, 15_000, 2_500, 2_500};

    private long suspenseE8;
    private long rateE8 = e8("1.25");
    private boolean isStale;

    static List<Long> seeds() {
        String given = System.getProperty("risk.seed");
        return given == null ? List.of(1L, 2L, 3L, 5L, 8L, System.nanoTime()) : List.of(Long.parseLong(given));
    }

    @ParameterizedTest(name = "risk.seed={0}")
    @MethodSource("seeds")
    void isWhatExecutionsAndOpenOrdersMakeOfIt(long seed) {
        prepare();
        var random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            act(random);
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
        world.instrument(NEW, "NEW", "EQUITY", "0.01", "1", "0");
        exchangeRate(rateE8);
        for (int id : List.of(INTC, MSFT, SAP)) {
            markE8.put(id, e8("100"));
        }
        for (PartyKind kind : KINDS) {
            for (LimitSide side : List.of(LimitSide.BOTH, LimitSide.BUY, LimitSide.SELL)) {
                world.limit(Control.PT_23_MARGIN, kind, 1, InstrumentScope.ANY, 0, side, WIDE);
            }
            world.limit(Control.PT_23_MARGIN, kind, 1, InstrumentScope.INSTRUMENT, INTC, WIDE);
            world.limit(Control.PT_23_MARGIN, kind, 1, InstrumentScope.PRODUCT_GROUP, 0, WIDE);
        }
        setRates();
    }

    private void setRates() {
        Control control = Control.PT_23_MARGIN_RATE;
        world.limit(control, PartyKind.FIRM, 1, InstrumentScope.INSTRUMENT, INTC, LimitSide.BUY, ratesBp[0]);
        world.limit(control, PartyKind.FIRM, 1, InstrumentScope.INSTRUMENT, INTC, LimitSide.SELL, ratesBp[1]);
        world.limit(control, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, ratesBp[2]);
        ratesBp[3] = ratesBp[2];
    }

    private void exchangeRate(long newRateE8) {
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
        switch (random.nextInt(20)) {
            case 0, 1 -> execute(random, -1);
            case 2 -> suspense(random);
            case 3, 4 -> price(random);
            case 5 -> exchangeRate(e8("1.25") + random.nextInt(20_000_000));
            case 6 -> {
                isStale = random.nextBoolean();
                world.feed("XSIM", !isStale);
            }
            case 7 -> {
                ratesBp[random.nextInt(3)] = random.nextInt(20_000);
                setRates();
            }
            case 8 -> world.core.startDay();
            case 9, 10, 11, 12 -> execute(random, 1);
            case 13, 14 -> hold(random, false);
            case 15, 16 -> hold(random, true);
            default -> place(random);
        }
    }

    private void price(Random random) {
        int id = INSTRUMENTS[random.nextInt(3)];
        long lastE8 = e8("80") + random.nextInt(4_000) * (Decimal8.ONE / 100) + random.nextInt(100);
        world.price(id == INTC ? "INTC" : id == MSFT ? "MSFT" : "SAP", null, null, Decimal8.toText(lastE8));
        markE8.put(id, lastE8);
    }

    private void place(Random random) {
        OrderView order = world.sent(random.nextBoolean() ? Side.BUY : Side.SELL, "10", "100")
                .instrumentId(INSTRUMENTS[random.nextInt(INSTRUMENTS.length)])
                .sessionId(random.nextInt(2) + 1)
                .traderId(random.nextInt(3))
                .strategyId(random.nextInt(2))
                .venueId(random.nextInt(2));
        orders.add(new Live(order, world.bound(order)));
        hold(orders.get(orders.size() - 1), random.nextInt(1_000_000_000), random.nextBoolean());
    }

    private void hold(Live live, long openE4, boolean isForced) {
        live.openE4 = openE4;
        if (isForced) {
            world.core.holdings().force(live.held, openE4, openE4, openE4 > 0);
        } else {
            world.core.holdings().hold(live.held, openE4, openE4, openE4 > 0);
        }
    }

    private void hold(Random random, boolean isOver) {
        if (!orders.isEmpty()) {
            Live live = orders.get(random.nextInt(orders.size()));
            hold(live, isOver ? 0 : random.nextInt(1_000_000_000), random.nextBoolean());
        }
    }

    /** An execution, or one that is taken back, more than was executed among them: busts come in any order. */
    private void execute(Random random, int sign) {
        if (orders.isEmpty()) {
            return;
        }
        Live live = orders.get(random.nextInt(orders.size()));
        long qtyE8 = (random.nextInt(50) + 1) * Decimal8.ONE + random.nextInt(1_000);
        long pxE8 = e8("80") + random.nextInt(1_000_000_000);
        live.executedE8 += sign * qtyE8;
        if (live.order.instrumentId() == NEW) {
            markE8.put(NEW, pxE8);
        }
        if (sign > 0) {
            world.core.executions().bookFill(live.held, qtyE8, pxE8);
        } else {
            world.core.executions().bookBust(live.held, qtyE8, pxE8, 0);
        }
    }

    private void suspense(Random random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        world.core.executions().bookSuspense(INTC, 1, side, e8("7"), e8("100"), Decimal8.ONE);
        suspenseE8 += side == Side.BUY ? e8("7") : -e8("7");
    }

    // The slow book

    private void compare(RiskWorld with, String when) {
        for (PartyKind kind : KINDS) {
            for (LimitSide side : List.of(LimitSide.BOTH, LimitSide.BUY, LimitSide.SELL)) {
                compare(with, kind, InstrumentScope.ANY, 0, side, when);
            }
            compare(with, kind, InstrumentScope.INSTRUMENT, INTC, LimitSide.BOTH, when);
            compare(with, kind, InstrumentScope.PRODUCT_GROUP, 1, LimitSide.BOTH, when);
        }
    }

    private void compare(RiskWorld with, PartyKind kind, InstrumentScope scope, int set, LimitSide side, String when) {
        int row = with.core.limits().find(Control.PT_23_MARGIN, kind, 1, scope, set, side);
        BigDecimal needed = BigDecimal.ZERO;
        for (int id : scope == InstrumentScope.ANY ? INSTRUMENTS : new int[] {INTC}) {
            BigDecimal ofLong = side == LimitSide.SELL ? BigDecimal.ZERO : leg(kind, id, true);
            BigDecimal ofShort = side == LimitSide.BUY ? BigDecimal.ZERO : leg(kind, id, false);
            needed = needed.add(ofLong.max(ofShort));
        }
        assertThat(with.core.margin().neededE4OfRow(row))
                .as("%s: %s over %s of %s", when, kind, scope, side)
                .isEqualTo(needed.movePointRight(4).longValueExact());
    }

    private BigDecimal leg(PartyKind kind, int id, boolean isLong) {
        long positionE8 = kind == PartyKind.FIRM && id == INTC ? suspenseE8 : 0;
        long openE4 = 0;
        for (Live each : orders) {
            boolean isBuy = each.order.isBuy();
            if (isOf(kind, each.order) && each.order.instrumentId() == id) {
                positionE8 += isBuy ? each.executedE8 : -each.executedE8;
                openE4 += isBuy == isLong ? each.openE4 : 0;
            }
        }
        BigDecimal held = value(id, Math.max(0, isLong ? positionE8 : -positionE8));
        BigDecimal raised = isStale ? share(held, 11_000) : held;
        return share(raised.add(BigDecimal.valueOf(openE4, 4)), ratesBp[(id == INTC ? 0 : 2) + (isLong ? 0 : 1)]);
    }

    private static BigDecimal share(BigDecimal of, long bp) {
        return of.multiply(BigDecimal.valueOf(bp, 4)).setScale(4, RoundingMode.UP);
    }

    private static boolean isOf(PartyKind kind, OrderView order) {
        return switch (kind) {
            case FIRM, ACCOUNT -> true;
            case SESSION -> order.sessionId() == 1;
            case TRADER -> order.traderId() == 1;
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    /** Quantity × mark × multiplier × rate, the first product rounded to 1e-8 and the second to 1e-4, up. */
    private BigDecimal value(int id, long qtyE8) {
        BigDecimal product = BigDecimal.valueOf(qtyE8, 8).multiply(BigDecimal.valueOf(markE8.getOrDefault(id, 0L), 8));
        if (id != SAP) {
            return product.setScale(4, RoundingMode.UP);
        }
        return product.setScale(8, RoundingMode.UP)
                .multiply(BigDecimal.TEN)
                .multiply(BigDecimal.valueOf(rateE8, 8))
                .setScale(4, RoundingMode.UP);
    }
}
