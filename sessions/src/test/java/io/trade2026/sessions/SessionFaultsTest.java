package io.trade2026.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault of a session file is told with what is allowed, and what belongs together is read together. */
class SessionFaultsTest {
    @TempDir
    private Path directory;

    private static Stream<Arguments> faults() {
        return Map.ofEntries(
                        Map.entry(
                                "hours: {from: monday 17:00}",
                                "hours.to: must name a day too, as the other end of the window does"),
                        Map.entry("hours: {to: monday 17:00}", "hours.from: must name a day too"),
                        Map.entry(
                                "hours: {from: monday 17:00, to: friday 17:00, days: [monday]}",
                                "hours.days: must not be there when from and to name their days"),
                        Map.entry(
                                "hours: {from: someday 17:00}",
                                "hours.from: must be a time such as 07:30, or of a week, such as monday 07:30, was 'someday 17:00'"),
                        Map.entry(
                                "hours: {days: [monday, monday]}",
                                "hours.days: must name each day once, but monday is there twice"),
                        Map.entry(
                                "hours: {days: []}", "hours.days: must name at least one; for every day leave it out"),
                        Map.entry("hours: {windows: []}", "hours.windows: must be a list of at least one window"),
                        Map.entry(
                                "hours: {from: \"09:00\", windows: [{to: \"17:00\"}]}",
                                "hours.from: must be inside of windows"),
                        Map.entry(
                                "hours: {windows: [{from: \"09:00\", to: \"12:00\"}, {from: \"11:59\", to: \"13:00\"}]}",
                                "hours.windows[1].from: must not overlap another window: MONDAY 11:59 to MONDAY 13:00 overlaps MONDAY 09:00 to MONDAY 12:00"),
                        Map.entry(
                                "hours: {calendar: XLON}",
                                "hours.calendar: must be a file calendars/NAME.yaml beside the session files, there are [XNYS], was 'XLON'"),
                        Map.entry("numbering: {resetAtStart: true}", "numbering.resetAtStart: needs hours"),
                        Map.entry(
                                "numbering: {mayReset: maybe}",
                                "numbering.mayReset: must be true or false, was 'maybe'"),
                        Map.entry(
                                "cancelOnDisconnect: {graceMs: 5000}",
                                "cancelOnDisconnect.on: must name at least one of [lost-link, logout, missed-heartbeats, gateway-death]"),
                        Map.entry(
                                "cancelOnDisconnect: {on: [boredom]}",
                                "cancelOnDisconnect.on: must be one of lost-link, logout, missed-heartbeats, gateway-death, was 'boredom'"),
                        Map.entry(
                                "cancelOnDisconnect: {on: [logout], orders: some}",
                                "cancelOnDisconnect.orders: must be one of day, all, was 'some'"),
                        Map.entry(
                                "cancelOnDisconnect: {on: [logout], graceMs: -1}",
                                "cancelOnDisconnect.graceMs: must be a whole number from 0 to 30000, was '-1'"),
                        Map.entry(
                                "dialect: {staleAfterMs: soon}",
                                "dialect.staleAfterMs: must be a whole number from 0 to 86400000, was 'soon'"),
                        Map.entry(
                                "dialect: {massStatusNone: nothing}",
                                "dialect.massStatusNone: must be one of report, reject, was 'nothing'"),
                        Map.entry("gateway: 0", "gateway: must be a whole number from 1 to 99, was '0'"),
                        Map.entry("gateway: 100", "gateway: must be a whole number from 1 to 99, was '100'"),
                        Map.entry(
                                "host: somewhere",
                                "host: must not be there: it is a key of role venue, the role of this session is client"),
                        Map.entry("dropCopy: {}", "dropCopy: must not be there: it is a key of role drop-copy"),
                        Map.entry(
                                "words: {unknownTags: lax}",
                                "words.unknownTags: must be one of strict, tolerant, log-only, was 'lax'"),
                        Map.entry(
                                "words: {customTags: [58]}",
                                "words.customTags: must be whole numbers from 5000 up, was '58'"),
                        Map.entry(
                                "words: {customTags: [9001, 9001]}",
                                "words.customTags: must name each tag once, but 9001 is there twice"))
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    private static Stream<Arguments> faultsOfOverlays() {
        return Map.ofEntries(
                        Map.entry(
                                "rename: {34: 9034}",
                                "rename.34: must not rename 34, a tag that the session layer lives by"),
                        Map.entry(
                                "rename: {9049: 49}",
                                "rename.9049: must not rename 49, a tag that the session layer lives by"),
                        Map.entry("rename: {9001: x}", "rename.9001: must be THEIR_TAG: OUR_TAG, was 9001: 'x'"),
                        Map.entry("rename: {58: 58}", "rename.58: must be two different tags"),
                        Map.entry(
                                "rename: {9001: 1, 9002: 1}",
                                "rename.9002: must not clash, but another tag is renamed to 1 too"),
                        Map.entry(
                                "rename: {7777: 1}",
                                "rename.7777: must not be one of customTags, which are tags after renaming"),
                        Map.entry(
                                "map: {D: {40: {M: 1, K: 1}}}",
                                "map.D.40.K: must be one to one, but another value stands for '1' too"),
                        Map.entry("map: {D: {40: {}}}", "map.D.40: must map at least one value"),
                        Map.entry(
                                "map: {D: {10: {a: b}}}",
                                "map.D.10: must not be about 10, a tag that the session layer lives by"),
                        Map.entry(
                                "map: {D: {40: {M: 1}}, \"*\": {40: {L: 2}}}",
                                "must not be told twice: map * 40 and map D 40 contradict each other"),
                        Map.entry(
                                "default: {new order: {21: 1}}",
                                "default.new order: must be a MsgType(35), or \"*\" for every message"),
                        Map.entry(
                                "default: {D: {21: \"é\"}}",
                                "default.D.21: must be 1 to 64 printable characters, was 'é'"),
                        Map.entry(
                                "require: {D: [zero]}",
                                "require.D: must be a tag: a whole number from 1 up, was 'zero'"),
                        Map.entry(
                                "require: {D: [60, 60]}", "require.D: must name each tag once, but 60 is there twice"),
                        Map.entry(
                                "{rename: {9001: 1}, require: {D: [9001]}}",
                                "require.D: must be our tag: 9001 is renamed to 1"),
                        Map.entry(
                                "{default: {D: {21: 1}}, require: {D: [21]}}",
                                "require.D: must not be told twice: require D 21 and default D 21 contradict each other"),
                        Map.entry(
                                "{require: {D: [21]}, forbid: {\"*\": [21]}}",
                                "forbid.*: must not be told twice: forbid * 21 and require D 21 contradict each other"),
                        Map.entry(
                                "colour: {D: red}",
                                "colour: is no known key; known are default, forbid, map, rename, require"))
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private SessionDefinition load(String keys) throws IOException, SessionFault {
        write(
                "calendars/XNYS.yaml",
                "{zone: America/New_York, closed: [2026-11-26], earlyClose: {2026-11-27: \"13:00\"}}");
        write("a.yaml", "sessions:\n  - id: 1\n    compId: A\n    client: C\n    " + keys + "\n");
        return SessionFiles.load(directory).all().iterator().next();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultIsTold(String key, String fault) {
        assertThatThrownBy(() -> load(key))
                .isInstanceOf(SessionFault.class)
                .hasMessageStartingWith("a.yaml:5 sessions[0]." + fault)
                .message()
                .hasLineCount(1);
    }

    @ParameterizedTest
    @MethodSource("faultsOfOverlays")
    void faultOfAnOverlayIsTold(String rules, String fault) {
        String overlay = rules.startsWith("{") ? rules : "{" + rules + "}";
        assertThatThrownBy(() -> load("words: {customTags: [7777], overlay: " + overlay + "}"))
                .isInstanceOf(SessionFault.class)
                .hasMessageStartingWith("a.yaml:5 sessions[0].words.overlay.")
                .hasMessageContaining(fault)
                .message()
                .hasLineCount(1);
    }

    @Test
    void keyOfAClientIsAFaultForADropCopyAndAVenue() throws IOException {
        write("a.yaml", """
                sessions:
                  - {id: 1, role: drop-copy, compId: A, client: C, dialect: {}}
                  - {id: 2, role: venue, compId: B, port: 1, cancelOnDisconnect: {}, addresses: []}
                  - {id: 3, role: drop-copy, compId: D, dropCopy: {clients: [], accounts: [a b]}}
                """);
        assertThatThrownBy(() -> SessionFiles.load(directory))
                .isInstanceOf(SessionFault.class)
                .hasMessageContainingAll(
                        "sessions[0].client: must not be there: it is a key of role client, the role of this session is drop-copy",
                        "sessions[0].dialect: must not be there",
                        "sessions[1].cancelOnDisconnect: must not be there: it is a key of role client, the role of this session is venue",
                        "sessions[1].addresses: must not be there: it is a key of role client or drop-copy",
                        "sessions[2].dropCopy.clients: must name at least one; for all leave it out",
                        "sessions[2].dropCopy.accounts: must be 1 to 24 printable characters without a space or '=', was 'a b'");
    }

    @Test
    void faultOfACalendarNamesItsFile() throws IOException {
        write("calendars/XNYS.yaml", """
                closed: [2026-11-26, 26.11.2026, 2026-11-26]
                earlyClose:
                  2026-11-26: "13:00"
                  tomorrow: "13:00"
                  2026-11-27: noon
                colour: red
                """);
        assertThatThrownBy(() -> SessionFiles.load(directory))
                .isInstanceOf(SessionFault.class)
                .hasMessageContainingAll(
                        "calendars/XNYS.yaml:1 zone: is missing",
                        "calendars/XNYS.yaml:1 closed: must be a date such as 2026-12-25, was '26.11.2026'",
                        "calendars/XNYS.yaml:1 closed: must name each date once, but 2026-11-26 is there twice",
                        "calendars/XNYS.yaml:3 earlyClose.2026-11-26: must be a date of its own, but 2026-11-26 is closed all day",
                        "calendars/XNYS.yaml:4 earlyClose.tomorrow: must be the time of closing for a date such as 2026-12-25",
                        "calendars/XNYS.yaml:5 earlyClose.2026-11-27: must be a time such as 13:00, was 'noon'",
                        "calendars/XNYS.yaml:6 colour: is no known key");
    }

    @Test
    void overlayIsReadInTheOrderInWhichItWorks() throws Exception {
        Words words = load("""
                words:
                      unknownTags: logOnly
                      customTags: [9002, 9001]
                      overlay:
                        forbid: {"*": [110]}
                        require: {D: [60]}
                        default: {D: {21: 1}}
                        map: {D: {40: {M: 1}}}
                        rename: {9100: 1}
                """).words();
        assertThat(words.unknownTags()).isEqualTo(Words.UnknownTags.LOG_ONLY);
        assertThat(words.customTags()).containsExactly(9001, 9002);
        assertThat(words.overlay().rules())
                .isEqualTo(List.of(
                        new OverlayRule.Rename(9100, 1),
                        new OverlayRule.MapValue("D", 40, Map.of("M", "1")),
                        new OverlayRule.Default("D", 21, "1"),
                        new OverlayRule.Require("D", 60),
                        new OverlayRule.Forbid("*", 110)));
    }

    @Test
    void whatIsNotSaidIsUsual() throws Exception {
        SessionDefinition plain = load("account: ACC");
        assertThat(plain.schedule()).isEqualTo(Schedule.ALWAYS);
        assertThat(plain.words()).isEqualTo(Words.USUAL);
        assertThat(plain.numbering()).isEqualTo(new Numbering(true, false, false));
        assertThat(plain.dialect()).isEqualTo(Dialect.USUAL);
        assertThat(plain.cancelOnDisconnect()).isEqualTo(CancelOnDisconnect.NONE);
        assertThat(plain.dropCopy()).isEqualTo(DropCopyFilter.ALL);
    }

    @Test
    void scheduleTakesZoneAndHolidaysOfItsCalendar() throws Exception {
        Schedule schedule = load("hours: {calendar: XNYS, from: sunday 17:00, to: friday 16:00}")
                .schedule();
        assertThat(schedule.zone().getId()).isEqualTo("America/New_York");
        assertThat(schedule.windows()).hasToString("[SUNDAY 17:00 to FRIDAY 16:00]");
        assertThat(schedule.holidays().closed()).hasToString("[2026-11-26]");
        assertThat(schedule.holidays().earlyCloses()).hasToString("{2026-11-27=13:00}");
    }

    @Test
    void dropCopyHearsOfTheNamesThatAreGiven() throws Exception {
        write(
                "a.yaml",
                "sessions: [{id: 1, role: dropCopy, compId: A, dropCopy: {clients: [C1, C2], venues: [XSIM]}}]");
        DropCopyFilter filter =
                SessionFiles.load(directory).all().iterator().next().dropCopy();
        assertThat(filter).isEqualTo(new DropCopyFilter(Set.of("C1", "C2"), Set.of(), Set.of("XSIM")));
    }

    @Test
    void calendarThatChangesIsSeen() throws Exception {
        load("hours: {calendar: XNYS}");
        try (SessionDirectory watched = SessionDirectory.open(directory)) {
            SessionBook before = watched.book();
            write("calendars/XNYS.yaml", "{zone: Asia/Tokyo, closed: [2026-11-23]}");
            org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(java.time.Duration.ofSeconds(10), () -> {
                while (watched.book() == before) {
                    Thread.onSpinWait();
                }
            });
            assertThat(watched.book().all().iterator().next().schedule().zone().getId())
                    .isEqualTo("Asia/Tokyo");
        }
    }
}
