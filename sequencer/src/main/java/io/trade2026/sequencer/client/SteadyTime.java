package io.trade2026.sequencer.client;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time of a process: it begins with the wall clock, runs with the clock that nobody sets, and follows the wall clock slowly.
 *
 * <p>A wall clock that is set, by hand or by a broken server, would otherwise let events run backwards, all orders expire, heartbeats fall
 * silent or a trading day begin at once. This time never goes back, and moves towards the wall clock by a hundredth of what passes: a
 * correction of 10 ms takes a second, one of an hour four days. A jump is told once. For any thread. Allocates nothing.
 */
public final class SteadyTime {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyTime.class);
    /** What the wall clock may be off before it counts as a jump. */
    public static final long JUMP_NS = TimeUnit.SECONDS.toNanos(1);

    private static final long FOLLOWING = 100;
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final LongSupplier wallEpochNs;
    private final LongSupplier ticksNs;
    private long lastTicksNs;
    private long sinceLookNs;
    private long epochNs;
    private long saidNs;
    private boolean isTold;
    private volatile long behindWallNs;

    /**
     * Begins now.
     *
     * @param wallEpochNs the wall clock, nanoseconds since 1970
     * @param ticksNs a clock that only runs forward
     */
    public SteadyTime(final LongSupplier wallEpochNs, final LongSupplier ticksNs) {
        this.wallEpochNs = wallEpochNs;
        this.ticksNs = ticksNs;
        this.lastTicksNs = ticksNs.getAsLong();
        this.epochNs = wallEpochNs.getAsLong();
    }

    /**
     * Begins now, by the clocks of this machine.
     *
     * @return one that nobody else uses
     */
    public static SteadyTime ofMachine() {
        return new SteadyTime(SystemEpochNanoClock.INSTANCE::nanoTime, System::nanoTime);
    }

    /**
     * What time it is.
     *
     * @return nanoseconds since 1970, never less than before
     */
    public synchronized long epochNs() {
        final long ticks = ticksNs.getAsLong();
        final long passed = Math.max(0, ticks - lastTicksNs);
        lastTicksNs = Math.max(lastTicksNs, ticks);
        epochNs += passed;
        sinceLookNs += passed;
        if (sinceLookNs >= LOOK_NS) {
            follow(sinceLookNs);
            sinceLookNs = 0;
        }
        saidNs = Math.max(saidNs, epochNs);
        return saidNs;
    }

    /** By a hundredth of what has passed since the last time. */
    private void follow(final long passed) {
        final long behind = wallEpochNs.getAsLong() - epochNs;
        behindWallNs = behind;
        final long most = passed / FOLLOWING;
        epochNs += Math.max(-most, Math.min(most, behind));
        tell(behind);
    }

    private void tell(final long behind) {
        final boolean isJump = Math.abs(behind) > JUMP_NS;
        if (isJump && !isTold) {
            LOG.error("{}", sentence(behind));
        } else if (isTold && !isJump) {
            LOG.info("the wall clock is right again");
        }
        isTold = isJump;
    }

    /**
     * Says how far off the wall clock is.
     *
     * @param behindWallNs by how much it is ahead, negative when behind
     * @return for people
     */
    public static String sentence(final long behindWallNs) {
        return "the wall clock jumped: it is " + Math.abs(TimeUnit.NANOSECONDS.toMillis(behindWallNs)) + " ms "
                + (behindWallNs > 0 ? "ahead of" : "behind") + " our time, which goes on steadily and follows slowly;"
                + " set the clock right, or restart the node if it is right now";
    }

    /**
     * By how much the wall clock was ahead when it was looked at last.
     *
     * @return nanoseconds, negative when it was behind
     */
    public long behindWallNs() {
        return behindWallNs;
    }
}
