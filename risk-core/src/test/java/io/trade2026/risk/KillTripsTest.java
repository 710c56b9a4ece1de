package io.trade2026.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.controls.KillTrips;
import io.trade2026.risk.controls.OrderScopes;
import io.trade2026.risk.reference.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** KS-01 by itself: which numbers engage whose switch. */
class KillTripsTest {
    private static final long NS_PER_MS = 1_000_000L;

    private RiskWorld world = RiskWorld.whole();

    /** What an order of the whole world falls under, with a party 1 on every level. */
    private OrderScopes scopes() {
        return new OrderScopes().of(world.book, 1, 1, 1).at(1, 1, 1);
    }

    private void limit(Control control, PartyKind kind, long value) {
        assertThat(world.limit(control, kind, 1, InstrumentScope.ANY, 0, value).outcome())
                .isEqualTo(Outcome.APPLIED);
    }

    private void count(Control control, long atMs) {
        world.core.trips().count(control, scopes(), RiskWorld.NOW + atMs * NS_PER_MS);
    }

    private List<String> tripped() {
        List<String> tripped = new ArrayList<>();
        for (KillTrips.Trip trip = world.core.trips().next();
                trip != null;
                trip = world.core.trips().next()) {
            tripped.add(trip.scope() + " " + trip.scopeId() + " " + trip.control() + " " + trip.measured());
        }
        return tripped;
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/kill-trips.csv", numLinesToSkip = 5)
    void tripsOneBeyondTheRowAndNotAtItAlsoOverARestart(Control control, PartyKind party, String at, String trips) {
        String[] times = at.split(" ", -1);
        for (int restartAt = 0; restartAt < times.length; restartAt++) {
            world = RiskWorld.whole();
            limit(control, party, 3);
            for (int i = 0; i < times.length; i++) {
                world = i == restartAt ? world.restarted() : world;
                assertThat(tripped()).isEmpty();
                count(control, Long.parseLong(times[i]));
            }
            String expected = party + " 1 " + control + " " + trips;
            assertThat(tripped()).isEqualTo(trips.equals("-") ? List.of() : List.of(expected));
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/kill-lags.csv", numLinesToSkip = 4)
    void tripsWhenEveryMessageForAWholeWindowWasTooOldAlsoOverARestart(String messages, String trips) {
        String[] all = messages.split(" ", -1);
        for (int restartAt = 0; restartAt < all.length; restartAt++) {
            world = RiskWorld.whole();
            limit(Control.KS_01_LAG, PartyKind.FIRM, 500);
            for (int i = 0; i < all.length; i++) {
                world = i == restartAt ? world.restarted() : world;
                assertThat(tripped()).isEmpty();
                String[] message = all[i].split(":", -1);
                long nowNs = RiskWorld.NOW + Long.parseLong(message[0]) * NS_PER_MS;
                world.core.trips().aged(nowNs - Long.parseLong(message[1]) * NS_PER_MS, scopes(), nowNs);
            }
            assertThat(tripped()).isEqualTo(trips.equals("-") ? List.of() : List.of("FIRM 1 KS_01_LAG " + trips));
        }
    }

    @Test
    void countsWithinTheWindowOfItsPartyAndBeginsAnewWhenItHasTripped() {
        limit(Control.KS_01_ORDERS, PartyKind.CLIENT, 2);
        limit(Control.KS_01_WINDOW, PartyKind.CLIENT, 10_000);
        count(Control.KS_01_ORDERS, 0);
        count(Control.KS_01_ORDERS, 5_000);
        assertThat(tripped()).isEmpty();
        count(Control.KS_01_ORDERS, 9_000);
        assertThat(tripped()).containsExactly("CLIENT 1 KS_01_ORDERS 3");
        count(Control.KS_01_ORDERS, 9_001);
        count(Control.KS_01_ORDERS, 9_002);

        assertThat(tripped()).isEmpty();
    }

    @Test
    void tripsEveryPartyWhoseRowIsPassedTheWidestFirst() {
        limit(Control.KS_01_REJECTS, PartyKind.SESSION, 1);
        limit(Control.KS_01_REJECTS, PartyKind.FIRM, 1);
        limit(Control.KS_01_REJECTS, PartyKind.ACCOUNT, 2);
        count(Control.KS_01_REJECTS, 0);
        count(Control.KS_01_REJECTS, 1);

        assertThat(tripped()).containsExactly("FIRM 1 KS_01_REJECTS 2", "SESSION 1 KS_01_REJECTS 2");
    }

    @ParameterizedTest
    @CsvSource({"CLIENT, CLIENT1", "SESSION, 1", "FIRM, HOUSE", "INSTRUMENT, INTC"})
    void doesNotCountWhatIsStoppedAlready(KillScope scope, String name) {
        limit(Control.KS_01_MESSAGES, PartyKind.FIRM, 1);
        limit(Control.KS_01_LAG, PartyKind.FIRM, 1);
        world.kill(scope, name, true, "risk", "");
        for (int i = 0; i < 10; i++) {
            count(Control.KS_01_MESSAGES, i);
            world.core.trips().aged(RiskWorld.NOW, scopes(), RiskWorld.NOW + i * 1_000L * NS_PER_MS);
        }

        assertThat(tripped()).isEmpty();
    }

    @Test
    void countsNothingWithoutARowAndForgetsNoneOfIt() {
        count(Control.KS_01_MESSAGES, 0);
        count(Control.KS_01_MESSAGES, 1);
        limit(Control.KS_01_MESSAGES, PartyKind.FIRM, 1);
        count(Control.KS_01_MESSAGES, 2);
        assertThat(tripped()).as("a row counts from its own command on").isEmpty();
        count(Control.KS_01_MESSAGES, 3);

        assertThat(tripped()).hasSize(1);
    }

    @Test
    void takesRowsOverEverythingAndBothSidesOnly() {
        assertThat(world.limit(Control.KS_01_ORDERS, PartyKind.FIRM, 1, InstrumentScope.EACH, 0, 1)
                        .outcome())
                .isEqualTo(Outcome.OF_PARTY_AS_A_WHOLE);
        assertThat(world.limit(Control.KS_01_LAG, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, LimitSide.BUY, 1)
                        .outcome())
                .isEqualTo(Outcome.OF_PARTY_AS_A_WHOLE);
    }

    @Test
    void knowsWhoseASessionIsBeforeItsOrderIsKnown() {
        OrderScopes of = new OrderScopes().ofSession(world.book, 1);

        assertThat(List.of(KillScope.FIRM, KillScope.CLEARING, KillScope.CLIENT, KillScope.SESSION))
                .allMatch(scope -> of.id(scope) == 1);
        assertThat(List.of(KillScope.DESK, KillScope.ACCOUNT, KillScope.TRADER, KillScope.STRATEGY, KillScope.VENUE))
                .allMatch(scope -> of.id(scope) == 0);
    }
}
