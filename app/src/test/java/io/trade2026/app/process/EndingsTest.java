package io.trade2026.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndingsTest {
    /** A shell that says when it is ready, since a signal before the trap is set would end it. */
    private static Process shell(String script) throws IOException {
        Process process = new ProcessBuilder("bash", "-c", script).start();
        BufferedReader output = process.inputReader();
        assertThat(output.readLine()).isEqualTo("ready");
        return process;
    }

    @Test
    void aProcessThatHeedsTheSignalEndsByItself() throws Exception {
        Process process = shell("trap 'exit 7' TERM; echo ready; while :; do sleep 0.05; done");
        assertThat(Endings.end(process.toHandle(), Duration.ofSeconds(10))).isTrue();
        assertThat(process.waitFor()).isEqualTo(7);
    }

    @Test
    void aProcessThatIgnoresTheSignalIsKilled() throws Exception {
        Process process = shell("trap '' TERM; echo ready; while :; do sleep 0.05; done");
        assertThat(Endings.end(process.toHandle(), Duration.ofMillis(200))).isFalse();
        assertThat(process.waitFor()).isEqualTo(128 + 9);
    }

    @Test
    void aProcessThatIsGoneAlreadyCountsAsEnded() throws Exception {
        Process process = shell("echo ready");
        process.waitFor();
        assertThat(Endings.end(process.toHandle(), Duration.ofSeconds(1))).isTrue();
    }
}
