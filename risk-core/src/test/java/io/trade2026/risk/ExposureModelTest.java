package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.MSFT;
import static io.trade2026.risk.RiskWorld.NOW;
import static io.trade2026.risk.RiskWorld.e8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.exposure.Reservation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After every step of random flows the exposure of every node over every set is the sum of what is held and of what was
 * booked, recomputed slowly from the list of what happened: orders, replaces, fills, late fills, overfills, busts,
 * corrections, restatements, executions in suspense, traders and accounts that change their desk, and new days.
 */
class ExposureModelTest {
    private static final int STEPS = 400;

    /** One order as the slow book knows it. */
    private static final class Held {
        private final OrderView order;
        private final Reservation reservation;
        private long openQtyE8;
        private long openE4;
        private boolean open = true;

        private Held(OrderView order, Reservation reservation) {
            this.order = order;
            this.reservation = reservation;
        }
    }

    /** One execution that counts. */
    private record Booked(OrderView order, boolean suspense, long qtyE8, long valueE4, int day) {}

    private final RiskWorld world = RiskWorld.whole();
    private final List<Held> orders = new ArrayList<>();
    private final List<Booked> executions = new ArrayList<>();
    /** The desk that an order was entered on. */
    private final IdentityHashMap<OrderView, Integer> deskOf = new IdentityHashMap<>();
    /** The desks that the account and the two traders belong to at the moment; 0 for none. */
    private final int[] desks = {0, 1, 0};

    static List<Long> seeds() {
        String given = System.getProperty("risk.seed");
        if (given != null) {
            return List.of(Long.parseLong(given));
        }
        return List.of(1L, 2L, 3L, 5L, 8L, System.nanoTime());
    }

    @ParameterizedTest(name = "risk.seed={0}")
    @MethodSource("seeds")
    void isTheSumOfAllThatIsHeldAndBookedOnEveryNodeAndSet(long seed) {
        var random = new Random(seed);
        world.session(2, SessionRole.CLIENT, "CLIENT1", "ACC1");
        world.party(PartyKind.TRADER, 2, 1, "TRD2");
        world.party(PartyKind.DESK, 2, 1, "DESK2");
        for (int step = 0; step < STEPS; step++) {
            act(random);
            compare("seed " + seed + ", step " + step);
            if (step == STEPS / 2) {
                assertThat(world.restarted().core.stateHash()).isEqualTo(world.core.stateHash());
            }
        }
    }

    private void act(Random random) {
        int what = random.nextInt(21);
        if (orders.isEmpty() || what < 6) {
            place(random);
            return;
        }
        Held held = orders.get(random.nextInt(orders.size()));
        switch (what) {
            case 6, 7, 8 -> fill(held, random.nextInt(30) + 1L);
            case 9 -> hold(held, held.openQtyE8 * 2, held.openE4 * 2, false);
            case 10 -> hold(held, held.openQtyE8 / 2, held.openE4 / 2, true);
            case 11, 12 -> hold(held, 0, 0, false);
            case 13, 14 -> bust(random);
            case 15 -> correct(random);
            case 16 -> suspense(random);
            case 17 -> world.core.startDay();
            case 20 -> move(random);
            default -> replace(held, random);
        }
    }

    /** The account or a trader goes to another desk, or to none. */
    private void move(Random random) {
        int who = random.nextInt(3);
        desks[who] = random.nextInt(3);
        String name = who == 0 ? "ACC1" : "TRD" + who;
        world.deskOf.put(name, desks[who]);
        world.party(who == 0 ? PartyKind.ACCOUNT : PartyKind.TRADER, Math.max(1, who), 1, name);
    }

    private void place(Random random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        OrderView order = world.sent(side, Integer.toString(random.nextInt(100) + 1), "100")
                .instrumentId(random.nextBoolean() ? INTC : MSFT)
                .sessionId(random.nextInt(2) + 1)
                .traderId(random.nextInt(3))
                .strategyId(random.nextInt(2))
                .venueId(random.nextInt(2));
        int ofTrader = order.traderId() == 0 ? 0 : desks[order.traderId()];
        deskOf.put(order, ofTrader != 0 ? ofTrader : desks[0]);
        var held = new Held(order, world.placed(order));
        held.openQtyE8 = order.orderQtyE8();
        held.openE4 = valueE4(order.orderQtyE8());
        orders.add(held);
    }

    private void replace(Held held, Random random) {
        long qtyE8 = (random.nextInt(100) + 1) * Decimal8.ONE;
        hold(held, Math.max(qtyE8, held.openQtyE8), Math.max(valueE4(qtyE8), held.openE4), true);
    }

    private void hold(Held held, long qtyE8, long e4, boolean isForced) {
        held.openQtyE8 = qtyE8;
        held.openE4 = e4;
        held.open = qtyE8 > 0;
        if (isForced) {
            world.core.holdings().force(held.reservation, qtyE8, e4, qtyE8 > 0);
        } else {
            world.core.holdings().hold(held.reservation, qtyE8, e4, qtyE8 > 0);
        }
    }

    /** Also of an order that has ended, and of more than is left. */
    private void fill(Held held, long qty) {
        long qtyE8 = qty * Decimal8.ONE;
        long leftE8 = Math.max(0, held.openQtyE8 - qtyE8);
        hold(held, leftE8, valueE4(leftE8), false);
        world.core.executions().bookFill(held.reservation, qtyE8, e8("100"));
        executions.add(new Booked(
                held.order,
                false,
                qtyE8,
                valueE4(qtyE8),
                world.core.executions().day()));
    }

