package io.trade2026.sessions;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.sessions.ClockScan.Clock;
import io.trade2026.sessions.Schedule.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Schedules in every zone that Java knows, at every change of its clock in ten years, against a scan of the clock. */
class ScheduleZonesTest {
    private static final Instant FIRST = Instant.parse("2017-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2027-01-01T00:00:00Z");
    private static final Duration SCANNED = Duration.ofHours(54);
    private static final Duration COMPARED = Duration.ofHours(26);
    private static final int DAY_MINUTES = 1_440;

    /** One zone for each set of rules: a schedule knows a zone by nothing else. */
    private static List<ZoneId> zones() {
        Map<ZoneRules, ZoneId> byRules = new HashMap<>();
        List<String> ids = new ArrayList<>(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        for (String id : ids) {
            byRules.putIfAbsent(ZoneId.of(id).getRules(), ZoneId.of(id));
        }
        assertThat(ids).as("zones").hasSizeGreaterThan(500);
        return List.copyOf(byRules.values());
    }

    private static List<Instant> changesOfClock(ZoneId zone) {
        List<Instant> changes = new ArrayList<>();
        ZoneOffsetTransition change = zone.getRules().nextTransition(FIRST);
        while (change != null && change.getInstant().isBefore(LAST)) {
            changes.add(change.getInstant());
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return changes.isEmpty() ? List.of(FIRST) : changes;
    }

    private static List<Window> daily(String from, String to, DayOfWeek... days) {
        LocalTime opens = LocalTime.parse(from);
        LocalTime closes = LocalTime.parse(to);
        return Arrays.stream(days.length == 0 ? DayOfWeek.values() : days)
                .map(day -> new Window(day, opens, opens.isBefore(closes) ? 0 : 1, closes))
                .toList();
    }

    private static List<List<Window>> shapes(Random random) {
        List<Window> twice = new ArrayList<>(daily("00:15", "02:20"));
        twice.addAll(daily("02:40", "23:30"));
        int from = random.nextInt(DAY_MINUTES);
        int minutes = 1 + random.nextInt(DAY_MINUTES);
        List<Window> anyDay = Arrays.stream(DayOfWeek.values())
                .map(day -> new Window(
                        day, time(from), (from + minutes) / DAY_MINUTES, time((from + minutes) % DAY_MINUTES)))
                .toList();
        return List.of(
                daily("00:00", "00:00"),
                daily("01:30", "01:30"),
                daily("02:30", "01:45"),
                daily("02:10", "02:50"),
                daily("22:00", "00:30", SUNDAY, FRIDAY),
                twice,
                anyDay,
                List.of(new Window(SUNDAY, LocalTime.of(17, 0), 5, LocalTime.of(16, 0))),
                List.of(new Window(SUNDAY, LocalTime.of(2, 30), 7, LocalTime.of(2, 30))));
    }

    private static LocalTime time(int minute) {
        return LocalTime.ofSecondOfDay(minute * 60L);
    }

    @Test
    void opensAndClosesAsAScanOfTheClockSays() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        int compared = 0;
        for (ZoneId zone : zones()) {
            for (Instant change : changesOfClock(zone)) {
                Clock clock = Clock.read(zone, change, SCANNED);
                LocalDate date = change.atZone(zone).toLocalDate();
                Holidays holidays = random.nextInt(3) > 0
                        ? Holidays.NONE
                        : new Holidays(
                                "near",
                                zone,
                                new TreeSet<>(List.of(date.minusDays(random.nextInt(2)))),
                                new TreeMap<>(Map.of(date.plusDays(1), time(random.nextInt(DAY_MINUTES)))));
                for (List<Window> windows : shapes(random)) {
                    boolean isDaily = windows.get(0).isDaily();
                    compare(new Schedule(zone, windows, isDaily ? holidays : Holidays.NONE), clock, change, seed);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(10_000);
    }

    private static void compare(Schedule schedule, Clock clock, Instant change, long seed) {
        ClockScan scan = new ClockScan(schedule, clock);
        Instant begin = change.minus(COMPARED);
        Instant end = change.plus(COMPARED);
        Supplier<String> what = () -> schedule + " at " + change + ", " + scan + ", -Dseed=" + seed;
        List<Instant> changes = new ArrayList<>();
        for (Instant at = schedule.nextChange(begin); at.isBefore(end); at = schedule.nextChange(at)) {
            changes.add(at);
        }
        assertThat(changes).as(what).isEqualTo(scan.changes(begin, end));
        List<Instant> openings = new ArrayList<>();
        for (Instant at = schedule.nextOpening(begin); at.isBefore(end); at = schedule.nextOpening(at)) {
            openings.add(at);
        }
        assertThat(openings).as(what).isEqualTo(scan.openings(begin, end));
        Instant opened = schedule.lastOpening(begin);
        for (Instant at : changes) {
            Instant before = at.minusNanos(1);
            if (schedule.isOpen(at) != scan.isOpen(at) || schedule.isOpen(before) != scan.isOpen(before)) {
                throw new AssertionError(what.get() + ": is it open at " + at + " and just before?");
            }
            Instant expected = openings.contains(at) ? at : opened;
            assertThat(schedule.lastOpening(before)).as(what).isEqualTo(opened);
            assertThat(schedule.lastOpening(at)).as(what).isEqualTo(expected);
            opened = expected;
        }
    }

    @Test
    void noDayIsLostOrDoubledInTenYears() {
        LocalDate first = LocalDate.ofInstant(FIRST, ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(LAST, ZoneOffset.UTC);
        List<Window> office = daily("09:00", "17:00");
        for (ZoneId zone : zones()) {
            Schedule schedule = new Schedule(zone, office, Holidays.NONE);
            List<LocalDate> opened = new ArrayList<>();
            Instant before = Instant.MIN;
            Instant end = last.atStartOfDay(zone).toInstant();
            Instant at = schedule.nextOpening(first.atStartOfDay(zone).toInstant());
            while (at.isBefore(end)) {
                assertThat(at).isAfter(before);
                assertThat(at.atZone(zone).toLocalTime()).isEqualTo(LocalTime.of(9, 0));
                opened.add(at.atZone(zone).toLocalDate());
                before = at;
                at = schedule.nextOpening(at);
            }
            assertThat(opened)
                    .as(zone.toString())
                    .isEqualTo(first.datesUntil(last).toList());
        }
    }
}
