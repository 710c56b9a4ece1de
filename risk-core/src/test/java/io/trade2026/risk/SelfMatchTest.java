package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.MSFT;
import static io.trade2026.risk.RiskWorld.e8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.controls.OwnOrders;
import io.trade2026.risk.exposure.Reservation;
import io.trade2026.risk.reference.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PT-18 (RSK-18): an order does not trade with an open order of its owner. */
class SelfMatchTest {
    private static final long REFUSE = 1;
    private static final long CANCEL_RESTING = 2;
    private static final long BY_ACCOUNT = 1;

    private final RiskWorld world = RiskWorld.whole();
    /** Open orders, as whoever has them notes them. */
    private final Map<Long, Reservation> open = new HashMap<>();

    private final Map<Long, Long> prices = new HashMap<>();
    private long orderIds;

    private void mode(PartyKind kind, long value) {
        world.limit(Control.PT_18_MODE, kind, 1, InstrumentScope.ANY, 0, value);
    }

    private static long keenest(OrderView order) {
        boolean isPriced = order.ordType() == OrdType.LIMIT || order.ordType() == OrdType.STOP_LIMIT;
        return isPriced ? order.priceE8() : order.isBuy() ? OwnOrders.ANY_PRICE_TO_PAY : OwnOrders.ANY_PRICE_TO_TAKE;
    }

    private OwnOrders own(RiskWorld of) {
        OwnOrders own = of.core.memory().own();
        if (own.isToBeBuilt()) {
            own.begin();
            open.forEach((id, held) ->
                    own.note(id, of == world ? held : of.restored(held), prices.getOrDefault(id, 0L), true));
        }
        return own;
    }

    private long rest(OrderView order) {
        own(world);
        Reservation held = world.bound(order);
        world.core.holdings().hold(held, order.orderQtyE8(), 1, true);
        long id = ++orderIds;
        open.put(id, held);
        prices.put(id, keenest(order));
        own(world).note(id, held, keenest(order), true);
        return id;
    }

    private @Nullable Denial ask(OrderView order) {
        own(world);
        return world.place(order);
    }

    private OrderView priced(Side side, String price) {
        if (price.equals("market")) {
            return world.sent(side, "1", "100").ordType(OrdType.MARKET).priceE8(Decimal8.NULL);
        }
        if (price.equals("stop")) {
            return world.sent(side, "1", "100")
                    .ordType(OrdType.STOP)
                    .priceE8(Decimal8.NULL)
                    .stopPxE8(e8("100"));
        }
        return world.sent(side, "1", price);
    }