    private void bust(Random random) {
        if (executions.isEmpty()) {
            return;
        }
        Booked gone = executions.remove(random.nextInt(executions.size()));
        if (gone.suspense()) {
            world.core
                    .executions()
                    .bustSuspense(INTC, 1, gone.order().side(), gone.qtyE8(), e8("100"), Decimal8.ONE, gone.day());
        } else {
            world.core.executions().bookBust(reservationOf(gone), gone.qtyE8(), e8("100"), gone.day());
        }
    }

    private void correct(Random random) {
        List<Booked> known = executions.stream().filter(e -> !e.suspense()).toList();
        if (known.isEmpty()) {
            return;
        }
        Booked before = known.get(random.nextInt(known.size()));
        executions.remove(before);
        long qtyE8 = before.qtyE8() + Decimal8.ONE;
        world.core.executions().bookBust(reservationOf(before), before.qtyE8(), e8("100"), before.day());
        world.core.executions().bookCorrection(reservationOf(before), qtyE8, e8("100"), before.day());
        executions.add(new Booked(before.order(), false, qtyE8, valueE4(qtyE8), before.day()));
    }

    private void suspense(Random random) {
        OrderView unknown = world.sent(random.nextBoolean() ? Side.BUY : Side.SELL, "7", "100");
        world.core
                .executions()
                .bookSuspense(
                        INTC,
                        1,
                        unknown.side(),
                        e8("7"),
                        e8("100"),
                        world.core.executions().fxE8(INTC, NOW));
        executions.add(new Booked(
                unknown,
                true,
                e8("7"),
                valueE4(e8("7")),
                world.core.executions().day()));
    }

    private Reservation reservationOf(Booked execution) {
        return orders.stream()
                .filter(held -> held.order == execution.order())
                .findFirst()
                .orElseThrow()
                .reservation;
    }

    // The slow book

    private static long valueE4(long qtyE8) {
        return new BigDecimal(qtyE8)
                .multiply(new BigDecimal("0.01"))
                .setScale(0, RoundingMode.UP)
                .longValueExact();
    }

    private void compare(String when) {
        var expected = new TreeMap<String, long[]>();
        for (Held held : orders) {
            boolean isBuy = held.order.isBuy();
            add(
                    expected,
                    held.order,
                    false,
                    isBuy ? ExposureTable.OPEN_BUY_QTY : ExposureTable.OPEN_SELL_QTY,
                    held.openQtyE8);
            add(
                    expected,
                    held.order,
                    false,
                    isBuy ? ExposureTable.OPEN_BUY_E4 : ExposureTable.OPEN_SELL_E4,
                    held.openE4);
            add(
                    expected,
                    held.order,
                    false,
                    isBuy ? ExposureTable.OPEN_BUYS : ExposureTable.OPEN_SELLS,
                    held.open ? 1 : 0);
        }
        for (Booked done : executions) {
            boolean isBuy = done.order().isBuy();
            add(expected, done.order(), done.suspense(), ExposureTable.POSITION, isBuy ? done.qtyE8() : -done.qtyE8());
            if (done.day() == world.core.executions().day()) {
                int column = isBuy ? ExposureTable.EXECUTED_BUY_E4 : ExposureTable.EXECUTED_SELL_E4;
                add(expected, done.order(), done.suspense(), column, done.valueE4());
            }
        }
        ExposureTable table = world.core.exposure();
        for (int slot = 1; slot < table.slots(); slot++) {
            String name = name(table.kind(slot), table.partyId(slot), table.set(slot), table.instrument(slot));
            long[] sums = expected.getOrDefault(name, new long[ExposureTable.OPEN_SELLS + 1]);
            for (int column = 0; column <= ExposureTable.OPEN_SELLS; column++) {
                assertThat(table.get(slot, column))
                        .as("%s: %s, column %s", when, name, column)
                        .isEqualTo(sums[column]);
            }
        }
        assertThat(table.slots() - 1).as(when).isGreaterThanOrEqualTo(expected.size());
    }

    private void add(Map<String, long[]> sums, OrderView order, boolean suspense, int column, long amount) {
        int[][] nodes = {
            {PartyKind.STRATEGY.value(), suspense ? 0 : order.strategyId()},
            {PartyKind.TRADER.value(), suspense ? 0 : order.traderId()},
            {PartyKind.SESSION.value(), suspense ? 0 : order.sessionId()},
            {PartyKind.ACCOUNT.value(), suspense ? -1 : 1},
            {PartyKind.DESK.value(), deskOf.getOrDefault(order, 0)},
            {PartyKind.CLIENT.value(), suspense ? -1 : 1},
            {PartyKind.CLEARING.value(), suspense ? 0 : 1},
            {PartyKind.FIRM.value(), 1}
        };
        int instrument = suspense ? INTC : order.instrumentId();
        int[][] sets = {
            {Footprint.INSTRUMENT, instrument},
            {Footprint.PRODUCT_GROUP, instrument == INTC ? 1 : 0},
            {Footprint.ASSET_CLASS, 1},
            {Footprint.VENUE, suspense ? 1 : order.venueId()},
            {Footprint.ALL, -1}
        };
        for (int[] node : nodes) {
            for (int[] set : sets) {
                if (node[1] != 0 && set[1] != 0) {
                    String name =
                            name(PartyKind.get((short) node[0]), Math.max(0, node[1]), set[0], Math.max(0, set[1]));
                    sums.computeIfAbsent(name, unused -> new long[ExposureTable.OPEN_SELLS + 1])[column] += amount;
                }
            }
        }
    }

    private static String name(PartyKind kind, int party, int set, int instrument) {
        return kind + " " + party + " set " + set + " of " + instrument;
    }
}
