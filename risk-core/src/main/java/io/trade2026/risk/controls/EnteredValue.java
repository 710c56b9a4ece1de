package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.risk.exposure.ExposureTable;

/**
 * PT-07 in its strict form: the value of all orders entered on the day, whatever became of them; nothing gives room back
 * before the next day. Active on the nodes that have a limit for it.
 */
final class EnteredValue implements PreTradeControl, Measure {
    @Override
    public boolean passes(Check check) {
        return check.limits().mask(control(), check.limitSide()) == 0 || NodeLimits.permitIfSet(check, this);
    }

    @Override
    public Control control() {
        return Control.PT_07_ENTERED;
    }

    @Override
    public Denial denial() {
        return Denial.GROSS_EXPOSURE_EXCEEDED;
    }

    @Override
    public long used(ExposureTable exposure, int slot, boolean isBuy, LimitSide side) {
        long buys = side == LimitSide.SELL ? 0 : exposure.get(slot, ExposureTable.ENTERED_BUY_E4);
        long sells = side == LimitSide.BUY ? 0 : exposure.get(slot, ExposureTable.ENTERED_SELL_E4);
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
