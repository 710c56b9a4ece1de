package io.trade2026.sessions;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trade2026.sessions.Schedule.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static List<Window> everyDay(String from, String to) {
        LocalTime opens = LocalTime.parse(from);
        LocalTime closes = LocalTime.parse(to);
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Window(day, opens, opens.isBefore(closes) ? 0 : 1, closes))
                .toList();
    }

    private static Schedule newYork(String from, String to, Holidays holidays) {
        return new Schedule(NEW_YORK, everyDay(from, to), holidays);
    }

    private static Holidays holidays(ZoneId zone, List<String> closed, Map<String, String> early) {
        TreeSet<LocalDate> dates = new TreeSet<>();
        closed.forEach(date -> dates.add(LocalDate.parse(date)));
        TreeMap<LocalDate, LocalTime> times = new TreeMap<>();
        early.forEach((date, time) -> times.put(LocalDate.parse(date), LocalTime.parse(time)));
        return new Holidays("TEST", zone, dates, times);
    }

    @Test
    void withoutWindowsItIsAlwaysOpenAndNeverOpens() {
        assertThat(Schedule.ALWAYS.isOpen(at("2026-11-26T00:00:00Z"))).isTrue();
        assertThat(Schedule.ALWAYS.lastOpening(at("2026-11-26T00:00:00Z"))).isNull();
        assertThat(Schedule.ALWAYS.nextChange(at("2026-11-26T00:00:00Z"))).isEqualTo(Instant.MAX);
        assertThat(Schedule.ALWAYS.nextOpening(at("2026-11-26T00:00:00Z"))).isEqualTo(Instant.MAX);
    }

    @Test
    void aWeekRunsFromMondayToFriday() {
        Schedule week = new Schedule(
                NEW_YORK, List.of(new Window(MONDAY, LocalTime.of(17, 0), 4, LocalTime.of(16, 0))), Holidays.NONE);
        assertThat(week.isOpen(at("2026-11-23T21:59:59Z"))).isFalse();
        assertThat(week.isOpen(at("2026-11-23T22:00:00Z"))).isTrue();
        assertThat(week.isOpen(at("2026-11-26T03:00:00Z"))).isTrue();
        assertThat(week.lastOpening(at("2026-11-26T03:00:00Z"))).isEqualTo(at("2026-11-23T22:00:00Z"));
        assertThat(week.nextChange(at("2026-11-26T03:00:00Z"))).isEqualTo(at("2026-11-27T21:00:00Z"));
        assertThat(week.isOpen(at("2026-11-27T21:00:00Z"))).isFalse();
        assertThat(week.nextOpening(at("2026-11-26T03:00:00Z"))).isEqualTo(at("2026-11-30T22:00:00Z"));
        assertThat(week).hasToString("MONDAY 17:00 to FRIDAY 16:00 America/New_York");
    }

    @Test
    void windowsThatTouchFollowEachOtherWithoutABreakAndCountAsOpenings() {
        Schedule round = newYork("17:00", "17:00", Holidays.NONE);
        Instant noon = at("2026-11-25T17:00:00Z");
        assertThat(round.isOpen(noon)).isTrue();
        assertThat(round.lastOpening(noon)).isEqualTo(at("2026-11-24T22:00:00Z"));
        assertThat(round.nextChange(noon)).isEqualTo(at("2026-11-25T22:00:00Z"));
        assertThat(round.isOpen(at("2026-11-25T22:00:00Z"))).isTrue();
        assertThat(round.lastOpening(at("2026-11-25T22:00:00Z"))).isEqualTo(at("2026-11-25T22:00:00Z"));
    }

    @Test
    void timeThatDoesNotExistStandsForTheJumpOfTheClock() {
        // On 8 March 2026 New York goes from 02:00 EST to 03:00 EDT, at 07:00 UTC.
        Instant jump = at("2026-03-08T07:00:00Z");
        Schedule opensInGap = newYork("02:30", "04:00", Holidays.NONE);
        assertThat(opensInGap.nextOpening(at("2026-03-08T00:00:00Z"))).isEqualTo(jump);
        assertThat(opensInGap.nextChange(jump)).isEqualTo(at("2026-03-08T08:00:00Z"));
        Schedule closesInGap = newYork("01:00", "02:30", Holidays.NONE);
        assertThat(closesInGap.nextChange(at("2026-03-08T06:00:00Z"))).isEqualTo(jump);
        Schedule inGap = newYork("02:10", "02:50", Holidays.NONE);
        assertThat(inGap.nextOpening(at("2026-03-07T12:00:00Z"))).isEqualTo(at("2026-03-09T06:10:00Z"));
    }

    @Test
    void ofATimeThatExistsTwiceTheFirstOpensAndTheSecondCloses() {
        // On 1 November 2026 New York goes from 02:00 EDT to 01:00 EST, at 06:00 UTC.
        Schedule night = newYork("01:30", "01:45", Holidays.NONE);
        assertThat(night.nextOpening(at("2026-11-01T00:00:00Z"))).isEqualTo(at("2026-11-01T05:30:00Z"));
        assertThat(night.nextChange(at("2026-11-01T05:30:00Z"))).isEqualTo(at("2026-11-01T06:45:00Z"));
        Schedule round = newYork("01:30", "01:30", Holidays.NONE);
        assertThat(round.nextChange(at("2026-10-31T12:00:00Z")))
                .as("ends at the latest when the next one opens")
                .isEqualTo(at("2026-11-01T05:30:00Z"));
        assertThat(round.nextChange(at("2026-11-01T05:30:00Z"))).isEqualTo(at("2026-11-02T06:30:00Z"));
    }

    @Test
    void dateThatAZoneLeftOutHasNoSession() {
        // Samoa went from 29 to 31 December 2011.
        Schedule samoa = new Schedule(ZoneId.of("Pacific/Apia"), everyDay("09:00", "17:00"), Holidays.NONE);
        assertThat(samoa.nextOpening(at("2011-12-29T19:00:00Z"))).isEqualTo(at("2011-12-30T19:00:00Z"));
        assertThat(at("2011-12-29T19:00:00Z").atZone(samoa.zone()).toLocalDate())
                .isEqualTo("2011-12-29");
        assertThat(at("2011-12-30T19:00:00Z").atZone(samoa.zone()).toLocalDate())
                .isEqualTo("2011-12-31");
    }

    @Test
    void holidayIsLeftOutAndAHalfDayClosesEarly() {
        Schedule day =
                newYork("08:00", "17:00", holidays(NEW_YORK, List.of("2026-11-26"), Map.of("2026-11-27", "13:00")));
        assertThat(day.isOpen(at("2026-11-26T15:00:00Z"))).isFalse();
        assertThat(day.nextOpening(at("2026-11-25T15:00:00Z"))).isEqualTo(at("2026-11-27T13:00:00Z"));
        assertThat(day.nextChange(at("2026-11-27T13:00:00Z"))).isEqualTo(at("2026-11-27T18:00:00Z"));
        assertThat(day.lastOpening(at("2026-11-26T15:00:00Z"))).isEqualTo(at("2026-11-25T13:00:00Z"));
        assertThat(day.toString()).endsWith(", but for the holidays of TEST");
    }

    @Test
    void nightBelongsToTheDateOnWhichItCloses() {
        Schedule night =
                newYork("18:00", "17:00", holidays(NEW_YORK, List.of("2026-11-26"), Map.of("2026-11-27", "13:00")));
        assertThat(night.isOpen(at("2026-11-25T23:30:00Z")))
                .as("leads into the holiday")
                .isFalse();
        assertThat(night.isOpen(at("2026-11-26T23:30:00Z")))
                .as("leads into the day after it")
                .isTrue();
        assertThat(night.nextChange(at("2026-11-26T23:30:00Z"))).isEqualTo(at("2026-11-27T18:00:00Z"));
        Schedule untilMidnight = newYork("18:00", "00:00", holidays(NEW_YORK, List.of("2026-11-26"), Map.of()));
        assertThat(untilMidnight.isOpen(at("2026-11-26T00:00:00Z"))).isTrue();
        assertThat(untilMidnight.isOpen(at("2026-11-27T00:00:00Z"))).isFalse();
    }

    @Test
    void windowThatWouldOpenAfterTheEarlyCloseDoesNot() {
        Schedule afternoon = newYork("14:00", "17:00", holidays(NEW_YORK, List.of(), Map.of("2026-11-27", "13:00")));
        assertThat(afternoon.nextOpening(at("2026-11-27T12:00:00Z"))).isEqualTo(at("2026-11-28T19:00:00Z"));
    }

    @Test
    void holidaysAreCutOutOfAWeek() {
        Schedule week = new Schedule(
                NEW_YORK,
                List.of(new Window(SUNDAY, LocalTime.of(17, 0), 5, LocalTime.of(16, 0))),
                holidays(NEW_YORK, List.of("2026-11-26"), Map.of("2026-11-24", "13:00")));
        List<Instant> changes = new java.util.ArrayList<>();
        for (Instant next = week.nextChange(at("2026-11-22T12:00:00Z"));
                next.isBefore(at("2026-11-29T12:00:00Z"));
                next = week.nextChange(next)) {
            changes.add(next);
        }
        assertThat(changes)
                .containsExactly(
                        at("2026-11-22T22:00:00Z"),
                        at("2026-11-24T18:00:00Z"),
                        at("2026-11-25T05:00:00Z"),
                        at("2026-11-26T05:00:00Z"),
                        at("2026-11-27T05:00:00Z"),
                        at("2026-11-27T21:00:00Z"));
    }

    @Test
    void calendarHasAZoneOfItsOwn() {
        Schedule tokyo = new Schedule(
                ZoneId.of("Asia/Tokyo"),
                everyDay("09:00", "08:00"),
                holidays(NEW_YORK, List.of("2026-11-26"), Map.of("2026-11-27", "13:00")));
        // 27 November 08:00 in Tokyo is 26 November 18:00 in New York.
        assertThat(tokyo.isOpen(at("2026-11-26T12:00:00Z"))).isFalse();
        assertThat(tokyo.nextChange(at("2026-11-27T12:00:00Z"))).isEqualTo(at("2026-11-27T18:00:00Z"));
    }

    @Test
    void yearsOfHolidaysAreSearchedToTheirEnd() {
        TreeSet<LocalDate> closed = new TreeSet<>();
        LocalDate.parse("2020-01-01").datesUntil(LocalDate.parse("2030-01-01")).forEach(closed::add);
        Schedule schedule = newYork("09:00", "17:00", new Holidays("TEST", NEW_YORK, closed, new TreeMap<>()));
        assertThat(schedule.nextOpening(at("2025-01-01T00:00:00Z"))).isEqualTo(at("2030-01-01T14:00:00Z"));
        assertThat(schedule.lastOpening(at("2025-01-01T00:00:00Z"))).isEqualTo(at("2019-12-31T14:00:00Z"));
    }

    @Test
    void windowsMustNotOverlapAndLastAWeekAtMost() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule(
                        NEW_YORK,
                        List.of(
                                new Window(FRIDAY, LocalTime.of(9, 0), 0, LocalTime.of(17, 0)),
                                new Window(FRIDAY, LocalTime.of(16, 59), 0, LocalTime.of(18, 0))),
                        Holidays.NONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(MONDAY, LocalTime.of(9, 0), 7, LocalTime.of(9, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(MONDAY, LocalTime.of(9, 0), 0, LocalTime.of(9, 0)));
        Window friday = new Window(FRIDAY, LocalTime.of(9, 0), 0, LocalTime.of(17, 0));
        assertThat(friday.overlaps(new Window(SUNDAY, LocalTime.of(17, 0), 5, LocalTime.of(9, 0))))
                .as("touches")
                .isFalse();
        assertThat(friday.overlaps(new Window(SUNDAY, LocalTime.of(17, 0), 5, LocalTime.of(9, 1))))
                .isTrue();
    }
}
