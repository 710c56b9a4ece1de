package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.NOW;
import static io.trade2026.risk.RiskWorld.e4;
import static io.trade2026.risk.RiskWorld.e8;
import static io.trade2026.risk.RiskWorld.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PriceSource;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.risk.controls.OrderView;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** AC-01, PT-14 and KS-01: who may trade, and are the terms whole. */
class OrderControlsTest {
    private final RiskWorld world = RiskWorld.open();

    @Test
    void letsASoundOrderPassAndTellsWhatItHolds() {
        assertThat(world.place(order(Side.BUY, "10", "101.5"))).isNull();

        assertThat(world.decision.riskPxE8()).isEqualTo(e8("101.5"));
        assertThat(world.decision.notionalE4()).isEqualTo(e4("1015"));
        assertThat(world.decision.reserveQtyE8()).isEqualTo(e8("10"));
        assertThat(world.decision.reserveE4()).isEqualTo(e4("1015"));
        assertThat(world.decision.control()).as("the tightest of its limits").isEqualTo(Control.PT_01);
        assertThat(world.decision.scopeKind()).isEqualTo(PartyKind.FIRM);
        assertThat(world.decision.limit()).isEqualTo(RiskWorld.WIDE);
        assertThat(world.decision.thisOrder()).isEqualTo(e8("10"));
        assertThat(world.decision.referencePxE8()).isEqualTo(e8("100"));
        assertThat(world.decision.priceSource()).isEqualTo(PriceSource.PREVIOUS_CLOSE);
    }

    static Stream<Object[]> accessCases() {
        return Stream.of(
                access(Denial.UNKNOWN_SESSION, order(Side.BUY, "1", "100").sessionId(99)),
                access(Denial.ACCOUNT_MISSING, order(Side.BUY, "1", "100").accountId(OrderView.ABSENT)),
                access(Denial.UNKNOWN_ACCOUNT, order(Side.BUY, "1", "100").accountId(OrderView.UNKNOWN)),
                access(
                        Denial.ACCOUNT_OF_ANOTHER_CLIENT,
                        order(Side.BUY, "1", "100").accountId(2)),
                access(
                        Denial.VENUE_CHOICE_NOT_PERMITTED,
                        order(Side.BUY, "1", "100").choosesVenue(true)),
                access(null, order(Side.BUY, "1", "100").traderId(OrderView.UNKNOWN)));
    }

    private static Object[] access(@Nullable Denial denial, OrderView order) {
        return new Object[] {denial, order};
    }

    @ParameterizedTest
    @MethodSource("accessCases")
    void refusesWhoMayNotTradeHere(@Nullable Denial denial, OrderView order) {
        assertThat(world.place(order)).isEqualTo(denial);
    }

    @Test
    void refusesASessionThatIsNoClients() {
        world.session(13, SessionRole.DROP_COPY, "CLIENT1", "ACC1");

        assertThat(world.place(order(Side.BUY, "1", "100").sessionId(13))).isEqualTo(Denial.UNKNOWN_SESSION);
    }

    @ParameterizedTest
    @CsvSource({"FIRM,0,HOUSE", "CLIENT,1,CLIENT1", "ACCOUNT,1,ACC1"})
    void refusesPartiesThatAreSwitchedOffAndNamesThem(PartyKind kind, int parentId, String name) {
        world.party(kind, 1, parentId, name, false, 2);

        assertThat(world.place(order(Side.BUY, "1", "100"))).isEqualTo(Denial.PARTY_DISABLED);
        assertThat(world.decision.scopeKind()).isEqualTo(kind);
        assertThat(world.decision.scopeId()).isEqualTo(1);
    }

    @Test
    void asksForTradersOnlyOfClientsThatHaveSome() {
        world.party(PartyKind.TRADER, 1, 1, "JANE");
        world.party(PartyKind.TRADER, 2, 2, "JOHN");

        assertThat(world.place(order(Side.BUY, "1", "100").traderId(1))).isNull();
        assertThat(world.place(order(Side.BUY, "1", "100"))).isNull();
        assertThat(world.place(order(Side.BUY, "1", "100").traderId(2))).isEqualTo(Denial.UNKNOWN_TRADER);
        assertThat(world.place(order(Side.BUY, "1", "100").traderId(OrderView.UNKNOWN)))
                .isEqualTo(Denial.UNKNOWN_TRADER);

        world.party(PartyKind.TRADER, 1, 1, "JANE", false, 2);
        assertThat(world.place(order(Side.BUY, "1", "100").traderId(1))).isEqualTo(Denial.PARTY_DISABLED);
    }

