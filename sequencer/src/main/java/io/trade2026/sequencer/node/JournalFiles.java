package io.trade2026.sequencer.node;

import io.aeron.archive.client.AeronArchive;
import io.trade2026.sequencer.media.JournalFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the files of the journal's recording begin and how long they are.
 *
 * @param recordingId of the archive
 * @param startPosition of the first file that is still there
 * @param segmentLength of each file in bytes
 */
record JournalFiles(long recordingId, long startPosition, int segmentLength) {
    static Optional<JournalFiles> find(final AeronArchive archive) {
        final AtomicReference<JournalFiles> found = new AtomicReference<>();
        archive.listRecordingsForUri(
                0,
                1,
                "alias=" + JournalFormat.ALIAS,
                JournalFormat.STREAM_ID,
                (controlSessionId,
                        correlationId,
                        recordingId,
                        startTimestamp,
                        stopTimestamp,
                        startPosition,
                        stopPosition,
                        initialTermId,
                        segmentFileLength,
                        termBufferLength,
                        mtuLength,
                        sessionId,
                        streamId,
                        strippedChannel,
                        originalChannel,
                        sourceIdentity) -> found.set(new JournalFiles(recordingId, startPosition, segmentFileLength)));
        return Optional.ofNullable(found.get());
    }
}
