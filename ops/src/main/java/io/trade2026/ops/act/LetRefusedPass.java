package io.trade2026.ops.act;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OverrideRefusalEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Agrees that one order by hand, which soft limits alone refused, may pass.
 *
 * @param refusal its number
 * @param ofCompliance whether the user agrees for compliance, else for risk
 * @param user who agrees
 * @param reason why
 */
public record LetRefusedPass(long refusal, boolean ofCompliance, String user, String reason) implements DeskOrder {
    @Override
    public String sentence() {
        return "override of refusal " + refusal + (ofCompliance ? " for compliance" : " for risk");
    }

    @Override
    public int templateId() {
        return OverrideRefusalEncoder.TEMPLATE_ID;
    }

    @Override
    public String subjectField() {
        return "refusal";
    }

    @Override
    public String subjectValue() {
        return Long.toString(refusal);
    }

    @Override
    public int encode(MutableDirectBuffer buffer, MessageHeaderEncoder header, long correlationId) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + new OverrideRefusalEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .correlationId(correlationId)
                        .refusal(refusal)
                        .compliance(ofCompliance ? Bool.YES : Bool.NO)
                        .user(user)
                        .reason(reason)
                        .encodedLength();
    }
}
