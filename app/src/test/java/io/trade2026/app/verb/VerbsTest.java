package io.trade2026.app.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.verb.VerbProcess.Outcome;
import io.trade2026.sessions.Credential;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerbsTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @TempDir
    private Path scratch;

    private int run(Callable<Integer> verb, String... arguments) {
        return new CommandLine(verb).execute(arguments);
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aHashedPasswordIsTheOneThatWasTyped() throws Exception {
        Outcome outcome = VerbProcess.trade2026(scratch, "geh eim:ü\n", List.of("hash-password"));
        assertThat(outcome.status()).as("%s", outcome.err()).isZero();
        assertThat(outcome.out()).singleElement().satisfies(line -> {
            Credential credential = Objects.requireNonNull(Credential.parse(line));
            assertThat(credential.matches("geh eim:ü")).isTrue();
            assertThat(credential.matches("geheim")).isFalse();
        });
        assertThat(VerbProcess.trade2026(scratch, "", List.of("hash-password")).err())
                .containsExactly("trade2026: hash-password: the password must not be empty");
    }

    @Test
    void theDoctorSaysWhichPortsAreTakenByWhomAndWhatMendsIt() throws Exception {
        try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DatagramSocket udp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            int port = tcp.getLocalPort();
            int core = udp.getLocalPort();
            String me = "pid " + ProcessHandle.current().pid() + " (java)";
            assertThat(run(
                            new Doctor(out),
                            "--data",
                            scratch.resolve("data").toString(),
                            "--http-port",
                            "" + port,
                            "--core-port",
                            "" + core))
                    .isEqualTo(1);
            assertThat(lines())
                    .contains(
                            "MISSING   page and REST    port " + port + " is taken by " + me
                                    + "   → stop that program, or use --http-port PORT",
                            "MISSING   sequencer        UDP port " + core + " is taken by " + me
                                    + "   → stop that program, or use --core-port PORT",
                            "A node cannot start before the lines marked MISSING are mended.")
                    .anyMatch(line -> line.startsWith("ok        Java             " + Runtime.version()))
                    .anyMatch(line -> line.startsWith("ok        PostgreSQL "))
                    .anyMatch(line -> line.matches("ok +disk +\\d+ MiB free at .*"));
        }
        assertThat(scratch.resolve("data")).doesNotExist();
    }

    @Test
    void theDoctorSeesAFileWhereTheDataDirectoryShouldBe() throws Exception {
        Path file = Files.writeString(scratch.resolve("data"), "");
        assertThat(run(new Doctor(out), "--data", file.toString())).isEqualTo(1);
        assertThat(lines())
                .contains("MISSING   data directory   " + file
                        + " is a file, not a directory   → use --data DIR elsewhere");
    }

    @Test
    void resetDeletesTheTablesThatLieElsewhere() throws Exception {
        Path root = scratch.resolve("data");
        new DataDirectory(root).take().close();
        Path elsewhere = Files.createDirectories(scratch.resolve("trade2026-postgres-1/data"));
        Files.writeString(elsewhere.resolve("PG_VERSION"), "18\n");
        Files.createDirectories(root.resolve("postgres"));
        Files.writeString(root.resolve("postgres/location"), elsewhere.getParent() + "\n");

        assertThat(run(new Housekeeping.Reset(out), "--data", root.toString())).isEqualTo(2);
        assertThat(elsewhere).exists();
        assertThat(run(new Housekeeping.Reset(out), "--data", root.toString(), "--yes"))
                .isZero();
        assertThat(elsewhere.getParent()).doesNotExist();
        assertThat(root).doesNotExist();
    }

    @Test
    void resetBelievesNoLocationThatIsNotOfItsOwnMaking() throws Exception {
        Path root = scratch.resolve("data");
        new DataDirectory(root).take().close();
        Path precious = Files.createDirectories(scratch.resolve("precious"));
        Files.createDirectories(root.resolve("postgres"));
        Files.writeString(root.resolve("postgres/location"), precious + "\n");

        assertThat(run(new Housekeeping.Reset(out), "--data", root.toString(), "--yes"))
                .isZero();
        assertThat(precious).exists();
        assertThat(root).doesNotExist();
    }

    @Test
    void resetLeavesAloneWhatIsNoDataDirectory() throws Exception {
        Path file = Files.writeString(scratch.resolve("letter"), "dear");
        assertThat(run(new Housekeeping.Reset(out), "--data", scratch.toString(), "--yes"))
                .isEqualTo(2);
        assertThat(file).exists();
    }
}
