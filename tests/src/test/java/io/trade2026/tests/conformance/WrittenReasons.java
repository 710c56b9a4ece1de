package io.trade2026.tests.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Lists of cases that do not pass, each with the reason. */
final class WrittenReasons {
    private WrittenReasons() {}

    /** Reads a list: a case a line, then why. */
    static Map<String, String> of(String list) {
        String resource = "/conformance/" + list;
        Map<String, String> known = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(WrittenReasons.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int space = line.indexOf(' ');
                    known.put(line.substring(0, space), line.substring(space).trim());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known;
    }
}
