package io.trade2026.sessions;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When a session may be logged on.
 *
 * @param zone IANA zone of the times
 * @param from local time of opening
 * @param to local time of closing; before {@code from} it is on the next day, equal to it the session is open all day
 * @param days on which it opens
 */
public record Hours(ZoneId zone, LocalTime from, LocalTime to, Set<DayOfWeek> days) {
    /** Always. */
    public static final Hours ALWAYS =
            new Hours(ZoneId.of("UTC"), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Set.of(DayOfWeek.values()));

    /**
     * Says whether the session is open.
     *
     * @param instant to ask about
     * @return whether it is
     */
    public boolean isOpen(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean today = days.contains(local.getDayOfWeek());
        if (from.isBefore(to)) {
            return today && !time.isBefore(from) && time.isBefore(to);
        }
        boolean sinceYesterday = days.contains(local.getDayOfWeek().minus(1)) && time.isBefore(to);
        return sinceYesterday || (today && !time.isBefore(from));
    }

    @Override
    public String toString() {
        return from + " to " + to + " " + zone + " on "
                + days.stream().sorted().map(DayOfWeek::toString).toList();
    }
}
