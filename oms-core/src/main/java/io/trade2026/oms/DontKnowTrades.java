package io.trade2026.oms;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.ReportVenueExecutionDecoder;
import io.trade2026.messages.sbe.Side;

/**
 * What speaks against an execution that a venue reports: DKReason(127).
 *
 * <p>DontKnowTrade(Q) says that a trade is not accepted, so it only goes with what is not booked to the order. An overfill and a
 * price beyond the limit are booked and alarmed instead: they have happened, and the position must show them. So reason C is only
 * given where a quantity is beyond all measure, and reason E (price exceeds limit) never.
 */
final class DontKnowTrades {
    static final byte ACCEPTED = 0;
    static final byte WRONG_SIDE = 'B';
    static final byte QUANTITY_EXCEEDS_ORDER = 'C';
    static final byte NO_MATCHING_ORDER = 'D';
    static final byte OTHER = 'Z';

    private DontKnowTrades() {}

    /** Whether the execution can be one of the order it names: the same Symbol(55), the same direction of Side(54). */
    static byte mismatch(ReportVenueExecutionDecoder letter, Order order) {
        int symbolAt = letter.offset() + ReportVenueExecutionDecoder.symbolEncodingOffset();
        boolean hasSymbol = letter.buffer().getByte(symbolAt) != 0;
        if (hasSymbol && !order.terms().isOfSymbol(letter.buffer(), symbolAt)) {
            return NO_MATCHING_ORDER;
        }
        return isSide(letter.side())
                        && Terms.isBuy(letter.side()) != order.terms().isBuy()
                ? WRONG_SIDE
                : ACCEPTED;
    }

    static boolean isSide(Side side) {
        return side != Side.NULL_VAL && side != Side.UNSUPPORTED;
    }

    /** Why numbers that cannot be counted are none of the order's. */
    static byte unbookable(Order order, long lastQtyE8, long lastPxE8) {
        boolean numbers = lastQtyE8 > 0 && Decimal8.isNumber(lastPxE8) && lastPxE8 >= 0;
        return numbers && lastQtyE8 > order.leavesQtyE8() ? QUANTITY_EXCEEDS_ORDER : OTHER;
    }

    /** Whether a price is worse than Price(44) of the order, and of every replace that the venue may have applied already. */
    static boolean isBeyondLimit(Order order, long lastPxE8) {
        if (!isBeyond(order.terms(), lastPxE8)) {
            return false;
        }
        for (Request request = order.firstRequest(); request != null; request = request.next()) {
            if (request.isReplace() && request.isPending() && !isBeyond(request.terms(), lastPxE8)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBeyond(Terms terms, long lastPxE8) {
        boolean limited = terms.ordType() == OrdType.LIMIT || terms.ordType() == OrdType.STOP_LIMIT;
        long limitE8 = terms.priceE8();
        return limited && Decimal8.isNumber(limitE8) && (terms.isBuy() ? lastPxE8 > limitE8 : lastPxE8 < limitE8);
    }
}
