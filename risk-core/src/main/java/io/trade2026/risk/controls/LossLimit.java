package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;

/**
 * PT-19: a party that has lost as much as it may on a day takes no new risk until a person resumes it.
 *
 * <pre>
 *   PT_19_LOSS       loss of the day, realised and not, that stops the party               all nodes and instruments that have a limit
 *   PT_19_DRAWDOWN   the same for the fall from the day's highest profit
 *   PT_19_FEE        basis points of all that was executed, taken off                      on the same node, instruments and side
 *   PT_19_CANCEL     1: its open orders are cancelled                                      on the same node, instruments and side
 * </pre>
 *
 * <p>What only reduces a node's position passes that node. While prices are stale a loss that may be beyond the limit, each position's mark off by
 * its haircut, refuses too, but stops nobody.
 */
final class LossLimit implements PreTradeControl {
    private final LossBook losses;

    LossLimit(LossBook losses) {
        this.losses = losses;
    }

    @Override
    public boolean passes(Check check) {
        return isWithin(check, Control.PT_19_LOSS) && isWithin(check, Control.PT_19_DRAWDOWN);
    }

    private boolean isWithin(Check check, Control control) {
        if (!check.limits().holds(control) || check.addsNothing()) {
            return true;
        }
        ApplicableLimits limits = check.limits(control);
        while (limits.next()) {
            long used = losses.usedE4OfRow(limits.row());
            check.show(limits.row(), used, 0);
            long doubt = losses.doubtE4OfRow(limits.row());
            boolean isReached = losses.isStopped(limits.row()) || used >= limits.value();
            boolean isDoubtful = doubt > 0 && Saturated.sum(used, doubt) >= limits.value();
            if ((isReached || isDoubtful) && !check.reduces(limits.node())) {
                check.refuse(
                        isReached ? Denial.LOSS_LIMIT_REACHED : Denial.LOSS_IN_DOUBT,
                        limits,
                        used,
                        isReached ? 0 : doubt);
                check.decision().control(control);
                return false;
            }
        }
        return true;
    }

    /** Whether an order that is open is to be cancelled for a party that is stopped. */
    boolean isToCancel(Check check) {
        return isToCancel(check, Control.PT_19_LOSS) || isToCancel(check, Control.PT_19_DRAWDOWN);
    }

    private boolean isToCancel(Check check, Control control) {
        boolean is = false;
        ApplicableLimits limits = check.limits(control);
        while (limits.next()) {
            is |= losses.isToCancel(limits.row());
        }
        return is;
    }
}
