package io.trade2026.sequencer.media;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/** How eagerly a thread that found no work looks again: latency against processor time. */
public enum Pace {
    /**
     * For trying out, and for many nodes on one machine: parks for up to 1 millisecond, so that an idle node leaves the processors to
     * others; an order that comes after a rest takes a few milliseconds.
     */
    RESTING,
    /**
     * Small machines: yields for a while, then parks for up to 50 microseconds. Tried on 2 cores at 1,000 commands a second:
     * 20 yields and 100 microseconds took three times as long from command to event and saved a seventh of a core.
     */
    SHARED,
    /** Gives the processor away but never parks: for machines with a few cores to spare. */
    YIELDING,
    /** Spins; wants a core for each thread. */
    DEDICATED;

    private static final long MAX_SPINS = 10;
    private static final long MAX_YIELDS = 300;
    private static final long MIN_PARK_NS = 1;
    private static final long MAX_PARK_NS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long MAX_YIELDS_RESTING = 5;
    private static final long MAX_PARK_RESTING_NS = TimeUnit.MILLISECONDS.toNanos(1);

    /**
     * A new strategy for one thread.
     *
     * @return never shared, since a back-off keeps state
     */
    public IdleStrategy idleStrategy() {
        return switch (this) {
            case RESTING -> new BackoffIdleStrategy(MAX_SPINS, MAX_YIELDS_RESTING, MIN_PARK_NS, MAX_PARK_RESTING_NS);
            case SHARED -> new BackoffIdleStrategy(MAX_SPINS, MAX_YIELDS, MIN_PARK_NS, MAX_PARK_NS);
            case YIELDING -> YieldingIdleStrategy.INSTANCE;
            case DEDICATED -> BusySpinIdleStrategy.INSTANCE;
        };
    }
}
