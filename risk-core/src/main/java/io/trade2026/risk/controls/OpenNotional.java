package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.risk.exposure.ExposureTable;

/** PT-10, value: {@code OBN + OSN}; a limit of one side measures that side alone, beside the one of both (UMIR 7.1). */
final class OpenNotional implements PreTradeControl, Measure {
    @Override
    public boolean passes(Check check) {
        return NodeLimits.permit(check, this);
    }

    @Override
    public Control control() {
        return Control.PT_10_NOTIONAL;
    }

    @Override
    public Denial denial() {
        return Denial.OPEN_NOTIONAL_EXCEEDED;
    }

    @Override
    public long used(ExposureTable exposure, int slot, boolean isBuy, LimitSide side) {
        long buys = side == LimitSide.SELL ? 0 : exposure.get(slot, ExposureTable.OPEN_BUY_E4);
        long sells = side == LimitSide.BUY ? 0 : exposure.get(slot, ExposureTable.OPEN_SELL_E4);
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
