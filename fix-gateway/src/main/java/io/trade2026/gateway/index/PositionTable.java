package io.trade2026.gateway.index;

import org.agrona.concurrent.AtomicBuffer;
import uk.co.real_logic.artio.engine.ChecksumFramer;
import uk.co.real_logic.artio.engine.SectorFramer;
import uk.co.real_logic.artio.messages.MessageHeaderDecoder;
import uk.co.real_logic.artio.storage.messages.IndexedPositionDecoder;

/** How far recordings are indexed, as Artio's IndexedPositionWriter keeps it: a header, and a record for each recording. */
final class PositionTable {
    private static final int RECORD = IndexedPositionDecoder.BLOCK_LENGTH;

    private final AtomicBuffer buffer;
    private final ChecksumFramer framer;
    private final IndexedPositionDecoder record = new IndexedPositionDecoder();

    PositionTable(AtomicBuffer buffer, String name) {
        this.buffer = buffer;
        this.framer = new ChecksumFramer(buffer, buffer.capacity(), LostTail::fail, 0, name, true);
    }

    /**
     * Sets back what is beyond the end of its recording: Artio would read on from there, in the middle of a later frame.
     *
     * @return how many recordings that were
     */
    int cut(RecordedEnds ends) {
        int cut = 0;
        int offset = framer.claim(MessageHeaderDecoder.ENCODED_LENGTH, RECORD);
        while (offset != SectorFramer.OUT_OF_SPACE) {
            record.wrap(buffer, offset, RECORD, IndexedPositionDecoder.SCHEMA_VERSION);
            long end = ends.of(record.recordingId());
            if (record.position() > end && ends.isKnown(record.recordingId())) {
                buffer.putLong(offset + IndexedPositionDecoder.positionEncodingOffset(), end);
                cut++;
            }
            offset = framer.claim(offset + RECORD, RECORD);
        }
        if (cut > 0) {
            framer.updateChecksums();
        }
        return cut;
    }
}
