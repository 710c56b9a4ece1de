package io.trade2026.tests.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.tests.chaos.plan.FaultKind;
import io.trade2026.tests.chaos.system.OneNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A chaos run with a fixed seed: it fails when an order, an execution or a report is lost or doubled, or when the system does not come
 * back. {@code -Dchaos.minutes} makes it longer, {@code -Dchaos.seed} draws other faults. What it finds does not depend on how
 * fast the machine is: it waits until all is quiet, for ten minutes.
 */
@Tag("alone")
class ChaosTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 4_000;

    @Test
    void nothingIsLostAndNothingDoubledWhateverBreaks() throws Exception {
        Path directory = Path.of("target", "chaos").toAbsolutePath();
        Directories.delete(directory);
        ChaosSettings settings = new ChaosSettings(
                Long.getLong("chaos.seed", 20261126),
                Duration.ofMillis(Math.round(60_000 * Double.parseDouble(System.getProperty("chaos.minutes", "3")))),
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                10,
                directory,
                FIRST_PORT + (int) (ProcessHandle.current().pid() % PORTS),
                PATIENCE);
        Outcome outcome = new ChaosRun(settings, System.out)
                .run("one node", "ChaosTest", (venues, ports) -> new OneNode(directory, venues[0], venues[1], ports));
        outcome.print(System.out);
        assertThat(outcome.differences()).as("seed " + settings.seed()).isEmpty();
        assertThat(outcome.faults()).as("something was broken").containsKey(FaultKind.KILL.name());
        assertThat(outcome.messages().orders()).as("something was traded").isPositive();
        assertThat(outcome.messages().executions()).as("something was executed").isPositive();
    }
}
