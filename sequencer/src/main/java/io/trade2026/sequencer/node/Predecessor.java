package io.trade2026.sequencer.node;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.service.ClusterCounters;
import io.trade2026.sequencer.media.JournalFormat;
import io.trade2026.sequencer.media.OpenRecordings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.status.CountersReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed node leaves behind in media that survived it: counters, publications, open recordings, until the driver's client
 * liveness has passed. A successor that does not wait finds recordings without an end and publications with its own name.
 */
final class Predecessor {
    private static final Logger LOG = LoggerFactory.getLogger(Predecessor.class);
    private static final long POLL_MS = 20;

    private final Aeron aeron;
    private final AeronArchive archive;
    private final int clusterId;

    Predecessor(final Aeron aeron, final AeronArchive archive, final int clusterId) {
        this.aeron = aeron;
        this.archive = archive;
        this.clusterId = clusterId;
    }

    void awaitGone(final Duration timeout) throws InterruptedException {
        final long beginNs = System.nanoTime();
        boolean waited = false;
        while (isPresent()) {
            if (!waited) {
                LOG.info("waiting for the driver to let go of the node that ran before");
                waited = true;
            }
            if (System.nanoTime() - beginNs > timeout.toNanos()) {
                throw new IllegalStateException(
                        "the driver still holds publications or recordings of an earlier node after "
                                + timeout.toSeconds() + " s");
            }
            archive.checkForErrorResponse();
            stopLog();
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
        if (waited) {
            LOG.info("let go after {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beginNs));
        }
    }

    private boolean isPresent() {
        return isModulePresent() || OpenRecordings.any(archive, aeron.countersReader(), Predecessor::isOurs);
    }

    private boolean isModulePresent() {
        return ClusterCounters.find(
                        aeron.countersReader(), ConsensusModule.Configuration.CONSENSUS_MODULE_STATE_TYPE_ID, clusterId)
                != CountersReader.NULL_COUNTER_ID;
    }

    /**
     * The leader goes on sending its log to a follower whose core has died, and the archive, which lives, goes on recording it: for a minute
     * and longer. What it has recorded is good, so the successor goes on from there.
     */
    private void stopLog() {
        if (isModulePresent()) {
            return;
        }
        final LongArrayList open = OpenRecordings.find(
                archive, aeron.countersReader(), id -> id == ConsensusModule.Configuration.logStreamId());
        for (int i = 0; i < open.size(); i++) {
            if (archive.tryStopRecordingByIdentity(open.getLong(i))) {
                LOG.info("the archive recorded the log for a core that is gone; stopped");
            }
        }
    }

    private static boolean isOurs(final int streamId) {
        return streamId == JournalFormat.STREAM_ID
                || streamId == ConsensusModule.Configuration.logStreamId()
                || streamId == ConsensusModule.Configuration.snapshotStreamId();
    }
}
