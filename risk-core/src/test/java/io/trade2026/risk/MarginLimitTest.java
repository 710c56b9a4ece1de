package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.MSFT;
import static io.trade2026.risk.RiskWorld.e4;
import static io.trade2026.risk.RiskWorld.e8;
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
import io.trade2026.risk.reference.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** PT-23 (RSK-23): positions and open orders need no more initial margin than their party has. */
class MarginLimitTest {
    private static final List<PartyKind> NODES = List.of(
            PartyKind.STRATEGY,
            PartyKind.TRADER,
            PartyKind.SESSION,
            PartyKind.ACCOUNT,
            PartyKind.DESK,
            PartyKind.CLIENT,
            PartyKind.CLEARING,
            PartyKind.FIRM);
    private static final List<InstrumentScope> SCOPES = List.of(
            InstrumentScope.INSTRUMENT,
            InstrumentScope.PRODUCT_GROUP,
            InstrumentScope.ASSET_CLASS,
            InstrumentScope.ANY);

    private RiskWorld world = RiskWorld.whole();

    private void rates() {
        rate(PartyKind.FIRM, InstrumentScope.ANY, LimitSide.BUY, 5_000);
        rate(PartyKind.FIRM, InstrumentScope.ANY, LimitSide.SELL, 15_000);
    }

    private void rate(PartyKind kind, InstrumentScope scope, LimitSide side, long bp) {
        world.limit(Control.PT_23_MARGIN_RATE, kind, 1, scope, INTC, side, bp);
    }

    private void margin(PartyKind kind, InstrumentScope scope, LimitSide side, long valueE4) {
        world.limit(Control.PT_23_MARGIN, kind, 1, scope, INTC, side, valueE4);
    }

    private void ofAccount(String money) {
        margin(PartyKind.ACCOUNT, InstrumentScope.ANY, LimitSide.BOTH, e4(money));
    }

    private void trade(Side side, String qty, String price) {
        world.fill(world.sent(side, qty, "100"), qty, price);
    }

    private long needed(RiskWorld of) {
        int row = of.core
                .limits()
                .find(Control.PT_23_MARGIN, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, LimitSide.BOTH);
        return of.core.margin().neededE4OfRow(row);
    }

    private OrderView order(String words, String qty) {
        String[] word = words.split(" ", -1);
        Side side = word[0].equals("buy") ? Side.BUY : Side.SELL;
        return word[1].equals("market")
                ? world.sent(side, qty, "1").ordType(OrdType.MARKET).priceE8(Decimal8.NULL)
                : world.sent(side, qty, word[3]);
    }

    private static String qty(String words) {
        String[] word = words.split(" ", -1);
        return word[1].equals("market") ? word[2] : word[1];
    }

    // The table

