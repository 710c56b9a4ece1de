package io.trade2026.sequencer.node;

import io.aeron.cluster.service.ClusterClock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time of the cluster: it begins with the wall clock, runs with the clock that nobody sets, and follows the wall clock slowly.
 *
 * <p>A wall clock that is set, by hand or by a broken server, would otherwise let events run backwards or all orders expire at once. This one
 * never goes back, and moves towards the wall clock by a hundredth of the time that passes: a correction of 10 ms takes a second, one of
 * an hour four days. A jump is told once. Called by the consensus module's threads.
 */
final class SteadyClock implements ClusterClock {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);
    private static final long JUMP_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long FOLLOWING = 100;

    private final LongSupplier wallEpochNs;
    private final LongSupplier ticksNs;
    private long lastTicksNs;
    private long epochNs;
    private boolean isTold;
    private volatile long behindWallNs;

    /**
     * Begins now.
     *
     * @param wallEpochNs the wall clock, nanoseconds since 1970
     * @param ticksNs a clock that only runs forward
     */
    SteadyClock(final LongSupplier wallEpochNs, final LongSupplier ticksNs) {
        this.wallEpochNs = wallEpochNs;
        this.ticksNs = ticksNs;
        this.lastTicksNs = ticksNs.getAsLong();
        this.epochNs = wallEpochNs.getAsLong();
    }

    @Override
    public TimeUnit timeUnit() {
        return TimeUnit.NANOSECONDS;
    }

    @Override
    public synchronized long time() {
        final long ticks = ticksNs.getAsLong();
        final long passed = Math.max(0, ticks - lastTicksNs);
        lastTicksNs = ticks;
        epochNs += passed;
        final long behind = wallEpochNs.getAsLong() - epochNs;
        behindWallNs = behind;
        final long most = passed / FOLLOWING;
        epochNs += Math.max(-most, Math.min(most, behind));
        tell(behind);
        return epochNs;
    }

    private void tell(final long behind) {
        final boolean isJump = Math.abs(behind) > JUMP_NS;
        if (isJump && !isTold) {
            LOG.error(
                    "the wall clock jumped: it is {} ms {} the time of the cluster, which goes on steadily and follows slowly;"
                            + " set the clock right, or restart the node if it is right now",
                    Math.abs(TimeUnit.NANOSECONDS.toMillis(behind)),
                    behind > 0 ? "ahead of" : "behind");
        }
        isTold = isJump;
    }

    /** By how much the wall clock was ahead when it was looked at last; negative when behind. For any thread. */
    long behindWallNs() {
        return behindWallNs;
    }
}
