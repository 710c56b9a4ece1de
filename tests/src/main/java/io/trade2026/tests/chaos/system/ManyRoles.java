package io.trade2026.tests.chaos.system;

import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.media.ClusterMember;
import io.trade2026.sequencer.media.ClusterTopology;
import io.trade2026.sequencer.media.MediaIncarnation;
import io.trade2026.tests.chaos.plan.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Each role a process of its own, with two gateways that share the sessions: {@code run --role}. The core is one process on the media of the
 * gateways, or three members with media of their own.
 */
public final class ManyRoles implements Prey {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int CORE_PORTS = 10;
    private static final int MEMBERS = 3;
    private static final List<String> OF_SECOND_GATEWAY = List.of("CLIENT3", "CLIENT4");

    private final Path data;
    private final Path sessions;
    private final Optional<ClusterTopology> cluster;
    private final int[] fixPorts;
    private final Map<String, RoleProcess> processes = new LinkedHashMap<>();

    /**
     * Writes the configuration; nothing is started yet.
     *
     * @param directory of everything
     * @param venuePort where XSIM is called, by the first gateway
     * @param secondVenuePort where YSIM is called, by the second
     * @param ports gives ports
     * @param isCluster whether there are three cores
     */
    public ManyRoles(Path directory, int venuePort, int secondVenuePort, FreePorts ports, boolean isCluster) {
        this.data = directory.resolve("data");
        this.sessions = directory.resolve("sessions");
        this.cluster = isCluster ? Optional.of(topology(ports)) : Optional.empty();
        this.fixPorts = new int[] {ports.next(), ports.next()};
        Path file = directory.resolve("roles.yaml");
        try {
            Files.createDirectories(sessions);
            Files.writeString(sessions.resolve("sessions.yaml"), sessions(venuePort, secondVenuePort));
            Files.writeString(directory.resolve("admin-token"), UUID.randomUUID() + "\n");
            Files.writeString(file, configuration(directory, ports));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        add(directory, file, "media", "media");
        if (isCluster) {
            addMembers(directory, file);
        } else {
            add(directory, file, "core", "core");
        }
        add(directory, file, "stores", "stores");
        add(directory, file, "gateway-1", "gateway", "--gateway", "1");
        add(directory, file, "gateway-2", "gateway", "--gateway", "2");
        add(directory, file, "market-data", "market-data");
        add(directory, file, "ops", "ops");
    }

    private static ClusterTopology topology(FreePorts ports) {
        ClusterMember[] members = new ClusterMember[MEMBERS];
        Arrays.setAll(members, id -> new ClusterMember(id, "127.0.0.1", ports.next(CORE_PORTS)));
        return ClusterTopology.of(members);
    }

    private void addMembers(Path directory, Path file) {
        for (int id = 0; id < MEMBERS; id++) {
            String[] where = {
                "--member",
                Integer.toString(id),
                "--data",
                directory.resolve("data-" + id).toString()
            };
            add(directory, file, "media-" + id, "media", where);
            add(directory, file, "core-" + id, "core", where);
        }
    }

    private String clusterSection() {
        StringBuilder section = new StringBuilder();
        cluster.ifPresent(topology -> {
            section.append("cluster:\n  members:\n");
            topology.members()
                    .forEach(member -> section.append("    - {id: %d, host: %s, port: %d}\n"
                            .formatted(member.id(), member.host(), member.port())));
        });
        return section.toString();
    }

    private String configuration(Path directory, FreePorts ports) {
        return String.join(
                "\n",
                "data: " + data,
                "pace: resting",
                "sessions: " + sessions,
                "seed: demo",
                "gateways:",
                "  - {id: 1, fixPort: " + fixPorts[0] + ", doorPort: " + ports.next() + "}",
                "  - {id: 2, fixPort: " + fixPorts[1] + ", doorPort: " + ports.next() + "}",
                "ports: {http: " + ports.next() + ", admin: " + ports.next() + ", venue: " + ports.next()
                        + ", secondVenue: " + ports.next() + ", core: " + ports.next(CORE_PORTS) + ", storesDoor: "
                        + ports.next() + ", pricesDoor: " + ports.next() + "}",
                "postgres: {port: " + ports.next() + "}",
                "nats: {port: " + ports.next() + ", feeds: [XSIM]}",
                "watch: {alerts: {block: false}}",
                "adminToken: " + directory.resolve("admin-token"),
                clusterSection());
    }

    private static String sessions(int venuePort, int secondVenuePort) {
        return String.join(
                "\n",
                "ourCompId: TRADE2026",
                "sessions:",
                "  - {id: 1, role: client, compId: CLIENT1, client: CLIENT1, account: ACC1}",
                "  - id: 2",
                "    role: client",
                "    compId: CLIENT2",
                "    client: CLIENT2",
                "    account: ACC2",
                "    cancelOnDisconnect: {on: [lost-link, logout, missed-heartbeats, gateway-death], orders: day,"
                        + " graceMs: 0}",
                "  - {id: 3, role: client, gateway: 2, compId: CLIENT3, client: CLIENT3, account: ACC3}",
                "  - {id: 4, role: client, gateway: 2, compId: CLIENT4, client: CLIENT4, account: ACC4}",
                "  - {id: 800, role: drop-copy, compId: DROP1}",
                "  - {id: 900, role: venue, compId: XSIM, host: 127.0.0.1, port: " + venuePort + "}",
                "  - {id: 901, role: venue, gateway: 2, compId: YSIM, host: 127.0.0.1, port: " + secondVenuePort + "}",
                "");
    }

    private void add(Path directory, Path file, String name, String role, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--config", file.toString(), "--role", role));
        arguments.addAll(List.of(more));
        processes.put(name, new RoleProcess(name, arguments, directory.resolve(name + ".out")));
    }

    @Override
    public List<Target> targets() {
        List<Target> targets = new ArrayList<>(List.of(
                new Target("gateway-1", 4),
                new Target("gateway-2", 4),
                new Target("media", 2),
                new Target("stores", 1),
                new Target("market-data", 1),
                new Target("ops", 1)));
        if (cluster.isPresent()) {
            for (int id = 0; id < MEMBERS; id++) {
                targets.add(new Target("core-" + id, 3));
                targets.add(new Target("media-" + id, 1));
            }
        } else {
            targets.add(2, new Target("core", 4));
        }
        return List.copyOf(targets);
    }

    @Override
    public OptionalLong pid(String target) {
        RoleProcess process = processes.get(target);
        if (process == null) {
            throw new IllegalArgumentException("role: must be one of " + processes.keySet() + ", was " + target);
        }
        return process.pid();
    }

    @Override
    public List<RoleProcess> processes() {
        return List.copyOf(processes.values());
    }

    @Override
    public int clientPort(String compId) {
        return fixPorts[OF_SECOND_GATEWAY.contains(compId) ? 1 : 0];
    }

    @Override
    public SequencerAddress sequencer() {
        Path aeronDir = MediaIncarnation.read(data.resolve("media"))
                .orElseThrow(() -> new IllegalStateException("no media ran in " + data))
                .aeronDir();
        return cluster.map(topology -> SequencerAddress.cluster(aeronDir, topology, "127.0.0.1"))
                .orElseGet(() -> SequencerAddress.local(aeronDir));
    }

    @Override
    public Path sessions() {
        return sessions;
    }

    @Override
    public void close() {
        List<RoleProcess> all = new ArrayList<>(processes.values());
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).end(PATIENCE);
        }
        Leftovers.kill(data);
        cluster.ifPresent(topology ->
                topology.members().forEach(member -> Leftovers.kill(data.resolveSibling("data-" + member.id()))));
    }
}
