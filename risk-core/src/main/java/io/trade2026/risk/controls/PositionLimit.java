package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.risk.exposure.ExposureTable;

/** PT-09: worst-case position, {@code pos + OB} for a buy and {@code OS - pos} for a sell. */
final class PositionLimit implements PreTradeControl, Measure {
    @Override
    public boolean passes(Check check) {
        return NodeLimits.permit(check, this);
    }

    @Override
    public Control control() {
        return Control.PT_09;
    }

    @Override
    public Denial denial() {
        return Denial.POSITION_EXCEEDED;
    }

    @Override
    public long used(ExposureTable exposure, int slot, boolean isBuy, LimitSide side) {
        long position = exposure.get(slot, ExposureTable.POSITION);
        return isBuy
                ? Saturated.sum(position, exposure.get(slot, ExposureTable.OPEN_BUY_QTY))
                : Saturated.sum(-position, exposure.get(slot, ExposureTable.OPEN_SELL_QTY));
    }

    @Override
    public long added(Check check) {
        return check.addedQtyE8();
    }

    @Override
    public long openQtyWithin(Check check, long left) {
        return Saturated.sum(Math.max(0, left), check.heldQtyE8());
    }

    @Override
    public boolean addsUpSides() {
        return false;
    }
}
