package io.trade2026.ops.alert;

import java.time.Duration;

/**
 * How long alerts may wait for somebody, and what becomes of critical ones that nobody takes on.
 *
 * @param escalateAfter how long a critical one may wait
 * @param warningAfter how long a warning may wait; a notice has no deadline
 * @param blocks whether the house takes no new risk while a critical one has waited too long
 * @param thresholds from when on something is an alert
 */
public record AlertSettings(Duration escalateAfter, Duration warningAfter, boolean blocks, AlertThresholds thresholds) {
    /** A minute, a quarter of an hour; a critical one that nobody takes on closes the house to new risk (risk-controls AT-01). */
    public static final AlertSettings USUAL =
            new AlertSettings(Duration.ofMinutes(1), Duration.ofMinutes(15), true, AlertThresholds.USUAL);

    /** The same, and nothing is blocked: where things are tried out and nobody sits at the page. */
    public static final AlertSettings TOLD_ONLY =
            new AlertSettings(USUAL.escalateAfter, USUAL.warningAfter, false, USUAL.thresholds);

    /** Until when somebody has to take on an alert that was raised then; 0: never. */
    long deadline(String severity, long epochNs) {
        return switch (severity) {
            case "CRITICAL" -> epochNs + escalateAfter.toNanos();
            case "WARNING" -> epochNs + warningAfter.toNanos();
            default -> 0;
        };
    }
}
