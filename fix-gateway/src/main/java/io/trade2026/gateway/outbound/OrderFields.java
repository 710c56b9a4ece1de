package io.trade2026.gateway.outbound;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import org.agrona.DirectBuffer;

/** The terms of an order as fields. */
final class OrderFields {
    private static final int WIDTH_SYMBOL = OrderTermsDecoder.symbolEncodingLength();
    private static final int WIDTH_ACCOUNT = OrderTermsDecoder.accountEncodingLength();
    private static final int WIDTH_CURRENCY = OrderTermsDecoder.currencyEncodingLength();
    private static final int WIDTH_EXEC_INST = OrderTermsDecoder.execInstEncodingLength();

    private static final char UNDISCLOSED = '7';

    private OrderFields() {}

    static void account(FixWriter writer, OrderTermsDecoder terms) {
        writer.paddedIfAny(
                1, terms.buffer(), terms.offset() + OrderTermsDecoder.accountEncodingOffset(), WIDTH_ACCOUNT);
    }

    static void symbolAndSide(FixWriter writer, OrderTermsDecoder terms) {
        int at = terms.offset() + OrderTermsDecoder.symbolEncodingOffset();
        if (terms.buffer().getByte(at) == 0) {
            // The word of FIX for no symbol, where Symbol(55) is required.
            writer.text(55, "[N/A]");
        } else {
            writer.paddedIfAny(55, terms.buffer(), at, WIDTH_SYMBOL);
        }
        writer.character(54, side(terms.side()));
    }

    /**
     * A side that the house does not trade has lost its own letter, but Side(54) is required: undisclosed is what every dictionary
     * knows.
     */
    static int side(Side side) {
        return side == Side.UNSUPPORTED || side == Side.NULL_VAL ? UNDISCLOSED : side.value();
    }

    /** OrderQty, prices, time in force and what else the client asked for. */
    static void terms(FixWriter writer, OrderTermsDecoder terms, FixVersion version) {
        DirectBuffer buffer = terms.buffer();
        writer.decimalIfAny(38, terms.orderQtyE8()).decimalIfAny(152, terms.cashOrderQtyE8());
        if (isKnown(terms.ordType())) {
            writer.character(40, terms.ordType().value());
        }
        writer.decimalIfAny(44, terms.priceE8())
                .decimalIfAny(99, terms.stopPxE8())
                .paddedIfAny(15, buffer, terms.offset() + OrderTermsDecoder.currencyEncodingOffset(), WIDTH_CURRENCY);
        if (isKnown(terms.timeInForce())) {
            writer.character(59, terms.timeInForce().value());
        }
        if (terms.expireEpochNs() != OrderTermsDecoder.expireEpochNsNullValue()) {
            writer.time(126, terms.expireEpochNs());
        }
        int ymd = terms.expireDateYmd();
        if (ymd > 0) {
            writer.integer(432, ymd);
        }
        writer.paddedIfAny(18, buffer, terms.offset() + OrderTermsDecoder.execInstEncodingOffset(), WIDTH_EXEC_INST)
                .decimalIfAny(110, terms.minQtyE8())
                .decimalIfAny(111, terms.maxFloorE8());
        if (terms.orderCapacity() != 0 && isCapacity(version, terms.orderCapacity())) {
            writer.character(version == FixVersion.FIX42 ? 47 : 528, terms.orderCapacity());
        }
    }

    private static boolean isKnown(OrdType ordType) {
        return ordType != OrdType.UNSUPPORTED && ordType != OrdType.NULL_VAL;
    }

    private static boolean isKnown(TimeInForce timeInForce) {
        return timeInForce != TimeInForce.UNSUPPORTED && timeInForce != TimeInForce.NULL_VAL;
    }

    /** Rule80A(47) and OrderCapacity(528) share the letters that mean the same: agency, individual, principal, agent of a member. */
    private static boolean isCapacity(FixVersion version, byte letter) {
        return switch (letter) {
            case 'A', 'I', 'P', 'W' -> true;
            case 'G', 'R' -> version != FixVersion.FIX42;
            default -> version == FixVersion.FIX42;
        };
    }
}
