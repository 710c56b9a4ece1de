package io.trade2026.ops.act;

import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.RejectNextEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Has the next request of a session refused, for trying how the client takes it.
 *
 * @param sessionId of the client
 * @param compId of the client, for the log
 * @param msgType D, F or G
 * @param code OrdRejReason(103) for D, CxlRejReason(102) for F and G
 * @param text what the client reads in Text(58)
 * @param user who does it
 * @param reason why; not for the client
 */
public record RejectNextRequest(
        int sessionId, String compId, char msgType, int code, String text, String user, String reason)
        implements DeskOrder {
    @Override
    public String sentence() {
        return "reject of the next " + msgType + " of " + compId + " with code " + code;
    }

    @Override
    public int templateId() {
        return RejectNextEncoder.TEMPLATE_ID;
    }

    @Override
    public String subjectField() {
        return "session";
    }

    @Override
    public String subjectValue() {
        return compId;
    }

    @Override
    public int encode(MutableDirectBuffer buffer, MessageHeaderEncoder header, long correlationId) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + new RejectNextEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .correlationId(correlationId)
                        .sessionId(sessionId)
                        .msgType((byte) msgType)
                        .code(code)
                        .user(user)
                        .text(text)
                        .reason(reason)
                        .encodedLength();
    }
}
