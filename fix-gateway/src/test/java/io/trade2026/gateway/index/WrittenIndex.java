package io.trade2026.gateway.index;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import uk.co.real_logic.artio.engine.logger.ReplayIndexDescriptor;
import uk.co.real_logic.artio.messages.MessageHeaderEncoder;
import uk.co.real_logic.artio.storage.messages.ReplayIndexRecordEncoder;

/** The index of one session and stream, written as Artio's ReplayIndex does. */
final class WrittenIndex {
    static final long RECORDING = 3;
    private static final int RECORD = ReplayIndexDescriptor.RECORD_LENGTH;

    private final Path directory;
    private final String stem;
    private final int ring;
    private final int segment;
    private long changed;

    /**
     * Writes an index that begins.
     *
     * @param ring records in the ring
     * @param segment records in each of its files
     */
    WrittenIndex(Path directory, long sessionId, int streamId, int ring, int segment) {
        this.directory = directory;
        this.stem = "replay-index-" + sessionId + "-" + streamId + "-";
        this.ring = ring;
        this.segment = segment;
    }

    /** Adds a message whose frame begins at a position of the recording. */
    void add(int msgSeqNum, int epoch, long position, int length) throws IOException {
        MappedByteBuffer mapped = map("header", ReplayIndexDescriptor.HEADER_FILE_SIZE);
        UnsafeBuffer head = new UnsafeBuffer(mapped);
        ReplayIndexRecordEncoder record = new ReplayIndexRecordEncoder();
        new MessageHeaderEncoder()
                .wrap(head, 0)
                .blockLength(record.sbeBlockLength())
                .templateId(record.sbeTemplateId())
                .schemaId(record.sbeSchemaId())
                .version(record.sbeSchemaVersion());
        long at = changed % ((long) ring * RECORD);
        int segmentBytes = segment * RECORD;
        MappedByteBuffer records = map(String.valueOf(at / segmentBytes), segmentBytes);
        record.wrap(new UnsafeBuffer(records), (int) (at % segmentBytes))
                .position(position)
                .sequenceNumber(msgSeqNum)
                .sequenceIndex(epoch)
                .recordingId(RECORDING)
                .length(length);
        changed += RECORD;
        head.putLong(MessageHeaderEncoder.ENCODED_LENGTH, changed);
        head.putLong(MessageHeaderEncoder.ENCODED_LENGTH + Long.BYTES, changed);
        IoUtil.unmap(mapped);
        IoUtil.unmap(records);
    }

    private MappedByteBuffer map(String end, int bytes) {
        return map(directory.resolve(stem + end), bytes);
    }

    /** Maps a file, which is created when it is missing. */
    static MappedByteBuffer map(Path file, int bytes) {
        return Files.exists(file)
                ? IoUtil.mapExistingFile(file.toFile(), "test")
                : IoUtil.mapNewFile(file.toFile(), bytes);
    }
}
