package io.trade2026.sequencer.node;

import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ClusterControl;
import io.aeron.cluster.ConsensusModule;
import io.aeron.exceptions.AeronException;
import io.trade2026.sequencer.client.CrashWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.status.AtomicCounter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes snapshots on schedule and on demand, purges behind them, and watches that the archive still answers. */
final class SnapshotKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotKeeper.class);
    private static final long WATCH_MS = 500;
    private static final long POLL_MS = 5;
    private static final long SNAPSHOT_TIMEOUT_NS = TimeUnit.MINUTES.toNanos(5);
    /** The archive begins no recording with less than 128 MiB free. */
    private static final long SPACE_NEEDED = 256L << 20;

    private static final long JOIN_MS = 5_000;
    private static final long FOLLOW_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long LOST_NS = TimeUnit.SECONDS.toNanos(15);

    private final SequencerNode node;
    private final SnapshotHouse house;
    private final AeronArchive archive;
    private final BlockingQueue<CompletableFuture<SnapshotTaken>> requests = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "snapshot-keeper");
    private volatile @Nullable SnapshotTaken last;
    private final AtomicLong count = new AtomicLong();
    private volatile boolean isClosed;
    private long nextFollowNs = System.nanoTime();
    private long readyNs = nextFollowNs;
    private long followedPosition = -1;
    private long followedEventNumber;

    private SnapshotKeeper(final SequencerNode node, final SnapshotHouse house, final AeronArchive archive) {
        this.node = node;
        this.house = house;
        this.archive = archive;
    }

    static SnapshotKeeper start(final SequencerNode node, final SnapshotHouse house, final AeronArchive archive) {
        final SnapshotKeeper keeper = new SnapshotKeeper(node, house, archive);
        keeper.thread.setDaemon(true);
        keeper.thread.start();
        return keeper;
    }

    CompletableFuture<SnapshotTaken> request() {
        final CompletableFuture<SnapshotTaken> request = new CompletableFuture<>();
        requests.add(request);
        if (isClosed) {
            refuseAll();
        }
        return request;
    }

    @Nullable SnapshotTaken last() {
        return last;
    }

    long count() {
        return count.get();
    }

    private void run() {
        final long intervalNs = node.config().snapshotInterval().toNanos();
        long dueNs = System.nanoTime() + intervalNs;
        try {
            while (!isClosed) {
                final CompletableFuture<SnapshotTaken> request = requests.poll(WATCH_MS, TimeUnit.MILLISECONDS);
                final List<CompletableFuture<SnapshotTaken>> waiting = new ArrayList<>();
                if (request != null) {
                    waiting.add(request);
                    requests.drainTo(waiting);
                }
                if (isClosed) {
                    refuse(waiting);
                    return;
                }
                watchArchive();
                watchLog();
                follow();
                if (!waiting.isEmpty() || isDue(intervalNs, dueNs)) {
                    take(waiting);
                    dueNs = System.nanoTime() + intervalNs;
                }
            }
        } catch (final InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            refuseAll();
        }
    }

    private boolean isDue(final long intervalNs, final long dueNs) {
        return intervalNs > 0
                && System.nanoTime() - dueNs >= 0
                && node.isLeader()
                && node.lastEventNumber() != node.lastEventNumberInSnapshot();
    }

    /** The leader's order to take a snapshot is in the log, so all members take it; each purges behind it by itself. */
    private void follow() {
        final long nowNs = System.nanoTime();
        if (nowNs - nextFollowNs < 0 || node.config().isSingle() || node.isFailed()) {
            return;
        }
        nextFollowNs = nowNs + FOLLOW_NS;
        if (!node.isReady()) {
            watchJoin(nowNs);
            return;
        }
        readyNs = nowNs;
        if (!node.isLeader() && node.lastEventNumberInSnapshot() != followedEventNumber) {
            final long position = house.lastSnapshotLogPosition();
            if (position > followedPosition) {
                followedPosition = position;
                followedEventNumber = node.lastEventNumberInSnapshot();
                LOG.info("snapshot at log position {} taken as the leader told", position);
                purge();
            }
        }
    }

    /** A member that was away from the others for long may find the log purged that it still lacks. */
    private void watchJoin(final long nowNs) {
        if (nowNs - readyNs < LOST_NS) {
            return;
        }
        node.joinObstacle().ifPresent(obstacle -> {
            if (!isClosed) {
                node.fail(new IllegalStateException(obstacle));
            }
        });
    }

    /** The archive pings each client; one that never reads the pings is thrown out. An archive that died ends the node. */
    private void watchArchive() {
        if (node.isFailed()) {
            return;
        }
        try {
            final String error = archive.pollForErrorResponse();
            if (error != null) {
                LOG.warn("archive: {}", error);
            }
        } catch (final AeronException e) {
            if (!isClosed) {
                node.fail(e);
            }
        }
    }

    /** Aeron would try for ever to join with a log that was cut back; only a new life begins where the log ends now. */
    private void watchLog() {
        if (node.isFailed()) {
            return;
        }
        node.cutBack().ifPresent(reason -> {
            if (!isClosed) {
                node.fail(new IllegalStateException(reason));
            }
        });
    }

    private void take(final List<CompletableFuture<SnapshotTaken>> waiting) throws InterruptedException {
        try {
            final SnapshotTaken taken = takeOne();
            waiting.forEach(request -> request.complete(taken));
        } catch (final IllegalStateException | AeronException e) {
            LOG.error("no snapshot: {}", e.getMessage(), e);
            waiting.forEach(request -> request.completeExceptionally(e));
        }
    }

    private SnapshotTaken takeOne() throws InterruptedException {
        if (!node.isLeader()) {
            throw new IllegalStateException("a snapshot is asked for at the leader, this node is not it");
        }
        checkSpace();
        final AtomicCounter toggle = ClusterControl.findControlToggle(node.counters(), node.clusterId());
        if (toggle == null) {
            throw new IllegalStateException("the consensus module is not running");
        }
        final long beginNs = System.nanoTime();
        final long countBefore = node.counter(ConsensusModule.Configuration.SNAPSHOT_COUNTER_TYPE_ID);
        final long positionBefore = house.lastSnapshotLogPosition();
        if (!ClusterControl.ToggleState.SNAPSHOT.toggle(toggle)) {
            throw new IllegalStateException(
                    "the cluster is busy: control toggle is " + ClusterControl.ToggleState.get(toggle));
        }
        while (node.counter(ConsensusModule.Configuration.SNAPSHOT_COUNTER_TYPE_ID) == countBefore
                || toggle.get() != ClusterControl.ToggleState.NEUTRAL.code()) {
            if (isClosed || node.isFailed()) {
                throw new IllegalStateException("the sequencer stopped while a snapshot was being taken");
            }
            if (System.nanoTime() - beginNs > SNAPSHOT_TIMEOUT_NS) {
                throw new IllegalStateException("the snapshot is not complete after 5 minutes");
            }
            watchArchive();
            watchLog();
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
        return complete(positionBefore, beginNs);
    }

    /** An archive that cannot record a snapshot would end the service; without a snapshot only the next start is longer. */
    private void checkSpace() {
        try {
            final long free = Files.getFileStore(node.config().dir()).getUsableSpace();
            final long needed = SPACE_NEEDED + 2 * node.lastSnapshotBytes();
            if (free < needed) {
                throw new IllegalStateException(
                        "no snapshot while " + free + " bytes of the disk are free, needed are " + needed);
            }
        } catch (final IOException e) {
            throw new IllegalStateException("free space of " + node.config().dir() + " is not known", e);
        }
    }

    private SnapshotTaken complete(final long positionBefore, final long beginNs) {
        final long position = house.lastSnapshotLogPosition();
        if (position <= positionBefore) {
            throw new IllegalStateException("the recording log shows no new snapshot after position " + positionBefore);
        }
        final SnapshotTaken taken = new SnapshotTaken(
                position,
                node.lastEventNumberInSnapshot(),
                System.currentTimeMillis(),
                System.nanoTime() - beginNs,
                node.lastSnapshotNs(),
                node.lastSnapshotBytes());
        last = taken;
        count.incrementAndGet();
        LOG.info(
                "snapshot of event {} at log position {} in {} ms, {} bytes, the core stood still for {} ms",
                taken.lastEventNumber(),
                position,
                TimeUnit.NANOSECONDS.toMillis(taken.tookNs()),
                taken.bytes(),
                TimeUnit.NANOSECONDS.toMillis(taken.stoodStillNs()));
        node.crash().pass(CrashWindow.SNAPSHOT_TAKEN);
        purge();
        return taken;
    }

    /** A purge that fails is made good by the next one. */
    private void purge() {
        try {
            house.purge();
        } catch (final AeronException e) {
            LOG.warn("old snapshots and log segments stay for now: {}", e.toString());
        }
    }

    private void refuseAll() {
        final List<CompletableFuture<SnapshotTaken>> waiting = new ArrayList<>();
        requests.drainTo(waiting);
        refuse(waiting);
    }

    private static void refuse(final List<CompletableFuture<SnapshotTaken>> waiting) {
        waiting.forEach(
                request -> request.completeExceptionally(new IllegalStateException("the sequencer is stopping")));
    }

    @Override
    public void close() {
        isClosed = true;
        // Not interrupted: that would close the files of a purge under way. The empty request wakes the thread.
        requests.add(new CompletableFuture<>());
        try {
            thread.join(JOIN_MS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
