package io.trade2026.sequencer;

import io.trade2026.sequencer.media.ClusterMember;
import io.trade2026.sequencer.media.ClusterTopology;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.media.MediaNode;
import io.trade2026.sequencer.node.ClusterTiming;
import io.trade2026.sequencer.node.SequencerConfig;
import io.trade2026.sequencer.node.SequencerNode;
import io.trade2026.sequencer.node.SequencerStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One member of a cluster with a counting core, driver and archive in the same process, to be killed. It answers {@code status},
 * {@code snapshot} and {@code stop} on standard input.
 */
final class MemberProcess {
    /** A log term much shorter than what is under way would be overwritten before a busy member has read it. */
    static final int SEGMENT_LENGTH = 1 << 20;

    private static final long SNAPSHOT_S = 60;

    private MemberProcess() {}

    static List<String> arguments(
            final Path dir,
            final int memberId,
            final ClusterTopology topology,
            final ClusterTiming timing,
            final int rules) {
        return List.of(
                dir.toString(),
                Integer.toString(memberId),
                String.join(
                        ",",
                        topology.members().stream()
                                .map(member -> Integer.toString(member.port()))
                                .toList()),
                timing.heartbeatTimeout().toMillis() + ","
                        + timing.heartbeatInterval().toMillis() + ","
                        + timing.electionTimeout().toMillis() + ","
                        + timing.electionStatusInterval().toMillis(),
                Integer.toString(rules));
    }

    static ClusterTopology topology(final int... ports) {
        final ClusterMember[] members = new ClusterMember[ports.length];
        Arrays.setAll(members, id -> new ClusterMember(id, "127.0.0.1", ports[id]));
        return ClusterTopology.of(members);
    }

    static MediaConfig media(final Path dir, final ClusterTopology topology, final int memberId) {
        return MediaConfig.under(dir.resolve("media"))
                .withSegmentLength(SEGMENT_LENGTH)
                .withClientLiveness(Duration.ofSeconds(4))
                .withControlEndpoint(topology.member(memberId).archiveEndpoint());
    }

    static SequencerConfig core(
            final Path dir, final ClusterTopology topology, final int memberId, final ClusterTiming timing) {
        return SequencerConfig.member(
                        dir.resolve("core"), media(dir, topology, memberId).address(), topology, memberId)
                .withTiming(timing)
                .withSnapshotInterval(Duration.ZERO)
                .withTermLengths(SEGMENT_LENGTH, Bench.TERM_LENGTH);
    }

    public static void main(final String... arguments) {
        final Path dir = Path.of(arguments[0]);
        final int memberId = Integer.parseInt(arguments[1]);
        final ClusterTopology topology = topology(Arrays.stream(arguments[2].split(","))
                .mapToInt(Integer::parseInt)
                .toArray());
        final long[] ms = Arrays.stream(arguments[3].split(","))
                .mapToLong(Long::parseLong)
                .toArray();
        final ClusterTiming timing = ClusterTiming.ofMillis(ms[0], ms[1], ms[2], ms[3]);
        try (MediaNode media = MediaNode.start(media(dir, topology, memberId), MemberProcess::fail);
                SequencerNode node = SequencerNode.start(
                        core(dir, topology, memberId, timing),
                        new CountingCore(100, 0, Integer.parseInt(arguments[4])),
                        MemberProcess::fail)) {
            System.out.println("READY " + media.incarnation().number() + " "
                    + node.status().lastEventNumber());
            serve(node);
        } catch (final IllegalStateException e) {
            System.err.println("FAULT " + e.getMessage());
            System.exit(1);
        }
    }

    private static void fail(final Throwable cause) {
        System.err.println("FAULT " + cause.getMessage());
        Runtime.getRuntime().halt(1);
    }

    private static void serve(final SequencerNode node) {
        final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            String line = in.readLine();
            while (line != null && !line.equals("stop")) {
                System.out.println(ChildJvm.ANSWER + answer(node, line));
                line = in.readLine();
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answer(final SequencerNode node, final String question) {
        if (question.equals("snapshot")) {
            try {
                return "OK "
                        + node.requestSnapshot()
                                .get(SNAPSHOT_S, TimeUnit.SECONDS)
                                .lastEventNumber();
            } catch (final ExecutionException | TimeoutException | InterruptedException e) {
                return "NOT " + e.getMessage();
            }
        }
        final SequencerStatus status = node.status();
        return status.role() + " " + status.isReady() + " " + status.leaderMemberId() + " " + status.membersSeen() + " "
                + status.lastEventNumber() + " " + status.journalRecordedPosition() + " " + status.commitPosition();
    }
}
