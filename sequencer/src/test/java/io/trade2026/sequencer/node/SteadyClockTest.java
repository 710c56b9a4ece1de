package io.trade2026.sequencer.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);
    private static final long START = 1_795_000_000_000_000_000L;

    private long wall = START;
    private long ticks = 77;
    private final SteadyClock clock = new SteadyClock(() -> wall, () -> ticks);

    private long pass(final long ns) {
        ticks += ns;
        wall += ns;
        return clock.time();
    }

    @Test
    void runsWithTheWallClockWhileThatRuns() {
        assertThat(pass(0)).isEqualTo(START);
        assertThat(pass(10 * MS)).isEqualTo(START + 10 * MS);
        assertThat(clock.behindWallNs()).isZero();
    }

    @Test
    void neverGoesBackWhenTheWallClockDoes() {
        pass(10 * MS);
        wall -= HOUR;
        long before = clock.time();
        for (int i = 0; i < 1_000; i++) {
            final long now = pass(MS);
            assertThat(now).isGreaterThan(before);
            before = now;
        }
        assertThat(before).isEqualTo(START + 10 * MS + 1_000 * MS - 10 * MS);
    }

    @Test
    void followsAJumpForwardByAHundredthOfTheTimeThatPasses() {
        wall += 24 * HOUR;
        assertThat(pass(1_000 * MS)).isEqualTo(START + 1_010 * MS);
        assertThat(clock.behindWallNs()).isEqualTo(24 * HOUR);
    }

    @Test
    void reachesTheWallClockAfterASmallCorrection() {
        wall += 5 * MS;
        for (int i = 0; i < 1_000; i++) {
            pass(MS);
        }
        assertThat(clock.time()).isEqualTo(wall);
    }
}
