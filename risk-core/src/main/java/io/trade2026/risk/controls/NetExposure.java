package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.risk.exposure.ExposureTable;

/**
 * PT-08: worst-case net exposure {@code max(NE + OBN, -NE + OSN)}, on the firm the capital threshold (15c3-5(c)(1)(i)).
 *
 * <p>A buy is measured by the long leg only, a sell by the short leg only; open buys never offset open sells.
 */
final class NetExposure implements PreTradeControl, Measure {
    @Override
    public boolean passes(Check check) {
        return NodeLimits.permit(check, this);
    }

    @Override
    public Control control() {
        return Control.PT_08;
    }

    @Override
    public Denial denial() {
        return Denial.NET_EXPOSURE_EXCEEDED;
    }

    @Override
    public long used(ExposureTable exposure, int slot, boolean isBuy, LimitSide side) {
        long net =
                exposure.get(slot, ExposureTable.EXECUTED_BUY_E4) - exposure.get(slot, ExposureTable.EXECUTED_SELL_E4);
        return isBuy
                ? Saturated.sum(net, exposure.get(slot, ExposureTable.OPEN_BUY_E4))
                : Saturated.sum(-net, exposure.get(slot, ExposureTable.OPEN_SELL_E4));
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
        return false;
    }
}
