package io.trade2026.sessions;

import io.trade2026.sessions.yaml.Fault;
import io.trade2026.sessions.yaml.Faults;
import io.trade2026.sessions.yaml.YamlFile;
import io.trade2026.sessions.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the session files of a directory: every {@code *.yaml}, in the order of their names. One thread. */
public final class SessionFiles {
    /** BeginString(8) of the versions that we speak. */
    public static final List<String> BEGIN_STRINGS = List.of("FIX.4.2", "FIX.4.4", "FIXT.1.1");

    private static final Pattern COMP_ID = Pattern.compile("[!-~&&[^=]]{1,24}");
    private static final int MAX_PORT = 65_535;
    private static final int MAX_OFFSET_MS = 86_400_000;
    private static final int MAX_HEART_BT_INT_S = 3_600;
    private static final int USUAL_OFFSET_MS = 120_000;
    private static final int USUAL_HEART_BT_INT_S = 10;
    private static final AddressRange LOOPBACK_4 = range("127.0.0.0/8");
    private static final AddressRange LOOPBACK_6 = range("::1");

    private final Faults faults = new Faults();
    private final List<SessionDefinition> definitions = new ArrayList<>();
    private final Map<Object, String> taken = new HashMap<>();

    private SessionFiles() {}

    private static AddressRange range(String text) {
        AddressRange range = AddressRange.parse(text);
        if (range == null) {
            throw new IllegalStateException(text);
        }
        return range;
    }

    /**
     * Reads all session files.
     *
     * @param directory that holds them
     * @return the sessions
     * @throws SessionFault when anything is wrong: nothing is used then
     */
    public static SessionBook load(Path directory) throws SessionFault {
        SessionFiles files = new SessionFiles();
        for (Path path : list(directory)) {
            files.read(YamlFile.read(path, files.faults));
        }
        if (!files.faults.isEmpty()) {
            throw new SessionFault(files.faults.all());
        }
        return new SessionBook(files.definitions);
    }

    /**
     * Lists the session files of a directory.
     *
     * @param directory that holds them
     * @return in the order of their names
     * @throws SessionFault when it cannot be read
     */
    static List<Path> list(Path directory) throws SessionFault {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SessionFault(
                    List.of(new Fault(directory.toString(), 1, "", "cannot be read: " + e.getMessage())));
        }
    }

    private void read(YamlMap file) {
        String ourCompId = file.text("ourCompId", "TRADE2026");
        for (YamlMap map : file.maps("sessions")) {
            SessionDefinition definition = definition(map, ourCompId);
            map.end();
            claim(map, "id", definition.id());
            claim(map, "compId", definition.ourCompId() + " with " + definition.compId());
            definitions.add(definition);
        }
        file.end();
    }

    private void claim(YamlMap map, String key, Object value) {
        String before = taken.putIfAbsent(value, key);
        if (before != null) {
            map.fault(key, "must be used once, but " + value + " is another session's too");
        }
    }

    private static SessionDefinition definition(YamlMap map, String ourCompId) {
        SessionRole role = map.choice("role", SessionRole.values(), SessionRole.CLIENT);
        boolean isVenue = role == SessionRole.VENUE;
        return new SessionDefinition(
                map.integer("id", 1, Integer.MAX_VALUE, 0),
                role,
                compId(map, "ourCompId", map.text("ourCompId", ourCompId)),
                compId(map, "compId", map.required("compId", "?")),
                beginStrings(map, isVenue),
                isVenue ? "" : map.required("client", "?"),
                isVenue ? "" : map.text("account", ""),
                !isVenue && map.flag("mayChooseVenue", false),
                credential(map),
                isVenue ? List.of() : addresses(map),
                hours(map),
                map.integer("maxClockOffsetMs", 1, MAX_OFFSET_MS, USUAL_OFFSET_MS),
                map.integer("heartBtInt", 1, MAX_HEART_BT_INT_S, USUAL_HEART_BT_INT_S),
                isVenue ? map.text("host", "127.0.0.1") : "",
                isVenue ? map.integer("port", 1, MAX_PORT, 0) : 0,
                isVenue ? Dialect.USUAL : dialect(map));
    }

    private static String compId(YamlMap map, String key, String value) {
        if (!COMP_ID.matcher(value).matches()) {
            map.fault(key, "must be 1 to 24 printable characters without a space or '=', was '" + value + "'");
        }
        return value;
    }

    private static Set<String> beginStrings(YamlMap map, boolean isVenue) {
        Set<String> chosen = new LinkedHashSet<>(map.texts("versions"));
        for (String text : chosen) {
            if (!BEGIN_STRINGS.contains(text)) {
                map.fault("versions", "must be of " + String.join(", ", BEGIN_STRINGS) + ", was '" + text + "'");
            }
        }
        if (chosen.isEmpty()) {
            return isVenue ? Set.of("FIX.4.4") : new LinkedHashSet<>(BEGIN_STRINGS);
        }
        if (isVenue && chosen.size() > 1) {
            map.fault("versions", "must be exactly one for a venue, was " + chosen);
        }
        return chosen;
    }

    private static @Nullable Credential credential(YamlMap map) {
        if (!map.has("passwordHash")) {
            return null;
        }
        Credential credential = Credential.parse(map.required("passwordHash", ""));
        if (credential == null) {
            map.fault("passwordHash", "must be pbkdf2:ITERATIONS:SALT:HASH, as './trade2026 hash-password' prints it");
        }
        return credential;
    }

    private static List<AddressRange> addresses(YamlMap map) {
        List<AddressRange> ranges = new ArrayList<>();
        for (String text : map.texts("addresses")) {
            AddressRange range = AddressRange.parse(text);
            if (range == null) {
                map.fault(
                        "addresses",
                        "must be addresses such as 10.1.2.3 or networks such as 10.1.0.0/16, was '" + text + "'");
            } else {
                ranges.add(range);
            }
        }
        return map.has("addresses") ? List.copyOf(ranges) : List.of(LOOPBACK_4, LOOPBACK_6);
    }

    private static Hours hours(YamlMap map) {
        YamlMap hours = map.map("hours");
        if (hours == null) {
            return Hours.ALWAYS;
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String text : hours.texts("days")) {
            try {
                days.add(DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                hours.fault("days", "must be days such as monday, was '" + text + "'");
            }
        }
        Hours read = new Hours(
                hours.value("zone", ZoneId.of("UTC"), "an IANA zone such as America/New_York", SessionFiles::zone),
                hours.value("from", LocalTime.MIDNIGHT, "a time such as 07:30", SessionFiles::time),
                hours.value("to", LocalTime.MIDNIGHT, "a time such as 17:00", SessionFiles::time),
                days.isEmpty() ? Set.of(DayOfWeek.values()) : days);
        hours.end();
        return read;
    }

    private static @Nullable ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Dialect dialect(YamlMap map) {
        YamlMap dialect = map.map("dialect");
        if (dialect == null) {
            return Dialect.USUAL;
        }
        Dialect usual = Dialect.USUAL;
        Dialect read = new Dialect(
                dialect.choice("acknowledgement", Dialect.Acknowledgement.values(), usual.acknowledgement()),
                dialect.choice("chaining", Dialect.Chaining.values(), usual.chaining()),
                dialect.choice("pending", Dialect.Pending.values(), usual.pending()),
                dialect.choice("reopenFilled", Dialect.ReopenFilled.values(), usual.reopenFilled()),
                dialect.choice("belowCum", Dialect.BelowCum.values(), usual.belowCum()));
        dialect.end();
        return read;
    }
}
