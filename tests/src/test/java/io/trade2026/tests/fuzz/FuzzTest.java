package io.trade2026.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.certify.CaseResult;
import io.trade2026.simulator.certify.Verdict;
import io.trade2026.simulator.certify.fuzz.FuzzPlan;
import io.trade2026.simulator.certify.fuzz.FuzzSuite;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Damaged messages on three sessions while a fourth trades. {@code -Dfuzz.seconds=60} says how long, {@code -Dfuzz.seed=S} which rain
 * falls: the build plays the same one each time, so that a build that is red stays red.
 */
@Tag("alone")
class FuzzTest {
    private static final long BUILD_SEED = 2026;
    private static final long CANARY_MILLIS = 10_000;
    private static final int SHOWN = 6;
    /** Orders that were told are remembered, refused ones too; anything beyond is a leak. */
    private static final long MORE_HEAP_MIB = 200;

    private static final long MORE_HANDLES = 64;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final long seconds = Long.getLong("fuzz.seconds", 60);
    private final long seed = Long.getLong("fuzz.seed", BUILD_SEED);

    @Test
    void livesThroughDamagedMessages() throws IOException, InterruptedException {
        System.out.println("fuzz.seed=" + seed);
        try (LabProcess lab = new LabProcess("fuzz").start()) {
            long handlesBefore = handles(lab);
            long heapBeforeMib = heapMib(lab);
            FuzzPlan plan = new FuzzPlan(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), lab.fixPort()),
                    List.of("CLIENT3", "CLIENT4", "CLIENT5", "CLIENT6"),
                    "TRADE2026",
                    seed,
                    seconds * 1_000,
                    CANARY_MILLIS);

            List<CaseResult> results = new FuzzSuite(plan).play();

            assertThat(results)
                    .as("seed %d", seed)
                    .allSatisfy(result ->
                            assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.PASSED));
            assertThat(errors(lab)).as("ERROR in the node's log, seed %d", seed).isEmpty();
            assertThat(handles(lab)).as("file handles, seed %d", seed).isLessThan(handlesBefore + MORE_HANDLES);
            assertThat(heapMib(lab))
                    .as("heap after collection, MiB, seed %d, before %d", seed, heapBeforeMib)
                    .isLessThan(heapBeforeMib + MORE_HEAP_MIB);
            assertThat(AdminPort.of(lab).admin("/healthcheck"))
                    .as("only the venue is missing")
                    .contains("\"degraded\" : [ \"venue-links\" ]");
        }
    }

    private static List<String> errors(LabProcess lab) throws IOException {
        Path log = lab.data().resolve("logs").resolve("trade2026.log");
        // Clients may have put any byte into what the log quotes.
        List<String> lines =
                Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains(" ERROR "))
                .mapToObj(i -> String.join("\n", lines.subList(i, Math.min(lines.size(), i + SHOWN))))
                .toList();
    }

    private static long handles(LabProcess lab) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(lab.pid()), "fd"))) {
            return open.count();
        }
    }

    private static long heapMib(LabProcess lab) throws IOException, InterruptedException {
        jcmd(lab, "GC.run");
        long kib = 0;
        Matcher used = USED.matcher(jcmd(lab, "GC.heap_info"));
        while (used.find()) {
            kib += Long.parseLong(used.group(1));
        }
        return kib / 1_024;
    }

    private static String jcmd(LabProcess lab, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(lab.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
