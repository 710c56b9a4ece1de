package io.trade2026.ops;

import java.time.Duration;

/**
 * What becomes of critical alerts that nobody takes on.
 *
 * @param escalateAfter how long one may wait
 * @param blocks whether the house then takes no new risk until somebody has
 */
public record AlertSettings(Duration escalateAfter, boolean blocks) {
    /** A minute; nothing is blocked. */
    public static final AlertSettings USUAL = new AlertSettings(Duration.ofMinutes(1), false);
}
