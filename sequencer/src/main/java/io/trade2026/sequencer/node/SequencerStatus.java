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
 * @param memberId of this node
 * @param leaderMemberId who leads, as far as this node's log says, or {@link #NO_MEMBER}
 * @param members how many there are
 * @param membersSeen how many of them this node hears, itself among them; one that died counts for some seconds yet
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
        boolean isFailed,
        int memberId,
        int leaderMemberId,
        int members,
        int membersSeen) {
    /** Stands for no leader. */
    public static final int NO_MEMBER = -1;

    /** A node that does not run. */
    static SequencerStatus none(final SequencerConfig config, final boolean isFailed) {
        return new SequencerStatus(
                "NONE",
                false,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                isFailed,
                config.memberId(),
                NO_MEMBER,
                config.topology().members().size(),
                0);
    }
}
