package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.MSFT;
import static io.trade2026.risk.RiskWorld.e4;
import static io.trade2026.risk.RiskWorld.e8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.controls.LossBook;
import io.trade2026.risk.exposure.Reservation;
import io.trade2026.risk.reference.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** PT-19 (RSK-19): who has lost as much as he may takes no new risk until a person resumes him. */
class LossLimitTest {
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

    private LossBook losses() {
        return world.core.losses();
    }

    private void settle() {
        losses().settle();
    }

    private void limit(Control control, PartyKind kind, InstrumentScope scope, LimitSide side, long value) {
        world.limit(control, kind, 1, scope, INTC, side, value);
        settle();
    }

    private void ofAccount(Control control, String money) {
        limit(control, PartyKind.ACCOUNT, InstrumentScope.ANY, LimitSide.BOTH, e4(money));
    }

    private void trade(Side side, String qty, String price) {
        world.fill(world.sent(side, qty, "100"), qty, price);
        settle();
    }

    private void last(String price) {
        world.price("INTC", null, null, price);
        settle();
    }

    private long used(Control control) {
        int row = world.core.limits().find(control, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, LimitSide.BOTH);
        return losses().settledE4(row);
    }

    // The table

    private void play(String done, String last) {
        String[] before = new String[0];
        for (String step : done.trim().split(" then ", -1)) {
            String[] words = step.split(" ", -1);
            boolean isBust = words[0].equals("bust");
            String[] of = isBust ? before : words;
            Side side = of[0].equals("bought") ? Side.BUY : Side.SELL;
            if (isBust) {
                world.bust(world.sent(side, of[1], "100"), of[1], of[3], 0);
                settle();
            } else {
                trade(side, of[1], of[3]);
            }
            before = words;
        }
        if (!last.trim().equals("-")) {
            last(last.trim());
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/loss-limits.csv", numLinesToSkip = 1)
    void stopsAtTheLimitAndNotOneStepBelowItOnEveryNodeAndSetAlsoAfterARestart(
            String done, String last, String loss, String peak, String asks) {
        Side side = asks.trim().equals("buy") ? Side.BUY : Side.SELL;
        long lossE4 = e4(loss.trim());
        for (PartyKind node : NODES) {
            for (InstrumentScope scope : SCOPES) {
                for (LimitSide of : List.of(LimitSide.BOTH, side == Side.BUY ? LimitSide.BUY : LimitSide.SELL)) {
                    for (long step = -1; step <= 1; step++) {
                        world = RiskWorld.whole();
                        play(done, last);
                        limit(Control.PT_19_LOSS, node, scope, of, lossE4 + step);
                        decide(side, step <= 0, lossE4, lossE4 + step, node);
                    }
                }
            }
        }
    }

    private void decide(Side side, boolean isStopped, long lossE4, long limitE4, PartyKind node) {
        String where = node + " lost " + lossE4 + " limit " + limitE4;
        Reservation held = world.bound(world.sent(side, "1", "100"));
        for (RiskWorld each : List.of(world, world.restarted())) {
            Reservation replaced = each == world ? held : each.restored(held);
            assertThat(each.place(world.sent(side, "1", "100")))
                    .as(where)
                    .isEqualTo(isStopped ? Denial.LOSS_LIMIT_REACHED : null);
            if (isStopped) {
                assertThat(each.decision.control()).as(where).isEqualTo(Control.PT_19_LOSS);
                assertThat(each.decision.scopeKind()).as(where).isEqualTo(node);
                assertThat(each.decision.limit()).as(where).isEqualTo(limitE4);
                assertThat(each.decision.used()).as(where).isEqualTo(lossE4);
            }
            assertThat(each.replace(
                            world.sent(side, "2", "100").replacedQtyE8(e8("1")).replacedPriceE8(e8("100")), replaced))
                    .as(where)
                    .isEqualTo(isStopped ? Denial.LOSS_LIMIT_REACHED : null);
            assertThat(each.core.stateHash()).isEqualTo(world.core.stateHash());
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/loss-limits.csv", numLinesToSkip = 1)
    void measuresTheFallFromTheHighestProfitOfTheDay(String done, String last, String loss, String peak, String asks) {
        Side side = asks.trim().equals("buy") ? Side.BUY : Side.SELL;
        long fallE4 = e4(loss.trim()) + e4(peak.trim());
        for (long step = 0; step <= 1; step++) {
            world = RiskWorld.whole();
            ofAccount(Control.PT_19_DRAWDOWN, "1000000");
            play(done, last);
            limit(Control.PT_19_DRAWDOWN, PartyKind.ACCOUNT, InstrumentScope.ANY, LimitSide.BOTH, fallE4 + step);
            for (RiskWorld each : List.of(world, world.restarted())) {
                assertThat(each.place(world.sent(side, "1", "100")))
                        .isEqualTo(step > 0 ? null : Denial.LOSS_LIMIT_REACHED);
                assertThat(each.core.losses().settledE4(rowOf(each))).isEqualTo(fallE4);
            }
        }
    }

    private static int rowOf(RiskWorld of) {
        return of.core
                .limits()
                .find(Control.PT_19_DRAWDOWN, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, LimitSide.BOTH);
    }

    // What stopping means

    @Test
    void staysStoppedThoughTheLossIsOverUntilAPersonResumesIt() {
        ofAccount(Control.PT_19_LOSS, "100");
        trade(Side.BUY, "10", "100");
        last("90");
        assertThat(losses().nextTrip()).isTrue();
        assertThat(losses().nextTrip()).isFalse();
        assertThat(losses().isBeyond(PartyKind.ACCOUNT, 1)).isTrue();
        last("100");
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.LOSS_LIMIT_REACHED);
        world = world.restarted();
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.LOSS_LIMIT_REACHED);
        world.core.startDay();
        settle();
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.LOSS_LIMIT_REACHED);

        assertThat(losses().isBeyond(PartyKind.ACCOUNT, 1)).isFalse();
        assertThat(losses().resume(PartyKind.ACCOUNT, 2)).isFalse();
        assertThat(losses().resume(PartyKind.ACCOUNT, 1)).isTrue();
        assertThat(losses().resume(PartyKind.ACCOUNT, 1)).isFalse();
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isNull();
        last("90");
        assertThat(losses().nextTrip()).as("it can be stopped again").isTrue();
    }

    @Test
    void letsPassWhatOnlyReducesThePositionAndNothingThatCrossesZero() {
        ofAccount(Control.PT_19_LOSS, "100");
        trade(Side.BUY, "10", "110");
        assertThat(world.place(world.sent(Side.SELL, "10", "100"))).isNull();
        assertThat(world.place(world.sent(Side.SELL, "11", "100"))).isEqualTo(Denial.LOSS_LIMIT_REACHED);
    }

    @Test
    void aRaisedLimitDoesNotResume() {
        ofAccount(Control.PT_19_LOSS, "100");
        trade(Side.BUY, "10", "110");
        ofAccount(Control.PT_19_LOSS, "1000");
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.LOSS_LIMIT_REACHED);
        assertThat(losses().isBeyond(PartyKind.ACCOUNT, 1)).isFalse();
        assertThat(losses().resume(PartyKind.ACCOUNT, 1)).isTrue();
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isNull();
    }

