package io.trade2026.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.certify.CaseResult;
import io.trade2026.simulator.certify.Verdict;
import io.trade2026.simulator.certify.session.DefScript;
import io.trade2026.simulator.certify.session.SessionScripts;
import io.trade2026.simulator.certify.session.SessionSuite;
import io.trade2026.simulator.certify.session.SessionTarget;
import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every session script of QuickFIX, on three versions, against one lab; and an honest list of those that do not pass. */
class SessionConformanceTest {
    private static final int PARALLEL = 6;
    private static final long PATIENCE_MILLIS = 10_000;

    /** By script, such as {@code fix44/2t_FirstThreeFieldsOutOfOrder}: why it does not pass, with the rule of FIX. */
    private static final Map<String, String> KNOWN = WrittenReasons.of("known-quarrels");

    private static Map<String, CaseResult> results = Map.of();

    @BeforeAll
    static void play() throws IOException, InterruptedException {
        try (LabProcess lab = new LabProcess("conformance-session").start()) {
            SessionTarget target = new SessionTarget(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), lab.fixPort()),
                    IntStream.rangeClosed(3, 19).mapToObj(n -> "CLIENT" + n).toList(),
                    "TRADE2026",
                    null,
                    null,
                    Map.of(),
                    Map.of(),
                    SessionTarget.Reset.LOGON,
                    PATIENCE_MILLIS);
            List<CaseResult> played = new SessionSuite(target, PARALLEL).play(scripts(), result -> {});
            results = played.stream().collect(Collectors.toMap(SessionConformanceTest::key, result -> result));
            Path report = Path.of("target", "conformance-session.txt");
            Files.writeString(report, played.stream().map(CaseResult::text).collect(Collectors.joining("\n\n")));
        }
    }

    private static String key(DefScript script) {
        return script.version() + "/" + script.name();
    }

    private static List<DefScript> scripts() {
        return SessionScripts.VERSIONS.stream()
                .flatMap(version -> SessionScripts.of(version).stream())
                .toList();
    }

    private static String key(CaseResult result) {
        return result.group() + "/" + result.name();
    }

    @TestFactory
    Stream<DynamicTest> followsTheScript() {
        return scripts().stream()
                .map(SessionConformanceTest::key)
                .map(name -> DynamicTest.dynamicTest(name, () -> judge(name)));
    }

    private static void judge(String name) {
        CaseResult result = Objects.requireNonNull(results.get(name), () -> name + " was not played");
        boolean passes = result.verdict() == Verdict.PASSED;
        if (KNOWN.containsKey(name)) {
            assertThat(passes)
                    .as("%s passes: strike it from the list of known quarrels", name)
                    .isFalse();
        } else {
            assertThat(passes).as(result.text()).isTrue();
        }
    }

    @Test
    void knownQuarrelsAreOfScriptsThatExistAndNameTheirRule() {
        assertThat(KNOWN).allSatisfy((name, reason) -> {
            assertThat(results).containsKey(name);
            assertThat(reason).contains("FIX").hasSizeGreaterThan(40);
        });
    }
}
