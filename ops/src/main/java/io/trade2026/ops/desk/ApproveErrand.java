package io.trade2026.ops.desk;

import io.trade2026.messages.sbe.ApproveLimitEncoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.LimitApprovedDecoder;
import io.trade2026.messages.sbe.LimitLevel;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.ops.source.ProposalRow;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** Has it in the log of the core that operators agree on a proposal, before it is carried out (GV-01). */
final class ApproveErrand extends Errand<Long> {
    private final ProposalRow proposal;
    private final long correlationId;
    private final LimitApprovedDecoder approved = new LimitApprovedDecoder();

    ApproveErrand(ProposalRow proposal, long correlationId) {
        this.proposal = proposal;
        this.correlationId = correlationId;
    }

    @Override
    int encode(MutableDirectBuffer buffer) {
        List<String> approvers = proposal.approvers();
        return MessageHeaderEncoder.ENCODED_LENGTH
                + new ApproveLimitEncoder()
                        .wrapAndApplyHeader(buffer, 0, header())
                        .correlationId(correlationId)
                        .proposalId(proposal.proposalId())
                        .limitId(proposal.limitId())
                        .value(proposal.scaledValue())
                        .enabled(proposal.enabled() ? Bool.YES : Bool.NO)
                        .untilEpochNs(proposal.untilEpochNs())
                        .user(proposal.proposer())
                        .secondUser(approvers.isEmpty() ? "" : approvers.get(0))
                        .thirdUser(approvers.size() > 1 ? approvers.get(1) : "")
                        .level(proposal.level().equals("soft") ? LimitLevel.SOFT : LimitLevel.HARD)
                        .reason(proposal.reason())
                        .encodedLength();
    }

    @Override
    String sentence() {
        return "proposal " + proposal.proposalId() + " of " + proposal.proposer() + " for " + proposal.control()
                + " of " + proposal.scopeName() + ", approved by " + String.join(" and ", proposal.approvers());
    }

    @Override
    int templateId() {
        return ApproveLimitEncoder.TEMPLATE_ID;
    }

    @Override
    long refusalKey() {
        return correlationId;
    }

    @Override
    String subjectField() {
        return "proposal";
    }

    @Override
    String subjectValue() {
        return Long.toString(proposal.proposalId());
    }

    @Override
    void look(Event event) {
        if (event.templateId() == LimitApprovedDecoder.TEMPLATE_ID) {
            approved.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
            if (approved.correlationId() == correlationId) {
                answer().complete(event.number());
            }
        }
    }
}
