package io.trade2026.tests.bench.path;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.trade2026.tests.bench.load.Machine;
import io.trade2026.tests.lab.AdminPort;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench risk-cost}: what the controls before a trade cost end to end, in one node that asks them and does not, in turns: what else
 * the machine does then falls on both alike.
 */
@Command(name = "risk-cost", description = "Risk on and off in turns in one node, orders end to end.")
public final class RiskCostBench implements Callable<Integer> {
    private static final int WARM_UP_WINDOW = 64;
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);
    /** Tells whether the controls are asked. */
    private static final String BEYOND_ALL_LIMITS =
            "{\"account\":\"ACC1\",\"symbol\":\"INTC\",\"side\":\"buy\",\"price\":\"100\",\"orderQty\":\"1000000000\"}";

    private final PrintStream out;
    private final List<PhaseResult> on = new ArrayList<>();
    private final List<PhaseResult> off = new ArrayList<>();

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Orders a second; 0 for as many as are filled (default: 1000).")
    private int rate = 1_000;

    @Option(names = "--turns", paramLabel = "N", description = "How often each (default: 20).")
    private int turns = 20;

    @Option(names = "--seconds", paramLabel = "N", description = "Measured in each turn (default: 3).")
    private int seconds = 3;

    @Option(names = "--warm-up", paramLabel = "N", description = "Seconds of full load before (default: 15).")
    private int warmUpSeconds = 15;

    @Option(names = "--json", paramLabel = "FILE", description = "The figures (default: target/risk-cost.json).")
    private Path json = Path.of(System.getProperty("trade2026.home", "."), "target", "risk-cost.json");

    @Option(names = "--dir", paramLabel = "DIR", description = "Data of the node; left there.")
    private Path directory = Path.of(
            System.getProperty("java.io.tmpdir"),
            "trade2026-risk-cost-" + ProcessHandle.current().pid());

    /**
     * Prints there.
     *
     * @param out of the command
     */
    public RiskCostBench(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Machine machine = Machine.here();
        Files.createDirectories(directory);
        try (Lane lane = Lane.open(Contender.SWITCHED, directory)) {
            lane.closedLoop(warmUpSeconds, WARM_UP_WINDOW);
            turn(lane, false);
            lane.closedLoop(warmUpSeconds, WARM_UP_WINDOW);
            for (int i = 0; i < turns; i++) {
                // Which is first changes, so that what grows with time falls on both.
                boolean isOnFirst = i % 2 == 0;
                measure(lane, isOnFirst);
                measure(lane, !isOnFirst);
            }
        }
        print(machine);
        return on.stream().allMatch(PhaseResult::isClean) && off.stream().allMatch(PhaseResult::isClean) ? 0 : 1;
    }

    private void measure(Lane lane, boolean isOn) throws IOException {
        turn(lane, isOn);
        (isOn ? on : off).add(rate == 0 ? lane.closedLoop(seconds, WARM_UP_WINDOW) : lane.openLoop(rate, seconds));
    }

    private void turn(Lane lane, boolean isOn) throws IOException {
        Path file = Contender.riskOff(directory);
        if (isOn) {
            Files.deleteIfExists(file);
        } else if (!Files.exists(file)) {
            Files.createFile(file);
        }
        AdminPort desk = AdminPort.of(lane);
        long fromNs = System.nanoTime();
        while (desk.post("/api/risk/check", BEYOND_ALL_LIMITS).contains("\"passes\":true") == isOn) {
            if (System.nanoTime() - fromNs > PATIENCE_NS) {
                throw new IOException("risk does not turn " + (isOn ? "on" : "off"));
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private void print(Machine machine) throws IOException {
        out.printf(
                Locale.ROOT,
                "Risk on and off in turns in one node, %s, %d turns of %d s each: microseconds, medians of the turns%n%n",
                rate == 0 ? "64 orders unanswered at a time" : rate + " orders/s",
                turns,
                seconds);
        out.println(
                "| risk | orders | D to venue p50 | p99 | D to fill p50 | p99 | filled/s | us/order | of all turns, least | most |");
        out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        row("on", on);
        row("off", off);
        double[] differences = new double[turns];
        for (int i = 0; i < turns; i++) {
            differences[i] = on.get(i).cpuMicrosPerOrder() - off.get(i).cpuMicrosPerOrder();
        }
        Arrays.sort(differences);
        out.printf(
                Locale.ROOT,
                "%non less off, us/order: median %.1f, middle half of the turns %.1f to %.1f%n",
                differences[turns / 2],
                differences[turns / 4],
                differences[turns * 3 / 4]);
        out.printf("%n%s; load %s before, %s after%n", machine.processor(), machine.loadBefore(), Machine.load());
        Path parent = json.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(json.toFile(), Map.of("machine", machine, "on", on, "off", off));
        out.println("figures in " + json);
    }

    private void row(String label, List<PhaseResult> results) {
        out.printf(
                Locale.ROOT,
                "| %s | %,d | %s | %s | %s | %s | %,.0f | %,.1f | %,.1f | %,.1f |%n",
                label,
                results.stream().mapToLong(PhaseResult::sent).sum(),
                latency(results, result -> result.toVenue().p50()),
                latency(results, result -> result.toVenue().p99()),
                latency(results, result -> result.toFill().p50()),
                latency(results, result -> result.toFill().p99()),
                median(results, PhaseResult::fillsPerSecond),
                median(results, PhaseResult::cpuMicrosPerOrder),
                results.stream()
                        .mapToDouble(PhaseResult::cpuMicrosPerOrder)
                        .min()
                        .orElse(0),
                results.stream()
                        .mapToDouble(PhaseResult::cpuMicrosPerOrder)
                        .max()
                        .orElse(0));
    }

    /** Orders that are sent as others are filled are due at no time, so nothing is told of how long they took. */
    private String latency(List<PhaseResult> results, ToDoubleFunction<PhaseResult> figure) {
        return rate == 0 ? "" : String.format(Locale.ROOT, "%,.0f", median(results, figure));
    }

    private static double median(List<PhaseResult> results, ToDoubleFunction<PhaseResult> figure) {
        double[] sorted = results.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
