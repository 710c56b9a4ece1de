package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.NOW;
import static io.trade2026.risk.RiskWorld.e8;
import static io.trade2026.risk.RiskWorld.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.PriceSource;
import io.trade2026.messages.sbe.PriceState;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.exposure.Reservation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PT-03, the ladder of reference prices and their states, and the risk price. */
class PriceCollarTest {
    private final RiskWorld world = RiskWorld.open();

    private static OrderView market(Side side) {
        return order(side, "10", "1").ordType(OrdType.MARKET).priceE8(Decimal8.NULL);
    }

    private static OrderView stop(Side side, String stopPx) {
        return market(side).ordType(OrdType.STOP).stopPxE8(e8(stopPx));
    }

    @ParameterizedTest
    @CsvSource({
        "BUY,159.99,",
        "BUY,160.00,",
        "BUY,160.01,160",
        "BUY,0.01,",
        "SELL,40.01,",
        "SELL,40.00,",
        "SELL,39.99,40",
        "SELL,1000,"
    })
    void keepsPricesInsideTheBandOnTheAggressiveSide(Side side, String price, @Nullable String wouldPass) {
        Denial denial = wouldPass == null ? null : Denial.PRICE_OUTSIDE_COLLAR;

        assertThat(world.place(order(side, "1", price))).isEqualTo(denial);
        assertThat(world.decision.referencePxE8()).isEqualTo(e8("100"));
        assertThat(world.decision.priceSource()).isEqualTo(PriceSource.PREVIOUS_CLOSE);
        assertThat(world.decision.priceState()).isEqualTo(PriceState.QUIET);
        if (wouldPass != null) {
            assertThat(world.decision.wouldPass()).isEqualTo(e8(wouldPass));
            assertThat(world.decision.wouldPassTag()).isEqualTo(44);
            assertThat(world.decision.thisOrder()).isEqualTo(e8(price));
        }
    }

    @ParameterizedTest
    @CsvSource({"BUY,19.99,20", "BUY,20.00,", "SELL,180.01,180", "SELL,180.00,"})
    void keepsPricesInsideThePassiveBandWhereThereIsOne(Side side, String price, @Nullable String wouldPass) {
        world.instrumentLetter(INTC, "INTC", "EQUITY").version(2).passiveBandBp(8000);
        world.sendInstrument();

        Denial denial = wouldPass == null ? null : Denial.PRICE_OUTSIDE_COLLAR;
        assertThat(world.place(order(side, "1", price))).isEqualTo(denial);
        if (wouldPass != null) {
            assertThat(world.decision.wouldPass()).isEqualTo(e8(wouldPass));
        }
    }

    @ParameterizedTest
    @CsvSource({"BUY,160,", "BUY,160.01,STOP_OUTSIDE_COLLAR", "SELL,40,", "SELL,39.99,STOP_OUTSIDE_COLLAR"})
    void keepsStopPricesInsideTheBandToo(Side side, String stopPx, @Nullable Denial denial) {
        assertThat(world.place(stop(side, stopPx))).isEqualTo(denial);
        assertThat(world.decision.wouldPassTag()).isEqualTo(denial == null ? 0 : 99);
    }

    @ParameterizedTest
    @CsvSource({
        "BUY,101.00,OPPOSITE_TOUCH,101",
        "BUY,100.99,OWN_TOUCH,99",
        "SELL,99.00,OPPOSITE_TOUCH,99",
        "SELL,99.01,OWN_TOUCH,101"
    })
    void comparesWithTheTouchThatTheOrderMeets(Side side, String price, PriceSource source, String reference) {
        world.price("INTC", "99", "101", "100.5");

        assertThat(world.place(order(side, "1", price))).isNull();
        assertThat(world.decision.priceSource()).isEqualTo(source);
        assertThat(world.decision.referencePxE8()).isEqualTo(e8(reference));
        assertThat(world.decision.referenceEpochNs()).isEqualTo(NOW);
        assertThat(world.decision.priceState()).isEqualTo(PriceState.LIVE);
    }

    @ParameterizedTest
    @CsvSource({"101,99", "100,100", "99,", ",101"})
    void comparesWithTheLastTradeWhenTheQuoteIsCrossedLockedOrOneSided(@Nullable String bid, @Nullable String ask) {
        world.price("INTC", bid, ask, "90");

        assertThat(world.place(order(Side.BUY, "1", "100"))).isNull();
        assertThat(world.decision.priceSource()).isEqualTo(PriceSource.LAST);
        assertThat(world.decision.referencePxE8()).isEqualTo(e8("90"));
    }

    @Test
    void fallsToThePreviousCloseWhenThereIsNoLastTradeEither() {
        world.price("INTC", "99", null, null);

        assertThat(world.place(order(Side.BUY, "1", "100"))).isNull();
        assertThat(world.decision.priceSource()).isEqualTo(PriceSource.PREVIOUS_CLOSE);
    }

