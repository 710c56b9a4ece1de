package io.trade2026.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PressureTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long START = Long.MAX_VALUE - 3_000 * MS;

    private final Pressure pressure = new Pressure();

    @Test
    void nobodyWaitsBeforeAMessageWasRefused() {
        assertThat(pressure.isHeldUp(START)).isFalse();
        assertThat(pressure.heldUpNs(START)).isZero();
    }

    @Test
    void lastsOverShortBreaksAndEndsASecondAfterTheLastRefusal() {
        for (int i = 0; i <= 5; i++) {
            pressure.refused(START + i * 900L * MS);
        }
        long last = START + 5 * 900 * MS;
        assertThat(pressure.heldUpNs(last + 999 * MS)).isEqualTo((4_500 + 999) * MS);
        assertThat(pressure.isHeldUp(last + 1_000 * MS)).isFalse();
        assertThat(pressure.heldUpNs(last + 1_000 * MS)).isZero();

        pressure.refused(last + 5_000 * MS);
        assertThat(pressure.heldUpNs(last + 5_001 * MS)).isEqualTo(MS);
    }
}
