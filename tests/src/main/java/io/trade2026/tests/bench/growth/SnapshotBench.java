package io.trade2026.tests.bench.growth;

import io.trade2026.tests.bench.path.Percentiles;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

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
        CoreRig rig = new CoreRig(directory, 0);
        SnapshotResult result;
        try (rig;
                OpenOrders flow = new OpenOrders(rig.address())) {
            result = measure(flow, rig);
        }
        rig.delete();
        return result;
    }

    private SnapshotResult measure(OpenOrders flow, CoreRig rig) throws IOException {
        flow.makeWorld();
        long beginNs = System.nanoTime();
        flow.fill(orders, WINDOW);
        double fillSeconds = (System.nanoTime() - beginNs) / 1e9;
        progress.printf("%,d orders are open after %.0f s%n", orders, fillSeconds);
        long quietNs = System.nanoTime() + QUIET_NS;
        Percentiles quiet = Percentiles.of(flow.pace(PACE, () -> System.nanoTime() > quietNs));
        List<SnapshotResult.Taken> taken = new ArrayList<>();
        for (int i = 0; i < SNAPSHOTS; i++) {
            taken.add(snapshot(rig.node(), flow));
        }
        long before = flow.commands();
        flow.fill(TAIL_ORDERS, WINDOW);
        long killedNs = System.nanoTime();
        rig.killAndStart();
        double startMs = (System.nanoTime() - killedNs) / NS_PER_MS;
        long tail = flow.commands() - before;
        return new SnapshotResult(orders, fillSeconds, quiet, taken, tail, rig.loadMs(), startMs);
    }

    private SnapshotResult.Taken snapshot(CoreProcess node, OpenOrders flow) {
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> ask(node));
        Percentiles felt = Percentiles.of(flow.pace(PACE, answer::isDone));
        progress.println(answer.join());
        String[] words = answer.join().split(" ", -1);
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
}
