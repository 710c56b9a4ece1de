package io.trade2026.sequencer.node;

/**
 * How the node is doing, for health and metrics.
 *
 * @param role LEADER, FOLLOWER or CANDIDATE
 * @param isReady elected (or following), recovered and taking commands
 * @param commitPosition of the command log in bytes
 * @param commandCount commands the core has seen since the first
 * @param lastEventNumber number of the core's last event, 0 before the first
 * @param journalPosition end of the journal as published
 * @param journalRecordedPosition end of the journal as recorded; the difference is what the archive is behind
 * @param suppressedEvents events of this start that the journal held already
 * @param snapshotCount snapshots taken since this start
 * @param lastSnapshotEpochMs when the last of them was complete, 0 if none
 * @param lastSnapshotNs how long the last of them took
 * @param isFailed the node has given up; the process should end
 */
public record SequencerStatus(
        String role,
        boolean isReady,
        long commitPosition,
        long commandCount,
        long lastEventNumber,
        long journalPosition,
        long journalRecordedPosition,
        long suppressedEvents,
        long snapshotCount,
        long lastSnapshotEpochMs,
        long lastSnapshotNs,
        boolean isFailed) {}
