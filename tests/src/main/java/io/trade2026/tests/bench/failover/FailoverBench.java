package io.trade2026.tests.bench.failover;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.media.ClusterTopology;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.media.MediaNode;
import io.trade2026.sequencer.node.ClusterTiming;
import io.trade2026.tests.bench.load.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./trade2026 bench failover}: kills the leader of three with signal 9, again and again, and measures the silence. */
@Command(
        name = "failover",
        description = "Kills the leader of three members and measures until the first new command is answered.",
        mixinStandardHelpOptions = true)
public final class FailoverBench implements Callable<Integer> {
    private static final int MEMBERS = 3;
    private static final long WARM_UP_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long BETWEEN_NS = TimeUnit.SECONDS.toNanos(3);

    private final PrintStream out;
    private final PrintStream progress;

    @Option(names = "--kills", paramLabel = "N", description = "Under each timing (default: 10).")
    private int kills = 10;

    @Option(
            names = "--timing",
            split = ",",
            paramLabel = "T/I/E/S",
            description = "Heartbeat timeout/interval/election timeout/status interval in ms; several with commas"
                    + " (default: what is recommended).")
    private List<String> timings = List.of(words(ClusterTiming.RECOMMENDED));

    @Option(names = "--busy", paramLabel = "N", description = "Threads that only turn, beside (default: 0).")
    private int busy;

    @Option(
            names = "--calm",
            paramLabel = "MINUTES",
            description =
                    "Before the kills: lets commands flow and counts elections that nobody asked for (default: 0).")
    private int calm;

    @Option(names = "--port", paramLabel = "P", description = "First of thirty UDP ports (default: 23700).")
    private int port = 23_700;

    @Option(names = "--json", paramLabel = "FILE", description = "Where the figures go.")
    private Path json = Path.of(System.getProperty("trade2026.home", "."), "target", "failover.json");

    /**
     * Creates the command.
     *
     * @param out where the table goes
     * @param progress takes a line for each kill
     */
    public FailoverBench(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    @Override
    public Integer call() throws IOException {
        Machine machine = Machine.here();
        List<FailoverResult> results = new ArrayList<>();
        for (String timing : timings) {
            results.add(measure(timing));
        }
        out.printf(
                "%n%s, %d processors, %s, %s%n%n",
                machine.processor(), machine.processors(), machine.system(), machine.java());
        out.println(FailoverResult.head());
        results.forEach(result -> out.println(result.row()));
        results.stream()
                .filter(result -> !result.gaps().isEmpty())
                .forEach(result -> out.println(result.timing() + ": " + Stages.medians(result.gaps())));
        Path parent = json.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), results);
        out.println("\nfigures in " + json);
        return 0;
    }

    private static String words(ClusterTiming timing) {
        return timing.heartbeatTimeout().toMillis() + "/"
                + timing.heartbeatInterval().toMillis() + "/"
                + timing.electionTimeout().toMillis() + "/"
                + timing.electionStatusInterval().toMillis();
    }

    private FailoverResult measure(String words) throws IOException {
        long[] ms = Arrays.stream(words.split("/")).mapToLong(Long::parseLong).toArray();
        ClusterTiming timing = ClusterTiming.ofMillis(ms[0], ms[1], ms[2], ms[3]);
        Path directory = Files.createTempDirectory("trade2026-failover-");
        ClusterTopology topology = FailoverMember.topology(port);
        boolean isDone = false;
        MediaConfig own = MediaConfig.under(directory.resolve("client")).withOrphanGrace(Duration.ZERO);
        try (Members members = new Members(directory, timing);
                BusyLoops loops = BusyLoops.start(busy);
                MediaNode media = MediaNode.start(own, cause -> progress.println("client media: " + cause));
                FailoverClient client = new FailoverClient(
                        SequencerAddress.cluster(media.address().aeronDir(), topology, "127.0.0.1"))) {
            for (int i = 0; i < MEMBERS; i++) {
                members.launch(i);
                client.run(BETWEEN_NS);
            }
            client.runUntilNewAnswer();
            client.run(WARM_UP_NS);
            String load = Machine.here().loadBefore();
            long calmTerms = calmTerms(words, client);
            long firstTerm = client.term();
            List<Stages> gaps = new ArrayList<>();
            for (int i = 0; i < kills; i++) {
                int leader = client.leader();
                long beginNs = System.nanoTime();
                members.kill(leader);
                long answeredNs = client.runUntilNewAnswer();
                gaps.add(Stages.of(members.changes(leader, beginNs), beginNs, client.termSinceNs(), answeredNs));
                progress.printf("%s: kill %d of member %d: %s%n", words, i + 1, leader, gaps.get(i));
                members.launch(leader);
                while (!members.isReady(leader)) {
                    client.run(TimeUnit.MILLISECONDS.toNanos(50));
                }
                client.run(BETWEEN_NS);
            }
            long extraTerms = client.term() - firstTerm - kills;
            isDone = true;
            return new FailoverResult(
                    words,
                    loops.count(),
                    gaps,
                    client.seen(),
                    client.sessions() - 1,
                    extraTerms,
                    calm,
                    calmTerms,
                    load);
        } finally {
            if (isDone) {
                delete(directory);
            } else {
                progress.println("what the members said is in " + directory);
            }
        }
    }

    private long calmTerms(String words, FailoverClient client) {
        long firstTerm = client.term();
        client.run(TimeUnit.MINUTES.toNanos(calm));
        if (calm > 0) {
            progress.printf("%s: %d elections in %d minutes without a kill%n", words, client.term() - firstTerm, calm);
        }
        return client.term() - firstTerm;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The processes. */
    private final class Members implements AutoCloseable {
        private final Path directory;
        private final ClusterTiming timing;
        private final MemberJvm[] running = new MemberJvm[MEMBERS];

        Members(Path directory, ClusterTiming timing) {
            this.directory = directory;
            this.timing = timing;
        }

        void launch(int member) throws IOException {
            running[member] = MemberJvm.launch(
                    directory.resolve("member-" + member + ".log"),
                    FailoverMember.arguments(directory.resolve("member-" + member), member, port, timing));
        }

        boolean isReady(int member) throws IOException {
            return running[member].isReady();
        }

        List<List<ElectionTrace.Change>> changes(int dead, long sinceNs) throws IOException {
            List<List<ElectionTrace.Change>> all = new ArrayList<>();
            for (int i = 0; i < MEMBERS; i++) {
                if (i != dead) {
                    all.add(ElectionTrace.read(running[i].said(), sinceNs));
                }
            }
            return all;
        }

        void kill(int member) {
            running[member].kill();
        }

        @Override
        public void close() throws IOException {
            for (int i = 0; i < MEMBERS; i++) {
                if (running[i] != null) {
                    running[i].kill();
                    running[i].awaitEnd();
                }
                Path memory = MediaConfig.defaultAeronDir(
                        directory.resolve("member-" + i).resolve("media"));
                if (Files.exists(memory)) {
                    delete(memory);
                }
            }
        }
    }
}
