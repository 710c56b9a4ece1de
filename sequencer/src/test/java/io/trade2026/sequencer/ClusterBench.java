package io.trade2026.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.media.ClusterMember;
import io.trade2026.sequencer.media.ClusterTopology;
import io.trade2026.sequencer.media.JournalRecording;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.media.MediaNode;
import io.trade2026.sequencer.node.ClusterTiming;
import io.trade2026.sequencer.node.NodeRepair;
import io.trade2026.sequencer.node.SameCore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.agrona.CloseHelper;
import org.agrona.IoUtil;

/** Three members, each a process with a directory of its own, and the media of their clients. */
final class ClusterBench implements AutoCloseable {
    static final List<Integer> ALL = List.of(0, 1, 2);

    private static final int LOWEST_PORT = 20_000;
    private static final int BLOCKS = 1_200;

    private final Path dir;
    private final ClusterTiming timing;
    private final ClusterTopology topology;
    private final Map<Integer, ChildJvm> running = new TreeMap<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final MediaConfig clientMedia;
    private final MediaNode media;

    ClusterBench(final ClusterTiming timing) {
        this.timing = timing;
        try {
            Files.createDirectories(Path.of("target"));
            dir = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "cluster-");
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        topology = MemberProcess.topology(freePorts());
        clientMedia = Bench.mediaConfig(dir.resolve("client"));
        media = MediaNode.start(clientMedia, failures::add);
    }

    /** Three blocks of ten free UDP ports below those that the system hands out. */
    private static int[] freePorts() {
        return IntStream.generate(
                        () -> LOWEST_PORT + ThreadLocalRandom.current().nextInt(BLOCKS) * ClusterMember.PORTS)
                .distinct()
                .filter(ClusterBench::isFree)
                .limit(ALL.size())
                .toArray();
    }

    private static boolean isFree(final int first) {
        for (int i = 0; i < ClusterMember.PORTS; i++) {
            try (DatagramSocket socket = new DatagramSocket(first + i, InetAddress.getLoopbackAddress())) {
                Objects.requireNonNull(socket);
            } catch (final IOException taken) {
                return false;
            }
        }
        return true;
    }

    ClusterTopology topology() {
        return topology;
    }

    ClusterTiming timing() {
        return timing;
    }

    SequencerAddress address() {
        return SequencerAddress.cluster(clientMedia.aeronDir(), topology, "127.0.0.1");
    }

    Path memberDir(final int member) {
        return dir.resolve("member-" + member);
    }

    /** Starts members, in this order, and waits until each is ready. */
    void start(final List<Integer> members) {
        members.forEach(this::launch);
        members.forEach(member -> running(member).awaitReady());
    }

    ChildJvm launch(final int member) {
        return launch(member, SameCore.LEAST);
    }

    /** Starts a member of a build whose core decides by other rules, if they are others. */
    ChildJvm launch(final int member, final int rules) {
        final ChildJvm child = ChildJvm.launch(
                MemberProcess.class,
                log(member),
                MemberProcess.arguments(memberDir(member), member, topology, timing, rules));
        running.put(member, child);
        return child;
    }

    private Path log(final int member) {
        return dir.resolve("member-" + member + ".log");
    }

    ChildJvm running(final int member) {
        return Objects.requireNonNull(running.get(member), () -> "member " + member + " does not run");
    }

    void kill(final int member) throws InterruptedException {
        running(member).kill();
        running.remove(member);
    }

    /** Stops a member in order. */
    void stop(final int member) throws InterruptedException {
        final ChildJvm child = running(member);
        child.say("stop");
        assertThat(child.awaitExit()).as(child::log).isZero();
        running.remove(member);
    }

    /** Which member says that it leads and takes commands. */
    int leader() {
        final int[] found = {-1};
        Bench.await("a leader", () -> {
            running.forEach((member, child) -> {
                if (child.ask("status").startsWith("LEADER true")) {
                    found[0] = member;
                }
            });
            return found[0] >= 0;
        });
        return found[0];
    }

    /** Any member that does not lead. */
    int follower() {
        final int leader = leader();
        return running.keySet().stream()
                .filter(member -> member != leader)
                .findFirst()
                .orElseThrow();
    }

