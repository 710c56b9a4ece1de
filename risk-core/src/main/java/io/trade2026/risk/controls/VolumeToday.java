package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.risk.exposure.DayTrades;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.prices.BasisPoints;
import io.trade2026.risk.prices.PriceBook;

/**
 * PT-17: what a party has executed of an instrument today, has open and asks for is no larger than a share of what the market has traded today.
 *
 * <pre>
 *   PT_17_TODAY   basis points of the market's volume of the day; the party is that of the row    nearest
 * </pre>
 *
 * <p>Both sides add up. A volume that was not told, or is nought, refuses. A replace that does not raise the quantity is not measured. While feeds
 * are stale the volume of before counts, which is not more than there was.
 */
final class VolumeToday implements PreTradeControl {
    private static final int QTY_TAG = 38;

    private final DayTrades trades;
    private final PriceBook prices;

    VolumeToday(DayTrades trades, PriceBook prices) {
        this.trades = trades;
        this.prices = prices;
    }

    @Override
    public boolean passes(Check check) {
        long addedE8 = check.addedQtyE8();
        if (addedE8 == 0 || !check.limits().holds(Control.PT_17_TODAY)) {
            return true;
        }
        int row = check.nearest(Control.PT_17_TODAY);
        if (row == LimitBook.NO_LIMIT) {
            return true;
        }
        long volumeE8 = prices.dayVolumeE8(check.instrument().id());
        if (volumeE8 == 0) {
            check.refuse(Denial.VOLUME_UNKNOWN);
            check.scope(row).control(Control.PT_17_TODAY).numbers(MeasureUnit.NOTHING, 0, 0, 0);
            return false;
        }
        long largestE8 = BasisPoints.shareDown(volumeE8, (int) check.limits().value(row));
        long usedE8 = usedE8(check, Footprint.node(check.limits().kind(row)));
        long leftE8 = Saturated.difference(largestE8, usedE8);
        if (addedE8 <= leftE8) {
            return true;
        }
        check.refuse(Denial.TODAY_SHARE_EXCEEDED);
        check.scope(row)
                .numbers(MeasureUnit.QTY_E8, largestE8, usedE8, addedE8)
                .wouldPass(QTY_TAG, check.orderQtyOf(Saturated.sum(Math.max(0, leftE8), check.heldQtyE8())));
        return false;
    }

    private long usedE8(Check check, int node) {
        int slot = check.slot(node, Footprint.INSTRUMENT);
        ExposureTable exposure = check.exposure();
        long openE8 = Saturated.sum(
                exposure.get(slot, ExposureTable.OPEN_BUY_QTY), exposure.get(slot, ExposureTable.OPEN_SELL_QTY));
        return Saturated.sum(Saturated.sum(trades.boughtE8(slot), trades.soldE8(slot)), openE8);
    }
}
