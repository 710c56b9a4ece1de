package io.trade2026.sessions;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When a session may be logged on: windows that come again every week, in the local time of a zone, less the holidays of a calendar.
 *
 * <p>Daylight saving: a window opens when the local clock first shows its opening time or a later one, and closes when the local
 * clock has shown a time before its closing for the last time. So a time that does not exist stands for the moment the clock jumps; of
 * a time that exists twice the first opens and the second closes. A window ends at the latest when the next one opens, and one that lies
 * wholly in hours that do not exist does not take place.
 *
 * <p>Holidays: a window of at most 24 hours belongs to the date on which it closes, in the calendar's zone (one that closes at midnight to
 * the day before); on a closed date it does not take place, on a half day it closes at the early time. Out of a longer window closed
 * dates are cut, from midnight to midnight, and half days from the early time to midnight.
 *
 * @param zone IANA zone of the local times
 * @param windows without an overlap in local time; none: always open
 * @param holidays dates on which it is closed, or closes early
 */
public record Schedule(ZoneId zone, List<Window> windows, Holidays holidays) {
    /** Always open. */
    public static final Schedule ALWAYS = new Schedule(ZoneOffset.UTC, List.of(), Holidays.NONE);

    /** Dates that a span may reach beyond those of its local times, to both sides. */
    private static final int SLACK_DAYS = 2;

    private static final int PATIENCE_DAYS = 60;

    /**
     * Checks that windows do not overlap.
     *
     * @throws IllegalArgumentException when they do
     */
    public Schedule {
        windows = List.copyOf(windows);
        for (int i = 0; i < windows.size(); i++) {
            for (int j = i + 1; j < windows.size(); j++) {
                if (windows.get(i).overlaps(windows.get(j))) {
                    throw new IllegalArgumentException(windows.get(i) + " overlaps " + windows.get(j));
                }
            }
        }
    }

    /**
     * One window of a week, in local time.
     *
     * @param opensOn day on which it opens
     * @param from local time at which it opens
     * @param daysLater days from the date of its opening to the date of its closing
     * @param to local time at which it closes
     */
    public record Window(DayOfWeek opensOn, LocalTime from, int daysLater, LocalTime to) {
        private static final long DAY_NS = Duration.ofDays(1).toNanos();
        private static final long WEEK_NS = Duration.ofDays(7).toNanos();

        /**
         * Checks its length.
         *
         * @throws IllegalArgumentException when it is not longer than nothing or longer than a week
         */
        public Window {
            long lengthNs = daysLater * DAY_NS + to.toNanoOfDay() - from.toNanoOfDay();
            if (lengthNs <= 0 || lengthNs > WEEK_NS) {
                throw new IllegalArgumentException(
                        "a window must be longer than nothing and at most a week, was " + Duration.ofNanos(lengthNs));
            }
        }

        private long lengthNs() {
            return daysLater * DAY_NS + to.toNanoOfDay() - from.toNanoOfDay();
        }

        private long beginsNs() {
            return (opensOn.getValue() - 1) * DAY_NS + from.toNanoOfDay();
        }

        /**
         * Says whether it is a daily window.
         *
         * @return whether it is at most 24 hours long
         */
        public boolean isDaily() {
            return lengthNs() <= DAY_NS;
        }

        /**
         * Says whether two windows share local time.
         *
         * @param other window of the same schedule
         * @return false when one ends where the other begins
         */
        public boolean overlaps(Window other) {
            long laterNs = Math.floorMod(other.beginsNs() - beginsNs(), WEEK_NS);
            return laterNs < lengthNs() || WEEK_NS - laterNs < other.lengthNs();
        }

        @Override
        public String toString() {
            return opensOn + " " + from + " to " + opensOn.plus(daysLater) + " " + to;
        }
    }

    /**
     * Time in which a session is open without a break.
     *
     * @param opens first instant
     * @param closes first instant after it
     */
    record Span(Instant opens, Instant closes) {
        boolean isEmpty() {
            return !opens.isBefore(closes);
        }
    }

    /**
     * Says whether it is open.
     *
     * @param instant to ask about
     * @return whether it is
     */
    public boolean isOpen(Instant instant) {
        return windows.isEmpty() || spanAt(instant) != null;
    }

