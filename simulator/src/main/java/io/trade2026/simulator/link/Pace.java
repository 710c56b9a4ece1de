package io.trade2026.simulator.link;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs work at a fixed pace on a daemon thread of its own until it is closed. Work that comes late is caught up, at most a second of
 * it. An exception of the work ends the thread and goes to its uncaught exception handler.
 */
public final class Pace implements AutoCloseable {
    private static final long MOST_LATE_NS = 1_000_000_000L;

    private final String name;
    private final long intervalNs;
    private final Runnable work;
    private volatile boolean isRunning;
    private @Nullable Thread thread;

    /** A pace that does not run yet. */
    public Pace(String name, Duration interval, Runnable work) {
        this.name = name;
        this.intervalNs = Math.max(1, interval.toNanos());
        this.work = work;
    }

    /** Begins; does nothing when it runs. */
    public synchronized void start() {
        if (thread == null) {
            isRunning = true;
            Thread made = new Thread(this::run, name);
            made.setDaemon(true);
            made.start();
            thread = made;
        }
    }

    private void run() {
        long nextNs = System.nanoTime();
        while (isRunning) {
            long nowNs = System.nanoTime();
            if (nowNs < nextNs) {
                LockSupport.parkNanos(nextNs - nowNs);
            } else {
                work.run();
                nextNs = Math.max(nextNs + intervalNs, nowNs - MOST_LATE_NS);
            }
        }
    }

    /** Ends and waits for the work under way; may be started again. */
    @Override
    public synchronized void close() {
        Thread running = thread;
        thread = null;
        isRunning = false;
        if (running != null && running != Thread.currentThread()) {
            LockSupport.unpark(running);
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
