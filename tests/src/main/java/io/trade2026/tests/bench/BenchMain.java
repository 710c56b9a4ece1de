package io.trade2026.tests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.trade2026.tests.bench.core.CoreBench;
import io.trade2026.tests.bench.core.CoreResult;
import io.trade2026.tests.bench.core.KillBench;
import io.trade2026.tests.bench.core.StallBench;
import io.trade2026.tests.bench.failover.FailoverBench;
import io.trade2026.tests.bench.growth.DurabilityBench;
import io.trade2026.tests.bench.growth.ExplainBench;
import io.trade2026.tests.bench.growth.SnapshotBench;
import io.trade2026.tests.bench.growth.SnapshotResult;
import io.trade2026.tests.bench.load.Machine;
import io.trade2026.tests.bench.path.AlertBench;
import io.trade2026.tests.bench.path.CheckBench;
import io.trade2026.tests.bench.path.PathBench;
import io.trade2026.tests.bench.path.PathPlan;
import io.trade2026.tests.bench.path.PhaseResult;
import io.trade2026.tests.bench.path.RiskCostBench;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./trade2026 bench}: measures, prints tables, and writes them as JSON. */
@Command(
        name = "bench",
        description = "Measures the core with JMH, and the way of an order beside a TCP echo and a QuickFIX/J router.",
        mixinStandardHelpOptions = true)
public final class BenchMain implements Callable<Integer> {
    private static final int QUICK_SECONDS = 2;
    private static final int QUICK_WARM_UP_SECONDS = 2;

    private final PrintStream out;
    private final PrintStream progress;
    private final List<String> arguments;

    /** What is measured. */
    enum Part {
        /** The core alone. */
        CORE,
        /** Risk alone, among 10,000 accounts, 5,000 instruments and 1,000,000 open orders. */
        RISK,
        /** End to end. */
        PATH,
        /** Both. */
        ALL,
        /** Snapshot of the real core with very many open orders, and the start after a kill. */
        SNAPSHOT,
        /** The page cache beside syncing. */
        DURABILITY
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "PART",
            defaultValue = "all",
            description = "core, risk, path, all (default: core and path), snapshot or durability.")
    private Part part = Part.ALL;

    @Option(names = "--seconds", paramLabel = "N", description = "Measured in each phase (default: 20).")
    private int seconds = 20;

    @Option(names = "--warm-up", paramLabel = "N", description = "Seconds of full load before (default: 15).")
    private int warmUpSeconds = 15;

    @Option(names = "--rates", split = ",", paramLabel = "R", description = "Orders a second (default: 1000,10000).")
    private List<Integer> rates = List.of(1_000, 10_000);

    @Option(names = "--window", paramLabel = "N", description = "Unanswered orders in the closed loop (default: 256).")
    private int window = 256;

    @Option(names = "--orders", paramLabel = "N", description = "Open orders for snapshot (default: 1000000).")
    private int orders = 1_000_000;

    @Option(names = "--quick", description = "About a minute in all; says little about the tails.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Where the figures go (default: target/bench.json).")
    private Path json = Path.of(System.getProperty("trade2026.home", "."), "target", "bench.json");

    @Option(names = "--dir", paramLabel = "DIR", description = "Data of the contenders, removed afterwards.")
    private Path directory = Path.of(
            System.getProperty("java.io.tmpdir"),
            "trade2026-bench-" + ProcessHandle.current().pid());

    private BenchMain(PrintStream out, PrintStream progress, List<String> arguments) {
        this.out = out;
        this.progress = progress;
        this.arguments = arguments;
    }

    /**
     * Measures and exits: 0 when every order was answered by one fill, 1 when not, 2 when it could not measure.
     *
     * @param arguments what to measure, and options
     */
    public static void main(String[] arguments) {
        BenchMain bench = new BenchMain(System.out, System.err, List.of(arguments));
        System.exit(new CommandLine(bench)
                .addSubcommand(new FailoverBench(System.out, System.err))
                .addSubcommand(new CheckBench(System.out))
                .addSubcommand(new KillBench(System.out))
                .addSubcommand(new StallBench(System.out))
                .addSubcommand(new AlertBench(System.out))
                .addSubcommand(new RiskCostBench(System.out))
                .addSubcommand(new ExplainBench(System.out, System.err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExitCodeExceptionMapper(fault -> 2)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (part == Part.SNAPSHOT) {
            return snapshot();
        }
        if (part == Part.DURABILITY) {
            return durability();
        }
        Machine machine = Machine.here();
        String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        PathBench path = new PathBench(plan(), progress);
        if (part != Part.CORE && part != Part.RISK) {
            path.run();
        }
        List<CoreResult> core = core();
        String command = "./trade2026 bench " + String.join(" ", arguments);
        Report report =
                new Report(command, started, machine, Machine.load(), core, path.results(), Map.copyOf(path.idleCpu()));
        report.print(out);
        Path parent = json.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        report.writeJson(json);
        out.println("\nfigures in " + json);
        return path.results().stream().allMatch(PhaseResult::isClean) ? 0 : 1;
    }

    private List<CoreResult> core() throws IOException {
        return switch (part) {
            case PATH, SNAPSHOT, DURABILITY -> List.of();
            case RISK -> CoreBench.ofRisk(quick).run();
            case CORE, ALL -> CoreBench.ofCore(quick).run();
        };
    }

    private int snapshot() throws IOException {
        Machine machine = Machine.here();
        SnapshotResult result = new SnapshotBench(directory, orders, progress).run();
        result.print(out);
        keep(machine, result);
        return 0;
    }

    private int durability() throws IOException {
        Machine machine = Machine.here();
        int rate = rates.get(0);
        List<DurabilityBench.Row> rows =
                new DurabilityBench(directory, rate, quick ? QUICK_SECONDS : seconds, progress).run();
        DurabilityBench.print(out, rows, rate);
        keep(machine, rows);
        return 0;
    }

    private void keep(Machine machine, Object figures) throws IOException {
        out.printf("%n%s; load %s before, %s after%n", machine.processor(), machine.loadBefore(), Machine.load());
        Path parent = json.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(json.toFile(), Map.of("machine", machine, "figures", figures));
        out.println("figures in " + json);
    }

    private PathPlan plan() {
        return new PathPlan(
                directory,
                rates,
                quick ? QUICK_SECONDS : seconds,
                quick ? QUICK_WARM_UP_SECONDS : warmUpSeconds,
                window);
    }
}
