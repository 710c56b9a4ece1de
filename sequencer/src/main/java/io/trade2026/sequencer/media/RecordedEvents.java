package io.trade2026.sequencer.media;

import java.io.IOException;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/** The event journal as its files hold it: for those who look things up, whether the house is open or not. */
public final class RecordedEvents {
    private static final long UNKNOWN = 0;

    private final RecordedFrames frames;
    private long next;

    /** Takes events. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Takes one.
         *
         * @param eventNumber one above the last
         * @param epochNs time of the command that caused it
         * @param buffer holds the letter; good during the call
         * @param offset of its SBE header
         * @param length in bytes, header included
         */
        void onEvent(long eventNumber, long epochNs, DirectBuffer buffer, int offset, int length);
    }

    private RecordedEvents(final RecordedFrames frames) {
        this.frames = frames;
    }

    /**
     * Finds the journal of a data directory.
     *
     * @param data directory of a node
     * @return the journal, empty when there is none
     * @throws IOException when the files cannot be read
     */
    public static RecordedEvents in(final Path data) throws IOException {
        return new RecordedEvents(RecordedFrames.find(
                data.resolve("media").resolve("archive"),
                data.resolve("archive").resolve("journal"),
                JournalFormat.STREAM_ID));
    }

    /**
     * Says whether there is a journal.
     *
     * @return false when nothing was ever recorded here
     */
    public boolean isThere() {
        return frames.startPosition() >= 0;
    }

    /**
     * Hands over all events that are recorded now. May be called again; it begins anew.
     *
     * @param handler takes them
     * @throws IOException when a file cannot be read
     * @throws IllegalStateException when events are missing in the middle
     */
    public void read(final Handler handler) throws IOException {
        next = UNKNOWN;
        final FrameCursor cursor = frames.cursor();
        while (cursor.next()) {
            final DirectBuffer buffer = cursor.buffer();
            final int offset = cursor.offset();
            final long number = JournalFormat.eventNumber(buffer, offset);
            if (next != UNKNOWN && number != next) {
                if (cursor.isInLastFile()) {
                    return;
                }
                throw new IllegalStateException("event " + number + " follows event " + (next - 1) + " in the journal");
            }
            next = number + 1;
            handler.onEvent(
                    number,
                    JournalFormat.epochNs(buffer, offset),
                    buffer,
                    offset + JournalFormat.ENVELOPE_LENGTH,
                    cursor.length() - JournalFormat.ENVELOPE_LENGTH);
        }
    }
}
