package io.trade2026.sequencer.node;

import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.client.ArchiveException;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.RecordingLog;
import io.trade2026.sequencer.media.Recording;
import io.trade2026.sequencer.media.SegmentCopies;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which snapshots there are, and how much of the command log is still needed.
 *
 * <p>Two snapshots are kept: the last, and one before in case the last turns out bad. What lies before the older one goes; files
 * of the log are copied first where a place for them is named, so that the whole log can be played again, and so is a snapshot now and then, so
 * that it need not be played from its beginning.
 */
final class SnapshotHouse {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotHouse.class);
    private static final int KEPT = 2;
    private static final int SERVICE = 0;

    private final File clusterDir;
    private final AeronArchive archive;
    /** Snapshots up to this log position were purged in this life. */
    private long purgedUpTo = -1;
    /** Where files of the log go before they are deleted; null: nowhere. */
    private volatile @Nullable LogFiles kept;

    /** Where files of the archive are, and where copies of the log and of snapshots go. */
    private record LogFiles(Path archiveDir, SegmentCopies copies, SnapshotCopies snapshots) {}

    SnapshotHouse(final File clusterDir, final AeronArchive archive) {
        this.clusterDir = clusterDir;
        this.archive = archive;
    }

    /**
     * Copies files of the log from now on before they go. For any thread.
     *
     * @param archiveDir of the media
     * @param copies directory for them
     */
    void keepLog(final Path archiveDir, final Path copies) {
        kept = new LogFiles(
                archiveDir,
                new SegmentCopies(copies),
                new SnapshotCopies(archiveDir, copies.resolveSibling("snapshots")));
    }

    /** Log position of the last complete snapshot, -1 if there is none. */
    long lastSnapshotLogPosition() {
        try (RecordingLog log = new RecordingLog(clusterDir, false)) {
            final RecordingLog.Entry last = log.getLatestSnapshot(ConsensusModule.Configuration.SERVICE_ID);
            return last == null ? -1 : last.logPosition;
        }
    }

    /** Deletes snapshots and log segments that the two last snapshots do not need. */
    void purge() {
        try (RecordingLog log = new RecordingLog(clusterDir, false)) {
            final List<RecordingLog.Entry> snapshots = new ArrayList<>();
            final List<Long> positions = new ArrayList<>();
            for (final RecordingLog.Entry entry : log.entries()) {
                if (entry.type == RecordingLog.ENTRY_TYPE_SNAPSHOT && entry.isValid) {
                    snapshots.add(entry);
                    if (!positions.contains(entry.logPosition)) {
                        positions.add(entry.logPosition);
                    }
                }
            }
            if (positions.size() < KEPT) {
                return;
            }
            positions.sort(null);
            final long keepFrom = positions.get(positions.size() - KEPT);
            int deleted = 0;
            for (final RecordingLog.Entry entry : snapshots) {
                if (entry.logPosition < keepFrom && entry.logPosition > purgedUpTo) {
                    deleted += delete(entry);
                }
            }
            final long segments = purgeLog(log.findLastTermRecordingId(), keepFrom);
            purgedUpTo =
                    Math.max(purgedUpTo, positions.size() > KEPT ? positions.get(positions.size() - KEPT - 1) : -1);
            LOG.info(
                    "purged {} snapshot recordings and {} log segments before position {}",
                    deleted,
                    segments,
                    keepFrom);
        }
    }

    private int delete(final RecordingLog.Entry entry) {
        final Recording recording = Recording.of(archive, entry.recordingId).orElse(null);
        if (recording == null) {
            return 0;
        }
        final LogFiles files = kept;
        try {
            if (files != null && entry.serviceId == SERVICE) {
                files.snapshots.keepIfFar(recording, entry.logPosition);
            }
        } catch (final IOException e) {
            LOG.warn("snapshot at log position {} goes without a copy: {}", entry.logPosition, e.getMessage());
        }
        archive.purgeRecording(entry.recordingId);
        return 1;
    }

    private long purgeLog(final long recordingId, final long keepFrom) {
        final Recording recording = Recording.of(archive, recordingId).orElse(null);
        if (recording == null) {
            return 0;
        }
        final long start = recording.startPosition();
        final long base = AeronArchive.segmentFileBasePosition(
                start, keepFrom, recording.termLength(), recording.segmentLength());
        if (base <= start) {
            return 0;
        }
        try {
            copyLog(recordingId, start, base, recording.segmentLength());
            return archive.purgeSegments(recordingId, base);
        } catch (final ArchiveException | IOException e) {
            LOG.warn("log segments before {} stay for now: {}", base, e.getMessage());
            return 0;
        }
    }

    private void copyLog(final long recordingId, final long from, final long to, final int fileLength)
            throws IOException {
        final LogFiles files = kept;
        if (files == null) {
            return;
        }
        for (long position = from; position < to; position += fileLength) {
            final Path file = files.archiveDir.resolve(recordingId + "-" + position + ".rec");
            files.copies.keep(file, "\"position\":" + position);
        }
    }
}
