package io.trade2026.ops.act;

import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.SetManualPriceEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * A reference price by hand for an instrument that has no other.
 *
 * @param symbol of the instrument
 * @param priceE8 in units of 1e-8; 0 takes it away
 * @param untilEpochNs it counts before this time
 * @param user who sets it
 * @param secondUser who agrees; empty when it is taken away
 * @param reason why
 */
public record SetPriceByHand(
        String symbol, long priceE8, long untilEpochNs, String user, String secondUser, String reason)
        implements DeskOrder {
    @Override
    public String sentence() {
        return "price by hand of " + symbol + " in units of 1e-8: " + priceE8;
    }

    @Override
    public int templateId() {
        return SetManualPriceEncoder.TEMPLATE_ID;
    }

    @Override
    public String subjectField() {
        return "symbol";
    }

    @Override
    public String subjectValue() {
        return symbol;
    }

    @Override
    public int encode(MutableDirectBuffer buffer, MessageHeaderEncoder header, long correlationId) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + new SetManualPriceEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .correlationId(correlationId)
                        .symbol(symbol)
                        .priceE8(priceE8)
                        .untilEpochNs(untilEpochNs)
                        .user(user)
                        .secondUser(secondUser)
                        .reason(reason)
                        .encodedLength();
    }
}
