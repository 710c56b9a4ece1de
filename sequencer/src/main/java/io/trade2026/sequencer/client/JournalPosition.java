package io.trade2026.sequencer.client;

/**
 * How far a follower has come. Kept together with what it made of the events, in the same transaction; good on every node.
 *
 * @param eventNumber last event that was consumed, 0 before the first
 * @param position end of that event in the journal, or {@link #UNKNOWN}
 */
public record JournalPosition(long eventNumber, long position) {
    /** Stands for a position that has to be looked up. */
    public static final long UNKNOWN = -1;

    /** Before the first event. */
    public static final JournalPosition START = new JournalPosition(0, 0);

    /** Before the first event that is still kept: for who can do without those that retention took out. */
    public static final JournalPosition FIRST_KEPT = new JournalPosition(0, UNKNOWN);

    /** Refuses what cannot be. */
    public JournalPosition {
        if (eventNumber < 0 || position < UNKNOWN) {
            throw new IllegalArgumentException("event " + eventNumber + " at position " + position);
        }
    }

    /**
     * A checkpoint of which only the number is known; the follower looks the position up when it opens.
     *
     * @param eventNumber last event that was consumed, 0 for none
     * @return the checkpoint
     */
    public static JournalPosition after(final long eventNumber) {
        return eventNumber == 0 ? START : new JournalPosition(eventNumber, UNKNOWN);
    }
}
