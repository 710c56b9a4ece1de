package io.trade2026.tests.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A whole system of which each role is a process of its own ({@code run --role}), with one gateway or two and one core or three: the lab's
 * fixed world on free ports and a data directory of its own. Each process can be killed, frozen, stopped and started.
 */
public final class Fleet implements AutoCloseable, Operated {
    /** How long a process may take to serve, and a message to arrive, on a busy machine. */
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int CORE_PORTS = 10;
    private static final int MEMBERS = 3;

    private final Path data;
    private final Path config;
    private final int[] fixPorts;
    private final int venuePort;
    private final int httpPort;
    private final int adminPort;
    private final int corePort;
    private final int postgresPort;
    private final int natsPort;
    private final Map<String, RoleProcess> processes = new LinkedHashMap<>();

    /**
     * One core. Chooses ports and a fresh data directory, and writes the configuration; nothing runs yet.
     *
     * @param name of the data directory below {@code target/lab}
     * @param gateways 1 or 2; of two, CLIENT11 to CLIENT19 belong to the second, all other sessions to the first
     * @throws IOException if the directory cannot be emptied
     */
    public Fleet(String name, int gateways) throws IOException {
        this(name, gateways, 1, "");
    }

    /**
     * Three cores, each with driver and archive of its own ({@code media-0} and {@code core-0} to {@code media-2} and {@code core-2}), and
     * everything else on the media of another machine, {@code media}. Nothing runs yet.
     *
     * @param name of the data directory below {@code target/lab}
     * @param gateways 1 or 2, as with one core
     * @param timing what the configuration says under {@code cluster.timing}, such as {@code {heartbeatTimeoutMs: 1000}}
     * @return the fleet
     * @throws IOException if the directory cannot be emptied
     */
    public static Fleet ofThreeCores(String name, int gateways, String timing) throws IOException {
        return new Fleet(name, gateways, MEMBERS, timing);
    }

    private Fleet(String name, int gateways, int cores, String timing) throws IOException {
        Path root = Path.of("target", "lab", name).toAbsolutePath();
        LabProcess.delete(root);
        Files.createDirectories(root);
        boolean isCluster = cores > 1;
        this.data = isCluster ? Files.createDirectories(root.resolve("edge")) : root;
        int[] ports = PortBlocks.next(11);
        this.fixPorts = new int[] {ports[0], ports[1]};
        this.venuePort = ports[2];
        this.httpPort = ports[3];
        this.adminPort = ports[4];
        String first = "{id: 1, fixPort: %d, doorPort: %d}".formatted(fixPorts[0], ports[5]);
        String second = "{id: 2, fixPort: %d, doorPort: %d}".formatted(fixPorts[1], ports[6]);
        this.corePort = ports[0] - PortBlocks.BELOW;
        this.postgresPort = ports[9];
        this.natsPort = ports[10];
        this.config = Files.writeString(
                root.resolve("fleet.yaml"),
                """
                data: %s
                pace: resting
                seed: lab
                gateways: [%s]
                ports: {http: %d, admin: %d, venue: %d, core: %d, storesDoor: %d, pricesDoor: %d}
                postgres: {port: %d}
                nats: {port: %d, feeds: [XSIM]}
                watch: {alerts: {block: false}}
                """.formatted(
                                        isCluster ? "edge" : ".",
                                        gateways == 1 ? first : first + ", " + second,
                                        httpPort,
                                        adminPort,
                                        venuePort,
                                        corePort,
                                        ports[7],
                                        ports[8],
                                        postgresPort,
                                        natsPort)
                        + (isCluster ? clusterSection(corePort, timing) : ""));
        if (gateways > 1) {
            layOwners();
        }
        add("media", "media");
        if (isCluster) {
            layToken();
            addMembers(root);
        } else {
            add("core", "core");
        }
        add("stores", "stores");
        add("gateway-1", "gateway", "--gateway", "1");
        if (gateways > 1) {
            add("gateway-2", "gateway", "--gateway", "2");
        }
        add("market-data", "market-data");
        add("ops", "ops");
    }

    private static String clusterSection(int corePort, String timing) {
        StringBuilder section = new StringBuilder("adminToken: edge/secrets/admin-token\ncluster:\n");
        if (!timing.isEmpty()) {
            section.append("  timing: ").append(timing).append('\n');
        }
        section.append("  members:\n");
        for (int id = 0; id < MEMBERS; id++) {
            section.append("    - {id: %d, host: 127.0.0.1, port: %d}\n".formatted(id, corePort + CORE_PORTS * id));
        }
        return section.toString();
    }

