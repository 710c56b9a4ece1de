package io.trade2026.simulator.certify.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The scripts that come along: those of QuickFIX, three versions, and what is to be known about some of them. */
public final class SessionScripts {
    /** The folders. */
    public static final List<String> VERSIONS = List.of("fix42", "fix44", "fix50sp2");

    private static final String ROOT = "/acceptance/";

    private SessionScripts() {}

    /** Reads all scripts of a version, in the order of their names. */
    public static List<DefScript> of(String version) {
        Map<String, Map<Integer, String>> corrections = corrections();
        List<DefScript> scripts = new ArrayList<>();
        for (String name : lines(version + "/index")) {
            String file = version + "/" + name;
            scripts.add(DefScript.parse(version, name, read(file + ".def"), corrections.getOrDefault(file, Map.of())));
        }
        return scripts;
    }

    /** Why engines differ over a script, by its name. A script that is named here and fails is counted apart. */
    public static Map<String, String> quarrels() {
        Map<String, String> quarrels = new LinkedHashMap<>();
        for (String line : lines("quarrels")) {
            int space = line.indexOf(' ');
            quarrels.put(line.substring(0, space), line.substring(space).trim());
        }
        return quarrels;
    }

    /** Returns whether a script waits for heartbeats, so that it is best begun first. */
    public static boolean isLong(DefScript script) {
        return LONG.contains(script.name());
    }

    private static final Set<String> LONG = Set.of("6_SendTestRequest");

    /** Lines of scripts that are slips: file, number of the line, and what it should be, with | for the end of a field. */
    private static Map<String, Map<Integer, String>> corrections() {
        Map<String, Map<Integer, String>> corrections = new HashMap<>();
        for (String line : lines("corrections")) {
            String[] parts = line.split(" ", 3);
            corrections
                    .computeIfAbsent(parts[0], unused -> new HashMap<>())
                    .put(Integer.valueOf(parts[1]), parts[2].replace('|', '\u0001'));
        }
        return corrections;
    }

    private static List<String> lines(String resource) {
        return new BufferedReader(new InputStreamReader(open(resource), StandardCharsets.UTF_8))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static String read(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = SessionScripts.class.getResourceAsStream(ROOT + resource);
        if (in == null) {
            throw new IllegalStateException("not on the class path: " + ROOT + resource);
        }
        return in;
    }
}
