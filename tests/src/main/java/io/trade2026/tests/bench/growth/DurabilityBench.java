package io.trade2026.tests.bench.growth;

import io.trade2026.tests.bench.path.Percentiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What syncing costs: the same orders through the sequencer with the page cache and with {@code durability: fsync}, one after the other. */
public final class DurabilityBench {
    private static final int WARM_UP = 20_000;
    private static final int WINDOW = 256;
    private static final int ORDERS = 20_000;
    private static final double NS_PER_SECOND = 1e9;

    private final Path directory;
    private final int rate;
    private final int seconds;
    private final PrintStream progress;

    /**
     * One way to write.
     *
     * @param durability {@code page-cache} or {@code fsync}
     * @param seen from when an order was due until its event was read back from the journal; microseconds
     * @param ordersPerSecond placed and accepted, with 256 unanswered
     */
    public record Row(String durability, Percentiles seen, double ordersPerSecond) {}

    /**
     * Takes the plan.
     *
     * @param directory for the data, removed afterwards
     * @param rate orders a second in the open loop
     * @param seconds of it
     * @param progress takes a line for each step
     */
    public DurabilityBench(Path directory, int rate, int seconds, PrintStream progress) {
        this.directory = directory;
        this.rate = rate;
        this.seconds = seconds;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @return the page cache first
     * @throws IOException if a process does not start, or dies
     */
    public List<Row> run() throws IOException {
        List<Row> rows = new ArrayList<>();
        rows.add(measure("page-cache", 0));
        rows.add(measure("fsync", 1));
        return rows;
    }

    private Row measure(String durability, int fileSyncLevel) throws IOException {
        CoreRig rig = new CoreRig(directory.resolve(durability), fileSyncLevel);
        Row row;
        try (rig;
                OpenOrders flow = new OpenOrders(rig.address())) {
            flow.makeWorld();
            flow.fill(WARM_UP, WINDOW);
            long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            Percentiles seen = Percentiles.of(flow.pace(rate, () -> System.nanoTime() > untilNs));
            long beginNs = System.nanoTime();
            flow.fill(ORDERS, WINDOW);
            row = new Row(durability, seen, ORDERS * NS_PER_SECOND / (System.nanoTime() - beginNs));
        }
        rig.delete();
        progress.printf(Locale.ROOT, "%s: %s%n", durability, row);
        return row;
    }

    /**
     * Prints a table.
     *
     * @param out to print to
     * @param rows of {@link #run()}
     * @param rate orders a second in the open loop
     */
    public static void print(PrintStream out, List<Row> rows, int rate) {
        out.printf(Locale.ROOT, "%nOrder due -> its event read from the journal, %,d/s, microseconds%n%n", rate);
        out.println("| durability | p50 | p99 | p99.9 | max | most orders/s |");
        out.println("|---|---:|---:|---:|---:|---:|");
        for (Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f |%n",
                    row.durability,
                    row.seen.p50(),
                    row.seen.p99(),
                    row.seen.p999(),
                    row.seen.max(),
                    row.ordersPerSecond);
        }
    }
}
