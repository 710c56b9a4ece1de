package io.trade2026.app.verb;

import io.trade2026.app.node.Node;
import io.trade2026.app.node.NodePlan;
import io.trade2026.app.process.DataDirectory;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the lab's fixed world until SIGTERM. */
@Command(
        name = "lab",
        description = "Runs the whole system without simulated clients and venues: connect your own.",
        mixinStandardHelpOptions = true)
public final class Lab implements Callable<Integer> {
    private static final long STOP_SECONDS = 20;

    private final PrintStream out;

    @Mixin
    private NodeOptions options = new NodeOptions();

    /**
     * Creates the verb.
     *
     * @param out where the line READY goes
     */
    public Lab(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs until it is told to stop.
     *
     * @return 0, or 1 when a part failed
     * @throws InterruptedException if the thread is interrupted
     */
    @Override
    public Integer call() throws InterruptedException {
        options.directLogs();
        CountDownLatch closed = new CountDownLatch(1);
        try (DataDirectory data = new DataDirectory(options.data()).take();
                Node node = new Node(data, plan(options), options.pace())) {
            // Before the start, so that what was started by then is stopped too.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node, closed), "stop"));
            node.start();
            Banner.print(out, node, options);
            out.println(
                    "READY fix=" + options.fixPort() + " venue=" + options.venuePort() + " http=" + options.httpPort()
                            + " admin=" + options.adminPort() + " postgres=" + options.postgresPort() + " nats="
                            + options.natsPort());
            out.flush();
            return node.awaitEnd() == null ? 0 : 1;
        } finally {
            closed.countDown();
        }
    }

    private static NodePlan plan(NodeOptions options) {
        return new NodePlan(
                options.fixPort(),
                options.venuePort(),
                0,
                options.httpPort(),
                options.adminPort(),
                options.postgresPort(),
                options.natsPort(),
                options.corePort(),
                List.of("XSIM"));
    }

    /** On SIGTERM: the main thread closes everything, the hook waits for it. */
    static void stop(Node node, CountDownLatch closed) {
        node.end();
        try {
            closed.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
