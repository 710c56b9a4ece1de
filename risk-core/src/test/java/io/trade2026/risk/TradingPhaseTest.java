package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.MSFT;
import static io.trade2026.risk.RiskWorld.e8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PriceSource;
import io.trade2026.messages.sbe.PriceState;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.exposure.Reservation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** PT-13, and the price-state ladder while a market does not trade continuously. */
class TradingPhaseTest {
    private static final int VENUE = 1;
    private static final int OTHER_VENUE = 2;
    private static final long SECOND_NS = 1_000_000_000L;

    private final RiskWorld world = RiskWorld.whole();

    private void market(int venueId, int instrumentId, MarketState state) {
        world.core.prices().markets().set(venueId, instrumentId, state, false, Decimal8.NULL);
    }

    private void freeze(boolean isFrozen) {
        world.core.prices().markets().set(VENUE, 0, MarketState.OPEN, isFrozen, Decimal8.NULL);
    }

    private @Nullable Denial afterRestart(OrderView asked) {
        RiskWorld again = world.restarted();
        return again.place(asked);
    }

    @ParameterizedTest
    @CsvSource({
        // state, sum of PT-13-ENTRY (-1 no row), refusal
        "OPEN,     0,  ",
        "AUCTION,  -1, ",
        "PRE_OPEN, -1, ",
        "HALT,     -1, MARKET_HALTED",
        "CLOSED,   -1, MARKET_CLOSED",
        "AUCTION,  1,  ",
        "AUCTION,  14, MARKET_NOT_OPEN",
        "PRE_OPEN, 2,  ",
        "PRE_OPEN, 13, MARKET_NOT_OPEN",
        "HALT,     4,  ",
        "HALT,     11, MARKET_HALTED",
        "CLOSED,   8,  ",
        "CLOSED,   7,  MARKET_CLOSED",
    })
    void takesOrdersInTheStatesOfTheSum(MarketState state, long sum, @Nullable Denial refusal) {
        market(VENUE, INTC, state);
        if (sum >= 0) {
            world.limit(Control.PT_13_ENTRY, PartyKind.CLIENT, 1, InstrumentScope.ANY, 0, sum);
        }
        for (Side side : new Side[] {Side.BUY, Side.SELL}) {
            assertThat(world.place(world.sent(side, "10", "100"))).isEqualTo(refusal);
            assertThat(afterRestart(world.sent(side, "10", "100"))).isEqualTo(refusal);
        }
        assertThat(world.place(world.sent(Side.BUY, "10", "100").instrumentId(MSFT)))
                .isNull();
        assertThat(world.place(world.sent(Side.BUY, "10", "100").venueId(OTHER_VENUE)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, 1, 1",
        "1, 0, 1, 1, 0",
        "0, 1, 1, 0, 1",
        "1, 1, 1, 0, 0",
    })
    void speaksOfVenuesInstrumentsBothOrAll(int venueId, int instrumentId, int here, int ofMsft, int elsewhere) {
        market(venueId, instrumentId, MarketState.HALT);

        assertThat(world.place(world.sent(Side.BUY, "10", "100"))).isEqualTo(halted(here));
        assertThat(world.place(world.sent(Side.BUY, "10", "100").instrumentId(MSFT)))
                .isEqualTo(halted(ofMsft));
        assertThat(world.place(world.sent(Side.BUY, "10", "100").venueId(OTHER_VENUE)))
                .isEqualTo(halted(elsewhere));
        market(venueId, instrumentId, MarketState.OPEN);
        assertThat(world.place(world.sent(Side.BUY, "10", "100"))).isNull();
    }

    private static @Nullable Denial halted(int isHalted) {
        return isHalted == 1 ? Denial.MARKET_HALTED : null;
    }

    @Test
    void countsTheStateThatPermitsLeast() {
        market(0, 0, MarketState.AUCTION);
        market(VENUE, INTC, MarketState.OPEN);
        market(VENUE, 0, MarketState.HALT);
        assertThat(world.place(world.sent(Side.BUY, "10", "100"))).isEqualTo(Denial.MARKET_HALTED);
        market(0, INTC, MarketState.CLOSED);
        assertThat(world.place(world.sent(Side.BUY, "10", "100"))).isEqualTo(Denial.MARKET_CLOSED);
        market(0, INTC, MarketState.OPEN);
        market(VENUE, 0, MarketState.OPEN);
        assertThat(world.place(world.sent(Side.BUY, "10", "100"))).isNull();
        assertThat(world.decision.priceState()).isEqualTo(PriceState.HALT);
    }

    @ParameterizedTest
    @EnumSource(
            value = TimeInForce.class,
            names = {"DAY", "GTC", "IOC", "FOK"})
    void refusesWhatEndsAtOnceOutsideOfContinuousTrading(TimeInForce timeInForce) {
        OrderView asked = world.sent(Side.BUY, "10", "100").timeInForce(timeInForce);
        assertThat(world.place(asked)).isNull();
        market(VENUE, 0, MarketState.AUCTION);

        boolean endsAtOnce = timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK;
        assertThat(world.place(asked)).isEqualTo(endsAtOnce ? Denial.MARKET_NOT_CONTINUOUS : null);
    }

    @Test
    void letsAReplaceReduceInAHaltAndNothingElse() {
        Reservation buy = world.placed(world.sent(Side.BUY, "10", "100"));
        Reservation sell = world.placed(world.sent(Side.SELL, "10", "100"));
        market(VENUE, INTC, MarketState.HALT);

        assertThat(world.replace(world.sent(Side.BUY, "9", "100"), buy)).isNull();
        assertThat(world.replace(world.sent(Side.BUY, "10", "99"), buy)).isNull();
        assertThat(world.replace(world.sent(Side.BUY, "11", "100"), buy)).isEqualTo(Denial.MARKET_HALTED);
        assertThat(world.replace(world.sent(Side.BUY, "10", "101"), buy)).isEqualTo(Denial.MARKET_HALTED);
        assertThat(world.replace(world.sent(Side.SELL, "9", "100"), sell)).isNull();
        assertThat(world.replace(world.sent(Side.SELL, "11", "100"), sell)).isEqualTo(Denial.MARKET_HALTED);
        market(VENUE, INTC, MarketState.CLOSED);
        assertThat(world.replace(world.sent(Side.BUY, "9", "100"), buy)).isEqualTo(Denial.MARKET_CLOSED);
    }

    @Test
    void replacesNothingWhileTheMarketIsFrozen() {
        Reservation held = world.placed(world.sent(Side.BUY, "10", "100"));
        freeze(true);

        assertThat(world.replace(world.sent(Side.BUY, "9", "100"), held)).isEqualTo(Denial.MARKET_FROZEN);
        assertThat(world.place(world.sent(Side.BUY, "10", "100"))).isNull();
        RiskWorld again = world.restarted();
        assertThat(again.replace(world.sent(Side.BUY, "9", "100"), again.restored(held)))
                .isEqualTo(Denial.MARKET_FROZEN);
        freeze(false);
        assertThat(world.replace(world.sent(Side.BUY, "9", "100"), held)).isNull();
    }

    // Prices while trading is not continuous

    private void refersTo(PriceSource source, String price) {
        world.place(world.sent(Side.BUY, "10", "100"));
        assertThat(world.decision.priceSource()).isEqualTo(source);
        assertThat(world.decision.referencePxE8()).isEqualTo(e8(price));
        RiskWorld again = world.restarted();
        again.place(world.sent(Side.BUY, "10", "100"));
        assertThat(again.decision.priceSource()).isEqualTo(source);
        assertThat(again.decision.referencePxE8()).isEqualTo(e8(price));
    }

    @Test
    void comparesWithTheAuctionThenTheLastTradeThenTheClose() {
        world.price("INTC", "101", "102", "103");
        refersTo(PriceSource.OWN_TOUCH, "101");
        market(VENUE, INTC, MarketState.AUCTION);
        refersTo(PriceSource.LAST, "103");
        market(VENUE, INTC, MarketState.PRE_OPEN);
        refersTo(PriceSource.PREVIOUS_CLOSE, "100");
        world.core.prices().markets().set(VENUE, INTC, MarketState.PRE_OPEN, false, e8("97"));
        refersTo(PriceSource.AUCTION, "97");
        market(VENUE, INTC, MarketState.OPEN);
        refersTo(PriceSource.OWN_TOUCH, "101");
    }

    @Test
    void valuesAtThePricesFromBeforeAHalt() {
        OrderView asked =
                world.sent(Side.BUY, "10", "100").ordType(OrdType.MARKET).priceE8(Decimal8.NULL);
        world.limit(Control.PT_13_ENTRY, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, 15);
        world.price("INTC", "109", "110", "108");
        world.place(asked);
        long before = world.decision.riskPxE8();
        assertThat(before).isEqualTo(e8("115.5"));
        market(VENUE, INTC, MarketState.HALT);
        world.price("INTC", "59", "60", "58");
        world.price("INTC", "159", "160", "158");

        assertThat(world.place(asked)).isNull();
        assertThat(world.decision.riskPxE8()).isEqualTo(before);
        assertThat(world.decision.referencePxE8()).isEqualTo(e8("108"));
        RiskWorld again = world.restarted();
        again.place(asked);
        assertThat(again.decision.riskPxE8()).isEqualTo(before);
        market(VENUE, INTC, MarketState.OPEN);
        world.place(asked);
        assertThat(world.decision.riskPxE8()).isEqualTo(e8("168"));
    }

    @Test
    void takesAPriceByHandUntilItsTimeWhenThereIsNoOther() {
        world.instrumentLetter(4, "NEWCO", "EQUITY").referencePxE8(Decimal8.NULL);
        world.sendInstrument();
        OrderView asked = world.sent(Side.BUY, "10", "40").instrumentId(4);
        assertThat(world.place(asked)).isEqualTo(Denial.NO_REFERENCE_PRICE);
        world.core.prices().setManual(4, e8("41"), world.nowEpochNs + SECOND_NS);

        assertThat(world.place(asked)).isNull();
        assertThat(world.decision.priceSource()).isEqualTo(PriceSource.MANUAL);
        assertThat(world.decision.priceState()).isEqualTo(PriceState.NO_PRICE);
        assertThat(afterRestart(asked)).isNull();
        assertThat(world.place(world.sent(Side.BUY, "10", "66").instrumentId(4)))
                .isEqualTo(Denial.PRICE_OUTSIDE_COLLAR);
        world.nowEpochNs += SECOND_NS - 1;
        assertThat(world.place(asked)).isNull();
        world.nowEpochNs++;
        assertThat(world.place(asked)).isEqualTo(Denial.NO_REFERENCE_PRICE);
    }

    @Test
    void prefersWhatTheMarketSaysToAPriceByHand() {
        world.core.prices().setManual(INTC, e8("41"), world.nowEpochNs + SECOND_NS);
        world.place(world.sent(Side.BUY, "10", "100"));
        assertThat(world.decision.priceSource()).isEqualTo(PriceSource.PREVIOUS_CLOSE);
    }
}
