package io.trade2026.tests.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trade2026.app.node.NodeConfig;
import io.trade2026.app.node.NodeConfig.NatsPlace;
import io.trade2026.app.node.NodeConfig.PostgresPlace;
import io.trade2026.app.node.NodeConfigFile;
import io.trade2026.app.node.RolesPlan.ClusterPlan;
import io.trade2026.app.node.RolesPlan.OpsSources;
import io.trade2026.app.process.StartFault;
import io.trade2026.sessions.SessionDefinition;
import io.trade2026.sessions.SessionFault;
import io.trade2026.sessions.SessionFiles;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is in {@code docker/} would start; and a broken file would be noticed here, not on the machine it is deployed to. */
class ContainerFilesTest {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCKER = CHECKOUT.resolve("docker");
    private static final Path COMPOSE = DOCKER.resolve("compose.yml");
    private static final Path CLUSTER = DOCKER.resolve("compose.cluster.yml");
    private static final Path DOCKERFILE = DOCKER.resolve("Dockerfile");
    private static final Path NODE = DOCKER.resolve("node.yaml");

    @TempDir
    private Path scratch;

    @Test
    void theComposeFilesKeepTheRulesOfTheSpecification() throws IOException {
        assertThat(ComposeRules.faults(COMPOSE)).isEmpty();
        assertThat(ComposeRules.faults(CLUSTER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"core", "edge-1", "edge-2"})
    void theRolesOfTheClusterUnderstandTheirConfigurationAndFindEachOther(String machine) throws IOException {
        String compose = Files.readString(CLUSTER);
        NodeConfig config = NodeConfigFile.read(DOCKER.resolve("cluster/" + machine + ".yaml"), path -> true);
        assertThat(config.data()).isEqualTo(Path.of("/var/lib/trade2026"));
        ClusterPlan cluster = config.roles().cluster().orElseThrow();
        assertThat(cluster.topology().members())
                .hasSize(3)
                .allSatisfy(member -> assertThat(compose)
                        .contains("  " + member.host() + ":\n")
                        .contains("command: [run, --config, /etc/trade2026/node.yaml, --member, \"" + member.id()
                                + "\", --role, media]"));
        assertThat(config.withMember(2).coreDoor()).isEqualTo(9709);
        if (machine.equals("core")) {
            return;
        }
        assertThat(compose).contains("  " + cluster.host() + ":\n");
        OpsSources ops = config.roles().ops();
        assertThat(Stream.of(ops.gateways(), ops.cores(), ops.parts()).flatMap(List::stream))
                .hasSize(7)
                .allSatisfy(door -> assertThat(compose).contains("  " + door.getHost() + ":\n"));
        assertThat(ops.gateways())
                .allMatch(door -> door.getPort() == config.gateway().doorPort());
        assertThat(ops.cores()).allMatch(door -> door.getPort() == 9709);
        assertThat(ops.parts())
                .extracting(URI::getPort)
                .containsExactly(config.roles().storesDoor(), config.roles().pricesDoor());
    }

    @Test
    void theLocalClusterUnderstandsItsConfiguration() {
        NodeConfig config = NodeConfigFile.read(DOCKER.resolve("local-cluster/cluster.yaml"), Files::isReadable);
        assertThat(config.roles().gateways()).hasSize(2);
        assertThat(config.withMember(1).coreDoor()).isEqualTo(9719);
    }

    @Test
    void theNodeUnderstandsItsConfigurationAndFindsWhatItNames() throws IOException {
        String node = nodeService();
        NodeConfig config = NodeConfigFile.read(NODE, path -> isInTheContainer(node, path));
        assertThat(config.data()).isEqualTo(Path.of("/var/lib/trade2026"));
        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(node)
                .contains(
                        "- node:" + config.data() + "\n",
                        ":" + config.plan().fixPort() + "\n",
                        ":" + config.plan().httpPort() + "\n",
                        ":" + config.plan().adminPort() + "\n",
                        "/dev/tcp/127.0.0.1/" + config.plan().adminPort() + " ",
                        "- ./node.yaml:/etc/trade2026/node.yaml:ro\n");
        assertThat(config.postgres())
                .isInstanceOfSatisfying(
                        PostgresPlace.External.class,
                        postgres -> assertThat(postgres.settings().url())
                                .isEqualTo("jdbc:postgresql://postgres:5432/trade2026"));
        assertThat(config.nats())
                .isInstanceOfSatisfying(
                        NatsPlace.External.class, nats -> assertThat(nats.url()).isEqualTo("nats://nats:4222"));
    }

    @Test
    void everyFaultOfTheNodesConfigurationIsToldAtOnce() throws IOException {
        Path broken = scratch.resolve("node.yaml");
        Files.writeString(
                broken,
                Files.readString(NODE)
                        .replace("fix: 9880", "fix: 98800")
                        .replace("seed: lab", "seed: labs")
                        .replace("feeds:", "feed:")
                        .replace("/run/secrets/postgres_password", "/run/secrets/postgres"));
        String node = nodeService();
        assertThatThrownBy(() -> NodeConfigFile.read(broken, path -> isInTheContainer(node, path)))
                .isInstanceOf(StartFault.class)
                .hasMessageContainingAll(
                        "seed: must be one of none, lab, demo, was 'labs'",
                        "ports.fix: must be a whole number from 1 to 65535, was '98800'",
                        "postgres.passwordFile: must be a file that can be read, was '/run/secrets/postgres'",
                        "nats.feed: is no known key");
    }

    @Test
    void theSessionFilesAreSound() throws SessionFault {
        assertThat(SessionFiles.load(DOCKER.resolve("sessions")).all())
                .extracting(SessionDefinition::compId)
                .containsExactlyInAnyOrder("SECURE1", "XSIM");
    }

    @Test
    void theCalendarIsThatOfTheSample() throws IOException {
        try (InputStream sample = SessionFiles.class.getResourceAsStream("/sessions/calendars/XNYS.yaml")) {
            assertThat(DOCKER.resolve("sessions/calendars/XNYS.yaml"))
                    .hasBinaryContent(Objects.requireNonNull(sample).readAllBytes());
        }
    }

    /** The text of one service, which ends where the next begins. */
    private static String nodeService() throws IOException {
        String text = Files.readString(COMPOSE);
        return text.substring(text.indexOf("  node:\n"), text.indexOf("  postgres:\n"));
    }

    private static boolean isInTheContainer(String node, Path path) {
        String secret = String.valueOf(path.getFileName());
        return path.equals(Path.of("/run/secrets").resolve(secret))
                ? node.matches("(?s).*\\n    secrets: \\[[^]]*\\b" + secret + "\\b[^]]*].*")
                : node.contains(":" + path + ":ro\n");
    }

    @Test
    void theComposeFilesAreUnderstoodByTheRealClient() throws Exception {
        assumeTrue(run(List.of("docker", "compose", "version"), Map.of()).status() == 0, "no docker compose here");
        for (Path file : List.of(COMPOSE, CLUSTER)) {
            Outcome outcome =
                    run(List.of("docker", "compose", "--file", file.toString(), "config", "--quiet"), Map.of());
            assertThat(outcome.status()).as(outcome.output()).isZero();
        }
    }

    @Test
    void everySecretOfTheComposeFilesIsMadeByTheScriptAndOnlyOnce() throws Exception {
        Path secrets = scratch.resolve("secrets");
        List<String> command = List.of("bash", DOCKER.resolve("make-secrets").toString(), secrets.toString());
        assertThat(run(command, Map.of()).status()).isZero();
        List<String> made;
        try (Stream<Path> files = Files.list(secrets)) {
            made = files.map(path -> path.getFileName().toString()).sorted().toList();
        }
        List<String> named = Stream.concat(Files.readAllLines(COMPOSE).stream(), Files.readAllLines(CLUSTER).stream())
                .filter(line -> line.contains("file: ./secrets/"))
                .map(line -> line.replaceAll(".*\\./secrets/(\\w+).*", "$1"))
                .distinct()
                .sorted()
                .toList();
        assertThat(made).isEqualTo(named).isNotEmpty();

        String before = Files.readString(secrets.resolve("postgres_password"));
        assertThat(run(command, Map.of()).status()).isZero();
        assertThat(Files.readString(secrets.resolve("postgres_password")))
                .isEqualTo(before)
                .hasSize(32);
    }

    @Test
    void theDockerfileBuildsForBothJavasAndRunsAsNobodySpecial() throws IOException {
        assertThat(DockerfileRules.faults(DOCKERFILE, CHECKOUT)).isEmpty();
        assertThat(Files.readString(DOCKERFILE)).contains("ARG JAVA_VERSION=17");
    }

    @Test
    void natsTakesItsConfiguration() throws Exception {
        Path program = Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/usr/local/sbin")
                .map(folder -> Path.of(folder, "nats-server"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("nats-server"));
        assumeTrue(Files.isExecutable(program), "no nats-server here");
        List<String> command = List.of(
                program.toString(), "-t", "-c", DOCKER.resolve("nats/nats.conf").toString());
        Outcome outcome = run(command, Map.of("NATS_PASSWORD", "\"12345\""));
        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    @Test
    void noConfigurationOfAServerHoldsAPassword() throws IOException {
        for (String file : List.of("postgres/postgresql.conf", "questdb/server.conf", "valkey/valkey.conf")) {
            assertThat(Files.readAllLines(DOCKER.resolve(file)))
                    .as(file)
                    .isNotEmpty()
                    .noneMatch(line -> line.matches("(?i)\\s*(\\S*\\.)?(password|requirepass|masterauth)\\s*[= ].*"));
        }
    }

    @Test
    void theServersListenWhereTheComposeFileLooksForThem() throws IOException {
        Properties questdb = new Properties();
        questdb.load(Files.newBufferedReader(DOCKER.resolve("questdb/server.conf"), StandardCharsets.UTF_8));
        assertThat(questdb)
                .containsEntry("http.bind.to", "0.0.0.0:9000")
                .containsEntry("pg.net.bind.to", "0.0.0.0:8812")
                .containsEntry("http.min.net.bind.to", "0.0.0.0:9003");
        assertThat(Files.readString(COMPOSE)).contains(":9000\n", ":8812\n", "/9003 ", ":5432\n", ":4222\n", ":6379\n");
        assertThat(Files.readAllLines(DOCKER.resolve("postgres/postgresql.conf")))
                .contains("port = 5432", "fsync = on");
        assertThat(Files.readAllLines(DOCKER.resolve("nats/nats.conf"))).contains("listen: 0.0.0.0:4222");
        assertThat(Files.readAllLines(DOCKER.resolve("valkey/valkey.conf"))).contains("port 6379");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    image: postgres:18            | image: postgres               | services.postgres.image: must be name:tag
                    image: postgres:18            | imagine: postgres:18          | unknown key 'imagine'
                    127.0.0.1:15432:5432          | 0.0.0.0:15432:5432            | opens a port beyond 127.0.0.1
                    127.0.0.1:15432:5432          | 127.0.0.1:9880:5432           | is taken by another service
                    127.0.0.1:15432:5432          | 127.0.0.1:155432:5432         | has no port 155432
                    - valkey:/data                | - walkey:/data                | 'walkey' is not declared
                    - valkey:/data                | - valkey:data                 | is not source:/target
                    ./nats/nats.conf:             | ./nats/nuts.conf:             | no file ./nats/nuts.conf
                    nats: { condition             | gnats: { condition            | no service 'gnats'
                    condition: service_healthy    | condition: service_happy      | unknown condition 'service_happy'
                    secrets: [nats_password]      | secrets: [gnats_password]     | 'gnats_password' is not declared
                    ${JAVA_VERSION:-17}           | ${JAVA_VERSION}               | ${JAVA_VERSION}: has no default
                    $$(cat /run/secrets/questdb   | $(cat /run/secrets/questdb    | write $$ for the shell's
                    shm_size: 2gb                 | shm_size: lots                | must be a size
                    retries: 12                   | retries: many                 | must be a whole number
                    dockerfile: docker/Dockerfile | dockerfile: docker/Duckerfile | no file
                    restart: unless-stopped       | restart: perhaps              | services.node.restart: must be
                    """)
    void aBrokenComposeFileIsNoticed(String sound, String broken, String fault) throws IOException {
        String text = Files.readString(COMPOSE);
        assertThat(text).contains(sound);
        Path file = copyOfTheFolder().resolve("compose.yml");
        Files.writeString(file, text.replace(sound, broken));
        assertThat(ComposeRules.faults(file)).anyMatch(sentence -> sentence.contains(fault));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    USER 10001:10001     | USER root           | runs as root
                    WORKDIR /opt         | WORKDUR /opt        | unknown instruction
                    COPY trade2026       | COPY trade2027      | no trade2027 in the context
                    COPY --from=build    | COPY --from=bild    | no stage bild
                    EXPOSE 9880          | EXPOSE fix          | 'fix' is no port
                    ARG JAVA_VERSION=17  | ARG JAVA=17         | JAVA_VERSION is not an ARG
                    ENTRYPOINT ["/opt/trade2026/trade2026"] | ENTRYPOINT /opt/trade2026/trade2026 | write a JSON list
                    """)
    void aBrokenDockerfileIsNoticed(String sound, String broken, String fault) throws IOException {
        String text = Files.readString(DOCKERFILE);
        assertThat(text).contains(sound);
        Path file = scratch.resolve("Dockerfile");
        Files.writeString(file, text.replace(sound, broken));
        assertThat(DockerfileRules.faults(file, CHECKOUT)).anyMatch(sentence -> sentence.contains(fault));
    }

    /** Copies what the compose file mounts, so that the one fault under test is the only one. */
    private Path copyOfTheFolder() throws IOException {
        Path copy = scratch.resolve("docker");
        try (Stream<Path> tree = Files.walk(DOCKER)) {
            for (Path source :
                    tree.filter(path -> !path.toString().contains("secrets")).toList()) {
                Path target = copy.resolve(DOCKER.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        }
        return copy;
    }

    private Outcome run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        File output = Files.createTempFile(scratch, "output", ".txt").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Outcome(127, e.toString());
        }
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return new Outcome(124, "timed out: " + command);
        }
        return new Outcome(process.exitValue(), Files.readString(output.toPath()));
    }

    private record Outcome(int status, String output) {}
}