    /**
     * Returns the opening of the window that is open, or was open last. A window that opens at the instant another closes counts as an
     * opening.
     *
     * @param instant to ask about
     * @return not after it; null when there is none, as when it is always open
     */
    public @Nullable Instant lastOpening(Instant instant) {
        if (windows.isEmpty()) {
            return null;
        }
        LocalDate date = date(instant);
        LocalDate first = holidays.first(date).minusDays(PATIENCE_DAYS);
        for (; !date.isBefore(first); date = date.minusDays(reachDays())) {
            List<Span> spans = around(date);
            for (int i = spans.size() - 1; i >= 0; i--) {
                if (!spans.get(i).opens().isAfter(instant)) {
                    return spans.get(i).opens();
                }
            }
        }
        return null;
    }

    /**
     * Returns when it opens next.
     *
     * @param instant to ask about
     * @return after it; {@link Instant#MAX} when it never does, as when it is always open
     */
    public Instant nextOpening(Instant instant) {
        if (windows.isEmpty()) {
            return Instant.MAX;
        }
        LocalDate date = date(instant);
        LocalDate last = holidays.last(date).plusDays(PATIENCE_DAYS);
        for (; !date.isAfter(last); date = date.plusDays(reachDays())) {
            for (Span span : around(date)) {
                if (span.opens().isAfter(instant)) {
                    return span.opens();
                }
            }
        }
        return Instant.MAX;
    }

    /**
     * Returns when it opens or closes next, or one window follows another without a break.
     *
     * @param instant to ask about
     * @return after it; {@link Instant#MAX} when it never does, as when it is always open
     */
    public Instant nextChange(Instant instant) {
        Span span = windows.isEmpty() ? null : spanAt(instant);
        return span == null ? nextOpening(instant) : span.closes();
    }

    private LocalDate date(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** Days from a date within which every window opens that can touch it. */
    private int reachDays() {
        int days = 0;
        for (Window window : windows) {
            days = Math.max(days, window.daysLater());
        }
        return days + SLACK_DAYS;
    }

    private @Nullable Span spanAt(Instant instant) {
        for (Span span : around(date(instant))) {
            if (!span.opens().isAfter(instant) && span.closes().isAfter(instant)) {
                return span;
            }
        }
        return null;
    }

    /** All spans of the windows that open near a date, in order, none overlapping another. */
    private List<Span> around(LocalDate date) {
        List<Span> spans = new ArrayList<>();
        LocalDate end = date.plusDays(reachDays());
        for (LocalDate at = date.minusDays(reachDays()); !at.isAfter(end); at = at.plusDays(1)) {
            for (Window window : windows) {
                if (window.opensOn() == at.getDayOfWeek()) {
                    spans.addAll(holidays.keep(span(at, window), window.isDaily()));
                }
            }
        }
        spans.removeIf(Span::isEmpty);
        spans.sort(Comparator.comparing(Span::opens));
        for (int i = 1; i < spans.size(); i++) {
            Span before = spans.get(i - 1);
            if (before.closes().isAfter(spans.get(i).opens())) {
                spans.set(i - 1, new Span(before.opens(), spans.get(i).opens()));
            }
        }
        return spans;
    }

    private Span span(LocalDate date, Window window) {
        return new Span(
                first(date.atTime(window.from()), zone),
                last(date.plusDays(window.daysLater()).atTime(window.to()), zone));
    }

    /** When the clock of a zone first shows a local time, or jumps over it. */
    static Instant first(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty() ? zone.getRules().getTransition(local).getInstant() : local.toInstant(offsets.get(0));
    }

    /** When the clock of a zone has shown a time before a local time for the last time, or jumps over it. */
    static Instant last(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() == 1) {
            return local.toInstant(offsets.get(0));
        }
        ZoneOffsetTransition jump = zone.getRules().getTransition(local);
        // When the clock is put back to this very time, no time before it is shown again.
        boolean isShownBefore = jump.isOverlap() && local.isAfter(jump.getDateTimeAfter());
        return isShownBefore ? local.toInstant(jump.getOffsetAfter()) : first(local, zone);
    }

    @Override
    public String toString() {
        if (windows.isEmpty()) {
            return "always";
        }
        Map<String, List<String>> daysOf = new LinkedHashMap<>();
        for (Window window : windows) {
            if (window.isDaily()) {
                daysOf.computeIfAbsent(window.from() + " to " + window.to() + " " + zone, times -> new ArrayList<>())
                        .add(window.opensOn().toString());
            } else {
                daysOf.put(window + " " + zone, List.of());
            }
        }
        String text = daysOf.entrySet().stream()
                .map(times -> times.getKey()
                        + (times.getValue().isEmpty() ? "" : " on " + String.join(", ", times.getValue())))
                .collect(Collectors.joining(" and "));
        return holidays.isEmpty() ? text : text + ", but for the holidays of " + holidays.name();
    }
}
