package io.trade2026.sequencer.client;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.client.ArchiveException;
import io.aeron.archive.client.ControlResponsePoller;
import io.aeron.archive.codecs.ControlResponseCode;
import io.aeron.exceptions.AeronException;
import io.aeron.exceptions.TimeoutException;
import io.trade2026.sequencer.media.ClusterMember;
import io.trade2026.sequencer.media.JournalRecording;
import io.trade2026.sequencer.media.ReplayRoute;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal as one archive has it, seen from a follower: connects to the archive, asks now and then how far it has recorded, and
 * opens replays.
 *
 * <p>A member may die at any moment, so what is asked regularly is not waited for. Used by one thread.
 */
final class JournalSource {
    private static final Logger LOG = LoggerFactory.getLogger(JournalSource.class);
    private static final long PROBE_NS = TimeUnit.MILLISECONDS.toNanos(100);
    /** When events have just ceased: another archive may have what follows. */
    private static final long PROBE_SOON_NS = TimeUnit.MILLISECONDS.toNanos(20);
    /** Its recording shows in the counters; asking only keeps the connection. */
    private static final long PROBE_LOCAL_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long RETRY_REMOTE_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long SILENCE_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long NOTHING_ASKED = 0;

    private final SequencerAddress address;
    private final @Nullable ClusterMember member;
    private final String name;
    private final ReplayRoute route;

    private AeronArchive.@Nullable AsyncConnect connecting;
    private @Nullable AeronArchive archive;
    private @Nullable JournalRecording recording;
    private long nextNs = System.nanoTime();
    private long lastAskedNs = nextNs;
    private long correlationId = NOTHING_ASKED;
    private long askedNs;
    private long answeredNs;
    private boolean asksForStop;
    private boolean isMissing;
    private boolean isKnown;
    private boolean isActive;
    private long end;

    /**
     * A source.
     *
     * @param member to reach over the network; null for the archive of the own media
     */
    JournalSource(final SequencerAddress address, final @Nullable ClusterMember member, final String name) {
        this.address = address;
        this.member = member;
        this.name = name;
        this.route = member == null ? ReplayRoute.LOCAL : ReplayRoute.to(address.host());
    }

    /** Connects, asks, listens. What goes wrong here ends the connection, which is tried again later. */
    int poll(final Aeron aeron, final long nowNs) {
        try {
            return archive == null ? connect(aeron, nowNs) : tend(aeron, archive, nowNs);
        } catch (final AeronException e) {
            if (archive != null) {
                LOG.info("{}: lost the {}: {}", name, this, e.getMessage());
            } else {
                LOG.debug("{}: no {}: {}", name, this, e.getMessage());
            }
            release();
            return 0;
        }
    }

    private int connect(final Aeron aeron, final long nowNs) {
        final AeronArchive.AsyncConnect attempt = connecting;
        if (attempt == null) {
            if (nowNs - nextNs < 0) {
                return 0;
            }
            final AeronArchive.Context context = member == null
                    ? address.media().archiveContext(aeron)
                    : address.media().remoteArchiveContext(aeron, member.archiveEndpoint(), address.host());
            connecting = AeronArchive.asyncConnect(context.clientName(name));
            return 1;
        }
        final AeronArchive connected = attempt.poll();
        if (connected == null) {
            return 0;
        }
        connecting = null;
        archive = connected;
        nextNs = nowNs;
        return 1;
    }

    private int tend(final Aeron aeron, final AeronArchive client, final long nowNs) {
        if (correlationId != NOTHING_ASKED) {
            if (nowNs - askedNs > SILENCE_NS) {
                throw new TimeoutException("no answer from the archive");
            }
            return listen(aeron, client, nowNs);
        }
        if (nowNs - nextNs < 0) {
            return 0;
        }
        lastAskedNs = nowNs;
        nextNs = nowNs + (isKnown && isActive && isLocal() ? PROBE_LOCAL_NS : PROBE_NS);
        if (recording == null) {
            final Optional<JournalRecording> found = JournalRecording.find(client);
            isMissing = found.isEmpty();
            recording = found.orElse(null);
        }
        if (recording != null) {
            ask(aeron, client, recording.recordingId(), false, nowNs);
        }
        return 1;
    }

    private void ask(
            final Aeron aeron,
            final AeronArchive client,
            final long recordingId,
            final boolean stop,
            final long nowNs) {
        final long id = aeron.nextCorrelationId();
        final boolean sent = stop
                ? client.archiveProxy().getStopPosition(recordingId, id, client.controlSessionId())
                : client.archiveProxy().getRecordingPosition(recordingId, id, client.controlSessionId());
        if (!sent) {
            throw new ArchiveException("the archive takes no request");
        }
        correlationId = id;
        asksForStop = stop;
        askedNs = nowNs;
    }

