package io.trade2026.stores.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TradingCalendarTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static TradingCalendar calendar(
            final Optional<LocalTime> closes, final Map<LocalDate, TradingCalendar.SpecialDay> specialDays) {
        final Set<DayOfWeek> weekdays = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        return new TradingCalendar("XNYS", ZONE, weekdays, LocalTime.of(9, 30), closes, specialDays);
    }

    private static TradingCalendar.SpecialDay until(final int hour) {
        return new TradingCalendar.SpecialDay(Optional.of(LocalTime.of(hour, 0)), "by order");
    }

    @Test
    void keepsWeekendsFree() {
        final TradingCalendar calendar = calendar(Optional.of(LocalTime.of(16, 0)), Map.of());

        assertThat(calendar.isTradingDay(FRIDAY)).isTrue();
        assertThat(calendar.isTradingDay(FRIDAY.plusDays(1))).isFalse();
        assertThat(calendar.closesAt(FRIDAY.plusDays(1))).isEmpty();
    }

    @Test
    void closesAtTheLocalTimeInWinterAndSummer() {
        final TradingCalendar calendar = calendar(Optional.of(LocalTime.of(16, 0)), Map.of());

        assertThat(calendar.closesAt(LocalDate.of(2026, 11, 25)).map(ZonedDateTime::toInstant))
                .contains(Instant.parse("2026-11-25T21:00:00Z"));
        assertThat(calendar.closesAt(LocalDate.of(2026, 7, 1)).map(ZonedDateTime::toInstant))
                .contains(Instant.parse("2026-07-01T20:00:00Z"));
    }

    @Test
    void letsASpecialDayGoBeforeItsDayOfTheWeek() {
        final TradingCalendar calendar = calendar(
                Optional.of(LocalTime.of(16, 0)),
                Map.of(
                        FRIDAY.minusDays(1),
                        new TradingCalendar.SpecialDay(Optional.empty(), "Thanksgiving Day"),
                        FRIDAY,
                        until(13),
                        FRIDAY.plusDays(1),
                        until(12)));

        assertThat(calendar.isTradingDay(FRIDAY.minusDays(1))).isFalse();
        assertThat(calendar.closesAt(FRIDAY)).contains(FRIDAY.atTime(13, 0).atZone(ZONE));
        assertThat(calendar.closesAt(FRIDAY.plusDays(1)))
                .contains(FRIDAY.plusDays(1).atTime(12, 0).atZone(ZONE));
    }

    @Test
    void closesAtMidnightWhenNoTimeIsSaid() {
        assertThat(calendar(Optional.empty(), Map.of()).closesAt(FRIDAY))
                .contains(FRIDAY.plusDays(1).atStartOfDay(ZONE));
    }
}
