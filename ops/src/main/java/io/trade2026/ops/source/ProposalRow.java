package io.trade2026.ops.source;

import java.util.List;

/**
 * A change of a limit that was asked for.
 *
 * @param proposalId from 1 up
 * @param state open, approved, withdrawn, expired or done
 * @param limitId of the limit
 * @param version of the limit that carried it out; 0 before
 * @param control such as {@code PT-01}
 * @param scope kind of party
 * @param scopeName whose limit it is
 * @param instruments any, each, or the name of a venue, class, group or instrument
 * @param side both, buy or sell
 * @param fromValue decimal; empty when the limit did not hold
 * @param value decimal that it is to have
 * @param scaledValue the same as the core counts it
 * @param enabled false takes it away
 * @param until ISO time at which it goes back by itself; empty: for good
 * @param untilEpochNs the same; 0: for good
 * @param proposer who asked
 * @param reason why
 * @param approvalsNeeded 0 when it tightens
 * @param whyNeeded why so many
 * @param approvers who has agreed, in order
 * @param expiresAt ISO time
 * @param level hard or soft
 * @param instrumentScope any, each, venue, asset_class, product_group or instrument: what {@code instruments} names
 * @param overAllocated whether it is to be allowed above the limit of a node higher up
 */
public record ProposalRow(
        long proposalId,
        String state,
        long limitId,
        long version,
        String control,
        String scope,
        String scopeName,
        String instruments,
        String side,
        String fromValue,
        String value,
        long scaledValue,
        boolean enabled,
        String until,
        long untilEpochNs,
        String proposer,
        String reason,
        int approvalsNeeded,
        String whyNeeded,
        List<String> approvers,
        String expiresAt,
        String level,
        String instrumentScope,
        boolean overAllocated) {
    /** Keeps its own list. */
    public ProposalRow {
        approvers = List.copyOf(approvers);
    }

    /**
     * Says whether somebody still has to agree.
     *
     * @return false when it is decided or has expired
     */
    public boolean awaitsOthers() {
        return state.equals("open");
    }
}
