package io.trade2026.sequencer.media;

import io.aeron.cluster.codecs.MessageHeaderDecoder;
import io.aeron.cluster.codecs.SnapshotMark;
import io.aeron.cluster.codecs.SnapshotMarkerDecoder;
import io.aeron.cluster.service.ClusteredServiceContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/**
 * A snapshot of the service as its files hold it, driver and archive running or not. It may be one that is being written, or was not finished.
 *
 * <pre>
 *   recording:  BEGIN with its place in the command log │ sessions │ END │ what the service wrote …
 * </pre>
 */
public final class RecordedSnapshot {
    private static final int GLANCE = 1 << 20;

    private final RecordedFrames frames;
    private final long logPosition;

    private RecordedSnapshot(final RecordedFrames frames, final long logPosition) {
        this.frames = frames;
        this.logPosition = logPosition;
    }

    /**
     * Finds the snapshots of a data directory: those that the archive holds, and copies of older ones.
     *
     * @param data directory of a node
     * @return those that were begun last come first
     * @throws IOException when the files cannot be read
     */
    public static List<RecordedSnapshot> in(final Path data) throws IOException {
        final List<RecordedSnapshot> found = new ArrayList<>();
        for (final RecordedFrames frames : RecordedFrames.all(
                data.resolve("media").resolve("archive"),
                data.resolve("archive").resolve("snapshots"),
                ClusteredServiceContainer.Configuration.SNAPSHOT_STREAM_ID_DEFAULT)) {
            final long place = toService(new MessageCursor(frames.glance(GLANCE)));
            if (place >= 0) {
                found.add(new RecordedSnapshot(frames, place));
            }
        }
        return found;
    }

    /** Goes to the last message that is not of the service; tells the place in the log, -1 when there is no such message. */
    private static long toService(final MessageCursor messages) throws IOException {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final SnapshotMarkerDecoder marker = new SnapshotMarkerDecoder();
        while (messages.next()) {
            header.wrap(messages.buffer(), messages.offset());
            if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
                return -1;
            }
            if (header.templateId() == SnapshotMarkerDecoder.TEMPLATE_ID) {
                marker.wrapAndApplyHeader(messages.buffer(), messages.offset(), header);
                if (marker.mark() == SnapshotMark.END) {
                    return marker.logPosition();
                }
            }
        }
        return -1;
    }

    /**
     * Returns its place in the command log.
     *
     * @return position of the first command that it does not hold
     */
    public long logPosition() {
        return logPosition;
    }

    /** What the service wrote, message by message. One thread. */
    public static final class Reader {
        private final MessageCursor messages;

        private Reader(final MessageCursor messages) {
            this.messages = messages;
        }

        /**
         * Reads the next message.
         *
         * @param into receives it from 0 on
         * @return its length, -1 when there is none
         * @throws IOException when a file cannot be read
         */
        public int next(final ExpandableArrayBuffer into) throws IOException {
            if (!messages.next()) {
                return -1;
            }
            final DirectBuffer from = messages.buffer();
            into.putBytes(0, from, messages.offset(), messages.length());
            return messages.length();
        }
    }

    /**
     * Begins to read what the service wrote.
     *
     * @return to be read by one thread
     * @throws IOException when a file cannot be read
     */
    public Reader read() throws IOException {
        return behindTheMarks(frames.cursor());
    }

    /**
     * The same for the beginning of it.
     *
     * @return to be read by one thread
     * @throws IOException when a file cannot be read
     */
    public Reader glance() throws IOException {
        return behindTheMarks(frames.glance(GLANCE));
    }

    private static Reader behindTheMarks(final FrameCursor cursor) throws IOException {
        final MessageCursor messages = new MessageCursor(cursor);
        toService(messages);
        return new Reader(messages);
    }
}
