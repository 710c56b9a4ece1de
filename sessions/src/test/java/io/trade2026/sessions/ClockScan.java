package io.trade2026.sessions;

import io.trade2026.sessions.Schedule.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * A slow and obvious schedule: reads the local clock at every minute of some days and asks for each window when the clock showed its
 * opening for the first time and its closing for the last time. Knows nothing of gaps, overlaps and offsets.
 */
final class ClockScan {
    private static final long MINUTE_S = 60;

    private final Clock clock;
    private final List<int[]> open = new ArrayList<>();

    /** What the clock of a zone shows at every minute of some days: minutes of local time. */
    static final class Clock {
        private final Instant start;
        private final long[] shown;

        private Clock(Instant start, long[] shown) {
            this.start = start;
            this.shown = shown;
        }

        static Clock read(ZoneId zone, Instant middle, Duration reach) {
            Instant start =
                    Instant.ofEpochSecond(Math.floorDiv(middle.minus(reach).getEpochSecond(), MINUTE_S) * MINUTE_S);
            long[] shown = new long[(int) (2 * reach.toMinutes())];
            for (int i = 0; i < shown.length; i++) {
                Instant at = start.plusSeconds(i * MINUTE_S);
                long offsetS = zone.getRules().getOffset(at).getTotalSeconds();
                shown[i] = Math.floorDiv(at.getEpochSecond() + offsetS, MINUTE_S);
            }
            return new Clock(start, shown);
        }

        LocalDate date(int minute) {
            return LocalDate.ofEpochDay(
                    Math.floorDiv(shown[minute], Duration.ofDays(1).toMinutes()));
        }

        int firstFrom(LocalDateTime local) {
            long minute = minute(local);
            for (int i = 0; i < shown.length; i++) {
                if (shown[i] >= minute) {
                    return i;
                }
            }
            return shown.length;
        }

        int lastBefore(LocalDateTime local) {
            long minute = minute(local);
            for (int i = shown.length - 1; i >= 0; i--) {
                if (shown[i] < minute) {
                    return i;
                }
            }
            return -1;
        }

        private static long minute(LocalDateTime local) {
            return Math.floorDiv(local.toEpochSecond(ZoneOffset.UTC), MINUTE_S);
        }
    }

    ClockScan(Schedule schedule, Clock clock) {
        this.clock = clock;
        LocalDate last = clock.date(clock.shown.length - 1);
        for (Window window : schedule.windows()) {
            LocalDate date = clock.date(0).minusDays(window.daysLater() + 1);
            for (; !date.isAfter(last); date = date.plusDays(1)) {
                if (window.opensOn() == date.getDayOfWeek()) {
                    add(schedule.holidays(), window, date);
                }
            }
        }
        open.sort(Comparator.comparingInt(span -> span[0]));
        for (int i = 1; i < open.size(); i++) {
            open.get(i - 1)[1] = Math.min(open.get(i - 1)[1], open.get(i)[0]);
        }
    }

    /** The calendar of a scan has the zone of its schedule. */
    private void add(Holidays holidays, Window window, LocalDate date) {
        int opens = clock.firstFrom(date.atTime(window.from()));
        int closes = clock.lastBefore(date.plusDays(window.daysLater()).atTime(window.to())) + 1;
        if (opens < closes && window.isDaily()) {
            LocalDate day = clock.date(closes - 1);
            LocalTime early = holidays.earlyCloses().get(day);
            if (holidays.closed().contains(day)) {
                return;
            }
            if (early != null) {
                closes = Math.min(closes, clock.lastBefore(day.atTime(early)) + 1);
            }
        }
        if (opens < closes) {
            open.add(new int[] {opens, closes});
        }
    }

    private Instant instant(int minute) {
        return clock.start.plusSeconds(minute * MINUTE_S);
    }

    boolean isOpen(Instant instant) {
        int minute = (int) Duration.between(clock.start, instant).toMinutes();
        return open.stream().anyMatch(span -> span[0] <= minute && minute < span[1]);
    }

    /** Openings after an instant and before another. */
    List<Instant> openings(Instant after, Instant before) {
        return within(open.stream().map(span -> instant(span[0])).toList(), after, before);
    }

    /** Openings and closings after an instant and before another; one of both at the same time counts once. */
    List<Instant> changes(Instant after, Instant before) {
        TreeSet<Instant> changes = new TreeSet<>();
        for (int[] span : open) {
            changes.add(instant(span[0]));
            changes.add(instant(span[1]));
        }
        return within(changes, after, before);
    }

    private static List<Instant> within(Iterable<Instant> instants, Instant after, Instant before) {
        List<Instant> within = new ArrayList<>();
        for (Instant instant : instants) {
            if (instant.isAfter(after) && instant.isBefore(before)) {
                within.add(instant);
            }
        }
        return within;
    }

    @Override
    public String toString() {
        return "scan from " + clock.start + ": "
                + open.stream()
                        .map(span -> instant(span[0]) + "/" + instant(span[1]))
                        .toList();
    }
}
