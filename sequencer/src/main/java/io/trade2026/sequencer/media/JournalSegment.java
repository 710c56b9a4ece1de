package io.trade2026.sequencer.media;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Which events one file of the journal's recording holds, read from the disk. A file holds whole terms, so it begins with a frame.
 *
 * @param firstEvent number of the first event in it, 0 when it holds none
 * @param lastEvent number of the last event in it
 * @param firstEpochNs time of the first event
 * @param lastEpochNs time of the last event
 */
public record JournalSegment(long firstEvent, long lastEvent, long firstEpochNs, long lastEpochNs) {
    private static final int TYPE_OFFSET = 6;
    private static final int HEADER_LENGTH = 32;
    private static final int FRAME_ALIGNMENT = 32;
    private static final int DATA = 1;

    /**
     * Reads a file that nobody writes to any more.
     *
     * @param file of the archive
     * @return what it holds
     * @throws IOException when it cannot be read
     * @throws IllegalStateException when events are missing in it
     */
    public static JournalSegment read(final Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            final MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return read(file, new UnsafeBuffer(mapped));
        }
    }

    /** The same for a manifest: members of a JSON object, without braces. */
    String facts() {
        return "\"firstEvent\":" + firstEvent + ",\"lastEvent\":" + lastEvent + ",\"from\":\""
                + Instant.ofEpochSecond(0, firstEpochNs) + "\",\"to\":\"" + Instant.ofEpochSecond(0, lastEpochNs)
                + "\"";
    }

    private static JournalSegment read(final Path file, final UnsafeBuffer frames) {
        int first = -1;
        int last = -1;
        long expected = 0;
        int at = 0;
        while (at + HEADER_LENGTH <= frames.capacity()) {
            final int length = frames.getInt(at, ByteOrder.LITTLE_ENDIAN);
            if (length <= 0) {
                break;
            }
            if (frames.getShort(at + TYPE_OFFSET, ByteOrder.LITTLE_ENDIAN) == DATA) {
                final long number = JournalFormat.eventNumber(frames, at + HEADER_LENGTH);
                if (first >= 0 && number != expected) {
                    throw new IllegalStateException(
                            file + ": event " + number + " at " + at + " does not follow event " + (expected - 1));
                }
                expected = number + 1;
                first = first < 0 ? at : first;
                last = at;
            }
            at += (length + FRAME_ALIGNMENT - 1) & -FRAME_ALIGNMENT;
        }
        if (first < 0) {
            return new JournalSegment(0, 0, 0, 0);
        }
        return new JournalSegment(
                JournalFormat.eventNumber(frames, first + HEADER_LENGTH),
                JournalFormat.eventNumber(frames, last + HEADER_LENGTH),
                JournalFormat.epochNs(frames, first + HEADER_LENGTH),
                JournalFormat.epochNs(frames, last + HEADER_LENGTH));
    }
}
