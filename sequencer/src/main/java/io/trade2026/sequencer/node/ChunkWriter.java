package io.trade2026.sequencer.node;

import static io.trade2026.sequencer.node.SnapshotChunks.CHUNK_LENGTH;
import static io.trade2026.sequencer.node.SnapshotChunks.COMMAND_COUNT_OFFSET;
import static io.trade2026.sequencer.node.SnapshotChunks.END;
import static io.trade2026.sequencer.node.SnapshotChunks.FOOTER_LENGTH;
import static io.trade2026.sequencer.node.SnapshotChunks.HEADER_LENGTH;
import static io.trade2026.sequencer.node.SnapshotChunks.LAST_EVENT_OFFSET;
import static io.trade2026.sequencer.node.SnapshotChunks.LENGTH_OF_LENGTH;
import static io.trade2026.sequencer.node.SnapshotChunks.MAGIC;
import static io.trade2026.sequencer.node.SnapshotChunks.STATE_HASH_OFFSET;
import static io.trade2026.sequencer.node.SnapshotChunks.VERSION;
import static io.trade2026.sequencer.node.SnapshotChunks.VERSION_OFFSET;

import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.IdleStrategy;

/** Gathers small records into large chunks and offers them to the archive that records the snapshot. */
final class ChunkWriter implements SnapshotWriter {
    private static final long STALL_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(30);

    private final ExclusivePublication publication;
    private final IdleStrategy idle;
    private final ExpandableArrayBuffer chunk = new ExpandableArrayBuffer(CHUNK_LENGTH);
    private int used;
    private long records;

    ChunkWriter(final ExclusivePublication publication, final IdleStrategy idle) {
        this.publication = publication;
        this.idle = idle;
    }

    void begin(final long lastEventNumber, final long commandCount, final long stateHash) {
        chunk.putLong(0, MAGIC);
        chunk.putLong(VERSION_OFFSET, VERSION);
        chunk.putLong(LAST_EVENT_OFFSET, lastEventNumber);
        chunk.putLong(COMMAND_COUNT_OFFSET, commandCount);
        chunk.putLong(STATE_HASH_OFFSET, stateHash);
        used = HEADER_LENGTH;
        flush();
    }

    @Override
    public void write(final DirectBuffer buffer, final int offset, final int length) {
        if (length < 0 || length > MAX_RECORD_LENGTH) {
            throw new IllegalArgumentException(
                    "snapshot record of " + length + " bytes, allowed are 0 to " + MAX_RECORD_LENGTH);
        }
        if (used + LENGTH_OF_LENGTH + length > CHUNK_LENGTH) {
            flush();
        }
        chunk.putInt(used, length);
        chunk.putBytes(used + LENGTH_OF_LENGTH, buffer, offset, length);
        used += LENGTH_OF_LENGTH + length;
        records++;
    }

    void end() {
        if (used + FOOTER_LENGTH > CHUNK_LENGTH) {
            flush();
        }
        chunk.putInt(used, END);
        chunk.putLong(used + LENGTH_OF_LENGTH, records);
        used += FOOTER_LENGTH;
        flush();
    }

    private void flush() {
        if (used == 0) {
            return;
        }
        final long deadlineNs = System.nanoTime() + STALL_TIMEOUT_NS;
        idle.reset();
        long result = publication.offer(chunk, 0, used);
        while (result < 0) {
            if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
                throw new IllegalStateException("snapshot publication: " + Publication.errorString(result));
            }
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException("the archive took no snapshot data for "
                        + TimeUnit.NANOSECONDS.toSeconds(STALL_TIMEOUT_NS) + " s: " + Publication.errorString(result));
            }
            idle.idle();
            result = publication.offer(chunk, 0, used);
        }
        used = 0;
    }
}
