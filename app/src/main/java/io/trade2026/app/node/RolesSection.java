package io.trade2026.app.node;

import io.trade2026.app.node.RolesPlan.ClusterPlan;
import io.trade2026.app.node.RolesPlan.GatewayPlan;
import io.trade2026.app.node.RolesPlan.OpsSources;
import io.trade2026.sequencer.media.ClusterMember;
import io.trade2026.sequencer.media.ClusterTopology;
import io.trade2026.sequencer.media.SessionIds;
import io.trade2026.sequencer.node.ClusterTiming;
import io.trade2026.sessions.yaml.YamlMap;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@code node.yaml} says of the processes of a system: members of the core, gateways, doors. One thread. */
final class RolesSection {
    static final int GATEWAY_DOOR = 8082;
    static final int STORES_DOOR = 8091;
    static final int PRICES_DOOR = 8092;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_GATEWAY = SessionIds.MOST_GATEWAYS;
    private static final int MAX_MEMBER = 99;
    private static final int MEMBER_PORTS = 10;
    private static final int MAX_MS = 60_000;
    private static final int FIX_STEP = 10;
    private static final String HOST_RULE = "a name or an address under which others reach it";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
    private static final Pattern DOOR = Pattern.compile("http://[A-Za-z0-9.-]+:\\d{1,5}");

    private final PortReader ports;
    private final Function<String, Path> paths;

    /** Reads a TCP port that must be no other's. */
    @FunctionalInterface
    interface PortReader {
        /**
         * Reads it.
         *
         * @param map it is in; null when that is absent
         * @param path of the key, as faults name it
         * @param otherwise when it is absent
         */
        int read(@Nullable YamlMap map, String path, int otherwise);
    }

    RolesSection(PortReader ports, Function<String, Path> paths) {
        this.ports = ports;
        this.paths = paths;
    }

    /**
     * Reads the keys.
     *
     * @param root of the file
     * @param doors the map {@code ports}
     * @param fixPort of the first gateway when it names none
     * @param corePort of a core without a cluster
     */
    RolesPlan read(YamlMap root, @Nullable YamlMap doors, int fixPort, int corePort) {
        Optional<ClusterPlan> cluster = Optional.ofNullable(root.map("cluster")).map(this::cluster);
        List<GatewayPlan> gateways = gateways(root, fixPort);
        int storesDoor = ports.read(doors, "ports.storesDoor", STORES_DOOR);
        int pricesDoor = ports.read(doors, "ports.pricesDoor", PRICES_DOOR);
        List<URI> cores = cluster.map(known -> known.topology().members().stream()
                        .map(member -> RolesPlan.door(member.host(), member.port() + RolesPlan.DOOR_OFFSET))
                        .toList())
                .orElse(List.of(RolesPlan.door(corePort + RolesPlan.DOOR_OFFSET)));
        OpsSources usual = new OpsSources(
                gateways.stream().map(known -> RolesPlan.door(known.doorPort())).toList(),
                cores,
                List.of(RolesPlan.door(storesDoor), RolesPlan.door(pricesDoor)));
        String token = root.text("adminToken", "");
        return new RolesPlan(
                cluster,
                gateways,
                storesDoor,
                pricesDoor,
                ops(root, usual),
                token.isEmpty() ? Optional.empty() : Optional.of(paths.apply(token)));
    }

    private ClusterPlan cluster(YamlMap map) {
        List<ClusterMember> members = new ArrayList<>();
        for (YamlMap member : map.maps("members")) {
            member(member, members).ifPresent(members::add);
            member.end();
        }
        if (!map.has("members")) {
            map.fault("members", "must name at least one member, such as {id: 0, host: 127.0.0.1, port: 9700}");
        } else if (map.maps("members").size() % 2 == 0) {
            map.fault(
                    "members",
                    "must be an odd number, so that there is a majority, was "
                            + map.maps("members").size());
        }
        int member = map.has("member") ? map.integer("member", 0, MAX_MEMBER, 0) : ClusterPlan.NO_MEMBER;
        List<Integer> ids = members.stream().map(ClusterMember::id).sorted().toList();
        if (member != ClusterPlan.NO_MEMBER && !ids.isEmpty() && !ids.contains(member)) {
            map.fault("member", "must be the id of one of the members " + ids + ", was " + member);
        }
        String host = map.value("host", NodeConfig.LOOPBACK, HOST_RULE, RolesSection::host);
        YamlMap pace = map.map("timing");
        ClusterTiming timing = pace == null ? ClusterTiming.RECOMMENDED : timing(pace);
        map.end();
        boolean isSound = members.size() % 2 == 1;
        return new ClusterPlan(
                member,
                host,
                isSound ? new ClusterTopology(members) : ClusterTopology.single(MAX_PORT - MEMBER_PORTS),
                timing);
    }

