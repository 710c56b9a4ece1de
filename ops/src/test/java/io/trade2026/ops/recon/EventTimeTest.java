package io.trade2026.ops.recon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A break is as old as the clock of events says, whatever that of this machine is. */
class EventTimeTest {
    private final EventTime time = new EventTime();

    @Test
    void goesOnFromTheLastEventAsTimePasses() {
        assertThat(time.epochNs(7)).as("before the first event").isZero();
        time.at(1_000, 50);
        assertThat(time.epochNs(50)).isEqualTo(1_000);
        assertThat(time.epochNs(80)).isEqualTo(1_030);
        time.at(1_020, 90);
        assertThat(time.epochNs(91)).isEqualTo(1_021);
    }
}
