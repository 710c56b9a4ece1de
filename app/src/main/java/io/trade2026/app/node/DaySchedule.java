package io.trade2026.app.node;

import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.source.TradingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Trading days by the clock of a place: each ends at the same local time, and the next one with trading begins. Friday evening
 * thus belongs to Monday, and a holiday begins nothing.
 */
final class DaySchedule implements TradingDays {
    private static final int LONGEST_PAUSE_DAYS = 370;

    private final ZoneId zone;
    private final LocalTime rollAt;
    private final Predicate<LocalDate> isTradingDay;

    /**
     * Days of a place.
     *
     * @param zone in which dates and times are meant
     * @param rollAt when a day ends
     * @param isTradingDay may throw {@link Refused} when that is not known now
     */
    DaySchedule(ZoneId zone, LocalTime rollAt, Predicate<LocalDate> isTradingDay) {
        this.zone = zone;
        this.rollAt = rollAt;
        this.isTradingDay = isTradingDay;
    }

    @Override
    public LocalDate dayAt(Instant now) {
        LocalDate date = LocalDate.ofInstant(now, zone);
        return isTradingDay.test(date) && now.isBefore(endOf(date)) ? date : following(date);
    }

    @Override
    public LocalDate following(LocalDate day) {
        for (int after = 1; after <= LONGEST_PAUSE_DAYS; after++) {
            LocalDate next = day.plusDays(after);
            if (exists(next) && isTradingDay.test(next)) {
                return next;
            }
        }
        throw new Refused(
                Refused.UNAVAILABLE,
                "calendar",
                "",
                "must have a trading day within " + LONGEST_PAUSE_DAYS + " days after " + day);
    }

    /** Places that move over the date line leave out a whole date. */
    private boolean exists(LocalDate day) {
        return day.atStartOfDay(zone).toLocalDate().equals(day);
    }

    @Override
    public Optional<Instant> nextRoll(Instant now) {
        return Optional.of(endOf(dayAt(now)));
    }

    /** A time that the clocks skip counts as that much later, one that comes twice as the first of the two. */
    private Instant endOf(LocalDate day) {
        return day.atTime(rollAt).atZone(zone).toInstant();
    }
}
