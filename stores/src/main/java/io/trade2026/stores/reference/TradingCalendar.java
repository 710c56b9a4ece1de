package io.trade2026.stores.reference;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * On which days, and until when, the instruments of a market trade.
 *
 * @param name market identifier code where there is one, such as {@code XNYS}
 * @param zone in which days and times are meant
 * @param weekdays with trading
 * @param opens when trading begins
 * @param closes when trading ends on an ordinary day; empty: at its midnight
 * @param specialDays days that are not as their day of the week says; years that nobody has entered have none
 */
public record TradingCalendar(
        String name,
        ZoneId zone,
        Set<DayOfWeek> weekdays,
        LocalTime opens,
        Optional<LocalTime> closes,
        Map<LocalDate, SpecialDay> specialDays) {

    /**
     * A holiday, or a trading day of another length.
     *
     * @param closes when trading ends; empty: no trading
     * @param note which holiday it is, or why it is shorter
     */
    public record SpecialDay(Optional<LocalTime> closes, String note) {}

    /** Copies the collections, so that nobody can change them. */
    public TradingCalendar {
        weekdays = Set.copyOf(weekdays);
        specialDays = Map.copyOf(specialDays);
    }

    /**
     * Says whether there is trading on a day.
     *
     * @param day in {@link #zone}
     * @return false on holidays and weekends
     */
    public boolean isTradingDay(final LocalDate day) {
        final SpecialDay special = specialDays.get(day);
        return special == null
                ? weekdays.contains(day.getDayOfWeek())
                : special.closes().isPresent();
    }

    /**
     * Tells when trading ends.
     *
     * @param day in {@link #zone}
     * @return empty when there is none on that day
     */
    public Optional<ZonedDateTime> closesAt(final LocalDate day) {
        if (!isTradingDay(day)) {
            return Optional.empty();
        }
        final SpecialDay special = specialDays.get(day);
        return Optional.of((special == null ? closes : special.closes())
                .map(time -> day.atTime(time).atZone(zone))
                .orElseGet(() -> day.plusDays(1).atStartOfDay(zone)));
    }
}
