package io.trade2026.sessions;

import io.trade2026.sessions.yaml.YamlMap;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one session of a session file. */
final class DefinitionReader {
    private static final Pattern COMP_ID = Pattern.compile("[!-~&&[^=]]{1,24}");
    private static final int MAX_GATEWAY = 99;
    private static final int MAX_PORT = 65_535;
    private static final int LONGEST_GRACE_MS = 30_000;
    private static final int DAY_MS = 86_400_000;
    private static final int MAX_HEART_BT_INT_S = 3_600;
    private static final int USUAL_OFFSET_MS = 120_000;
    private static final int USUAL_HEART_BT_INT_S = 10;
    private static final AddressRange LOOPBACK_4 = range("127.0.0.0/8");
    private static final AddressRange LOOPBACK_6 = range("::1");

    private final YamlMap map;
    private final SessionRole role;

    private DefinitionReader(YamlMap map) {
        this.map = map;
        this.role = map.choice("role", SessionRole.values(), SessionRole.CLIENT);
    }

    private static AddressRange range(String text) {
        AddressRange range = AddressRange.parse(text);
        if (range == null) {
            throw new IllegalStateException(text);
        }
        return range;
    }

    static SessionDefinition read(YamlMap map, String ourCompId, Map<String, Holidays> calendars) {
        return new DefinitionReader(map).definition(ourCompId, calendars);
    }

    private SessionDefinition definition(String ourCompId, Map<String, Holidays> calendars) {
        keysOf(EnumSet.of(SessionRole.CLIENT), "client", "account", "mayChooseVenue", "dialect", "cancelOnDisconnect");
        keysOf(EnumSet.of(SessionRole.CLIENT, SessionRole.DROP_COPY), "addresses", "passwordHash");
        keysOf(EnumSet.of(SessionRole.VENUE), "host", "port", "copyOf");
        keysOf(EnumSet.of(SessionRole.DROP_COPY), "dropCopy");
        boolean isClient = role == SessionRole.CLIENT;
        boolean isVenue = role == SessionRole.VENUE;
        return new SessionDefinition(
                map.integer("id", 1, Integer.MAX_VALUE, 0),
                role,
                compId("ourCompId", map.text("ourCompId", ourCompId)),
                compId("compId", map.required("compId", "?")),
                beginStrings(),
                isClient ? map.required("client", "?") : "",
                isClient ? map.text("account", "") : "",
                isClient && map.flag("mayChooseVenue", false),
                isVenue ? null : credential(),
                isVenue ? List.of() : addresses(),
                ScheduleReader.read(map, calendars),
                map.integer("maxClockOffsetMs", 1, DAY_MS, USUAL_OFFSET_MS),
                map.integer("heartBtInt", 1, MAX_HEART_BT_INT_S, USUAL_HEART_BT_INT_S),
                isVenue ? map.text("host", "127.0.0.1") : "",
                isVenue ? map.integer("port", 1, MAX_PORT, 0) : 0,
                isClient ? dialect() : Dialect.USUAL,
                WordsReader.read(map),
                isClient ? cancelOnDisconnect() : CancelOnDisconnect.NONE,
                numbering(),
                role == SessionRole.DROP_COPY ? dropCopy() : DropCopyFilter.ALL,
                isVenue && map.has("copyOf") ? map.integer("copyOf", 1, Integer.MAX_VALUE, 1) : 0,
                map.integer("gateway", 1, MAX_GATEWAY, 1));
    }

    /** A key that means nothing for this role is a mistake that would go unnoticed. */
    private void keysOf(Set<SessionRole> owners, String... keys) {
        for (String key : keys) {
            if (!owners.contains(role) && map.has(key)) {
                map.fault(
                        key,
                        "must not be there: it is a key of role " + String.join(" or ", spellings(owners))
                                + ", the role of this session is "
                                + spellings(Set.of(role)).get(0));
                map.pass(key);
            }
        }
    }

    private static List<String> spellings(Set<SessionRole> roles) {
        return YamlMap.spellings(roles.toArray(SessionRole[]::new));
    }

    private String compId(String key, String value) {
        if (!COMP_ID.matcher(value).matches()) {
            map.fault(key, "must be 1 to 24 printable characters without a space or '=', was '" + value + "'");
        }
        return value;
    }

