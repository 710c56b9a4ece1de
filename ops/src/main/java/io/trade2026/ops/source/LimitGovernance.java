package io.trade2026.ops.source;

import io.trade2026.ops.refusal.Refused;
import java.util.List;

/** How limits are changed by several people, and what is kept of it. All throw {@link Refused}. */
public interface LimitGovernance {
    /**
     * Asks for a change.
     *
     * @param ask what, by whom and why
     * @return approved when it tightens, else open
     */
    ProposalRow propose(LimitAsk ask);

    /**
     * Agrees to a proposal.
     *
     * @param proposalId of it
     * @param user who agrees; not the proposer
     * @return approved when all have agreed
     */
    ProposalRow approve(long proposalId, String user);

    /**
     * Takes a proposal back, or turns it down.
     *
     * @param proposalId of it
     * @param user who does it
     * @param reason why
     * @return withdrawn
     */
    ProposalRow withdraw(long proposalId, String user, String reason);

    /**
     * Writes what an approved proposal asks for.
     *
     * @param proposalId of it
     * @return done, with the version
     */
    ProposalRow carryOut(long proposalId);

    /**
     * Reads proposals.
     *
     * @param waitingOnly without those that are decided or have expired
     * @return newest first
     */
    List<ProposalRow> proposals(boolean waitingOnly);

    /**
     * Reads all versions of a limit.
     *
     * @param limitId of it
     * @return newest first
     */
    Lines history(long limitId);

    /**
     * Reads how far limits are used.
     *
     * @return a line for each
     */
    Lines report();

    /**
     * Reads what the annual review is shown.
     *
     * @return in sections
     */
    List<Lines> evidence();
}
