package io.trade2026.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.certify.CaseResult;
import io.trade2026.simulator.certify.Verdict;
import io.trade2026.simulator.certify.orders.OrderSuite;
import io.trade2026.simulator.certify.orders.OrderTarget;
import io.trade2026.simulator.certify.orders.RestDesk;
import io.trade2026.simulator.certify.orders.Scenario;
import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every scenario of the order matrix over real FIX on both sides: what is sent, what is not sent, and how the core stands after each step. */
class OrderScenariosTest {
    private static final long PATIENCE_MILLIS = 10_000;
    private static final long LOGON_MILLIS = 30_000;
    private static final List<String> VERSIONS = List.of("FIX.4.4", "FIXT.1.1");

    /** Sessions with the settings under which some scenarios hold. */
    private static final String PROFILES = """
            ourCompId: TRADE2026
            sessions:
              - {id: 101, role: client, compId: PIPELINE, client: CLIENT11, account: ACC11, dialect: {chaining: pipeline}}
              - {id: 102, role: client, compId: REFUSE, client: CLIENT12, account: ACC12, dialect: {chaining: reject}}
              - {id: 103, role: client, compId: REOPEN, client: CLIENT13, account: ACC13, dialect: {reopenFilled: forward}}
              - {id: 104, role: client, compId: RELAY, client: CLIENT14, account: ACC14, dialect: {pending: relay}}
            """;

    private static final Map<String, String> SENDERS = Map.of(
            "", "CLIENT10",
            "chain=pipeline", "PIPELINE",
            "chain=reject", "REFUSE",
            "reopenFilled=forward", "REOPEN",
            "pendingAck=relay", "RELAY");

    /** By version and scenario, such as {@code FIX.4.4/M.01}: why it is not as the matrix has it, citing the specification. */
    private static final Map<String, String> EXCLUDED = WrittenReasons.of("excluded-scenarios");

    private static Map<String, CaseResult> results = Map.of();

    @BeforeAll
    static void play() throws IOException {
        try (LabProcess lab = new LabProcess("conformance-orders")) {
            lab.start();
            Files.writeString(lab.data().resolve("sessions").resolve("profiles.yaml"), PROFILES);
            RestDesk desk = new RestDesk(
                    URI.create("http://127.0.0.1:" + lab.httpPort()),
                    Stream.of("desk", "risk", "risk2")
                            .collect(Collectors.toMap(name -> name, name -> lab.secret("operator-" + name))));
            OrderTarget target = new OrderTarget(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), lab.fixPort()),
                    "TRADE2026",
                    SENDERS,
                    null,
                    null,
                    "XSIM",
                    lab.venuePort(),
                    "MSFT",
                    null,
                    desk,
                    PATIENCE_MILLIS);
            List<CaseResult> played = new ArrayList<>();
            try (OrderSuite suite = new OrderSuite(target)) {
                assertThat(suite.open(LOGON_MILLIS))
                        .as("the lab logs on to the venue")
                        .isTrue();
                for (String version : VERSIONS) {
                    played.addAll(suite.play(scenariosOf(version), version, result -> {}));
                }
            }
            results = played.stream().collect(Collectors.toMap(OrderScenariosTest::key, result -> result));
            Path report = Path.of("target", "conformance-orders.txt");
            Files.writeString(report, played.stream().map(CaseResult::text).collect(Collectors.joining("\n\n")));
        }
    }

    /** A scenario that is written for one version alone is played once. */
    private static List<Scenario> scenariosOf(String version) {
        return Scenario.all().stream()
                .filter(scenario ->
                        version.equals("FIX.4.4") || scenario.clientVersion().equals("FIX.4.4"))
                .toList();
    }

    private static String key(CaseResult result) {
        return result.group() + "/" + result.name();
    }

    @TestFactory
    Stream<DynamicTest> followsTheOrderMatrix() {
        return results.keySet().stream().sorted().map(name -> DynamicTest.dynamicTest(name, () -> judge(name)));
    }

    private static void judge(String name) {
        CaseResult result = Objects.requireNonNull(results.get(name));
        boolean passes = result.verdict() == Verdict.PASSED;
        if (EXCLUDED.containsKey(name)) {
            assertThat(passes).as("%s passes: strike it from the list", name).isFalse();
        } else {
            assertThat(passes).as(result.text()).isTrue();
        }
    }

    @Test
    void everyScenarioIsPlayed() {
        int scenarios = VERSIONS.stream()
                .mapToInt(version -> scenariosOf(version).size())
                .sum();

        assertThat(results).hasSize(scenarios);
        assertThat(results.values()).noneMatch(result -> result.verdict() == Verdict.SKIPPED);
    }

    @Test
    void onlyScenariosThatExistAreExcludedAndCiteTheSpecification() {
        assertThat(EXCLUDED).allSatisfy((name, reason) -> {
            assertThat(results).containsKey(name);
            assertThat(reason).contains("FIX").hasSizeGreaterThan(40);
        });
    }
}
