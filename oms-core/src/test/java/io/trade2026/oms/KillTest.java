package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.ReopenFilled;
import io.trade2026.messages.sbe.UnsentReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** KS-01 in the core: the flag first, then every open order, followed until each has ended. */
class KillTest {
    private static final long NS_PER_MS = 1_000_000L;
    private static final long USUAL_AGAIN_NS = Sweeps.USUAL_AGAIN_MS * NS_PER_MS;
    private static final long SOON_NS = 1_000 * NS_PER_MS;

    private final Desk desk = new Desk();
    private final SweepLog sweeps = new SweepLog(desk);

    private long placed(Desk on, String clOrdId) {
        on.place(clOrdId, "100", "100");
        long id = on.lastVenueRequestId();
        on.venue(ExecType.NEW, id, "n" + clOrdId).send();
        on.heard();
        return id;
    }

    private long placed(String clOrdId) {
        return placed(desk, clOrdId);
    }

    private void placedByOther(String clOrdId) {
        desk.order(clOrdId)
                .session(Desk.OTHER_CLIENT)
                .symbol("MSFT")
                .qty("100")
                .price("100")
                .send();
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "n" + clOrdId).send();
        desk.heard();
    }

    // Which orders

    @ParameterizedTest(name = "{0} {1} takes {2} of 2")
    @CsvSource({
        "FIRM,       HOUSE,   2",
        "CLIENT,     CLIENT1, 1",
        "ACCOUNT,    ACC1,    1",
        "SESSION,    11,      1",
        "VENUE,      XSIM,    2",
        "INSTRUMENT, INTC,    1",
        "INSTRUMENT, MSFT,    1"
    })
    void cancelsTheOpenOrdersOfTheScopeAndNoOthers(KillScope scope, String name, int taken) {
        placed("X");
        placedByOther("Y");

        desk.kill(scope, name, true);

        assertThat(desk.lines()).hasSize(taken).containsOnly("F 38=100 44=100");
        assertThat(sweeps.lines())
                .containsExactly(
                        "kill " + scope + " " + (scope == KillScope.SESSION ? "S11" : name),
                        "begun KILL orders=" + taken + " asked=" + taken + " here=0 down=0 replaces=0");
        desk.place("Z", "1", "100");
        boolean stopsZ = !name.equals("MSFT");
        assertThat(desk.heard().get(0).field(103)).isEqualTo(stopsZ ? "0" : "");
    }

    @Test
    void cancelsTheOrdersOfATraderAndNoOthers() {
        desk.house().party(PartyKind.TRADER, 1, 1, "ANN");
        desk.house().party(PartyKind.TRADER, 2, 1, "BOB");
        desk.order("A").trader("ANN").qty("10").price("100").send();
        desk.order("B").trader("BOB").qty("20").price("100").send();
        desk.heard();
        desk.restart();

        desk.kill(KillScope.TRADER, "ANN", true);

        assertThat(desk.lines()).containsExactly("F 38=10 44=100");
        desk.order("C").trader("ANN").qty("10").price("100").send();
        assertThat(desk.heard().get(0).field(58)).contains("KILL_SWITCH");
        desk.order("D").trader("BOB").qty("10").price("100").send();
        assertThat(desk.lines()).containsExactly("D 38=10 44=100");
    }

    @Test
    void cancelsTheOrdersOfAStrategyAndNoOthersAndLetsNoneOfThemBeReplaced() {
        desk.house().party(PartyKind.STRATEGY, 1, 1, "ALGA");
        desk.house().party(PartyKind.STRATEGY, 2, 1, "ALGB");
        desk.order("A").strategy("ALGA").qty("10").price("100").send();
        desk.order("B").strategy("ALGB").qty("20").price("100").send();
        desk.heard();
        desk.restart();

        desk.kill(KillScope.STRATEGY, "ALGA", true);

        assertThat(desk.lines()).containsExactly("F 38=10 44=100");
        assertThat(sweeps.lines()).startsWith("kill STRATEGY ALGA");
        desk.restart();
        desk.order("C").strategy("ALGA").qty("10").price("100").send();
        assertThat(desk.heard().get(0).field(58)).contains("KILL_SWITCH");
        desk.replace("R", "A", "11", "100");
        assertThat(desk.heard()).allMatch(told -> told.msgType().equals("9"));
        desk.order("D").strategy("ALGB").qty("10").price("100").send();
        assertThat(desk.lines()).containsExactly("D 38=10 44=100");
    }

    @Test
    void cancelsTheOrdersOfADeskByWhoBelongsToItNowAndNoOthers() {
        desk.house().party(PartyKind.DESK, 1, 1, "EQD");
        desk.house().party(PartyKind.DESK, 2, 1, "FID");
        desk.house().onDesk(1, PartyKind.TRADER, 1, 1, "ANN");
        desk.house().onDesk(2, PartyKind.TRADER, 2, 1, "BOB");
        desk.house().onDesk(2, PartyKind.TRADER, 3, 1, "EVE");
        desk.order("A").trader("ANN").qty("10").price("100").send();
        desk.order("B").trader("BOB").qty("20").price("100").send();
        desk.order("E").trader("EVE").qty("30").price("100").send();
        desk.order("N").qty("40").price("100").send();
        desk.heard();
        desk.house().onDesk(1, PartyKind.TRADER, 3, 1, "EVE");
        desk.restart();

        desk.kill(KillScope.DESK, "EQD", true);

        assertThat(desk.lines()).containsExactly("F 38=10 44=100", "F 38=30 44=100");
        assertThat(sweeps.lines()).startsWith("kill DESK EQD");
        desk.restart();
        desk.order("C").trader("ANN").qty("10").price("100").send();
        assertThat(desk.heard().get(0).field(58)).contains("KILL_SWITCH");
        desk.order("D").trader("BOB").qty("10").price("100").send();
        assertThat(desk.lines()).containsExactly("D 38=10 44=100");
        desk.order("F").qty("10").price("100").send();
        assertThat(desk.lines()).containsExactly("D 38=10 44=100");
    }

    @Test
    void cancelsTheOrdersOfWhoClearsThroughAnEntityAndNoOthers() {
        desk.house().party(PartyKind.CLEARING, 1, 1, "CLEAR");
        desk.house().clientThrough(1, 3, "CLIENT3", "ACC3", 13);
        placed("X");
        desk.order("Y").session(13).qty("30").price("100").send();
        assertThat(desk.lines()).containsExactly("D 38=30 44=100");

        desk.kill(KillScope.CLEARING, "CLEAR", true);

        assertThat(desk.lines()).containsExactly("F 38=30 44=100");
        assertThat(sweeps.lines()).startsWith("kill CLEARING CLEAR");
    }

    @Test
    void tellsTheClientWhyAndReportsWhenAllIsConfirmed() {
        long x = placed("X");
        placed("Y");
        desk.kill(KillScope.CLIENT, "CLIENT1", true);
        long cancelOfY = desk.lastVenueRequestId();
        sweeps.lines();
        desk.heard();

        desk.venue(ExecType.TRADE, x, "f1").last("100", "100").send();
        desk.venue(ExecType.CANCELED, cancelOfY, "c1").send();
        List<Told> told = desk.heard();
        assertThat(told.get(1).line()).isEqualTo("8 150=4 39=4 11=Y 38=100 14=0 151=0 6=0");
        assertThat(told.get(1).field(378)).isEqualTo("4");
        assertThat(told.get(1).field(58)).contains("KS-01");
        desk.pass(SOON_NS);

        assertThat(sweeps.lines()).containsExactly("DONE round=0 orders=2 confirmed=1 late=1 open=0 sent=2");
        assertThat(sweeps.lastReport().firstCancelEpochNs())
                .isEqualTo(sweeps.lastReport().beganEpochNs());
        assertThat(sweeps.lastReport().lastEndedEpochNs())
                .isGreaterThan(sweeps.lastReport().firstEndedEpochNs());
        desk.pass(10 * USUAL_AGAIN_NS);
        assertThat(sweeps.lines()).isEmpty();
    }

    // What is chased

    @Test
    void cancelsAgainWhatTheVenueDoesNotAnswerAndAsksWhatBecameOfIt() {
        placed("X");
        desk.kill(KillScope.FIRM, "HOUSE", true);
        desk.heard();
        sweeps.lines();

        desk.pass(USUAL_AGAIN_NS + SOON_NS);

        assertThat(desk.lines()).containsExactly("H 38=100 44=100", "F 38=100 44=100");
        assertThat(sweeps.lines())
                .containsExactly("CHASING round=1 orders=1 confirmed=0 late=0 open=1 sent=1", "residual X UNANSWERED");
        desk.venue(ExecType.CANCELED, desk.lastVenueRequestId(), "c1").send();
        desk.pass(SOON_NS);
        assertThat(sweeps.lines()).containsExactly("DONE round=1 orders=1 confirmed=1 late=0 open=0 sent=2");
    }

    @Test
    void keepsTryingWhereTheVenueRefusesAsInAClosedMarket() {
        placed("X");
        desk.kill(KillScope.FIRM, "HOUSE", true);
        desk.venueRejectsRequest(desk.lastVenueRequestId(), 2);
        assertThat(desk.lines()).containsExactly("F 38=100 44=100", "alarm HOUSE_CANCEL_REFUSED");
        sweeps.lines();

        desk.pass(USUAL_AGAIN_NS + SOON_NS);
        assertThat(sweeps.lines()).contains("residual X REJECTED");
        assertThat(desk.lines()).containsExactly("F 38=100 44=100");
        desk.venueRejectsRequest(desk.lastVenueRequestId(), 2);
        assertThat(desk.lines()).as("the alarm is not repeated").isEmpty();

        desk.restart();
        desk.pass(2 * USUAL_AGAIN_NS + SOON_NS);
        assertThat(desk.lines()).containsExactly("F 38=100 44=100");
        desk.venue(ExecType.CANCELED, desk.lastVenueRequestId(), "c1").send();
        desk.pass(USUAL_AGAIN_NS);
        assertThat(sweeps.lines()).last().isEqualTo("DONE round=2 orders=1 confirmed=1 late=0 open=0 sent=3");
    }

    @Test
    void cancelsWhenTheLinkIsBackWhatWaitedForIt() {
        placed("X");
        desk.sessionUp(Desk.VENUE, false);

        desk.kill(KillScope.CLIENT, "CLIENT1", true);
        assertThat(desk.lines()).isEmpty();
        assertThat(sweeps.lines())
                .containsExactly("kill CLIENT CLIENT1", "begun KILL orders=1 asked=0 here=0 down=1 replaces=0");
        desk.pass(USUAL_AGAIN_NS + SOON_NS);
        assertThat(sweeps.lines()).contains("residual X VENUE_DOWN");
        desk.restart();

        desk.sessionUp(Desk.VENUE, true);

        assertThat(desk.lines()).containsExactly("F 38=100 44=100");
        desk.venue(ExecType.CANCELED, desk.lastVenueRequestId(), "c1").send();
        desk.pass(SOON_NS);
        assertThat(sweeps.lastReport().firstCancelEpochNs())
                .isGreaterThan(sweeps.lastReport().beganEpochNs());
        assertThat(sweeps.lines()).last().isEqualTo("DONE round=1 orders=1 confirmed=1 late=0 open=0 sent=1");
    }

    @Test
    void cancelsAgainAtOnceWhenTheSameSwitchIsSetOnceMore() {
        placed("X");
        desk.kill(KillScope.CLIENT, "CLIENT1", true);
        desk.heard();
        sweeps.lines();

        desk.kill(KillScope.CLIENT, "CLIENT1", true);

        assertThat(desk.lines()).containsExactly("H 38=100 44=100", "F 38=100 44=100");
        assertThat(sweeps.lines())
                .containsExactly(
                        "kill CLIENT CLIENT1 cancels 1",
                        "CHASING round=1 orders=1 confirmed=0 late=0 open=1 sent=1",
                        "residual X UNANSWERED");
    }

    // What was on its way

    @Test
    void refusesAtTheFlagWhatWaitedBehindAnotherRequest() {
        placed("X");
        desk.replace("R1", "X", "110", "100");
        desk.replace("R2", "R1", "120", "100");
        desk.heard();

        desk.kill(KillScope.CLIENT, "CLIENT1", true);

        assertThat(desk.lines()).containsExactly("9 434=2 102=2 39=E 11=R2 41=X", "F 38=100 44=100");
        assertThat(sweeps.lines()).last().asString().endsWith("replaces=1");
    }

    @Test
    void tellsTheClientThatAnOrderWasOvertakenByTheFlag() {
        desk.place("X", "100", "100");
        long order = desk.lastVenueRequestId();
        desk.kill(KillScope.CLIENT, "CLIENT1", true);
        long cancel = desk.lastVenueRequestId();
        desk.heard();

        desk.unsent(order, UnsentReason.KILLED);
        desk.unsent(cancel, UnsentReason.LINK_DOWN);

        List<Told> told = desk.heard();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).line()).isEqualTo("8 150=8 39=8 11=X 38=100 14=0 151=0 6=0");
        assertThat(told.get(0).field(58)).contains("KILL_SWITCH");
        assertThat(desk.reservedE4()).isZero();
        desk.pass(SOON_NS);
        assertThat(sweeps.lastReport().stopped()).isEqualTo(1);
        assertThat(sweeps.lastReport().tooLate()).isEqualTo(1);
    }

    @Test
    void cancelsWhatComesBackToLifeUnderTheFlag() {
        long x = placed("X");
        desk.venue(ExecType.TRADE, x, "f1").last("100", "100").send();
        desk.kill(KillScope.CLIENT, "CLIENT1", true);
        assertThat(sweeps.lines()).last().isEqualTo("DONE round=0 orders=0 confirmed=0 late=0 open=0 sent=0");
        desk.heard();
        desk.restart();

        desk.venue(ExecType.TRADE_CANCEL, x, "b1").ref("f1").send();

        assertThat(desk.lines()).last().isEqualTo("F 38=100 44=100");
        desk.venue(ExecType.CANCELED, desk.lastVenueRequestId(), "c1").send();
        desk.pass(SOON_NS);
        assertThat(sweeps.lines()).last().isEqualTo("DONE round=0 orders=1 confirmed=1 late=0 open=0 sent=1");
    }

    @Test
    void cancelsAFilledOrderThatAReplaceOnItsWayReopens() {
        var other = new Desk(Desk.Profile.USUAL.with(ReopenFilled.FORWARD));
        long x = placed(other, "X");
        other.venue(ExecType.TRADE, x, "f1").last("100", "100").send();
        other.replace("R", "X", "150", "100");
        long replace = other.lastVenueRequestId();
        other.kill(KillScope.CLIENT, "CLIENT1", true);
        other.heard();

        other.venue(ExecType.REPLACED, replace, "r1").send();

        assertThat(other.lines()).last().isEqualTo("F 38=150 44=100");
    }

    // Lifting

    @Test
    void isLiftedByTwoAndLeavesTheLowerFlag() {
        placed("X");
        desk.kill(KillScope.CLIENT, "CLIENT1", true);
        desk.kill(KillScope.FIRM, "HOUSE", true);
        sweeps.lines();

        desk.house().proposeLift(KillScope.FIRM, "HOUSE");
        assertThat(sweeps.lines()).containsExactly("proposed to lift FIRM HOUSE by risk");
        desk.kill(KillScope.FIRM, "HOUSE", false);
        assertThat(sweeps.lines())
                .containsExactly(
                        "lift FIRM HOUSE cancels 0",
                        "LIFTED round=0 orders=1 confirmed=0 late=0 open=1 sent=1",
                        "residual X ASKED");

        desk.heard();
        desk.place("Y", "1", "100");
        assertThat(desk.heard().get(0).field(58)).contains("KILL_SWITCH");
        desk.askImage();
        assertThat(sweeps.lines()).containsExactly("killed CLIENT CLIENT1 by risk: test");
    }

    @Test
    void staysSetOverARestartWithItsChase() {
        placed("X");
        desk.kill(KillScope.INSTRUMENT, "INTC", true);
        desk.heard();
        desk.restart();

        desk.place("Y", "1", "100");
        assertThat(desk.heard().get(0).field(58)).contains("INSTRUMENT_KILLED");
        desk.pass(USUAL_AGAIN_NS + SOON_NS);
        assertThat(desk.lines()).containsExactly("H 38=100 44=100", "F 38=100 44=100");
        desk.askImage();
        assertThat(sweeps.lines()).last().isEqualTo("killed INSTRUMENT INTC by risk: test");
    }

    // Drill

    @Test
    void countsAndTellsInADrillAndDoesNothing() {
        placed("X");
        placedByOther("Y");
        desk.sessionUp(Desk.VENUE, false);

        desk.house().drill(KillScope.FIRM, "HOUSE");

        assertThat(sweeps.lines())
                .containsExactly(
                        "begun DRILL orders=2 asked=0 here=0 down=2 replaces=0",
                        "residual X VENUE_DOWN",
                        "residual Y VENUE_DOWN",
                        "DONE round=0 orders=2 confirmed=0 late=0 open=2 sent=0");
        assertThat(desk.lines()).isEmpty();
        desk.sessionUp(Desk.VENUE, true);
        assertThat(desk.lines()).isEmpty();
        desk.place("Z", "1", "100");
        assertThat(desk.lines()).containsExactly("D 38=1 44=100");
    }

    @Test
    void isRehearsedInACoreThatNobodyHears() {
        // Flag, beginning and end of the sweep, then the flag again: 200 times, and more where the sweep tells of its
        // lifting.
        assertThat(KillRehearsal.play()).isGreaterThanOrEqualTo(800);
    }
}
