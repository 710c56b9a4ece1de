package io.trade2026.ops.act;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.EnterDeskOrderEncoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.OrderTermsEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import org.agrona.MutableDirectBuffer;

/**
 * An order by telephone. It has no ClOrdID(11); OrderID(37) is its only key.
 *
 * @param sessionId whose reports it is on; 0: the client session of the account with the lowest number
 * @param account Account(1)
 * @param symbol Symbol(55)
 * @param side Side(54)
 * @param ordType OrdType(40)
 * @param timeInForce TimeInForce(59)
 * @param orderQtyE8 OrderQty(38)
 * @param priceE8 Price(44); {@link Decimal8#NULL} when absent
 * @param stopPxE8 StopPx(99); {@link Decimal8#NULL} when absent
 * @param expireDateYmd ExpireDate(432); {@link #NO_DATE} when absent
 * @param exDestination ExDestination(100); empty: by the route
 * @param enteredEpochNs TransactTime(60): when the desk took it
 * @param user who takes it
 * @param reason why, such as who called
 */
public record EnterOrder(
        int sessionId,
        String account,
        String symbol,
        Side side,
        OrdType ordType,
        TimeInForce timeInForce,
        long orderQtyE8,
        long priceE8,
        long stopPxE8,
        int expireDateYmd,
        String exDestination,
        long enteredEpochNs,
        String user,
        String reason)
        implements DeskOrder {
    /** No ExpireDate(432). */
    public static final int NO_DATE = OrderTermsEncoder.expireDateYmdNullValue();

    @Override
    public String sentence() {
        return "order by telephone: " + side + " " + Decimal8.toText(orderQtyE8) + " " + symbol + " "
                + (priceE8 == Decimal8.NULL ? ordType.name() : "at " + Decimal8.toText(priceE8)) + " for " + account;
    }

    @Override
    public int templateId() {
        return EnterDeskOrderEncoder.TEMPLATE_ID;
    }

    @Override
    public String subjectField() {
        return "order";
    }

    @Override
    public String subjectValue() {
        return "";
    }

    @Override
    public int encode(MutableDirectBuffer buffer, MessageHeaderEncoder header, long correlationId) {
        EnterDeskOrderEncoder letter = new EnterDeskOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .correlationId(correlationId)
                .sessionId(sessionId)
                .user(user);
        writeTerms(letter.terms());
        return MessageHeaderEncoder.ENCODED_LENGTH + letter.reason(reason).encodedLength();
    }

    /**
     * Writes what is asked for.
     *
     * @param terms of a letter
     */
    public void writeTerms(OrderTermsEncoder terms) {
        terms.symbol(symbol)
                .account(account)
                .exDestination(exDestination)
                .currency("")
                .execInst("")
                .orderQtyE8(orderQtyE8)
                .priceE8(priceE8)
                .stopPxE8(stopPxE8)
                .minQtyE8(Decimal8.NULL)
                .maxFloorE8(Decimal8.NULL)
                .cashOrderQtyE8(Decimal8.NULL)
                .expireEpochNs(Decimal8.NULL)
                .transactEpochNs(enteredEpochNs)
                .expireDateYmd(expireDateYmd)
                .side(side)
                .ordType(ordType)
                .timeInForce(timeInForce)
                .handlInst((byte) 0)
                .orderCapacity((byte) 0);
    }
}
