package io.trade2026.sessions;

import io.trade2026.sessions.Schedule.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The holidays and half days of a calendar file.
 *
 * @param name of the calendar, that of its file
 * @param zone IANA zone of dates and times
 * @param closed dates without a session
 * @param earlyCloses local time of closing on half days; none is closed too
 */
public record Holidays(
        String name, ZoneId zone, SortedSet<LocalDate> closed, SortedMap<LocalDate, LocalTime> earlyCloses) {
    /** No holidays. */
    public static final Holidays NONE = new Holidays("none", ZoneOffset.UTC, new TreeSet<>(), new TreeMap<>());

    /** Copies the dates. */
    public Holidays {
        closed = Collections.unmodifiableSortedSet(new TreeSet<>(closed));
        earlyCloses = Collections.unmodifiableSortedMap(new TreeMap<>(earlyCloses));
    }

    /**
     * Says whether there is no holiday.
     *
     * @return whether schedules stay as they are
     */
    public boolean isEmpty() {
        return closed.isEmpty() && earlyCloses.isEmpty();
    }

    /** The first date that is different, or a date when it is earlier. */
    LocalDate first(LocalDate date) {
        return Stream.concat(
                        closed.stream().limit(1), earlyCloses.keySet().stream().limit(1))
                .reduce(date, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** The last date that is different, or a date when it is later. */
    LocalDate last(LocalDate date) {
        return Stream.concat(closed.stream(), earlyCloses.keySet().stream())
                .reduce(date, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** What is left of a span; nothing on a holiday. */
    List<Span> keep(Span span, boolean isDaily) {
        if (isEmpty() || span.isEmpty()) {
            return List.of(span);
        }
        LocalDate lastDate = span.closes().minusNanos(1).atZone(zone).toLocalDate();
        if (isDaily) {
            if (closed.contains(lastDate)) {
                return List.of();
            }
            Instant end = end(lastDate);
            return List.of(end.isBefore(span.closes()) ? new Span(span.opens(), end) : span);
        }
        List<Span> kept = new ArrayList<>();
        Instant opens = span.opens();
        for (LocalDate date = opens.atZone(zone).toLocalDate(); !date.isAfter(lastDate); date = date.plusDays(1)) {
            Instant end = end(date);
            Instant midnight = midnight(date.plusDays(1));
            if (end.isBefore(midnight)) {
                kept.add(new Span(opens, end.isBefore(span.closes()) ? end : span.closes()));
                opens = opens.isAfter(midnight) ? opens : midnight;
            }
        }
        kept.add(new Span(opens, span.closes()));
        return kept;
    }

    private Instant midnight(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    /** When a date ends for sessions: at its beginning when it is closed. */
    private Instant end(LocalDate date) {
        if (closed.contains(date)) {
            return midnight(date);
        }
        LocalTime early = earlyCloses.get(date);
        return early == null ? midnight(date.plusDays(1)) : Schedule.last(date.atTime(early), zone);
    }
}
