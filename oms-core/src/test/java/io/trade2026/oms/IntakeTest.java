package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ExecType;
import org.junit.jupiter.api.Test;

/** SYS-01: a house that is short of something takes no new risk; what lessens risk passes. */
class IntakeTest {
    private final Desk desk = new Desk();

    private void placed(String clOrdId) {
        desk.place(clOrdId, "100", "100");
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "n" + clOrdId).send();
        desk.heard();
    }

    @Test
    void refusesOrdersAndReplacesWhileClosedAndLetsCancelsPass() {
        placed("X");
        desk.intake(3, false);
        desk.heard();

        desk.place("Y", "100", "100");
        desk.change("Z", "X").qty("200").price("100").send();
        assertThat(desk.heard())
                .as("refused, and nothing at the venue")
                .hasSize(2)
                .allSatisfy(told -> assertThat(told.toString()).contains("SYS-01"));

        desk.cancel("C", "X");
        assertThat(desk.heard()).extracting(Told::msgType).contains("F");
    }

    @Test
    void staysClosedOverASnapshotUntilEachThatClosedHasOpened() {
        desk.intake(0, false);
        desk.intake(2, false);
        desk.intake(2, false);
        desk.restart();
        desk.intake(0, true);
        desk.heard();
        desk.place("X", "100", "100");
        assertThat(desk.heard()).singleElement().asString().contains("SYS-01");

        desk.intake(2, true);
        desk.heard();
        desk.place("Y", "100", "100");
        assertThat(desk.heard()).extracting(Told::msgType).contains("D");
    }
}
