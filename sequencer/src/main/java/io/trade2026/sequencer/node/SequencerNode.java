package io.trade2026.sequencer.node;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.ElectionState;
import io.aeron.cluster.service.Cluster;
import io.aeron.cluster.service.ClusterCounters;
import io.aeron.cluster.service.ClusteredServiceContainer;
import io.trade2026.sequencer.client.CrashPoint;
import io.trade2026.sequencer.media.DirectoryLock;
import io.trade2026.sequencer.media.ErrorGate;
import io.trade2026.sequencer.media.RecordingLag;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.status.CountersReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member of the sequencer: consensus module, service with the core, event journal, snapshots.
 *
 * <p>The journal is opened before the cluster starts, so that a fault there is an exception of {@link #start} and not a service
 * that died inside a living JVM.
 */
public final class SequencerNode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SequencerNode.class);
    private static final int CLUSTER_ID = 0;
    private static final long POLL_MS = 5;
    private static final long JOIN_CHECK_NS = TimeUnit.SECONDS.toNanos(5);
    private static final int MOST_CHECKS_IN_VAIN = 3;
    private static final long CUT_LOOK_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long SERVICE_ERROR_WAIT_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private final SequencerConfig config;
    private final ErrorGate errors;
    private final AtomicReference<@Nullable Throwable> failure;
    /** The service's own first error: it says more than the consensus module, which may be the first to notice. */
    private final AtomicReference<@Nullable Throwable> serviceError = new AtomicReference<>();

    private final DirectoryLock lock;
    private final Aeron aeron;
    private final CrashPoint crash;
    private final SteadyClock clock = new SteadyClock();
    private final RecordingLag recordingLag = new RecordingLag();
    private @Nullable AeronArchive archive;
    private @Nullable Journal journal;
    private @Nullable SequencedService service;
    private @Nullable ConsensusModule consensusModule;
    private @Nullable ClusteredServiceContainer container;
    private @Nullable SnapshotKeeper keeper;
    private @Nullable SnapshotHouse house;
    /** Held while counters are read, since reading them after the client is closed would bring the JVM down. */
    private final Object countersGuard = new Object();

    private long lastOwnEnd = AeronArchive.NULL_POSITION;
    private int checksInVain;
    /** Used by the thread that starts the node, then by the snapshot keeper. */
    private final CutLog cutLog = new CutLog();

    private long nextCutLookNs = System.nanoTime();
    private volatile boolean isClosed;

    private SequencerNode(
            final SequencerConfig config,
            final ErrorGate errors,
            final AtomicReference<@Nullable Throwable> failure,
            final DirectoryLock lock,
            final Aeron aeron,
            final CrashPoint crash) {
        this.config = config;
        this.errors = errors;
        this.failure = failure;
        this.lock = lock;
        this.aeron = aeron;
        this.crash = crash;
    }

    /**
     * Starts the node and returns when it has recovered and is elected, or follows the leader; in a cluster it waits for a
     * majority as long as that takes. A restart right after a kill -9 works at once if the
     * media died too; if the media survived, it waits until the driver has let go of the node before, its client liveness.
     *
     * @param config of this member
     * @param core fresh; it is loaded from the last snapshot and fed the log behind it
     * @param onFailure called at most once, from any thread, when the node gave up; it must not block and must not close the
     *     node on that thread; the process should then end
     * @return the running node
     * @throws IllegalStateException when it cannot start, with the reason
     */
    public static SequencerNode start(
            final SequencerConfig config, final CoreMachine core, final Consumer<Throwable> onFailure) {
        return start(config, core, CrashPoint.NONE, onFailure);
    }

    /**
     * Starts the node as {@link #start(SequencerConfig, CoreMachine, Consumer)} does, with somebody who is told of the windows of a crash.
     *
     * @param config of this member
     * @param core fresh; it is loaded from the last snapshot and fed the log behind it
     * @param crash is told of each window that is passed
     * @param onFailure called at most once, from any thread, when the node gave up
     * @return the running node
     * @throws IllegalStateException when it cannot start, with the reason
     */
    public static SequencerNode start(
            final SequencerConfig config,
            final CoreMachine core,
            final CrashPoint crash,
            final Consumer<Throwable> onFailure) {
        final DirectoryLock lock = DirectoryLock.hold(config.dir());
        final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        final ErrorGate errors = new ErrorGate("sequencer", cause -> {
            failure.set(cause);
            onFailure.accept(cause);
        });
        @Nullable Aeron aeron = null;
        @Nullable SequencerNode node = null;
        boolean started = false;
        try {
            aeron = config.media().connect("sequencer", errors);
            node = new SequencerNode(config, errors, failure, lock, aeron, crash);
            node.launch(core);
            started = true;
            return node;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the sequencer was starting", e);
        } finally {
            if (!started) {
                if (node != null) {
                    node.close();
                } else {
                    CloseHelper.closeAll(aeron, lock);
                }
            }
        }
    }

    private void launch(final CoreMachine core) throws InterruptedException {
        final long beginNs = System.nanoTime();
        final ClusterContexts contexts = new ClusterContexts(config, errors, CLUSTER_ID, clock, core.rules());
        contexts.deleteStaleMarks();
        final AeronArchive client =
                AeronArchive.connect(config.media().archiveContext(aeron).clientName("sequencer"));
        archive = client;
        new Predecessor(aeron, client, CLUSTER_ID).awaitGone(config.startTimeout());
        final long freeNs = System.nanoTime();
        final Journal opened =
                Journal.open(aeron, client, config.journalTermLength(), config.checksReplay(), config.startTimeout());
        journal = opened;
        final long openedNs = System.nanoTime();
        final SequencedService carrier =
                new SequencedService(core, opened, crash, new SameCore(core.rules(), config.isSingle()));
        service = carrier;
        final ErrorGate serviceGate = errors.forPart("clustered service", true);
        final ErrorHandler serviceErrors = error -> {
            serviceError.compareAndSet(null, error);
            serviceGate.onError(error);
        };
        consensusModule = ConsensusModule.launch(contexts.consensusModule());
        container = ClusteredServiceContainer.launch(contexts.container(carrier, serviceErrors));
        awaitReady(beginNs);
        final SnapshotHouse rooms = new SnapshotHouse(config.dir().toFile(), client);
        house = rooms;
        keeper = SnapshotKeeper.start(this, rooms, client);
        LOG.info(
                "sequencer is {} after event {}, started in {} ms: {} until the driver had let go of the node before,"
                        + " {} for the journal, {} to load the snapshot, {} for {} commands of the log behind it and the election",
                carrier.role(),
                carrier.lastEventNumber(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beginNs),
                TimeUnit.NANOSECONDS.toMillis(freeNs - beginNs),
                TimeUnit.NANOSECONDS.toMillis(openedNs - freeNs),
                TimeUnit.NANOSECONDS.toMillis(carrier.loadNs()),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - openedNs - carrier.loadNs()),
                carrier.commandCount() - carrier.commandsInSnapshot());
    }

    /**
     * Copies files of the command log from now on before they are deleted behind snapshots, so that the whole log can be played
     * again. To be called right after the start.
     *
     * @param archiveDir of the media
     * @param copies directory for them; nothing in it is ever deleted by the node
     */
    public void keepCommands(final Path archiveDir, final Path copies) {
        final SnapshotHouse rooms = house;
        if (rooms != null) {
            rooms.keepLog(archiveDir, copies);
        }
    }

    CrashPoint crash() {
        return crash;
    }

    private void awaitReady(final long beginNs) throws InterruptedException {
        long nextJoinCheckNs = beginNs + JOIN_CHECK_NS;
        while (!isReady()) {
            final Throwable cause = failure.get();
            if (cause != null) {
                final Throwable told = awaitServiceError(cause);
                throw new IllegalStateException("the sequencer could not start: " + rootMessage(told), told);
            }
            final Optional<String> cut = cutBack();
            if (cut.isPresent()) {
                throw new IllegalStateException(cut.get());
            }
            final long nowNs = System.nanoTime();
            if (config.isSingle()) {
                if (nowNs - beginNs > config.startTimeout().toNanos()) {
                    throw new IllegalStateException("the sequencer has not recovered within "
                            + config.startTimeout().toSeconds() + " s (startTimeout)");
                }
            } else if (nowNs - nextJoinCheckNs >= 0) {
                checkJoin();
                nextJoinCheckNs = System.nanoTime() + JOIN_CHECK_NS;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    /** Members may be started in any order and at any time, so this one waits, unless it would wait in vain. */
    private void checkJoin() {
        final Optional<String> obstacle = joinObstacle();
        if (obstacle.isPresent()) {
            throw new IllegalStateException(obstacle.get());
        }
        checkProgress();
        LOG.info(
                "waiting for a leader: {} of {} members heard, election state {}",
                1 + MemberCount.others(aeron.countersReader()),
                config.topology().members().size(),
                electionState());
    }

    /** The leader may have purged what another still has: then this member tries again and again, and gets nothing. */
    private void checkProgress() {
        final AeronArchive own = archive;
        if (own == null) {
            return;
        }
        final JoinCheck check = new JoinCheck(config, aeron);
        final long end = check.ownEnd(own);
        final Optional<String> doubt = end == lastOwnEnd ? check.doubt(own) : Optional.empty();
        lastOwnEnd = end;
        checksInVain = doubt.isPresent() ? checksInVain + 1 : 0;
        if (doubt.isPresent() && checksInVain == MOST_CHECKS_IN_VAIN) {
            throw new IllegalStateException(doubt.get());
        }
    }

    private String electionState() {
        final long code = counter(ConsensusModule.Configuration.ELECTION_STATE_TYPE_ID);
        return code < 0 ? "unknown" : ElectionState.get(code).name();
    }

    /** Why this member can never join, in one line; empty if it can, or if nobody knows. Blocks for some seconds at worst. */
    Optional<String> joinObstacle() {
        final AeronArchive own = archive;
        return own == null || config.isSingle() ? Optional.empty() : new JoinCheck(config, aeron).obstacle(own);
    }

    /**
     * Why no election can bring this member back as long as it lives, in one line; empty if one can, or if nobody knows. To be asked again and
     * again: looks twice a second at most. Blocks for some seconds if the archive does not answer.
     */
    Optional<String> cutBack() {
        final long nowNs = System.nanoTime();
        final AeronArchive own = archive;
        final SequencedService carrier = service;
        if (config.isSingle() || own == null || carrier == null || nowNs - nextCutLookNs < 0) {
            return Optional.empty();
        }
        nextCutLookNs = nowNs + CUT_LOOK_NS;
        final boolean isElecting;
        final long committed;
        synchronized (countersGuard) {
            if (isClosed || aeron.isClosed()) {
                return Optional.empty();
            }
            isElecting = counter(ConsensusModule.Configuration.ELECTION_STATE_TYPE_ID) != ElectionState.CLOSED.code();
            committed = counter(ConsensusModule.Configuration.COMMIT_POSITION_TYPE_ID);
        }
        final long end = isElecting ? new JoinCheck(config, aeron).knownEnd(own) : AeronArchive.NULL_POSITION;
        return cutLog.look(isElecting, committed, end, nowNs)
                ? Optional.of(cutBack(committed, end, carrier))
                : Optional.empty();
    }

    private String cutBack(final long committed, final long end, final SequencedService carrier) {
        return "member " + config.memberId() + " has seen its command log committed up to position " + committed
                + ", and the leader of a later term has had it cut back to position " + end
                + ": this life of it can join nobody; started again it goes on from the log that is left"
                + (carrier.lastEventLogPosition() > end
                        ? "; COMMANDS THAT WERE ANSWERED ARE LOST: event " + carrier.lastEventNumber()
                                + " and others of its journal came from behind the cut"
                        : "; no event of this member came from what was cut off");
    }

    private Throwable awaitServiceError(final Throwable otherwise) throws InterruptedException {
        final long beginNs = System.nanoTime();
        while (serviceError.get() == null && System.nanoTime() - beginNs < SERVICE_ERROR_WAIT_NS) {
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
        final Throwable own = serviceError.get();
        return own == null ? otherwise : own;
    }

    private static @Nullable String rootMessage(final Throwable cause) {
        Throwable root = cause;
        Throwable next = root.getCause();
        while (next != null) {
            root = next;
            next = root.getCause();
        }
        return root.getMessage();
    }

    /**
     * Does the node take commands (or follow the leader that does)?
     *
     * @return false while recovering, electing, after a failure and after the end
     */
    public boolean isReady() {
        synchronized (countersGuard) {
            return isReadyUnderGuard();
        }
    }

    private boolean isReadyUnderGuard() {
        final SequencedService carrier = service;
        if (isClosed || carrier == null || failure.get() != null || aeron.isClosed()) {
            return false;
        }
        final long election = counter(ConsensusModule.Configuration.ELECTION_STATE_TYPE_ID);
        final long module = counter(ConsensusModule.Configuration.CONSENSUS_MODULE_STATE_TYPE_ID);
        final boolean isWorking =
                module == ConsensusModule.State.ACTIVE.code() || module == ConsensusModule.State.SNAPSHOT.code();
        return election == ElectionState.CLOSED.code()
                && isWorking
                && (carrier.role() == Cluster.Role.LEADER || !config.isSingle());
    }

    /**
     * Asks for a snapshot now. The core stands still while it is taken.
     *
     * @return completes when snapshot and purge behind it are done, or exceptionally when the node is not the leader, is busy
     *     with another, or fails
     */
    public CompletableFuture<SnapshotTaken> requestSnapshot() {
        final SnapshotKeeper running = keeper;
        if (running == null || isClosed) {
            return CompletableFuture.failedFuture(new IllegalStateException("the sequencer is not running"));
        }
        return running.request();
    }

    /**
     * How the node is doing. For any thread.
     *
     * @return a momentary picture
     */
    public SequencerStatus status() {
        synchronized (countersGuard) {
            return statusUnderGuard();
        }
    }

    private SequencerStatus statusUnderGuard() {
        final SequencedService carrier = service;
        final Journal events = journal;
        final SnapshotKeeper running = keeper;
        if (isClosed || carrier == null || events == null || aeron.isClosed()) {
            return SequencerStatus.none(config, failure.get() != null);
        }
        final SnapshotTaken last = running == null ? null : running.last();
        return new SequencerStatus(
                carrier.role().name(),
                isReadyUnderGuard(),
                counter(ConsensusModule.Configuration.COMMIT_POSITION_TYPE_ID),
                carrier.commandCount(),
                carrier.lastEventNumber(),
                events.position(),
                events.recordedPosition(),
                events.suppressed(),
                running == null ? 0 : running.count(),
                last == null ? 0 : last.epochMs(),
                last == null ? 0 : last.tookNs(),
                failure.get() != null,
                config.memberId(),
                carrier.leaderMemberId(),
                config.topology().members().size(),
                1 + MemberCount.others(aeron.countersReader()));
    }

    /**
     * How long the archive has needed so far to record what was written to it. For one thread.
     *
     * @return nanoseconds; 0 when all is recorded
     */
    public long archiveBehindNs() {
        synchronized (countersGuard) {
            return isClosed || aeron.isClosed() ? 0 : recordingLag.look(aeron.countersReader(), System.nanoTime());
        }
    }

    /**
     * By how much the wall clock was ahead of the time of the cluster when this member looked at it last. For any thread.
     *
     * @return nanoseconds, negative when it was behind
     */
    public long behindWallNs() {
        return clock.behindWallNs();
    }

    /**
     * Which events no start of this node will ever ask the journal for again. For any thread.
     *
     * @return last event that both kept snapshots have, 0 as long as fewer than two are known
     */
    public long coveredBySnapshots() {
        final SequencedService carrier = service;
        return carrier == null ? 0 : carrier.eventNumberInSnapshotBefore();
    }

    /**
     * Takes a last snapshot, so that the next start need not replay the log, then stops. A member that only follows stops at
     * once: it gets what it missed from the others.
     *
     * @param timeoutMs for the snapshot; without it in time the node stops all the same
     */
    public void closeWithSnapshot(final long timeoutMs) {
        if (!config.isSingle() && !isLeader()) {
            close();
            return;
        }
        try {
            final SnapshotTaken taken = requestSnapshot().get(timeoutMs, TimeUnit.MILLISECONDS);
            LOG.info("last snapshot at event {}", taken.lastEventNumber());
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (final TimeoutException e) {
            LOG.warn(
                    "stopping without a last snapshot, which was not ready in {} ms: the next start replays the log",
                    timeoutMs);
        } catch (final ExecutionException e) {
            LOG.warn("stopping without a last snapshot: the next start replays the log ({})", e.getMessage());
        }
        close();
    }

    /** Stops the node. What is committed stays; the next start goes on from there. */
    @Override
    public void close() {
        synchronized (countersGuard) {
            if (isClosed) {
                return;
            }
            isClosed = true;
        }
        errors.shut();
        CloseHelper.closeAll(keeper, container, consensusModule, journal, archive, aeron, lock);
        LOG.info("sequencer stopped");
    }

    long counter(final int typeId) {
        final CountersReader counters = aeron.countersReader();
        final int id = ClusterCounters.find(counters, typeId, CLUSTER_ID);
        return id == CountersReader.NULL_COUNTER_ID ? -1 : counters.getCounterValue(id);
    }

    CountersReader counters() {
        return aeron.countersReader();
    }

    int clusterId() {
        return CLUSTER_ID;
    }

    SequencerConfig config() {
        return config;
    }

    long lastEventNumber() {
        final SequencedService carrier = service;
        return carrier == null ? 0 : carrier.lastEventNumber();
    }

    long lastEventNumberInSnapshot() {
        final SequencedService carrier = service;
        return carrier == null ? 0 : carrier.lastEventNumberInSnapshot();
    }

    long lastSnapshotNs() {
        final SequencedService carrier = service;
        return carrier == null ? 0 : carrier.lastSnapshotNs();
    }

    long lastSnapshotBytes() {
        final SequencedService carrier = service;
        return carrier == null ? 0 : carrier.lastSnapshotBytes();
    }

    boolean isLeader() {
        final SequencedService carrier = service;
        return carrier != null && carrier.role() == Cluster.Role.LEADER;
    }

    boolean isFailed() {
        return failure.get() != null;
    }

    void fail(final Throwable cause) {
        errors.fail(cause);
    }
}