    @Test
    void refusesEverythingWithoutAnyPrice() {
        world.instrumentLetter(INTC, "INTC", "EQUITY").version(2).referencePxE8(Decimal8.NULL);
        world.sendInstrument();

        assertThat(world.place(order(Side.BUY, "1", "100"))).isEqualTo(Denial.NO_REFERENCE_PRICE);
        assertThat(world.decision.priceState()).isEqualTo(PriceState.NO_PRICE);
        assertThat(world.place(market(Side.BUY))).isEqualTo(Denial.NO_REFERENCE_PRICE);
        world.price("INTC", "99", "101", null);
        assertThat(world.place(market(Side.BUY))).isNull();
    }

    @Test
    void checksPricedOrdersAgainstThePreviousCloseAndRefusesOthersWhileAFeedIsSilent() {
        world.price("INTC", "299", "301", "300");
        world.feed("NATS", true);
        assertThat(world.place(market(Side.BUY))).isNull();

        world.feed("NATS", false);
        assertThat(world.place(market(Side.BUY))).isEqualTo(Denial.STALE_REFERENCE_PRICE);
        assertThat(world.place(stop(Side.BUY, "300"))).isEqualTo(Denial.STALE_REFERENCE_PRICE);
        assertThat(world.place(order(Side.BUY, "1", "160.01"))).isEqualTo(Denial.PRICE_OUTSIDE_COLLAR);
        assertThat(world.place(order(Side.BUY, "1", "160"))).isNull();
        assertThat(world.decision.priceState()).isEqualTo(PriceState.STALE);

        world.feed("NATS", true);
        assertThat(world.place(market(Side.BUY))).isNull();
    }

    @Test
    void isStaleWhileAnyFeedIsSilentAndTellsOnlyNews() {
        assertThat(world.feed("A", true)).isTrue();
        assertThat(world.feed("A", true)).isFalse();
        assertThat(world.feed("B", false)).isTrue();
        assertThat(world.feed("B", false)).isFalse();
        assertThat(world.place(market(Side.BUY))).isEqualTo(Denial.STALE_REFERENCE_PRICE);
        assertThat(world.feed("B", true)).isTrue();
        assertThat(world.place(market(Side.BUY))).isNull();
    }

    @Test
    void ignoresPricesOfUnknownSymbols() {
        assertThat(world.price("NONE", "1", "2", "3")).isFalse();
    }

    @Test
    void checksAReplaceOnlyWhenThePriceMovesOrTheQuantityRises() {
        OrderView original = order(Side.BUY, "10", "150");
        Reservation held = world.placed(original);
        world.price("INTC", "49", "50", "50");

        assertThat(world.replace(replacing("10", "150"), held)).isNull();
        assertThat(world.replace(replacing("9", "150"), held)).isNull();
        assertThat(world.replace(replacing("11", "150"), held)).isEqualTo(Denial.PRICE_OUTSIDE_COLLAR);
        assertThat(world.replace(replacing("10", "149"), held)).isEqualTo(Denial.PRICE_OUTSIDE_COLLAR);
        assertThat(world.replace(replacing("10", "80"), held)).isNull();
    }

    private static OrderView replacing(String qty, String price) {
        return order(Side.BUY, qty, price).replacedQtyE8(e8("10")).replacedPriceE8(e8("150"));
    }

    @ParameterizedTest
    @CsvSource({
        "LIMIT,BUY,102,,102",
        "LIMIT,SELL,90,,99",
        "LIMIT,SELL,120,,120",
        "STOP_LIMIT,BUY,110,108,110",
        "STOP_LIMIT,SELL,90,95,99",
        "MARKET,BUY,,,106.05",
        "MARKET,SELL,,,106.05",
        "STOP,BUY,,110,115.5",
        "STOP,SELL,,90,106.05"
    })
    void valuesAnOrderAtNeverLessThanItMayCost(
            OrdType type, Side side, @Nullable String price, @Nullable String stopPx, String riskPx) {
        world.price("INTC", "99", "101", "100.5");
        OrderView order = market(side)
                .ordType(type)
                .priceE8(price == null ? Decimal8.NULL : e8(price))
                .stopPxE8(stopPx == null ? Decimal8.NULL : e8(stopPx));

        assertThat(world.place(order)).isNull();
        assertThat(world.decision.riskPxE8()).isEqualTo(e8(riskPx));
    }

    @Test
    void roundsTheBufferUp() {
        world.instrumentLetter(INTC, "INTC", "EQUITY")
                .version(2)
                .marketBufferBp(1)
                .tickE8(1);
        world.sendInstrument();
        world.price("INTC", null, null, "100.00000001");

        assertThat(world.place(market(Side.BUY))).isNull();
        assertThat(world.decision.riskPxE8()).isEqualTo(e8("100.01000002"));
    }

    @Test
    void valuesASellAtTheStalePriceWithItsHaircut() {
        world.price("INTC", null, null, "120");
        world.feed("NATS", false);

        assertThat(world.place(order(Side.SELL, "1", "100"))).isNull();
        assertThat(world.decision.riskPxE8()).isEqualTo(e8("132"));
    }

    @Test
    void multipliesByContractAndCurrency() {
        world.instrumentLetter(INTC, "INTC", "EQUITY").version(2).multiplierE8(e8("50"));
        world.sendInstrument();

        assertThat(world.place(order(Side.BUY, "2", "100"))).isNull();
        assertThat(world.decision.notionalE4()).isEqualTo(RiskWorld.e4("10000"));
    }
}
