package io.trade2026.app.node;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import io.aeron.exceptions.AeronException;
import io.trade2026.sequencer.media.MediaAddress;
import io.trade2026.sequencer.media.MediaIncarnation;
import io.trade2026.sequencer.media.MediaOwner;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.CloseHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Driver and archive of another process: found, waited for, claimed, and watched for their end.
 *
 * <p>What records or is recorded cannot outlive them: when they are gone, or others have come in their place, a process that said so
 * with {@link #watch} ends, and its supervisor starts it again. Followers and publishers connect again by themselves.
 */
final class MediaGuest implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MediaGuest.class);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long PROBE_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final NodeLife node;
    private final Path dir;
    private final MediaOwner claim;
    private final Thread watcher = new Thread(this::watchOften, "media-watch");
    private @Nullable MediaIncarnation found;
    private volatile boolean isClosed;

    private MediaGuest(NodeLife node, Path dir) {
        this.node = node;
        this.dir = dir;
        this.claim = MediaOwner.claim(dir);
        watcher.setDaemon(true);
    }

    /** Claims the media of a directory; they need not run yet. */
    static MediaGuest of(NodeLife node, Path dir) {
        return node.keep("claim on the media", new MediaGuest(node, dir));
    }

    /** Waits until driver and archive serve, as long as it takes. */
    MediaPlace await() {
        node.await("driver and archive (role media) of " + dir, this::isServing);
        MediaIncarnation life = found;
        if (life == null) {
            throw new IllegalStateException("no media in " + dir);
        }
        LOG.info("media {} serves, driver directory {}", life.number(), life.aeronDir());
        return new MediaPlace(life, true);
    }

    /** A driver that was just killed passes for alive for a while: only the archive's answer, in the same life, counts. */
    private boolean isServing() {
        Optional<MediaIncarnation> before = MediaIncarnation.read(dir);
        if (before.isEmpty() || !new MediaAddress(before.get().aeronDir()).isDriverActive()) {
            return false;
        }
        MediaAddress address = new MediaAddress(before.get().aeronDir());
        try (Aeron aeron = address.connect("media-probe", error -> LOG.debug("media probe: {}", error.toString()));
                AeronArchive.AsyncConnect attempt = AeronArchive.asyncConnect(address.archiveContext(aeron))) {
            if (!answers(attempt)) {
                return false;
            }
        } catch (AeronException e) {
            LOG.debug("media probe: {}", e.toString());
            return false;
        }
        Optional<MediaIncarnation> after = MediaIncarnation.read(dir);
        found = after.orElse(null);
        return before.equals(after);
    }

    private static boolean answers(AeronArchive.AsyncConnect attempt) {
        long beganNs = System.nanoTime();
        while (System.nanoTime() - beganNs < PROBE_NS) {
            AeronArchive archive = attempt.poll();
            if (archive != null) {
                CloseHelper.quietClose(archive);
                return true;
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
        return false;
    }

    /** From now on this process ends when these media do. */
    void watch() {
        watcher.start();
    }

    private void watchOften() {
        while (!isClosed) {
            LockSupport.parkNanos(this, LOOK_NS);
            String end = isClosed ? "" : whatEnded();
            if (!end.isEmpty()) {
                node.fail(new IllegalStateException(end));
                return;
            }
        }
    }

    private String whatEnded() {
        MediaIncarnation known = found;
        Optional<MediaIncarnation> now = MediaIncarnation.read(dir);
        if (known == null || now.isEmpty()) {
            return "";
        }
        if (now.get().number() != known.number()) {
            return "driver and archive were started anew (life " + known.number() + " has ended, life "
                    + now.get().number() + " serves): this process has to start again";
        }
        boolean isAlive = new MediaAddress(known.aeronDir()).isDriverActive();
        return isAlive ? "" : "driver and archive (life " + known.number() + ") give no sign of life";
    }

    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(watcher);
        claim.close();
    }
}
