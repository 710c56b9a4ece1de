package io.trade2026.marketdata;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.agrona.concurrent.NanoClock;
import org.jspecify.annotations.Nullable;

/** The thread that tells the core what the board owes it. It owns the outlet. */
final class PricePump {
    /** Short enough for the pace of conflation and for the outlet's housekeeping, long enough to cost nothing. */
    private static final long REST_NS = TimeUnit.MILLISECONDS.toNanos(5);

    /** The shortest lease that the core may give market data is twice as long. */
    private static final long LIFE_NS = TimeUnit.SECONDS.toNanos(1);

    private static final long FAREWELL_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private final PriceBoard board;
    private final CommandOutlet outlet;
    private final PriceLetters letters;
    private final NanoClock clock;
    private final Consumer<Throwable> onFailure;
    private volatile boolean isRunning = true;
    private volatile @Nullable Thread thread;

    PricePump(PriceBoard board, CommandOutlet outlet, NanoClock clock, Consumer<Throwable> onFailure) {
        this.board = board;
        this.outlet = outlet;
        this.letters = new PriceLetters(outlet);
        this.clock = clock;
        this.onFailure = onFailure;
    }

    void start() {
        Thread fresh = new Thread(this::run, "market-data");
        fresh.setDaemon(true);
        fresh.setUncaughtExceptionHandler((dead, failure) -> onFailure.accept(failure));
        thread = fresh;
        fresh.start();
    }

    /** For any thread: there is something to tell. */
    void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        try (outlet) {
            long sessions = outlet.sessionCount();
            long lifeDueNs = clock.nanoTime() + LIFE_NS;
            while (isRunning) {
                int work = outlet.poll();
                if (outlet.sessionCount() != sessions) {
                    sessions = outlet.sessionCount();
                    board.tellAllAgain();
                }
                if (clock.nanoTime() - lifeDueNs >= 0) {
                    lifeDueNs = clock.nanoTime() + LIFE_NS;
                    board.tellLifeAgain();
                }
                work += outlet.isConnected() ? board.drain(clock.nanoTime(), letters) : 0;
                if (work == 0) {
                    LockSupport.parkNanos(this, REST_NS);
                }
            }
            sayFarewell();
        }
    }

    /** Prices must not look alive when nobody listens to them any more. */
    private void sayFarewell() {
        long deadlineNs = clock.nanoTime() + FAREWELL_NS;
        board.leaveAll();
        while (outlet.isConnected()
                && board.owesSilence(clock.nanoTime())
                && clock.nanoTime() - deadlineNs < 0
                && !Thread.currentThread().isInterrupted()) {
            outlet.poll();
            if (board.drain(clock.nanoTime(), letters) == 0) {
                LockSupport.parkNanos(this, REST_NS);
            }
        }
    }

    void stop() {
        isRunning = false;
        Thread running = thread;
        if (running == null) {
            outlet.close();
            return;
        }
        wake();
        try {
            running.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            running.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
