package io.trade2026.tests.bench.path;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.trade2026.tests.bench.load.Machine;
import io.trade2026.tests.lab.AdminPort;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./trade2026 bench check}: how long {@code POST /api/risk/check} takes over loopback while orders flow. */
@Command(
        name = "check",
        description = "Asks what risk would decide, again and again, while orders flow through the same node.",
        mixinStandardHelpOptions = true)
public final class CheckBench implements Callable<Integer> {
    private static final int WARM_UP_WINDOW = 64;
    private static final int WARM_UP_ASKED = 2_000;
    private static final String ORDER =
            "{\"account\":\"ACC1\",\"symbol\":\"INTC\",\"side\":\"buy\",\"price\":\"100\",\"orderQty\":\"10\"}";

    private final PrintStream out;

    @Option(names = "--rate", paramLabel = "N", description = "Orders a second meanwhile (default: 1000).")
    private int rate = 1_000;

    @Option(names = "--seconds", paramLabel = "N", description = "Measured (default: 20).")
    private int seconds = 20;

    @Option(names = "--warm-up", paramLabel = "N", description = "Seconds of full load before (default: 15).")
    private int warmUpSeconds = 15;

    @Option(names = "--json", paramLabel = "FILE", description = "Where the figures go (default: target/check.json).")
    private Path json = Path.of(System.getProperty("trade2026.home", "."), "target", "check.json");

    @Option(names = "--dir", paramLabel = "DIR", description = "Data of the node; left there.")
    private Path directory = Path.of(
            System.getProperty("java.io.tmpdir"),
            "trade2026-check-" + ProcessHandle.current().pid());

    /**
     * Prints there.
     *
     * @param out of the command
     */
    public CheckBench(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Machine machine = Machine.here();
        Files.createDirectories(directory);
        Histogram asked = new Histogram(3);
        PhaseResult flow;
        try (Lane lane = Lane.open(Contender.TRADE2026, directory)) {
            lane.closedLoop(warmUpSeconds, WARM_UP_WINDOW);
            AdminPort desk = AdminPort.of(lane);
            for (int i = 0; i < WARM_UP_ASKED; i++) {
                ask(desk);
            }
            flow = measure(lane, desk, asked);
        }
        Percentiles us = Percentiles.of(asked);
        out.printf(
                Locale.ROOT,
                "POST /api/risk/check, one after the other, with %,d orders/s (%,d of %,d filled): microseconds%n%n",
                rate,
                flow.filled(),
                flow.sent());
        out.println("| asked | p50 | p90 | p99 | p99.9 | max |\n|---:|---:|---:|---:|---:|---:|");
        out.printf(
                Locale.ROOT,
                "| %,d | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f |%n",
                us.count(),
                us.p50(),
                us.p90(),
                us.p99(),
                us.p999(),
                us.max());
        out.printf("%n%s; load %s before, %s after%n", machine.processor(), machine.loadBefore(), Machine.load());
        keep(machine, us);
        return flow.isClean() ? 0 : 1;
    }

    private PhaseResult measure(Lane lane, AdminPort desk, Histogram asked) throws IOException {
        CompletableFuture<PhaseResult> flow = CompletableFuture.supplyAsync(() -> flow(lane));
        while (!flow.isDone()) {
            long fromNs = System.nanoTime();
            ask(desk);
            asked.recordValue(System.nanoTime() - fromNs);
        }
        try {
            return flow.join();
        } catch (CompletionException e) {
            throw new IOException("orders did not flow", e);
        }
    }

    private PhaseResult flow(Lane lane) {
        try {
            return lane.openLoop(rate, seconds);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static void ask(AdminPort desk) throws IOException {
        String answer = desk.post("/api/risk/check", ORDER);
        if (!answer.contains("\"passes\":true")) {
            throw new IOException("POST /api/risk/check: " + answer);
        }
    }

    private void keep(Machine machine, Percentiles us) throws IOException {
        Path parent = json.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(json.toFile(), Map.of("machine", machine, "rate", rate, "microseconds", us));
        out.println("figures in " + json);
    }
}
