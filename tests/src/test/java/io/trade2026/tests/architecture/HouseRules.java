package io.trade2026.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

/** The house rules over one base package; each rule by the name it goes red with. */
final class HouseRules {
    private static final Set<Class<?>> SURPRISING =
            Set.of(Random.class, UUID.class, Thread.class, HashMap.class, HashSet.class, IdentityHashMap.class);
    private static final Set<String> SURPRISING_SYSTEM_CALLS =
            Set.of("currentTimeMillis", "nanoTime", "identityHashCode", "out", "err", "in", "lineSeparator");
    private static final Set<String> SALTED_FACTORIES = Set.of("of", "ofEntries", "copyOf");
    private static final Set<String> LOCALE_CALLS = Set.of("toLowerCase", "toUpperCase", "format", "formatted");
    private static final Set<String> ENVIRONMENT_CALLS =
            Set.of("getenv", "getProperty", "getProperties", "setProperty", "exit", "halt");
    private static final Set<String> PROPERTY_CALLS = Set.of("getBoolean", "getInteger", "getLong");

    private final String base;
    private final FloorPlan plan;

    HouseRules(String basePackage) {
        base = basePackage;
        plan = new FloorPlan(basePackage);
    }

    FloorPlan plan() {
        return plan;
    }

    /** Returns every rule under its name, in the order of the house style. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("everyClassHasARoom", classes().should(plan.haveARoom()));
        rules.put("doorsOpenOneWay", classes().should(plan.openOnlyItsOwnDoors()));
        rules.put(
                "packagesAreFreeOfCycles",
                slices().matching(base + ".(**)").should().beFreeOfCycles());
        rules.put("everyPackageIsNullMarked", everyPackageIsNullMarked());
        rules.put("pureRoomsOwnOnlyTheirFurniture", pureRoomsOwnOnlyTheirFurniture());
        rules.put(
                "pureRoomsGiveTheSameAnswerTwice",
                noClasses().that(plan.pure()).should().accessTargetWhere(surprising()));
        rules.put("nothingIsInheritedInThePureRooms", nothingIsInheritedInThePureRooms());
        rules.put("moneyIsNeverABinaryFraction", moneyIsNeverABinaryFraction());
        rules.put("noMethodSpeaksInBinaryFractions", noMethodSpeaksInBinaryFractions());
        rules.put("noCallSpeaksInBinaryFractions", noCallSpeaksInBinaryFractions());
        rules.put(
                "noStaticMutableState",
                fields().that().areStatic().and(areWritten()).should().beFinal());
        rules.put(
                "fieldsArePrivate",
                fields().that().areNotStatic().and(areWritten()).should().bePrivate());
        rules.put("noDumpingGroundClasses", noDumpingGroundClasses());
        rules.put("noDumpingGroundPackages", noDumpingGroundPackages());
        rules.put("onlyTheFrontDoorReadsTheEnvironment", onlyTheFrontDoorReadsTheEnvironment());
        rules.replaceAll((name, rule) -> rule.as(name).allowEmptyShould(true));
        return rules;
    }

    private static ArchRule everyPackageIsNullMarked() {
        return classes()
                .should(ArchCondition.from(describe(
                        "live in a package that says @NullMarked in its package-info",
                        (JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class))));
    }

    private ArchRule pureRoomsOwnOnlyTheirFurniture() {
        DescribedPredicate<JavaClass> furniture = resideInAnyPackage(
                        base + "..",
                        "io.trade2026.messages..",
                        "java.lang",
                        "java.lang.annotation",
                        "java.lang.invoke",
                        "java.lang.runtime",
                        "java.util",
                        "java.util.function",
                        "java.math",
                        "java.nio",
                        "java.nio.charset",
                        "org.agrona",
                        "org.agrona.collections",
                        "org.jspecify..")
                .or(describe("buffers", type -> type.getName().matches("org\\.agrona\\.concurrent\\.UnsafeBuffer")))
                .or(describe("primitives", type -> type.getBaseComponentType().isPrimitive()));
        return classes().that(plan.pure()).should().onlyDependOnClassesThat(furniture);
    }

    private ArchRule nothingIsInheritedInThePureRooms() {
        return noClasses()
                .that(plan.pure())
                .and()
                .areNotEnums()
                .and()
                .areNotRecords()
                .and(describe("are no bodies of enum constants", (JavaClass type) -> !extendsAnEnum(type)))
                .and()
                .areNotAssignableTo(Throwable.class)
                .should(ArchCondition.from(describe("extend a class", HouseRules::extendsAClass)));
    }

    private ArchRule moneyIsNeverABinaryFraction() {
        return noFields()
                .that()
                .areDeclaredInClassesThat(plan.pure())
                .should(ArchCondition.from(
                        describe("be float or double", (JavaField field) -> isBinaryFraction(field.getRawType()))));
    }

    private ArchRule noMethodSpeaksInBinaryFractions() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat(plan.pure())
                .should(ArchCondition.from(describe(
                        "take or return float or double",
                        (JavaMethod method) -> isBinaryFraction(method.getRawReturnType())
                                || method.getRawParameterTypes().stream().anyMatch(HouseRules::isBinaryFraction))));
    }

    private ArchRule noCallSpeaksInBinaryFractions() {
        return noClasses()
                .that(plan.pure())
                .should()
                .accessTargetWhere(describe(
                        "takes or returns float or double (the load factor of a map excepted)",
                        access -> !isLoadFactor(access) && speaksInBinaryFractions(access.getTarget())));
    }

    private static ArchRule noDumpingGroundClasses() {
        return noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Manager|Impl|Misc|Common|Info)$");
    }

    private static ArchRule noDumpingGroundPackages() {
        return noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..helper..", "..common..", "..misc..", "..impl..");
    }

    private ArchRule onlyTheFrontDoorReadsTheEnvironment() {
        return noClasses()
                .that(plan.awayFromTheFrontDoor())
                .should()
                .accessTargetWhere(describe("reads the environment or ends the process", access -> {
                    JavaClass owner = access.getTargetOwner();
                    boolean ofTheProcess = owner.isEquivalentTo(System.class) || owner.isEquivalentTo(Runtime.class);
                    boolean ofANumber = owner.isEquivalentTo(Boolean.class)
                            || owner.isEquivalentTo(Integer.class)
                            || owner.isEquivalentTo(Long.class);
                    return (ofTheProcess && ENVIRONMENT_CALLS.contains(access.getName()))
                            || (ofANumber && PROPERTY_CALLS.contains(access.getName()));
                }));
    }

    private static DescribedPredicate<JavaField> areWritten() {
        return describe("are written by hand", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static DescribedPredicate<JavaAccess<?>> surprising() {
        return describe(
                "reads a clock, rolls dice, or depends on identity, hash order, locale or charset of the machine",
                access -> {
                    JavaClass owner = access.getTargetOwner();
                    String name = access.getName();
                    if (owner.isEquivalentTo(System.class)) {
                        return SURPRISING_SYSTEM_CALLS.contains(name);
                    }
                    if (owner.isEquivalentTo(Math.class)) {
                        return name.equals("random");
                    }
                    if (owner.isEquivalentTo(Set.class) || owner.isEquivalentTo(Map.class)) {
                        return SALTED_FACTORIES.contains(name);
                    }
                    if (owner.isEquivalentTo(String.class)) {
                        return dependsOnTheMachine(access.getTarget());
                    }
                    return SURPRISING.stream().anyMatch(owner::isEquivalentTo);
                });
    }

    private static boolean dependsOnTheMachine(AccessTarget target) {
        if (!(target instanceof AccessTarget.CodeUnitCallTarget call)) {
            return false;
        }
        List<JavaClass> parameters = call.getRawParameterTypes();
        boolean ofTheLocale = LOCALE_CALLS.contains(call.getName())
                && parameters.stream().noneMatch(type -> type.isEquivalentTo(Locale.class));
        return ofTheLocale || (call.getName().equals("getBytes") && parameters.isEmpty());
    }

    private static boolean speaksInBinaryFractions(AccessTarget target) {
        if (target instanceof AccessTarget.CodeUnitCallTarget call) {
            return isBinaryFraction(call.getRawReturnType())
                    || call.getRawParameterTypes().stream().anyMatch(HouseRules::isBinaryFraction);
        }
        return target instanceof AccessTarget.FieldAccessTarget field && isBinaryFraction(field.getRawType());
    }

    private static boolean isLoadFactor(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.ConstructorCallTarget
                && access.getTargetOwner().getPackageName().equals("org.agrona.collections");
    }

    private static boolean isBinaryFraction(JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        return base.isEquivalentTo(double.class)
                || base.isEquivalentTo(float.class)
                || base.isEquivalentTo(Double.class)
                || base.isEquivalentTo(Float.class);
    }

    private static boolean extendsAClass(JavaClass type) {
        return type.getRawSuperclass()
                .map(superclass -> !superclass.isEquivalentTo(Object.class))
                .orElse(false);
    }

    private static boolean extendsAnEnum(JavaClass type) {
        return type.getRawSuperclass().map(JavaClass::isEnum).orElse(false);
    }
}
