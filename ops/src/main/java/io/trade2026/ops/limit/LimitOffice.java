package io.trade2026.ops.limit;

import io.trade2026.ops.desk.Answers;
import io.trade2026.ops.desk.OperatorDesk;
import io.trade2026.ops.source.LimitAsk;
import io.trade2026.ops.source.LimitGovernance;
import io.trade2026.ops.source.ProposalRow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Carries changes of limits from the one who asks to the core. What loosens is in the log of the core with its operators before it is
 * written, so that an edit behind our back shows. For any thread.
 */
public final class LimitOffice {
    private final LimitGovernance governance;
    private final OperatorDesk desk;
    private final Duration patience;

    /**
     * Works through these.
     *
     * @param governance of limits
     * @param desk to the core
     * @param patience longest wait for the core
     */
    public LimitOffice(LimitGovernance governance, OperatorDesk desk, Duration patience) {
        this.governance = governance;
        this.desk = desk;
        this.patience = patience;
    }

    /**
     * How far a change has come.
     *
     * @param proposal as it is
     * @param inForceEventNumber event with which the core took it; null before, and when that has not been seen yet
     */
    public record Progress(ProposalRow proposal, @Nullable Long inForceEventNumber) {}

    /**
     * Asks for a change; what tightens is carried out at once.
     *
     * @param ask what, by whom and why
     * @return how far it has come
     */
    public Progress propose(LimitAsk ask) {
        return goOn(governance.propose(ask));
    }

    /**
     * Agrees to a proposal; it is carried out when nobody else has to agree. One that is approved and was not carried out, since
     * something was away, is carried out now.
     *
     * @param proposalId of it
     * @param user who agrees
     * @return how far it has come
     */
    public Progress approve(long proposalId, String user) {
        return goOn(governance.approve(proposalId, user));
    }

    private Progress goOn(ProposalRow proposal) {
        if (!proposal.state().equals("approved")) {
            return new Progress(proposal, null);
        }
        if (proposal.approvalsNeeded() > 0) {
            Answers.await(desk.approve(proposal), patience);
        }
        ProposalRow done = governance.carryOut(proposal.proposalId());
        return new Progress(
                done,
                Answers.within(desk.limitInForce(done.limitId(), done.version()), patience)
                        .orElse(null));
    }
}