    void wipe(final int member) {
        IoUtil.delete(memberDir(member).toFile(), false);
    }

    /** Mends a member that is stopped, on media of its own started for the purpose, and returns what was said. */
    List<String> repair(final int member) throws InterruptedException {
        running.remove(member);
        final List<String> told = new CopyOnWriteArrayList<>();
        try (MediaNode own = MediaNode.start(MemberProcess.media(memberDir(member), topology, member), failures::add)) {
            NodeRepair.run(
                    MemberProcess.core(memberDir(member), topology, member, timing),
                    OptionalInt.empty(),
                    Duration.ofSeconds(60),
                    told::add);
            assertThat(own.address()).isNotNull();
        }
        return told;
    }

    /** Up to where a member has seen the command log committed. */
    long committed(final int member) {
        final String status = running(member).ask("status");
        return Long.parseLong(status.substring(status.lastIndexOf(' ') + 1));
    }

    /** Up to where the running member that has seen most has seen the command log committed. */
    long committed() {
        return running.keySet().stream().mapToLong(this::committed).max().orElseThrow();
    }

    /** Waits until all running members have seen the same committed, and more than this. */
    void awaitCommittedBeyond(final long position) {
        Bench.await("committed beyond " + position, () -> {
            final long[] all = running.keySet().stream()
                    .mapToLong(this::committed)
                    .distinct()
                    .toArray();
            return all.length == 1 && all[0] > position;
        });
    }

    /** Has the leader take a snapshot and purge behind it. */
    void snapshot() {
        assertThat(running(leader()).ask("snapshot")).startsWith("OK");
    }

    /** Waits until all running members have this last event in their journals, then compares the journals byte by byte. */
    void assertSameJournals(final long lastEventNumber) {
        Bench.await(
                "event " + lastEventNumber + " everywhere: " + statuses(),
                () -> running.values().stream()
                        .map(child -> child.ask("status").split(" "))
                        .allMatch(words -> words[1].equals("true") && Long.parseLong(words[4]) == lastEventNumber));
        final Map<Integer, String> hashes = new TreeMap<>();
        final Map<Integer, Long> ends = new TreeMap<>();
        for (final int member : running.keySet()) {
            try (Aeron aeron = clientMedia.address().connect("compare", failures::add);
                    AeronArchive archive = AeronArchive.connect(clientMedia
                            .address()
                            .remoteArchiveContext(aeron, topology.member(member).archiveEndpoint(), "127.0.0.1"))) {
                final JournalRecording journal = JournalRecording.find(archive).orElseThrow();
                final long end = archive.getRecordingPosition(journal.recordingId());
                ends.put(member, end);
                hashes.put(member, hash(member, journal, end));
            }
        }
        assertThat(Map.copyOf(ends).values().stream().distinct())
                .as("ends " + ends)
                .hasSize(1);
        assertThat(hashes.values().stream().distinct()).as("journals " + hashes).hasSize(1);
    }

    private List<String> statuses() {
        return running.values().stream().map(child -> child.ask("status")).toList();
    }

    private String hash(final int member, final JournalRecording journal, final long end) {
        try {
            final MessageDigest sha = MessageDigest.getInstance("SHA-256");
            final Path archive = memberDir(member).resolve("media").resolve("archive");
            for (long base = 0; base < end; base += MemberProcess.SEGMENT_LENGTH) {
                final byte[] bytes = Files.readAllBytes(archive.resolve(journal.recordingId() + "-" + base + ".rec"));
                sha.update(bytes, 0, (int) Math.min(end - base, bytes.length));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        running.values().forEach(ChildJvm::close);
        CloseHelper.close(media);
        ALL.forEach(member -> IoUtil.delete(
                MemberProcess.media(memberDir(member), topology, member)
                        .aeronDir()
                        .toFile(),
                true));
        IoUtil.delete(clientMedia.aeronDir().toFile(), true);
        if (failures.isEmpty() && !Boolean.getBoolean("cluster.keep")) {
            IoUtil.delete(dir.toFile(), true);
        }
        assertThat(failures).isEmpty();
    }
}
