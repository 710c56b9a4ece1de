package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;

/** PT-02: the value of OrderQty(38) at the risk price; an order that cannot be valued is refused, never taken as 0. */
final class OrderNotionalLimit implements PreTradeControl {
    private static final int QTY_TAG = 38;

    @Override
    public boolean passes(Check check) {
        Decision decision = check.decision();
        if (decision.riskPxE8() == Valuation.NO_PRICE) {
            return check.refuse(Denial.NO_REFERENCE_PRICE);
        }
        if (OrderLimits.permit(check, Control.PT_02, Denial.ORDER_EXCEEDS_NOTIONAL, decision.notionalE4())) {
            return true;
        }
        if (decision.denial() == Denial.ORDER_EXCEEDS_NOTIONAL) {
            long budgetE4 = OrderLimits.tightest(check, Control.PT_02);
            long qtyE8 = check.valuation()
                    .largestQtyE8(
                            budgetE4,
                            decision.riskPxE8(),
                            check.factorE8(),
                            check.instrument().lotE8());
            decision.wouldPass(QTY_TAG, check.orderQtyOf(qtyE8 - check.order().cumQtyE8()));
        }
        return false;
    }
}
