package io.trade2026.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @TempDir
    private Path scratch;

    private DataDirectory data = new DataDirectory(Path.of("unused"));

    @BeforeEach
    void take() {
        data = new DataDirectory(scratch.resolve("data")).take();
    }

    @AfterEach
    void release() {
        data.close();
    }

    /** A process that waits and names the data directory, as real children do. */
    private List<String> sleeper() {
        return List.of(
                "bash",
                "-c",
                "echo \"up $WORD\"; exec tail -f \"$0\"",
                data.root().resolve("lock").toString());
    }

    private ChildProcess child() {
        return new ChildProcess("sleeper", data, sleeper(), Map.of("WORD", "with a word"));
    }

    private Path pidFile() {
        return data.root().resolve("run/sleeper.pid");
    }

    @Test
    void runsWithItsEnvironmentAndIsGoneAfterTheClose() throws Exception {
        long pid;
        try (ChildProcess child = child().start()) {
            assertThat(child.isAlive()).isTrue();
            pid = Long.parseLong(Files.readString(pidFile()));
            awaitText(child.logFile(), "up with a word");
        }
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void ctrlCInTheTerminalOfTheNodeDoesNotReachIt() throws Exception {
        try (ChildProcess child = child().start()) {
            awaitText(child.logFile(), "up with a word");
            long pid = Long.parseLong(Files.readString(pidFile()));
            assertThat(session(pid)).isEqualTo(pid);
        }
    }

    /** The session that a process belongs to: the sixth field of its line in /proc, behind the name in parentheses. */
    private static long session(long pid) throws IOException {
        String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return Long.parseLong(line.substring(line.lastIndexOf(')') + 2).split(" ", -1)[3]);
    }

    @Test
    void whatAKilledNodeLeftBehindIsStoppedBeforeANewOneStarts() throws Exception {
        ChildProcess left = child().start();
        long leftPid = Long.parseLong(Files.readString(pidFile()));
        try (ChildProcess next = child().start()) {
            assertThat(left.isAlive()).isFalse();
            assertThat(next.isAlive()).isTrue();
            assertThat(Long.parseLong(Files.readString(pidFile()))).isNotEqualTo(leftPid);
        }
    }

    @Test
    void aPidThatBelongsToSomebodyElseByNowIsLeftAlone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            data.directory("run");
            Files.writeString(pidFile(), Long.toString(stranger.pid()));
            assertThat(child().stopLeftover()).isFalse();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void anUnreadablePidFileIsNoLeftover() throws IOException {
        data.directory("run");
        Files.writeString(pidFile(), "");
        assertThat(child().stopLeftover()).isFalse();
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        ChildProcess child = new ChildProcess("missing", data, List.of("/nowhere/program"), Map.of());
        assertThatThrownBy(child::start)
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("missing: cannot be started")
                .hasMessageContaining("/nowhere/program");
        assertThat(child.isAlive()).isFalse();
    }

    private static void awaitText(Path file, String text) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.readString(file).contains(text));
    }
}
