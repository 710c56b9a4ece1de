package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.PriceState;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.prices.BasisPoints;
import io.trade2026.risk.prices.Quote;

/**
 * PT-17: an order is no larger than a share of what the market trades and shows.
 *
 * <pre>
 *   PT_17_SHARE    basis points of PT_17_VOLUME that OrderQty(38) may be       nearest
 *   PT_17_VOLUME   average daily volume: of the instrument, its class, or any  nearest
 *   PT_17_DEPTH    basis points of the opposite touch's size that the open quantity of an order that takes may be    nearest
 * </pre>
 *
 * <p>A share of an unknown volume or size is refused. A replace that does not raise the quantity is not measured by the volume.
 */
final class LiquidityShare implements PreTradeControl {
    private static final int QTY_TAG = 38;

    @Override
    public boolean passes(Check check) {
        return isWithinVolume(check) && isWithinDepth(check);
    }

    private static boolean isWithinVolume(Check check) {
        int row = check.nearest(Control.PT_17_SHARE);
        if (row == LimitBook.NO_LIMIT || (check.isReplace() && check.addedQtyE8() == 0)) {
            return true;
        }
        long volumeE8 = check.nearestValue(Control.PT_17_VOLUME, 0);
        if (volumeE8 == 0) {
            check.refuse(Denial.VOLUME_UNKNOWN);
            check.scope(row).numbers(MeasureUnit.NOTHING, 0, 0, 0);
            return false;
        }
        long largestE8 = BasisPoints.shareDown(volumeE8, (int) check.limits().value(row));
        long qtyE8 = check.order().orderQtyE8();
        return qtyE8 <= largestE8
                || refuse(
                        check,
                        row,
                        Denial.VOLUME_SHARE_EXCEEDED,
                        largestE8,
                        qtyE8,
                        check.orderQtyOf(largestE8 - check.order().cumQtyE8()));
    }

    private static boolean isWithinDepth(Check check) {
        int row = check.nearest(Control.PT_17_DEPTH);
        if (row == LimitBook.NO_LIMIT || !takes(check)) {
            return true;
        }
        Quote quote = check.quote();
        long sizeE8 = check.isBuy() ? quote.askQtyE8() : quote.bidQtyE8();
        long largestE8 = quote.state() == PriceState.LIVE
                ? BasisPoints.shareDown(sizeE8, (int) check.limits().value(row))
                : 0;
        long openE8 = check.decision().reserveQtyE8();
        return openE8 <= largestE8
                || refuse(check, row, Denial.DEPTH_EXCEEDED, largestE8, openE8, check.orderQtyOf(largestE8));
    }

    /** Whether the order would trade at once, or might: it has no price, or one at the opposite touch or beyond. */
    private static boolean takes(Check check) {
        long priceE8 = check.order().priceE8();
        long touchE8 = check.isBuy() ? check.quote().askE8() : check.quote().bidE8();
        boolean hasPrice = priceE8 > 0;
        return !hasPrice || (touchE8 > 0 && (check.isBuy() ? priceE8 >= touchE8 : priceE8 <= touchE8));
    }

    private static boolean refuse(Check check, int row, Denial denial, long largestE8, long qtyE8, long wouldPassE8) {
        check.refuse(denial);
        check.scope(row).numbers(MeasureUnit.QTY_E8, largestE8, 0, qtyE8).wouldPass(QTY_TAG, wouldPassE8);
        return check.yields(row);
    }
}
