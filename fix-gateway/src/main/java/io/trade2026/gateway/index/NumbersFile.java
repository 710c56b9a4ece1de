package io.trade2026.gateway.index;

import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.IoUtil;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import uk.co.real_logic.artio.engine.ChecksumFramer;
import uk.co.real_logic.artio.engine.SectorFramer;
import uk.co.real_logic.artio.messages.MessageHeaderDecoder;
import uk.co.real_logic.artio.storage.messages.LastKnownSequenceNumberDecoder;

/**
 * The last MsgSeqNum(34) of each session in one direction, as Artio's SequenceNumberIndexWriter flushes it: a header, a record for each
 * session, and from nine tenths of the file on a table of positions.
 */
final class NumbersFile {
    private static final int RECORD = LastKnownSequenceNumberDecoder.BLOCK_LENGTH;
    private static final double NUMBERS_SHARE = 0.9;

    private final Path path;
    private final LastKnownSequenceNumberDecoder record = new LastKnownSequenceNumberDecoder();

    NumbersFile(Path path) {
        this.path = path;
    }

    /** Sets back the sessions whose last message is lost, and how far recordings are indexed. */
    void cut(Long2ObjectHashMap<Cut> cuts, RecordedEnds ends) {
        if (!Files.exists(path)) {
            return;
        }
        MappedByteBuffer mapped = IoUtil.mapExistingFile(path.toFile(), path.toString());
        try {
            UnsafeBuffer buffer = new UnsafeBuffer(mapped);
            if (buffer.getShort(0) == 0) {
                // Not begun yet: Artio takes the other one of its two files.
                return;
            }
            int tableAt = tableOffset(buffer.capacity());
            numbers(buffer, tableAt, cuts);
            new PositionTable(new UnsafeBuffer(buffer, tableAt, buffer.capacity() - tableAt), path.toString())
                    .cut(ends);
        } finally {
            IoUtil.unmap(mapped);
        }
    }

    /** SequenceNumberIndexDescriptor.positionTableOffset, which is not for all to call. */
    private static int tableOffset(int capacity) {
        int proposed = SectorFramer.nextSectorStart((int) (capacity * NUMBERS_SHARE));
        return proposed == capacity ? capacity - SectorFramer.SECTOR_SIZE : proposed;
    }

    private void numbers(AtomicBuffer buffer, int tableAt, Long2ObjectHashMap<Cut> cuts) {
        ChecksumFramer framer = new ChecksumFramer(buffer, tableAt, LostTail::fail, 0, path.toString(), true);
        boolean isChanged = false;
        int offset = framer.claim(MessageHeaderDecoder.ENCODED_LENGTH, RECORD);
        while (offset != SectorFramer.OUT_OF_SPACE) {
            record.wrap(buffer, offset, RECORD, LastKnownSequenceNumberDecoder.SCHEMA_VERSION);
            if (record.sessionId() == 0) {
                break;
            }
            Cut cut = cuts.get(record.sessionId());
            if (cut != null && cut.lostEnds().contains(record.messagePosition())) {
                buffer.putInt(
                        offset + LastKnownSequenceNumberDecoder.sequenceNumberEncodingOffset(), cut.lastMsgSeqNum());
                buffer.putLong(offset + LastKnownSequenceNumberDecoder.messagePositionEncodingOffset(), cut.lastEnd());
                isChanged = true;
            }
            offset = framer.claim(offset + RECORD, RECORD);
        }
        if (isChanged) {
            framer.updateChecksums();
        }
    }
}
