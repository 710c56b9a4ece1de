package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.BTC;
import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.MSFT;
import static io.trade2026.risk.RiskWorld.e4;
import static io.trade2026.risk.RiskWorld.e8;
import static io.trade2026.risk.RiskWorld.ofClient;
import static io.trade2026.risk.RiskWorld.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.exposure.Reservation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** PT-01, PT-02, PT-08, PT-09 and PT-10: one step below the limit, at it, one step above it. */
class LimitsTest {
    private static final List<Control> LIMITED = List.of(
            Control.PT_01,
            Control.PT_02,
            Control.PT_07,
            Control.PT_08,
            Control.PT_09,
            Control.PT_10_NOTIONAL,
            Control.PT_10_COUNT);

    private final RiskWorld world = RiskWorld.open();

    private static Denial denialOf(Control control) {
        return switch (control) {
            case PT_01 -> Denial.ORDER_EXCEEDS_QTY;
            case PT_02 -> Denial.ORDER_EXCEEDS_NOTIONAL;
            case PT_08 -> Denial.NET_EXPOSURE_EXCEEDED;
            case PT_09 -> Denial.POSITION_EXCEEDED;
            case PT_10_NOTIONAL -> Denial.OPEN_NOTIONAL_EXCEEDED;
            case PT_10_COUNT -> Denial.OPEN_ORDERS_EXCEEDED;
            case PT_07, PT_07_ENTERED -> Denial.GROSS_EXPOSURE_EXCEEDED;
            default -> throw new IllegalArgumentException(control.id());
        };
    }

    /** What 10 shares at 100 are in the control's unit. */
    private static long tenShares(Control control) {
        return switch (control.unit()) {
            case QTY_E8 -> e8("10");
            case MONEY_E4 -> e4("1000");
            case COUNT -> 1;
            case PRICE_E8, NOTHING, NULL_VAL -> throw new IllegalArgumentException(control.id());
        };
    }

