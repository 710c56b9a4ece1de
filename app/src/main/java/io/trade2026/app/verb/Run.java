package io.trade2026.app.verb;

import io.trade2026.app.node.Node;
import io.trade2026.app.node.NodeConfig;
import io.trade2026.app.node.NodeConfig.NatsPlace;
import io.trade2026.app.node.NodeConfigFile;
import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.process.NatsServer;
import io.trade2026.app.process.StartFault;
import io.trade2026.stores.operators.IssuedPassword;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a node as a configuration file says, until SIGTERM. */
@Command(
        name = "run",
        description = "Runs a node as a configuration file says: production.",
        mixinStandardHelpOptions = true)
public final class Run implements Callable<Integer> {
    private static final String ALL = "all";
    private static final List<String> ROLES = List.of("media", "gateway", "core", "stores", "market-data", "ops");

    private final PrintStream out;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "Such as docker/node.yaml.")
    private Path file = Path.of("node.yaml");

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            split = ",",
            description = "Parts of the node that this process is; only all of them at once in this release.")
    private List<String> roles = List.of(ALL);

    @Option(names = "--check", description = "Only reads and checks the configuration.")
    private boolean isCheck;

    @Option(names = "--no-install", description = "Install nothing with the system's package manager.")
    private boolean noInstall;

    /**
     * Creates the verb.
     *
     * @param out where the line READY goes
     */
    public Run(PrintStream out) {
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
        checkRoles();
        NodeConfig config = NodeConfigFile.read(file, Files::isReadable);
        if (isCheck) {
            out.println(file + " is sound");
            return 0;
        }
        NodeOptions.directLogs(config.data());
        CountDownLatch closed = new CountDownLatch(1);
        try (DataDirectory data = new DataDirectory(config.data()).take();
                Node node = new Node(data, config)) {
            // Before the start, so that what was started by then is stopped too.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Lab.stop(node, closed), "stop"));
            node.start();
            tell(config, node);
            return node.awaitEnd() == null ? 0 : 1;
        } finally {
            closed.countDown();
        }
    }

    private void checkRoles() {
        for (String role : roles) {
            if (!role.equals(ALL) && !ROLES.contains(role)) {
                throw new StartFault(
                        "--role: must be " + ALL + " or of " + String.join(", ", ROLES) + ", was '" + role + "'");
            }
        }
        if (!roles.contains(ALL) && !Set.copyOf(roles).containsAll(ROLES)) {
            throw new StartFault("--role " + String.join(",", roles)
                    + ": a process for some of the roles comes with a later release; leave --role out to run all of"
                    + " them in this one");
        }
    }

    /**
     * Says whether installing is forbidden; the launcher heeds it.
     *
     * @return whether nothing may be installed
     */
    public boolean noInstall() {
        return noInstall;
    }

    /** Names the files of passwords and not the passwords: what a server prints is kept in logs. */
    private void tell(NodeConfig config, Node node) {
        for (IssuedPassword issued : node.passwords()) {
            out.println("operator " + issued.operator() + " (" + issued.role() + "): password in " + issued.file());
        }
        if (!node.hasNats() && !(config.nats() instanceof NatsPlace.None)) {
            out.println("DEGRADED: no prices, nats-server is not installed; mend with: " + NatsServer.MEND);
        }
        out.println("READY fix=" + config.plan().fixPort() + " http="
                + config.plan().httpPort() + " admin=" + config.plan().adminPort() + " host=" + config.host() + " data="
                + config.data());
        out.flush();
    }
}
