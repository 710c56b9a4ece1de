package io.trade2026.sequencer.node;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import io.trade2026.sequencer.media.DirectoryLock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mends a member that cannot join by itself, from the members that live: fetches snapshot and command log if the others have
 * purged what it lacks, and the event journal as far as it is behind.
 *
 * <p>The member's core must be stopped, its media must run. What is copied is what the archives recorded, over their own protocol
 * and with their checksums, never files of a running process.
 */
public final class NodeRepair {
    private static final Logger LOG = LoggerFactory.getLogger(NodeRepair.class);
    private static final int CLUSTER_ID = 0;

    private NodeRepair() {}

    /**
     * Repairs, and returns when the member can be started.
     *
     * @param config of the member to be mended
     * @param from member to copy the journal from; empty for the one that has most of it
     * @param timeout for each of the two copies
     * @param told gets a line for each thing that was found or done
     * @throws IllegalStateException when it cannot be mended now, with the reason
     * @throws InterruptedException if the thread is interrupted
     */
    public static void run(
            final SequencerConfig config, final OptionalInt from, final Duration timeout, final Consumer<String> told)
            throws InterruptedException {
        if (config.isSingle()) {
            throw new IllegalStateException("a cluster of one has no other member to be mended from");
        }
        try (DirectoryLock lock = DirectoryLock.hold(config.dir());
                Aeron aeron = config.media().connect("repair", error -> LOG.warn("repair: {}", error.toString()));
                AeronArchive archive = AeronArchive.connect(
                        config.media().archiveContext(aeron).clientName("repair"))) {
            LOG.debug("repair under {}", lock);
            new Predecessor(aeron, archive, CLUSTER_ID).awaitGone(timeout);
            final Optional<String> obstacle = new JoinCheck(config, aeron).doubt(archive);
            if (obstacle.isPresent()) {
                told.accept("found: " + obstacle.get().replaceFirst("; mend with.*", ""));
                final LogCopy copy = new LogCopy(config);
                copy.forget(archive);
                told.accept("done: " + copy.run(timeout));
                new Predecessor(aeron, archive, CLUSTER_ID).awaitGone(timeout);
            } else {
                told.accept("found: the command log needs no repair, the others still have what follows it");
            }
            told.accept("done: " + new JournalCopy(config, aeron, archive).run(from, timeout));
        }
    }
}
