package io.trade2026.tests.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final long MS = 1_000_000;

    @Test
    void countsLatencyFromWhenAnOrderWasDueAndNotFromWhenAStalledSenderSentIt() {
        Recording phase = new Recording(100, 0, 3, 10 * MS, MS);
        for (int i = 0; i < 3; i++) {
            phase.sent(i, 50 * MS);
            phase.venueSaw(100 + i, 51 * MS);
            phase.clientWasFilled(100 + i, 52 * MS);
        }
        assertThat(phase.isComplete()).isTrue();
        assertThat(phase.inToOut().getTotalCount()).isEqualTo(3);
        assertThat(phase.inToOut().getMaxValue()).isBetween(40_900_000L, 41_100_000L);
        assertThat(phase.inToOut().getMinValue()).isBetween(38_900_000L, 39_100_000L);
        assertThat(phase.lateness().getMaxValue()).isBetween(39_900_000L, 40_100_000L);
    }

    @Test
    void leavesTheWarmUpOutOfTheLatenciesButNotOutOfTheCounts() {
        Recording phase = new Recording(0, 2, 3, 0, MS);
        for (int i = 0; i < 3; i++) {
            phase.clientWasFilled(i, 10 * MS);
        }
        assertThat(phase.fills()).isEqualTo(3);
        assertThat(phase.fill().getTotalCount()).isEqualTo(1);
    }

    @Test
    void countsASecondFillAndASecondArrivalAsDoubles() {
        Recording phase = new Recording(0, 0, 1, 0, MS);
        phase.venueSaw(0, MS);
        phase.venueSaw(0, 2 * MS);
        phase.clientWasFilled(0, 3 * MS);
        phase.clientWasFilled(0, 4 * MS);
        assertThat(phase.doubles()).isEqualTo(2);
        assertThat(phase.fills()).isEqualTo(1);
    }

    @Test
    void hearsNothingOfOrdersOfAnotherPhase() {
        Recording phase = new Recording(10, 0, 1, 0, MS);
        phase.venueSaw(9, MS);
        phase.clientWasFilled(11, MS);
        assertThat(phase.fills()).isZero();
        assertThat(phase.inToOut().getTotalCount()).isZero();
    }
}
