package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.risk.limits.LimitBook;

/**
 * PT-22: an order that is too old by TransactTime(60), that comes from the future, or that waited too long in the house.
 *
 * <p>PT_22_AGE, PT_22_AHEAD and PT_22_DELAY are milliseconds, each of the nearest party that has it; without one it is not
 * asked. An order whose time is not known, as one by telephone, is of now.
 */
final class StaleOrder implements PreTradeControl {
    private static final long NS_PER_MS = 1_000_000L;

    @Override
    public boolean passes(Check check) {
        long now = check.nowEpochNs();
        long made = check.order().transactEpochNs();
        long received = check.order().receivedEpochNs();
        return isWithin(check, Control.PT_22_AGE, Denial.ORDER_TOO_OLD, now, made)
                && isWithin(check, Control.PT_22_AHEAD, Denial.ORDER_AHEAD_OF_TIME, made, now)
                && isWithin(check, Control.PT_22_DELAY, Denial.ORDER_DELAYED, now, received);
    }

    /** Whether one instant is behind another by no more than the limit; a part of a millisecond counts as a whole one. */
    private static boolean isWithin(Check check, Control control, Denial denial, long laterNs, long earlierNs) {
        if (earlierNs <= 0 || laterNs <= earlierNs) {
            return true;
        }
        int row = check.nearest(control);
        if (row == LimitBook.NO_LIMIT) {
            return true;
        }
        long ms = (laterNs - earlierNs + NS_PER_MS - 1) / NS_PER_MS;
        if (ms <= check.limits().value(row)) {
            return true;
        }
        check.refuse(denial);
        check.scope(row).numbers(MeasureUnit.COUNT, check.limits().value(row), 0, ms);
        return false;
    }
}
