package io.trade2026.sequencer.node;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How long the event journal stays where consumers can read it, and where it goes then.
 *
 * @param archiveDir of the media: the files of the recordings
 * @param copies directory for what is taken out; nothing in it is ever deleted by the node
 * @param consumers directory whose subdirectories belong to the consumers of this machine; each keeps a file {@code checkpoint} that begins
 *     with the number of the last event it needs no more
 * @param journal at least so long an event stays, also when everybody has read it
 * @param every how often is looked
 */
public record RetentionPlan(Path archiveDir, Path copies, Path consumers, Duration journal, Duration every) {
    /**
     * Refuses what cannot be.
     *
     * @throws IllegalArgumentException naming the value and the rule
     */
    public RetentionPlan {
        if (journal.isNegative() || every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException(
                    "journal " + journal + " must not be negative, every " + every + " must be above 0");
        }
    }
}
