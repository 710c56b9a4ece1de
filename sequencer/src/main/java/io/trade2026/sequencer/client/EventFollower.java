package io.trade2026.sequencer.client;

import io.aeron.Aeron;
import io.aeron.Image;
import io.aeron.archive.status.RecordingPos;
import io.aeron.exceptions.AeronException;
import io.aeron.exceptions.TimeoutException;
import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.Header;
import io.trade2026.sequencer.media.JournalFormat;
import io.trade2026.sequencer.media.MediaAddress;
import io.trade2026.sequencer.media.ReplayRoute;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.status.CountersReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the event journal from a checkpoint: first what is old, then what is new, each event once and in order.
 *
 * <p>It reads what an archive has recorded and subscribes to nothing of the core's, so it may stop, starve or die without
 * holding the core up. When archive or sequencer go away it waits for them and goes on from its checkpoint. In a cluster it goes
 * on from the archive of another member when its own dies, stalls or is behind; all journals are the same, byte for byte. Used by
 * one thread.
 */
public final class EventFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventFollower.class);
    private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long IMAGE_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long REMOTE_IMAGE_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long TEND_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private enum State {
        CHOOSING,
        OPENING,
        FOLLOWING
    }

    private final MediaAddress media;
    private final String name;
    private final JournalSources sources;
    private final Dispatch dispatch = new Dispatch();
    private State state = State.CHOOSING;
    private long nextAttemptNs = System.nanoTime();
    private long nextTendNs = System.nanoTime();
    private long imageDeadlineNs;
    /** Held while counters are read, since reading them after the client is closed would bring the JVM down. */
    private final Object aeronGuard = new Object();

    private @Nullable Aeron aeron;
    private ReplayRoute.@Nullable Replay replay;
    private @Nullable Image image;
    private final boolean mayBeginLater;
    private long eventNumber;
    private long position;
    private volatile JournalPosition checkpoint;
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
        this.sources = new JournalSources(address, name);
        this.eventNumber = from.eventNumber();
        this.position = from.position();
        this.mayBeginLater = from.equals(JournalPosition.FIRST_KEPT);
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
        final Aeron client = aeron;
        if (client == null) {
            return connect();
        }
        if (client.isClosed()) {
            LOG.warn("{}: lost the driver after event {}", name, eventNumber);
            release();
            return 0;
        }
        final long nowNs = System.nanoTime();
        try {
            return switch (state) {
                case FOLLOWING -> follow(client, handler, limit, nowNs);
                case CHOOSING -> choose(client, nowNs);
                case OPENING -> awaitImage(client, nowNs);
            };
        } catch (final AeronException e) {
            LOG.warn("{}: lost the {} after event {}: {}", name, sources.current(), eventNumber, e.getMessage());
            sources.leave(nowNs);
            closeReplay();
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
        final Aeron client;
        try {
            client = media.connect(name, error -> LOG.warn("{}: {}", name, error.toString()));
        } catch (final AeronException e) {
            LOG.warn("{}: no driver: {}", name, e.getMessage());
            return 0;
        }
        synchronized (aeronGuard) {
            aeron = client;
        }
        return 1;
    }

    private int choose(final Aeron client, final long nowNs) {
        int work = sources.poll(client, nowNs);
        final JournalSource source = sources.choose(position, nowNs);
        if (source == null) {
            final String contradiction = sources.contradiction(position, nowNs);
            if (contradiction != null) {
                throw new IllegalStateException(name + ": the checkpoint is event " + eventNumber + " at position "
                        + position + " but " + contradiction);
            }
            return work;
        }
        if (position == JournalPosition.UNKNOWN) {
            position = source.positionBefore(eventNumber);
            dispatch.isSeeking = true;
        }
        replay = source.replay(position);
        imageDeadlineNs = nowNs + (source.isLocal() ? IMAGE_TIMEOUT_NS : REMOTE_IMAGE_TIMEOUT_NS);
        state = State.OPENING;
        work++;
        return work;
    }

    private int awaitImage(final Aeron client, final long nowNs) {
        final int work = sources.poll(client, nowNs);
        final ReplayRoute.Replay asked = replay;
        image = asked == null ? null : asked.image();
        if (image != null) {
            state = State.FOLLOWING;
            isFollowing = true;
            sources.begin();
            LOG.info(
                    "{}: following the {} after event {} at position {}",
                    name,
                    sources.current(),
                    eventNumber,
                    position);
            return work + 1;
        }
        if (nowNs - imageDeadlineNs > 0) {
            throw new TimeoutException("the archive did not begin the replay");
        }
        return work;
    }

    private int follow(final Aeron client, final EventHandler handler, final int limit, final long nowNs) {
        final Image current = image;
        if (current == null) {
            throw new IllegalStateException("no image");
        }
        dispatch.handler = handler;
        dispatch.isWhole = false;
        dispatch.isRefused = false;
        int events = 0;
        try {
            events = current.controlledPoll(dispatch, limit);
            dispatch.isWhole = true;
        } finally {
            dispatch.handler = null;
            publishCheckpoint();
            if (!dispatch.isWhole) {
                closeReplay();
            }
        }
        if (events == 0 && !dispatch.isRefused) {
            if (current.isClosed() || current.isEndOfStream()) {
                LOG.info("{}: the replay of the {} ended after event {}", name, sources.current(), eventNumber);
                sources.leave(nowNs);
                closeReplay();
                return 1;
            }
            return starve(client, nowNs);
        }
        sources.brought(nowNs);
        tend(client, nowNs);
        return events;
    }

    private int starve(final Aeron client, final long nowNs) {
        final int work = tend(client, nowNs);
        final boolean isBehind = sources.isBehind(position, nowNs);
        if (isBehind || sources.isSilent(position, nowNs)) {
            final String fault = isBehind ? "is behind the others" : "does not answer, as others do,";
            LOG.warn("{}: the {} {} after event {}", name, sources.current(), fault, eventNumber);
            sources.leave(nowNs);
            closeReplay();
            return 1;
        }
        return work;
    }

    /** Asks the archives how far they are, and reads their pings (an archive throws out who never does). */
    private int tend(final Aeron client, final long nowNs) {
        if (nowNs - nextTendNs < 0) {
            return 0;
        }
        nextTendNs = nowNs + TEND_NS;
        return sources.poll(client, nowNs);
    }

    private void publishCheckpoint() {
        if (checkpoint.eventNumber() != eventNumber || checkpoint.position() != position) {
            checkpoint = new JournalPosition(eventNumber, position);
        }
    }

    private void closeReplay() {
        isFollowing = false;
        image = null;
        closeQuietly(replay);
        replay = null;
        state = State.CHOOSING;
    }

    private void release() {
        closeReplay();
        sources.release();
        final Aeron client;
        synchronized (aeronGuard) {
            client = aeron;
            aeron = null;
        }
        closeQuietly(client);
        nextAttemptNs = System.nanoTime() + RETRY_NS;
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
     * @return bytes of the journal; 0 when none is known; what lies on another machine's archive is up to a tenth of a second old
     */
    public long lagBytes() {
        synchronized (aeronGuard) {
            final Aeron client = aeron;
            final long local = client == null || client.isClosed() ? 0 : recordedHere(client.countersReader());
            return Math.max(0, Math.max(local, sources.recordedPosition()) - Math.max(0, checkpoint.position()));
        }
    }

    private long recordedHere(final CountersReader counters) {
        final long recordingId = sources.localRecordingId();
        if (recordingId == Aeron.NULL_VALUE) {
            return 0;
        }
        final int counterId = RecordingPos.findCounterIdByRecording(counters, recordingId, sources.localArchiveId());
        return counterId == CountersReader.NULL_COUNTER_ID ? 0 : counters.getCounterValue(counterId);
    }

    /**
     * Has everything recorded been consumed? For any thread.
     *
     * @return true only while a journal is known
     */
    public boolean caughtUp() {
        return sources.isJournalKnown() && lagBytes() == 0;
    }

    /** Stops following. */
    @Override
    public void close() {
        isClosed = true;
        release();
    }

    /** Checks the row of event numbers and hands on. */
    private final class Dispatch implements ControlledFragmentHandler {
        private @Nullable EventHandler handler;
        private boolean isSeeking;
        private boolean isWhole;
        private boolean isRefused;

        @Override
        public Action onFragment(final DirectBuffer buffer, final int offset, final int length, final Header header) {
            final long number = JournalFormat.eventNumber(buffer, offset);
            if (isSeeking && number <= eventNumber) {
                position = header.position();
                return Action.CONTINUE;
            }
            if (isSeeking && number > eventNumber + 1) {
                begin(number);
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
                isRefused = true;
                return Action.ABORT;
            }
            isSeeking = false;
            eventNumber = number;
            position = header.position();
            return Action.CONTINUE;
        }

        /** The first event that is there is a later one than was looked for. */
        private void begin(final long first) {
            if (eventNumber != 0 || !mayBeginLater) {
                throw new IllegalStateException(name + ": the checkpoint is event " + eventNumber
                        + " but the journal begins at event " + first
                        + ": what was before is in the copies that retention made");
            }
            LOG.warn("{}: the journal begins at event {}; what was before was taken out by retention", name, first);
            eventNumber = first - 1;
        }
    }
}
