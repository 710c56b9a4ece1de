package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A venue that is back with many orders: what it has not answered is asked for in slices, and what waited for it is cancelled. */
class VenueLinkSlicesTest {
    private static final long GAP_NS = 10 * Desk.STEP_NS;
    /** Four orders are visited at a time, and three asked for or cancelled. */
    private static final SweepPace SMALL = new SweepPace(4, 4, 3, GAP_NS);

    private final Desk desk = new Desk(Desk.Profile.USUAL, CoreLimits.USUAL, SMALL);

    /** Orders that the venue has not answered; their numbers there. */
    private static List<Long> sent(Desk desk, int orders) {
        List<Long> ids = new ArrayList<>();
        for (int i = 1; i <= orders; i++) {
            desk.place("X" + i, "100", "100");
            ids.add(desk.lastVenueRequestId());
        }
        desk.heard();
        return ids;
    }

    private void backAgain() {
        desk.sessionUp(Desk.VENUE, false);
        desk.sessionUp(Desk.VENUE, true);
    }

    private static List<String> asked(int number) {
        return Collections.nCopies(number, "H 38=100 44=100");
    }

    private List<String> toTheVenue() {
        return desk.heard().stream()
                .filter(told -> told.to().equals("venue"))
                .map(Told::line)
                .toList();
    }

    @Test
    void servesOthersBetweenSlices() {
        sent(desk, 8);

        backAgain();

        assertThat(toTheVenue()).isEqualTo(asked(3));
        desk.order("Y").session(Desk.OTHER_CLIENT).qty("7").price("100").send();
        assertThat(toTheVenue()).containsExactly("D 38=7 44=100");
        desk.pass(GAP_NS);
        assertThat(toTheVenue()).isEqualTo(asked(3));
        desk.pass(GAP_NS);
        assertThat(toTheVenue()).isEqualTo(asked(2));
        desk.pass(100 * GAP_NS);
        assertThat(toTheVenue()).isEmpty();
    }

    @Test
    void asksForNothingThatWasAnsweredOrSentSinceItIsUp() {
        List<Long> ids = sent(desk, 8);
        desk.venue(ExecType.NEW, ids.get(7), "n8").send();
        backAgain();
        desk.heard();

        desk.venue(ExecType.NEW, ids.get(6), "n7").send();
        desk.cancel("C8", "X8");
        desk.place("Y", "7", "100");
        desk.pass(100 * GAP_NS);

        assertThat(toTheVenue())
                .containsExactly(
                        "F 38=100 44=100", "D 38=7 44=100", "H 38=100 44=100", "H 38=100 44=100", "H 38=100 44=100");
    }

    @Test
    void beginsAnewWhenItIsLostInTheMiddleOfIt() {
        sent(desk, 8);
        backAgain();
        desk.heard();

        desk.sessionUp(Desk.VENUE, false);
        desk.pass(100 * GAP_NS);
        assertThat(toTheVenue()).isEmpty();
        desk.sessionUp(Desk.VENUE, true);
        backAgain();
        desk.heard();
        desk.pass(100 * GAP_NS);

        assertThat(toTheVenue()).isEqualTo(asked(5));
    }

    @Test
    void cancelsWhatWaitedForItOnceInSlices() {
        for (int i = 1; i <= 8; i++) {
            desk.place("X" + i, "100", "100");
            desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "nX" + i).send();
        }
        desk.sessionUp(Desk.VENUE, false);
        desk.kill(KillScope.FIRM, "HOUSE", true);
        desk.pass(100 * GAP_NS);
        desk.heard();

        desk.sessionUp(Desk.VENUE, true);

        assertThat(toTheVenue()).hasSize(3).containsOnly("F 38=100 44=100");
        desk.pass(5 * GAP_NS);
        assertThat(toTheVenue()).hasSize(5).containsOnly("F 38=100 44=100");
    }

    @Test
    void asksForAllOfThemBeforeADayIsOver() {
        sent(desk, 8);
        backAgain();
        desk.heard();

        desk.startDay();

        List<Told> told = desk.heard();
        assertThat(told.stream().filter(each -> each.to().equals("venue")).map(Told::line))
                .isEqualTo(asked(5));
        assertThat(told.stream().filter(each -> each.msgType().equals("IN_DOUBT")))
                .hasSize(8);
        assertThat(told).noneMatch(each -> each.field(150).equals("C"));
    }

    @Test
    void goesOnAfterARestartWhereItWas() {
        var other = new Desk(Desk.Profile.USUAL, CoreLimits.USUAL, SMALL);
        for (Desk each : List.of(desk, other)) {
            sent(each, 20);
            each.sessionUp(Desk.VENUE, false);
            each.sessionUp(Desk.VENUE, true);
            each.heard();
        }

        for (int slice = 0; slice < 10; slice++) {
            other.restart();
            assertThat(other.core().stateHash()).isEqualTo(desk.core().stateHash());
            desk.pass(GAP_NS);
            other.pass(GAP_NS);
        }

        assertThat(other.lines()).isEqualTo(desk.lines()).isEqualTo(asked(17));
    }
}
