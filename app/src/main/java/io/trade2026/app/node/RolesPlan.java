package io.trade2026.app.node;

import io.trade2026.sequencer.media.ClusterMember;
import io.trade2026.sequencer.media.ClusterTopology;
import io.trade2026.sequencer.node.ClusterTiming;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the processes of a system find each other. A node in one process needs none of it.
 *
 * @param cluster the core's members; empty: one, in shared memory
 * @param gateways that this file is for, at least one
 * @param storesDoor port on which the role stores says how its parts are
 * @param pricesDoor port on which the role market-data says how its parts are
 * @param ops where the role ops asks
 * @param adminToken file of the token that doors and the admin port ask for; empty: {@code secrets/admin-token} in the data directory
 */
public record RolesPlan(
        Optional<ClusterPlan> cluster,
        List<GatewayPlan> gateways,
        int storesDoor,
        int pricesDoor,
        OpsSources ops,
        Optional<Path> adminToken) {
    /** From the first port of a core's member to that of its door. */
    static final int DOOR_OFFSET = 9;

    /** Keeps its own lists. */
    public RolesPlan {
        gateways = List.copyOf(gateways);
    }

    /**
     * The members of the core.
     *
     * @param member that the core of this machine is; {@link #NO_MEMBER} on a machine without one
     * @param host name or address under which the members reach the processes of this file that are no member
     * @param topology the same members everywhere
     * @param timing of heartbeats and elections, the same everywhere
     */
    public record ClusterPlan(int member, String host, ClusterTopology topology, ClusterTiming timing) {
        /** Stands for a machine without a core. */
        public static final int NO_MEMBER = -1;

        /** The member of this machine; empty without one, and in a cluster of one, which is in shared memory. */
        Optional<ClusterMember> own() {
            return member == NO_MEMBER || topology.isSingle() ? Optional.empty() : Optional.of(topology.member(member));
        }

        ClusterPlan withMember(int id) {
            return new ClusterPlan(id, host, topology, timing);
        }

        boolean has(int id) {
            return topology.members().stream().anyMatch(known -> known.id() == id);
        }
    }

    /**
     * One gateway.
     *
     * @param id 1 to 99; session files name it
     * @param fixPort for its clients
     * @param doorPort on which it says how its sessions are
     */
    public record GatewayPlan(int id, int fixPort, int doorPort) {}

    /**
     * Where ops in a process of its own asks how the others are.
     *
     * @param gateways their doors
     * @param cores their doors
     * @param parts doors of stores and market-data
     */
    public record OpsSources(List<URI> gateways, List<URI> cores, List<URI> parts) {
        /** Keeps its own lists. */
        public OpsSources {
            gateways = List.copyOf(gateways);
            cores = List.copyOf(cores);
            parts = List.copyOf(parts);
        }
    }

    Optional<GatewayPlan> gateway(int id) {
        return gateways.stream().filter(known -> known.id() == id).findFirst();
    }

    RolesPlan withGateways(List<GatewayPlan> others) {
        return new RolesPlan(cluster, others, storesDoor, pricesDoor, ops, adminToken);
    }

    RolesPlan withCluster(ClusterPlan other) {
        return new RolesPlan(Optional.of(other), gateways, storesDoor, pricesDoor, ops, adminToken);
    }

    /** The usual ones: all on this machine. */
    static RolesPlan loopback(int fixPort, int corePort) {
        GatewayPlan gateway = new GatewayPlan(1, fixPort, RolesSection.GATEWAY_DOOR);
        return new RolesPlan(
                Optional.empty(),
                List.of(gateway),
                RolesSection.STORES_DOOR,
                RolesSection.PRICES_DOOR,
                new OpsSources(
                        List.of(door(gateway.doorPort())),
                        List.of(door(corePort + DOOR_OFFSET)),
                        List.of(door(RolesSection.STORES_DOOR), door(RolesSection.PRICES_DOOR))),
                Optional.empty());
    }

    static URI door(int port) {
        return door(NodeConfig.LOOPBACK, port);
    }

    static URI door(String host, int port) {
        return URI.create("http://" + host + ":" + port);
    }
}
