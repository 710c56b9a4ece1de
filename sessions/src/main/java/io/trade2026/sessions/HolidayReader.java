package io.trade2026.sessions;

import io.trade2026.sessions.yaml.Faults;
import io.trade2026.sessions.yaml.YamlFile;
import io.trade2026.sessions.yaml.YamlMap;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a calendar file: the dates on which a market is closed, and those on which it closes early. */
final class HolidayReader {
    private static final String DATE = "a date such as 2026-12-25";

    private HolidayReader() {}

    static Holidays read(Path path, Faults faults) {
        String file = String.valueOf(path.getFileName());
        YamlMap map = YamlFile.read("calendars/" + file, path, faults);
        SortedSet<LocalDate> closed = new TreeSet<>();
        for (String text : map.texts("closed")) {
            LocalDate date = date(text);
            if (date == null) {
                map.fault("closed", "must be " + DATE + ", was '" + text + "'");
            } else if (!closed.add(date)) {
                map.fault("closed", "must name each date once, but " + date + " is there twice");
            }
        }
        Holidays holidays = new Holidays(
                file.substring(0, file.length() - ".yaml".length()), zone(map), closed, earlyCloses(map, closed));
        map.end();
        return holidays;
    }

    private static ZoneId zone(YamlMap map) {
        if (!map.has("zone")) {
            map.fault("zone", "is missing");
        }
        return ScheduleReader.zone(map, ZoneOffset.UTC);
    }

    private static SortedMap<LocalDate, LocalTime> earlyCloses(YamlMap map, SortedSet<LocalDate> closed) {
        SortedMap<LocalDate, LocalTime> times = new TreeMap<>();
        YamlMap early = map.map("earlyClose");
        if (early == null) {
            return times;
        }
        for (String key : early.keys()) {
            LocalDate date = date(key);
            LocalTime time = early.value(key, LocalTime.NOON, "a time such as 13:00", ScheduleReader::time);
            if (date == null) {
                early.fault(key, "must be the time of closing for " + DATE + ", was for '" + key + "'");
            } else if (closed.contains(date)) {
                early.fault(key, "must be a date of its own, but " + date + " is closed all day");
            } else {
                times.put(date, time);
            }
        }
        return times;
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
