package io.trade2026.tests.bench.load;

import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * What one phase of a measurement saw. Each histogram has one writer; they are read when {@link #isComplete()} or after the phase was given up.
 * Latencies count from the time an order was due, not from when it was sent: a sender that falls behind makes them longer, never fewer.
 */
public final class Recording {
    private static final long LONGEST_NS = 60_000_000_000L;
    private static final byte ACKNOWLEDGED = 1;
    private static final byte FILLED = 2;
    private static final byte SEEN_BY_VENUE = 1;

    private final long firstOrder;
    private final int warmUpOrders;
    private final int orders;
    private final long startNs;
    private final double intervalNs;
    private final byte[] atClient;
    private final byte[] atVenue;
    private final Histogram lateness = new Histogram(LONGEST_NS, 3);
    private final Histogram inToOut = new Histogram(LONGEST_NS, 3);
    private final Histogram acknowledgement = new Histogram(LONGEST_NS, 3);
    private final Histogram fill = new Histogram(LONGEST_NS, 3);
    private final AtomicLong fills = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private final AtomicLong doubles = new AtomicLong();

    /**
     * Plans a phase.
     *
     * @param firstOrder number of its first order
     * @param warmUpOrders how many of them are not measured
     * @param orders how many there are with those of the warm-up
     * @param startNs when the first is due, as {@link System#nanoTime()}
     * @param intervalNs between two orders; 0 when they are not sent on a schedule, which records no latencies
     */
    public Recording(long firstOrder, int warmUpOrders, int orders, long startNs, double intervalNs) {
        this.firstOrder = firstOrder;
        this.warmUpOrders = warmUpOrders;
        this.orders = orders;
        this.startNs = startNs;
        this.intervalNs = intervalNs;
        atClient = new byte[orders];
        atVenue = new byte[orders];
    }

    long firstOrder() {
        return firstOrder;
    }

    int orders() {
        return orders;
    }

    long dueNs(int index) {
        return startNs + (long) (index * intervalNs);
    }

    void sent(int index, long nowNs) {
        record(lateness, index, nowNs);
    }

    void venueSaw(long number, long nowNs) {
        int index = index(number);
        if (index < 0) {
            return;
        }
        if (atVenue[index] == SEEN_BY_VENUE) {
            doubles.incrementAndGet();
            return;
        }
        atVenue[index] = SEEN_BY_VENUE;
        record(inToOut, index, nowNs);
    }

    void clientWasAcknowledged(long number, long nowNs) {
        int index = index(number);
        if (index >= 0 && atClient[index] == 0) {
            atClient[index] = ACKNOWLEDGED;
            record(acknowledgement, index, nowNs);
        }
    }

    void clientWasFilled(long number, long nowNs) {
        int index = index(number);
        if (index < 0) {
            return;
        }
        if (atClient[index] == FILLED) {
            doubles.incrementAndGet();
            return;
        }
        atClient[index] = FILLED;
        record(fill, index, nowNs);
        fills.lazySet(fills.get() + 1);
    }

    void clientWasRefused() {
        refusals.incrementAndGet();
    }

    private int index(long number) {
        long index = number - firstOrder;
        return index >= 0 && index < orders ? (int) index : -1;
    }

    private void record(Histogram histogram, int index, long nowNs) {
        if (index >= warmUpOrders && intervalNs > 0) {
            histogram.recordValue(Math.min(LONGEST_NS, Math.max(0, nowNs - dueNs(index))));
        }
    }

    /**
     * Says whether nothing is outstanding.
     *
     * @return whether each order was filled or refused
     */
    public boolean isComplete() {
        return answered() >= orders;
    }

    long answered() {
        return fills.get() + refusals.get();
    }

    /**
     * Returns how many orders were filled so far.
     *
     * @return with those of the warm-up
     */
    public long fills() {
        return fills.get();
    }

    /**
     * Returns how many orders were refused.
     *
     * @return with those of the warm-up
     */
    public long refusals() {
        return refusals.get();
    }

    /**
     * Returns how often the venue saw an order or the client a fill a second time.
     *
     * @return 0 if all is well
     */
    public long doubles() {
        return doubles.get();
    }

    /**
     * Returns by how much the sender was behind its schedule: a part of each of the other latencies.
     *
     * @return in nanoseconds
     */
    public Histogram lateness() {
        return lateness;
    }

    /**
     * Returns the times from client NewOrderSingle(D) due to NewOrderSingle(D) at the venue.
     *
     * @return in nanoseconds
     */
    public Histogram inToOut() {
        return inToOut;
    }

    /**
     * Returns the times from client NewOrderSingle(D) due to the first ExecutionReport(8) at the client.
     *
     * @return in nanoseconds
     */
    public Histogram acknowledgement() {
        return acknowledgement;
    }

    /**
     * Returns the times from client NewOrderSingle(D) due to the ExecutionReport(8) of the fill at the client.
     *
     * @return in nanoseconds
     */
    public Histogram fill() {
        return fill;
    }
}
