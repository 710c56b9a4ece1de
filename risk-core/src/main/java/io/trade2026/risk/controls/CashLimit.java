package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.prices.BasisPoints;

/**
 * PT-23: purchases are paid from cash and credit line: {@code (N + bought today + open purchases) × (1 + fees) ≤ cash + line}.
 *
 * <pre>
 *   PT_23_CASH      what may be spent on this trading day         all nodes and sets that have a limit
 *   PT_23_FEE       basis points on every purchase                on the same node and set; 0 without a row
 *   PT_23_PROCEEDS  1: what was sold today may be spent           on the same node and set; not without a row
 * </pre>
 *
 * <p>An open sale releases nothing before it is filled. That only what is owned is sold is PT-12's to say.
 */
final class CashLimit implements PreTradeControl {
    private static final int QTY_TAG = 38;
    private static final long BP = 10_000;

    @Override
    public boolean passes(Check check) {
        long addedE4 = check.addedE4();
        if (!check.isBuy() || addedE4 == 0 || !check.limits().holds(Control.PT_23_CASH)) {
            return true;
        }
        ApplicableLimits limits = check.limits(Control.PT_23_CASH);
        while (limits.next()) {
            int feeBp = (int) companion(check, limits, Control.PT_23_FEE);
            long used = usedE4(check, limits, feeBp);
            long left = NodeLimits.left(limits.value(), used);
            long added = BasisPoints.raiseUp(addedE4, feeBp);
            check.show(limits.row(), used, added);
            if (added > left) {
                check.refuse(Denial.CASH_EXCEEDED, limits, used, added);
                long worthE4 = Math.max(0, left) / (BP + feeBp) * BP;
                check.decision().wouldPass(QTY_TAG, check.orderQtyOf(check.openQtyWorth(worthE4)));
                return false;
            }
        }
        return true;
    }

    private static long usedE4(Check check, ApplicableLimits limits, int feeBp) {
        int slot = check.slot(limits.node(), limits.set());
        ExposureTable exposure = check.exposure();
        long bought = Saturated.sum(
                exposure.get(slot, ExposureTable.EXECUTED_BUY_E4), exposure.get(slot, ExposureTable.OPEN_BUY_E4));
        long spent = BasisPoints.raiseUp(bought, feeBp);
        return companion(check, limits, Control.PT_23_PROCEEDS) == 0
                ? spent
                : Saturated.difference(spent, exposure.get(slot, ExposureTable.EXECUTED_SELL_E4));
    }

    private static long companion(Check check, ApplicableLimits limits, Control control) {
        int row = limits.companion(control);
        return row == LimitBook.NO_LIMIT ? 0 : check.limits().value(row);
    }
}
