package io.trade2026.ops.desk;

import io.trade2026.ops.source.JournalReader;
import io.trade2026.sequencer.client.EventHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The thread of a part that reads the journal by itself and tells the core what it finds.
 *
 * <p>It has a reader of the journal and a line to the core of its own and shares neither; both are closed as it ends. What the
 * part keeps is touched by this thread alone.
 */
public final class JournalThread implements AutoCloseable {
    private static final int EVENTS_AT_ONCE = 256;
    private static final int LONGEST_COMMAND = 1_024;
    private static final long REST_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long CLOSE_MS = 2_000;

    private final CommandOutlet outlet;
    private final EventFeed events;
    private final EventHandler handler;
    private final Round round;
    private final Thread thread;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LONGEST_COMMAND]);
    private volatile boolean isRunning = true;

    /** Takes the events one by one. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes one.
         *
         * @param number of the event
         * @param epochNs its time, epoch nanoseconds UTC
         * @param letter holds it; read only during the call
         * @param offset of its SBE header
         */
        void take(long number, long epochNs, DirectBuffer letter, int offset);
    }

    /** What is done after each look into the journal. */
    @FunctionalInterface
    public interface Round {
        /**
         * Does it, without blocking.
         *
         * @param work 0 when there was nothing new
         * @param nowNs {@link System#nanoTime()}
         */
        void go(int work, long nowNs);
    }

    /**
     * Nothing runs before {@link #start()}.
     *
     * @param name of the thread
     * @param outlet of commands
     * @param events of the journal
     * @param taker takes each event
     * @param round follows each look into the journal
     * @param onFailure told of a mistake of our own that ended the thread
     */
    public JournalThread(
            String name,
            CommandOutlet outlet,
            EventFeed events,
            Taker taker,
            Round round,
            Consumer<Throwable> onFailure) {
        this.outlet = outlet;
        this.events = events;
        this.handler = (number, epochNs, letter, offset, length, position) -> {
            taker.take(number, epochNs, letter, offset);
            return true;
        };
        this.round = round;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, failure) -> onFailure.accept(failure));
    }

    /** Starts it. */
    public void start() {
        thread.start();
    }

    private void run() {
        try (outlet;
                events) {
            while (isRunning) {
                int work = outlet.poll() + events.poll(handler, EVENTS_AT_ONCE);
                round.go(work, System.nanoTime());
                if (work == 0) {
                    LockSupport.parkNanos(this, REST_NS);
                }
            }
        }
    }

    /**
     * Where a command is written before it is offered. For this thread alone.
     *
     * @return the buffer
     */
    public UnsafeBuffer buffer() {
        return buffer;
    }

    /**
     * Offers the command in the buffer. For this thread alone.
     *
     * @param length in bytes
     * @return whether it was taken
     */
    public boolean offer(int length) {
        return outlet.offer(buffer, length);
    }

    /**
     * Says whether it runs, or was told to end. For any thread.
     *
     * @return false when a mistake of our own has ended it, and before the start
     */
    public boolean isSound() {
        return thread.isAlive() || !isRunning;
    }

    /**
     * How far it has read. For any thread.
     *
     * @return state of its reader
     */
    public JournalReader journal() {
        return events.state();
    }

    @Override
    public void close() {
        isRunning = false;
        LockSupport.unpark(thread);
        if (thread.getState() == Thread.State.NEW) {
            outlet.close();
            events.close();
            return;
        }
        if (!thread.isAlive()) {
            return;
        }
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
