package io.trade2026.sequencer.media;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final int STREAM_OFFSET = 16;
    private static final int HEADER_LENGTH = 32;

    private final List<FrameCursor.Piece> pieces;

    private RecordedFrames(final List<FrameCursor.Piece> pieces) {
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
        final NavigableMap<Long, NavigableMap<Long, FrameCursor.Piece>> byRecording = new TreeMap<>();
        collect(archiveDir, byRecording);
        byRecording
                .values()
                .removeIf(files -> !isOf(files.firstEntry().getValue().file(), streamId));
        if (byRecording.isEmpty()) {
            return new RecordedFrames(List.of());
        }
        final NavigableMap<Long, NavigableMap<Long, FrameCursor.Piece>> old = new TreeMap<>();
        collect(copies, old);
        final NavigableMap<Long, FrameCursor.Piece> files =
                new TreeMap<>(old.getOrDefault(byRecording.lastKey(), new TreeMap<>()));
        files.putAll(byRecording.lastEntry().getValue());
        return new RecordedFrames(new ArrayList<>(files.values()));
    }

    /**
     * Finds all recordings of a stream that are there, and those of which copies are.
     *
     * @param archiveDir of the media
     * @param copies of the stream's recordings, which the archive need not hold any more
     * @param streamId of the recordings
     * @return those that were begun last come first
     * @throws IOException when a directory cannot be read
     */
    static List<RecordedFrames> all(final Path archiveDir, final Path copies, final int streamId) throws IOException {
        final NavigableMap<Long, NavigableMap<Long, FrameCursor.Piece>> found = new TreeMap<>();
        collect(archiveDir, found);
        found.values().removeIf(files -> !isOf(files.firstEntry().getValue().file(), streamId));
        final NavigableMap<Long, NavigableMap<Long, FrameCursor.Piece>> old = new TreeMap<>();
        collect(copies, old);
        old.putAll(found);
        return old.descendingMap().values().stream()
                .map(files -> new RecordedFrames(new ArrayList<>(files.values())))
                .toList();
    }

    private static void collect(
            final Path directory, final NavigableMap<Long, NavigableMap<Long, FrameCursor.Piece>> found)
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
                            .put(position, new FrameCursor.Piece(position, file));
                }
            }
        }
    }

    /** The session in a frame is overwritten where checksums are on; the stream is not. */
    private static boolean isOf(final Path file, final int streamId) {
        try {
            final UnsafeBuffer frames = FrameCursor.map(file);
            return frames.capacity() >= HEADER_LENGTH
                    && frames.getInt(0, ByteOrder.LITTLE_ENDIAN) > 0
                    && frames.getInt(STREAM_OFFSET, ByteOrder.LITTLE_ENDIAN) == streamId;
        } catch (final IOException e) {
            return false;
        }
    }

    /** Where the first file begins, -1 when there is none; above 0 when the beginning is gone. */
    long startPosition() {
        return pieces.isEmpty() ? -1 : pieces.get(0).position();
    }

    /** From its beginning. */
    FrameCursor cursor() {
        return new FrameCursor(pieces);
    }

    /** The same for a look at no more than the beginning of a compressed copy. */
    FrameCursor glance(final int most) {
        return new FrameCursor(pieces, most);
    }
}
