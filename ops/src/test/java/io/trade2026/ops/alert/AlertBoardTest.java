package io.trade2026.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One alert never hides another (risk-controls AT-01; the pop-up with 711 warnings of which 18 could be seen). */
class AlertBoardTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final AlertBoard board = new AlertBoard(AlertSettings.USUAL);

    private void raise(long event, String severity, String name, String about, String text) {
        board.raise(event, event * SECOND_NS, severity, name, about, text, text);
    }

    @Test
    void countsWhatHappensAgainAndKeepsEveryOtherCause() {
        raise(1, "WARNING", "GATEWAY_LOST", "", "gateway 1 is gone");
        raise(2, "WARNING", "GATEWAY_LOST", "", "gateway 2 is gone");
        raise(3, "WARNING", "GATEWAY_LOST", "", "gateway 1 is gone");
        assertThat(board.alerts())
                .extracting(alert -> alert.alertId() + " " + alert.count() + " " + alert.text())
                .containsExactly("2 1 gateway 2 is gone", "1 2 gateway 1 is gone");
    }

    @Test
    void aLateCriticalOneIsOnTopOfAStorm() {
        for (int i = 1; i <= 1_000; i++) {
            raise(i, "WARNING", "LATE_FILL", "order O" + i, "late");
        }
        raise(2_000, "CRITICAL", "OVERFILL", "order O7", "more than was ordered");
        raise(2_001, "WARNING", "LATE_FILL", "order O2000", "late");
        assertThat(board.alerts()).hasSize(1_002);
        assertThat(board.alerts().get(0).name()).isEqualTo("OVERFILL");
    }

    @Test
    void whatHappensAfterSomebodyHasTakenItOnIsANewOne() {
        raise(1, "WARNING", "FEED_STALE", "feed X", "silent");
        board.acknowledge(1, "risk", 5 * SECOND_NS, "called them");
        raise(9, "WARNING", "FEED_STALE", "feed X", "silent");
        assertThat(board.alerts())
                .extracting(alert -> alert.alertId() + " " + alert.acknowledgedBy())
                .containsExactly("9 ", "1 risk");
        board.acknowledge(77, "risk", 5 * SECOND_NS, "there is none");
        assertThat(board.alerts()).hasSize(2);
    }

    @Test
    void aCriticalOneEscalatesUntilSomebodyTakesItOn() {
        raise(10, "CRITICAL", "INTAKE_CLOSED", "", "disk");
        raise(11, "WARNING", "FEED_STALE", "feed X", "silent");
        assertThat(board.escalate(69 * SECOND_NS)).isEmpty();
        assertThat(board.escalate(70 * SECOND_NS)).extracting(Alert::alertId).containsExactly(10L);
        assertThat(board.escalate(71 * SECOND_NS)).as("once").isEmpty();
        assertThat(board.hasEscalated()).isTrue();
        board.acknowledge(10, "ops", 72 * SECOND_NS, "on it");
        assertThat(board.hasEscalated()).isFalse();
    }

    @Test
    void severalThingsThatOneEventShowsHideNoneOfThem() {
        raise(10, "WARNING", "FILL_RATE", "account ACC1 INTC", "500");
        raise(10, "CRITICAL", "OVERFILL", "order O7", "more than was ordered");
        raise(10, "WARNING", "POSITION_JUMP", "account ACC1 INTC", "100000");
        raise(9, "WARNING", "LATE_FILL", "order O6", "late");
        assertThat(board.alerts())
                .extracting(Alert::name)
                .containsExactlyInAnyOrder("OVERFILL", "FILL_RATE", "POSITION_JUMP", "LATE_FILL");
        assertThat(board.alerts()).extracting(Alert::alertId).doesNotHaveDuplicates();
    }

    @Test
    void eachHasAnOwnerADeadlineAndAnotherOwnerBehindIt() {
        raise(10, "WARNING", "LAYERING", "account ACC1 INTC", "five orders");
        Alert fresh = board.alerts().get(0);
        assertThat(fresh.owner()).isEqualTo("compliance");
        assertThat(fresh.deadlineEpochNs()).isEqualTo(fresh.epochNs() + 15 * 60 * SECOND_NS);
        assertThat(board.escalate(fresh.deadlineEpochNs()))
                .extracting(Alert::owner)
                .containsExactly("risk");
        assertThat(board.hasEscalated()).as("a warning closes nothing").isFalse();
    }
}
