package io.trade2026.app.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trade2026.ops.refusal.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayScheduleTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime HALF_PAST_FIVE = LocalTime.of(17, 30);
    private static final LocalDate THANKSGIVING = LocalDate.of(2026, 11, 26);
    private static final int FRIDAY = 5;

    private static boolean isOpen(LocalDate day) {
        return day.getDayOfWeek().getValue() <= FRIDAY && !day.equals(THANKSGIVING);
    }

    private final DaySchedule schedule = new DaySchedule(NEW_YORK, HALF_PAST_FIVE, DayScheduleTest::isOpen);

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T22:29:59Z, 2026-11-25, 2026-11-25T22:30:00Z, Wednesday before its end",
        "2026-11-25T22:30:00Z, 2026-11-27, 2026-11-27T22:30:00Z, the holiday is passed over",
        "2026-11-26T22:30:00Z, 2026-11-27, 2026-11-27T22:30:00Z, a holiday ends nothing",
        "2026-11-27T22:30:00Z, 2026-11-30, 2026-11-30T22:30:00Z, Friday evening belongs to Monday",
        "2026-11-29T12:00:00Z, 2026-11-30, 2026-11-30T22:30:00Z, so does Sunday",
        "2026-07-01T21:29:59Z, 2026-07-01, 2026-07-01T21:30:00Z, in summer it is an hour earlier"
    })
    void aDayEndsAtItsLocalTimeAndTheNextWithTradingBegins(Instant now, LocalDate day, Instant roll, String why) {
        assertThat(schedule.dayAt(now)).as(why).isEqualTo(day);
        assertThat(schedule.nextRoll(now)).as(why).contains(roll);
    }

    /** Also where the time of the roll is one that the clocks skip or repeat, and where a whole date is missing. */
    @ParameterizedTest
    @CsvSource({
        "America/New_York, 17:30",
        "America/New_York, 02:30",
        "Europe/London, 01:30",
        "Australia/Lord_Howe, 01:45",
        "America/Sao_Paulo, 00:00",
        "Pacific/Apia, 23:30",
        "UTC, 00:00"
    })
    void everyTradingDayBeginsOnceAndInItsOrder(ZoneId zone, LocalTime rollAt) {
        DaySchedule days = new DaySchedule(zone, rollAt, DayScheduleTest::isOpen);
        Instant now = Instant.parse("2011-01-05T12:00:00Z");
        Instant end = Instant.parse("2021-01-05T12:00:00Z");
        LocalDate day = days.dayAt(now);
        while (now.isBefore(end)) {
            Instant roll = days.nextRoll(now).orElseThrow();
            assertThat(roll).isAfter(now);
            assertThat(days.dayAt(roll.minusNanos(1))).isEqualTo(day);
            LocalDate next = days.following(day);
            assertThat(days.dayAt(roll)).isEqualTo(next);
            day = next;
            now = roll;
        }
    }

    @Test
    void aCalendarWithoutTradingDaysIsNoCalendar() {
        DaySchedule never = new DaySchedule(NEW_YORK, HALF_PAST_FIVE, Set.<LocalDate>of()::contains);
        assertThatThrownBy(() -> never.dayAt(Instant.EPOCH))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("calendar: must have a trading day");
    }
}
