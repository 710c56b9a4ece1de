package io.trade2026.risk.controls;

import io.trade2026.messages.Control;

/**
 * PT-07 in its strict form: the value of all orders entered on the day, whatever became of them; nothing gives room back
 * before the next day. Active on the nodes that have a limit for it.
 */
final class EnteredValue implements PreTradeControl {
    @Override
    public boolean passes(Check check) {
        return check.limits().mask(Control.PT_07_ENTERED, check.limitSide()) == 0
                || NodeLimits.permitIfSet(check, Measure.ENTERED_VALUE);
    }
}
