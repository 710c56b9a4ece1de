package io.trade2026.ops.recon;

import java.time.Duration;

/**
 * How old a difference between a venue's drop copy, or a clearing firm, and what we hold may be (risk-controls PO-01).
 *
 * @param warnAfter from when on it is a warning
 * @param alertAfter from when on it is critical, and its client takes no new risk to the venue, or its account none in the instrument
 * @param firmAfter from when on a kill switch of the venue is set; a position is at no venue
 * @param blocks whether it blocks at all, and is not only told
 */
public record ReconSettings(Duration warnAfter, Duration alertAfter, Duration firmAfter, boolean blocks) {
    /** 5 s, 30 s, 5 minutes; blocks. */
    public static final ReconSettings USUAL =
            new ReconSettings(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5), true);
}
