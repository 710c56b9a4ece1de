package io.trade2026.tests.bench.growth;

import io.trade2026.tests.bench.path.Percentiles;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Snapshots under load, and the start after a kill.
 *
 * @param orders open in the core
 * @param fillSeconds it took to place and accept them
 * @param quiet from when an order was due until its event was seen, before the snapshots; microseconds
 * @param taken the snapshots, the first with code that the JVM has not compiled yet
 * @param tailCommands that came after the last snapshot and were replayed at the start
 * @param loadMs that the core took to load the snapshot
 * @param startMs from the start of the process until it took orders, after a kill -9
 */
public record SnapshotResult(
        int orders,
        double fillSeconds,
        Percentiles quiet,
        List<Taken> taken,
        long tailCommands,
        double loadMs,
        double startMs) {
    /** Copies the list. */
    public SnapshotResult {
        taken = List.copyOf(taken);
    }

    /**
     * One snapshot.
     *
     * @param tookMs from the request until it was complete
     * @param stoodStillMs during which the core wrote and took no command
     * @param megabytes of it
     * @param felt from when an order was due until its event was seen, while it was taken; microseconds
     */
    public record Taken(double tookMs, double stoodStillMs, double megabytes, Percentiles felt) {}

    /**
     * Prints what a person wants to know.
     *
     * @param out to print to
     */
    public void print(PrintStream out) {
        out.printf(Locale.ROOT, "%nSnapshot with %,d open orders, placed in %.0f s%n%n", orders, fillSeconds);
        out.printf(Locale.ROOT, "before, 1,000 orders/s: p50 %,.0f us, longest %,.0f us%n", quiet.p50(), quiet.max());
        for (Taken each : taken) {
            out.printf(
                    Locale.ROOT,
                    "snapshot: core stood still %,.0f ms, complete after %,.0f ms, %,.0f MB; longest order %,.0f ms%n",
                    each.stoodStillMs,
                    each.tookMs,
                    each.megabytes,
                    each.felt.max() / 1_000);
        }
        out.printf(
                Locale.ROOT,
                "kill -9, then from start to LEADER %,.0f ms, of it loading %,.0f ms; %,d commands replayed%n",
                startMs,
                loadMs,
                tailCommands);
    }
}
