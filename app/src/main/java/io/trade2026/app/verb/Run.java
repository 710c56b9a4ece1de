package io.trade2026.app.verb;

import io.trade2026.app.node.Node;
import io.trade2026.app.node.NodeConfig;
import io.trade2026.app.node.NodeConfig.NatsPlace;
import io.trade2026.app.node.NodeConfigFile;
import io.trade2026.app.node.Role;
import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.process.NatsServer;
import io.trade2026.stores.operators.IssuedPassword;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a node, or some of its roles, as a configuration file says, until SIGTERM. */
@Command(
        name = "run",
        description = "Runs a node, or some of its roles, as a configuration file says: production.",
        mixinStandardHelpOptions = true)
public final class Run implements Callable<Integer> {
    /** For an end in order after a failure, Postgres too. */
    private static final long END_NS = TimeUnit.SECONDS.toNanos(5);

    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "Such as docker/node.yaml.")
    private Path file = Path.of("node.yaml");

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            split = ",",
            description = "Roles of this process: media, core, stores, gateway, market-data, ops; several with commas"
                    + " (default: all of them).")
    private List<String> words = List.of("all");

    @Option(
            names = "--gateway",
            paramLabel = "ID",
            description = "Which of the gateways of the file this process is (default: the first).")
    private int gateway;

    @Option(
            names = "--member",
            paramLabel = "ID",
            description = "Which member of the cluster this machine has (default: cluster.member of the file).")
    private int member = -1;

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory, in place of that of the file.")
    private @Nullable Path directory;

    @Option(names = "--check", description = "Only reads and checks the configuration.")
    private boolean isCheck;

    @Option(names = "--no-install", description = "Install nothing with the system's package manager.")
    private boolean noInstall;

    /**
     * Creates the verb.
     *
     * @param out where the line READY goes
     * @param err where it says in one line why it ends by itself
     */
    public Run(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs until it is told to stop.
     *
     * @return 0, or 1 when a part failed
     * @throws InterruptedException if the thread is interrupted
     */
    @Override
    public Integer call() throws InterruptedException {
        Set<Role> roles = Role.of(words);
        NodeConfig config = config();
        if (isCheck) {
            out.println(file + " is sound");
            return 0;
        }
        boolean isWhole = roles.equals(Role.all());
        List<String> names = names(roles, config);
        if (isWhole) {
            NodeOptions.directLogs(config.data());
        } else {
            NodeOptions.directLogs(config.data(), String.join("+", names));
        }
        CountDownLatch closed = new CountDownLatch(1);
        try (DataDirectory data = take(config, isWhole, names);
                Node node = new Node(data, config, roles)) {
            // Before the start, so that what was started by then is stopped too.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Lab.stop(node, closed), "stop"));
            node.start();
            tell(config, node, roles, names);
            return end(node, isWhole ? "node" : String.join(",", names));
        } finally {
            closed.countDown();
        }
    }

    private NodeConfig config() {
        NodeConfig config = NodeConfigFile.read(file, Files::isReadable);
        if (directory != null) {
            config = config.withData(directory.toAbsolutePath().normalize());
        }
        if (gateway > 0) {
            config = config.withGateway(gateway);
        }
        return member >= 0 ? config.withMember(member) : config;
    }

    private static DataDirectory take(NodeConfig config, boolean isWhole, List<String> names) {
        DataDirectory data = new DataDirectory(config.data());
        return isWhole ? data.take() : data.takeRoles(names);
    }

    private static List<String> names(Set<Role> roles, NodeConfig config) {
        return roles.stream()
                .map(role -> role == Role.GATEWAY
                        ? role.word() + "-" + config.gateway().id()
                        : role.word())
                .toList();
    }

    private int end(Node node, String name) throws InterruptedException {
        Throwable cause = node.awaitEnd();
        if (cause == null) {
            return 0;
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        err.println(
                "trade2026: " + name + " ends: " + message.lines().findFirst().orElse(""));
        endAnyway();
        return 1;
    }

    /** What failed may wait for ever for what is gone, such as the archive of a FIX engine; the supervisor must not wait with it. */
    private static void endAnyway() {
        Thread end = new Thread(
                () -> {
                    LockSupport.parkNanos(END_NS);
                    Runtime.getRuntime().halt(1);
                },
                "end-anyway");
        end.setDaemon(true);
        end.start();
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
    private void tell(NodeConfig config, Node node, Set<Role> roles, List<String> names) {
        for (IssuedPassword issued : node.passwords()) {
            out.println("operator " + issued.operator() + " (" + issued.role() + "): password in " + issued.file());
        }
        if (roles.contains(Role.MARKET_DATA) && !node.hasNats() && !(config.nats() instanceof NatsPlace.None)) {
            out.println("DEGRADED: no prices, nats-server is not installed; mend with: " + NatsServer.MEND);
        }
        StringBuilder ready = new StringBuilder("READY");
        if (!roles.equals(Role.all())) {
            ready.append(" role=").append(String.join(",", names));
        }
        if (roles.contains(Role.GATEWAY)) {
            ready.append(" fix=").append(config.plan().fixPort());
        }
        if (roles.contains(Role.OPS)) {
            ready.append(" http=").append(config.plan().httpPort());
            ready.append(" admin=").append(config.plan().adminPort());
        }
        out.println(ready + " host=" + config.host() + " data=" + config.data());
        out.flush();
    }
}
