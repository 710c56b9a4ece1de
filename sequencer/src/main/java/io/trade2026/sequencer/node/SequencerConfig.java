package io.trade2026.sequencer.node;

import io.trade2026.sequencer.media.ClusterTopology;
import io.trade2026.sequencer.media.MediaAddress;
import io.trade2026.sequencer.media.Pace;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One member of the sequencer's cluster.
 *
 * @param dir data of the consensus module: recording log, marks, lock
 * @param media driver and archive on this machine
 * @param topology all members, this one too
 * @param memberId of this node
 * @param timing of heartbeats and elections
 * @param pace idling of consensus module and service
 * @param snapshotInterval between scheduled snapshots; zero for none
 * @param logTermLength bytes, a power of two; fixed with the first start
 * @param journalTermLength bytes, a power of two; fixed with the first start
 * @param fileSyncLevel of the recording log, best the same as the archive's
 * @param checksReplay whether, at a restart, what the core says again is compared byte by byte with what the journal holds
 * @param startTimeout until the node has recovered and is elected
 */
public record SequencerConfig(
        Path dir,
        MediaAddress media,
        ClusterTopology topology,
        int memberId,
        ClusterTiming timing,
        Pace pace,
        Duration snapshotInterval,
        int logTermLength,
        int journalTermLength,
        int fileSyncLevel,
        boolean checksReplay,
        Duration startTimeout) {
    private static final int TERM_LENGTH = 8 << 20;

    /**
     * A cluster of one. Commands and log travel through shared memory; the consensus port is opened on loopback.
     *
     * @param dir data directory
     * @param media driver and archive on this machine
     * @param basePort first of five free ports
     * @return snapshots every ten minutes, two minutes to recover
     */
    public static SequencerConfig single(final Path dir, final MediaAddress media, final int basePort) {
        return member(dir, media, ClusterTopology.single(basePort), 0);
    }

    /**
     * One member of a cluster. The media must be reachable by the other members, on the archive endpoint of the topology.
     *
     * @param dir data directory
     * @param media driver and archive on this machine
     * @param topology the same on all members
     * @param memberId which of them this node is
     * @return snapshots every ten minutes, two minutes to recover
     */
    public static SequencerConfig member(
            final Path dir, final MediaAddress media, final ClusterTopology topology, final int memberId) {
        return new SequencerConfig(
                dir.toAbsolutePath().normalize(),
                media,
                topology,
                topology.member(memberId).id(),
                ClusterTiming.RECOMMENDED,
                Pace.SHARED,
                Duration.ofMinutes(10),
                TERM_LENGTH,
                TERM_LENGTH,
                0,
                true,
                Duration.ofMinutes(2));
    }

    /**
     * Is this the only member?
     *
     * @return whether log and ingress may stay in shared memory
     */
    public boolean isSingle() {
        return topology.isSingle();
    }

    /**
     * The same with other heartbeats and elections.
     *
     * @param other the same on all members
     * @return a changed copy
     */
    public SequencerConfig withTiming(final ClusterTiming other) {
        return new SequencerConfig(
                dir,
                media,
                topology,
                memberId,
                other,
                pace,
                snapshotInterval,
                logTermLength,
                journalTermLength,
                fileSyncLevel,
                checksReplay,
                startTimeout);
    }

    /**
     * The same with another pace.
     *
     * @param other idling of consensus module and service
     * @return a changed copy
     */
    public SequencerConfig withPace(final Pace other) {
        return new SequencerConfig(
                dir,
                media,
                topology,
                memberId,
                timing,
                other,
                snapshotInterval,
                logTermLength,
                journalTermLength,
                fileSyncLevel,
                checksReplay,
                startTimeout);
    }

    /**
     * The same with another schedule of snapshots.
     *
     * @param interval zero for none
     * @return a changed copy
     */
    public SequencerConfig withSnapshotInterval(final Duration interval) {
        return new SequencerConfig(
                dir,
                media,
                topology,
                memberId,
                timing,
                pace,
                interval,
                logTermLength,
                journalTermLength,
                fileSyncLevel,
                checksReplay,
                startTimeout);
    }

    /**
     * The same for archive files that are to be small: a file is at least a term long.
     *
     * @param bytes of one archive file, a power of two from 1 MB on
     * @return a changed copy
     */
    public SequencerConfig withFilesOf(final int bytes) {
        return withTermLengths(Math.min(bytes, logTermLength), Math.min(bytes, journalTermLength));
    }

    /**
     * The same with other term lengths.
     *
     * @param log of the command log in bytes, a power of two
     * @param journal of the event journal in bytes, a power of two
     * @return a changed copy
     */
    public SequencerConfig withTermLengths(final int log, final int journal) {
        return new SequencerConfig(
                dir,
                media,
                topology,
                memberId,
                timing,
                pace,
                snapshotInterval,
                log,
                journal,
                fileSyncLevel,
                checksReplay,
                startTimeout);
    }

    /**
     * The same with another durability.
     *
     * @param level 0, 1 or 2
     * @return a changed copy
     */
    public SequencerConfig withFileSyncLevel(final int level) {
        return new SequencerConfig(
                dir,
                media,
                topology,
                memberId,
                timing,
                pace,
                snapshotInterval,
                logTermLength,
                journalTermLength,
                level,
                checksReplay,
                startTimeout);
    }

    /**
     * The same with another patience.
     *
     * @param timeout until the node has recovered and is elected
     * @return a changed copy
     */
    public SequencerConfig withStartTimeout(final Duration timeout) {
        return new SequencerConfig(
                dir,
                media,
                topology,
                memberId,
                timing,
                pace,
                snapshotInterval,
                logTermLength,
                journalTermLength,
                fileSyncLevel,
                checksReplay,
                timeout);
    }

    /**
     * The same with or without the comparison at a restart.
     *
     * @param compares whether to compare; to be left on but for a change of the program without a snapshot before it
     * @return a changed copy
     */
    public SequencerConfig withReplayCheck(final boolean compares) {
        return new SequencerConfig(
                dir,
                media,
                topology,
                memberId,
                timing,
                pace,
                snapshotInterval,
                logTermLength,
                journalTermLength,
                fileSyncLevel,
                compares,
                startTimeout);
    }
}
