package io.trade2026.ops.act;

import io.trade2026.messages.sbe.CancelByDeskEncoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Cancels an order that its client asked to be cancelled by word of mouth: 150=4 without a request, ExecRestatementReason(378)=2.
 *
 * @param orderId OrderID(37)
 * @param user who does it
 * @param reason why
 */
public record CancelOpenOrder(long orderId, String user, String reason) implements DeskOrder {
    @Override
    public String sentence() {
        return "cancel of order " + orderId;
    }

    @Override
    public int templateId() {
        return CancelByDeskEncoder.TEMPLATE_ID;
    }

    @Override
    public String subjectField() {
        return "orderId";
    }

    @Override
    public String subjectValue() {
        return Long.toString(orderId);
    }

    @Override
    public int encode(MutableDirectBuffer buffer, MessageHeaderEncoder header, long correlationId) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + new CancelByDeskEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .correlationId(correlationId)
                        .orderId(orderId)
                        .user(user)
                        .reason(reason)
                        .encodedLength();
    }
}
