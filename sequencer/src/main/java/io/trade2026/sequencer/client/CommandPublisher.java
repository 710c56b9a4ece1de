package io.trade2026.sequencer.client;

import io.aeron.Aeron;
import io.aeron.Publication;
import io.aeron.cluster.client.AeronCluster;
import io.aeron.cluster.client.ClusterException;
import io.aeron.exceptions.AeronException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends commands to the sequencer. Used by one thread, which also polls; connects, keeps alive, follows a new leader and reconnects by itself.
 *
 * <p>An accepted offer is not yet a committed command: it is committed when its event is seen. After a reconnect ({@link
 * #sessionCount()}) or a change of the leader ({@link #leadershipTermId()}) the caller offers again what was not answered, and the
 * core drops doubles by their key.
 */
public final class CommandPublisher implements AutoCloseable {
    /** Offer refused for now: try again after polling. */
    public static final long BACK_PRESSURED = Publication.BACK_PRESSURED;

    /** Offer refused for now by Aeron's housekeeping: try again. */
    public static final long ADMIN_ACTION = Publication.ADMIN_ACTION;

    /** No session with the sequencer at present, or none with a leader. */
    public static final long NOT_CONNECTED = Publication.NOT_CONNECTED;

    /** Stands for no term before the first session. */
    public static final long NO_TERM = -1;

    private static final Logger LOG = LoggerFactory.getLogger(CommandPublisher.class);
    private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long KEEP_ALIVE_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long MESSAGE_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);
    /** A cluster without a leader for longer has lost its majority; its sessions live on for ten seconds. */
    private static final long NEW_LEADER_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(5);
    /** Each client has an egress stream of its own, so that none can hold another's up. */
    private static final int FIRST_EGRESS_STREAM_ID = 20_000;

    private static final int EGRESS_STREAM_IDS = 1 << 20;

    private final SequencerAddress address;
    private final String name;
    private final UrgentHandler urgent;
    private final @Nullable DriverPulse only;
    private @Nullable Aeron aeron;
    private AeronCluster.@Nullable AsyncConnect connecting;
    private volatile @Nullable AeronCluster session;
    private long nextAttemptNs = System.nanoTime();
    private long nextKeepAliveNs;
    private final AtomicLong sessionCount = new AtomicLong();
    private volatile long leadershipTermId = NO_TERM;
    private volatile int leaderMemberId = SequencerAddress.NO_MEMBER;
    private boolean isCutOff;
    private boolean isClosed;

    /**
     * Does not connect yet: {@link #poll()} does.
     *
     * @param address of the sequencer
     * @param name shown in Aeron's counters and the log
     */
    public CommandPublisher(final SequencerAddress address, final String name) {
        this(address, name, UrgentHandler.NONE);
    }

    /**
     * The same for one who wants to hear of urgent events ahead of the journal.
     *
     * @param address of the sequencer
     * @param name shown in Aeron's counters and the log
     * @param urgent hears them in {@link #poll()}
     */
    public CommandPublisher(final SequencerAddress address, final String name, final UrgentHandler urgent) {
        this(address, name, urgent, null);
    }

    /**
     * The same for one whose commands come of what the archive records: they must not go on when the archive has died, which may not hold what
     * they came of. It never opens a session through another driver than this.
     *
     * @param address of the sequencer
     * @param name shown in Aeron's counters and the log
     * @param urgent hears them in {@link #poll()}
     * @param only the driver, which is one process with the archive; null: whichever is there
     */
    public CommandPublisher(
            final SequencerAddress address,
            final String name,
            final UrgentHandler urgent,
            final @Nullable DriverPulse only) {
        this.address = address;
        this.name = name;
        this.urgent = urgent;
        this.only = only;
    }

    /**
     * Is there a session? For any thread.
     *
     * @return whether an offer has a chance
     */
    public boolean isConnected() {
        final AeronCluster current = session;
        return current != null && !current.isClosed();
    }

    /**
     * Sessions opened so far. A change tells the owner to offer again what has not been answered. For any thread.
     *
     * @return 0 before the first session, then counted up
     */
    public long sessionCount() {
        return sessionCount.get();
    }

    /**
     * The term of the leader to whom offers go now. It changes during {@link #poll()} only, never during an offer. What was
     * offered before a change may have been lost with the leader before: as after a change of {@link #sessionCount()}, the owner
     * offers again, in the old order and before anything new, what has not been answered. For any thread.
     *
     * @return {@link #NO_TERM} before the first session, then never less than before
     */
    public long leadershipTermId() {
        return leadershipTermId;
    }

    /**
     * The member to whom offers go now. For any thread.
     *
     * @return {@link SequencerAddress#NO_MEMBER} before the first session
     */
    public int leaderMemberId() {
        return leaderMemberId;
    }

    /**
     * Offers one command. Never blocks. Allocates nothing.
     *
     * @param buffer holding the command; copied before this returns
     * @param offset of the command
     * @param length in bytes
     * @return above 0 when taken; {@link #BACK_PRESSURED}, {@link #ADMIN_ACTION} or {@link #NOT_CONNECTED} when not
     */
    public long offer(final DirectBuffer buffer, final int offset, final int length) {
        final AeronCluster current = session;
        if (current == null || current.isClosed()) {
            return NOT_CONNECTED;
        }
        final long result = current.offer(buffer, offset, length);
        if (result != Publication.CLOSED && result != Publication.MAX_POSITION_EXCEEDED) {
            return result;
        }
        // In a cluster the leader is gone: the session waits for the next one, and ends in poll() if none comes.
        if (!address.isCluster()) {
            disconnect("ingress " + Publication.errorString(result));
        }
        return NOT_CONNECTED;
    }

    /**
     * Does the housekeeping: connecting, keep-alive, session events. To be called in every duty cycle, at least once a second.
     *
     * @return work done, for an idle strategy
     */
    public int poll() {
        if (isClosed) {
            return 0;
        }
        try {
            final AeronCluster current = session;
            return current == null ? connect() : tend(current);
        } catch (final AeronException e) {
            disconnect(e.getMessage());
            return 0;
        }
    }

    private int tend(final AeronCluster current) {
        int work = current.pollEgress();
        work += current.pollStateChanges();
        if (current.isClosed()) {
            disconnect("closed by the cluster, or it has no leader");
            return work;
        }
        work += followLeader(current);
        final long nowNs = System.nanoTime();
        if (nowNs - nextKeepAliveNs >= 0 && current.sendKeepAlive()) {
            nextKeepAliveNs = nowNs + KEEP_ALIVE_NS;
            work++;
        }
        return work;
    }

    private int followLeader(final AeronCluster current) {
        final long term = current.leadershipTermId();
        if (term == leadershipTermId) {
            return 0;
        }
        leaderMemberId = current.leaderMemberId();
        leadershipTermId = term;
        LOG.info("{}: member {} leads the sequencer in term {}", name, current.leaderMemberId(), term);
        return 1;
    }

    private int connect() {
        final AeronCluster.AsyncConnect attempt = connecting;
        if (attempt != null) {
            final AeronCluster connected = attempt.poll();
            if (connected == null) {
                return 0;
            }
            connecting = null;
            if (!mayGoThrough()) {
                closeQuietly(connected);
                return 0;
            }
            nextKeepAliveNs = System.nanoTime() + KEEP_ALIVE_NS;
            leaderMemberId = connected.leaderMemberId();
            leadershipTermId = connected.leadershipTermId();
            session = connected;
            sessionCount.incrementAndGet();
            LOG.info("{}: session {} with the sequencer", name, connected.clusterSessionId());
            return 1;
        }
        if (System.nanoTime() - nextAttemptNs < 0) {
            return 0;
        }
        nextAttemptNs = System.nanoTime() + RETRY_NS;
        if (!address.media().isDriverActive() || !mayGoThrough()) {
            return 0;
        }
        final Aeron client = client();
        connecting = AeronCluster.asyncConnect(context(client));
        return 1;
    }

    private boolean mayGoThrough() {
        if (only == null || only.isThere()) {
            return true;
        }
        if (!isCutOff) {
            isCutOff = true;
            LOG.warn("{}: driver and archive have been replaced: nothing more is offered", name);
        }
        return false;
    }

    private Aeron client() {
        final Aeron existing = aeron;
        if (existing != null && !existing.isClosed()) {
            return existing;
        }
        final Aeron fresh = address.media().connect(name, error -> LOG.warn("{}: {}", name, error.toString()));
        aeron = fresh;
        return fresh;
    }

    private AeronCluster.Context context(final Aeron client) {
        final AeronCluster.Context context = new AeronCluster.Context()
                .aeron(client)
                .ownsAeronClient(false)
                .ingressChannel(address.ingressChannel())
                .egressChannel(address.egressChannel())
                .egressStreamId(FIRST_EGRESS_STREAM_ID + Math.floorMod(client.clientId(), EGRESS_STREAM_IDS))
                .messageTimeoutNs(MESSAGE_TIMEOUT_NS)
                .newLeaderTimeoutNs(NEW_LEADER_TIMEOUT_NS)
                .clientName(name)
                .egressListener(
                        (sessionId, timestamp, buffer, offset, length, header) -> urgent.onUrgent(buffer, offset))
                .errorHandler(error -> LOG.warn("{}: {}", name, error.toString()));
        if (address.isCluster()) {
            context.ingressEndpoints(address.ingressEndpoints());
        }
        return context;
    }

    private void disconnect(final @Nullable String reason) {
        LOG.warn("{}: no session with the sequencer: {}", name, reason);
        final AeronCluster old = session;
        session = null;
        closeQuietly(old);
        closeQuietly(connecting);
        connecting = null;
        nextAttemptNs = System.nanoTime() + RETRY_NS;
    }

    private void closeQuietly(final @Nullable AutoCloseable part) {
        CloseHelper.close(error -> LOG.debug("{}: {}", name, error.getMessage()), part);
    }

    /** Closes the session. */
    @Override
    public void close() {
        isClosed = true;
        final AeronCluster old = session;
        session = null;
        closeQuietly(old);
        closeQuietly(connecting);
        closeQuietly(aeron);
    }

    /**
     * Was the offer refused for good? Only {@link #NOT_CONNECTED} and the two passing refusals occur; anything else is a
     * mistake of ours.
     *
     * @param result of an offer
     * @return whether the same offer may be tried again
     */
    public static boolean mayRetry(final long result) {
        if (result == BACK_PRESSURED || result == ADMIN_ACTION || result == NOT_CONNECTED) {
            return true;
        }
        if (result > 0) {
            return false;
        }
        throw new ClusterException("offer returned " + Publication.errorString(result));
    }
}
