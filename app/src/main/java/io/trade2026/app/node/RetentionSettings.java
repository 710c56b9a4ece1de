package io.trade2026.app.node;

import io.trade2026.sessions.yaml.YamlMap;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part {@code retention} of a node's file: {@code retention: {journal: 90d, every: 1h}}.
 *
 * @param journal so long an event stays where consumers can read it, at least
 * @param every how often is looked for what may go
 */
public record RetentionSettings(Duration journal, Duration every) {
    /** What holds where nothing is said. */
    public static final RetentionSettings USUAL = new RetentionSettings(Duration.ofDays(90), Duration.ofHours(1));

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,5})([smhdy])");
    private static final String RULE = "a number with s, m, h, d or y behind it, such as 90d or 7y";
    private static final int DAYS_OF_A_YEAR = 366;

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
        Duration every = map.value("every", USUAL.every, RULE, RetentionSettings::interval);
        map.end();
        return new RetentionSettings(journal, every);
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