    private void play(String done, String open, String last) {
        if (!done.equals("-")) {
            for (String step : done.split(" then ", -1)) {
                String[] word = step.split(" ", -1);
                trade(word[0].equals("bought") ? Side.BUY : Side.SELL, word[1], word[3]);
            }
        }
        if (!open.equals("-")) {
            world.placed(order(open, qty(open)));
        }
        if (!last.equals("-")) {
            world.price("INTC", null, null, last);
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/margin.csv", numLinesToSkip = 1)
    void passesAtTheLimitAndNotOneStepBelowItOnEveryNodeAndSetAlsoAfterARestart(
            String done, String open, String last, String asks, String used, String needs, String passes) {
        boolean raises = !used.equals(needs);
        for (PartyKind node : NODES) {
            for (InstrumentScope scope : node == PartyKind.ACCOUNT ? SCOPES : List.of(InstrumentScope.ANY)) {
                for (long step = -1; step <= 1; step++) {
                    world = RiskWorld.whole();
                    rates();
                    play(done, open, last);
                    margin(node, scope, LimitSide.BOTH, e4(needs) + step);
                    boolean isRefused = step < 0 && raises;
                    decide(asks, isRefused, node, e4(used), e4(needs), passes);
                }
            }
        }
    }

    private void decide(String asks, boolean isRefused, PartyKind node, long usedE4, long needsE4, String passes) {
        for (RiskWorld each : List.of(world, world.restarted())) {
            assertThat(each.place(order(asks, qty(asks)))).isEqualTo(isRefused ? Denial.MARGIN_EXCEEDED : null);
            if (isRefused) {
                assertThat(each.decision.control()).isEqualTo(Control.PT_23_MARGIN);
                assertThat(each.decision.scopeKind()).isEqualTo(node);
                assertThat(each.decision.limit()).isEqualTo(needsE4 - 1);
                assertThat(each.decision.used()).isEqualTo(usedE4);
                assertThat(each.decision.thisOrder()).isEqualTo(needsE4 - usedE4);
                assertThat(each.decision.wouldPass()).isEqualTo(e8(passes));
                assertThat(each.place(order(asks, passes)))
                        .as("what would pass")
                        .isNull();
            }
            assertThat(each.core.stateHash()).isEqualTo(world.core.stateHash());
        }
        Reservation held = world.placed(order(asks, "1"));
        for (RiskWorld each : List.of(world, world.restarted())) {
            Reservation replaced = each == world ? held : each.restored(held);
            OrderView resulting = order(asks, qty(asks)).replacedQtyE8(e8("1")).replacedPriceE8(e8("1"));
            assertThat(each.replace(resulting, replaced)).isEqualTo(isRefused ? Denial.MARGIN_EXCEEDED : null);
            if (isRefused) {
                assertThat(each.decision.used() + each.decision.thisOrder()).isEqualTo(needsE4);
                assertThat(each.decision.wouldPass()).isEqualTo(e8(passes));
            }
            assertThat(each.replace(order(asks, "1").replacedQtyE8(e8("1")), replaced))
                    .as("adds nothing")
                    .isNull();
        }
    }

    // What is measured

    @Test
    void aRowOfBuysHasTheLongLegAloneAndOneOfBothSidesCountsBesideIt() {
        rates();
        trade(Side.SELL, "10", "100");
        margin(PartyKind.ACCOUNT, InstrumentScope.ANY, LimitSide.BUY, e4("550"));
        assertThat(world.place(world.sent(Side.BUY, "11", "100"))).isNull();
        assertThat(world.place(world.sent(Side.BUY, "12", "100"))).isEqualTo(Denial.MARGIN_EXCEEDED);
        assertThat(world.place(world.sent(Side.SELL, "1000", "100"))).isNull();
        ofAccount("1500");
        assertThat(world.place(world.sent(Side.BUY, "11", "100"))).isNull();
        assertThat(world.place(world.sent(Side.SELL, "1", "100"))).isEqualTo(Denial.MARGIN_EXCEEDED);
        ofAccount("5000");
        assertThat(world.place(world.sent(Side.BUY, "12", "100"))).isEqualTo(Denial.MARGIN_EXCEEDED);
    }

    @Test
    void whatOnlyReducesAPositionPassesAlsoBeyondTheLimitAndWhatCrossesZeroDoesNot() {
        rates();
        trade(Side.SELL, "10", "100");
        ofAccount("1000");
        world.price("INTC", null, null, "110");
        assertThat(world.place(world.sent(Side.BUY, "10", "155"))).isNull();
        assertThat(world.place(world.sent(Side.BUY, "40", "110"))).isEqualTo(Denial.MARGIN_EXCEEDED);
        assertThat(world.decision.wouldPass())
                .as("nothing more is needed up to 30")
                .isEqualTo(e8("30"));
        assertThat(world.place(world.sent(Side.SELL, "1", "110"))).isEqualTo(Denial.MARGIN_EXCEEDED);
        assertThat(world.decision.wouldPass()).isEqualTo(Decimal8.NULL);
    }

    @Test
    void addsUpInstrumentsAndGivesBackWhatIsCancelled() {
        rates();
        world.fill(world.sent(Side.BUY, "10", "100").instrumentId(MSFT), "10", "100");
        Reservation open = world.placed(world.sent(Side.BUY, "10", "100"));
        ofAccount("1000");
        assertThat(needed(world)).isEqualTo(e4("1000"));
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.MARGIN_EXCEEDED);
        world.core.holdings().free(open);
        assertThat(needed(world)).isEqualTo(e4("500"));
        assertThat(world.place(world.sent(Side.BUY, "10", "100"))).isNull();
    }

    @Test
    void aReplaceToAnotherPriceIsMeasuredByWhatItAdds() {
        rates();
        ofAccount("500");
        Reservation held = world.placed(world.sent(Side.BUY, "10", "100"));
        OrderView dearer =
                world.sent(Side.BUY, "10", "100.01").replacedQtyE8(e8("10")).replacedPriceE8(e8("100"));
        assertThat(world.replace(dearer, held)).isEqualTo(Denial.MARGIN_EXCEEDED);
        assertThat(world.decision.thisOrder()).isEqualTo(e4("0.05"));
        assertThat(world.replace(world.sent(Side.BUY, "10", "99").replacedQtyE8(e8("10")), held))
                .isNull();
    }

    @Test
    void silentFeedsRaiseWhatPositionsNeedByTheHaircutUntilTheyAreHeard() {
        rates();
        trade(Side.BUY, "10", "100");
        ofAccount("1050");
        assertThat(needed(world)).isEqualTo(e4("500"));
        assertThat(world.place(world.sent(Side.BUY, "11", "100"))).isNull();
        world.feed("XSIM", false);
        assertThat(needed(world)).isEqualTo(e4("550"));
        assertThat(world.place(world.sent(Side.BUY, "11", "100"))).isEqualTo(Denial.MARGIN_EXCEEDED);
        assertThat(needed(world.restarted())).isEqualTo(e4("550"));
        world.feed("XSIM", true);
        assertThat(world.place(world.sent(Side.BUY, "11", "100"))).isNull();
    }

    // Rates

    @Test
    void takesTheRateOfTheNearestPartyThereOfTheMostSpecificInstrumentsThereOfTheSide() {
        rate(PartyKind.FIRM, InstrumentScope.ANY, LimitSide.BOTH, 1_000);
        assertThat(rateOf(Side.BUY)).isEqualTo(1_000);
        rate(PartyKind.FIRM, InstrumentScope.ASSET_CLASS, LimitSide.BOTH, 2_000);
        assertThat(rateOf(Side.BUY)).isEqualTo(2_000);
        rate(PartyKind.FIRM, InstrumentScope.PRODUCT_GROUP, LimitSide.BOTH, 3_000);
        assertThat(rateOf(Side.BUY)).isEqualTo(3_000);
        rate(PartyKind.FIRM, InstrumentScope.INSTRUMENT, LimitSide.BOTH, 4_000);
        assertThat(rateOf(Side.BUY)).isEqualTo(4_000);
        rate(PartyKind.CLEARING, InstrumentScope.ANY, LimitSide.BOTH, 5_000);
        assertThat(rateOf(Side.BUY)).isEqualTo(5_000);
        rate(PartyKind.CLIENT, InstrumentScope.ANY, LimitSide.BOTH, 6_000);
        assertThat(rateOf(Side.BUY)).isEqualTo(6_000);
        rate(PartyKind.ACCOUNT, InstrumentScope.ANY, LimitSide.BOTH, 7_000);
        assertThat(rateOf(Side.BUY)).isEqualTo(7_000);
        rate(PartyKind.ACCOUNT, InstrumentScope.ANY, LimitSide.SELL, 8_000);
        assertThat(rateOf(Side.BUY)).isEqualTo(7_000);
        assertThat(rateOf(Side.SELL)).isEqualTo(8_000);
    }

    /** In basis points: what an order worth 10000.00 needs of a limit of nought. */
    private long rateOf(Side side) {
        ofAccount("0");
        assertThat(world.place(world.sent(side, "100", "100"))).isEqualTo(Denial.MARGIN_EXCEEDED);
        return world.decision.thisOrder() / 10_000;
    }

    @Test
    void withoutARateNothingNewPassesAndPositionsCountInFull() {
        trade(Side.BUY, "10", "100");
        ofAccount("1000000");
        assertThat(needed(world)).isEqualTo(e4("1000"));
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.MARGIN_RATE_UNKNOWN);
        assertThat(world.decision.control()).isEqualTo(Control.PT_23_MARGIN);
        assertThat(world.place(world.sent(Side.SELL, "10", "100"))).isNull();
        assertThat(world.place(world.sent(Side.SELL, "11", "100"))).isEqualTo(Denial.MARGIN_RATE_UNKNOWN);
        rates();
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isNull();
        assertThat(needed(world)).isEqualTo(e4("500"));
    }

