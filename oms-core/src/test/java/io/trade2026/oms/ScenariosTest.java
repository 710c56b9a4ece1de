package io.trade2026.oms;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The order matrix (FIX 4.4 Vol 4 App D and the house's own rows), step by step; nothing is left out. */
class ScenariosTest {
    @TestFactory
    Stream<DynamicTest> followsTheOrderMatrix() {
        return Scenario.all().stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.id() + " " + scenario.title(), () -> new ScenarioPlayer(scenario).play()));
    }
}
