package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FixReader;
import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.AskOrderStatusEncoder;
import io.trade2026.messages.sbe.CancelOrderEncoder;
import io.trade2026.messages.sbe.OrderTermsEncoder;
import io.trade2026.messages.sbe.PlaceOrderEncoder;
import io.trade2026.messages.sbe.ReplaceOrderEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Makes one command of each message of a client: NewOrderSingle(D), OrderCancelRequest(F), OrderCancelReplaceRequest(G),
 * OrderStatusRequest(H), and of any other the order to refuse it. One thread; a sound message allocates nothing.
 */
public final class ClientTranslator {
    private static final int CL_ORD_ID = 11;
    private static final int ORIG_CL_ORD_ID = 41;
    private static final int ORDER_ID = 37;
    private static final int SENDER_SUB_ID = 50;
    private static final int SYMBOL = 55;
    private static final int SIDE = 54;
    private static final int ORDER_QTY = 38;
    private static final int TRANSACT_TIME = 60;
    private static final int EXPIRE_TIME = 126;
    private static final int EXPIRE_DATE = 432;
    private static final int ORD_STATUS_REQ_ID = 790;
    private static final int NO_DATE = 0;
    private static final int TEXT = 58;

    private final Refusal refusal = new Refusal();
    private final MessageCheck check = new MessageCheck(refusal, false);
    private final PlaceOrderEncoder place = new PlaceOrderEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final ReplaceOrderEncoder replace = new ReplaceOrderEncoder();
    private final AskOrderStatusEncoder askStatus = new AskOrderStatusEncoder();

    /** Creates a translator. */
    public ClientTranslator() {}

    /**
     * Translates a message.
     *
     * @param arrival of an application message
     * @param letter receives the command
     */
    public void translate(Arrival arrival, Letter letter) {
        boolean isSound = check.isSound(arrival)
                && switch ((int) arrival.messageType()) {
                    case 'D' -> place(arrival, letter);
                    case 'F' -> cancel(arrival, letter);
                    case 'G' -> replace(arrival, letter);
                    case 'H' -> askStatus(arrival, letter);
                    default -> refuseType(arrival);
                };
        if (!isSound) {
            refusal.write(arrival, letter);
        }
    }

    private boolean refuseType(Arrival arrival) {
        String msgType = arrival.fields().text(35);
        return MsgTypes.isDefined(arrival.version(), msgType)
                ? refusal.business(
                        Refusal.UNSUPPORTED_MSG_TYPE,
                        35,
                        "MsgType(35): not taken here, send D, F, G or H, was '" + msgType + "'")
                : refusal.session(
                        Refusal.INVALID_MSG_TYPE, 35, "MsgType(35): no message of FIX, was '" + msgType + "'");
    }

    private boolean place(Arrival arrival, Letter letter) {
        MutableDirectBuffer buffer = letter.blank(PlaceOrderEncoder.BLOCK_LENGTH);
        place.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(place.origin());
        int at = place.offset();
        boolean isSound = text(arrival, CL_ORD_ID, buffer, at + PlaceOrderEncoder.clOrdIdEncodingOffset(), 40)
                && text(arrival, SENDER_SUB_ID, buffer, at + PlaceOrderEncoder.traderEncodingOffset(), 24)
                && terms(arrival, place.terms());
        if (isSound) {
            FixReader fields = arrival.fields();
            int length = Math.min(fields.length(TEXT), Letter.MAX_TEXT);
            place.putText(fields.buffer(), length == 0 ? 0 : fields.offset(TEXT), length);
            letter.complete(place.encodedLength());
        }
        return isSound;
    }