    @Test
    void aPositionWithoutAnyPriceIsBeyondEveryLimit() {
        rates();
        world.instrument(4, "NEW", "EQUITY", "0.01", "1", "0");
        margin(PartyKind.ACCOUNT, InstrumentScope.ANY, LimitSide.BOTH, Long.MAX_VALUE);
        world.fill(world.sent(Side.BUY, "10", "100").instrumentId(4), "10", "0");
        assertThat(world.place(world.sent(Side.BUY, "1", "100").instrumentId(4)))
                .isNotNull();
        assertThat(needed(world)).as("450 billions").isEqualTo(1L << 52);
        world.instrumentLetter(4, "NEW", "EQUITY").version(2);
        assertThat(world.sendInstrument()).isEqualTo(Outcome.APPLIED);
        assertThat(needed(world.restarted())).isEqualTo(e4("500"));
    }

    @Test
    void amountsThatNoSumHoldsAreRefusedWhateverTheLimit() {
        rates();
        margin(PartyKind.ACCOUNT, InstrumentScope.ANY, LimitSide.BOTH, Long.MAX_VALUE);
        assertThat(world.place(world.sent(Side.BUY, "9000000000", "99"))).isNull();
        assertThat(world.place(world.sent(Side.BUY, "10000000000", "99"))).isEqualTo(Denial.MARGIN_EXCEEDED);
        trade(Side.BUY, "9500000000", "100");
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.MARGIN_EXCEEDED);
        assertThat(world.place(world.sent(Side.SELL, "1", "100"))).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"EACH", "VENUE"})
    void hasNoLimitAndNoRateOverEachOrAVenue(InstrumentScope scope) {
        for (Control control : List.of(Control.PT_23_MARGIN, Control.PT_23_MARGIN_RATE)) {
            assertThat(world.limit(control, PartyKind.ACCOUNT, 1, scope, 1, e4("100"))
                            .outcome())
                    .isEqualTo(Outcome.SUM_OVER_INSTRUMENTS);
        }
    }

    @Test
    void isAShareOfWhatTheNodesHigherUpAreGranted() {
        margin(PartyKind.CLIENT, InstrumentScope.ANY, LimitSide.BOTH, e4("100"));
        assertThat(world.limit(Control.PT_23_MARGIN, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, e4("101"))
                        .outcome())
                .isEqualTo(Outcome.ABOVE_PARENT);
    }
}
