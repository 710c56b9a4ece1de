package io.trade2026.tests.bench.core;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.trade2026.tests.bench.load.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./trade2026 bench stalls}: how long others wait for a command that has to do with every open order. The core alone, in one thread, as
 * the sequencer drives it; what is told goes into a sink that keeps nothing.
 */
@Command(
        name = "stalls",
        description = "Gives commands that have to do with very many open orders while others go on.",
        mixinStandardHelpOptions = true)
public final class StallBench implements Callable<Integer> {
    private static final long BYTES_PER_ORDER = 3_000;
    private static final double NS_PER_US = 1e3;
    private static final double NS_PER_MS = 1e6;
    private static final double NS_PER_S = 1e9;
    private static final int FIRST_DAY = 20261116;

    private final PrintStream out;

    @Option(names = "--orders", paramLabel = "N", description = "Open orders (default: 1000000).")
    private int orders = 1_000_000;

    @Option(names = "--rate", paramLabel = "N", description = "Commands a second meanwhile (default: 10000).")
    private int rate = 10_000;

    @Option(names = "--json", paramLabel = "FILE", description = "Where the figures go (default: target/stalls.json).")
    private Path json = Path.of(System.getProperty("trade2026.home", "."), "target", "stalls.json");

    /**
     * Prints there.
     *
     * @param out of the command
     */
    public StallBench(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        long heap = Runtime.getRuntime().maxMemory();
        if (heap < orders * BYTES_PER_ORDER) {
            throw new IOException(
                    "--orders: " + orders + " orders need " + orders * BYTES_PER_ORDER + " bytes of heap, here are "
                            + heap + "; say TRADE2026_JAVA_OPTS='-Xms4g -Xmx4g -XX:+UseParallelGC'");
        }
        Machine machine = Machine.here();
        StalledCore core = new StalledCore(orders, rate);
        List<StallResult> results = new ArrayList<>();
        results.add(core.list("PT-11: list of an instrument", 1, false));
        results.add(core.list("PT-11: list of another one", 2, false));
        results.add(core.list("PT-11: the first one is free", 1, true));
        results.add(core.selfMatch("PT-18: a row, and the order behind it"));
        results.add(core.day("day roll", FIRST_DAY));
        print(results);
        out.printf("%n%s; load %s before, %s after%n", machine.processor(), machine.loadBefore(), Machine.load());
        Path parent = json.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(json.toFile(), Map.of("machine", machine, "figures", results));
        out.println("figures in " + json);
        return 0;
    }

    private void print(List<StallResult> results) {
        out.printf(
                Locale.ROOT,
                "%,d open orders, %,d commands/s meanwhile; of the processor in brackets%n%n",
                orders,
                rate);
        out.println(
                "| command | itself, ms | slices | longest slice, ms | all done, s | cancelled or ended | commands |"
                        + " waited p50, us | p99, ms | longest, ms |");
        out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (StallResult each : results) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %,.1f (%,.1f) | %,d | %,.1f (%,.1f) | %,.2f | %,d | %,d | %,.0f | %,.1f | %,.1f |%n",
                    each.what(),
                    each.commandNs() / NS_PER_MS,
                    each.commandCpuNs() / NS_PER_MS,
                    each.slices(),
                    each.longestSliceNs() / NS_PER_MS,
                    each.longestSliceCpuNs() / NS_PER_MS,
                    each.allNs() / NS_PER_S,
                    each.orders(),
                    each.commands(),
                    each.waitedP50Ns() / NS_PER_US,
                    each.waitedP99Ns() / NS_PER_MS,
                    each.longestWaitNs() / NS_PER_MS);
        }
    }
}
