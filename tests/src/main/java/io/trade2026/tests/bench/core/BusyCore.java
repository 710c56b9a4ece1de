package io.trade2026.tests.bench.core;

import io.trade2026.oms.CoreTimers;
import io.trade2026.oms.EventSink;
import io.trade2026.oms.KillRehearsal;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;

/** A core with very many open orders to which others go on giving commands. One thread, real time. */
final class BusyCore implements CoreTimers {
    private static final long NONE = Long.MAX_VALUE;
    /** A timer that lies further ahead is of what the core does all the time. */
    private static final long SOON_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Long2LongHashMap deadlines = new Long2LongHashMap(NONE);
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long intervalNs;
    private final Trading trading;
    private final long epochAtZeroNs;

    BusyCore(int orders, int perSecond, EventSink watch) {
        KillRehearsal.play();
        intervalNs = TimeUnit.SECONDS.toNanos(1) / perSecond;
        trading = Trading.withOpenOrders(orders, watch, this);
        // Orders that have been open for a while lie where a young collection does not copy them; what a sweep makes
        // itself does not.
        System.gc();
        epochAtZeroNs = trading.nowEpochNs() - System.nanoTime();
    }

    @Override
    public void schedule(long correlationId, long deadlineEpochNs) {
        deadlines.put(correlationId, deadlineEpochNs);
    }

    @Override
    public void cancel(long correlationId) {
        deadlines.remove(correlationId);
    }

    /** Whether the core has nothing under way that goes on soon. */
    boolean isAtRest() {
        long soonEpochNs = epochAtZeroNs + System.nanoTime() + SOON_NS;
        for (long id : deadlines.keySet()) {
            if (deadlines.get(id) <= soonEpochNs) {
                return false;
            }
        }
        return true;
    }

    /** Gives a command of which nothing is measured. */
    void send(DirectBuffer letter, int length) {
        trading.at(epochAtZeroNs + System.nanoTime());
        trading.send(letter, length);
    }

    /** Gives a command and goes on until what it began is over, and others have given some commands; they do so all the time. */
    BusyTimes measure(DirectBuffer letter, int length, int leastCommands, BooleanSupplier isOver) {
        Histogram waited = new Histogram(3);
        long beganNs = System.nanoTime();
        long beganCpuNs = threads.getCurrentThreadCpuTime();
        trading.at(epochAtZeroNs + beganNs);
        trading.send(letter, length);
        BusyTimes times = new BusyTimes(beganNs, waited);
        times.command(System.nanoTime() - beganNs, threads.getCurrentThreadCpuTime() - beganCpuNs);
        long dueNs = beganNs;
        while (!isOver.getAsBoolean() || waited.getTotalCount() < leastCommands) {
            long nowNs = System.nanoTime();
            long timer = due(epochAtZeroNs + nowNs);
            if (timer != NONE) {
                long cpuNs = threads.getCurrentThreadCpuTime();
                trading.at(epochAtZeroNs + nowNs);
                trading.wake(timer);
                long endNs = System.nanoTime();
                times.slice(endNs, endNs - nowNs, threads.getCurrentThreadCpuTime() - cpuNs);
            }
            for (; dueNs <= System.nanoTime(); dueNs += intervalNs) {
                trading.writeOrder();
                trading.at(epochAtZeroNs + System.nanoTime());
                trading.place();
                waited.recordValue(System.nanoTime() - dueNs);
            }
        }
        return times;
    }

    private long due(long nowEpochNs) {
        for (long id : deadlines.keySet()) {
            if (deadlines.get(id) <= nowEpochNs) {
                deadlines.remove(id);
                return id;
            }
        }
        return NONE;
    }
}
