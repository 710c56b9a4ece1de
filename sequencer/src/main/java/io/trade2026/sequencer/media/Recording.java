package io.trade2026.sequencer.media;

import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.client.RecordingDescriptorConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One recording, as the archive described it at one moment.
 *
 * @param id of the archive
 * @param startPosition of the first byte that is still there
 * @param stopPosition end of its last frame, or {@link AeronArchive#NULL_POSITION} while it is being written
 * @param initialTermId of the recorded stream
 * @param segmentLength of each file in bytes
 * @param termLength of the recorded stream in bytes
 * @param mtu of the recorded stream in bytes
 * @param streamId of the recorded stream
 * @param channel of the recorded stream, without what was only meant for the recording
 */
public record Recording(
        long id,
        long startPosition,
        long stopPosition,
        int initialTermId,
        int segmentLength,
        int termLength,
        int mtu,
        int streamId,
        String channel) {

    /** Takes the descriptors of one answer. */
    private static final class Answer implements RecordingDescriptorConsumer {
        private final List<Recording> found = new ArrayList<>();

        @Override
        public void onRecordingDescriptor(
                final long controlSessionId,
                final long correlationId,
                final long recordingId,
                final long startTimestamp,
                final long stopTimestamp,
                final long startPosition,
                final long stopPosition,
                final int initialTermId,
                final int segmentFileLength,
                final int termBufferLength,
                final int mtuLength,
                final int sessionId,
                final int streamId,
                final String strippedChannel,
                final String originalChannel,
                final String sourceIdentity) {
            found.add(new Recording(
                    recordingId,
                    startPosition,
                    stopPosition,
                    initialTermId,
                    segmentFileLength,
                    termBufferLength,
                    mtuLength,
                    streamId,
                    strippedChannel));
        }
    }

    /**
     * Lists all that an archive holds.
     *
     * @param archive to ask
     * @return in the order in which they were begun
     */
    public static List<Recording> all(final AeronArchive archive) {
        final Answer answer = new Answer();
        archive.listRecordings(0, Integer.MAX_VALUE, answer);
        return answer.found;
    }

    /**
     * Looks for one.
     *
     * @param archive to ask
     * @param recordingId of it
     * @return empty when the archive holds it no more
     */
    public static Optional<Recording> of(final AeronArchive archive, final long recordingId) {
        final Answer answer = new Answer();
        archive.listRecording(recordingId, answer);
        return answer.found.stream().findFirst();
    }

    /**
     * Lists those of the event journal, of which there should be one at most.
     *
     * @param archive to ask
     * @return in the order in which they were begun
     */
    public static List<Recording> ofJournal(final AeronArchive archive) {
        final Answer answer = new Answer();
        archive.listRecordingsForUri(0, 2, "alias=" + JournalFormat.ALIAS, JournalFormat.STREAM_ID, answer);
        return answer.found;
    }
}
