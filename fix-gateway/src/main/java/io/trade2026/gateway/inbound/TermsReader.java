package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FixReader;
import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.messages.sbe.OrderTermsEncoder;
import org.agrona.MutableDirectBuffer;

/** What a client asks for, out of NewOrderSingle(D), OrderCancelReplaceRequest(G) or one order of a NewOrderList(E). */
final class TermsReader {
    private static final int SYMBOL = 55;
    private static final int ORDER_QTY = 38;
    private static final int CASH_ORDER_QTY = 152;
    private static final int TRANSACT_TIME = 60;
    private static final int EXPIRE_TIME = 126;
    private static final int EXPIRE_DATE = 432;

    private final FieldCheck check;

    TermsReader(FieldCheck check) {
        this.check = check;
    }

    boolean read(FixReader fields, FixVersion version, OrderTermsEncoder terms) {
        MutableDirectBuffer buffer = terms.buffer();
        int at = terms.offset();
        boolean isSound = check.text(fields, SYMBOL, buffer, at + OrderTermsEncoder.symbolEncodingOffset(), 24)
                && check.text(fields, 1, buffer, at + OrderTermsEncoder.accountEncodingOffset(), 24)
                && check.text(fields, 100, buffer, at + OrderTermsEncoder.exDestinationEncodingOffset(), 12)
                && check.text(fields, 15, buffer, at + OrderTermsEncoder.currencyEncodingOffset(), 4)
                && check.text(fields, 18, buffer, at + OrderTermsEncoder.execInstEncodingOffset(), 8)
                && needsQty(fields)
                && decimals(fields)
                && check.time(fields, TRANSACT_TIME)
                && check.time(fields, EXPIRE_TIME)
                && check.date(fields, EXPIRE_DATE);
        if (isSound) {
            int capacityTag = version == FixVersion.FIX42 ? 47 : 528;
            terms.orderQtyE8(fields.decimalE8(ORDER_QTY))
                    .priceE8(fields.decimalE8(44))
                    .stopPxE8(fields.decimalE8(99))
                    .minQtyE8(fields.decimalE8(110))
                    .maxFloorE8(fields.decimalE8(111))
                    .cashOrderQtyE8(fields.decimalE8(CASH_ORDER_QTY))
                    .expireEpochNs(fields.epochNs(EXPIRE_TIME))
                    .transactEpochNs(fields.epochNs(TRANSACT_TIME))
                    .expireDateYmd(fields.dateYmd(EXPIRE_DATE, OrderTermsEncoder.expireDateYmdNullValue()))
                    .side(Words.side(fields.character(54)))
                    .ordType(Words.ordType(fields.character(40)))
                    .timeInForce(Words.timeInForce(fields.character(59)))
                    .handlInst(fields.character(21))
                    .orderCapacity(fields.character(capacityTag));
        }
        return isSound;
    }

    private boolean decimals(FixReader fields) {
        return check.decimal(fields, ORDER_QTY)
                && check.decimal(fields, 44)
                && check.decimal(fields, 99)
                && check.decimal(fields, 110)
                && check.decimal(fields, 111)
                && check.decimal(fields, CASH_ORDER_QTY);
    }

    /** An order in cash is the core's to deny: it is an order, and has an ExecutionReport(8) for its answer. */
    private boolean needsQty(FixReader fields) {
        return fields.has(CASH_ORDER_QTY)
                || check.needed(fields, ORDER_QTY, "OrderQty(38): is required, no other quantity is taken here");
    }
}
