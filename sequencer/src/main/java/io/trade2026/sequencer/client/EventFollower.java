package io.trade2026.sequencer.client;

import io.aeron.Aeron;
import io.aeron.Image;
import io.aeron.Subscription;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.status.RecordingPos;
import io.aeron.exceptions.AeronException;
import io.aeron.exceptions.TimeoutException;
import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.Header;
import io.trade2026.sequencer.media.JournalFormat;
import io.trade2026.sequencer.media.JournalRecording;
import io.trade2026.sequencer.media.MediaAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.status.CountersReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the event journal from a checkpoint: first what is old, then what is new, each event once and in order.
 *
 * <p>It reads what the archive has recorded and subscribes to nothing of the core's, so it may stop, starve or die without
 * holding the core up. When archive or sequencer go away it waits for them and goes on from its checkpoint. Used by one thread.
 */
public final class EventFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventFollower.class);
    private static final String REPLAY_CHANNEL = "aeron:ipc";
    private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long TEND_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long IMAGE_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long REPLAY_TO_THE_END = AeronArchive.REPLAY_ALL_AND_FOLLOW;

    private enum State {
        AWAY,
        CONNECTING,
        LOCATING,
        OPENING,
        FOLLOWING
    }

    private final MediaAddress media;
    private final String name;
    private final Dispatch dispatch = new Dispatch();
    private State state = State.AWAY;
    private long nextAttemptNs = System.nanoTime();
    private long nextTendNs;
    private long imageDeadlineNs;
    /** Held while counters are read, since reading them after the client is closed would bring the JVM down. */
    private final Object aeronGuard = new Object();

    private @Nullable Aeron aeron;
    private AeronArchive.@Nullable AsyncConnect connecting;
    private @Nullable AeronArchive archive;
    private volatile long archiveId;
    private volatile @Nullable JournalRecording recording;
    private @Nullable Subscription replay;
    private @Nullable Image image;
    private long eventNumber;
    private long position;
    private volatile JournalPosition checkpoint;
    private volatile long recordedPosition;
    private volatile boolean isFollowing;
    private boolean isClosed;

    /**
     * Does not connect yet: {@link #poll} does.
     *
     * @param address of the sequencer
     * @param from checkpoint after which to go on
     * @param name shown in Aeron's counters and the log
     */
    public EventFollower(final SequencerAddress address, final JournalPosition from, final String name) {
        this.media = address.media();
        this.name = name;
        this.eventNumber = from.eventNumber();
        this.position = from.position();
        this.checkpoint = from;
    }

    /**
     * Hands the next events over. Blocks only for the short round trips of opening a replay.
     *
     * @param handler takes them; what it throws comes out of here, and the event comes again
     * @param limit most events in one call
     * @return events handed over plus other work done, for an idle strategy
     * @throws IllegalStateException when the journal contradicts the checkpoint: a gap, a double, or an end before it
     */
    public int poll(final EventHandler handler, final int limit) {
        if (isClosed) {
            return 0;
        }
        try {
            return switch (state) {
                case FOLLOWING -> follow(handler, limit);
                case AWAY -> connect();
                case CONNECTING -> awaitArchive();
                case LOCATING -> locate();
                case OPENING -> awaitImage();
            };
        } catch (final AeronException e) {
            LOG.warn("{}: lost the journal after event {}: {}", name, eventNumber, e.getMessage());
            release();
            return 0;
        }
    }

    private int connect() {
        if (System.nanoTime() - nextAttemptNs < 0) {
            return 0;
        }
        nextAttemptNs = System.nanoTime() + RETRY_NS;
        if (!media.isDriverActive()) {
            return 0;
        }
        final Aeron client = media.connect(name, error -> LOG.warn("{}: {}", name, error.toString()));
        synchronized (aeronGuard) {
            aeron = client;
        }
        connecting = AeronArchive.asyncConnect(media.archiveContext(client).clientName(name));
        state = State.CONNECTING;
        return 1;
    }

    private int awaitArchive() {
        final AeronArchive.AsyncConnect attempt = connecting;
        if (attempt == null) {
            throw new IllegalStateException("not connecting");
        }
        final AeronArchive connected = attempt.poll();
        if (connected == null) {
            return 0;
        }
        connecting = null;
        archive = connected;
        archiveId = connected.archiveId();
        nextAttemptNs = System.nanoTime();
        state = State.LOCATING;
        return 1;
    }

    private int locate() {
        if (System.nanoTime() - nextAttemptNs < 0) {
            return 0;
        }
        nextAttemptNs = System.nanoTime() + RETRY_NS;
        final AeronArchive client = archive();
        final Optional<JournalRecording> found = JournalRecording.find(client);
        if (found.isEmpty()) {
            checkNotAhead(0);
            return 0;
        }
        final JournalRecording journal = found.get();
        recording = journal;
        final long end = endOf(client, journal);
        if (end == AeronArchive.NULL_POSITION) {
            return 0;
        }
        recordedPosition = end;
        if (position == JournalPosition.UNKNOWN) {
            position = journal.positionBefore(client, new BackoffIdleStrategy(), eventNumber, end);
            dispatch.isSeeking = true;
        }
        checkNotAhead(end);
        if (!journal.isActive() && position == end) {
            return 0;
        }
        replay = client.replay(
                journal.recordingId(), position, REPLAY_TO_THE_END, REPLAY_CHANNEL, JournalFormat.REPLAY_STREAM_ID);
        imageDeadlineNs = System.nanoTime() + IMAGE_TIMEOUT_NS;
        state = State.OPENING;
        return 1;
    }

    private static long endOf(final AeronArchive client, final JournalRecording journal) {
        return journal.isActive() ? client.getRecordingPosition(journal.recordingId()) : journal.stopPosition();
    }

    private void checkNotAhead(final long end) {
        if (position > end) {
            throw new IllegalStateException(name + ": the checkpoint is event " + eventNumber + " at position "
                    + position + " but the journal ends at " + end + ": it is another journal, or its end was lost");
        }
    }

    private int awaitImage() {
        final Subscription subscription = replay;
        if (subscription != null && subscription.imageCount() > 0) {
            image = subscription.imageAtIndex(0);
            state = State.FOLLOWING;
            isFollowing = true;
            nextTendNs = System.nanoTime();
            LOG.info("{}: following the journal after event {} at position {}", name, eventNumber, position);
            return 1;
        }
        if (System.nanoTime() - imageDeadlineNs > 0) {
            throw new TimeoutException("the archive did not begin the replay");
        }
        return 0;
    }

    private int follow(final EventHandler handler, final int limit) {
        final Image current = image;
        if (current == null) {
            throw new IllegalStateException("no image");
        }
        dispatch.handler = handler;
        dispatch.isWhole = false;
        int events = 0;
        try {
            events = current.controlledPoll(dispatch, limit);
            dispatch.isWhole = true;
        } finally {
            dispatch.handler = null;
            publishCheckpoint();
            if (!dispatch.isWhole) {
                reopen();
            }
        }
        if (events == 0 && (current.isClosed() || current.isEndOfStream())) {
            LOG.info("{}: the replay ended after event {}", name, eventNumber);
            reopen();
            return 1;
        }
        tend();
        return events;
    }

    /** Reads the archive's pings (it throws out who never does) and the mark up to which it has recorded. */
    private void tend() {
        final long nowNs = System.nanoTime();
        if (nowNs - nextTendNs < 0) {
            return;
        }
        nextTendNs = nowNs + TEND_NS;
        final String error = archive().pollForErrorResponse();
        if (error != null) {
            LOG.warn("{}: archive: {}", name, error);
        }
    }

    private void publishCheckpoint() {
        if (checkpoint.eventNumber() != eventNumber || checkpoint.position() != position) {
            checkpoint = new JournalPosition(eventNumber, position);
        }
    }

    private void reopen() {
        isFollowing = false;
        image = null;
        CloseHelper.close(replay);
        replay = null;
        nextAttemptNs = System.nanoTime();
        state = State.LOCATING;
    }

    private void release() {
        isFollowing = false;
        image = null;
        closeQuietly(replay);
        closeQuietly(connecting);
        closeQuietly(archive);
        final Aeron client;
        synchronized (aeronGuard) {
            client = aeron;
            aeron = null;
        }
        closeQuietly(client);
        replay = null;
        connecting = null;
        archive = null;
        nextAttemptNs = System.nanoTime() + RETRY_NS;
        state = State.AWAY;
    }

    private void closeQuietly(final @Nullable AutoCloseable part) {
        CloseHelper.close(error -> LOG.debug("{}: {}", name, error.getMessage()), part);
    }

    /**
     * How far the caller has come. For any thread.
     *
     * @return last consumed event and its end in the journal
     */
    public JournalPosition checkpoint() {
        return checkpoint;
    }

    /**
     * Is a replay open? For any thread.
     *
     * @return false while waiting for driver, archive or journal
     */
    public boolean isFollowing() {
        return isFollowing;
    }

    /**
     * What is recorded and not consumed yet, also while the caller does not poll. For any thread.
     *
     * @return bytes of the journal; 0 when none is known
     */
    public long lagBytes() {
        synchronized (aeronGuard) {
            final JournalRecording journal = recording;
            final Aeron client = aeron;
            if (journal == null) {
                return 0;
            }
            if (client != null && !client.isClosed()) {
                final CountersReader counters = client.countersReader();
                final int counterId = RecordingPos.findCounterIdByRecording(counters, journal.recordingId(), archiveId);
                if (counterId != CountersReader.NULL_COUNTER_ID) {
                    recordedPosition = counters.getCounterValue(counterId);
                }
            }
            return Math.max(0, recordedPosition - Math.max(0, checkpoint.position()));
        }
    }

    /**
     * Has everything recorded been consumed? For any thread.
     *
     * @return true only while a journal is known
     */
    public boolean caughtUp() {
        return recording != null && lagBytes() == 0;
    }

    /** Stops following. */
    @Override
    public void close() {
        isClosed = true;
        release();
    }

    private AeronArchive archive() {
        if (archive == null) {
            throw new IllegalStateException("no archive");
        }
        return archive;
    }

    /** Checks the row of event numbers and hands on. */
    private final class Dispatch implements ControlledFragmentHandler {
        private @Nullable EventHandler handler;
        private boolean isSeeking;
        private boolean isWhole;

        @Override
        public Action onFragment(final DirectBuffer buffer, final int offset, final int length, final Header header) {
            final long number = JournalFormat.eventNumber(buffer, offset);
            if (isSeeking && number <= eventNumber) {
                position = header.position();
                return Action.CONTINUE;
            }
            if (number != eventNumber + 1) {
                throw new IllegalStateException(name + ": event " + number + " follows event " + eventNumber
                        + " in the journal at position " + header.position());
            }
            if (handler == null) {
                return Action.ABORT;
            }
            final boolean consumed = handler.onEvent(
                    number,
                    JournalFormat.epochNs(buffer, offset),
                    buffer,
                    offset + JournalFormat.ENVELOPE_LENGTH,
                    length - JournalFormat.ENVELOPE_LENGTH,
                    header.position());
            if (!consumed) {
                return Action.ABORT;
            }
            isSeeking = false;
            eventNumber = number;
            position = header.position();
            return Action.CONTINUE;
        }
    }
}