    /** All processes have the same, so it is there before the first of them. */
    private void layToken() throws IOException {
        Path secrets = Files.createDirectories(data.resolve("secrets"));
        Files.writeString(secrets.resolve("admin-token"), UUID.randomUUID() + "\n");
    }

    private void addMembers(Path root) {
        for (int id = 0; id < MEMBERS; id++) {
            String[] where = {
                "--member",
                Integer.toString(id),
                "--data",
                root.resolve("node-" + id).toString()
            };
            add("media-" + id, "media", where);
            add("core-" + id, "core", where);
        }
    }

    private void layOwners() throws IOException {
        try (InputStream sample = Fleet.class.getResourceAsStream("/sessions/lab.yaml")) {
            if (sample == null) {
                throw new IllegalStateException("no sample sessions/lab.yaml");
            }
            String text = new String(sample.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${venuePort}", Integer.toString(venuePort));
            StringBuilder owned = new StringBuilder();
            for (String line : text.lines().toList()) {
                boolean isSecond = line.matches("  - \\{id: 1[1-9], role: client, .*");
                owned.append(isSecond ? line.replace("role: client,", "role: client, gateway: 2,") : line)
                        .append('\n');
            }
            Files.writeString(Files.createDirectories(data.resolve("sessions")).resolve("lab.yaml"), owned.toString());
        }
    }

    private void add(String name, String role, String... more) {
        List<String> command = TradeCommand.of("run", "--config", config.toString(), "--role", role);
        command.addAll(List.of(more));
        processes.put(name, new RoleProcess(name, command));
    }

    /**
     * Adds to the configuration; before the start.
     *
     * @param yaml whole lines
     * @return this
     */
    public Fleet configured(String yaml) {
        try {
            Files.writeString(config, yaml, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /**
     * Starts all roles at once, and waits until each serves; stops them again if one does not.
     *
     * @return this
     */
    public Fleet start() {
        boolean isReady = false;
        try {
            processes.values().forEach(RoleProcess::start);
            awaitReady();
            isReady = true;
            return this;
        } finally {
            if (!isReady) {
                close();
            }
        }
    }

    /**
     * Does without a role: {@link #start()} will not start it, nor {@link #awaitReady()} wait for it.
     *
     * @param name as for {@link #role}
     * @return this
     */
    public Fleet without(String name) {
        processes.remove(role(name).name());
        return this;
    }

    /**
     * Waits until each role serves.
     *
     * @return this
     */
    public Fleet awaitReady() {
        processes.values().forEach(process -> process.awaitReady(PATIENCE));
        return this;
    }

    /**
     * Returns one process.
     *
     * @param name media, core, stores, gateway-1, gateway-2, market-data or ops; of three cores core-0 and media-0 and so on
     * @return the process
     */
    public RoleProcess role(String name) {
        RoleProcess process = processes.get(name);
        if (process == null) {
            throw new IllegalArgumentException("role: must be one of " + processes.keySet() + ", was " + name);
        }
        return process;
    }

    /**
     * Returns all processes.
     *
     * @return in the order in which they are started
     */
    public Collection<RoleProcess> roles() {
        return List.copyOf(processes.values());
    }

    /**
     * Returns where clients connect.
     *
     * @param gateway 1 or 2
     * @return a port of 127.0.0.1
     */
    public int fixPort(int gateway) {
        return fixPorts[gateway - 1];
    }

    /**
     * Returns where the venue XSIM has to listen.
     *
     * @return a port of 127.0.0.1
     */
    public int venuePort() {
        return venuePort;
    }

    @Override
    public int httpPort() {
        return httpPort;
    }

    @Override
    public int adminPort() {
        return adminPort;
    }

    /**
     * Returns the port of PostgreSQL.
     *
     * @return a port of 127.0.0.1
     */
    public int postgresPort() {
        return postgresPort;
    }

    /**
     * Returns the port of nats-server.
     *
     * @return a port of 127.0.0.1
     */
    public int natsPort() {
        return natsPort;
    }

    /**
     * Returns the data directory of all roles, but for those of three cores: theirs lie beside it.
     *
     * @return an absolute path
     */
    public Path data() {
        return data;
    }

    /**
     * Returns the configuration of all roles.
     *
     * @return an absolute path
     */
    public Path config() {
        return config;
    }

    /**
     * Returns the three cores.
     *
     * @return to be asked who of them leads
     */
    public CoreMembers members() {
        return new CoreMembers(corePort, secret("admin-token"));
    }

    @Override
    public String secret(String name) {
        try {
            return Files.readString(data.resolve("secrets").resolve(name)).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops all roles in order: those first that look at others. */
    @Override
    public void close() {
        List<RoleProcess> all = new ArrayList<>(processes.values());
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).resumeIfAlive();
            all.get(i).close();
        }
    }
}
