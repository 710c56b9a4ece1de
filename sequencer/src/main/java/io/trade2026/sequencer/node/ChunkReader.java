package io.trade2026.sequencer.node;

import static io.trade2026.sequencer.node.SnapshotChunks.CHECKSUM_IN_FOOTER;
import static io.trade2026.sequencer.node.SnapshotChunks.CHUNK_LENGTH;
import static io.trade2026.sequencer.node.SnapshotChunks.COMMAND_COUNT_OFFSET;
import static io.trade2026.sequencer.node.SnapshotChunks.COUNT_IN_FOOTER;
import static io.trade2026.sequencer.node.SnapshotChunks.END;
import static io.trade2026.sequencer.node.SnapshotChunks.EPOCH_NS_OFFSET;
import static io.trade2026.sequencer.node.SnapshotChunks.HEADER_LENGTH;
import static io.trade2026.sequencer.node.SnapshotChunks.LAST_EVENT_OFFSET;
import static io.trade2026.sequencer.node.SnapshotChunks.LEADERS_VERSION_OFFSET;
import static io.trade2026.sequencer.node.SnapshotChunks.LENGTH_OF_LENGTHS;
import static io.trade2026.sequencer.node.SnapshotChunks.MAGIC;
import static io.trade2026.sequencer.node.SnapshotChunks.VERSION;
import static io.trade2026.sequencer.node.SnapshotChunks.VERSION_OFFSET;
import static io.trade2026.sequencer.node.SnapshotWriter.MAX_RECORD_LENGTH;

import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Takes a snapshot apart again, record by record, and refuses one that is not whole. */
final class ChunkReader implements SnapshotReader {
    private final ChunkSource source;
    private final ExpandableArrayBuffer chunk = new ExpandableArrayBuffer(CHUNK_LENGTH);
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[MAX_RECORD_LENGTH]);
    private final ZeroPacking packing = new ZeroPacking();
    private int chunkLength;
    private int read;
    private long records;
    private boolean isEnded;
    private long lastEventNumber;
    private long commandCount;
    private long epochNs;
    private int leadersVersion;

    ChunkReader(final ChunkSource source) {
        this.source = source;
    }

    void begin() {
        nextChunk();
        if (chunkLength != HEADER_LENGTH || chunk.getLong(0) != MAGIC) {
            throw new IllegalStateException("this is not a snapshot of the sequencer");
        }
        final int version = chunk.getInt(VERSION_OFFSET);
        if (version != VERSION) {
            throw new IllegalStateException("the snapshot has version " + version + ", this build understands "
                    + VERSION + ": it was written by " + (version > VERSION ? "a newer" : "an older") + " build");
        }
        leadersVersion = chunk.getInt(LEADERS_VERSION_OFFSET);
        lastEventNumber = chunk.getLong(LAST_EVENT_OFFSET);
        commandCount = chunk.getLong(COMMAND_COUNT_OFFSET);
        epochNs = chunk.getLong(EPOCH_NS_OFFSET);
        read = chunkLength;
    }

    /** The same; says false of what is no snapshot, one of another build, or one that is not there yet. */
    boolean beginsWell() {
        try {
            begin();
            return true;
        } catch (final IllegalStateException e) {
            return false;
        }
    }

    @Override
    public boolean read(final RecordHandler handler) {
        if (isEnded) {
            return false;
        }
        if (read == chunkLength) {
            nextChunk();
        }
        final int length = chunk.getInt(read);
        if (length == END) {
            checkEnd(chunk.getLong(read + COUNT_IN_FOOTER), chunk.getLong(read + CHECKSUM_IN_FOOTER));
            isEnded = true;
            return false;
        }
        final int packed = chunk.getInt(read + Integer.BYTES);
        if (length < 0 || length > MAX_RECORD_LENGTH || packed > chunkLength - read - LENGTH_OF_LENGTHS) {
            throw new IllegalStateException("snapshot record " + records + " has " + length + " bytes, packed " + packed
                    + ", in a chunk of " + chunkLength + ": it is damaged");
        }
        packing.unpack(chunk, read + LENGTH_OF_LENGTHS, record, 0, length);
        read += LENGTH_OF_LENGTHS + packed;
        records++;
        handler.onRecord(record, 0, length);
        return true;
    }

    /** Reads what the core left unread, so that the end is seen and the count checked. */
    void end() {
        long unread = 0;
        while (read((buffer, offset, length) -> {})) {
            unread++;
        }
        if (unread > 0) {
            throw new IllegalStateException("the core left " + unread + " records of its snapshot unread");
        }
    }

    private void checkEnd(final long written, final long checksum) {
        if (written != records) {
            throw new IllegalStateException("snapshot holds " + records + " records, written were " + written);
        }
        if (checksum != packing.checksum()) {
            throw new IllegalStateException("snapshot has checksum " + Long.toHexString(packing.checksum())
                    + ", written was " + Long.toHexString(checksum));
        }
    }

    private void nextChunk() {
        chunkLength = source.next(chunk);
        read = 0;
    }

    long lastEventNumber() {
        return lastEventNumber;
    }

    long commandCount() {
        return commandCount;
    }

    /** What the leader of the term had written of its core, or {@link SameCore#UNKNOWN}. */
    int leadersVersion() {
        return leadersVersion;
    }

    /** Time of the last command in the snapshot. */
    long epochNs() {
        return epochNs;
    }
}
