package io.trade2026.sequencer.node;

import io.aeron.Aeron;
import io.aeron.ChannelUriStringBuilder;
import io.aeron.CommonContext;
import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.codecs.SourceLocation;
import io.aeron.archive.status.RecordingPos;
import io.aeron.exceptions.RegistrationException;
import io.aeron.logbuffer.BufferClaim;
import io.trade2026.sequencer.media.JournalFormat;
import io.trade2026.sequencer.media.JournalRecording;
import io.trade2026.sequencer.media.ReplayRoute;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.status.CountersReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event journal, seen from its one writer: events 1, 2, 3 … without a gap and without a double, over all restarts.
 *
 * <p>The only subscriber is the archive, so nobody who reads can hold the core up. After a restart the log is replayed and the
 * core says again what it said before; what the journal holds already is dropped here.
 */
final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final long STALL_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long CLOSE_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(5);
    private static final String CHANNEL = "aeron:ipc?alias=" + JournalFormat.ALIAS;

    private final ExclusivePublication publication;
    private final CountersReader counters;
    private final int recordedCounterId;
    private final long recordingId;
    private final long tailEventNumber;
    private @Nullable ReplayCheck replayCheck;
    private final BufferClaim claim = new BufferClaim();
    private long lastEventNumber;
    private final AtomicLong suppressed = new AtomicLong();

    private Journal(
            final ExclusivePublication publication,
            final CountersReader counters,
            final int recordedCounterId,
            final long recordingId,
            final long tailEventNumber,
            final @Nullable ReplayCheck replayCheck) {
        this.replayCheck = replayCheck;
        this.publication = publication;
        this.counters = counters;
        this.recordedCounterId = recordedCounterId;
        this.recordingId = recordingId;
        this.tailEventNumber = tailEventNumber;
        this.lastEventNumber = tailEventNumber;
    }

    /**
     * Begins the journal or goes on with the one there is. Blocks until the archive records.
     *
     * @param aeron client that lives longer than the journal
     * @param archive of the same media
     * @param termLength for a new journal; one that exists keeps its own
     * @param checksReplay whether what the core says again is compared with what the journal holds
     * @param timeout for all of it
     */
    static Journal open(
            final Aeron aeron,
            final AeronArchive archive,
            final int termLength,
            final boolean checksReplay,
            final Duration timeout) {
        final long deadlineNs = System.nanoTime() + timeout.toNanos();
        final IdleStrategy idle = new SleepingMillisIdleStrategy(1);
        final Optional<JournalRecording> existing = JournalRecording.find(archive);
        final JournalRecording recording =
                existing.orElseGet(() -> new JournalRecording(-1, 0, 0, 0, termLength, JournalFormat.MTU));
        if (recording.isActive()) {
            throw new IllegalStateException("the event journal is still being written by another publication");
        }
        final long end = recording.stopPosition();
        final long tail = recording.lastEventNumberBefore(archive, ReplayRoute.LOCAL, idle, end);
        final ExclusivePublication publication = addPublication(aeron, recording, idle, deadlineNs);
        boolean opened = false;
        try {
            record(archive, existing);
            final CountersReader counters = aeron.countersReader();
            final int counterId = awaitRecording(archive, publication, counters, idle, deadlineNs);
            final Journal journal = new Journal(
                    publication,
                    counters,
                    counterId,
                    RecordingPos.getRecordingId(counters, counterId),
                    tail,
                    checksReplay && tail > 0 ? new ReplayCheck(archive, recording, end) : null);
            opened = true;
            LOG.info("event journal opened after event {} at position {}", tail, end);
            return journal;
        } finally {
            if (!opened) {
                publication.close();
            }
        }
    }

    private static void record(final AeronArchive archive, final Optional<JournalRecording> existing) {
        final String channel = CHANNEL + "|" + CommonContext.SESSION_ID_PARAM_NAME + "=" + JournalFormat.SESSION_ID;
        if (existing.isPresent()) {
            archive.extendRecording(
                    existing.get().recordingId(), channel, JournalFormat.STREAM_ID, SourceLocation.LOCAL, true);
        } else {
            archive.startRecording(channel, JournalFormat.STREAM_ID, SourceLocation.LOCAL, true);
        }
    }

    /** The session id is fixed, and a predecessor's publication lingers for a moment after its end: then this is tried again. */
    private static ExclusivePublication addPublication(
            final Aeron aeron, final JournalRecording recording, final IdleStrategy idle, final long deadlineNs) {
        final String channel = new ChannelUriStringBuilder(CHANNEL)
                .sessionId(JournalFormat.SESSION_ID)
                .initialPosition(recording.stopPosition(), recording.initialTermId(), recording.termLength())
                .mtu(recording.mtu())
                .build();
        while (true) {
            try {
                return aeron.addExclusivePublication(channel, JournalFormat.STREAM_ID);
            } catch (final RegistrationException clash) {
                if (System.nanoTime() - deadlineNs > 0) {
                    throw clash;
                }
                idle.idle();
            }
        }
    }

    private static int awaitRecording(
            final AeronArchive archive,
            final ExclusivePublication publication,
            final CountersReader counters,
            final IdleStrategy idle,
            final long deadlineNs) {
        int counterId = CountersReader.NULL_COUNTER_ID;
        while (counterId == CountersReader.NULL_COUNTER_ID || !publication.isConnected()) {
            archive.checkForErrorResponse();
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException("the archive did not begin to record the event journal");
            }
            idle.idle();
            counterId = RecordingPos.findCounterIdBySession(counters, publication.sessionId(), archive.archiveId());
        }
        return counterId;
    }

    /** Number of the last event that the journal held when it was opened. */
    long tailEventNumber() {
        return tailEventNumber;
    }

    /** Number of the last event in the journal. */
    long lastEventNumber() {
        return lastEventNumber;
    }

    /** Events dropped because the journal held them already. */
    long suppressed() {
        return suppressed.get();
    }

    /** End of what was published, in bytes. */
    long position() {
        return publication.position();
    }

    /** End of what the archive has recorded, in bytes; what was published if the archive has gone. */
    long recordedPosition() {
        return RecordingPos.isActive(counters, recordedCounterId, recordingId)
                ? counters.getCounterValue(recordedCounterId)
                : publication.position();
    }

    /**
     * Appends an event unless the journal holds it. Allocates nothing. Waits while the archive is behind by a term window, but
     * not for ever.
     */
    void append(
            final long eventNumber,
            final long epochNs,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final IdleStrategy idle) {
        if (eventNumber <= tailEventNumber) {
            suppress(eventNumber, epochNs, buffer, offset, length, idle);
            return;
        }
        if (eventNumber != lastEventNumber + 1) {
            throw new IllegalStateException(
                    "event " + eventNumber + " would follow event " + lastEventNumber + " in the journal");
        }
        if (length > JournalFormat.MAX_LETTER_LENGTH) {
            throw new IllegalArgumentException("event " + eventNumber + " has " + length + " bytes, allowed are "
                    + JournalFormat.MAX_LETTER_LENGTH);
        }
        claim(JournalFormat.ENVELOPE_LENGTH + length, idle);
        JournalFormat.putEnvelope(claim.buffer(), claim.offset(), eventNumber, epochNs);
        claim.buffer().putBytes(claim.offset() + JournalFormat.ENVELOPE_LENGTH, buffer, offset, length);
        claim.commit();
        lastEventNumber = eventNumber;
    }

    private void suppress(
            final long eventNumber,
            final long epochNs,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final IdleStrategy idle) {
        final ReplayCheck check = replayCheck;
        if (check != null) {
            check.check(eventNumber, epochNs, buffer, offset, length, idle);
            if (eventNumber == tailEventNumber) {
                check.close();
                replayCheck = null;
            }
        }
        suppressed.lazySet(suppressed.get() + 1);
    }

    private void claim(final int length, final IdleStrategy idle) {
        long result = publication.tryClaim(length, claim);
        if (result > 0) {
            return;
        }
        final long deadlineNs = System.nanoTime() + STALL_TIMEOUT_NS;
        idle.reset();
        while (result <= 0) {
            if (result == Publication.BACK_PRESSURED || result == Publication.ADMIN_ACTION) {
                if (System.nanoTime() - deadlineNs > 0) {
                    throw new IllegalStateException("the archive has not taken an event for "
                            + TimeUnit.NANOSECONDS.toSeconds(STALL_TIMEOUT_NS) + " s");
                }
                idle.idle();
                result = publication.tryClaim(length, claim);
            } else {
                throw new IllegalStateException(
                        "the event journal cannot be written: " + Publication.errorString(result));
            }
        }
    }

    /** Waits until everything published is recorded: the journal is never behind a snapshot. */
    void awaitRecorded(final IdleStrategy idle) {
        final long target = publication.position();
        final long deadlineNs = System.nanoTime() + STALL_TIMEOUT_NS;
        idle.reset();
        while (recordedPosition() < target) {
            if (!publication.isConnected() || System.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException(
                        "the archive recorded the journal up to " + recordedPosition() + " of " + target);
            }
            idle.idle();
        }
        if (!publication.isConnected()) {
            throw new IllegalStateException("the archive does not record the event journal any more");
        }
    }

    @Override
    public void close() {
        CloseHelper.close(replayCheck);
        final IdleStrategy idle = new SleepingMillisIdleStrategy(1);
        final long deadlineNs = System.nanoTime() + CLOSE_TIMEOUT_NS;
        while (publication.isConnected()
                && recordedPosition() < publication.position()
                && System.nanoTime() - deadlineNs < 0) {
            idle.idle();
        }
        publication.close();
    }
}
