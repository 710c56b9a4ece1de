package io.trade2026.sequencer.node;

import io.aeron.cluster.service.ClusterClock;
import io.trade2026.sequencer.client.SteadyTime;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Time of the cluster, steady. Called by the consensus module's threads. */
final class SteadyClock implements ClusterClock {
    private final SteadyTime time;

    SteadyClock() {
        this.time = SteadyTime.ofMachine();
    }

    /**
     * Begins now.
     *
     * @param wallEpochNs the wall clock, nanoseconds since 1970
     * @param ticksNs a clock that only runs forward
     */
    SteadyClock(final LongSupplier wallEpochNs, final LongSupplier ticksNs) {
        this.time = new SteadyTime(wallEpochNs, ticksNs);
    }

    @Override
    public TimeUnit timeUnit() {
        return TimeUnit.NANOSECONDS;
    }

    @Override
    public long time() {
        return time.epochNs();
    }

    /** By how much the wall clock was ahead when it was looked at last; negative when behind. For any thread. */
    long behindWallNs() {
        return time.behindWallNs();
    }
}
