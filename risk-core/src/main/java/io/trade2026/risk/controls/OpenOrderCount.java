package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.risk.exposure.ExposureTable;

/** PT-10, count: open orders, of which a replace makes no more. */
final class OpenOrderCount implements PreTradeControl, Measure {
    @Override
    public boolean passes(Check check) {
        return NodeLimits.permit(check, this);
    }

    @Override
    public Control control() {
        return Control.PT_10_COUNT;
    }

    @Override
    public Denial denial() {
        return Denial.OPEN_ORDERS_EXCEEDED;
    }

    @Override
    public long used(ExposureTable exposure, int slot, boolean isBuy, LimitSide side) {
        long buys = side == LimitSide.SELL ? 0 : exposure.get(slot, ExposureTable.OPEN_BUYS);
        long sells = side == LimitSide.BUY ? 0 : exposure.get(slot, ExposureTable.OPEN_SELLS);
        return buys + sells;
    }

    @Override
    public long added(Check check) {
        return check.isReplace() ? 0 : 1;
    }

    @Override
    public long openQtyWithin(Check check, long left) {
        return left > 0 ? Long.MAX_VALUE : 0;
    }

    @Override
    public boolean addsUpSides() {
        return true;
    }
}