    private static ClusterTiming timing(YamlMap map) {
        ClusterTiming usual = ClusterTiming.RECOMMENDED;
        int heartbeatInterval = ms(map, "heartbeatIntervalMs", usual.heartbeatInterval());
        int heartbeatTimeout = ms(map, "heartbeatTimeoutMs", usual.heartbeatTimeout());
        int electionStatus = ms(map, "electionStatusMs", usual.electionStatusInterval());
        int electionTimeout = ms(map, "electionTimeoutMs", usual.electionTimeout());
        boolean isHeartbeatSound =
                isTwice(map, "heartbeatTimeoutMs", heartbeatTimeout, "heartbeatIntervalMs", heartbeatInterval);
        boolean isElectionSound =
                isTwice(map, "electionTimeoutMs", electionTimeout, "electionStatusMs", electionStatus);
        map.end();
        return isHeartbeatSound && isElectionSound
                ? ClusterTiming.ofMillis(heartbeatTimeout, heartbeatInterval, electionTimeout, electionStatus)
                : usual;
    }

    private static int ms(YamlMap map, String key, Duration usual) {
        return map.integer(key, 1, MAX_MS, Math.toIntExact(usual.toMillis()));
    }

    private static boolean isTwice(YamlMap map, String key, int timeout, String intervalKey, int interval) {
        if (timeout < 2 * interval) {
            map.fault(key, "must be at least two " + intervalKey + " of " + interval + ", was " + timeout);
            return false;
        }
        return true;
    }

    private static @Nullable String host(String text) {
        return HOST.matcher(text).matches() ? text : null;
    }

    /** Empty when it is at fault, which is told. */
    private static Optional<ClusterMember> member(YamlMap map, List<ClusterMember> before) {
        int id = number(map, "id", 0, MAX_MEMBER);
        String host = map.has("host") ? map.value("host", "", HOST_RULE, RolesSection::host) : map.required("host", "");
        int port = number(map, "port", 1, MAX_PORT - MEMBER_PORTS + 1);
        boolean isIdTaken = before.stream().anyMatch(other -> other.id() == id);
        boolean isPortTaken = before.stream()
                .anyMatch(other -> other.host().equals(host) && Math.abs(other.port() - port) < MEMBER_PORTS);
        if (isIdTaken) {
            map.fault("id", "must be a member's own, but " + id + " is there twice");
        }
        if (isPortTaken) {
            map.fault("port", "must be the first of ten that no other member has on " + host + ", was " + port);
        }
        boolean isSound = id >= 0 && !host.isEmpty() && port > 0 && !isIdTaken && !isPortTaken;
        return isSound ? Optional.of(new ClusterMember(id, host, port)) : Optional.empty();
    }

    /** A number that has to be there. */
    private static int number(YamlMap map, String key, int from, int to) {
        return map.integer(key, from, to, from - 1);
    }

    private List<GatewayPlan> gateways(YamlMap root, int fixPort) {
        YamlMap single = root.map("gateway");
        List<YamlMap> several = root.maps("gateways");
        if (single != null && !several.isEmpty()) {
            root.fault("gateways", "must not be there beside gateway: one or several");
        }
        if (several.isEmpty()) {
            int id = single == null ? 1 : single.integer("id", 1, MAX_GATEWAY, 1);
            int door = ports.read(single, "gateway.doorPort", GATEWAY_DOOR);
            if (single != null) {
                single.end();
            }
            return List.of(new GatewayPlan(id, fixPort, door));
        }
        List<GatewayPlan> gateways = new ArrayList<>();
        for (int i = 0; i < several.size(); i++) {
            gateways.add(gateway(several.get(i), i, fixPort, gateways));
        }
        return gateways;
    }

    /** The first of several has the port of {@code ports.fix} when it names none. */
    private GatewayPlan gateway(YamlMap map, int index, int fixPort, List<GatewayPlan> before) {
        String path = "gateways[" + index + "].";
        int id = number(map, "id", 1, MAX_GATEWAY);
        if (before.stream().anyMatch(other -> other.id() == id)) {
            map.fault("id", "must be a gateway's own, but " + id + " is there twice");
        }
        boolean isOfPorts = index == 0 && map.integer("fixPort", 1, MAX_PORT, fixPort) == fixPort;
        int fix = isOfPorts ? fixPort : ports.read(map, path + "fixPort", fixPort + FIX_STEP * index);
        int door = ports.read(map, path + "doorPort", GATEWAY_DOOR + index);
        map.end();
        return new GatewayPlan(id, fix, door);
    }

    private static OpsSources ops(YamlMap root, OpsSources usual) {
        YamlMap map = root.map("ops");
        if (map == null) {
            return usual;
        }
        OpsSources read = new OpsSources(
                doors(map, "gateways", usual.gateways()),
                doors(map, "cores", usual.cores()),
                doors(map, "parts", usual.parts()));
        map.end();
        return read;
    }

    private static List<URI> doors(YamlMap map, String key, List<URI> usual) {
        if (!map.has(key)) {
            return usual;
        }
        List<URI> doors = new ArrayList<>();
        for (String text : map.texts(key)) {
            if (DOOR.matcher(text).matches()) {
                doors.add(URI.create(text));
            } else {
                map.fault(key, "must be addresses such as http://127.0.0.1:8082, was '" + text + "'");
            }
        }
        return doors;
    }
}
