package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The order matrix (FIX 4.4 Vol 4 App D and the house's own rows), step by step. */
class ScenariosTest {
    private final List<Scenario> all = Scenario.all();

    @TestFactory
    Stream<DynamicTest> followsTheOrderMatrix() {
        Set<String> excluded = Scenario.excluded().keySet();
        return all.stream()
                .filter(scenario -> !excluded.contains(scenario.id()))
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.id() + " " + scenario.title(), () -> new ScenarioPlayer(scenario).play()));
    }

    @Test
    void leavesOutOnlyScenariosThatExistAndSaysWhy() {
        Set<String> ids = all.stream().map(Scenario::id).collect(Collectors.toSet());

        assertThat(Scenario.excluded()).allSatisfy((id, reason) -> {
            assertThat(ids).contains(id);
            assertThat(reason).isNotBlank();
        });
    }
}
