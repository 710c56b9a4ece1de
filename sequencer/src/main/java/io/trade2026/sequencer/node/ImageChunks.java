package io.trade2026.sequencer.node;

import static io.trade2026.sequencer.node.SnapshotChunks.CHUNK_LENGTH;

import io.aeron.Image;
import io.aeron.ImageFragmentAssembler;
import io.aeron.logbuffer.Header;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.IdleStrategy;

/** The chunks that the archive replays to a service that starts. */
final class ImageChunks implements ChunkSource {
    private static final long STALL_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(30);

    private final Image image;
    private final IdleStrategy idle;
    private final ImageFragmentAssembler assembler = new ImageFragmentAssembler(this::onChunk, CHUNK_LENGTH);
    private ExpandableArrayBuffer chunk = new ExpandableArrayBuffer(0);
    private int chunkLength;

    ImageChunks(final Image image, final IdleStrategy idle) {
        this.image = image;
        this.idle = idle;
    }

    @Override
    public int next(final ExpandableArrayBuffer into) {
        final long deadlineNs = System.nanoTime() + STALL_TIMEOUT_NS;
        chunk = into;
        chunkLength = 0;
        idle.reset();
        while (chunkLength == 0) {
            final int fragments = image.poll(assembler, 1);
            if (fragments == 0) {
                if (image.isClosed() || image.isEndOfStream()) {
                    throw new IllegalStateException("snapshot ends without its footer");
                }
                if (System.nanoTime() - deadlineNs > 0) {
                    throw new IllegalStateException("no snapshot data from the archive for "
                            + TimeUnit.NANOSECONDS.toSeconds(STALL_TIMEOUT_NS) + " s");
                }
            }
            idle.idle(fragments);
        }
        return chunkLength;
    }

    private void onChunk(final DirectBuffer buffer, final int offset, final int length, final Header header) {
        chunk.putBytes(0, buffer, offset, length);
        chunkLength = length;
    }
}
