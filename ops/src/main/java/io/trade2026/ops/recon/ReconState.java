package io.trade2026.ops.recon;

import java.util.List;

/**
 * How drop copies and clearing firms, and what we hold, stand.
 *
 * @param state READING until the journal is read to its end, then MATCHED, or BROKEN while a break is older than its warning and not resolved
 * @param checkedTo number of the last event that was looked at
 * @param lagBytes of the journal that are not read yet
 * @param matched executions that both sides tell alike
 * @param waiting differences that are younger than their warning
 * @param venues whose drop copies are heard
 * @param blocks clients that take no new risk to a venue, and accounts that take none in an instrument
 * @param breaks those that stand and the latest that are over, newest first
 */
public record ReconState(
        String state,
        long checkedTo,
        long lagBytes,
        long matched,
        int waiting,
        List<CopyLink> venues,
        List<PairBlock> blocks,
        List<BreakRow> breaks) {
    /** Keeps its own lists. */
    public ReconState {
        venues = List.copyOf(venues);
        blocks = List.copyOf(blocks);
        breaks = List.copyOf(breaks);
    }

    /**
     * The drop copy of a venue.
     *
     * @param venueSessionId session of the venue
     * @param copySessionId session of its drop copy
     * @param up whether it is logged on
     * @param sinceEpochNs since when
     * @param copies executions that it told
     */
    public record CopyLink(int venueSessionId, int copySessionId, boolean up, long sinceEpochNs, long copies) {}

    /**
     * A client that takes no new risk to a venue, or an account that takes none in an instrument.
     *
     * @param client its name; empty where it is an account
     * @param venue the venue's name; empty where it is an account
     * @param account its name; empty where it is a client
     * @param symbol the instrument; empty where it is a client
     * @param sinceEpochNs since when
     * @param user who blocked it
     * @param reason why
     */
    public record PairBlock(
            String client,
            String venue,
            String account,
            String symbol,
            long sinceEpochNs,
            String user,
            String reason) {}

    /**
     * A break.
     *
     * @param eventNumber of the event that it began with, of a position its number in the log of those; with its kind it is its name
     * @param kind MISSING_HERE, MISSING_THERE, FIELDS_DIFFER, LEAVES_DIFFER, POSITION_DIFFERS
     * @param stage NEW, WARNED, ALERTED, FIRM_BLOCKED, MATCHED, RESOLVED
     * @param beganEpochNs when it began
     * @param ageNs how old it is, or was when it ended
     * @param venueSessionId session of the venue
     * @param venueId of the venue; 0 when it is not known
     * @param account Account(1) of ours; may be empty
     * @param symbol instrument of a position; elsewhere empty
     * @param orderId OrderID(37) of ours; may be empty
     * @param venueOrderId OrderID(37) of the venue
     * @param execId ExecID(17) of the venue; may be empty
     * @param text what differs
     * @param toldEpochNs when its stage was told; 0 before
     * @param user who told it: the matcher, or the operator who resolved it
     * @param note what was told: the reason of whoever resolved it
     */
    public record BreakRow(
            long eventNumber,
            String kind,
            String stage,
            long beganEpochNs,
            long ageNs,
            int venueSessionId,
            int venueId,
            String account,
            String symbol,
            String orderId,
            String venueOrderId,
            String execId,
            String text,
            long toldEpochNs,
            String user,
            String note) {}
}
