package io.trade2026.gateway.archive;

import io.aeron.archive.client.AeronArchive;
import io.trade2026.sequencer.client.RecordedStream;
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
        return RecordedStream.in(archive).stream()
                .filter(each -> isFix(each) && RecordedStreams.gatewayOf(each.streamId()) == gatewayId)
                .map(each -> new FixRecording(each.recordingId(), each.startPosition(), each.segmentLength()))
                .toList();
    }

    private static boolean isFix(RecordedStream stream) {
        return stream.channel().startsWith(FixArchive.CHANNEL)
                && (RecordedStreams.isInbound(stream.streamId()) || RecordedStreams.isOutbound(stream.streamId()));
    }
}
