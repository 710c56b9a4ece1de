package io.trade2026.ops.act;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.ReplaceByDeskEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Changes an order as its client said by word of mouth: 150=D with ExecRestatementReason(378)=2, under the same ClOrdID(11).
 *
 * @param orderId OrderID(37)
 * @param orderQtyE8 new OrderQty(38), the total; {@link Decimal8#NULL}: as it is
 * @param priceE8 new Price(44); {@link Decimal8#NULL}: as it is
 * @param user who does it
 * @param reason why
 */
public record ReplaceOpenOrder(long orderId, long orderQtyE8, long priceE8, String user, String reason)
        implements DeskOrder {
    @Override
    public String sentence() {
        return "replace of order " + orderId
                + (orderQtyE8 == Decimal8.NULL ? "" : " to OrderQty(38) " + Decimal8.toText(orderQtyE8))
                + (priceE8 == Decimal8.NULL ? "" : " to Price(44) " + Decimal8.toText(priceE8));
    }

    @Override
    public int templateId() {
        return ReplaceByDeskEncoder.TEMPLATE_ID;
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
                + new ReplaceByDeskEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .correlationId(correlationId)
                        .orderId(orderId)
                        .orderQtyE8(orderQtyE8)
                        .priceE8(priceE8)
                        .user(user)
                        .reason(reason)
                        .encodedLength();
    }
}
