package io.trade2026.app.verb;

import io.trade2026.sequencer.media.Pace;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a node lives: its data directory and its ports, the same for every verb that starts or examines one. */
public final class NodeOptions {
    private static final int CORE_BELOW_FIX = 100;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory (default: data, beside the launcher).",
            defaultValue = "${sys:trade2026.home:-.}/data")
    private Path data = Path.of("data");

    @Option(names = "--fix-port", paramLabel = "PORT", description = "FIX clients (default: 9880).")
    private int fixPort = 9880;

    @Option(
            names = "--venue-port",
            paramLabel = "PORT",
            description = "Where the venue XSIM listens (default: 9890). Counts when session files are first written.")
    private int venuePort = 9890;

    @Option(names = "--http-port", paramLabel = "PORT", description = "REST (default: 8080).")
    private int httpPort = 8080;

    @Option(names = "--admin-port", paramLabel = "PORT", description = "Health, metrics, tasks (default: 8081).")
    private int adminPort = 8081;

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "Embedded PostgreSQL (default: 15432).")
    private int postgresPort = 15432;

    @Option(names = "--nats-port", paramLabel = "PORT", description = "nats-server (default: 14222).")
    private int natsPort = 14222;

    @Option(
            names = "--core-port",
            paramLabel = "PORT",
            description = "First of five ports of the sequencer, on loopback (default: the FIX port - 100).")
    private int corePort;

    @Option(
            names = "--pace",
            paramLabel = "PACE",
            description =
                    "How eagerly idle threads look for work: ${COMPLETION-CANDIDATES}, as docs/operations.md says (default: SHARED).",
            defaultValue = "SHARED")
    private Pace pace = Pace.SHARED;

    @Option(names = "--no-install", description = "Install nothing with the system's package manager.")
    private boolean noInstall;

    /**
     * Returns the data directory.
     *
     * @return as given
     */
    public Path data() {
        return data;
    }

    /**
     * Returns the port of FIX clients.
     *
     * @return 1 to 65535
     */
    public int fixPort() {
        return fixPort;
    }

    /**
     * Returns the port the venue XSIM is expected on.
     *
     * @return 1 to 65535
     */
    public int venuePort() {
        return venuePort;
    }

    /**
     * Returns the port of REST.
     *
     * @return 1 to 65535
     */
    public int httpPort() {
        return httpPort;
    }

    /**
     * Returns the port of health, metrics and tasks.
     *
     * @return 1 to 65535
     */
    public int adminPort() {
        return adminPort;
    }

    /**
     * Returns the port of the embedded database.
     *
     * @return 1 to 65535
     */
    public int postgresPort() {
        return postgresPort;
    }

    /**
     * Returns the port of nats-server.
     *
     * @return 1 to 65535
     */
    public int natsPort() {
        return natsPort;
    }

    /**
     * Returns how eagerly idle threads look for work.
     *
     * @return as given
     */
    public Pace pace() {
        return pace;
    }

    /**
     * Says whether installing is forbidden; the launcher heeds it.
     *
     * @return whether nothing may be installed
     */
    public boolean noInstall() {
        return noInstall;
    }

    /**
     * Returns the first of five ports of the sequencer.
     *
     * @return 1 to 65531
     */
    public int corePort() {
        return corePort > 0 ? corePort : fixPort - CORE_BELOW_FIX;
    }

    /** Sends the log to the data directory; to be called before anything logs. */
    public void directLogs() {
        directLogs(data);
    }

    /** The same for a process of some roles, into a file of its own. */
    static void directLogs(Path data, String name) {
        System.setProperty("trade2026.log", name);
        directLogs(data);
    }

    static void directLogs(Path data) {
        System.setProperty(
                "trade2026.logs",
                data.toAbsolutePath().normalize().resolve("logs").toString());
    }
}
