package io.trade2026.sequencer.media;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Driver and archive as a process of their own, so that what a gateway had on the wire is still recorded after the gateway died.
 *
 * <p>Prints {@code READY} when it serves. SIGTERM and SIGINT stop it in order: at once without an owner, otherwise when
 * the owner is gone or four seconds have passed. Ctrl-C in a terminal reaches parent and child alike, and the parent needs
 * driver and archive for its own orderly stop. An owner that sends SIGTERM gives its claim up before. It ends by itself when its last owner has been gone for
 * the grace of its configuration and the recordings of dead clients are closed.
 */
public final class MediaProcess {
    private static final Logger LOG = LoggerFactory.getLogger(MediaProcess.class);
    private static final long STOP_TIMEOUT_S = 20;
    private static final long OWNER_STOP_NS = TimeUnit.SECONDS.toNanos(4);
    private static final long OWNER_POLL_MS = 20;

    private final MediaConfig config;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private MediaProcess(final MediaConfig config) {
        this.config = config;
    }

    /**
     * Runs until told to stop.
     *
     * @param arguments as {@link MediaConfig#toArguments()} writes them
     * @throws InterruptedException when interrupted
     */
    public static void main(final String... arguments) throws InterruptedException {
        new MediaProcess(MediaConfig.parse(arguments)).run();
    }

    private void run() throws InterruptedException {
        try (MediaNode node = MediaNode.start(config, this::fail)) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::stopInOrder, "media-stop"));
            System.out.println("READY");
            serve(node);
        } finally {
            stopped.countDown();
        }
        final Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("driver or archive failed", cause);
        }
    }

    private void serve(final MediaNode node) throws InterruptedException {
        final long graceNs = config.orphanGrace().toNanos();
        long lastOwnedNs = System.nanoTime();
        while (!stop.await(1, TimeUnit.SECONDS)) {
            final long nowNs = System.nanoTime();
            if (graceNs == 0 || MediaOwner.isClaimed(config.dir())) {
                lastOwnedNs = nowNs;
            } else if (mayEnd(nowNs - lastOwnedNs, graceNs, node.activeRecordings())) {
                LOG.info("no owner for {} s: ending", TimeUnit.NANOSECONDS.toSeconds(nowNs - lastOwnedNs));
                return;
            }
        }
    }

    /** An orphan waits for the recordings of dead clients to close, but not for ever: a stuck client must not keep it alive. */
    private static boolean mayEnd(final long orphanedNs, final long graceNs, final int activeRecordings) {
        return orphanedNs > graceNs && (activeRecordings == 0 || orphanedNs > 4 * graceNs);
    }

    private void fail(final Throwable cause) {
        failure.set(cause);
        stop.countDown();
    }

    private void stopInOrder() {
        try {
            awaitOwnerGone();
            stop.countDown();
            if (!stopped.await(STOP_TIMEOUT_S, TimeUnit.SECONDS)) {
                LOG.error("driver and archive did not stop within {} s", STOP_TIMEOUT_S);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitOwnerGone() throws InterruptedException {
        final long beginNs = System.nanoTime();
        while (stop.getCount() > 0
                && System.nanoTime() - beginNs < OWNER_STOP_NS
                && MediaOwner.isClaimed(config.dir())) {
            TimeUnit.MILLISECONDS.sleep(OWNER_POLL_MS);
        }
    }
}
