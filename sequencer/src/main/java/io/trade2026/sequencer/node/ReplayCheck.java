package io.trade2026.sequencer.node;

import io.aeron.Image;
import io.aeron.Subscription;
import io.aeron.archive.client.AeronArchive;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import io.trade2026.sequencer.media.JournalFormat;
import io.trade2026.sequencer.media.JournalRecording;
import io.trade2026.sequencer.media.ReplayRoute;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the core says while the log is replayed against what it said the first time, byte by byte.
 *
 * <p>Each restart so proves the rule that the core is a pure function of the log. A core that would answer the past differently
 * has a state nobody has seen before, and the node does not start with it.
 */
final class ReplayCheck implements AutoCloseable {
    private static final long STALL_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(30);
    private static final String REPLAY_CHANNEL = "aeron:ipc";

    private final AeronArchive archive;
    private final JournalRecording recording;
    private final long endPosition;
    private final FragmentHandler compare = this::onFrame;
    private final UnsafeBuffer said = new UnsafeBuffer(0, 0);
    private @Nullable Subscription subscription;
    private @Nullable Image image;
    private long eventNumber;
    private long epochNs;
    private boolean isFound;

    ReplayCheck(final AeronArchive archive, final JournalRecording recording, final long endPosition) {
        this.archive = archive;
        this.recording = recording;
        this.endPosition = endPosition;
    }

    /**
     * Compares one event with the journal. Blocks until the archive has brought it.
     *
     * @throws IllegalStateException at the first difference
     */
    void check(
            final long number,
            final long timeEpochNs,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final IdleStrategy idle) {
        eventNumber = number;
        epochNs = timeEpochNs;
        said.wrap(buffer, offset, length);
        isFound = false;
        final long deadlineNs = System.nanoTime() + STALL_TIMEOUT_NS;
        final Image past = image == null ? open(idle, deadlineNs) : image;
        while (!isFound) {
            if (past.poll(compare, 1) == 0) {
                if (past.isClosed() || past.isEndOfStream()) {
                    throw new IllegalStateException("the event journal could not be read up to event " + number);
                }
                await(idle, deadlineNs);
            }
        }
    }

    private Image open(final IdleStrategy idle, final long deadlineNs) {
        final long begin = recording.positionBefore(archive, ReplayRoute.LOCAL, idle, eventNumber - 1, endPosition);
        final Subscription replay = archive.replay(
                recording.recordingId(), begin, endPosition - begin, REPLAY_CHANNEL, JournalFormat.REPLAY_STREAM_ID);
        subscription = replay;
        while (replay.imageCount() == 0) {
            await(idle, deadlineNs);
        }
        final Image opened = replay.imageAtIndex(0);
        image = opened;
        return opened;
    }

    private void await(final IdleStrategy idle, final long deadlineNs) {
        archive.checkForErrorResponse();
        if (System.nanoTime() - deadlineNs > 0) {
            throw new IllegalStateException("the archive does not bring event " + eventNumber + " of the journal");
        }
        idle.idle();
    }

    private void onFrame(final DirectBuffer frame, final int offset, final int length, final Header header) {
        final long number = JournalFormat.eventNumber(frame, offset);
        if (number < eventNumber) {
            return;
        }
        isFound = true;
        final int letter = offset + JournalFormat.ENVELOPE_LENGTH;
        final int letterLength = length - JournalFormat.ENVELOPE_LENGTH;
        final int difference = firstDifference(frame, letter, letterLength);
        if (number != eventNumber || JournalFormat.epochNs(frame, offset) != epochNs || difference >= 0) {
            throw new IllegalStateException("on replay the core says event " + eventNumber
                    + " differently than the journal has it: at " + epochNs + " with " + said.capacity()
                    + " bytes, the journal has event " + number + " at " + JournalFormat.epochNs(frame, offset)
                    + " with "
                    + letterLength + " bytes, first difference at byte " + difference
                    + "; if the program was changed, take a snapshot with the old one before the new one starts");
        }
    }

    private int firstDifference(final DirectBuffer frame, final int letter, final int letterLength) {
        final int common = Math.min(letterLength, said.capacity());
        for (int i = 0; i < common; i++) {
            if (frame.getByte(letter + i) != said.getByte(i)) {
                return i;
            }
        }
        return letterLength == said.capacity() ? -1 : common;
    }

    @Override
    public void close() {
        CloseHelper.close(subscription);
        subscription = null;
        image = null;
    }
}
