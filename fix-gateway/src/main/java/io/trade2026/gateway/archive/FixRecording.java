package io.trade2026.gateway.archive;

import io.aeron.archive.client.AeronArchive;
import java.util.ArrayList;
import java.util.List;

/**
 * One recording of what a gateway received or sent.
 *
 * @param id of the archive
 * @param start position of the first byte that is still there
 * @param segmentLength of each file in bytes
 */
public record FixRecording(long id, long start, int segmentLength) {
    /**
     * Lists those of one gateway.
     *
     * @param archive to ask
     * @param gatewayId from 1
     * @return in the order in which they were begun
     */
    public static List<FixRecording> of(AeronArchive archive, int gatewayId) {
        List<FixRecording> found = new ArrayList<>();
        archive.listRecordings(
                0,
                Integer.MAX_VALUE,
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
                        sourceIdentity) -> {
                    boolean isFix = RecordedStreams.isInbound(streamId) || RecordedStreams.isOutbound(streamId);
                    if (isFix
                            && strippedChannel.startsWith(FixArchive.CHANNEL)
                            && RecordedStreams.gatewayOf(streamId) == gatewayId) {
                        found.add(new FixRecording(recordingId, startPosition, segmentFileLength));
                    }
                });
        return found;
    }
}
