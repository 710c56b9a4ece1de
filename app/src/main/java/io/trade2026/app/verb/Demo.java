package io.trade2026.app.verb;

import io.trade2026.app.demo.CoreQuestions;
import io.trade2026.app.demo.Crowd;
import io.trade2026.app.demo.Reckoning;
import io.trade2026.app.demo.StatusLine;
import io.trade2026.app.node.Node;
import io.trade2026.app.node.NodePlan;
import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.process.Ports;
import io.trade2026.ops.desk.CoreImage;
import io.trade2026.ops.desk.OrderRow;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the whole system with simulated clients and venues, and reconciles every order at the end. */
@Command(
        name = "demo",
        description =
                "Runs the whole system with simulated clients, venues and prices; at the end every order is reconciled.",
        mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {
    private static final Duration QUIET_PATIENCE = Duration.ofSeconds(60);
    /** After Ctrl-C: for the last answers, the comparison of what may have grown for days, and an orderly end. */
    private static final Duration END_PATIENCE = Duration.ofMinutes(5);

    private final PrintStream out;

    @Mixin
    private NodeOptions options = new NodeOptions();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Ends by itself after N seconds of trading (default: runs until Ctrl-C).")
    private int seconds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Orders, cancels and replaces of each client in a second (default: ${DEFAULT-VALUE}).",
            defaultValue = "20")
    private double rate = 20;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed draws the same orders (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed = 1;

    /**
     * Creates the verb.
     *
     * @param out where the status line and the table go
     */
    public Demo(PrintStream out) {
        this.out = out;
    }

    /**
     * Trades until the time is over, or until it is told to stop.
     *
     * @return 0 when everything reconciles, else 1
     * @throws InterruptedException if the thread is interrupted
     */
    @Override
    public Integer call() throws InterruptedException {
        options.directLogs();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Ports.mustBeFree("simulated venue XSIM (--venue-port)", options.venuePort());
        Ports.mustBeFree("simulated venue YSIM (--venue-port + 1)", options.venuePort() + 1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(asked, closed), "stop"));
        out.println("starting: the first start takes about 20 seconds");
        try (DataDirectory data = new DataDirectory(options.data()).take();
                Crowd crowd = new Crowd(seed)) {
            crowd.openVenues(options.data().resolve("demo-venues"), options.venuePort(), options.venuePort() + 1);
            try (Node node = new Node(data, plan(), options.pace()).start();
                    CoreQuestions core = CoreQuestions.open(
                            node.sequencer(), node.lastEventNumber(), failure -> asked.countDown())) {
                return trade(node, crowd, core, asked);
            }
        } finally {
            closed.countDown();
        }
    }

    private NodePlan plan() {
        return new NodePlan(
                options.fixPort(),
                options.venuePort(),
                options.venuePort() + 1,
                options.httpPort(),
                options.adminPort(),
                options.postgresPort(),
                options.natsPort(),
                options.corePort(),
                List.of("XSIM", "YSIM"));
    }

    private int trade(Node node, Crowd crowd, CoreQuestions core, CountDownLatch asked) throws InterruptedException {
        Banner.print(out, node, options);
        CoreImage before = core.positions();
        node.awaitVenues(QUIET_PATIENCE);
        if (node.hasNats()) {
            crowd.startPrices("nats://127.0.0.1:" + options.natsPort());
        }
        crowd.startClients(options.fixPort(), rate);
        StatusLine line = new StatusLine(out, isTerminal());
        for (int second = 0; seconds == 0 || second < seconds; second++) {
            if (asked.await(1, TimeUnit.SECONDS)) {
                break;
            }
            line.show(crowd.clientLedgers());
        }
        line.end();
        out.println("trading has ended, open orders are cancelled, everything is compared");
        List<String> waiting = crowd.quiesce(QUIET_PATIENCE);
        List<OrderRow> orders = new ArrayList<>();
        CoreImage after = core.everything(orders);
        boolean agrees = new Reckoning(crowd, before, after, orders).print(out, waiting);
        // Before the node, whose end they would take for a fault.
        crowd.close();
        return agrees ? 0 : 1;
    }

    /** Whether standard output is a terminal; the JDK's own question changed its answer with version 22. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }

    private void stop(CountDownLatch asked, CountDownLatch closed) {
        asked.countDown();
        try {
            if (!closed.await(END_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                out.println("ended before everything was compared, which took more than " + END_PATIENCE.toMinutes()
                        + " minutes; the logs say why");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
