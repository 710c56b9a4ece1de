package io.trade2026.app.node;

import io.trade2026.sessions.yaml.YamlMap;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part {@code retention} of a node's file: {@code retention: {journal: 90d, fix: 90d, every: 1h, fileSize: 64MB}}.
 *
 * @param journal so long an event stays where consumers can read it, at least
 * @param fix so long a FIX message stays where it can be resent from, at least
 * @param every how often is looked for what may go
 * @param fileSize bytes of one archive file, which goes as a whole; a power of two. Recordings that exist keep theirs
 */
public record RetentionSettings(Duration journal, Duration fix, Duration every, int fileSize) {
    private static final int USUAL_FILE_SIZE = 64 << 20;

    /** What holds where nothing is said. */
    public static final RetentionSettings USUAL =
            new RetentionSettings(Duration.ofDays(90), Duration.ofDays(90), Duration.ofHours(1), USUAL_FILE_SIZE);

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,5})([smhdy])");
    private static final String RULE = "a number with s, m, h, d or y behind it, such as 90d or 7y";
    private static final Pattern SIZE = Pattern.compile("(1|2|4|8|16|32|64|128|256|512)MB");
    private static final String SIZE_RULE = "a power of two from 1MB to 512MB";
    private static final int DAYS_OF_A_YEAR = 366;
    private static final int MB_BITS = 20;

    /**
     * Reads it.
     *
     * @param root of the file; takes the faults
     * @return what it says, or {@link #USUAL}
     */
    static RetentionSettings read(YamlMap root) {
        YamlMap map = root.map("retention");
        if (map == null) {
            return USUAL;
        }
        Duration journal = map.value("journal", USUAL.journal, RULE, RetentionSettings::length);
        Duration fix = map.value("fix", USUAL.fix, RULE, RetentionSettings::length);
        Duration every = map.value("every", USUAL.every, RULE, RetentionSettings::interval);
        int fileSize = map.value("fileSize", USUAL.fileSize, SIZE_RULE, RetentionSettings::size);
        map.end();
        return new RetentionSettings(journal, fix, every, fileSize);
    }

    private static @Nullable Integer size(String text) {
        Matcher parts = SIZE.matcher(text);
        return parts.matches() ? Integer.parseInt(parts.group(1)) << MB_BITS : null;
    }

    private static @Nullable Duration interval(String text) {
        Duration length = length(text);
        return length == null || length.isZero() ? null : length;
    }

    /** Years have 366 days, so that nothing goes a day too early. */
    private static @Nullable Duration length(String text) {
        Matcher parts = LENGTH.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2).charAt(0)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            default -> Duration.ofDays(number * DAYS_OF_A_YEAR);
        };
    }
}
