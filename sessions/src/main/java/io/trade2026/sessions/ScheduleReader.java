package io.trade2026.sessions;

import io.trade2026.sessions.Schedule.Window;
import io.trade2026.sessions.yaml.YamlMap;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the hours of a session. */
final class ScheduleReader {
    private static final String TIME = "a time such as 07:30, or of a week, such as monday 07:30";

    private final YamlMap hours;

    /** A time of day, or of a week. */
    private record Moment(@Nullable DayOfWeek day, LocalTime time) {}

    private ScheduleReader(YamlMap hours) {
        this.hours = hours;
    }

    static Schedule read(YamlMap session, Map<String, Holidays> calendars) {
        YamlMap hours = session.map("hours");
        if (hours == null) {
            return Schedule.ALWAYS;
        }
        Schedule schedule = new ScheduleReader(hours).schedule(calendars);
        hours.end();
        return schedule;
    }

    static ZoneId zone(YamlMap map, ZoneId otherwise) {
        return map.value("zone", otherwise, "an IANA zone such as America/New_York", ScheduleReader::zone);
    }

    private Schedule schedule(Map<String, Holidays> calendars) {
        Holidays holidays = holidays(calendars);
        ZoneId zone = zone(hours, holidays.zone());
        List<Window> windows = new ArrayList<>();
        List<YamlMap> maps = hours.maps("windows");
        if (hours.has("windows")) {
            for (String key : List.of("from", "to", "days")) {
                if (hours.has(key)) {
                    hours.fault(key, "must be inside of windows when there are windows");
                    hours.pass(key);
                }
            }
            if (maps.isEmpty()) {
                hours.fault("windows", "must be a list of at least one window");
            }
            for (YamlMap map : maps) {
                add(map, windows(map), windows);
                map.end();
            }
        } else {
            add(hours, windows(hours), windows);
        }
        return new Schedule(zone, windows, holidays);
    }

    private Holidays holidays(Map<String, Holidays> calendars) {
        String name = hours.text("calendar", "");
        if (!hours.has("calendar")) {
            return Holidays.NONE;
        }
        Holidays holidays = calendars.get(name);
        if (holidays == null) {
            hours.fault(
                    "calendar",
                    "must be a file calendars/NAME.yaml beside the session files, there are "
                            + calendars.keySet().stream().sorted().toList() + ", was '" + name + "'");
            return Holidays.NONE;
        }
        return holidays;
    }

    private static void add(YamlMap map, List<Window> read, List<Window> windows) {
        for (Window window : read) {
            for (Window before : windows) {
                if (before.overlaps(window)) {
                    map.fault("from", "must not overlap another window: " + window + " overlaps " + before);
                    return;
                }
            }
        }
        windows.addAll(read);
    }

    private static List<Window> windows(YamlMap map) {
        Moment midnight = new Moment(null, LocalTime.MIDNIGHT);
        Moment from = map.value("from", midnight, TIME, ScheduleReader::moment);
        Moment to = map.value("to", midnight, TIME, ScheduleReader::moment);
        Set<DayOfWeek> days = days(map);
        DayOfWeek opens = from.day();
        DayOfWeek closes = to.day();
        if (opens == null && closes == null) {
            int later = from.time().isBefore(to.time()) ? 0 : 1;
            return days.stream()
                    .map(day -> new Window(day, from.time(), later, to.time()))
                    .toList();
        }
        if (opens == null || closes == null) {
            map.fault(opens == null ? "from" : "to", "must name a day too, as the other end of the window does");
            return List.of();
        }
        if (map.has("days")) {
            map.fault("days", "must not be there when from and to name their days");
        }
        int later = Math.floorMod(closes.getValue() - opens.getValue(), 7);
        return List.of(
                new Window(opens, from.time(), later == 0 && !from.time().isBefore(to.time()) ? 7 : later, to.time()));
    }

    private static Set<DayOfWeek> days(YamlMap map) {
        Set<DayOfWeek> days = new TreeSet<>();
        List<String> texts = map.texts("days");
        for (String text : texts) {
            DayOfWeek day = day(text);
            if (day == null) {
                map.fault("days", "must be days such as monday, was '" + text + "'");
            } else if (!days.add(day)) {
                map.fault("days", "must name each day once, but " + text + " is there twice");
            }
        }
        if (map.has("days") && texts.isEmpty()) {
            map.fault("days", "must name at least one; for every day leave it out");
        }
        return days.isEmpty() ? new TreeSet<>(Arrays.asList(DayOfWeek.values())) : days;
    }

    private static @Nullable DayOfWeek day(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().equalsIgnoreCase(text)) {
                return day;
            }
        }
        return null;
    }

    private static @Nullable Moment moment(String text) {
        int space = text.indexOf(' ');
        DayOfWeek day = space < 0 ? null : day(text.substring(0, space));
        LocalTime time = time(text.substring(space + 1));
        return time == null || (space >= 0 && day == null) ? null : new Moment(day, time);
    }

    private static @Nullable ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