    /** Every control on every node and instrument scope, for both sides. */
    static List<Object[]> everyScope() {
        var cases = new ArrayList<Object[]>();
        for (Control control : LIMITED) {
            for (PartyKind kind : List.of(PartyKind.FIRM, PartyKind.CLIENT, PartyKind.ACCOUNT)) {
                for (InstrumentScope scope : List.of(
                        InstrumentScope.ANY,
                        InstrumentScope.EACH,
                        InstrumentScope.ASSET_CLASS,
                        InstrumentScope.INSTRUMENT)) {
                    for (Side side : List.of(Side.BUY, Side.SELL, Side.SELL_SHORT)) {
                        cases.add(new Object[] {control, kind, scope, side});
                    }
                }
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("everyScope")
    void passesUpToTheLimitItselfAndRefusesOneStepMore(
            Control control, PartyKind kind, InstrumentScope scope, Side side) {
        OrderView order = order(side, "10", "100");
        long amount = tenShares(control);

        world.limit(control, kind, 1, scope, INTC, amount + 1);
        assertThat(world.place(order)).isNull();
        world.limit(control, kind, 1, scope, INTC, amount);
        assertThat(world.place(order)).isNull();
        long version = world.limit(control, kind, 1, scope, INTC, amount - 1).version();
        assertThat(world.place(order)).isEqualTo(denialOf(control));

        assertThat(world.decision.control()).isEqualTo(control);
        assertThat(world.decision.scopeKind()).isEqualTo(kind);
        assertThat(world.decision.scopeId()).isEqualTo(1);
        assertThat(world.decision.limit()).isEqualTo(amount - 1);
        assertThat(world.decision.used()).isZero();
        assertThat(world.decision.thisOrder()).isEqualTo(amount);
        assertThat(world.decision.limitVersion()).isEqualTo(version);
        assertThat(world.decision.unit()).isEqualTo(control.unit());
        if (control != Control.PT_10_COUNT) {
            assertThat(world.decision.wouldPass()).isEqualTo(e8("9"));
            assertThat(world.place(order(side, "9", "100"))).isNull();
        } else {
            assertThat(world.decision.wouldPass()).isEqualTo(Decimal8.NULL);
        }
    }

    @ParameterizedTest
    @MethodSource("everyScope")
    void measuresAReplaceByTheResultOrByWhatItAdds(Control control, PartyKind kind, InstrumentScope scope, Side side) {
        Reservation held = world.placed(order(side, "6", "100"));
        OrderView resulting = order(side, "10", "100").replacedQtyE8(e8("6")).replacedPriceE8(e8("100"));
        long amount = tenShares(control);

        world.limit(control, kind, 1, scope, INTC, amount);
        assertThat(world.replace(resulting, held)).isNull();
        world.limit(control, kind, 1, scope, INTC, amount - 1);
        Denial denial = control == Control.PT_10_COUNT ? null : denialOf(control);
        assertThat(world.replace(resulting, held)).isEqualTo(denial);
        if (denial != null) {
            assertThat(world.decision.wouldPass()).isEqualTo(e8("9"));
            boolean isPerOrder = control == Control.PT_01 || control == Control.PT_02;
            assertThat(world.decision.used()).isEqualTo(isPerOrder ? 0 : tenShares(control) / 10 * 6);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Control.class,
            names = {"PT_01", "PT_02", "PT_08", "PT_09", "PT_10_NOTIONAL", "PT_10_COUNT"})
    void refusesNewRiskWithoutALimitAndNamesTheControl(Control missing) {
        RiskWorld closed = RiskWorld.closed();
        for (Control control : LIMITED) {
            if (control != missing) {
                closed.limit(control, PartyKind.CLIENT, 1, InstrumentScope.ANY, 0, RiskWorld.WIDE);
            }
        }

        assertThat(closed.place(order(Side.BUY, "1", "100"))).isEqualTo(Denial.LIMIT_MISSING);
        assertThat(closed.decision.control()).isEqualTo(missing);
        closed.limit(missing, PartyKind.ACCOUNT, 1, InstrumentScope.EACH, 0, RiskWorld.WIDE);
        assertThat(closed.place(order(Side.BUY, "1", "100"))).isNull();
        assertThat(closed.place(ofClient(2, order(Side.BUY, "1", "100")))).isEqualTo(Denial.LIMIT_MISSING);
    }

    @Test
    void takesAMissingTradersLimitForNoLimitAndASetOneForALimit() {
        world.party(PartyKind.TRADER, 1, 1, "JANE");
        OrderView order = order(Side.BUY, "10", "100").traderId(1);
        assertThat(world.place(order)).isNull();

        world.limit(Control.PT_01, PartyKind.TRADER, 1, InstrumentScope.EACH, 0, e8("9"));
        assertThat(world.place(order)).isEqualTo(Denial.ORDER_EXCEEDS_QTY);
        assertThat(world.decision.scopeKind()).isEqualTo(PartyKind.TRADER);
        assertThat(world.place(order(Side.BUY, "10", "100"))).isNull();

        world.limit(Control.PT_02, PartyKind.SESSION, 11, InstrumentScope.EACH, 0, e4("999"));
        assertThat(world.place(order(Side.BUY, "10", "100"))).isEqualTo(Denial.ORDER_EXCEEDS_NOTIONAL);
        assertThat(world.decision.scopeKind()).isEqualTo(PartyKind.SESSION);
    }

    @Test
    void letsTheMostSpecificOrderLimitOfANodeCount() {
        world.limit(Control.PT_01, PartyKind.CLIENT, 1, InstrumentScope.ANY, 0, e8("1"));
        world.limit(Control.PT_01, PartyKind.CLIENT, 1, InstrumentScope.EACH, 0, e8("2"));
        world.limit(Control.PT_01, PartyKind.CLIENT, 1, InstrumentScope.ASSET_CLASS, 0, e8("3"));
        world.limit(Control.PT_01, PartyKind.CLIENT, 1, InstrumentScope.INSTRUMENT, INTC, e8("4"));
        world.limit(Control.PT_01, PartyKind.CLIENT, 1, InstrumentScope.INSTRUMENT, INTC, LimitSide.SELL, e8("5"));

        assertThat(largest(Side.BUY, INTC, "100")).isEqualTo(4);
        assertThat(largest(Side.SELL, INTC, "100")).isEqualTo(5);
        assertThat(largest(Side.BUY, MSFT, "100")).isEqualTo(3);
        assertThat(largest(Side.BUY, BTC, "50000")).isEqualTo(2);
    }

    private int largest(Side side, int instrumentId, String price) {
        int qty = 0;
        while (world.place(order(side, Integer.toString(qty + 1), price).instrumentId(instrumentId)) == null) {
            qty++;
        }
        return qty;
    }

    @Test
    void addsUpWhatIsOpenAndReleasesOnlyWhatIsReleased() {
        world.limit(Control.PT_09, PartyKind.ACCOUNT, 1, InstrumentScope.EACH, 0, e8("10"));
        Reservation first = world.placed(order(Side.BUY, "6", "100"));

        assertThat(world.place(order(Side.BUY, "5", "100"))).isEqualTo(Denial.POSITION_EXCEEDED);
        assertThat(world.decision.used()).isEqualTo(e8("6"));
        assertThat(world.decision.wouldPass()).isEqualTo(e8("4"));
        assertThat(world.place(order(Side.BUY, "5", "100").instrumentId(MSFT))).isNull();

        world.core.holdings().free(first);
        assertThat(world.place(order(Side.BUY, "5", "100"))).isNull();
    }

    @Test
    void neverNetsOpenBuysWithOpenSells() {
        world.limit(Control.PT_08, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, e4("1000"));
        world.placed(order(Side.SELL, "10", "100"));
        world.placed(order(Side.BUY, "10", "100"));

        assertThat(world.place(order(Side.BUY, "1", "100"))).isEqualTo(Denial.NET_EXPOSURE_EXCEEDED);
        assertThat(world.place(order(Side.SELL, "1", "100"))).isEqualTo(Denial.NET_EXPOSURE_EXCEEDED);
    }

    @Test
    void netsWhatWasExecutedAcrossInstruments() {
        world.limit(Control.PT_08, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, e4("1000"));
        world.fill(order(Side.BUY, "10", "100"), "10", "100");

        assertThat(world.place(order(Side.BUY, "1", "100").instrumentId(MSFT))).isEqualTo(Denial.NET_EXPOSURE_EXCEEDED);
        assertThat(world.place(order(Side.SELL, "20", "100").instrumentId(MSFT)))
                .isNull();
        assertThat(world.place(order(Side.SELL, "21", "100").instrumentId(MSFT)))
                .isEqualTo(Denial.NET_EXPOSURE_EXCEEDED);

        world.core.startDay();
        assertThat(world.place(order(Side.BUY, "10", "100"))).isNull();
    }

    @Test
    void countsASidesOpenLimitBesideTheOneOfBothSides() {
        world.limit(Control.PT_10_COUNT, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, 3);
        world.limit(Control.PT_10_COUNT, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, LimitSide.BUY, 1);
        world.placed(order(Side.BUY, "1", "100"));

        assertThat(world.place(order(Side.BUY, "1", "100"))).isEqualTo(Denial.OPEN_ORDERS_EXCEEDED);
        world.placed(order(Side.SELL, "1", "100"));
        world.placed(order(Side.SELL, "1", "100"));
        assertThat(world.place(order(Side.SELL, "1", "100"))).isEqualTo(Denial.OPEN_ORDERS_EXCEEDED);
        assertThat(world.decision.used()).isEqualTo(3);
    }

    @Test
    void limitsLongAndShortPositionsByTheirOwnSides() {
        world.limit(Control.PT_09, PartyKind.CLIENT, 1, InstrumentScope.EACH, 0, LimitSide.BUY, e8("10"));
        world.limit(Control.PT_09, PartyKind.CLIENT, 1, InstrumentScope.EACH, 0, LimitSide.SELL, e8("3"));

        assertThat(largest(Side.BUY, INTC, "100")).isEqualTo(10);
        assertThat(largest(Side.SELL, INTC, "100")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"BUY,SELL", "SELL,BUY"})
    void letsReduceOnlyOrdersPassEvenWithoutALimitButNotAcrossZero(Side opened, Side closing) {
        RiskWorld bare = RiskWorld.closed();
        bare.limit(Control.PT_01, PartyKind.FIRM, 1, InstrumentScope.EACH, 0, RiskWorld.WIDE);
        bare.limit(Control.PT_02, PartyKind.FIRM, 1, InstrumentScope.EACH, 0, RiskWorld.WIDE);
        bare.fill(order(opened, "10", "100"), "10", "100");

        assertThat(bare.place(order(closing, "10", "100"))).isNull();
        assertThat(bare.place(order(closing, "11", "100"))).isEqualTo(Denial.LIMIT_MISSING);
        assertThat(bare.place(order(opened, "1", "100"))).isEqualTo(Denial.LIMIT_MISSING);

        bare.placed(order(closing, "4", "100"));
        assertThat(bare.place(order(closing, "6", "100"))).isNull();
        assertThat(bare.place(order(closing, "7", "100"))).isEqualTo(Denial.LIMIT_MISSING);
    }

    @Test
    void tellsHowFarAnOrderMayReduceWhenTheLimitLeavesNothing() {
        world.limit(Control.PT_10_NOTIONAL, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, 0);
        world.fill(order(Side.BUY, "10", "100"), "10", "100");

        assertThat(world.place(order(Side.SELL, "12", "100"))).isEqualTo(Denial.OPEN_NOTIONAL_EXCEEDED);
        assertThat(world.decision.wouldPass()).isEqualTo(e8("10"));
        assertThat(world.place(order(Side.SELL, "10", "100"))).isNull();
    }

    @Test
    void letsAReplaceThatAddsNothingPassOnANodeBeyondItsLimits() {
        Reservation held = world.placed(order(Side.BUY, "10", "100"));
        for (Control control : LIMITED.subList(2, LIMITED.size())) {
            world.limit(control, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, 0);
        }

        assertThat(world.replace(order(Side.BUY, "9", "100"), held)).isNull();
        assertThat(world.replace(order(Side.BUY, "10", "99"), held)).isNull();
        assertThat(world.replace(order(Side.BUY, "10", "101"), held)).isEqualTo(Denial.GROSS_EXPOSURE_EXCEEDED);
        assertThat(world.replace(order(Side.BUY, "11", "50"), held)).isEqualTo(Denial.POSITION_EXCEEDED);
    }

    @Test
    void holdsOnlyWhatIsLeftOfAReplacedOrderThatIsPartlyFilled() {
        Reservation held = world.placed(order(Side.BUY, "10", "100"));
        world.core.holdings().hold(held, e8("6"), e4("600"), true);
        world.fill(order(Side.BUY, "10", "100"), "4", "100");
        world.limit(Control.PT_09, PartyKind.ACCOUNT, 1, InstrumentScope.EACH, 0, e8("12"));

        assertThat(world.replace(order(Side.BUY, "12", "100").cumQtyE8(e8("4")), held))
                .isNull();
        assertThat(world.decision.reserveQtyE8()).isEqualTo(e8("8"));
        assertThat(world.decision.reserveE4()).isEqualTo(e4("800"));
        assertThat(world.decision.notionalE4()).isEqualTo(e4("1200"));
        assertThat(world.replace(order(Side.BUY, "13", "100").cumQtyE8(e8("4")), held))
                .isEqualTo(Denial.POSITION_EXCEEDED);
        assertThat(world.decision.wouldPass()).isEqualTo(e8("12"));
    }

    @Test
    void valuesAMarketOrderInsteadOfTakingItForNothing() {
        OrderView market = order(Side.BUY, "10", "1").ordType(OrdType.MARKET).priceE8(Decimal8.NULL);
        world.limit(Control.PT_02, PartyKind.CLIENT, 1, InstrumentScope.EACH, 0, e4("1049.9999"));

        assertThat(world.place(market)).isEqualTo(Denial.ORDER_EXCEEDS_NOTIONAL);
        assertThat(world.decision.riskPxE8()).isEqualTo(e8("105"));
        assertThat(world.decision.thisOrder()).isEqualTo(e4("1050"));
        assertThat(world.decision.wouldPass()).isEqualTo(e8("9"));
    }

    @Test
    void findsTheLargestQuantityOfDecimalInstruments() {
        world.limit(Control.PT_02, PartyKind.CLIENT, 1, InstrumentScope.EACH, 0, e4("1234.5678"));

        assertThat(world.place(order(Side.BUY, "1", "50000").instrumentId(BTC)))
                .isEqualTo(Denial.ORDER_EXCEEDS_NOTIONAL);
        assertThat(world.decision.wouldPass()).isEqualTo(e8("0.0246"));
    }

    @Test
    void showsTheClientItsOwnLimitBeforeTheFirms() {
        world.limit(Control.PT_01, PartyKind.CLIENT, 1, InstrumentScope.EACH, 0, e8("9"));
        world.limit(Control.PT_01, PartyKind.FIRM, 1, InstrumentScope.EACH, 0, e8("5"));

        assertThat(world.place(order(Side.BUY, "10", "100"))).isEqualTo(Denial.ORDER_EXCEEDS_QTY);
        assertThat(world.decision.scopeKind()).isEqualTo(PartyKind.CLIENT);
        assertThat(world.decision.wouldPass()).isEqualTo(e8("5"));
    }

    @Test
    void fitsOneOfTwoOrdersThatOnlyFitSingly() {
        world.limit(Control.PT_10_NOTIONAL, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, e4("1500"));
        world.placed(order(Side.BUY, "10", "100"));

        assertThat(world.place(ofClient(2, order(Side.BUY, "10", "100")))).isEqualTo(Denial.OPEN_NOTIONAL_EXCEEDED);
        assertThat(world.place(ofClient(2, order(Side.BUY, "5", "100")))).isNull();
    }

    @Test
    void refusesWhatWouldOverflowASumUnderABoundlessLimit() {
        for (Control control : LIMITED) {
            world.limit(control, PartyKind.FIRM, 1, InstrumentScope.EACH, 0, Long.MAX_VALUE);
            world.limit(control, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, Long.MAX_VALUE);
        }
        OrderView half = order(Side.BUY, "6000000000", "100").priceE8(e8("100"));
        Reservation held = world.placed(half);
        @Nullable Denial denial = null;
        for (int i = 0; i < 20 && denial == null; i++) {
            denial = world.place(half);
            if (denial == null) {
                world.placed(half);
            }
        }

        assertThat(held.openQtyE8()).isEqualTo(e8("6000000000"));
        assertThat(denial).isEqualTo(Denial.POSITION_EXCEEDED);
    }
}
