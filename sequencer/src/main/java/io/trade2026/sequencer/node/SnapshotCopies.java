package io.trade2026.sequencer.node;

import io.trade2026.sequencer.media.Recording;
import io.trade2026.sequencer.media.SegmentCopies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Copies of snapshots that go, so many that any part of the command log can be played again from one that is near, and so few that they take
 * less room than the log: one when the log has grown by {@link #SPACING} since the last copy, and by twice the length of the snapshot. One
 * thread.
 */
final class SnapshotCopies {
    /** Bytes of command log, a hundred thousand commands or so. */
    static final long SPACING = 64L << 20;

    private static final Pattern PLACE = Pattern.compile("\"logPosition\":(\\d+)");

    private final Path archiveDir;
    private final SegmentCopies copies;

    SnapshotCopies(final Path archiveDir, final Path directory) {
        this.archiveDir = archiveDir;
        this.copies = new SegmentCopies(directory);
    }

    /**
     * Copies a snapshot that is to be deleted, unless one lies near.
     *
     * @param recording of the service's snapshot
     * @param logPosition its place in the command log
     */
    void keepIfFar(final Recording recording, final long logPosition) throws IOException {
        final long length = recording.stopPosition() - recording.startPosition();
        if (logPosition - lastPlace() < Math.max(SPACING, 2 * length)) {
            return;
        }
        for (long at = recording.startPosition(); at < recording.stopPosition(); at += recording.segmentLength()) {
            copies.keep(archiveDir.resolve(recording.id() + "-" + at + ".rec"), "\"logPosition\":" + logPosition);
        }
    }

    private long lastPlace() throws IOException {
        long last = 0;
        for (final String line : copies.manifest()) {
            final Matcher place = PLACE.matcher(line);
            if (place.find()) {
                last = Math.max(last, Long.parseLong(place.group(1)));
            }
        }
        return last;
    }
}