    private static Side side(String name) {
        return name.equals("buy") ? Side.BUY : Side.SELL;
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/self-matches.csv", numLinesToSkip = 1)
    void refusesWhatWouldTradeWithAnOwnOrderAlsoAfterARestart(
            String resting, String action, String side, String passes, String refused) {
        mode(PartyKind.CLIENT, REFUSE);
        String[] words = resting.trim().split(" ", -1);
        rest(priced(side(words[0]), words[1]));
        Reservation replaced = null;
        String before = "";
        if (action.trim().startsWith("replace")) {
            before = action.trim().split(" ", -1)[1];
            replaced = world.placed(priced(side(side.trim()), before));
        }
        for (RiskWorld each : List.of(world, world.restarted())) {
            own(each);
            if (!passes.trim().equals("-")) {
                assertThat(decide(each, side, passes, replaced, before)).isNull();
            }
            assertThat(decide(each, side, refused, replaced, before)).isEqualTo(Denial.SELF_MATCH);
            assertThat(each.decision.control()).isEqualTo(Control.PT_18);
            assertThat(each.decision.scopeKind()).isEqualTo(PartyKind.CLIENT);
            assertThat(each.decision.limitVersion()).isPositive();
        }
        assertThat(world.restarted().core.stateHash()).isEqualTo(world.core.stateHash());
    }

    private @Nullable Denial decide(
            RiskWorld where, String side, String price, @Nullable Reservation replaced, String before) {
        OrderView order = priced(side(side.trim()), price.trim());
        if (replaced == null) {
            return where.place(order);
        }
        order.replacedQtyE8(e8("1")).replacedPriceE8(e8(before));
        return where.replace(order, where == world ? replaced : where.restored(replaced));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NULL_VAL")
    void holdsOnEveryNode(PartyKind node) {
        mode(node, REFUSE);
        rest(world.sent(Side.SELL, "1", "100"));
        assertThat(ask(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.SELF_MATCH);
        mode(node, 0);
        assertThat(ask(world.sent(Side.BUY, "1", "100"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {INTC, MSFT})
    void holdsWithinOneInstrumentOneVenueAndOneSide(int instrumentId) {
        mode(PartyKind.FIRM, REFUSE);
        rest(world.sent(Side.SELL, "1", "100").instrumentId(instrumentId));
        assertThat(ask(world.sent(Side.BUY, "1", "100"))).isEqualTo(instrumentId == INTC ? Denial.SELF_MATCH : null);
        assertThat(ask(world.sent(Side.SELL, "1", "100").instrumentId(instrumentId)))
                .isNull();
        assertThat(ask(world.sent(Side.BUY, "1", "100")
                        .instrumentId(instrumentId)
                        .venueId(2)))
                .isNull();
    }

    @Test
    void namesThePriceThatWouldPass() {
        mode(PartyKind.CLIENT, REFUSE);
        rest(world.sent(Side.SELL, "1", "100"));
        rest(world.sent(Side.SELL, "1", "99"));
        ask(world.sent(Side.BUY, "1", "100"));

        assertThat(world.decision.unit()).isEqualTo(MeasureUnit.PRICE_E8);
        assertThat(world.decision.limit()).isEqualTo(e8("99"));
        assertThat(world.decision.thisOrder()).isEqualTo(e8("100"));
        assertThat(world.decision.wouldPassTag()).isEqualTo(44);
        assertThat(world.decision.wouldPass()).isEqualTo(e8("98.99"));
    }

    @Test
    void lookedAtAgainOnceTheOrderIsNoLongerOpen() {
        mode(PartyKind.CLIENT, REFUSE);
        long id = rest(world.sent(Side.SELL, "1", "100"));
        world.core.memory().own().note(id, open.getOrDefault(id, new Reservation()), 0, false);

        assertThat(ask(world.sent(Side.BUY, "1", "100"))).isNull();
    }

    @Test
    void aReplaceThatIsNoKeenerPassesThoughItWouldTrade() {
        Reservation held = world.placed(world.sent(Side.BUY, "5", "100"));
        rest(world.sent(Side.SELL, "1", "100"));
        mode(PartyKind.CLIENT, REFUSE);
        own(world);
        OrderView less = world.sent(Side.BUY, "4", "100").replacedQtyE8(e8("5")).replacedPriceE8(e8("100"));

        assertThat(world.replace(less, held)).isNull();
        assertThat(world.replace(less.priceE8(e8("100.01")), held)).isEqualTo(Denial.SELF_MATCH);
        OrderView unpriced = priced(Side.BUY, "market").replacedQtyE8(e8("5")).replacedPriceE8(e8("100"));
        assertThat(world.replace(unpriced, held)).isEqualTo(Denial.SELF_MATCH);
    }

    // Who is the same

    private OrderView ofOther(Side side, String price) {
        world.session(2, SessionRole.CLIENT, "CLIENT1", "ACC2");
        world.party(PartyKind.ACCOUNT, 2, 1, "ACC2");
        return world.sent(side, "1", price).sessionId(2).accountId(2);
    }

    private OrderView ofOtherClient(Side side, String price) {
        world.party(PartyKind.CLIENT, 9, 1, "CLIENT9");
        world.party(PartyKind.ACCOUNT, 9, 9, "ACC9");
        world.session(9, SessionRole.CLIENT, "CLIENT9", "ACC9");
        return world.sent(side, "1", price)
                .sessionId(9)
                .accountId(9)
                .traderId(0)
                .strategyId(0);
    }

    @Test
    void accountsOfAClientAreOneOwnerUnlessARowSaysOtherwise() {
        mode(PartyKind.FIRM, REFUSE);
        rest(ofOther(Side.SELL, "100"));
        assertThat(ask(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.SELF_MATCH);
        world.limit(Control.PT_18_OWNER, PartyKind.CLIENT, 1, InstrumentScope.ANY, 0, BY_ACCOUNT);
        assertThat(ask(world.sent(Side.BUY, "1", "100"))).isNull();
        assertThat(ask(ofOther(Side.BUY, "100"))).isEqualTo(Denial.SELF_MATCH);
    }

    @Test
    void clientsAreNotOneOwnerUnlessTheyAreOfOneGroup() {
        mode(PartyKind.FIRM, REFUSE);
        rest(ofOtherClient(Side.SELL, "100"));
        assertThat(ask(world.sent(Side.BUY, "1", "100"))).isNull();
        world.limit(Control.PT_18_GROUP, PartyKind.CLIENT, 9, InstrumentScope.ANY, 0, 7);
        assertThat(ask(world.sent(Side.BUY, "1", "100"))).isNull();
        world.limit(Control.PT_18_GROUP, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, 7);

        assertThat(ask(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.SELF_MATCH);
        assertThat(world.decision.unit())
                .as("nothing of another client's order")
                .isEqualTo(MeasureUnit.NOTHING);
        assertThat(world.decision.wouldPassTag()).isZero();
        world.limit(Control.PT_18_GROUP, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, 0);
        assertThat(ask(world.sent(Side.BUY, "1", "100"))).isNull();
    }

    @Test
    void whoIsOneOwnerIsSaidOfAPartyAsAWhole() {
        assertThat(world.limit(Control.PT_18_OWNER, PartyKind.CLIENT, 1, InstrumentScope.EACH, 0, 1)
                        .outcome())
                .isEqualTo(Outcome.OF_PARTY_AS_A_WHOLE);
        assertThat(world.limit(Control.PT_18_GROUP, PartyKind.CLIENT, 1, InstrumentScope.ANY, 0, LimitSide.BUY, 1)
                        .outcome())
                .isEqualTo(Outcome.OF_PARTY_AS_A_WHOLE);
    }

    // Making room

    @Test
    void namesTheOrdersThatAreToMakeRoomWhereARowSaysSo() {
        mode(PartyKind.CLIENT, CANCEL_RESTING);
        long far = rest(world.sent(Side.SELL, "1", "102"));
        long near = rest(world.sent(Side.SELL, "1", "100"));
        long between = rest(world.sent(Side.SELL, "1", "101"));

        assertThat(ask(world.sent(Side.BUY, "1", "101"))).isNull();
        assertThat(crossed()).containsExactly(near, between);
        assertThat(ask(priced(Side.BUY, "market"))).isNull();
        assertThat(crossed()).containsExactly(far, near, between);
        assertThat(ask(world.sent(Side.BUY, "1", "99"))).isNull();
        assertThat(crossed()).isEmpty();
    }

    private List<Long> crossed() {
        return new ArrayList<>(world.core.memory().own().crossed());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatASlowLookThroughAllOpenOrdersFinds(long seed) {
        mode(PartyKind.CLIENT, CANCEL_RESTING);
        var random = new Random(seed);
        Map<Long, OrderView> resting = new HashMap<>();
        for (int step = 0; step < 2_000; step++) {
            OrderView order = world.sent(
                    random.nextBoolean() ? Side.BUY : Side.SELL, "1", Integer.toString(90 + random.nextInt(20)));
            if (random.nextInt(3) > 0) {
                resting.put(rest(order), order);
            } else if (!resting.isEmpty()) {
                long gone = new ArrayList<>(resting.keySet()).get(random.nextInt(resting.size()));
                OrderView was = resting.get(gone);
                boolean moves = random.nextBoolean();
                if (was != null && moves) {
                    was.priceE8(order.priceE8());
                    prices.put(gone, order.priceE8());
                } else {
                    resting.remove(gone);
                }
                own(world).note(gone, open.getOrDefault(gone, new Reservation()), order.priceE8(), moves);
                if (!moves) {
                    open.remove(gone);
                }
            }
            ask(order);
            List<Long> expected = resting.entrySet().stream()
                    .filter(each -> each.getValue().isBuy() != order.isBuy())
                    .filter(each -> order.isBuy()
                            ? order.priceE8() >= each.getValue().priceE8()
                            : order.priceE8() <= each.getValue().priceE8())
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            assertThat(crossed()).as("seed %s, step %s", seed, step).isEqualTo(expected);
        }
    }
}