    private int listen(final Aeron aeron, final AeronArchive client, final long nowNs) {
        final ControlResponsePoller poller = client.controlResponsePoller();
        final int work = poller.poll();
        if (!poller.isPollComplete()
                || poller.controlSessionId() != client.controlSessionId()
                || poller.correlationId() != correlationId) {
            if (!poller.subscription().isConnected()) {
                throw new ArchiveException("the archive has gone");
            }
            return work;
        }
        if (poller.code() != ControlResponseCode.OK) {
            throw new ArchiveException(poller.errorMessage());
        }
        answeredNs = nowNs;
        final boolean wasStop = asksForStop;
        final long position = poller.relevantId();
        correlationId = NOTHING_ASKED;
        if (position != AeronArchive.NULL_POSITION) {
            end = position;
            isActive = !wasStop;
            isKnown = true;
        } else if (!wasStop && recording != null) {
            ask(aeron, client, recording.recordingId(), true, nowNs);
        }
        return work;
    }

    /** Lets a far archive be asked sooner than usual, once. */
    void hurry() {
        if (archive != null && !isLocal() && nextNs - lastAskedNs > PROBE_SOON_NS) {
            nextNs = lastAskedNs + PROBE_SOON_NS;
        }
    }

    /** Has the last question waited for its answer for longer? */
    boolean isSilentFor(final long durationNs, final long nowNs) {
        return correlationId != NOTHING_ASKED && nowNs - askedNs > durationNs;
    }

    /** Has this archive answered after another was asked what that has not answered? */
    boolean hasAnsweredSince(final JournalSource other) {
        return isKnown && answeredNs - other.askedNs > 0;
    }

    /** Does the archive answer and have a journal? */
    boolean isKnown() {
        return isKnown;
    }

    /** Does the archive answer and have no journal yet? */
    boolean isMissing() {
        return isMissing;
    }

    /** Was the journal being recorded when the archive was asked last? */
    boolean isActive() {
        return isActive;
    }

    /** Up to where it was recorded when the archive was asked last. */
    long end() {
        return end;
    }

    /** Can something be had, or at least awaited, behind a position? */
    boolean canServe(final long position) {
        return isKnown && !isPurgedBehind(position) && (isActive ? end >= position : end > position);
    }

    /** Did retention take out what follows a position? */
    boolean isPurgedBehind(final long position) {
        return position != JournalPosition.UNKNOWN && recording != null && position < recording.startPosition();
    }

    JournalRecording recording() {
        if (recording == null) {
            throw new IllegalStateException("no journal");
        }
        return recording;
    }

    long archiveId() {
        return archive == null ? Aeron.NULL_VALUE : archive.archiveId();
    }

    /** Is it the archive of the own media? */
    boolean isLocal() {
        return member == null;
    }

    /** Blocks for some round trips. */
    long positionBefore(final long eventNumber) {
        return recording().positionBefore(archive(), route, new BackoffIdleStrategy(), eventNumber, end);
    }

    /** Blocks for one round trip. */
    ReplayRoute.Replay replay(final long position) {
        forgetQuestion();
        return route.start(archive(), recording().recordingId(), position, AeronArchive.REPLAY_ALL_AND_FOLLOW);
    }

    /** The answer to a question under way gets lost in a call that waits for its own. */
    private void forgetQuestion() {
        correlationId = NOTHING_ASKED;
    }

    private AeronArchive archive() {
        if (archive == null) {
            throw new ArchiveException("no archive");
        }
        return archive;
    }

    /** What was known may be out of date: asks again before it serves. */
    void forgetEnd() {
        isKnown = false;
        recording = null;
        forgetQuestion();
        nextNs = System.nanoTime();
    }

    void release() {
        closeQuietly(connecting);
        closeQuietly(archive);
        connecting = null;
        archive = null;
        recording = null;
        correlationId = NOTHING_ASKED;
        isMissing = false;
        isKnown = false;
        isActive = false;
        nextNs = System.nanoTime() + (member == null ? RETRY_NS : RETRY_REMOTE_NS);
    }

    private void closeQuietly(final @Nullable AutoCloseable part) {
        CloseHelper.close(error -> LOG.debug("{}: {}", name, error.getMessage()), part);
    }

    @Override
    public String toString() {
        return member == null ? "journal of this media" : "journal of member " + member.id();
    }
}