    private boolean replace(Arrival arrival, Letter letter) {
        MutableDirectBuffer buffer = letter.blank(ReplaceOrderEncoder.BLOCK_LENGTH);
        replace.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(replace.origin());
        int at = replace.offset();
        boolean isSound = text(arrival, CL_ORD_ID, buffer, at + ReplaceOrderEncoder.clOrdIdEncodingOffset(), 40)
                && text(arrival, ORIG_CL_ORD_ID, buffer, at + ReplaceOrderEncoder.origClOrdIdEncodingOffset(), 40)
                && text(arrival, SENDER_SUB_ID, buffer, at + ReplaceOrderEncoder.traderEncodingOffset(), 24)
                && needsOrigClOrdId(arrival)
                && terms(arrival, replace.terms());
        if (isSound) {
            FixReader fields = arrival.fields();
            replace.orderId(orderId(fields));
            int length = Math.min(fields.length(TEXT), Letter.MAX_TEXT);
            replace.putText(fields.buffer(), length == 0 ? 0 : fields.offset(TEXT), length);
            letter.complete(replace.encodedLength());
        }
        return isSound;
    }

    private boolean cancel(Arrival arrival, Letter letter) {
        MutableDirectBuffer buffer = letter.blank(CancelOrderEncoder.BLOCK_LENGTH);
        cancel.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(cancel.origin());
        int at = cancel.offset();
        FixReader fields = arrival.fields();
        boolean isSound = text(arrival, CL_ORD_ID, buffer, at + CancelOrderEncoder.clOrdIdEncodingOffset(), 40)
                && text(arrival, ORIG_CL_ORD_ID, buffer, at + CancelOrderEncoder.origClOrdIdEncodingOffset(), 40)
                && text(arrival, SYMBOL, buffer, at + CancelOrderEncoder.symbolEncodingOffset(), 24)
                && needsOrigClOrdId(arrival)
                && time(arrival, TRANSACT_TIME);
        if (isSound) {
            cancel.orderId(orderId(fields))
                    .side(Words.side(fields.character(SIDE)))
                    .transactEpochNs(fields.epochNs(TRANSACT_TIME));
            letter.complete(cancel.encodedLength());
        }
        return isSound;
    }

    /** Optional by the dictionary of 5.0 SP2, which allows OrderID(37) alone. */
    private boolean needsOrigClOrdId(Arrival arrival) {
        return arrival.fields().has(ORIG_CL_ORD_ID)
                || refusal.business(
                        Refusal.CONDITIONALLY_MISSING,
                        ORIG_CL_ORD_ID,
                        "OrigClOrdID(41): is required to name the order");
    }

    private boolean askStatus(Arrival arrival, Letter letter) {
        MutableDirectBuffer buffer = letter.blank(AskOrderStatusEncoder.BLOCK_LENGTH);
        askStatus.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(askStatus.origin());
        int at = askStatus.offset();
        FixReader fields = arrival.fields();
        boolean isSound = text(arrival, CL_ORD_ID, buffer, at + AskOrderStatusEncoder.clOrdIdEncodingOffset(), 40)
                && text(arrival, SYMBOL, buffer, at + AskOrderStatusEncoder.symbolEncodingOffset(), 24)
                && text(
                        arrival,
                        ORD_STATUS_REQ_ID,
                        buffer,
                        at + AskOrderStatusEncoder.ordStatusReqIdEncodingOffset(),
                        40);
        if (isSound) {
            askStatus.orderId(orderId(fields)).side(Words.side(fields.character(SIDE)));
            letter.complete(askStatus.encodedLength());
        }
        return isSound;
    }

    /** OrderID(37) as we give it: the letter O and a number; 0 when it is absent or another's. */
    private static long orderId(FixReader fields) {
        int length = fields.length(ORDER_ID);
        if (length < 2 || fields.buffer().getByte(fields.offset(ORDER_ID)) != 'O') {
            return 0;
        }
        return VenueTranslator.number(fields.buffer(), fields.offset(ORDER_ID) + 1, length - 1);
    }

