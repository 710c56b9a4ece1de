package io.trade2026.sequencer.node;

import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.cluster.codecs.CloseReason;
import io.aeron.cluster.service.ClientSession;
import io.aeron.cluster.service.Cluster;
import io.aeron.cluster.service.ClusteredService;
import io.aeron.logbuffer.Header;
import io.trade2026.sequencer.client.CrashPoint;
import io.trade2026.sequencer.client.CrashWindow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries each committed command to the core and each event of the core to the journal.
 *
 * <p>If anything here throws, the node halts: Aeron would report the error and go on with the next command, and the state
 * would be a guess.
 */
final class SequencedService implements ClusteredService, EventSink, Timers {
    private static final Logger LOG = LoggerFactory.getLogger(SequencedService.class);
    private static final long TIMER_STALL_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);

    private final CoreMachine core;
    private final Journal journal;
    private final CrashPoint crash;
    private final SameCore same;
    private @Nullable Cluster cluster;
    private @Nullable IdleStrategy idle;
    private long epochNs;
    private long coreEventNumber;
    private boolean isHalted;
    private boolean hasAppended;
    private volatile long lastEventNumber;
    private volatile long lastEventLogPosition;
    private final AtomicLong commandCount = new AtomicLong();
    private volatile long lastEventNumberInSnapshot;
    private volatile long eventNumberInSnapshotBefore;
    private volatile long loadNs;
    private volatile long commandsInSnapshot;
    private volatile long lastSnapshotBytes;
    private volatile long lastSnapshotNs;
    private volatile Cluster.Role role = Cluster.Role.FOLLOWER;
    private volatile int leaderMemberId = SequencerStatus.NO_MEMBER;

    SequencedService(final CoreMachine core, final Journal journal, final CrashPoint crash, final SameCore same) {
        this.same = same;
        this.core = core;
        this.journal = journal;
        this.crash = crash;
    }

    @Override
    public void onStart(final Cluster newCluster, final @Nullable Image snapshot) {
        cluster = newCluster;
        idle = newCluster.idleStrategy();
        if (snapshot != null) {
            load(snapshot, newCluster.idleStrategy());
        }
        coreEventNumber = core.lastEventNumber();
        lastEventNumber = coreEventNumber;
        if (journal.tailEventNumber() < coreEventNumber) {
            throw new IllegalStateException("the event journal ends at event " + journal.tailEventNumber()
                    + " but the snapshot speaks of event " + coreEventNumber
                    + ": events are missing (power loss?); fetch the journal from another member (./trade2026 node repair) or"
                    + " from a backup");
        }
    }

    private void load(final Image snapshot, final IdleStrategy strategy) {
        final long beginNs = System.nanoTime();
        final ChunkReader reader = new ChunkReader(new ImageChunks(snapshot, strategy));
        reader.begin();
        same.load(reader.leadersVersion());
        loadCore(reader);
        if (core.lastEventNumber() != reader.lastEventNumber()) {
            throw new IllegalStateException("after loading the snapshot the core is at event " + core.lastEventNumber()
                    + ", written was " + reader.lastEventNumber());
        }
        commandCount.set(reader.commandCount());
        commandsInSnapshot = reader.commandCount();
        epochNs = reader.epochNs();
        lastEventNumberInSnapshot = reader.lastEventNumber();
        lastEventLogPosition = reader.lastEventNumber() == 0 ? 0 : cluster().logPosition();
        loadNs = System.nanoTime() - beginNs;
        LOG.info(
                "snapshot of event {} loaded in {} ms",
                reader.lastEventNumber(),
                TimeUnit.NANOSECONDS.toMillis(loadNs));
    }

    private void loadCore(final ChunkReader reader) {
        try {
            core.loadFrom(reader);
            reader.end();
        } catch (final IllegalStateException e) {
            throw new IllegalStateException(
                    "the snapshot of event " + reader.lastEventNumber() + " cannot be loaded: " + e.getMessage() + "; "
                            + same.ofSnapshot(),
                    e);
        }
    }

    @Override
    public void onSessionMessage(
            final @Nullable ClientSession session,
            final long timestamp,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final Header header) {
        begin(timestamp);
        core.onCommand(epochNs, buffer, offset, length, this, this);
        commandCount.lazySet(commandCount.get() + 1);
        end();
    }

    @Override
    public void onTimerEvent(final long correlationId, final long timestamp) {
        begin(timestamp);
        core.onTimer(correlationId, epochNs, this, this);
        end();
    }

    /** Another leader's clock, or this one's after a restart, may be behind what the log has seen: then time stands still for a while. */
    private void begin(final long timestamp) {
        if (isHalted) {
            throw new AgentTerminationException("the sequencer halted at an earlier failure");
        }
        isHalted = true;
        epochNs = Math.max(epochNs, timestamp);
        hasAppended = false;
    }

    private void end() {
        lastEventNumber = coreEventNumber;
        isHalted = false;
    }

    @Override
    public void append(final long eventNumber, final DirectBuffer buffer, final int offset, final int length) {
        if (eventNumber != coreEventNumber + 1) {
            throw new IllegalStateException(
                    "the core appended event " + eventNumber + " after event " + coreEventNumber);
        }
        if (eventNumber > journal.tailEventNumber()) {
            same.answer(eventNumber);
            crash.pass(hasAppended ? CrashWindow.JOURNAL_PARTIAL : CrashWindow.CORE_COMMITTED);
            hasAppended = true;
        }
        final boolean isNew = eventNumber > journal.tailEventNumber();
        journal.append(eventNumber, epochNs, buffer, offset, length, idle());
        coreEventNumber = eventNumber;
        lastEventLogPosition = cluster().logPosition();
        if (isNew && core.isUrgent(buffer, offset)) {
            cluster().forEachClientSession(session -> session.offer(buffer, offset, length));
        }
    }

    @Override
    public void schedule(final long correlationId, final long deadlineEpochNs) {
        final Cluster running = cluster();
        if (running.scheduleTimer(correlationId, deadlineEpochNs)) {
            return;
        }
        final long stallNs = System.nanoTime() + TIMER_STALL_TIMEOUT_NS;
        idle().reset();
        while (!running.scheduleTimer(correlationId, deadlineEpochNs)) {
            awaitConsensusModule(stallNs, correlationId);
        }
    }

    @Override
    public void cancel(final long correlationId) {
        final Cluster running = cluster();
        if (running.cancelTimer(correlationId)) {
            return;
        }
        final long stallNs = System.nanoTime() + TIMER_STALL_TIMEOUT_NS;
        idle().reset();
        while (!running.cancelTimer(correlationId)) {
            awaitConsensusModule(stallNs, correlationId);
        }
    }

    private void awaitConsensusModule(final long stallNs, final long correlationId) {
        if (System.nanoTime() - stallNs > 0) {
            throw new IllegalStateException("the consensus module takes no timer " + correlationId);
        }
        idle().idle();
    }

    @Override
    public void onTakeSnapshot(final ExclusivePublication publication) {
        if (isHalted) {
            throw new AgentTerminationException("the sequencer halted at an earlier failure");
        }
        final long beginNs = System.nanoTime();
        journal.awaitRecorded(idle());
        final ChunkWriter writer = new ChunkWriter(publication, idle());
        writer.begin(coreEventNumber, commandCount.get(), epochNs, same.leaders());
        core.saveTo(writer);
        crash.pass(CrashWindow.SNAPSHOT_DURING);
        writer.end();
        eventNumberInSnapshotBefore = lastEventNumberInSnapshot;
        lastEventNumberInSnapshot = coreEventNumber;
        lastSnapshotBytes = writer.bytes();
        lastSnapshotNs = System.nanoTime() - beginNs;
        LOG.info(
                "wrote {} bytes of snapshot in {} ms, of it waited {} ms for the archive",
                writer.bytes(),
                TimeUnit.NANOSECONDS.toMillis(lastSnapshotNs),
                TimeUnit.NANOSECONDS.toMillis(writer.waitedNs()));
    }

    @Override
    public void onRoleChange(final Cluster.Role newRole) {
        if (newRole == Cluster.Role.LEADER && coreEventNumber < journal.tailEventNumber()) {
            isHalted = true;
            throw new IllegalStateException("the event journal ends at event " + journal.tailEventNumber()
                    + " but the whole command log leads to event " + coreEventNumber
                    + " only: commands are missing (power loss, or data of two systems mixed?)");
        }
        role = newRole;
        LOG.info("role {} after event {}", newRole, lastEventNumber);
    }

    @Override
    public void onNewLeadershipTermEvent(
            final long leadershipTermId,
            final long logPosition,
            final long timestamp,
            final long termBaseLogPosition,
            final int newLeaderMemberId,
            final int logSessionId,
            final TimeUnit timeUnit,
            final int appVersion) {
        leaderMemberId = newLeaderMemberId;
        LOG.info("member {} leads in term {} from position {}", newLeaderMemberId, leadershipTermId, logPosition);
        begin(timestamp);
        same.begin(newLeaderMemberId, appVersion);
        core.onLeader(epochNs, this, this);
        end();
    }

    @Override
    public void onSessionOpen(final ClientSession session, final long timestamp) {
        LOG.debug("client session {} opened", session.id());
    }

    @Override
    public void onSessionClose(final ClientSession session, final long timestamp, final CloseReason closeReason) {
        LOG.debug("client session {} closed: {}", session.id(), closeReason);
    }

    @Override
    public void onTerminate(final Cluster terminating) {
        LOG.info("service ends after event {}", lastEventNumber);
    }

    long lastEventNumber() {
        return lastEventNumber;
    }

    /** Where the command ends in the log that the last event came from, or the snapshot that has it; 0 without an event. */
    long lastEventLogPosition() {
        return lastEventLogPosition;
    }

    /** Number of the last event in the last snapshot, taken or loaded. */
    long lastEventNumberInSnapshot() {
        return lastEventNumberInSnapshot;
    }

    /** Who leads, as the log says, or {@link SequencerStatus#NO_MEMBER} before the first term. */
    int leaderMemberId() {
        return leaderMemberId;
    }

    /** Number of the last event in the snapshot before the last one, 0 when this life knows of none. */
    long eventNumberInSnapshotBefore() {
        return eventNumberInSnapshotBefore;
    }

    /** Length of the last snapshot that was taken. */
    long lastSnapshotBytes() {
        return lastSnapshotBytes;
    }

    /** How long the core stood still for it. */
    long lastSnapshotNs() {
        return lastSnapshotNs;
    }

    /** How long this life took to load its snapshot, 0 without one. */
    long loadNs() {
        return loadNs;
    }

    /** How many commands the snapshot that was loaded has seen. */
    long commandsInSnapshot() {
        return commandsInSnapshot;
    }

    long commandCount() {
        return commandCount.get();
    }

    Cluster.Role role() {
        return role;
    }

    private Cluster cluster() {
        if (cluster == null) {
            throw new IllegalStateException("not started");
        }
        return cluster;
    }

    private IdleStrategy idle() {
        if (idle == null) {
            throw new IllegalStateException("not started");
        }
        return idle;
    }
}
