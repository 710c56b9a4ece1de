package io.trade2026.app.node;

import io.trade2026.sessions.yaml.YamlMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part {@code disk} of a node's file: {@code disk: {warnBelow: 2GB, refuseBelow: 500MB}}.
 *
 * @param warnBelow bytes free below which people are told
 * @param refuseBelow bytes free below which no new risk is taken
 */
public record DiskSettings(long warnBelow, long refuseBelow) {
    private static final long MB = 1_000_000;
    private static final long GB = 1_000_000_000;

    /** What holds where nothing is said. */
    public static final DiskSettings USUAL = new DiskSettings(2 * GB, 500 * MB);

    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})(MB|GB)");
    private static final String RULE = "a number of MB or GB, such as 500MB";

    /**
     * Reads it.
     *
     * @param root of the file; takes the faults
     * @return what it says, or {@link #USUAL}
     */
    static DiskSettings read(YamlMap root) {
        YamlMap map = root.map("disk");
        if (map == null) {
            return USUAL;
        }
        long warnBelow = map.value("warnBelow", USUAL.warnBelow, RULE, DiskSettings::size);
        long refuseBelow = map.value("refuseBelow", USUAL.refuseBelow, RULE, DiskSettings::size);
        if (refuseBelow > warnBelow) {
            map.fault("refuseBelow", "must not be above warnBelow, was " + refuseBelow + " above " + warnBelow);
        }
        map.end();
        return new DiskSettings(warnBelow, refuseBelow);
    }

    private static @Nullable Long size(String text) {
        Matcher parts = SIZE.matcher(text);
        return parts.matches()
                ? Long.parseLong(parts.group(1)) * (parts.group(2).equals("MB") ? MB : GB)
                : null;
    }
}
