package io.trade2026.ops.recon;

import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.source.ClearingBreaks;
import io.trade2026.ops.source.ClearingRow;
import io.trade2026.ops.source.ClearingTold;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log of breaks with clearing firms twice a second, and writes to it what the journal says of them, by a thread of its own: so
 * a store that is slow or away holds nobody up. While it is away what was read last stays, and grows older.
 */
public final class ClearingMirror implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClearingMirror.class);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long CLOSE_MS = 4_000;

    private final ClearingBreaks store;
    private final Queue<ClearingTold> unwritten = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private final AtomicReference<Optional<List<ClearingRow>>> news = new AtomicReference<>(Optional.empty());
    private volatile boolean isRunning = true;
    private boolean wasAway;

    /**
     * Nothing runs before {@link #start()}.
     *
     * @param store keeps them
     * @param onFailure told of a mistake of our own that ended the thread
     */
    public ClearingMirror(ClearingBreaks store, Consumer<Throwable> onFailure) {
        this.store = store;
        this.thread = new Thread(this::run, "clearing-breaks");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, failure) -> onFailure.accept(failure));
    }

    /**
     * Starts the thread.
     *
     * @return this
     */
    public ClearingMirror start() {
        thread.start();
        return this;
    }

    private void run() {
        while (isRunning) {
            try {
                write();
                news.set(Optional.of(store.rows()));
                wasAway = false;
            } catch (Refused away) {
                if (!wasAway) {
                    LOG.warn("breaks with clearing firms are neither read nor written: {}", away.getMessage());
                }
                wasAway = true;
            }
            LockSupport.parkNanos(this, LOOK_NS);
        }
    }

    private void write() {
        for (ClearingTold told = unwritten.peek(); told != null; told = unwritten.peek()) {
            store.note(told);
            unwritten.remove();
        }
    }

    /** What was read last, once; empty until it was read again. For any thread. */
    Optional<List<ClearingRow>> news() {
        return news.getAndSet(Optional.empty());
    }

    /** Has this written. For any thread. */
    void note(ClearingTold told) {
        unwritten.add(told);
    }

    @Override
    public void close() {
        isRunning = false;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
