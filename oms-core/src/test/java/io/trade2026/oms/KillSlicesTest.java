package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** KS-01 among many orders: the flag holds at once, and the sweep goes in slices between which others are served. */
class KillSlicesTest {
    private static final long GAP_NS = 10 * Desk.STEP_NS;
    /** Four orders are seen at a time, and three cancelled. */
    private static final SweepPace SMALL = new SweepPace(4, 4, 3, GAP_NS);

    private final Desk desk = new Desk(Desk.Profile.USUAL, CoreLimits.USUAL, SMALL);
    private final SweepLog sweeps = new SweepLog(desk);

    private static List<String> cancels(int number) {
        return Collections.nCopies(number, "F 38=100 44=100");
    }

    @Test
    void tellsTheFlagBeforeAnythingIsCountedOrCancelled() {
        desk.placed(8);
        int before = desk.letters().size();

        desk.kill(KillScope.FIRM, "HOUSE", true);

        var first = new UnsafeBuffer(desk.letters().get(before));
        var changed = new KillSwitchChangedDecoder().wrapAndApplyHeader(first, 0, new MessageHeaderDecoder());
        assertThat(changed.ordersToCancel()).isEqualTo(-1);
        assertThat(sweeps.lines())
                .containsExactly("kill FIRM HOUSE", "begun KILL orders=-1 asked=0 here=0 down=0 replaces=0");
        assertThat(desk.lines()).isEqualTo(cancels(3));
    }

    @Test
    void comesAtOnceToTheOnlyOrderOfAScopeBehindManyOthers() {
        desk.placed(20);
        desk.order("Y")
                .session(Desk.OTHER_CLIENT)
                .symbol("MSFT")
                .qty("7")
                .price("100")
                .send();
        desk.heard();

        desk.kill(KillScope.CLIENT, "CLIENT2", true);

        assertThat(desk.lines()).containsExactly("F 38=7 44=100");
        assertThat(sweeps.lines())
                .containsExactly("kill CLIENT CLIENT2", "begun KILL orders=1 asked=1 here=0 down=0 replaces=0");
    }

    @Test
    void servesOthersBetweenSlicesAndTellsWhatItHasFoundAtTheEnd() {
        desk.placed(8);
        desk.kill(KillScope.CLIENT, "CLIENT1", true);
        assertThat(desk.lines()).isEqualTo(cancels(3));

        desk.place("Z", "1", "100");
        assertThat(desk.heard().get(0).field(58)).contains("KILL_SWITCH");
        desk.order("Y")
                .session(Desk.OTHER_CLIENT)
                .symbol("MSFT")
                .qty("7")
                .price("100")
                .send();
        assertThat(desk.lines()).containsExactly("D 38=7 44=100");
        sweeps.lines();

        desk.pass(GAP_NS);
        assertThat(desk.lines()).isEqualTo(cancels(3));
        assertThat(sweeps.lines()).isEmpty();
        desk.pass(GAP_NS);
        assertThat(desk.lines()).isEqualTo(cancels(2));
        assertThat(sweeps.lines()).containsExactly("counted orders=8 asked=8 here=0 down=0 replaces=0");
    }

    @Test
    void sendsNoReplaceThatWaitedOfAnOrderThatTheSweepHasNotReachedYet() {
        desk.placed(8);
        desk.replace("R1", "X8", "110", "100");
        long first = desk.lastVenueRequestId();
        desk.replace("R2", "R1", "120", "100");
        desk.kill(KillScope.CLIENT, "CLIENT1", true);
        desk.heard();

        desk.venue(ExecType.REPLACED, first, "r1").send();

        assertThat(desk.lines()).contains("9 434=2 102=2 39=0 11=R2 41=R1").noneMatch(line -> line.startsWith("G"));
        desk.pass(10 * GAP_NS);
        assertThat(desk.lines()).containsOnlyOnce("F 38=110 44=100");
    }

    @Test
    void goesOnAfterARestartWhereItWas() {
        var other = new Desk(Desk.Profile.USUAL, CoreLimits.USUAL, SMALL);
        for (Desk each : List.of(desk, other)) {
            for (int i = 1; i <= 20; i++) {
                each.place("X" + i, "100", "100");
            }
            each.kill(KillScope.FIRM, "HOUSE", true);
            each.heard();
        }

        for (int slice = 0; slice < 20; slice++) {
            other.restart();
            assertThat(other.core().stateHash()).isEqualTo(desk.core().stateHash());
            desk.pass(GAP_NS);
            other.pass(GAP_NS);
        }

        assertThat(other.lines()).isEqualTo(desk.lines()).hasSize(17);
    }

