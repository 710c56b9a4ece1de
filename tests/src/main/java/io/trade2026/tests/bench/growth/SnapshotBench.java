package io.trade2026.tests.bench.growth;

import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.media.MediaProcess;
import io.trade2026.tests.bench.Machine;
import io.trade2026.tests.bench.path.Percentiles;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Fills the real core with open orders, takes a snapshot under load, kills the node with signal 9 and starts it again. */
public final class SnapshotBench {
    private static final int WINDOW = 2_000;
    private static final int PACE = 1_000;
    private static final int SNAPSHOTS = 3;
    private static final int TAIL_ORDERS = 20_000;
    private static final long QUIET_NS = TimeUnit.SECONDS.toNanos(5);
    private static final double NS_PER_MS = 1e6;
    private static final double BYTES_PER_MB = 1e6;

    private final Path directory;
    private final int orders;
    private final PrintStream progress;

    /**
     * Takes the plan.
     *
     * @param directory for the data, removed afterwards
     * @param orders to be open
     * @param progress takes a line for each step
     */
    public SnapshotBench(Path directory, int orders, PrintStream progress) {
        this.directory = directory.toAbsolutePath();
        this.orders = orders;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @return the figures
     * @throws IOException if a process does not start, or dies
     */
    public SnapshotResult run() throws IOException {
        Machine machine = Machine.here();
        Files.createDirectories(directory);
        MediaConfig media = MediaConfig.under(directory.resolve("media")).withOrphanGrace(Duration.ZERO);
        CoreProcess archive = CoreProcess.start(
                directory.resolve("media.log"),
                List.of("-Xmx256m", "-Dtrade2026.logs=" + directory.resolve("media-logs")),
                MediaProcess.class,
                media.toArguments());
        try (OpenOrders flow = new OpenOrders(SequencerAddress.local(media.aeronDir()))) {
            SnapshotResult result = measure(machine, flow, media);
            archive.close();
            delete();
            return result;
        } finally {
            archive.close();
        }
    }

    private SnapshotResult measure(Machine machine, OpenOrders flow, MediaConfig media) throws IOException {
        List<String> arguments =
                List.of(media.dir().toString(), directory.resolve("core").toString(), Integer.toString(freePorts()));
        CoreProcess node = start(arguments);
        try {
            flow.makeWorld();
            long beginNs = System.nanoTime();
            flow.fill(orders, WINDOW);
            double fillSeconds = (System.nanoTime() - beginNs) / 1e9;
            progress.printf("%,d orders are open after %.0f s%n", orders, fillSeconds);
            long quietNs = System.nanoTime() + QUIET_NS;
            Percentiles quiet = Percentiles.of(flow.pace(PACE, () -> System.nanoTime() > quietNs));
            List<SnapshotResult.Taken> taken = new ArrayList<>();
            for (int i = 0; i < SNAPSHOTS; i++) {
                taken.add(snapshot(node, flow));
            }
            long before = flow.commands();
            flow.fill(TAIL_ORDERS, WINDOW);
            node.kill();
            long killedNs = System.nanoTime();
            node = start(arguments);
            double startMs = (System.nanoTime() - killedNs) / NS_PER_MS;
            long tail = flow.commands() - before;
            return new SnapshotResult(machine, orders, fillSeconds, quiet, taken, tail, loadMs(), startMs);
        } finally {
            node.close();
        }
    }

    private CoreProcess start(List<String> arguments) throws IOException {
        return CoreProcess.start(
                directory.resolve("core.log"),
                List.of("-Xms256m", "-Xmx6g", "-XX:+UseParallelGC", "-Dtrade2026.logs=" + directory.resolve("logs")),
                CoreNode.class,
                arguments);
    }

    private SnapshotResult.Taken snapshot(CoreProcess node, OpenOrders flow) {
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> ask(node));
        Percentiles felt = Percentiles.of(flow.pace(PACE, answer::isDone));
        progress.println(answer.join());
        String[] words = answer.join().split(" ");
        return new SnapshotResult.Taken(
                Long.parseLong(words[1]) / NS_PER_MS,
                Long.parseLong(words[2]) / NS_PER_MS,
                Long.parseLong(words[3]) / BYTES_PER_MB,
                felt);
    }

    private static String ask(CoreProcess node) {
        try {
            return node.ask("snapshot", "SNAPSHOT");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the node said at its last start: {@code snapshot of event N loaded in M ms}. */
    private double loadMs() throws IOException {
        try (Stream<String> lines = Files.lines(directory.resolve("logs").resolve("trade2026.log"))) {
            return lines.filter(line -> line.contains(" loaded in "))
                    .reduce((first, second) -> second)
                    .map(line -> Double.parseDouble(line.replaceAll(".* loaded in (\\d+) ms.*", "$1")))
                    .orElse(0.0);
        }
    }

    private static int freePorts() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Math.min(socket.getLocalPort(), 65_000);
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