    private Set<String> beginStrings() {
        boolean isVenue = role == SessionRole.VENUE;
        Set<String> chosen = new LinkedHashSet<>(map.texts("versions"));
        for (String text : chosen) {
            if (!SessionFiles.BEGIN_STRINGS.contains(text)) {
                map.fault(
                        "versions",
                        "must be of " + String.join(", ", SessionFiles.BEGIN_STRINGS) + ", was '" + text + "'");
            }
        }
        if (role == SessionRole.DROP_COPY && chosen.contains("FIX.4.2")) {
            map.fault(
                    "versions",
                    "must be of FIX.4.4, FIXT.1.1 for a drop copy, was 'FIX.4.2', which has no message to ask again for executions");
        }
        if (chosen.isEmpty()) {
            return usualBeginStrings();
        }
        if (isVenue && chosen.size() > 1) {
            map.fault("versions", "must be exactly one for a venue, was " + chosen);
        }
        return chosen;
    }

    private Set<String> usualBeginStrings() {
        return switch (role) {
            case CLIENT -> new LinkedHashSet<>(SessionFiles.BEGIN_STRINGS);
            case VENUE -> Set.of("FIX.4.4");
            case DROP_COPY -> new LinkedHashSet<>(List.of("FIX.4.4", "FIXT.1.1"));
        };
    }

    private @Nullable Credential credential() {
        if (!map.has("passwordHash")) {
            return null;
        }
        Credential credential = Credential.parse(map.required("passwordHash", ""));
        if (credential == null) {
            map.fault("passwordHash", "must be pbkdf2:ITERATIONS:SALT:HASH, as './trade2026 hash-password' prints it");
        }
        return credential;
    }

    private List<AddressRange> addresses() {
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

    private Dialect dialect() {
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
                dialect.choice("belowCum", Dialect.BelowCum.values(), usual.belowCum()),
                dialect.choice("massCancelIds", Dialect.MassCancelIds.values(), usual.massCancelIds()),
                dialect.choice("massStatusNone", Dialect.MassStatusNone.values(), usual.massStatusNone()),
                dialect.choice("origIdOnReject", Dialect.OrigIdOnReject.values(), usual.origIdOnReject()),
                dialect.flag("notices", usual.notices()),
                dialect.integer("staleAfterMs", 0, DAY_MS, usual.staleAfterMs()),
                dialect.flag("extendedReasons", usual.extendedReasons()),
                dialect.choice("throttled", Dialect.Throttled.values(), usual.throttled()));
        dialect.end();
        return read;
    }

    private CancelOnDisconnect cancelOnDisconnect() {
        YamlMap cancel = map.map("cancelOnDisconnect");
        if (cancel == null) {
            return CancelOnDisconnect.NONE;
        }
        Set<CancelOnDisconnect.Trigger> triggers = EnumSet.noneOf(CancelOnDisconnect.Trigger.class);
        triggers.addAll(cancel.choices("on", CancelOnDisconnect.Trigger.values()));
        CancelOnDisconnect.Scope scope =
                cancel.choice("orders", CancelOnDisconnect.Scope.values(), CancelOnDisconnect.Scope.DAY);
        int graceMs = cancel.integer("graceMs", 0, LONGEST_GRACE_MS, 0);
        if (cancel.texts("on").isEmpty()) {
            cancel.fault(
                    "on",
                    "must name at least one of " + YamlMap.spellings(CancelOnDisconnect.Trigger.values())
                            + "; without, nothing is ever cancelled: then leave cancelOnDisconnect out");
        }
        cancel.end();
        return new CancelOnDisconnect(triggers, scope, graceMs);
    }

    private Numbering numbering() {
        YamlMap numbering = map.map("numbering");
        if (numbering == null) {
            return Numbering.USUAL;
        }
        Numbering usual = Numbering.USUAL;
        Numbering read = new Numbering(
                numbering.flag("mayReset", usual.mayReset()),
                numbering.flag("nextExpected", usual.nextExpected()),
                numbering.flag("resetAtStart", usual.resetAtStart()));
        if (read.resetAtStart() && !map.has("hours")) {
            numbering.fault("resetAtStart", "needs hours: a session that is always open has no start");
        }
        numbering.end();
        return read;
    }

    private DropCopyFilter dropCopy() {
        YamlMap filter = map.map("dropCopy");
        if (filter == null) {
            return DropCopyFilter.ALL;
        }
        DropCopyFilter read =
                new DropCopyFilter(names(filter, "clients"), names(filter, "accounts"), names(filter, "venues"));
        filter.end();
        return read;
    }

    private static Set<String> names(YamlMap filter, String key) {
        Set<String> names = new TreeSet<>(filter.texts(key));
        for (String name : names) {
            if (!COMP_ID.matcher(name).matches()) {
                filter.fault(key, "must be 1 to 24 printable characters without a space or '=', was '" + name + "'");
            }
        }
        if (filter.has(key) && names.isEmpty()) {
            filter.fault(key, "must name at least one; for all leave it out");
        }
        return names;
    }
}
