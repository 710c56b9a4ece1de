package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;

/**
 * PT-21: a list as a whole, before the first of its orders leaves: gross and net value, and number of orders, over every party
 * that has a limit for it. Limits of single orders cannot see a basket that is too large (FCA, Citigroup, 2024).
 */
public final class BasketTotal {
    private long grossE4;
    private long netE4;
    private int orders;

    /** Creates one of nothing. */
    public BasketTotal() {}

    /** Begins with a list. */
    public void clear() {
        grossE4 = 0;
        netE4 = 0;
        orders = 0;
    }

    /**
     * Adds an order of the list that was let pass by itself.
     *
     * @param isBuy its side
     * @param valueE4 what it holds, not negative
     */
    public void add(boolean isBuy, long valueE4) {
        grossE4 = Saturated.sum(grossE4, valueE4);
        netE4 = isBuy ? Saturated.sum(netE4, valueE4) : Saturated.difference(netE4, valueE4);
        orders++;
    }

    /** Whether the list may go; measured by the parties of the order that the check has taken up. */
    boolean passes(Check check) {
        return isWithin(check, Control.PT_21_GROSS, MeasureUnit.MONEY_E4, grossE4)
                && isWithin(check, Control.PT_21_NET, MeasureUnit.MONEY_E4, netE4 < 0 ? -netE4 : netE4)
                && isWithin(check, Control.PT_21_ORDERS, MeasureUnit.COUNT, orders);
    }

    private static boolean isWithin(Check check, Control control, MeasureUnit unit, long total) {
        LimitBook limits = check.limits();
        for (int node = 0; node < Footprint.NODES && limits.holds(control); node++) {
            int partyId = check.actorId(node);
            int row = partyId <= 0
                    ? LimitBook.NO_LIMIT
                    : limits.find(control, Footprint.kind(node), partyId, InstrumentScope.ANY, 0, LimitSide.BOTH);
            if (row != LimitBook.NO_LIMIT && total > limits.value(row)) {
                check.refuse(Denial.BASKET_EXCEEDED);
                check.decision().control(control);
                check.scope(row).numbers(unit, limits.value(row), 0, total);
                return false;
            }
        }
        return true;
    }
}
