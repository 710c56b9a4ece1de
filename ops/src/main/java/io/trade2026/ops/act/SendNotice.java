package io.trade2026.ops.act;

import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.SendNewsEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * News(B) of the desk to one client session, or to all that take notices.
 *
 * @param sessionId of the client; 0: all
 * @param headline Headline(148)
 * @param text Text(58) of the lines of text
 * @param user who sends it
 * @param reason why; not for the clients
 */
public record SendNotice(int sessionId, String headline, String text, String user, String reason) implements DeskOrder {
    @Override
    public String sentence() {
        return "news to " + (sessionId == 0 ? "all" : "session " + sessionId) + ": " + headline;
    }

    @Override
    public int templateId() {
        return SendNewsEncoder.TEMPLATE_ID;
    }

    @Override
    public String subjectField() {
        return "session";
    }

    @Override
    public String subjectValue() {
        return sessionId == 0 ? "" : Integer.toString(sessionId);
    }

    @Override
    public int encode(MutableDirectBuffer buffer, MessageHeaderEncoder header, long correlationId) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + new SendNewsEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .correlationId(correlationId)
                        .sessionId(sessionId)
                        .user(user)
                        .headline(headline)
                        .text(text)
                        .reason(reason)
                        .encodedLength();
    }
}
