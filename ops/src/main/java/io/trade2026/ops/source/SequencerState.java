package io.trade2026.ops.source;

/**
 * State of the sequencer's node.
 *
 * @param role LEADER, FOLLOWER or CANDIDATE
 * @param isReady recovered and taking commands
 * @param commitPosition of the command log in bytes
 * @param commandCount commands the core has seen since the first
 * @param lastEventNumber of the core, 0 before the first
 * @param journalPosition end of the journal as published, in bytes
 * @param journalRecordedPosition end of the journal as recorded, in bytes
 * @param snapshotCount snapshots since the start
 * @param lastSnapshotEpochMs when the last one was complete, 0 if none
 */
public record SequencerState(
        String role,
        boolean isReady,
        long commitPosition,
        long commandCount,
        long lastEventNumber,
        long journalPosition,
        long journalRecordedPosition,
        long snapshotCount,
        long lastSnapshotEpochMs) {}
