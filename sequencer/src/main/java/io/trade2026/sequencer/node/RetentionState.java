package io.trade2026.sequencer.node;

/**
 * How the event journal stood when retention looked last.
 *
 * @param beginsAt position of the first byte that is kept
 * @param firstEvent that is kept, 0 when that is in the file that is being written
 * @param bytesKept from there to the end
 * @param neededAfter the last event that nobody needs any more
 * @param heldBy who needs the next one
 * @param isHeld whether something stays only because somebody needs it, though it is over its retention
 * @param fault why it could not look or take out; empty when all went well
 */
public record RetentionState(
        long beginsAt, long firstEvent, long bytesKept, long neededAfter, String heldBy, boolean isHeld, String fault) {
    /** Name of what holds files up that the snapshots still need: not a consumer, and over with the next snapshots. */
    public static final String SNAPSHOTS = "the older of the last two snapshots";

    static final RetentionState NOT_LOOKED = new RetentionState(0, 0, 0, 0, SNAPSHOTS, false, "");

    private static final long BYTES_PER_MB = 1_000_000;

    RetentionState withFault(final String words) {
        return new RetentionState(beginsAt, firstEvent, bytesKept, neededAfter, heldBy, isHeld, words);
    }

    /**
     * Is all as it should be?
     *
     * @return false after a fault, and while a consumer holds up what is over its retention
     */
    public boolean isWell() {
        return fault.isEmpty() && (!isHeld || heldBy.equals(SNAPSHOTS));
    }

    /**
     * The same for people.
     *
     * @return a sentence
     */
    public String inWords() {
        if (!fault.isEmpty()) {
            return fault;
        }
        final String kept = bytesKept / BYTES_PER_MB + " MB are kept"
                + (firstEvent > 1 ? ", from event " + firstEvent + " on" : "");
        return isHeld
                ? kept + "; more is over its retention, but " + heldBy + " has not got beyond event " + neededAfter
                : kept;
    }
}
