package io.trade2026.tests.bench.failover;

import io.trade2026.sequencer.media.ClusterMember;
import io.trade2026.sequencer.media.ClusterTopology;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.media.MediaNode;
import io.trade2026.sequencer.node.ClusterTiming;
import io.trade2026.sequencer.node.SequencerConfig;
import io.trade2026.sequencer.node.SequencerNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** One member, driver and archive with it: killing it is what the death of its machine is to the others. */
final class FailoverMember {
    /** Longer than usual: a machine with busy loops and three members at their start can stall one for seconds. */
    private static final Duration LIVENESS = Duration.ofSeconds(20);

    private FailoverMember() {}

    static List<String> arguments(Path directory, int member, int firstPort, ClusterTiming timing) {
        return List.of(
                directory.toString(),
                Integer.toString(member),
                Integer.toString(firstPort),
                Long.toString(timing.heartbeatTimeout().toMillis()),
                Long.toString(timing.heartbeatInterval().toMillis()),
                Long.toString(timing.electionTimeout().toMillis()),
                Long.toString(timing.electionStatusInterval().toMillis()));
    }

    static ClusterTopology topology(int firstPort) {
        ClusterMember[] members = new ClusterMember[3];
        Arrays.setAll(members, id -> new ClusterMember(id, "127.0.0.1", firstPort + id * ClusterMember.PORTS));
        return ClusterTopology.of(members);
    }

    static MediaConfig media(Path directory, String archiveEndpoint) {
        return MediaConfig.under(directory.resolve("media"))
                .withClientLiveness(LIVENESS)
                .withControlEndpoint(archiveEndpoint);
    }

    /**
     * Runs until killed.
     *
     * @param arguments as {@link #arguments} gives them
     * @throws InterruptedException if interrupted
     */
    public static void main(String... arguments) throws InterruptedException {
        Path directory = Path.of(arguments[0]);
        int member = Integer.parseInt(arguments[1]);
        ClusterTopology topology = topology(Integer.parseInt(arguments[2]));
        ClusterTiming timing = ClusterTiming.ofMillis(
                Long.parseLong(arguments[3]),
                Long.parseLong(arguments[4]),
                Long.parseLong(arguments[5]),
                Long.parseLong(arguments[6]));
        CountDownLatch failed = new CountDownLatch(1);
        MediaConfig config = media(directory, topology.member(member).archiveEndpoint());
        try (MediaNode media = MediaNode.start(config, cause -> failed.countDown());
                SequencerNode node = SequencerNode.start(
                        SequencerConfig.member(directory.resolve("core"), media.address(), topology, member)
                                .withTiming(timing)
                                .withSnapshotInterval(Duration.ZERO),
                        new CountingMachine(),
                        cause -> failed.countDown())) {
            ElectionTrace.start(media.address());
            System.out.println("READY " + node.status().lastEventNumber());
            failed.await();
        }
    }
}