    @Test
    void aLimitThatIsTakenAwayStopsNobodyUntilItIsThereAgain() {
        world.limitLetter(77, 1, Control.PT_19_LOSS, PartyKind.ACCOUNT, 1, e4("100"));
        world.sendLimit();
        settle();
        trade(Side.BUY, "10", "110");
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.LOSS_LIMIT_REACHED);
        world.limitLetter(77, 2, Control.PT_19_LOSS, PartyKind.ACCOUNT, 1, e4("100"))
                .enabled(Bool.NO);
        world.sendLimit();
        settle();
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isNull();
        world.limitLetter(77, 3, Control.PT_19_LOSS, PartyKind.ACCOUNT, 1, e4("100"));
        world.sendLimit();
        settle();
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.LOSS_LIMIT_REACHED);
    }

    @Test
    void countsWhatWasTradedBeforeTheLimitWasSetAndOnlyTheInstrumentsItSpeaksOf() {
        trade(Side.BUY, "10", "110");
        world.fill(world.sent(Side.BUY, "10", "100").instrumentId(MSFT), "10", "150");
        limit(Control.PT_19_LOSS, PartyKind.ACCOUNT, InstrumentScope.INSTRUMENT, LimitSide.BOTH, e4("100.0001"));
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isNull();
        limit(Control.PT_19_LOSS, PartyKind.ACCOUNT, InstrumentScope.ASSET_CLASS, LimitSide.BOTH, e4("600.0001"));
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isNull();
        limit(Control.PT_19_LOSS, PartyKind.ACCOUNT, InstrumentScope.ANY, LimitSide.BOTH, e4("600"));
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.LOSS_LIMIT_REACHED);
    }

    @Test
    void takesFeesOff() {
        ofAccount(Control.PT_19_LOSS, "1000000");
        ofAccount(Control.PT_19_FEE, "0.0010");
        trade(Side.BUY, "10", "100");
        assertThat(used(Control.PT_19_LOSS)).as("10 basis points of 1000").isEqualTo(e4("1"));
        trade(Side.SELL, "10", "100");
        assertThat(used(Control.PT_19_LOSS)).isEqualTo(e4("2"));
        ofAccount(Control.PT_19_FEE, "0.0020");
        assertThat(used(Control.PT_19_LOSS)).isEqualTo(e4("4"));
    }

    @Test
    void aNewDayBeginsAtNoughtAndABustOfYesterdayLeavesNoTraceInIt() {
        ofAccount(Control.PT_19_LOSS, "1000000");
        trade(Side.BUY, "10", "110");
        assertThat(used(Control.PT_19_LOSS)).isEqualTo(e4("100"));
        world.core.startDay();
        settle();
        assertThat(used(Control.PT_19_LOSS)).isZero();
        last("95");
        assertThat(used(Control.PT_19_LOSS)).isEqualTo(e4("50"));
        world.bust(world.sent(Side.BUY, "10", "100"), "10", "110", 0);
        settle();
        assertThat(used(Control.PT_19_LOSS)).isZero();
    }

    // Marks

    @Test
    void marksAtTheLastTradeWithinTheTouchesElseTheirMiddleElseTheClose() {
        ofAccount(Control.PT_19_LOSS, "1000000");
        trade(Side.BUY, "10", "100");
        assertThat(used(Control.PT_19_LOSS)).isZero();
        world.price("INTC", "90", "94", null);
        settle();
        assertThat(used(Control.PT_19_LOSS)).isEqualTo(e4("80"));
        world.price("INTC", "90", "94", "99");
        settle();
        assertThat(used(Control.PT_19_LOSS)).isEqualTo(e4("60"));
        world.price("INTC", "90", "94", "50");
        settle();
        assertThat(used(Control.PT_19_LOSS)).isEqualTo(e4("100"));
        world.price("INTC", null, null, "50");
        settle();
        assertThat(used(Control.PT_19_LOSS)).isEqualTo(e4("500"));
    }

    @Test
    void marksAtItsOwnLastTradeWhatHasNoPrice() {
        world.instrument(4, "NEW", "EQUITY", "0.01", "1", "0");
        ofAccount(Control.PT_19_LOSS, "1000000");
        var order = world.sent(Side.BUY, "10", "100").instrumentId(4);
        world.fill(order, "10", "100");
        world.fill(order, "1", "90");
        settle();
        assertThat(used(Control.PT_19_LOSS)).isEqualTo(e4("100"));
    }

    @Test
    void whatOnePartyTradesMarksTheOthersToo() {
        world.instrument(4, "NEW", "EQUITY", "0.01", "1", "0");
        world.party(PartyKind.ACCOUNT, 2, 1, "ACC2");
        ofAccount(Control.PT_19_LOSS, "1000000");
        world.fill(world.sent(Side.BUY, "10", "100").instrumentId(4), "10", "100");
        world.fill(world.sent(Side.BUY, "1", "90").instrumentId(4).accountId(2), "1", "90");
        settle();
        assertThat(used(Control.PT_19_LOSS)).isEqualTo(e4("100"));
        RiskWorld again = world.restarted();
        int row = again.core
                .limits()
                .find(Control.PT_19_LOSS, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, LimitSide.BOTH);
        assertThat(again.core.losses().settledE4(row)).isEqualTo(e4("100"));
    }

    @Test
    void aSilentFeedRefusesWhatMayBeBeyondTheLimitAndStopsNobody() {
        ofAccount(Control.PT_19_LOSS, "100");
        trade(Side.BUY, "10", "100");
        last("99");
        world.feed("XSIM", false);
        settle();
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.LOSS_IN_DOUBT);
        assertThat(world.decision.used()).as("known").isEqualTo(e4("10"));
        assertThat(world.decision.thisOrder()).as("10 % of what is held").isEqualTo(e4("99"));
        assertThat(world.place(world.sent(Side.SELL, "1", "100"))).isNull();
        world.feed("XSIM", true);
        assertThat(losses().nextTrip()).isFalse();
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"EACH", "VENUE"})
    void hasNoLimitOverEachOrAVenue(InstrumentScope scope) {
        assertThat(world.limit(Control.PT_19_LOSS, PartyKind.ACCOUNT, 1, scope, 1, e4("100"))
                        .outcome())
                .isEqualTo(Outcome.SUM_OVER_INSTRUMENTS);
    }

    @Test
    void tellsHowFarALimitIsUsedWithoutAnyOrder() {
        ofAccount(Control.PT_19_LOSS, "100");
        trade(Side.BUY, "10", "100");
        last("92");
        world.core.use().note(losses().moved(), RiskWorld.NOW);
        assertThat(world.core.use().nextMark()).isTrue();
        assertThat(world.core.use().percent()).isEqualTo(75);
        assertThat(world.core.use().peak()).isEqualTo(e4("80"));
    }
}
