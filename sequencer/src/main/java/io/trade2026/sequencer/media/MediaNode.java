package io.trade2026.sequencer.media;

import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveMarkFile;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.checksum.Checksums;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.client.ArchiveException;
import io.aeron.archive.status.RecordingPos;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.CloseHelper;
import org.agrona.SystemUtil;
import org.agrona.concurrent.status.CountersReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Aeron driver with one archive over one data directory, shared by the sequencer and the FIX engine.
 *
 * <p>Every recording carries checksums from its first byte: without them an archive may refuse to start for ever after a
 * kill -9. The directory lock comes before the driver touches anything, and stale mark files are deleted under it, so a restart
 * right after a kill -9 works at once.
 */
public final class MediaNode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MediaNode.class);
    private static final long TIMER_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PUBLICATION_LINGER_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int LEAST_TERM_LENGTH = 1 << 20;
    /** Each mends one recording; more than can be open at once. */
    private static final int MOST_ATTEMPTS = 16;

    private static final int MAX_REPLAYS = 64;

    private final MediaConfig config;
    private final ErrorGate errors;
    private final DirectoryLock lock;
    private final MediaIncarnation incarnation;
    private @Nullable MediaDriver driver;
    private @Nullable Archive archive;

    private MediaNode(
            final MediaConfig config,
            final ErrorGate errors,
            final DirectoryLock lock,
            final MediaIncarnation incarnation) {
        this.config = config;
        this.errors = errors;
        this.lock = lock;
        this.incarnation = incarnation;
    }

    /**
     * Starts driver and archive and returns when both serve.
     *
     * @param config where and how
     * @param onFailure called at most once, from any thread, when driver or archive gave up; the process should then end
     * @return the running media
     * @throws IllegalStateException when another process runs on the directory
     */
    public static MediaNode start(final MediaConfig config, final Consumer<Throwable> onFailure) {
        final DirectoryLock lock = DirectoryLock.hold(config.dir());
        boolean started = false;
        final MediaNode node = new MediaNode(
                config,
                new ErrorGate("media driver", onFailure),
                lock,
                MediaIncarnation.begin(config, System.currentTimeMillis()));
        try {
            node.launch();
            started = true;
            return node;
        } finally {
            if (!started) {
                node.errors.shut();
                node.release();
            }
        }
    }

    private void launch() {
        final Path archiveDir = config.dir().resolve("archive");
        int attempts = MOST_ATTEMPTS;
        while (!launch(archiveDir, --attempts > 0)) {
            LOG.info("driver and archive start again");
        }
        LOG.info(
                "media {} serves {} with driver directory {} (stop before was {})",
                incarnation.number(),
                config.dir(),
                config.aeronDir(),
                incarnation.previousStopClean() ? "clean" : "not clean");
    }

    private boolean launch(final Path archiveDir, final boolean mayMend) {
        try {
            Files.deleteIfExists(archiveDir.resolve(ArchiveMarkFile.FILENAME));
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot delete the stale mark file in " + archiveDir, e);
        }
        final MediaDriver launched = MediaDriver.launch(driverContext());
        driver = launched;
        final Archive.Context context = archiveContext(archiveDir);
        try {
            archive = Archive.launch(context);
            return true;
        } catch (final ArchiveException e) {
            context.close();
            if (!mayMend || !HalfWritten.mend(e, archiveDir)) {
                throw e;
            }
            driver = null;
            launched.close();
            return false;
        }
    }

    private MediaDriver.Context driverContext() {
        final long clientLivenessNs = config.clientLiveness().toNanos();
        // A file of a recording is at least a term long.
        final int termLength = Math.min(config.termLength(), Math.max(LEAST_TERM_LENGTH, config.segmentLength()));
        return new MediaDriver.Context()
                .aeronDirectoryName(config.aeronDir().toString())
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .warnIfDirectoryExists(false)
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(config.pace().idleStrategy())
                .epochClock(MachineClock.INSTANCE)
                .timerIntervalNs(TIMER_INTERVAL_NS)
                .clientLivenessTimeoutNs(clientLivenessNs)
                .publicationUnblockTimeoutNs(clientLivenessNs * 2)
                .publicationLingerTimeoutNs(PUBLICATION_LINGER_NS)
                .publicationReservedSessionIdLow(SessionIds.LOWEST)
                .publicationReservedSessionIdHigh(SessionIds.HIGHEST)
                .termBufferSparseFile(true)
                .ipcTermBufferLength(termLength)
                .publicationTermBufferLength(termLength)
                .errorHandler(errors);
    }

    private Archive.Context archiveContext(final Path archiveDir) {
        final Archive.Context context = new Archive.Context()
                .aeronDirectoryName(config.aeronDir().toString())
                .archiveDir(archiveDir.toFile())
                .archiveId(0)
                .epochClock(MachineClock.INSTANCE)
                .archiveClientContext(new AeronArchive.Context().controlResponseChannel(replicationChannel()))
                .localControlChannel(MediaAddress.CONTROL_CHANNEL)
                .localControlStreamId(MediaAddress.CONTROL_STREAM_ID)
                .replicationChannel(replicationChannel())
                .recordingEventsEnabled(false)
                .threadingMode(ArchiveThreadingMode.SHARED)
                .idleStrategySupplier(config.pace()::idleStrategy)
                .segmentFileLength(config.segmentLength())
                .maxConcurrentReplays(MAX_REPLAYS)
                .recordChecksum(Checksums.crc32())
                .fileSyncLevel(config.fileSyncLevel())
                .catalogFileSyncLevel(config.fileSyncLevel())
                .errorHandler(errors.forPart("archive", false));
        return config.controlEndpoint().isEmpty()
                ? context.controlChannelEnabled(false)
                : context.controlChannel("aeron:udp?endpoint=" + config.controlEndpoint())
                        .controlStreamId(MediaAddress.CONTROL_STREAM_ID);
    }

    /** Only used when a member copies from another's archive; the port is taken then. */
    private String replicationChannel() {
        final String endpoint = config.controlEndpoint();
        final String host = endpoint.isEmpty() ? "localhost" : endpoint.substring(0, endpoint.lastIndexOf(':'));
        return "aeron:udp?endpoint=" + host + ":0";
    }

    /**
     * Where clients find this media.
     *
     * @return the address
     */
    public MediaAddress address() {
        return config.address();
    }

    /**
     * Which life this is.
     *
     * @return the incarnation begun by this start
     */
    public MediaIncarnation incarnation() {
        return incarnation;
    }

    /**
     * Are clients still writing?
     *
     * @return how many recordings are growing or may grow
     */
    public int activeRecordings() {
        final Archive running = archive;
        if (running == null) {
            return 0;
        }
        final CountersReader counters = running.context().aeron().countersReader();
        final int[] active = {0};
        counters.forEach((counterId, typeId, keyBuffer, label) -> {
            if (typeId == RecordingPos.RECORDING_POSITION_TYPE_ID) {
                active[0]++;
            }
        });
        return active[0];
    }

    /** Stops archive and driver, leaves the marker of a clean stop unless they had failed, frees the directory. */
    @Override
    public void close() {
        if (driver == null && archive == null) {
            return;
        }
        errors.shut();
        release();
        LOG.info("media {} stopped", incarnation.number());
    }

    private void release() {
        final boolean wasServing = archive != null;
        CloseHelper.closeAll(archive, driver);
        archive = null;
        driver = null;
        if (wasServing && !errors.isFailed()) {
            MediaIncarnation.end(config.dir());
        }
        lock.close();
    }

    @Override
    public String toString() {
        return "MediaNode[" + config.dir() + ", "
                + SystemUtil.formatDuration(config.clientLiveness().toNanos()) + "]";
    }
}
