package io.trade2026.sequencer.node;

import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ClusterBackup;
import io.aeron.cluster.ClusterBackupEventsListener;
import io.aeron.cluster.ClusterMember;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.RecordingLog;
import io.aeron.cluster.service.ClusteredServiceContainer;
import io.trade2026.sequencer.media.MachineClock;
import io.trade2026.sequencer.media.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the last snapshot and the command log behind it from the cluster, in the place of what this member has. */
final class LogCopy implements ClusterBackupEventsListener {
    private static final Logger LOG = LoggerFactory.getLogger(LogCopy.class);
    private static final String LOCK_FILE = "process.lock";

    private final SequencerConfig config;
    private final CountDownLatch copied = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> lastFault = new AtomicReference<>();
    private final AtomicLong snapshotPosition = new AtomicLong();
    private final AtomicLong logPosition = new AtomicLong();
    private volatile boolean isLogged;

    LogCopy(final SequencerConfig config) {
        this.config = config;
    }

    /** Deletes the member's own log and snapshots: what was purged elsewhere does not fit to them any more. */
    void forget(final AeronArchive archive) {
        Recording.all(archive).stream()
                .filter(each -> each.streamId() == ConsensusModule.Configuration.logStreamId()
                        || each.streamId() == ConsensusModule.Configuration.snapshotStreamId()
                        || each.streamId() == ClusteredServiceContainer.Configuration.snapshotStreamId())
                .forEach(each -> archive.purgeRecording(each.id()));
        try (Stream<Path> files = Files.list(config.dir())) {
            for (final Path file : files.toList()) {
                if (!file.endsWith(LOCK_FILE)) {
                    Files.delete(file);
                }
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot empty " + config.dir(), e);
        }
    }

    /** Copies and returns when snapshot and log are here. */
    String run(final Duration timeout) throws InterruptedException {
        final ClusterBackup.Context context = new ClusterBackup.Context()
                .epochClock(MachineClock.INSTANCE)
                .aeronDirectoryName(config.media().aeronDir().toString())
                .clusterDir(config.dir().toFile())
                .clusterConsensusEndpoints(config.topology().consensusEndpoints())
                .consensusChannel("aeron:udp?term-length=64k|endpoint="
                        + config.topology().member(config.memberId()).consensusEndpoint())
                .catchupEndpoint(config.topology().member(config.memberId()).repairEndpoint())
                .catchupChannel("aeron:udp?alias=log|term-length=" + config.logTermLength())
                .archiveContext(config.media().archiveContext())
                .clusterArchiveContext(new AeronArchive.Context()
                        .controlRequestChannel("aeron:udp?term-length=64k")
                        .controlRequestStreamId(config.media().archiveContext().controlRequestStreamId())
                        .controlResponseChannel("aeron:udp?term-length=64k|endpoint="
                                + config.topology().member(config.memberId()).host() + ":0"))
                .sourceType(ClusterBackup.SourceType.ANY)
                .initialReplayStart(ClusterBackup.Configuration.ReplayStart.LATEST_SNAPSHOT)
                .clusterBackupCoolDownIntervalNs(TimeUnit.SECONDS.toNanos(1))
                .clusterBackupResponseTimeoutNs(TimeUnit.SECONDS.toNanos(3))
                .eventsListener(this)
                .errorHandler(error -> LOG.debug("copy of the command log: {}", error.toString()));
        try (ClusterBackup backup = ClusterBackup.launch(context)) {
            LOG.debug("copying with {}", backup);
            if (!copied.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("no other member gave snapshot and command log within "
                        + timeout.toSeconds() + " s" + reason());
            }
        }
        return "snapshot at log position " + snapshotPosition.get() + ", command log up to position "
                + logPosition.get();
    }

    private String reason() {
        final Throwable fault = lastFault.get();
        return fault == null ? "" : ": " + fault.getMessage();
    }

    @Override
    public void onBackupQuery() {
        LOG.debug("asking the members for what is to be copied");
    }

    @Override
    public void onPossibleFailure(final Exception fault) {
        lastFault.set(fault);
        LOG.debug("copy of the command log: {}", fault.toString());
    }

    @Override
    public void onBackupResponse(
            final ClusterMember[] clusterMembers,
            final ClusterMember logSourceMember,
            final List<RecordingLog.Snapshot> snapshotsToRetrieve) {
        LOG.info("copying {} snapshots and the log from member {}", snapshotsToRetrieve.size(), logSourceMember.id());
    }

    @Override
    public void onUpdatedRecordingLog(
            final RecordingLog recordingLog, final List<RecordingLog.Snapshot> snapshotsRetrieved) {
        snapshotsRetrieved.forEach(snapshot -> snapshotPosition.set(snapshot.logPosition()));
        isLogged = true;
    }

    @Override
    public void onLiveLogProgress(final long recordingId, final long recordingPosCounterId, final long position) {
        logPosition.set(position);
        if (isLogged && position >= snapshotPosition.get()) {
            copied.countDown();
        }
    }
}