    /** Its orders are looked at in slices, and those that have ended leave on the way: what rests behind it is the same from everywhere. */
    @Test
    void restsInTheSameStateAfterARestartOnTheWay() {
        var other = new Desk(Desk.Profile.USUAL, CoreLimits.USUAL, SMALL);
        for (Desk each : List.of(desk, other)) {
            List<Long> ids = each.placed(8);
            each.kill(KillScope.FIRM, "HOUSE", true);
            for (int i = 0; i < 3; i++) {
                each.venue(ExecType.TRADE, ids.get(i), "f" + i)
                        .last("100", "100")
                        .send();
            }
        }

        for (int slice = 0; slice < 20; slice++) {
            other.restart();
            desk.pass(GAP_NS);
            other.pass(GAP_NS);
            assertThat(other.saved().differenceTo(desk.saved()))
                    .as("after slice %s", slice)
                    .isEmpty();
        }
    }

    @Test
    void passesOverWhatHasEndedAndIsForgottenBeforeItComesThere() {
        var quick = new Desk(Desk.Profile.USUAL, new CoreLimits(1_000, 1), SMALL);
        List<Long> ids = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            quick.place("X" + i, "100", "100");
            ids.add(quick.lastVenueRequestId());
        }
        quick.kill(KillScope.FIRM, "HOUSE", true);
        quick.heard();
        for (int i = 3; i < 8; i++) {
            quick.venue(ExecType.TRADE, ids.get(i), "f" + i).last("100", "100").send();
        }
        quick.place("Z1", "1", "100");
        assertThat(quick.core().orderCount()).isLessThan(12);
        quick.heard();

        quick.pass(10 * GAP_NS);

        assertThat(quick.lines()).isEqualTo(cancels(4));
    }

    @Test
    void letsLiveWhatTheSweepHadNotReachedWhenItWasLifted() {
        desk.placed(8);
        desk.kill(KillScope.FIRM, "HOUSE", true);
        desk.heard();

        desk.kill(KillScope.FIRM, "HOUSE", false);

        assertThat(sweeps.lines())
                .endsWith(
                        "lift FIRM HOUSE cancels 0",
                        "counted orders=3 asked=3 here=0 down=0 replaces=0",
                        "LIFTED round=0 orders=3 confirmed=0 late=0 open=3 sent=3",
                        "residual X1 ASKED",
                        "residual X2 ASKED",
                        "residual X3 ASKED");
        desk.pass(100 * GAP_NS);
        assertThat(desk.lines()).isEmpty();
        desk.place("Y", "1", "100");
        assertThat(desk.lines()).containsExactly("D 38=1 44=100");
    }

    @Test
    void cancelsNothingMoreOfWhatIsLetGoInSlicesWhenTheVenueIsBack() {
        desk.placed(8);
        desk.sessionUp(Desk.VENUE, false);
        desk.kill(KillScope.FIRM, "HOUSE", true);
        desk.pass(10 * GAP_NS);
        sweeps.lines();

        desk.kill(KillScope.FIRM, "HOUSE", false);
        desk.sessionUp(Desk.VENUE, true);

        assertThat(desk.lines()).noneMatch(line -> line.startsWith("F"));
        desk.pass(10 * GAP_NS);
        assertThat(desk.lines()).noneMatch(line -> line.startsWith("F"));
        assertThat(sweeps.lines()).anyMatch(line -> line.startsWith("LIFTED round=0 orders=8"));
    }

    @Test
    void followsAllOfThemUntilTheyHaveEnded() {
        desk.placed(8);
        desk.kill(KillScope.FIRM, "HOUSE", true);
        desk.pass(10 * GAP_NS);
        List<Told> cancels = desk.sink().all().stream()
                .filter(told -> told.msgType().equals("F"))
                .toList();
        assertThat(cancels).hasSize(8);
        sweeps.lines();

        for (Told cancel : cancels) {
            desk.venue(ExecType.CANCELED, Long.parseLong(cancel.field(11)), "c" + cancel.field(11))
                    .send();
        }
        desk.pass(1_000_000_000L);

        assertThat(sweeps.lines()).containsExactly("DONE round=0 orders=8 confirmed=8 late=0 open=0 sent=8");
    }

    @Test
    void drillsInSlicesAndDoesNothing() {
        desk.placed(8);
        desk.sessionUp(Desk.VENUE, false);

        desk.house().drill(KillScope.FIRM, "HOUSE");
        desk.pass(10 * GAP_NS);

        assertThat(sweeps.lines())
                .startsWith("begun DRILL orders=-1 asked=0 here=0 down=0 replaces=0")
                .contains("residual X1 VENUE_DOWN", "residual X8 VENUE_DOWN")
                .endsWith(
                        "counted orders=8 asked=0 here=0 down=8 replaces=0",
                        "DONE round=0 orders=8 confirmed=0 late=0 open=8 sent=0");
        desk.sessionUp(Desk.VENUE, true);
        assertThat(desk.lines()).isEmpty();
    }
}
