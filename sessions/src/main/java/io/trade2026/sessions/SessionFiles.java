package io.trade2026.sessions;

import io.trade2026.sessions.yaml.Fault;
import io.trade2026.sessions.yaml.Faults;
import io.trade2026.sessions.yaml.YamlFile;
import io.trade2026.sessions.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads the session files of a directory: every {@code *.yaml}, in the order of their names, and the calendars that they name, from
 * {@code calendars/*.yaml} beside them. One thread.
 */
public final class SessionFiles {
    private static final String CALENDARS = "calendars";

    /** BeginString(8) of the versions that we speak. */
    public static final List<String> BEGIN_STRINGS = List.of("FIX.4.2", "FIX.4.4", "FIXT.1.1");

    private final Faults faults = new Faults();
    private final List<SessionDefinition> definitions = new ArrayList<>();
    private final Map<Object, String> taken = new HashMap<>();
    private final Map<String, Holidays> calendars = new HashMap<>();
    private final Map<SessionDefinition, YamlMap> copies = new LinkedHashMap<>();

    private SessionFiles() {}

    /**
     * Reads all session files.
     *
     * @param directory that holds them
     * @return the sessions
     * @throws SessionFault when anything is wrong: nothing is used then
     */
    public static SessionBook load(Path directory) throws SessionFault {
        SessionFiles files = new SessionFiles();
        for (Path path : list(directory.resolve(CALENDARS))) {
            Holidays holidays = HolidayReader.read(path, files.faults);
            files.calendars.put(holidays.name(), holidays);
        }
        for (Path path : list(directory)) {
            files.read(YamlFile.read(path, files.faults));
        }
        files.copies.forEach(files::checkCopy);
        if (!files.faults.isEmpty()) {
            throw new SessionFault(files.faults.all());
        }
        return new SessionBook(files.definitions);
    }

    /**
     * Lists the files of a directory that {@link #load} reads.
     *
     * @param directory that holds them
     * @return sessions and calendars, each in the order of their names
     * @throws SessionFault when it cannot be read
     */
    static List<Path> all(Path directory) throws SessionFault {
        List<Path> all = new ArrayList<>(list(directory));
        all.addAll(list(directory.resolve(CALENDARS)));
        return all;
    }

    private static List<Path> list(Path directory) throws SessionFault {
        if (directory.endsWith(CALENDARS) && !Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SessionFault(
                    List.of(new Fault(directory.toString(), 1, "", "cannot be read: " + e.getMessage())));
        }
    }

    private void read(YamlMap file) {
        String ourCompId = file.text("ourCompId", "TRADE2026");
        for (YamlMap map : file.maps("sessions")) {
            SessionDefinition definition = DefinitionReader.read(map, ourCompId, calendars);
            map.end();
            if (definition.isVenueCopy()) {
                copies.put(definition, map);
            }
            claim(map, "id", definition.id());
            claim(map, "compId", definition.ourCompId() + " with " + definition.compId());
            definitions.add(definition);
        }
        file.end();
    }

    /** A copy of what is no venue would be held against nothing. */
    private void checkCopy(SessionDefinition copy, YamlMap map) {
        boolean isOfVenue = definitions.stream()
                .anyMatch(each -> each.id() == copy.copyOf() && each.isVenue() && !each.isVenueCopy());
        if (!isOfVenue) {
            map.fault("copyOf", "must be the id of a venue's session, was " + copy.copyOf());
        }
    }

    private void claim(YamlMap map, String key, Object value) {
        String before = taken.putIfAbsent(value, key);
        if (before != null) {
            map.fault(key, "must be used once, but " + value + " is another session's too");
        }
    }
}