    static Stream<Object[]> validityCases() {
        OrderView market = order(Side.BUY, "1", "100").ordType(OrdType.MARKET);
        OrderView stop = order(Side.BUY, "1", "100").ordType(OrdType.STOP).priceE8(Decimal8.NULL);
        OrderView gtd = order(Side.BUY, "1", "100").timeInForce(TimeInForce.GTD);
        return Stream.of(
                access(Denial.UNKNOWN_SYMBOL, order(Side.BUY, "1", "100").instrumentId(OrderView.UNKNOWN)),
                access(Denial.UNSUPPORTED_SIDE, order(Side.UNSUPPORTED, "1", "100")),
                access(Denial.UNSUPPORTED_ORD_TYPE, order(Side.BUY, "1", "100").ordType(OrdType.UNSUPPORTED)),
                access(
                        Denial.UNSUPPORTED_TIME_IN_FORCE,
                        order(Side.BUY, "1", "100").timeInForce(TimeInForce.UNSUPPORTED)),
                access(Denial.CASH_ORDER_QTY, order(Side.BUY, "1", "100").cashOrderQtyE8(Decimal8.ONE)),
                access(Denial.QTY_NOT_POSITIVE, order(Side.BUY, "0", "100")),
                access(Denial.QTY_NOT_POSITIVE, order(Side.BUY, "-1", "100")),
                access(Denial.QTY_NOT_POSITIVE, order(Side.BUY, "1", "100").orderQtyE8(Decimal8.NULL)),
                access(Denial.QTY_OFF_LOT, order(Side.BUY, "1.5", "100")),
                access(Denial.MIN_QTY_ABOVE_ORDER, order(Side.BUY, "1", "100").minQtyE8(e8("2"))),
                access(Denial.MIN_QTY_ABOVE_ORDER, order(Side.BUY, "1", "100").minQtyE8(-1)),
                access(null, order(Side.BUY, "2", "100").minQtyE8(e8("2")).maxFloorE8(0)),
                access(Denial.MAX_FLOOR_ABOVE_ORDER, order(Side.BUY, "1", "100").maxFloorE8(e8("2"))),
                access(Denial.PRICE_MISSING, order(Side.BUY, "1", "100").priceE8(Decimal8.NULL)),
                access(Denial.PRICE_NOT_POSITIVE, order(Side.BUY, "1", "0")),
                access(Denial.PRICE_OFF_TICK, order(Side.BUY, "1", "100.005")),
                access(Denial.PRICE_NOT_WANTED, market),
                access(Denial.STOP_MISSING, stop),
                access(Denial.STOP_NOT_WANTED, order(Side.BUY, "1", "100").stopPxE8(e8("99"))),
                access(
                        Denial.STOP_NOT_POSITIVE,
                        order(Side.BUY, "1", "100").ordType(OrdType.STOP_LIMIT).stopPxE8(0)),
                access(
                        Denial.STOP_OFF_TICK,
                        order(Side.BUY, "1", "100").ordType(OrdType.STOP_LIMIT).stopPxE8(e8("99.999"))),
                access(
                        null,
                        order(Side.BUY, "1", "100").ordType(OrdType.STOP_LIMIT).stopPxE8(e8("99"))),
                access(Denial.EXPIRY_MISSING, gtd));
    }

    @ParameterizedTest
    @MethodSource("validityCases")
    void refusesTermsThatAreNotWhole(@Nullable Denial denial, OrderView order) {
        assertThat(world.place(order)).isEqualTo(denial);
        if (denial != null) {
            assertThat(world.decision.fixTag()).isEqualTo(denial.fixTag());
        }
    }

    @Test
    void refusesExpiryInThePastByTheCommandsOwnTime() {
        OrderView gtd = order(Side.BUY, "1", "100").timeInForce(TimeInForce.GTD);

        assertThat(world.place(gtd.expireEpochNs(NOW + 1))).isNull();
        assertThat(world.place(gtd.expireEpochNs(NOW))).isEqualTo(Denial.EXPIRY_PAST);
        assertThat(world.decision.fixTag()).isEqualTo(126);

        gtd.expireEpochNs(Decimal8.NULL);
        assertThat(world.place(gtd.expireDateYmd(20261117))).isEqualTo(Denial.EXPIRY_PAST);
        assertThat(world.place(gtd.expireDateYmd(20261118))).isNull();
    }

    @Test
    void saysWhichQuantityAndPriceWouldHavePassed() {
        world.place(order(Side.BUY, "7.5", "100"));
        assertThat(world.decision.wouldPass()).isEqualTo(e8("7"));
        assertThat(world.decision.wouldPassTag()).isEqualTo(38);

        world.place(order(Side.BUY, "7", "100.009"));
        assertThat(world.decision.wouldPass()).isEqualTo(e8("100"));
        world.place(order(Side.SELL, "7", "100.001"));
        assertThat(world.decision.wouldPass()).isEqualTo(e8("100.01"));
        assertThat(world.decision.wouldPassTag()).isEqualTo(44);
    }

    @Test
    void refusesQuantityBelowTheInstrumentsMinimum() {
        world.instrumentLetter(INTC, "INTC", "EQUITY").version(2).minQtyE8(e8("10"));
        world.sendInstrument();

        assertThat(world.place(order(Side.BUY, "9", "100"))).isEqualTo(Denial.QTY_BELOW_MINIMUM);
        assertThat(world.place(order(Side.BUY, "10", "100"))).isNull();
    }

    @Test
    void refusesAnInstrumentThatIsSwitchedOff() {
        world.instrumentLetter(INTC, "INTC", "EQUITY").version(2).enabled(Bool.NO);
        world.sendInstrument();

        assertThat(world.place(order(Side.BUY, "1", "100"))).isEqualTo(Denial.INSTRUMENT_DISABLED);
    }

    @Test
    void refusesAValueThatDoesNotFitInsteadOfWrappingIt() {
        OrderView huge = order(Side.BUY, "90000000000", "90000000000");

        assertThat(world.place(huge)).isEqualTo(Denial.NOTIONAL_OVERFLOW);
    }

    @ParameterizedTest
    @EnumSource(
            value = Side.class,
            names = {"BUY", "BUY_MINUS", "SELL", "SELL_PLUS", "SELL_SHORT", "SELL_SHORT_EXEMPT"})
    void tradesEverySideOfTheHouse(Side side) {
        assertThat(world.place(order(side, "1", "100"))).isNull();
    }
}
