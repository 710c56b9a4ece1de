package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;

/** PT-01: OrderQty(38), of a replace the new total. */
final class OrderQtyLimit implements PreTradeControl {
    private static final int QTY_TAG = 38;

    @Override
    public boolean passes(Check check) {
        OrderView order = check.order();
        boolean passes = OrderLimits.permit(check, Control.PT_01, Denial.ORDER_EXCEEDS_QTY, order.orderQtyE8());
        if (check.decision().reason() == Denial.ORDER_EXCEEDS_QTY) {
            long tightestE8 = OrderLimits.tightest(check, Control.PT_01);
            check.decision().wouldPass(QTY_TAG, check.orderQtyOf(tightestE8 - order.cumQtyE8()));
        }
        return passes;
    }
}
