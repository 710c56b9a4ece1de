package io.trade2026.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.sessions.yaml.Fault;
import io.trade2026.sessions.yaml.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/sessions.md and the examples against what the reader of session files knows. */
class SessionDocTest {
    private static final Path DOC = Path.of("..", "docs", "sessions.md");
    private static final Pattern KNOWN = Pattern.compile("nonsense: is no known key; known are (.*)");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    /** A session of each role with every map that there is, and one key in each that nobody knows. */
    private static final String EVERY_MAP = """
            nonsense: 1
            sessions:
              - id: 1
                compId: A
                client: C
                nonsense: 1
                hours: {nonsense: 1, windows: [{nonsense: 1}]}
                numbering: {nonsense: 1}
                words: {nonsense: 1, overlay: {nonsense: 1}}
                dialect: {nonsense: 1}
                cancelOnDisconnect: {on: [logout], nonsense: 1}
              - {id: 2, compId: B, role: venue, port: 1, nonsense: 1, hours: {nonsense: 1}}
              - {id: 3, compId: D, role: drop-copy, nonsense: 1, dropCopy: {nonsense: 1}}
            """;

    private static final int MAPS = 14;

    @TempDir
    private Path directory;

    private static String doc() throws IOException {
        return Files.readString(DOC);
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private Set<String> knownKeys() throws IOException {
        write("every.yaml", EVERY_MAP);
        write("calendars/EVERY.yaml", "{zone: UTC, nonsense: 1}");
        Set<String> keys = new TreeSet<>();
        int maps = 0;
        try {
            SessionFiles.load(directory);
        } catch (SessionFault fault) {
            for (Fault one : fault.faults()) {
                Matcher known = KNOWN.matcher(one.toString());
                assertThat(known.find()).as(one.toString()).isTrue();
                keys.addAll(List.of(known.group(1).split(", ", -1)));
                maps++;
            }
        }
        assertThat(maps).isEqualTo(MAPS);
        return keys;
    }

    @Test
    void everyKeyIsInTheReference() throws IOException {
        String doc = doc();
        assertThat(knownKeys())
                .hasSizeGreaterThan(50)
                .allSatisfy(key ->
                        assertThat(doc).as("docs/sessions.md has `%s`", key).contains("`" + key + "`"));
    }

    @Test
    void everyValueOfAFewIsInTheReference() throws IOException {
        String doc = doc();
        List<Enum<?>[]> choices = List.of(
                SessionRole.values(),
                Words.UnknownTags.values(),
                CancelOnDisconnect.Trigger.values(),
                CancelOnDisconnect.Scope.values(),
                Dialect.Acknowledgement.values(),
                Dialect.Chaining.values(),
                Dialect.Pending.values(),
                Dialect.ReopenFilled.values(),
                Dialect.BelowCum.values(),
                Dialect.MassCancelIds.values(),
                Dialect.MassStatusNone.values(),
                Dialect.OrigIdOnReject.values());
        for (Enum<?>[] values : choices) {
            String listed = YamlMap.spellings(values).stream()
                    .map(value -> "`" + value + "`")
                    .collect(Collectors.joining(", "));
            assertThat(doc).contains(" " + listed + " |");
        }
    }

    @Test
    void everyExampleOfTheReferenceIsSound() throws Exception {
        Matcher examples = EXAMPLE.matcher(doc());
        int count = 0;
        while (examples.find()) {
            String text = examples.group(1);
            write(text.startsWith("zone:") ? "calendars/XNYS.yaml" : "example" + count + ".yaml", text);
            count++;
        }
        assertThat(count).isGreaterThan(5);
        assertThat(SessionFiles.load(directory).all()).hasSizeGreaterThan(8);
    }

    @Test
    void commentedExampleOfTheLabHasEveryKeyAndIsSound() throws Exception {
        String lab = resource("lab.yaml");
        String example = lab.lines()
                .filter(line -> line.startsWith("#   "))
                .map(line -> line.substring(2))
                .collect(Collectors.joining("\n"));
        Set<String> inCalendars = Set.of("closed", "earlyClose");
        assertThat(knownKeys())
                .filteredOn(key -> !inCalendars.contains(key))
                .allSatisfy(key -> assertThat(lab)
                        .as("lab.yaml shows %s", key)
                        .containsPattern("[ {]" + key + ":|(?m)^" + key + ":"));
        Files.delete(directory.resolve("every.yaml"));
        Files.delete(directory.resolve("calendars/EVERY.yaml"));
        write("example.yaml", "sessions:\n" + example + "\n");
        write("calendars/XNYS.yaml", resource("calendars/XNYS.yaml"));
        assertThat(SessionFiles.load(directory).all()).hasSize(4);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SessionFiles.class.getResourceAsStream("/sessions/" + name)) {
            return new String(requireNonNull(in).readAllBytes(), UTF_8);
        }
    }
}
