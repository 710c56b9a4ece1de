package io.trade2026.app.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.process.FileHandles;
import io.trade2026.app.verb.VerbProcess.Outcome;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot start says so in one line, names what mends it, and leaves with status 2. */
class StartFaultsTest {
    @TempDir
    private Path scratch;

    private void isRefused(Outcome outcome, String line) {
        assertThat(outcome.err()).containsExactly("trade2026: " + line);
        assertThat(outcome.out()).noneMatch(said -> said.contains("READY"));
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void aLabWhosePortIsTakenNamesThePortAndItsOwner() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Path data = scratch.resolve("data");
            isRefused(
                    VerbProcess.trade2026(
                            scratch, "", List.of("lab", "--data", data.toString(), "--fix-port", "" + port)),
                    "FIX clients (--fix-port): port " + port + " on 127.0.0.1 is taken by pid "
                            + ProcessHandle.current().pid() + " (java); stop that program or choose another port");
        }
    }

    @Test
    void aLabWhoseDataDirectoryIsAFileSaysSo() throws Exception {
        Path file = Files.writeString(scratch.resolve("data"), "");
        isRefused(
                VerbProcess.trade2026(scratch, "", List.of("lab", "--data", file.toString())),
                "data directory " + file + ": " + file + " is a file, not a directory; choose another with --data DIR");
    }

    @Test
    void aSecondNodeOnADataDirectoryNamesTheFirst() throws Exception {
        try (DataDirectory data = new DataDirectory(scratch.resolve("data")).take()) {
            isRefused(
                    VerbProcess.trade2026(
                            scratch, "", List.of("lab", "--data", data.root().toString())),
                    "data directory " + data.root() + " is in use by another running node (pid "
                            + ProcessHandle.current().pid() + "); stop it with: ./trade2026 stop --data "
                            + data.root());
        }
    }

    @Test
    void aNodeThatMayOpenTooFewFilesSaysSoAndSoDoesTheDoctor() throws Exception {
        String trade2026 = "ulimit -n 900; exec " + Path.of(System.getProperty("java.home"), "bin", "java")
                + " -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp " + System.getProperty("java.class.path")
                + " io.trade2026.app.Trade2026 ";
        String data = " --data " + scratch.resolve("data");
        isRefused(
                VerbProcess.run(scratch, "", List.of("bash", "-c", trade2026 + "lab" + data), Map.of()),
                "file handles: this process may have 900 files and sockets open, and needs 1024 at least; mend with: "
                        + FileHandles.MEND);
        Outcome doctor = VerbProcess.run(scratch, "", List.of("bash", "-c", trade2026 + "doctor" + data), Map.of());
        assertThat(doctor.out()).anyMatch(line -> line.matches("MISSING +file handles +900 may be open.*"));
    }

    @Test
    void aWordThatIsNoRoleIsNamed() throws Exception {
        isRefused(
                VerbProcess.trade2026(scratch, "", List.of("run", "--config", "node.yaml", "--role", "core,risk")),
                "--role: must be all or of media, core, stores, gateway, market-data, ops, was 'risk'");
    }

    @Test
    void aSecondProcessOfARoleNamesTheFirstAndOneOfAnotherGatewayDoesNot() throws Exception {
        Path file = Files.writeString(
                scratch.resolve("node.yaml"),
                "data: data\ngateways: [{id: 1, fixPort: %d}, {id: 2, fixPort: %d}]\n".formatted(free(), free()));
        try (DataDirectory data = new DataDirectory(scratch.resolve("data")).takeRoles(List.of("gateway-2", "core"))) {
            isRefused(
                    VerbProcess.trade2026(
                            scratch,
                            "",
                            List.of("run", "--config", file.toString(), "--role", "gateway", "--gateway", "2")),
                    "data directory " + data.root() + ": role gateway-2 runs already (pid "
                            + ProcessHandle.current().pid() + "); stop it before it is started again");
            isRefused(
                    VerbProcess.trade2026(scratch, "", List.of("run", "--config", file.toString())),
                    "data directory " + data.root() + " is in use by processes of roles: core (pid "
                            + ProcessHandle.current().pid() + "), gateway-2 (pid "
                            + ProcessHandle.current().pid() + "); stop it with: ./trade2026 stop --data "
                            + data.root());
        }
    }

    @Test
    void aConfigurationAtFaultIsToldWithAllItsFaults() throws Exception {
        Path file = Files.writeString(scratch.resolve("node.yaml"), "data: d\nseed: labs\nports: {fix: 0}\n");
        Outcome outcome = VerbProcess.trade2026(scratch, "", List.of("run", "--config", file.toString()));
        assertThat(outcome.err())
                .containsExactly(
                        "trade2026: configuration " + file + " is at fault:",
                        "node.yaml:2 seed: must be one of none, lab, demo, was 'labs'",
                        "node.yaml:3 ports.fix: must be a whole number from 1 to 65535, was '0'");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(scratch.resolve("d")).doesNotExist();
    }

    @Test
    void aPostgresThatIsAwayIsNamed() throws Exception {
        Files.writeString(scratch.resolve("password"), "secret\n");
        Path file = Files.writeString(scratch.resolve("node.yaml"), """
                data: d
                ports: {fix: %d, http: %d, admin: %d}
                postgres: {server: external, url: 'jdbc:postgresql://127.0.0.1:1/none', user: me, passwordFile: password}
                """.formatted(free(), free(), free()));
        Outcome outcome = VerbProcess.trade2026(scratch, "", List.of("run", "--config", file.toString()));
        assertThat(outcome.err())
                .singleElement()
                .asString()
                .startsWith("trade2026: Postgres jdbc:postgresql://127.0.0.1:1/none: ")
                .contains("Connection to 127.0.0.1:1 refused");
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void aJavaThatIsTooOldIsRefusedByTheLauncher() throws Exception {
        Path launcher = Path.of("..", "trade2026").toAbsolutePath().normalize();
        Path java = Files.createDirectories(scratch.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        isRefused(
                VerbProcess.run(
                        scratch,
                        "",
                        List.of(launcher.toString(), "doctor", "--no-install"),
                        Map.of("JAVA_HOME", scratch.toString())),
                "Java 11 at " + java + " is too old, 17 or newer is needed; mend with: apt-get install"
                        + " openjdk-17-jdk-headless, or set JAVA_HOME");
    }

    private static int free() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
