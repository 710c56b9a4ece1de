package io.trade2026.gateway.index;

import io.aeron.archive.client.AeronArchive;
import io.trade2026.sequencer.client.RecordedStream;
import io.trade2026.sequencer.client.SequencerAddress;
import org.agrona.collections.Long2LongHashMap;

/** Where each recording of an archive ends. */
final class RecordedEnds {
    private final Long2LongHashMap ends = new Long2LongHashMap(AeronArchive.NULL_POSITION);

    RecordedEnds() {}

    /** Asks the archive, in which no recording of the engine is open. */
    static RecordedEnds of(SequencerAddress address) {
        RecordedEnds found = new RecordedEnds();
        try (AeronArchive archive = address.connectArchive("index-mend")) {
            RecordedStream.in(archive).forEach(each -> found.put(each.recordingId(), each.stopPosition()));
        }
        return found;
    }

    /** A recording that is open is of somebody else; nothing of it is lost. */
    void put(long recordingId, long stopPosition) {
        ends.put(recordingId, stopPosition == AeronArchive.NULL_POSITION ? Long.MAX_VALUE : stopPosition);
    }

    boolean isKnown(long recordingId) {
        return ends.containsKey(recordingId);
    }

    /** Position behind the last recorded frame, 0 for a recording that is not known. */
    long of(long recordingId) {
        return Math.max(0, ends.get(recordingId));
    }
}
