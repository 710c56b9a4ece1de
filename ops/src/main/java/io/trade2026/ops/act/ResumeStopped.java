package io.trade2026.ops.act;

import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.ResumePartyEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Lets a party go on that executed too often (PT-15).
 *
 * @param kind of the party
 * @param id of the party, or of the session
 * @param user who does
 * @param reason what was found
 */
public record ResumeStopped(PartyKind kind, int id, String user, String reason) implements DeskOrder {
    @Override
    public String sentence() {
        return "resume " + kind + " " + id;
    }

    @Override
    public int templateId() {
        return ResumePartyEncoder.TEMPLATE_ID;
    }

    @Override
    public String subjectField() {
        return "id";
    }

    @Override
    public String subjectValue() {
        return Integer.toString(id);
    }

    @Override
    public int encode(MutableDirectBuffer buffer, MessageHeaderEncoder header, long correlationId) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + new ResumePartyEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .correlationId(correlationId)
                        .scopeKind(kind)
                        .scopeId(id)
                        .user(user)
                        .reason(reason)
                        .encodedLength();
    }
}
