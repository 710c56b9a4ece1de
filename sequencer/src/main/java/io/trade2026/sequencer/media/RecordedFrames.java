package io.trade2026.sequencer.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The frames of one recording, read from its files alone: driver and archive may run or not. What retention has taken out
 * is read from its compressed copies.
 *
 * <pre>
 *   archive/journal/7-0.rec.gz ─▶ media/archive/7-67108864.rec ─▶ … ─▶ the file that is still written to
 * </pre>
 */
final class RecordedFrames {
    private static final Pattern NAME = Pattern.compile("(\\d+)-(\\d+)\\.rec(\\.gz)?");
    private static final int FLAGS_OFFSET = 5;
    private static final int TYPE_OFFSET = 6;
    private static final int STREAM_OFFSET = 16;
    private static final int HEADER_LENGTH = 32;
    private static final int FRAME_ALIGNMENT = 32;
    private static final int DATA = 1;

    private final List<Piece> pieces;

    /** A file of the recording. */
    private record Piece(long position, Path file) {
        boolean isCopy() {
            return file.toString().endsWith(".gz");
        }
    }

    /** Takes the frames with data, in their order. */
    @FunctionalInterface
    interface Handler {
        /**
         * Takes one.
         *
         * @param buffer holds it; good during the call
         * @param offset of the payload
         * @param length of the payload
         * @param flags of the frame: begin and end of a message
         * @param isLastFile whether the file may still be written to, so that the frame may be half there
         * @return false: no more
         */
        boolean onFrame(DirectBuffer buffer, int offset, int length, int flags, boolean isLastFile);
    }

    private RecordedFrames(final List<Piece> pieces) {
        this.pieces = pieces;
    }

    /**
     * Finds the recording of a stream; of several the newest.
     *
     * @param archiveDir of the media
     * @param copies of files that were taken out; need not be there
     * @param streamId of the recording
     * @return one without frames when there is none
     * @throws IOException when a file cannot be read
     */
    static RecordedFrames find(final Path archiveDir, final Path copies, final int streamId) throws IOException {
        final NavigableMap<Long, NavigableMap<Long, Piece>> byRecording = new TreeMap<>();
        collect(archiveDir, byRecording);
        byRecording.values().removeIf(files -> !isOf(files.firstEntry().getValue().file, streamId));
        if (byRecording.isEmpty()) {
            return new RecordedFrames(List.of());
        }
        final NavigableMap<Long, NavigableMap<Long, Piece>> old = new TreeMap<>();
        collect(copies, old);
        final NavigableMap<Long, Piece> files = new TreeMap<>(old.getOrDefault(byRecording.lastKey(), new TreeMap<>()));
        files.putAll(byRecording.lastEntry().getValue());
        return new RecordedFrames(new ArrayList<>(files.values()));
    }

    private static void collect(final Path directory, final NavigableMap<Long, NavigableMap<Long, Piece>> found)
            throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (final Path file : files.toList()) {
                final Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    final long position = Long.parseLong(name.group(2));
                    found.computeIfAbsent(Long.parseLong(name.group(1)), unused -> new TreeMap<>())
                            .put(position, new Piece(position, file));
                }
            }
        }
    }

    /** The session in a frame is overwritten where checksums are on; the stream is not. */
    private static boolean isOf(final Path file, final int streamId) {
        try {
            final UnsafeBuffer frames = map(file);
            return frames.capacity() >= HEADER_LENGTH
                    && frames.getInt(0, ByteOrder.LITTLE_ENDIAN) > 0
                    && frames.getInt(STREAM_OFFSET, ByteOrder.LITTLE_ENDIAN) == streamId;
        } catch (final IOException e) {
            return false;
        }
    }

    private static UnsafeBuffer map(final Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            final MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return new UnsafeBuffer(mapped);
        }
    }

    /** Where the first file begins, -1 when there is none; above 0 when the beginning is gone. */
    long startPosition() {
        return pieces.isEmpty() ? -1 : pieces.get(0).position;
    }

    /** Hands all frames over that are there now. */
    void read(final Handler handler) throws IOException {
        for (int i = 0; i < pieces.size(); i++) {
            final Piece piece = pieces.get(i);
            if (!read(piece.isCopy() ? unpack(piece.file) : map(piece.file), i == pieces.size() - 1, handler)) {
                return;
            }
        }
    }

    private static boolean read(final UnsafeBuffer frames, final boolean isLast, final Handler handler) {
        int at = 0;
        while (at + HEADER_LENGTH <= frames.capacity()) {
            final int length = frames.getInt(at, ByteOrder.LITTLE_ENDIAN);
            if (length <= 0 || at + length > frames.capacity()) {
                break;
            }
            if (frames.getShort(at + TYPE_OFFSET, ByteOrder.LITTLE_ENDIAN) == DATA) {
                final int flags = frames.getByte(at + FLAGS_OFFSET) & 0xFF;
                if (!handler.onFrame(frames, at + HEADER_LENGTH, length - HEADER_LENGTH, flags, isLast)) {
                    return false;
                }
            }
            at += (length + FRAME_ALIGNMENT - 1) & -FRAME_ALIGNMENT;
        }
        return true;
    }

    private static UnsafeBuffer unpack(final Path copy) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(copy))) {
            return new UnsafeBuffer(in.readAllBytes());
        }
    }
}
