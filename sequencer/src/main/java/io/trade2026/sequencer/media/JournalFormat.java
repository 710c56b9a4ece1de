package io.trade2026.sequencer.media;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The event journal as it lies in the archive: one recording for ever, one frame per event.
 *
 * <pre>
 *   ┌ Aeron header 32 ┬ event number int64 ┬ epochNs int64 ┬ letter ┐
 * </pre>
 *
 * <p>Session id, initial term and MTU are fixed, so the bytes are the same on every node and a position is good on any of them.
 */
public final class JournalFormat {
    /** Part of the channel by which the archive finds the recording. */
    public static final String ALIAS = "event-journal";

    /** Stream of the journal. */
    public static final int STREAM_ID = 7000;

    /** Stream on which the archive replays the journal; sessions keep followers apart. */
    public static final int REPLAY_STREAM_ID = 7001;

    /** Fixed session, out of the range that drivers keep free for such; nobody else's, see {@link SessionIds}. */
    public static final int SESSION_ID = 777;

    /** Largest frame; above what a network packet takes, since the journal never leaves shared memory and disk. */
    public static final int MTU = 4096;

    /** Bytes before the letter. */
    public static final int ENVELOPE_LENGTH = 16;

    /** Largest letter in bytes. */
    public static final int MAX_LETTER_LENGTH = MTU - 32 - ENVELOPE_LENGTH;

    private static final int EPOCH_NS_OFFSET = 8;

    private JournalFormat() {}

    /**
     * Writes the envelope.
     *
     * @param frame to write to
     * @param offset where the envelope begins
     * @param eventNumber 1 and up
     * @param epochNs time of the command that caused the event
     */
    public static void putEnvelope(
            final MutableDirectBuffer frame, final int offset, final long eventNumber, final long epochNs) {
        frame.putLong(offset, eventNumber, ByteOrder.LITTLE_ENDIAN);
        frame.putLong(offset + EPOCH_NS_OFFSET, epochNs, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads the event number.
     *
     * @param frame to read from
     * @param offset where the envelope begins
     * @return the number of the event
     */
    public static long eventNumber(final DirectBuffer frame, final int offset) {
        return frame.getLong(offset, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads the time.
     *
     * @param frame to read from
     * @param offset where the envelope begins
     * @return epoch nanoseconds
     */
    public static long epochNs(final DirectBuffer frame, final int offset) {
        return frame.getLong(offset + EPOCH_NS_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }
}
