package io.trade2026.sequencer.media;

import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.codecs.MessageHeaderDecoder;
import io.aeron.cluster.codecs.NewLeadershipTermEventDecoder;
import io.aeron.cluster.codecs.SessionMessageHeaderDecoder;
import io.aeron.cluster.codecs.TimerEventDecoder;
import java.io.IOException;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * The command log as its files hold it: what a core was told, with the times it was told them at. A core that is fed with all of
 * it, from the beginning, comes to the same state and says the same events.
 */
public final class RecordedCommands {
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;

    private final RecordedFrames frames;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SessionMessageHeaderDecoder message = new SessionMessageHeaderDecoder();
    private final TimerEventDecoder timer = new TimerEventDecoder();
    private final NewLeadershipTermEventDecoder term = new NewLeadershipTermEventDecoder();
    private long epochNs;

    /** Takes commands as a core does. */
    public interface Handler {
        /**
         * A command.
         *
         * @param epochNs its time
         * @param buffer holds the letter; good during the call
         * @param offset of its SBE header
         * @param length in bytes, header included
         */
        void onCommand(long epochNs, DirectBuffer buffer, int offset, int length);

        /**
         * A timer came due.
         *
         * @param correlationId as it was set
         * @param epochNs time
         */
        void onTimer(long correlationId, long epochNs);

        /**
         * There is a leader, again or another.
         *
         * @param epochNs time
         */
        void onLeader(long epochNs);

        /**
         * Asked after each of them.
         *
         * @return false: no more is wanted
         */
        default boolean wantsMore() {
            return true;
        }
    }

    private RecordedCommands(final RecordedFrames frames) {
        this.frames = frames;
    }

    /**
     * Finds the command log of a data directory.
     *
     * @param data directory of a node
     * @return the log, empty when there is none
     * @throws IOException when the files cannot be read
     */
    public static RecordedCommands in(final Path data) throws IOException {
        return new RecordedCommands(RecordedFrames.find(
                data.resolve("media").resolve("archive"),
                data.resolve("archive").resolve("commands"),
                ConsensusModule.Configuration.LOG_STREAM_ID_DEFAULT));
    }

    /**
     * Says whether the log is there from its beginning: only then a core without a snapshot can be fed with it.
     *
     * @return false when there is none, or its beginning was purged
     */
    public boolean isWhole() {
        return frames.startPosition() == 0;
    }

    /**
     * Hands over all commands that are recorded now. May be called again; it begins anew.
     *
     * @param handler takes them
     * @throws IOException when a file cannot be read
     */
    public void read(final Handler handler) throws IOException {
        epochNs = 0;
        read(frames.cursor(), handler);
    }

    /**
     * Hands over the commands behind a snapshot.
     *
     * @param logPosition of the first command that the snapshot does not hold
     * @param snapshotEpochNs time of the last command in it
     * @param handler takes them
     * @return false when the log is not here from there on
     * @throws IOException when a file cannot be read
     */
    public boolean readFrom(final long logPosition, final long snapshotEpochNs, final Handler handler)
            throws IOException {
        epochNs = snapshotEpochNs;
        final FrameCursor cursor = frames.cursor();
        if (!cursor.seek(logPosition)) {
            return false;
        }
        read(cursor, handler);
        return true;
    }

    private void read(final FrameCursor cursor, final Handler handler) throws IOException {
        final MessageCursor messages = new MessageCursor(cursor);
        while (messages.next() && take(messages.buffer(), messages.offset(), messages.length(), handler)) {
            if (!handler.wantsMore()) {
                return;
            }
        }
    }

    private boolean take(final DirectBuffer buffer, final int offset, final int length, final Handler handler) {
        header.wrap(buffer, offset);
        if (length < HEADER || header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            return false;
        }
        switch (header.templateId()) {
            case SessionMessageHeaderDecoder.TEMPLATE_ID -> {
                message.wrap(buffer, offset + HEADER, header.blockLength(), header.version());
                final int at = HEADER + header.blockLength();
                handler.onCommand(steady(message.timestamp()), buffer, offset + at, length - at);
            }
            case TimerEventDecoder.TEMPLATE_ID -> {
                timer.wrap(buffer, offset + HEADER, header.blockLength(), header.version());
                handler.onTimer(timer.correlationId(), steady(timer.timestamp()));
            }
            case NewLeadershipTermEventDecoder.TEMPLATE_ID -> {
                term.wrap(buffer, offset + HEADER, header.blockLength(), header.version());
                handler.onLeader(steady(term.timestamp()));
            }
            default -> {
                // Sessions of publishers and orders to snapshot mean nothing to the core.
            }
        }
        return true;
    }

    /** Time stands still rather than going back, as in the service that fed the core. */
    private long steady(final long timestamp) {
        epochNs = Math.max(epochNs, timestamp);
        return epochNs;
    }
}
