package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.risk.limits.LimitBook;

/**
 * PT-20: one order takes no more messages to its venue than it may, its NewOrderSingle(D) and its replaces, whatever became of them.
 *
 * <pre>
 *   PT_20_MESSAGES   messages, the one that is asked for included     nearest; not bounded without a row
 * </pre>
 *
 * <p>A cancel is no such message, and is never asked: so an order that has used up its messages can still be cancelled.
 */
final class OrderMessages implements PreTradeControl {
    @Override
    public boolean passes(Check check) {
        if (!check.limits().holds(Control.PT_20_MESSAGES)) {
            return true;
        }
        int row = check.nearest(Control.PT_20_MESSAGES);
        long before = check.order().messagesOut();
        if (row == LimitBook.NO_LIMIT || before < check.limits().value(row)) {
            return true;
        }
        check.refuse(Denial.ORDER_MESSAGES_EXCEEDED);
        check.scope(row).numbers(MeasureUnit.COUNT, check.limits().value(row), before, 1);
        return false;
    }
}