    private boolean terms(Arrival arrival, OrderTermsEncoder terms) {
        FixReader fields = arrival.fields();
        MutableDirectBuffer buffer = terms.buffer();
        int at = terms.offset();
        boolean isSound = text(arrival, SYMBOL, buffer, at + OrderTermsEncoder.symbolEncodingOffset(), 24)
                && text(arrival, 1, buffer, at + OrderTermsEncoder.accountEncodingOffset(), 24)
                && text(arrival, 100, buffer, at + OrderTermsEncoder.exDestinationEncodingOffset(), 12)
                && text(arrival, 15, buffer, at + OrderTermsEncoder.currencyEncodingOffset(), 4)
                && text(arrival, 18, buffer, at + OrderTermsEncoder.execInstEncodingOffset(), 8)
                && needsQty(arrival)
                && decimals(arrival)
                && time(arrival, TRANSACT_TIME)
                && time(arrival, EXPIRE_TIME)
                && date(arrival);
        if (isSound) {
            int capacityTag = arrival.version() == FixVersion.FIX42 ? 47 : 528;
            terms.orderQtyE8(fields.decimalE8(ORDER_QTY))
                    .priceE8(fields.decimalE8(44))
                    .stopPxE8(fields.decimalE8(99))
                    .minQtyE8(fields.decimalE8(110))
                    .maxFloorE8(fields.decimalE8(111))
                    .expireEpochNs(fields.epochNs(EXPIRE_TIME))
                    .transactEpochNs(fields.epochNs(TRANSACT_TIME))
                    .expireDateYmd(fields.dateYmd(EXPIRE_DATE, OrderTermsEncoder.expireDateYmdNullValue()))
                    .side(Words.side(fields.character(SIDE)))
                    .ordType(Words.ordType(fields.character(40)))
                    .timeInForce(Words.timeInForce(fields.character(59)))
                    .handlInst(fields.character(21))
                    .orderCapacity(fields.character(capacityTag));
        }
        return isSound;
    }

    private boolean decimals(Arrival arrival) {
        return decimal(arrival, ORDER_QTY)
                && decimal(arrival, 44)
                && decimal(arrival, 99)
                && decimal(arrival, 110)
                && decimal(arrival, 111);
    }

    private boolean needsQty(Arrival arrival) {
        return arrival.fields().has(ORDER_QTY)
                || refusal.business(
                        Refusal.CONDITIONALLY_MISSING,
                        ORDER_QTY,
                        "OrderQty(38): is required, no other quantity is taken here");
    }

    private boolean text(Arrival arrival, int tag, MutableDirectBuffer to, int at, int width) {
        return arrival.fields().copy(tag, to, at, width)
                || refusal.value(Refusal.VALUE_INCORRECT, arrival, tag, "must have at most " + width + " characters");
    }

    private boolean decimal(Arrival arrival, int tag) {
        long value = arrival.fields().decimalE8(tag);
        if (value == Decimal8.NULL || Decimal8.isNumber(value)) {
            return true;
        }
        if (value == Decimal8.TOO_FINE) {
            return refusal.value(Refusal.VALUE_INCORRECT, arrival, tag, "must have at most 8 decimal places");
        }
        return value == Decimal8.OVERFLOW
                ? refusal.value(Refusal.VALUE_INCORRECT, arrival, tag, "must be below 92233720368")
                : refusal.value(Refusal.FORMAT_INCORRECT, arrival, tag, Refusal.form(tag));
    }

    private boolean time(Arrival arrival, int tag) {
        return !arrival.fields().has(tag)
                || arrival.fields().epochNs(tag) != FixReader.NO_TIME
                || refusal.value(Refusal.FORMAT_INCORRECT, arrival, tag, Refusal.form(tag));
    }

    private boolean date(Arrival arrival) {
        return !arrival.fields().has(EXPIRE_DATE)
                || arrival.fields().dateYmd(EXPIRE_DATE, NO_DATE) != NO_DATE
                || refusal.value(Refusal.FORMAT_INCORRECT, arrival, EXPIRE_DATE, Refusal.form(EXPIRE_DATE));
    }
}
