package io.trade2026.tests.bench.growth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.trade2026.app.explain.Explainer;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.ops.explain.OrderStory;
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

/** {@code ./trade2026 bench explain}: how long one order takes to explain, early and late in a long log, from a snapshot and from the beginning. */
@Command(
        name = "explain",
        description = "Records a long log of orders that the venue cancels, with snapshots, and explains some of them.")
public final class ExplainBench implements Callable<Integer> {
    private static final int WINDOW = 2_000;
    private static final int MIDDLE = 2;
    private static final double NS_PER_S = 1e9;

    private final PrintStream out;
    private final PrintStream progress;

    @Option(names = "--orders", paramLabel = "N", description = "Two commands each (default: 1000000).")
    private int orders = 1_000_000;

    @Option(names = "--snapshots", paramLabel = "N", description = "Taken on the way (default: 10).")
    private int snapshots = 10;

    @Option(names = "--json", paramLabel = "FILE", description = "Where the figures go (default: target/explain.json).")
    private Path json = Path.of(System.getProperty("trade2026.home", "."), "target", "explain.json");

    @Option(names = "--dir", paramLabel = "DIR", description = "Data of the node, removed afterwards.")
    private Path directory = Path.of(
            System.getProperty("java.io.tmpdir"),
            "trade2026-explain-" + ProcessHandle.current().pid());

    /**
     * One order.
     *
     * @param order which of all
     * @param seconds from the snapshot before it
     * @param wholeLogSeconds from the beginning of the log
     * @param note what was played
     */
    public record Told(long order, double seconds, double wholeLogSeconds, String note) {}

    /**
     * Prints there.
     *
     * @param out of the command
     * @param progress takes a line for each step
     */
    public ExplainBench(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    @Override
    public Integer call() throws IOException {
        Machine machine = Machine.here();
        CoreRig rig = new CoreRig(directory, 0);
        long commands;
        List<Told> told = new ArrayList<>();
        try (rig;
                OpenOrders flow = new OpenOrders(rig.address(), ExecType.CANCELED)) {
            flow.makeWorld();
            for (int i = 1; i <= snapshots; i++) {
                flow.fill(orders / snapshots, WINDOW);
                progress.println(
                        i * (orders / snapshots) + " orders, " + rig.node().ask("snapshot", "SNAPSHOT"));
            }
            flow.fill(orders / snapshots, WINDOW);
            commands = flow.commands();
            for (long order : new long[] {1, orders / MIDDLE, orders + orders / snapshots - 1}) {
                told.add(tell(order));
            }
        }
        print(commands, told, machine);
        rig.delete();
        return 0;
    }

    private Told tell(long order) throws IOException {
        String clOrdId = OpenOrders.clOrdId(order);
        long beginNs = System.nanoTime();
        OrderStory story = one(new Explainer(directory), clOrdId);
        long betweenNs = System.nanoTime();
        OrderStory again = one(new Explainer(directory, false), clOrdId);
        long endNs = System.nanoTime();
        if (!story.steps().equals(again.steps())) {
            throw new IllegalStateException(
                    "from a snapshot " + clOrdId + " has another story: " + story + " and " + again);
        }
        Told told = new Told(
                order,
                (betweenNs - beginNs) / NS_PER_S,
                (endNs - betweenNs) / NS_PER_S,
                String.join("; ", story.notes()));
        progress.println(told);
        return told;
    }

    private static OrderStory one(Explainer explainer, String clOrdId) throws IOException {
        List<OrderStory> stories = explainer.tell(clOrdId);
        if (stories.size() != 1) {
            throw new IllegalStateException(stories.size() + " orders are named " + clOrdId);
        }
        return stories.get(0);
    }

    private void print(long commands, List<Told> told, Machine machine) throws IOException {
        out.printf(Locale.ROOT, "explain of one order in a log of %,d commands (seconds)%n%n", commands);
        out.println("| order | from a snapshot | from the beginning | |\n|---:|---:|---:|---|");
        for (Told each : told) {
            out.printf(
                    Locale.ROOT,
                    "| %,d | %.1f | %.1f | %s |%n",
                    each.order(),
                    each.seconds(),
                    each.wholeLogSeconds(),
                    each.note());
        }
        out.printf("%n%s; load %s before, %s after%n", machine.processor(), machine.loadBefore(), Machine.load());
        Path parent = json.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(json.toFile(), Map.of("machine", machine, "commands", commands, "told", told));
        out.println("figures in " + json);
    }
}
