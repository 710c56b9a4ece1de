package io.trade2026.sequencer.client;

import io.aeron.archive.client.AeronArchive;
import io.trade2026.sequencer.media.Recording;
import java.util.List;

/**
 * A stream that an archive has recorded, as the archive described it at one moment.
 *
 * @param recordingId of the archive
 * @param streamId of the recorded stream
 * @param channel of the recorded stream
 * @param startPosition of the first byte that is still there
 * @param stopPosition end of its last frame, or {@link AeronArchive#NULL_POSITION} while it is being written
 * @param segmentLength of each file in bytes
 * @param termLength of the recorded stream in bytes
 */
public record RecordedStream(
        long recordingId,
        int streamId,
        String channel,
        long startPosition,
        long stopPosition,
        int segmentLength,
        int termLength) {
    /**
     * Lists all that an archive holds.
     *
     * @param archive to ask
     * @return in the order in which they were begun
     */
    public static List<RecordedStream> in(final AeronArchive archive) {
        return Recording.all(archive).stream()
                .map(each -> new RecordedStream(
                        each.id(),
                        each.streamId(),
                        each.channel(),
                        each.startPosition(),
                        each.stopPosition(),
                        each.segmentLength(),
                        each.termLength()))
                .toList();
    }
}
