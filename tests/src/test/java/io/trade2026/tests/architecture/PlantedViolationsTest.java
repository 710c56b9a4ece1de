package io.trade2026.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A rule that cannot go red protects nothing: each is shown the fault it is for, and must name it and nothing else. */
class PlantedViolationsTest {
    private static final String PLANTED = "io.trade2026.tests.architecture.planted";
    private static final Map<String, ArchRule> RULES = new HouseRules(PLANTED).all();
    private static final JavaClasses FAULTS = new ClassFileImporter().importPackages(PLANTED);

    private static final Map<String, Set<String>> GUILTY = Map.ofEntries(
            Map.entry("everyClassHasARoom", Set.of("Homeless")),
            Map.entry("doorsOpenOneWay", Set.of("WordThatKnocks", "GatewayWithABackDoor")),
            Map.entry("packagesAreFreeOfCycles", Set.of("WordThatKnocks", "LimitInFractions")),
            Map.entry(
                    "everyPackageIsNullMarked",
                    Set.of(
                            "LimitInFractions",
                            "LimitFromAFile",
                            "InheritingOrder",
                            "BaseOrder",
                            "CountingOrder",
                            "NodeOfTheCluster",
                            "GatewayWithABackDoor",
                            "OpsThatReadsTheEnvironment",
                            "OpsThatExits",
                            "RowManager",
                            "Homeless")),
            Map.entry("pureRoomsOwnOnlyTheirFurniture", Set.of("LimitFromAFile")),
            Map.entry(
                    "pureRoomsGiveTheSameAnswerTwice",
                    Set.of("WordWithAClock", "WordWithALocale", "WordWithSaltedOrder")),
            Map.entry("nothingIsInheritedInThePureRooms", Set.of("InheritingOrder")),
            Map.entry("moneyIsNeverABinaryFraction", Set.of("LimitInFractions")),
            Map.entry("noMethodSpeaksInBinaryFractions", Set.of("LimitInFractions")),
            Map.entry("noCallSpeaksInBinaryFractions", Set.of("LimitInFractions")),
            Map.entry("noStaticMutableState", Set.of("CountingOrder")),
            Map.entry("fieldsArePrivate", Set.of("BaseOrder")),
            Map.entry("noDumpingGroundClasses", Set.of("RowManager")),
            Map.entry("noDumpingGroundPackages", Set.of("RowManager")),
            Map.entry("onlyTheFrontDoorReadsTheEnvironment", Set.of("OpsThatReadsTheEnvironment", "OpsThatExits")));

    @Test
    void everyRuleHasItsPlantedFault() {
        assertThat(RULES.keySet()).containsExactlyInAnyOrderElementsOf(GUILTY.keySet());
    }

    @TestFactory
    Stream<DynamicTest> goesRedOnItsPlantedFaultAndOnNothingElse() {
        return RULES.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> assertThat(accused(rule.getValue())).isEqualTo(GUILTY.get(rule.getKey()))));
    }

    private static Set<String> accused(ArchRule rule) {
        List<String> sentences = rule.evaluate(FAULTS).getFailureReport().getDetails();
        return FAULTS.stream()
                .map(type -> type.getSimpleName())
                .filter(name -> sentences.stream().anyMatch(sentence -> accuses(sentence, name)))
                .collect(Collectors.toSet());
    }

    /** A sentence accuses the first class it names; a cycle accuses every class that closes it. */
    private static boolean accuses(String sentence, String name) {
        if (sentence.startsWith("Cycle detected")) {
            return sentence.contains("." + name + ".");
        }
        var first = Pattern.compile(Pattern.quote(PLANTED) + "\\.[a-z.]*([A-Z]\\w*)")
                .matcher(sentence);
        return first.find() && first.group(1).equals(name);
    }
}
