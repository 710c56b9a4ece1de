package io.trade2026.sequencer.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Goes through the frames with data of one recording, file by file. One thread. */
final class FrameCursor {
    private static final int FLAGS_OFFSET = 5;
    private static final int TYPE_OFFSET = 6;
    private static final int HEADER_LENGTH = 32;
    private static final int FRAME_ALIGNMENT = 32;
    private static final int DATA = 1;
    private static final String COPY = ".gz";

    private final List<Piece> pieces;
    private final int mostOfCopy;
    private int index = -1;
    private UnsafeBuffer frames = new UnsafeBuffer(0, 0);
    private int next;
    private int offset;
    private int length;
    private int flags;

    /**
     * A file of the recording.
     *
     * @param position of its first byte in the recording
     * @param file as the archive left it, or a compressed copy
     */
    record Piece(long position, Path file) {}

    /**
     * Begins with the first frame.
     *
     * @param pieces in their order
     */
    FrameCursor(final List<Piece> pieces) {
        this(pieces, Integer.MAX_VALUE);
    }

    /**
     * The same for a look at the beginning.
     *
     * @param pieces in their order
     * @param mostOfCopy how many bytes of a compressed copy are unpacked
     */
    FrameCursor(final List<Piece> pieces, final int mostOfCopy) {
        this.pieces = pieces;
        this.mostOfCopy = mostOfCopy;
    }

    /**
     * Goes to a frame.
     *
     * @param position of its beginning in the recording
     * @return false when the recording is not here from there on
     */
    boolean seek(final long position) throws IOException {
        int at = pieces.size() - 1;
        while (at >= 0 && pieces.get(at).position > position) {
            at--;
        }
        if (at < 0 || !open(at)) {
            return false;
        }
        final long within = position - pieces.get(at).position;
        next = (int) Math.min(within, frames.capacity());
        return within <= frames.capacity();
    }

    /** Goes to the next frame with data; false when there is none. */
    boolean next() throws IOException {
        while (true) {
            if (next + HEADER_LENGTH <= frames.capacity()) {
                final int frameLength = frames.getInt(next, ByteOrder.LITTLE_ENDIAN);
                if (frameLength > 0 && next + frameLength <= frames.capacity()) {
                    final int at = next;
                    next += (frameLength + FRAME_ALIGNMENT - 1) & -FRAME_ALIGNMENT;
                    if (frames.getShort(at + TYPE_OFFSET, ByteOrder.LITTLE_ENDIAN) == DATA) {
                        flags = frames.getByte(at + FLAGS_OFFSET) & 0xFF;
                        offset = at + HEADER_LENGTH;
                        length = frameLength - HEADER_LENGTH;
                        return true;
                    }
                    continue;
                }
            }
            if (!open(index + 1)) {
                return false;
            }
        }
    }

    private boolean open(final int at) throws IOException {
        if (at >= pieces.size()) {
            return false;
        }
        index = at;
        next = 0;
        final Path file = pieces.get(at).file;
        frames = file.toString().endsWith(COPY) ? unpack(file) : map(file);
        return true;
    }

    static UnsafeBuffer map(final Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            final MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return new UnsafeBuffer(mapped);
        }
    }

    private UnsafeBuffer unpack(final Path copy) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(copy))) {
            return new UnsafeBuffer(in.readNBytes(mostOfCopy));
        }
    }

    /** Holds the frame; good until the next one. */
    DirectBuffer buffer() {
        return frames;
    }

    /** Of the payload. */
    int offset() {
        return offset;
    }

    /** Of the payload. */
    int length() {
        return length;
    }

    /** Of the frame: begin and end of a message. */
    int flags() {
        return flags;
    }

    /** Whether the file may still be written to, so that the frame may be half there. */
    boolean isInLastFile() {
        return index == pieces.size() - 1;
    }
}
