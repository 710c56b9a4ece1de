package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.CancelScope;
import io.trade2026.messages.sbe.DownCause;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.messages.sbe.UnsentReason;
import io.trade2026.oms.HouseLetters.Care;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cancel on disconnect (KS-02) and the lease of gateways, with timers that outlive the core. */
class LostSessionsTest {
    private static final int GRACE_MS = 2_000;
    private static final int LEASE_MS = 5_000;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long FIRST_LIFE = 1;
    private static final long SECOND_LIFE = 2;

    private final Desk desk = new Desk();

    @BeforeEach
    void logOn() {
        desk.house().up(Desk.CLIENT);
    }

    private void define(Care care) {
        desk.house().define(Desk.CLIENT, Desk.Profile.USUAL, care);
        desk.heard();
    }

    private long placed(String clOrdId, TimeInForce timeInForce) {
        desk.order(clOrdId).qty("100").price("100").timeInForce(timeInForce).send();
        long id = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, id, "n" + clOrdId).send();
        desk.heard();
        return id;
    }

    @Test
    void cancelsDayOrdersAtOnceAndTellsWhy() {
        define(Care.NONE.cancelsOn(DownCause.LOST_LINK));
        placed("X", TimeInForce.DAY);
        placed("G", TimeInForce.GTC);

        desk.house().down(Desk.CLIENT, DownCause.LOST_LINK);

        List<Told> heard = desk.heard();
        assertThat(heard.stream().map(Told::line)).containsExactly("alarm CANCEL_ON_DISCONNECT", "F 38=100 44=100");
        assertThat(heard.get(0).field(58)).contains("session S11 went down", "LOST_LINK", "1 orders");

        desk.venue(ExecType.CANCELED, desk.lastVenueRequestId(), "x2").send();
        Told report = desk.heard().get(0);
        assertThat(report.line()).isEqualTo("8 150=4 39=4 11=X 38=100 14=0 151=0 6=0");
        assertThat(report.field(378)).isEqualTo("12");
        assertThat(report.field(58)).startsWith("KS-02");
    }

    @Test
    void cancelsAllOrdersWhereTheFileSaysAll() {
        define(Care.NONE.cancelsOn(DownCause.LOGOUT).of(CancelScope.ALL));
        placed("X", TimeInForce.DAY);
        placed("G", TimeInForce.GTC);

        desk.house().down(Desk.CLIENT, DownCause.LOGOUT);

        assertThat(desk.lines()).containsExactly("alarm CANCEL_ON_DISCONNECT", "F 38=100 44=100", "F 38=100 44=100");
        desk.venue(ExecType.CANCELED, desk.lastVenueRequestId(), "x2").send();
        assertThat(desk.heard().get(0).field(378)).isEqualTo("13");
    }

    @Test
    void leavesOrdersAloneForOtherCausesForTelephoneOrdersAndForOthersOrders() {
        define(Care.NONE.cancelsOn(DownCause.LOST_LINK, DownCause.LOGOUT));
        placed("X", TimeInForce.DAY);
        desk.house().down(Desk.CLIENT, DownCause.HOUSE);
        desk.house().up(Desk.CLIENT);
        desk.house().down(Desk.CLIENT, DownCause.MISSED_HEARTBEATS);
        assertThat(desk.lines()).isEmpty();

        desk.house().up(Desk.CLIENT);
        desk.cancel("Y", "X");
        desk.venue(ExecType.CANCELED, desk.lastVenueRequestId(), "x2").send();
        desk.house().enter(Desk.CLIENT, "ACC1", Side.BUY, "10", "100");
        desk.order("Z").session(Desk.OTHER_CLIENT).qty("100").price("100").send();
        desk.heard();

        desk.house().down(Desk.CLIENT, DownCause.LOST_LINK);

        assertThat(desk.lines()).isEmpty();
    }

    @Test
    void waitsForTheGraceAndForgetsItWhenTheClientIsBack() {
        define(Care.NONE.cancelsOn(DownCause.LOST_LINK).within(GRACE_MS));
        placed("X", TimeInForce.DAY);
        desk.house().down(Desk.CLIENT, DownCause.LOST_LINK);
        desk.pass((GRACE_MS - 10) * NS_PER_MS);
        desk.house().up(Desk.CLIENT);
        desk.pass(2 * GRACE_MS * NS_PER_MS);
        assertThat(desk.lines()).isEmpty();

        desk.house().down(Desk.CLIENT, DownCause.LOST_LINK);
        desk.pass((GRACE_MS - 10) * NS_PER_MS);
        assertThat(desk.lines()).isEmpty();
        desk.pass(10 * NS_PER_MS);
        assertThat(desk.lines()).containsExactly("alarm CANCEL_ON_DISCONNECT", "F 38=100 44=100");
    }

    @Test
    void cancelsAfterARestartWithinTheGrace() {
        define(Care.NONE.cancelsOn(DownCause.MISSED_HEARTBEATS).within(GRACE_MS));
        placed("X", TimeInForce.DAY);
        desk.house().down(Desk.CLIENT, DownCause.MISSED_HEARTBEATS);
        desk.restart();

        desk.pass(GRACE_MS * NS_PER_MS);

        assertThat(desk.lines()).containsExactly("alarm CANCEL_ON_DISCONNECT", "F 38=100 44=100");
    }

    @Test
    void changesNothingWhenATimerFiresEarlyTwiceOrForNobody() {
        define(Care.NONE.cancelsOn(DownCause.LOST_LINK).within(GRACE_MS));
        placed("X", TimeInForce.DAY);
        desk.house().down(Desk.CLIENT, DownCause.LOST_LINK);
        desk.house().alive(LEASE_MS, FIRST_LIFE);

        desk.wake(TimerKind.SESSION_GRACE.of(Desk.CLIENT));
        desk.wake(TimerKind.SESSION_GRACE.of(4711));
        desk.wake(TimerKind.GATEWAY_LEASE.of(HouseLetters.GATEWAY));
        desk.wake(TimerKind.GATEWAY_LEASE.of(4711));
        assertThat(desk.lines()).isEmpty();

        desk.pass(GRACE_MS * NS_PER_MS);
        assertThat(desk.lines()).hasSize(2);
        desk.wake(TimerKind.SESSION_GRACE.of(Desk.CLIENT));
        assertThat(desk.lines()).isEmpty();
    }

    @Test
    void cancelsWhenTheVenueIsBackWhatItCouldNotCancel() {
        define(Care.NONE.cancelsOn(DownCause.LOST_LINK));
        placed("X", TimeInForce.DAY);
        desk.sessionUp(Desk.VENUE, false);

        desk.house().down(Desk.CLIENT, DownCause.LOST_LINK);
        List<Told> heard = desk.heard();
        assertThat(heard.stream().map(Told::line)).containsExactly("alarm CANCEL_ON_DISCONNECT");
        assertThat(heard.get(0).field(58)).contains("1 of them when their venue is back");

        desk.restart();
        desk.sessionUp(Desk.VENUE, true);
        assertThat(desk.lines()).containsExactly("F 38=100 44=100");
    }

    @Test
    void cancelsAgainWhenTheVenueIsBackWhatCouldNotBeSent() {
        define(Care.NONE.cancelsOn(DownCause.LOST_LINK));
        placed("X", TimeInForce.DAY);
        desk.house().down(Desk.CLIENT, DownCause.LOST_LINK);
        desk.unsent(desk.lastVenueRequestId(), UnsentReason.LINK_DOWN);
        desk.sessionUp(Desk.VENUE, false);
        desk.heard();

        desk.sessionUp(Desk.VENUE, true);

        assertThat(desk.lines()).containsExactly("F 38=100 44=100");
    }

    @Test
    void cancelsWhatTheClientsOwnRefusedCancelLeftOpen() {
        define(Care.NONE.cancelsOn(DownCause.LOST_LINK));
        placed("X", TimeInForce.DAY);
        desk.cancel("Y", "X");
        long cancel = desk.lastVenueRequestId();
        desk.house().down(Desk.CLIENT, DownCause.LOST_LINK);
        desk.heard();

        desk.venueRejectsRequest(cancel, 2);

        assertThat(desk.lines()).containsExactly("9 434=1 102=2 39=0 11=Y 41=X", "F 38=100 44=100");
    }

    @Test
    void letsAKilledOrderLiveWhenTheSwitchIsLiftedBeforeTheVenueIsBack() {
        placed("X", TimeInForce.DAY);
        desk.sessionUp(Desk.VENUE, false);
        desk.kill(KillScope.FIRM, "HOUSE", true);
        desk.kill(KillScope.CLIENT, "CLIENT1", true);
        desk.kill(KillScope.CLIENT, "CLIENT1", false);
        desk.heard();
        desk.sessionUp(Desk.VENUE, true);
        assertThat(desk.lines()).as("the firm's switch is engaged").containsExactly("F 38=100 44=100");

        desk.unsent(desk.lastVenueRequestId(), UnsentReason.LINK_DOWN);
        desk.sessionUp(Desk.VENUE, false);
        desk.kill(KillScope.FIRM, "HOUSE", false);
        desk.heard();
        desk.sessionUp(Desk.VENUE, true);
        assertThat(desk.lines()).isEmpty();
    }

    // Gateways

    @Test
    void takesTheSessionsOfAGatewayThatIsNotHeardAsDown() {
        define(Care.NONE.cancelsOn(DownCause.GATEWAY_DEATH));
        placed("X", TimeInForce.DAY);
        desk.house().alive(LEASE_MS, FIRST_LIFE);
        desk.pass((LEASE_MS - 10) * NS_PER_MS);
        desk.house().alive(LEASE_MS, FIRST_LIFE);
        desk.pass((LEASE_MS - 10) * NS_PER_MS);
        assertThat(desk.lines()).isEmpty();

        desk.pass(10 * NS_PER_MS);

        assertThat(desk.lines()).containsExactly("alarm GATEWAY_LOST", "alarm CANCEL_ON_DISCONNECT", "F 38=100 44=100");
        assertThat(desk.statesTold()).last().isEqualTo("11 down GATEWAY_DEATH");
    }

    @Test
    void holdsATimeWithoutALeaderAgainstNoGateway() {
        define(Care.NONE.cancelsOn(DownCause.GATEWAY_DEATH));
        placed("X", TimeInForce.DAY);
        desk.house().alive(LEASE_MS, FIRST_LIFE);
        desk.restart();

        desk.withoutLeader(20 * LEASE_MS * NS_PER_MS);
        desk.pass((LEASE_MS - 10) * NS_PER_MS);
        assertThat(desk.lines()).isEmpty();

        desk.pass(10 * NS_PER_MS);

        assertThat(desk.lines()).containsExactly("alarm GATEWAY_LOST", "alarm CANCEL_ON_DISCONNECT", "F 38=100 44=100");
    }

    @Test
    void endsTheLeaseOfALifeBeforeTheRestartOfTheWholeNode() {
        define(Care.NONE.cancelsOn(DownCause.GATEWAY_DEATH));
        placed("X", TimeInForce.DAY);
        desk.house().alive(LEASE_MS, FIRST_LIFE);
        desk.restart();

        desk.pass((LEASE_MS + GRACE_MS) * NS_PER_MS);

        assertThat(desk.lines()).containsExactly("alarm GATEWAY_LOST", "alarm CANCEL_ON_DISCONNECT", "F 38=100 44=100");
    }

    @Test
    void endsTheSessionsOfAGatewaysEarlierLifeWhenItStartsAgainWithinTheLease() {
        define(Care.NONE.cancelsOn(DownCause.GATEWAY_DEATH));
        placed("X", TimeInForce.DAY);
        desk.house().alive(LEASE_MS, FIRST_LIFE);
        desk.restart();

        desk.house().alive(LEASE_MS, SECOND_LIFE);

        assertThat(desk.lines()).containsExactly("alarm GATEWAY_LOST", "alarm CANCEL_ON_DISCONNECT", "F 38=100 44=100");
        desk.house().up(Desk.CLIENT);
        desk.pass((LEASE_MS - 10) * NS_PER_MS);
        assertThat(desk.lines()).isEmpty();
    }

    @Test
    void endsNothingWhenAGatewayLeavesInOrder() {
        define(Care.NONE.cancelsOn(DownCause.GATEWAY_DEATH));
        placed("X", TimeInForce.DAY);
        desk.house().alive(LEASE_MS, FIRST_LIFE);
        desk.house().down(Desk.CLIENT, DownCause.HOUSE);
        desk.house().alive(0, FIRST_LIFE);

        desk.pass(2 * LEASE_MS * NS_PER_MS);
        desk.house().alive(LEASE_MS, SECOND_LIFE);

        assertThat(desk.lines()).isEmpty();
    }

    @Test
    void doesNotCancelAtAVenueWhoseGatewayWasLostWithIt() {
        define(Care.NONE.cancelsOn(DownCause.GATEWAY_DEATH));
        placed("X", TimeInForce.DAY);
        desk.house().up(Desk.VENUE);
        desk.house().alive(LEASE_MS, FIRST_LIFE);
        desk.heard();

        desk.pass(LEASE_MS * NS_PER_MS);
        desk.place("W", "100", "100");

        assertThat(desk.heard().stream().map(Told::msgType))
                .containsExactly("GATEWAY_LOST", "CANCEL_ON_DISCONNECT", "8");
        desk.house().up(Desk.VENUE);
        assertThat(desk.lines()).containsExactly("F 38=100 44=100");
    }

    // Stale repetitions

    @Test
    void refusesRepeatedOrdersAndReplacesThatAreTooOldButNoCancel() {
        define(Care.NONE.staleAfter(GRACE_MS));
        placed("X", TimeInForce.DAY);
        long old = desk.nowEpochNs() - (GRACE_MS + 100) * NS_PER_MS;
        long young = desk.nowEpochNs() - (GRACE_MS - 100) * NS_PER_MS;

        desk.order("A").qty("10").price("100").possDup(old).send();
        desk.change("B", "X").qty("10").price("100").possDup(old).send();
        desk.order("C").qty("10").price("100").possDup(young).send();
        desk.cancel("D", "X");

        List<Told> heard = desk.heard();
        assertThat(heard.stream().map(Told::line))
                .containsExactly(
                        "8 150=8 39=8 11=A 38=10 14=0 151=0 6=0",
                        "9 434=2 102=99 39=0 11=B 41=X",
                        "D 38=10 44=100",
                        "8 150=6 39=6 11=D 41=X 38=100 14=0 151=100 6=0",
                        "F 38=100 44=100");
        assertThat(heard.get(0).field(103)).isEqualTo("8");
        assertThat(heard.get(0).field(58)).contains("STALE_ORDER");
    }

    @Test
    void takesRepeatedOrdersOfAnyAgeWhereTheFileSaysNothing() {
        desk.order("A").qty("10").price("100").possDup(1).send();

        assertThat(desk.lines()).containsExactly("D 38=10 44=100");
    }
}
