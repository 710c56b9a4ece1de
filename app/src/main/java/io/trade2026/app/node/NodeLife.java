package io.trade2026.app.node;

import io.trade2026.app.process.CrashAt;
import io.trade2026.app.process.StartFault;
import io.trade2026.sequencer.client.CrashPoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the start of the first part to the end of the last one.
 *
 * <p>Invariant: what was started is stopped in the opposite order, also when a later part could not be started.
 */
final class NodeLife implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeLife.class);
    private static final long SLOW_CLOSE_MS = 500;
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long SAID_AFTER_NS = TimeUnit.SECONDS.toNanos(1);

    private final Deque<Part> started = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final @Nullable CrashAt crashAt = CrashAt.asked();
    private final long beganNs = System.nanoTime();
    private long stepNs = beganNs;

    private record Part(String name, AutoCloseable closing) {}

    /** Takes a part to be stopped at the end; refuses it, after taking it, when the end has come already. */
    <T extends AutoCloseable> T keep(String name, T part) {
        started.push(new Part(name, part));
        LOG.info("start: {}, {} ms after the step before", name, sinceStepMs());
        goOn("it started");
        return part;
    }

    private long sinceStepMs() {
        long nowNs = System.nanoTime();
        long tookMs = TimeUnit.NANOSECONDS.toMillis(nowNs - stepNs);
        stepNs = nowNs;
        return tookMs;
    }

    private void goOn(String what) {
        if (ended.getCount() == 0) {
            Throwable cause = failure.get();
            throw cause == null
                    ? new StartFault("was told to stop while " + what)
                    : new StartFault("a part failed while " + what + ": " + cause, cause);
        }
    }

    /**
     * Waits for what another process has to do, as long as it takes.
     *
     * @param what it is, for the log
     * @param isDone asked again and again, on this thread
     * @throws StartFault when this process is to end meanwhile
     */
    void await(String what, BooleanSupplier isDone) {
        long waitedFromNs = System.nanoTime();
        boolean isSaid = false;
        while (!isDone.getAsBoolean()) {
            goOn("it waited for " + what);
            if (!isSaid && System.nanoTime() - waitedFromNs > SAID_AFTER_NS) {
                isSaid = true;
                LOG.info("waiting for {}", what);
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
        if (isSaid) {
            LOG.info("{}: there after {} ms", what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - waitedFromNs));
        }
    }

    /** Who is told of the windows of a crash: nobody, unless a test asks for the end of this process in one. */
    CrashPoint crash() {
        return crashAt == null ? CrashPoint.NONE : crashAt;
    }

    /** All parts serve. */
    void serves() {
        LOG.info("start: all parts serve after {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNs));
        if (crashAt != null) {
            crashAt.arm();
        }
    }

    /** A part cannot go on: the process ends, since half of it would guess. For any thread; returns at once. */
    void fail(Throwable cause) {
        if (ended.getCount() > 0 && failure.compareAndSet(null, cause)) {
            LOG.error("a part has failed, the node ends", cause);
        }
        ended.countDown();
    }

    /** Asks for the end; returns at once. For any thread. */
    void end() {
        ended.countDown();
    }

    /** Returns what failed, or null when the end was asked for. */
    @Nullable Throwable awaitEnd() throws InterruptedException {
        ended.await();
        return failure.get();
    }

    @Override
    public void close() {
        ended.countDown();
        while (!started.isEmpty()) {
            Part part = started.pop();
            long closingNs = System.nanoTime();
            CloseHelper.close(error -> LOG.error("{} did not stop in order", part.name(), error), part.closing());
            long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - closingNs);
            if (tookMs > SLOW_CLOSE_MS) {
                LOG.info("{} took {} ms to stop", part.name(), tookMs);
            }
        }
    }
}
