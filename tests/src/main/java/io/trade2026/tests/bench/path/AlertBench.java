package io.trade2026.tests.bench.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.trade2026.tests.bench.load.Machine;
import io.trade2026.tests.lab.AdminPort;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench alerts}: how long an alert takes from its event to the operators' stream (AT-01), while orders flow through the same
 * node. A market that no order is in is halted and opened again and again; each halt is an alert.
 */
@Command(name = "alerts", description = "Times alerts from their event to the stream of operators while orders flow.")
public final class AlertBench implements Callable<Integer> {
    private static final int WARM_UP_WINDOW = 64;
    private static final int WARM_UP_ALERTS = 20;
    private static final int PAUSE_MS = 50;
    private static final long NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double NS_PER_MS = 1e6;

    private final PrintStream out;
    private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    /** From the time of the event, which the core gave it, to the stream. */
    private final Histogram fromEvent = new Histogram(3);
    /** From before the operator's request to the stream. */
    private final Histogram fromRequest = new Histogram(3);

    @Option(names = "--rate", paramLabel = "N", description = "Orders a second meanwhile (default: 1000).")
    private int rate = 1_000;

    @Option(names = "--alerts", paramLabel = "N", description = "Measured (default: 200).")
    private int alerts = 200;

    @Option(names = "--warm-up", paramLabel = "N", description = "Seconds of full load before (default: 15).")
    private int warmUpSeconds = 15;

    @Option(names = "--json", paramLabel = "FILE", description = "Where the figures go (default: target/alerts.json).")
    private Path json = Path.of(System.getProperty("trade2026.home", "."), "target", "alerts.json");

    @Option(names = "--dir", paramLabel = "DIR", description = "Data of the node; left there.")
    private Path directory = Path.of(
            System.getProperty("java.io.tmpdir"),
            "trade2026-alerts-" + ProcessHandle.current().pid());

    /**
     * Prints there.
     *
     * @param out of the command
     */
    public AlertBench(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Machine machine = Machine.here();
        Files.createDirectories(directory);
        PhaseResult flow;
        try (Lane lane = Lane.open(Contender.TRADE2026, directory)) {
            lane.closedLoop(warmUpSeconds, WARM_UP_WINDOW);
            AdminPort desk = AdminPort.of(lane);
            try (AlertListener listener = AlertListener.of(lane)) {
                raise(desk, listener, 0, WARM_UP_ALERTS);
                fromEvent.reset();
                fromRequest.reset();
                flow = measure(lane, desk, listener);
            }
        }
        print(machine, flow);
        return flow.isClean() ? 0 : 1;
    }

    private PhaseResult measure(Lane lane, AdminPort desk, AlertListener listener)
            throws IOException, InterruptedException {
        CompletableFuture<PhaseResult> flow = CompletableFuture.supplyAsync(() -> flow(lane));
        raise(desk, listener, WARM_UP_ALERTS, alerts);
        try {
            return flow.join();
        } catch (CompletionException e) {
            throw new IOException("orders did not flow", e);
        }
    }

    private PhaseResult flow(Lane lane) {
        try {
            return lane.openLoop(rate, Math.max(1, alerts * 2 * PAUSE_MS / 1_000));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private void raise(AdminPort desk, AlertListener listener, int first, int count)
            throws IOException, InterruptedException {
        for (int i = first; i < first + count; i++) {
            long askedNs = System.nanoTime();
            set(desk, "halt", "halt number " + i + ".");
            AlertListener.Heard heard = listener.next("halt number " + i + ".");
            JsonNode alert = mapper.readTree(heard.data());
            fromEvent.recordValue(
                    Math.max(0, heard.atEpochNs() - alert.path("lastEpochNs").asLong()));
            fromRequest.recordValue(heard.atNs() - askedNs);
            set(desk, "open", "over");
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
    }

    private static void set(AdminPort desk, String state, String reason) throws IOException {
        String answer = desk.post(
                "/api/markets/state",
                "{\"symbol\":\"BTC-USD\",\"state\":\"" + state + "\",\"reason\":\"" + reason + "\"}");
        if (!answer.contains("eventNumber")) {
            throw new IOException("POST /api/markets/state: " + answer);
        }
    }

    private void print(Machine machine, PhaseResult flow) throws IOException {
        out.printf(
                Locale.ROOT,
                "Alerts on the stream of operators, with %,d orders/s (%,d of %,d filled): milliseconds%n%n",
                rate,
                flow.filled(),
                flow.sent());
        out.println("| | alerts | p50 | p90 | p99 | max |\n|---|---:|---:|---:|---:|---:|");
        row("event to stream", fromEvent);
        row("request to stream", fromRequest);
        out.printf("%n%s; load %s before, %s after%n", machine.processor(), machine.loadBefore(), Machine.load());
        Path parent = json.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        mapper.writeValue(
                json.toFile(),
                Map.of(
                        "machine",
                        machine,
                        "rate",
                        rate,
                        "eventToStreamUs",
                        Percentiles.of(fromEvent),
                        "requestToStreamUs",
                        Percentiles.of(fromRequest)));
        out.println("figures in " + json);
    }

    private void row(String label, Histogram ns) {
        out.printf(
                Locale.ROOT,
                "| %s | %,d | %,.1f | %,.1f | %,.1f | %,.1f |%n",
                label,
                ns.getTotalCount(),
                ns.getValueAtPercentile(50) / NS_PER_MS,
                ns.getValueAtPercentile(90) / NS_PER_MS,
                ns.getValueAtPercentile(99) / NS_PER_MS,
                ns.getMaxValue() / NS_PER_MS);
    }

    /** The time now. */
    static long epochNs() {
        Instant now = Instant.now();
        return now.getEpochSecond() * NS_PER_SECOND + now.getNano();
    }
}
