package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.risk.exposure.ExposureTable;

/**
 * PT-07: gross exposure of the day, {@code EB + ES + OBN + OSN}: what was executed today and what is open, buys and sells
 * added up. A cancel gives room back, a fill does not.
 *
 * <p>A limit of one side measures that side alone, beside the one of both.
 */
final class GrossExposure implements PreTradeControl, Measure {
    @Override
    public boolean passes(Check check) {
        return NodeLimits.permit(check, this);
    }

    @Override
    public Control control() {
        return Control.PT_07;
    }

    @Override
    public Denial denial() {
        return Denial.GROSS_EXPOSURE_EXCEEDED;
    }

    @Override
    public long used(ExposureTable exposure, int slot, boolean isBuy, LimitSide side) {
        long buys = side == LimitSide.SELL
                ? 0
                : Saturated.sum(
                        exposure.get(slot, ExposureTable.EXECUTED_BUY_E4),
                        exposure.get(slot, ExposureTable.OPEN_BUY_E4));
        long sells = side == LimitSide.BUY
                ? 0
                : Saturated.sum(
                        exposure.get(slot, ExposureTable.EXECUTED_SELL_E4),
                        exposure.get(slot, ExposureTable.OPEN_SELL_E4));
        return Saturated.sum(buys, sells);
    }

    @Override
    public long added(Check check) {
        return check.addedE4();
    }

    @Override
    public long openQtyWithin(Check check, long left) {
        return check.openQtyWorth(left);
    }

    @Override
    public boolean addsUpSides() {
        return true;
    }
}
