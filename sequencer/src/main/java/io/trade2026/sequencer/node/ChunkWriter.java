package io.trade2026.sequencer.node;

import static io.trade2026.sequencer.node.SnapshotChunks.CHECKSUM_IN_FOOTER;
import static io.trade2026.sequencer.node.SnapshotChunks.CHUNK_LENGTH;
import static io.trade2026.sequencer.node.SnapshotChunks.COMMAND_COUNT_OFFSET;
import static io.trade2026.sequencer.node.SnapshotChunks.COUNT_IN_FOOTER;
import static io.trade2026.sequencer.node.SnapshotChunks.END;
import static io.trade2026.sequencer.node.SnapshotChunks.EPOCH_NS_OFFSET;
import static io.trade2026.sequencer.node.SnapshotChunks.FOOTER_LENGTH;
import static io.trade2026.sequencer.node.SnapshotChunks.HEADER_LENGTH;
import static io.trade2026.sequencer.node.SnapshotChunks.LAST_EVENT_OFFSET;
import static io.trade2026.sequencer.node.SnapshotChunks.LEADERS_VERSION_OFFSET;
import static io.trade2026.sequencer.node.SnapshotChunks.LENGTH_OF_LENGTHS;
import static io.trade2026.sequencer.node.SnapshotChunks.MAGIC;
import static io.trade2026.sequencer.node.SnapshotChunks.VERSION;
import static io.trade2026.sequencer.node.SnapshotChunks.VERSION_OFFSET;

import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/** Gathers small records into large chunks and offers them to the archive that records the snapshot. */
final class ChunkWriter implements SnapshotWriter {
    private static final long STALL_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(30);

    private final ExclusivePublication publication;
    private final IdleStrategy idle;
    private final UnsafeBuffer chunk = new UnsafeBuffer(new byte[CHUNK_LENGTH]);
    private final ZeroPacking packing = new ZeroPacking();
    private int used;
    private long records;
    private long bytes;
    private long waitedNs;

    ChunkWriter(final ExclusivePublication publication, final IdleStrategy idle) {
        this.publication = publication;
        this.idle = idle;
    }

    void begin(final long lastEventNumber, final long commandCount, final long epochNs, final int leadersVersion) {
        chunk.putLong(0, MAGIC);
        chunk.putInt(VERSION_OFFSET, VERSION);
        chunk.putInt(LEADERS_VERSION_OFFSET, leadersVersion);
        chunk.putLong(LAST_EVENT_OFFSET, lastEventNumber);
        chunk.putLong(COMMAND_COUNT_OFFSET, commandCount);
        chunk.putLong(EPOCH_NS_OFFSET, epochNs);
        used = HEADER_LENGTH;
        flush();
    }

    @Override
    public void write(final DirectBuffer buffer, final int offset, final int length) {
        if (length < 0 || length > MAX_RECORD_LENGTH) {
            throw new IllegalArgumentException(
                    "snapshot record of " + length + " bytes, allowed are 0 to " + MAX_RECORD_LENGTH);
        }
        if (used + LENGTH_OF_LENGTHS + ZeroPacking.longestOf(length) > CHUNK_LENGTH) {
            flush();
        }
        final int packed = packing.pack(buffer, offset, length, chunk, used + LENGTH_OF_LENGTHS);
        chunk.putInt(used, length);
        chunk.putInt(used + Integer.BYTES, packed);
        used += LENGTH_OF_LENGTHS + packed;
        records++;
    }

    void end() {
        if (used + FOOTER_LENGTH > CHUNK_LENGTH) {
            flush();
        }
        chunk.putInt(used, END);
        chunk.putLong(used + COUNT_IN_FOOTER, records);
        chunk.putLong(used + CHECKSUM_IN_FOOTER, packing.checksum());
        used += FOOTER_LENGTH;
        flush();
    }

    /** How much was offered. */
    long bytes() {
        return bytes;
    }

    /** How long the archive was waited for. */
    long waitedNs() {
        return waitedNs;
    }

    private void flush() {
        if (used == 0) {
            return;
        }
        final long deadlineNs = System.nanoTime() + STALL_TIMEOUT_NS;
        idle.reset();
        long result = publication.offer(chunk, 0, used);
        final long beginNs = result < 0 ? System.nanoTime() : 0;
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
        waitedNs += beginNs == 0 ? 0 : System.nanoTime() - beginNs;
        bytes += used;
        used = 0;
    }
}
