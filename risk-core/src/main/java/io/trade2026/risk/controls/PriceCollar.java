package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.PriceState;
import io.trade2026.risk.prices.BasisPoints;
import io.trade2026.risk.reference.Instrument;

/**
 * PT-03: Price(44) and StopPx(99) stay within a band around the reference price.
 *
 * <p>The aggressive side is always checked: a buy above, a sell below. The passive side is checked where the instrument
 * has a band for it; that one is soft, so that an order by hand may pass it with an override. A replace that keeps its prices and does not raise OrderQty(38) is not checked again. Stale data
 * leave the previous close for priced orders, and refuse the others.
 */
final class PriceCollar implements PreTradeControl {
    private static final int PRICE_TAG = 44;
    private static final int STOP_TAG = 99;

    @Override
    public boolean passes(Check check) {
        OrderView order = check.order();
        if (isUnchanged(check)) {
            return true;
        }
        boolean hasPrice = order.priceE8() != Decimal8.NULL;
        if (!hasPrice && check.quote().state() == PriceState.STALE) {
            return check.refuse(Denial.STALE_REFERENCE_PRICE);
        }
        if (check.quote().referencePxE8() <= 0) {
            return check.refuse(Denial.NO_REFERENCE_PRICE);
        }
        return (!hasPrice || isInside(check, order.priceE8(), PRICE_TAG, Denial.PRICE_OUTSIDE_COLLAR))
                && (order.stopPxE8() == Decimal8.NULL
                        || isInside(check, order.stopPxE8(), STOP_TAG, Denial.STOP_OUTSIDE_COLLAR));
    }

    private static boolean isUnchanged(Check check) {
        OrderView order = check.order();
        return check.isReplace()
                && order.replacedQtyE8() != Decimal8.NULL
                && order.orderQtyE8() <= order.replacedQtyE8()
                && order.priceE8() == order.replacedPriceE8()
                && order.stopPxE8() == order.replacedStopPxE8();
    }

    private static boolean isInside(Check check, long pxE8, int tag, Denial denial) {
        Instrument instrument = check.instrument();
        long referenceE8 = check.quote().referencePxE8();
        int upBp = check.isBuy() ? instrument.bandBp() : instrument.passiveBandBp();
        int downBp = check.isBuy() ? instrument.passiveBandBp() : instrument.bandBp();
        boolean checksUp = check.isBuy() || upBp > 0;
        boolean checksDown = !check.isBuy() || downBp > 0;
        long highest = BasisPoints.plus(referenceE8, BasisPoints.shareDown(referenceE8, upBp));
        long lowest = Math.max(0, referenceE8 - BasisPoints.shareDown(referenceE8, downBp));
        if (checksUp) {
            check.showBound(Control.PT_03, highest, pxE8);
        }
        if (checksDown) {
            check.showBound(Control.PT_03, lowest, pxE8);
        }
        if (checksUp && pxE8 > highest) {
            refuse(check, denial, tag, highest, pxE8, highest - highest % instrument.tickE8());
            return !check.isBuy() && check.yields();
        }
        if (checksDown && pxE8 < lowest) {
            long aboveTick = lowest % instrument.tickE8();
            long onTick = aboveTick == 0 ? lowest : lowest - aboveTick + instrument.tickE8();
            refuse(check, denial, tag, lowest, pxE8, onTick);
            return check.isBuy() && check.yields();
        }
        return true;
    }

    private static void refuse(Check check, Denial denial, int tag, long bound, long pxE8, long nearest) {
        check.decision()
                .deny(denial)
                .numbers(MeasureUnit.PRICE_E8, bound, 0, pxE8)
                .wouldPass(tag, nearest);
    }
}
