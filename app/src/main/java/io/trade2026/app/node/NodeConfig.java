package io.trade2026.app.node;

import io.trade2026.app.node.RolesPlan.ClusterPlan;
import io.trade2026.app.node.RolesPlan.GatewayPlan;
import io.trade2026.app.process.StartFault;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.media.ClusterMember;
import io.trade2026.sequencer.media.Pace;
import io.trade2026.stores.postgres.EmbeddedPostgres;
import io.trade2026.stores.postgres.PostgresSettings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * All that a node is told before it starts.
 *
 * @param data directory of all its state
 * @param plan its ports
 * @param host address to listen on, such as {@code 127.0.0.1}
 * @param sessions directory of the session files; empty: {@code sessions} in the data directory, filled with the seed's samples
 * @param seed what an empty database is filled with
 * @param durability of the recordings
 * @param postgres where reference data lies
 * @param nats where prices come from
 * @param tradingDay when trading days begin; empty: by hand only
 * @param mayRejectNext whether the desk may have requests of clients refused, to try them out
 * @param pace how eagerly idle threads look for work
 * @param roles how processes of several roles find each other
 * @param retention how long the past stays in place
 * @param disk how much of it has to be free
 * @param watch what is looked after beside the way of an order
 */
public record NodeConfig(
        Path data,
        NodePlan plan,
        String host,
        Optional<Path> sessions,
        Seed seed,
        Durability durability,
        PostgresPlace postgres,
        NatsPlace nats,
        Optional<DayPlan> tradingDay,
        boolean mayRejectNext,
        Pace pace,
        RolesPlan roles,
        RetentionSettings retention,
        DiskSettings disk,
        WatchSection watch) {
    /** Address of this machine alone. */
    public static final String LOOPBACK = "127.0.0.1";

    /** What an empty database and an empty directory of session files are filled with. */
    public enum Seed {
        /** Nothing: the operator brings his own. */
        NONE,
        /** The fixed world of the lab, with the venue XSIM. */
        LAB,
        /** The lab's, and the venue YSIM. */
        DEMO
    }

    /**
     * When trading days begin by themselves.
     *
     * @param zone in which dates and times are meant
     * @param rollAt when a trading day ends and the next begins
     * @param calendar of the reference data that says which days are trading days; empty: Monday to Friday
     */
    public record DayPlan(ZoneId zone, LocalTime rollAt, Optional<String> calendar) {}

    /** When a recording counts as written. */
    public enum Durability {
        /** In the page cache: survives the death of processes. */
        PAGE_CACHE(0),
        /** Data and meta data on the disk: survives the loss of power. */
        FSYNC(2);

        private final int fileSyncLevel;

        Durability(int fileSyncLevel) {
            this.fileSyncLevel = fileSyncLevel;
        }

        int fileSyncLevel() {
            return fileSyncLevel;
        }
    }

    /** Where reference data lies. */
    public sealed interface PostgresPlace {
        /**
         * A server of the node's own, below its data directory.
         *
         * @param port on loopback
         */
        record Embedded(int port) implements PostgresPlace {}

        /**
         * A server that somebody else keeps.
         *
         * @param settings address and login
         */
        record External(PostgresSettings settings) implements PostgresPlace {}
    }

    /** Where prices come from. */
    public sealed interface NatsPlace {
        /**
         * Returns where to connect, with the login in it: not to be logged.
         *
         * @return empty without market data
         * @throws StartFault if the password cannot be read
         */
        Optional<String> serverUrl();

        /** Nowhere: the node has no market data. */
        record None() implements NatsPlace {
            @Override
            public Optional<String> serverUrl() {
                return Optional.empty();
            }
        }

        /**
         * A server of the node's own, on loopback.
         *
         * @param port of its clients
         */
        record Embedded(int port) implements NatsPlace {
            @Override
            public Optional<String> serverUrl() {
                return Optional.of("nats://" + LOOPBACK + ":" + port);
            }
        }

        /**
         * A server that somebody else keeps.
         *
         * @param url such as {@code nats://nats:4222}, without a login
         * @param login empty when it asks for none
         */
        record External(String url, Optional<Login> login) implements NatsPlace {
            @Override
            public Optional<String> serverUrl() {
                String user = login.map(who -> encoded(who.user()) + ":" + encoded(who.password()) + "@")
                        .orElse("");
                return Optional.of(url.replaceFirst("://", "://" + user));
            }

            private static String encoded(String text) {
                return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            }
        }
    }

    /**
     * Who logs on to a server; the password stays in its file, so that this record may be logged.
     *
     * @param user name
     * @param passwordFile holds the password in its first line
     */
    public record Login(String user, Path passwordFile) {
        String password() {
            try {
                String password = Files.readString(passwordFile)
                        .lines()
                        .findFirst()
                        .orElse("")
                        .trim();
                if (password.isEmpty()) {
                    throw new StartFault("password file " + passwordFile + " is empty");
                }
                return password;
            } catch (IOException e) {
                throw new StartFault("password file " + passwordFile + " cannot be read: " + e, e);
            }
        }
    }

    /**
     * The embedded profile: own servers, loopback only, for trying out; days begin by hand.
     *
     * @param data directory of all state
     * @param plan ports
     * @param pace how eagerly idle threads look for work
     * @return the lab's world, or the demo's when the plan has a second venue
     */
    static NodeConfig embedded(Path data, NodePlan plan, Pace pace) {
        return new NodeConfig(
                data,
                plan,
                LOOPBACK,
                Optional.empty(),
                plan.hasSecondVenue() ? Seed.DEMO : Seed.LAB,
                Durability.PAGE_CACHE,
                new PostgresPlace.Embedded(plan.postgresPort()),
                new NatsPlace.Embedded(plan.natsPort()),
                Optional.empty(),
                true,
                pace,
                RolesPlan.loopback(plan.fixPort(), plan.corePort()),
                RetentionSettings.USUAL,
                DiskSettings.USUAL,
                WatchSection.TRIAL);
    }

    /**
     * The gateway that a process of this configuration is.
     *
     * @return the first when the file names several
     */
    public GatewayPlan gateway() {
        return roles.gateways().get(0);
    }

    /**
     * Where the sequencer is reached from this machine.
     *
     * @param aeronDir directory of the machine's driver
     * @return its address
     */
    public SequencerAddress sequencer(Path aeronDir) {
        return roles.cluster()
                .map(cluster -> sequencer(aeronDir, cluster))
                .orElseGet(() -> SequencerAddress.local(aeronDir));
    }

    private static SequencerAddress sequencer(Path aeronDir, ClusterPlan cluster) {
        return cluster.own()
                .map(member -> SequencerAddress.cluster(aeronDir, cluster.topology(), member.host())
                        .withLocalMember(member.id()))
                .orElseGet(() -> SequencerAddress.cluster(aeronDir, cluster.topology(), cluster.host()));
    }

    /**
     * Where reference data lies.
     *
     * @return address and login of the server of this machine or another
     */
    public PostgresSettings postgresSettings() {
        return postgres instanceof PostgresPlace.External external
                ? external.settings()
                : new EmbeddedPostgres(data, plan.postgresPort()).settings();
    }

    /**
     * The port on which a core process says how it is.
     *
     * @return 1 to 65535
     */
    public int coreDoor() {
        return roles.cluster()
                        .map(cluster ->
                                cluster.topology().member(cluster.member()).port())
                        .orElse(plan.corePort())
                + RolesPlan.DOOR_OFFSET;
    }

    /**
     * The same in another data directory.
     *
     * @param other directory
     * @return a changed copy
     */
    public NodeConfig withData(Path other) {
        return with(other, plan, roles);
    }

    /**
     * The same for one of the gateways.
     *
     * @param id that the configuration has
     * @return a changed copy
     * @throws StartFault naming the gateways that there are
     */
    public NodeConfig withGateway(int id) {
        GatewayPlan chosen = roles.gateway(id)
                .orElseThrow(() -> new StartFault("--gateway: must be one of "
                        + roles.gateways().stream().map(GatewayPlan::id).toList() + ", was " + id));
        return with(data, plan.withFixPort(chosen.fixPort()), roles.withGateways(List.of(chosen)));
    }

    /**
     * The same for one of the core's members.
     *
     * @param id that the configuration has
     * @return a changed copy
     * @throws StartFault naming the members that there are
     */
    public NodeConfig withMember(int id) {
        ClusterPlan cluster = roles.cluster()
                .orElseThrow(() -> new StartFault("--member: the configuration has no cluster, was " + id));
        if (!cluster.has(id)) {
            throw new StartFault("--member: must be one of "
                    + cluster.topology().members().stream()
                            .map(ClusterMember::id)
                            .toList() + ", was " + id);
        }
        return with(data, plan, roles.withCluster(cluster.withMember(id)));
    }

    private NodeConfig with(Path otherData, NodePlan otherPlan, RolesPlan otherRoles) {
        return new NodeConfig(
                otherData,
                otherPlan,
                host,
                sessions,
                seed,
                durability,
                postgres,
                nats,
                tradingDay,
                mayRejectNext,
                pace,
                otherRoles,
                retention,
                disk,
                watch);
    }
}
