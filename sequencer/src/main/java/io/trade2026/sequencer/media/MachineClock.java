package io.trade2026.sequencer.media;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochClock;

/**
 * The clock by which driver, archive and their clients hold each other for dead or alive: milliseconds since the machine was booted, the
 * same in all its processes, and set by nobody.
 *
 * <p>Aeron's own choice is the wall clock: one that is set forward by more than the client liveness ends every client at once.
 */
public final class MachineClock implements EpochClock {
    /** The only one. */
    public static final MachineClock INSTANCE = new MachineClock();

    private MachineClock() {}

    @Override
    public long time() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
