package io.trade2026.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house rules hold over the product, and every module that has sources is under them. */
class HouseRulesTest {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern GENERATED =
            Pattern.compile(".*/io/trade2026/(messages/sbe|dictionaries/fix\\d+|tests/bench/core/jmh_generated)/.*");
    private static final Map<String, String> ROOM_OF_FOLDER = Map.ofEntries(
            Map.entry("dictionaries", "dictionaries"),
            Map.entry("messages", "messages"),
            Map.entry("risk-core", "risk"),
            Map.entry("oms-core", "oms"),
            Map.entry("sequencer", "sequencer"),
            Map.entry("sessions", "sessions"),
            Map.entry("fix-gateway", "gateway"),
            Map.entry("market-data", "marketdata"),
            Map.entry("stores", "stores"),
            Map.entry("post-trade", "posttrade"),
            Map.entry("ops", "ops"),
            Map.entry("simulator", "simulator"),
            Map.entry("app", "app"),
            Map.entry("tests", "tests"));

    private static final HouseRules RULES = new HouseRules("io.trade2026");
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(HouseRulesTest::isWrittenByHand)
            .importPackages("io.trade2026");

    private static boolean isWrittenByHand(Location location) {
        return !location.matches(GENERATED);
    }

    @TestFactory
    Stream<DynamicTest> theHouseKeepsItsRules() {
        return RULES.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(PRODUCT)));
    }

    @Test
    void everyModuleWithSourcesIsUnderTheRules() throws IOException {
        List<String> rooms = PRODUCT.stream()
                .map(RULES.plan()::roomOf)
                .flatMap(Optional::stream)
                .map(room -> room.split("\\.", 2)[0])
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        List<String> expected = new ArrayList<>();
        for (Map.Entry<String, String> folder : ROOM_OF_FOLDER.entrySet()) {
            if (!sources(CHECKOUT.resolve(folder.getKey())).isEmpty()) {
                expected.add(folder.getValue());
            }
        }
        assertThat(rooms).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theBuildNamesNoModuleThatThePlanDoesNotKnow() throws IOException {
        List<String> modules = Pattern.compile("<module>([^<]+)</module>")
                .matcher(Files.readString(CHECKOUT.resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(modules)
                .isNotEmpty()
                .allSatisfy(module -> assertThat(ROOM_OF_FOLDER).containsKey(module));
        assertThat(FloorPlan.rooms().stream()
                        .map(room -> room.split("\\.", 2)[0])
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ROOM_OF_FOLDER.values());
    }

    @Test
    void everyPackageIsIntroducedWithASketchOfItsFlow() throws IOException {
        List<Path> without = new ArrayList<>();
        for (String folder : ROOM_OF_FOLDER.keySet()) {
            for (Path source : sources(CHECKOUT.resolve(folder))) {
                Path introduction = source.resolveSibling("package-info.java");
                if (!Files.exists(introduction)
                        || !Files.readString(introduction, StandardCharsets.UTF_8)
                                .contains("<pre>")) {
                    without.add(CHECKOUT.relativize(introduction));
                }
            }
        }
        assertThat(without.stream().distinct()).isEmpty();
    }

    private static List<Path> sources(Path module) throws IOException {
        Path root = module.resolve("src/main/java");
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(path -> path.toString().endsWith(".java")).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
