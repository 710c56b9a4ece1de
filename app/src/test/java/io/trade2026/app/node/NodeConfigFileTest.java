package io.trade2026.app.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trade2026.app.node.NodeConfig.DayPlan;
import io.trade2026.app.node.NodeConfig.Durability;
import io.trade2026.app.node.NodeConfig.Login;
import io.trade2026.app.node.NodeConfig.NatsPlace;
import io.trade2026.app.node.NodeConfig.PostgresPlace;
import io.trade2026.app.node.NodeConfig.Seed;
import io.trade2026.app.node.RolesPlan.ClusterPlan;
import io.trade2026.app.node.RolesPlan.GatewayPlan;
import io.trade2026.app.node.RolesPlan.OpsSources;
import io.trade2026.app.process.StartFault;
import io.trade2026.ops.WatchSettings;
import io.trade2026.ops.alert.AlertSettings;
import io.trade2026.ops.alert.AlertThresholds;
import io.trade2026.ops.behaviour.BehaviourThresholds;
import io.trade2026.ops.guard.GuardSettings;
import io.trade2026.ops.recon.ReconSettings;
import io.trade2026.sequencer.media.ClusterMember;
import io.trade2026.sequencer.media.ClusterTopology;
import io.trade2026.sequencer.media.Pace;
import io.trade2026.sequencer.node.ClusterTiming;
import io.trade2026.stores.postgres.PostgresSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeConfigFileTest {
    @TempDir
    private Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("node.yaml"), text);
    }

    private NodeConfig read(String text) throws IOException {
        return NodeConfigFile.read(file(text), path -> true);
    }

    @Test
    void aFileThatNamesOnlyTheDataDirectoryIsAnEmbeddedNodeOnLoopbackWithoutSeed() throws IOException {
        NodeConfig config = read("data: state\n");
        assertThat(config)
                .isEqualTo(new NodeConfig(
                        directory.resolve("state"),
                        new NodePlan(9880, 9890, 0, 8080, 8081, 15432, 14222, 9780, List.of()),
                        "127.0.0.1",
                        Optional.empty(),
                        Seed.NONE,
                        Durability.PAGE_CACHE,
                        new PostgresPlace.Embedded(15432),
                        new NatsPlace.Embedded(14222),
                        Optional.empty(),
                        false,
                        Pace.SHARED,
                        RolesPlan.loopback(9880, 9780),
                        RetentionSettings.USUAL,
                        DiskSettings.USUAL,
                        WatchSection.USUAL));
    }

    @Test
    void everyKeyIsTakenOver() throws IOException {
        NodeConfig config = read("""
                data: /var/lib/trade2026
                host: 0.0.0.0
                sessions: /etc/trade2026/sessions
                seed: demo
                durability: fsync
                ports: {fix: 1001, http: 1002, admin: 1003, core: 1010, venue: 1004, secondVenue: 1005}
                postgres:
                  server: external
                  url: jdbc:postgresql://postgres:5432/trade2026?sslmode=disable
                  user: trader
                  passwordFile: secrets/postgres
                nats:
                  server: external
                  url: nats://nats:4222
                  user: prices
                  passwordFile: secrets/nats
                  feeds: [XSIM, YSIM]
                tradingDay: {zone: America/New_York, rollAt: 17:30, calendar: XNYS}
                mayRejectNext: true
                retention: {journal: 30d, fix: 7y, every: 10m, fileSize: 16MB}
                disk: {warnBelow: 20GB, refuseBelow: 700MB}
                watch:
                  guard: {halts: false, positionsEveryS: 60}
                  reconciliation: {warnAfterS: 1, alertAfterS: 2, blockFirmAfterS: 3, blocks: false}
                  alerts:
                    criticalWithinS: 61
                    warningWithinS: 62
                    block: true
                    rejects: 1
                    rejectWindowS: 2
                    fills: 3
                    fillWindowS: 4
                    driftBp: 5
                    jumpQty: 6
                    jumpWindowS: 7
                    unansweredS: 8
                    queueLagMs: 9
                  behaviour:
                    windowS: 10
                    orderToTrade: 11
                    cancelPercent: 12
                    atLeastOrders: 13
                    layers: 14
                    layerWindowS: 15
                    momentumFills: 16
                    momentumBp: 17
                    momentumWindowS: 18
                    close: {zone: Europe/London, at: "16:30", minutes: 6, sharePercent: 25, moveBp: 45}
                    washPairs: 19
                    washWindowS: 20
                    washAcrossClients: true
                """);
        Path secrets = directory.resolve("secrets");
        assertThat(config)
                .isEqualTo(new NodeConfig(
                        Path.of("/var/lib/trade2026"),
                        new NodePlan(1001, 1004, 1005, 1002, 1003, 0, 0, 1010, List.of("XSIM", "YSIM")),
                        "0.0.0.0",
                        Optional.of(Path.of("/etc/trade2026/sessions")),
                        Seed.DEMO,
                        Durability.FSYNC,
                        new PostgresPlace.External(new PostgresSettings(
                                "jdbc:postgresql://postgres:5432/trade2026?sslmode=disable",
                                "trader",
                                secrets.resolve("postgres"))),
                        new NatsPlace.External(
                                "nats://nats:4222", Optional.of(new Login("prices", secrets.resolve("nats")))),
                        Optional.of(
                                new DayPlan(ZoneId.of("America/New_York"), LocalTime.of(17, 30), Optional.of("XNYS"))),
                        true,
                        Pace.SHARED,
                        RolesPlan.loopback(1001, 1010),
                        new RetentionSettings(
                                Duration.ofDays(30), Duration.ofDays(7 * 366), Duration.ofMinutes(10), 16 << 20),
                        new DiskSettings(20_000_000_000L, 700_000_000),
                        new WatchSection(
                                new GuardSettings(false, Duration.ofSeconds(60)),
                                new ReconSettings(
                                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), false),
                                new WatchSettings(
                                        new AlertSettings(
                                                Duration.ofSeconds(61),
                                                Duration.ofSeconds(62),
                                                true,
                                                new AlertThresholds(
                                                        1,
                                                        Duration.ofSeconds(2),
                                                        3,
                                                        Duration.ofSeconds(4),
                                                        5,
                                                        6,
                                                        Duration.ofSeconds(7),
                                                        Duration.ofSeconds(8),
                                                        Duration.ofMillis(9))),
                                        new BehaviourThresholds(
                                                Duration.ofSeconds(10),
                                                11,
                                                12,
                                                13,
                                                14,
                                                Duration.ofSeconds(15),
                                                16,
                                                17,
                                                Duration.ofSeconds(18),
                                                Optional.of(new BehaviourThresholds.Close(
                                                        ZoneId.of("Europe/London"),
                                                        LocalTime.of(16, 30),
                                                        Duration.ofMinutes(6),
                                                        25,
                                                        45)),
                                                19,
                                                Duration.ofSeconds(20),
                                                true)))));
    }

    @Test
    void rolesInProcessesOfTheirOwnFindEachOther() throws IOException {
        NodeConfig config = read("""
                data: d
                cluster:
                  member: 1
                  host: edge
                  timing: {heartbeatTimeoutMs: 1000, heartbeatIntervalMs: 100, electionTimeoutMs: 500}
                  members:
                    - {id: 0, host: core-0, port: 9700}
                    - {id: 1, host: core-1, port: 9700}
                    - {id: 2, host: 10.0.0.3, port: 9720}
                gateways:
                  - {id: 3, doorPort: 8182}
                  - {id: 7, fixPort: 9981, doorPort: 8183}
                ports: {storesDoor: 8191, pricesDoor: 8192}
                ops: {gateways: ['http://gateway-3:8182', 'http://gateway-7:8183']}
                adminToken: secrets/token
                """);
        RolesPlan roles = config.roles();
        assertThat(roles.cluster())
                .contains(new ClusterPlan(
                        1,
                        "edge",
                        ClusterTopology.of(
                                new ClusterMember(0, "core-0", 9700),
                                new ClusterMember(1, "core-1", 9700),
                                new ClusterMember(2, "10.0.0.3", 9720)),
                        ClusterTiming.ofMillis(1_000, 100, 500, 10)));
        assertThat(roles.gateways()).containsExactly(new GatewayPlan(3, 9880, 8182), new GatewayPlan(7, 9981, 8183));
        assertThat(roles.ops())
                .isEqualTo(new OpsSources(
                        List.of(URI.create("http://gateway-3:8182"), URI.create("http://gateway-7:8183")),
                        List.of(
                                URI.create("http://core-0:9709"),
                                URI.create("http://core-1:9709"),
                                URI.create("http://10.0.0.3:9729")),
                        List.of(URI.create("http://127.0.0.1:8191"), URI.create("http://127.0.0.1:8192"))));
        assertThat(roles.adminToken()).contains(directory.resolve("secrets/token"));
        assertThat(config.coreDoor()).isEqualTo(9709);
        assertThat(config.withGateway(7).plan().fixPort()).isEqualTo(9981);
        assertThat(config.withMember(2).coreDoor()).isEqualTo(9729);
        assertThatThrownBy(() -> config.withGateway(1)).hasMessage("--gateway: must be one of [3, 7], was 1");
        assertThatThrownBy(() -> config.withMember(4)).hasMessage("--member: must be one of [0, 1, 2], was 4");
        assertThatThrownBy(() -> read("data: d").withMember(0))
                .hasMessage("--member: the configuration has no cluster, was 0");
    }

    @Test
    void theLoginOfNatsIsReadFromItsFileAndSafeInTheAddress() throws IOException {
        Files.createDirectory(directory.resolve("secrets"));
        Files.writeString(directory.resolve("secrets/nats"), "p@ss:w/rd 1\n");
        NodeConfig config = read("{data: d, nats: {server: external, url: 'nats://nats:4222', user: prices,"
                + " passwordFile: secrets/nats}}");
        assertThat(config.nats().serverUrl()).contains("nats://prices:p%40ss%3Aw%2Frd%201@nats:4222");
        assertThat(config.toString()).doesNotContain("p@ss");
        assertThat(read("{data: d, nats: {server: none}}").nats().serverUrl()).isEmpty();
    }

    @Test
    void allFaultsAreToldAtOnceWithFileLineKeyAndWhatIsAllowed() throws IOException {
        Path file = file("""
                host: example.org
                seed: labs
                sessions: nowhere
                durability: disk
                ports:
                  fix: 70000
                  http: 8081
                  admin: 8081
                  rest: 8082
                postgres:
                  server: external
                  url: postgres://postgres:5432/trade2026
                  passwordFile: missing
                  port: 5432
                nats: {server: external, feeds: [XSIM, x y]}
                logs: here
                """);
        assertThatThrownBy(() -> NodeConfigFile.read(file, Files::isReadable))
                .isInstanceOf(StartFault.class)
                .hasMessage(String.join(
                        "\n",
                        "configuration " + file + " is at fault:",
                        "node.yaml:1 data: is missing",
                        "node.yaml:1 host: must be an address to listen on, such as 127.0.0.1, or 0.0.0.0 for every"
                                + " network of the machine, was 'example.org'",
                        "node.yaml:2 seed: must be one of none, lab, demo, was 'labs'",
                        "node.yaml:3 sessions: must be a directory that can be read, was 'nowhere'",
                        "node.yaml:4 durability: must be one of page-cache, fsync, was 'disk'",
                        "node.yaml:6 ports.fix: must be a whole number from 1 to 65535, was '70000'",
                        "node.yaml:8 ports.admin: must be a port of its own, but 8081 is that of ports.http too",
                        "node.yaml:9 ports.rest: is no known key; known are admin, core, fix, http, pricesDoor,"
                                + " storesDoor",
                        "node.yaml:11 postgres.user: is missing",
                        "node.yaml:12 postgres.url: must be jdbc:postgresql://HOST:PORT/DATABASE, without a login, was"
                                + " 'postgres://postgres:5432/trade2026'",
                        "node.yaml:13 postgres.passwordFile: must be a file that can be read, was 'missing'",
                        "node.yaml:14 postgres.port: is no known key; known are passwordFile, server, url, user",
                        "node.yaml:15 nats.url: is missing; it is nats://HOST:PORT or tls://HOST:PORT",
                        "node.yaml:15 nats.feeds: must be names of 1 to 12 letters, digits, '-' or '_', was 'x y'",
                        "node.yaml:16 logs: is no known key; known are adminToken, cluster, data, disk, durability,"
                                + " gateway, gateways, host, mayRejectNext, nats, ops, pace, ports, postgres,"
                                + " retention, seed, sessions, tradingDay, watch"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    data: [a                                       | is no YAML
                    lab                                            | must be a map of keys and values
                    {data: d, data: e}                             | data: is there twice
                    {data: d, host: 10.0.0.0/8}                    | host: must be an address
                    {data: d, ports: 9880}                         | ports: must be a map
                    {data: d, ports: {core: 65532}}                | ports.core: must be a whole number from 1 to 65526
                    {data: d, postgres: {port: 8080}}              | postgres.port: must be a port of its own
                    {data: d, ports: {fix: 15432}}                 | postgres.port: must be a port of its own
                    {data: d, nats: {server: external, url: 'nats://u:p@h:1'}} | nats.url: must be nats://HOST:PORT
                    {data: d, nats: {feeds: [XSIM, XSIM]}}         | nats.feeds: must name each feed once
                    {data: d, tradingDay: {rollAt: 17:30}}         | tradingDay.zone: is missing; it is a name of the time
                    {data: d, tradingDay: {zone: EST5, rollAt: 17:30}} | tradingDay.zone: must be a name of the time zone
                    {data: d, tradingDay: {zone: UTC}}             | tradingDay.rollAt: is missing; it is a time of the day
                    {data: d, tradingDay: {zone: UTC, rollAt: 25}} | tradingDay.rollAt: must be a time of the day such as 17:30
                    {data: d, tradingDay: {zone: UTC, rollAt: 17:30, at: 1}} | tradingDay.at: is no known key
                    {data: d, cluster: {members: [{id: 0, host: a, port: 1}, {id: 0, host: b, port: 1}, {id: 1, host: c, port: 1}]}} | cluster.members[1].id: must be a member's own, but 0 is there twice
                    {data: d, cluster: {members: [{id: 0, host: a, port: 1}, {id: 1, host: a, port: 5}, {id: 2, host: c, port: 1}]}} | cluster.members[1].port: must be the first of ten that no other member has on a
                    {data: d, cluster: {members: [{id: 0, host: a, port: 1}, {id: 1, host: b, port: 1}]}} | cluster.members: must be an odd number, so that there is a majority, was 2
                    {data: d, cluster: {member: 5, members: [{id: 0, host: a, port: 1}]}} | cluster.member: must be the id of one of the members [0], was 5
                    {data: d, cluster: {member: 0}}                | cluster.members: must name at least one member
                    {data: d, cluster: {members: [{id: 0, port: 1}]}} | cluster.members[0].host: is missing
                    {data: d, cluster: {timing: {heartbeatTimeoutMs: 99}, members: [{id: 0, host: a, port: 1}]}} | cluster.timing.heartbeatTimeoutMs: must be at least two heartbeatIntervalMs of 50, was 99
                    {data: d, cluster: {timing: {electionMs: 99}, members: [{id: 0, host: a, port: 1}]}} | cluster.timing.electionMs: is no known key
                    {data: d, gateways: [{fixPort: 1}]}            | gateways[0].id: is missing
                    {data: d, gateways: [{id: 1}, {id: 1}]}        | gateways[1].id: must be a gateway's own, but 1 is there twice
                    {data: d, gateways: [{id: 1}, {id: 2, fixPort: 9880}]} | gateways[1].fixPort: must be a port of its own, but 9880 is that of ports.fix too
                    {data: d, gateway: {id: 100}}                  | gateway.id: must be a whole number from 1 to 99
                    {data: d, gateway: {id: 1}, gateways: [{id: 2}]} | gateways: must not be there beside gateway
                    {data: d, gateway: {doorPort: 8081}}           | gateway.doorPort: must be a port of its own, but 8081 is that of ports.admin too
                    {data: d, ops: {gateways: ['gateway:8082']}}   | ops.gateways: must be addresses such as http://127.0.0.1:8082, was 'gateway:8082'
                    {data: d, mayRejectNext: maybe}                | mayRejectNext: must be true or false
                    """)
    void oneFaultIsNamed(String text, String told) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> NodeConfigFile.read(file, path -> true))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining(told);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> NodeConfigFile.read(directory.resolve("none.yaml"), path -> true))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("none.yaml:1: cannot be read");
    }
}
