package io.trade2026.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rooms below one base package and the doors between them; the same plan is read over the product and over planted faults. */
final class FloorPlan {
    private static final String EVERY_ROOM = "*";

    /** The table of the design: each room, and the rooms it may name. A room absent from the value is a closed door. */
    private static final Map<String, Set<String>> DOORS = Map.ofEntries(
            Map.entry("dictionaries", Set.of()),
            Map.entry("messages", Set.of()),
            Map.entry("risk", Set.of("messages")),
            Map.entry("oms", Set.of("messages", "risk")),
            Map.entry("sequencer.media", Set.of("messages")),
            Map.entry("sequencer.node", Set.of("messages", "sequencer.media", "sequencer.client")),
            Map.entry("sequencer.client", Set.of("messages", "sequencer.media")),
            Map.entry("sessions", Set.of("dictionaries")),
            Map.entry("gateway", Set.of("dictionaries", "messages", "sessions", "sequencer.client")),
            Map.entry("marketdata", Set.of("messages", "sequencer.client")),
            Map.entry("stores", Set.of("messages", "sessions", "sequencer.client")),
            Map.entry("posttrade", Set.of("stores")),
            Map.entry("ops", Set.of("messages", "stores", "sessions", "sequencer.client")),
            Map.entry("simulator", Set.of("dictionaries")),
            Map.entry("app", Set.of(EVERY_ROOM)),
            Map.entry("tests", Set.of(EVERY_ROOM)));

    /** Rooms that are a pure function of what they are handed. */
    private static final Set<String> PURE = Set.of("messages", "risk", "oms");

    /** Rooms that may look at the machine around them: the command itself, and the proof. */
    private static final Set<String> AT_THE_FRONT_DOOR = Set.of("app", "tests");

    private final String prefix;

    FloorPlan(String basePackage) {
        prefix = basePackage + ".";
    }

    static Set<String> rooms() {
        return DOORS.keySet();
    }

    /** Returns the room of a class of ours, the nearer name first: {@code sequencer.client} before {@code sequencer}. */
    Optional<String> roomOf(JavaClass type) {
        String packageName = type.getPackageName();
        if (!packageName.startsWith(prefix)) {
            return Optional.empty();
        }
        String[] words = packageName.substring(prefix.length()).split("\\.", 3);
        if (words.length > 1 && DOORS.containsKey(words[0] + "." + words[1])) {
            return Optional.of(words[0] + "." + words[1]);
        }
        return DOORS.containsKey(words[0]) ? Optional.of(words[0]) : Optional.empty();
    }

    DescribedPredicate<JavaClass> pure() {
        return describe(
                "live in a pure room", type -> roomOf(type).map(PURE::contains).orElse(false));
    }

    DescribedPredicate<JavaClass> awayFromTheFrontDoor() {
        return describe(
                "live away from the front door",
                type -> roomOf(type)
                        .map(room -> !AT_THE_FRONT_DOOR.contains(room))
                        .orElse(true));
    }

    /** Holds for a class that lives in a room of the plan. */
    ArchCondition<JavaClass> haveARoom() {
        return new ArchCondition<>("live in a room of the plan") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (roomOf(type).isEmpty()) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " lives in no room of the plan"));
                }
            }
        };
    }

    /** Holds for a class that names only rooms its own room has a door to. */
    ArchCondition<JavaClass> openOnlyItsOwnDoors() {
        return new ArchCondition<>("name only the rooms that their room may name") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                roomOf(type)
                        .ifPresent(room -> type.getDirectDependenciesFromSelf().forEach(dependency -> {
                            Optional<String> target =
                                    roomOf(dependency.getTargetClass().getBaseComponentType());
                            if (target.isPresent() && !mayName(room, target.get())) {
                                events.add(violation(type, room, target.get(), dependency));
                            }
                        }));
            }
        };
    }

    private static boolean mayName(String room, String target) {
        Set<String> open = DOORS.getOrDefault(room, Set.of());
        return room.equals(target) || open.contains(target) || open.contains(EVERY_ROOM);
    }

    private static ConditionEvent violation(JavaClass type, String room, String target, Dependency dependency) {
        return SimpleConditionEvent.violated(
                type, "no door from " + room + " to " + target + ": " + dependency.getDescription());
    }
}
