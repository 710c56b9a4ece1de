package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;

/**
 * PT-16: what is entered and executed within a short time (15c3-5(c)(1)(ii): "over a short period of time").
 *
 * <pre>
 *   PT_16_QTY, PT_16_NOTIONAL   entered within the window, this order included     all nodes and sets that have a limit
 *   PT_16_FILLS                 executed within the window; nothing new once it is reached
 *   PT_16_WINDOW                milliseconds, on the same node, set and side; 1000 without a row
 * </pre>
 *
 * <p>A limit of both sides adds them up. A limit counts from its command on. What only reduces a node's position passes that node.
 * Allocates nothing once a node and set were seen.
 */
final class WindowedVolume implements PreTradeControl {
    private static final int QTY_KIND = 216;
    private static final int NOTIONAL_KIND = 217;
    private static final int FILLS_KIND = 218;
    private static final int QTY_TAG = 38;
    private static final long USUAL_WINDOW_MS = 1_000;
    private static final long NS_PER_MS = 1_000_000L;

    private final RollingSums qty = new RollingSums(QTY_KIND, 1);
    private final RollingSums notional = new RollingSums(NOTIONAL_KIND, 1);
    private final RollingSums fills = new RollingSums(FILLS_KIND, 1);

    WindowedVolume() {}

    @Override
    public boolean passes(Check check) {
        return isWithin(check, Control.PT_16_QTY, qty, check.addedQtyE8())
                && isWithin(check, Control.PT_16_NOTIONAL, notional, check.addedE4())
                && isWithin(check, Control.PT_16_FILLS, fills, Math.min(1, check.addedQtyE8()));
    }

    private static boolean isWithin(Check check, Control control, RollingSums sums, long added) {
        if (added == 0 || !check.limits().holds(control)) {
            return true;
        }
        ApplicableLimits limits = check.limits(control);
        while (limits.next()) {
            long used = sums.sum(limits.stateKey(), 0, windowNs(check, limits), check.nowEpochNs());
            long left = NodeLimits.left(limits.value(), used);
            check.show(limits.row(), used, added);
            if (added > left && !check.reduces(limits.node())) {
                check.refuse(Denial.WINDOW_EXCEEDED, limits, used, added);
                check.decision().control(control);
                wouldPass(check, control, Math.max(0, left));
                return false;
            }
        }
        return true;
    }

    private static void wouldPass(Check check, Control control, long left) {
        if (control == Control.PT_16_QTY && left > 0) {
            check.decision().wouldPass(QTY_TAG, check.orderQtyOf(Saturated.sum(left, check.heldQtyE8())));
        } else if (control == Control.PT_16_NOTIONAL && left > 0) {
            check.decision().wouldPass(QTY_TAG, check.orderQtyOf(check.openQtyWorth(left)));
        }
    }

    private static long windowNs(Check check, ApplicableLimits limits) {
        int row = limits.companion(Control.PT_16_WINDOW);
        return (row == LimitBook.NO_LIMIT ? USUAL_WINDOW_MS : check.limits().value(row)) * NS_PER_MS;
    }

    /** Counts what the check has let pass. */
    void noteEntered(Check check) {
        add(check, Control.PT_16_QTY, qty, check.addedQtyE8());
        add(check, Control.PT_16_NOTIONAL, notional, check.addedE4());
    }

    /** Counts an execution of the order that the check has taken up. */
    void noteFill(Check check, long lastQtyE8) {
        add(check, Control.PT_16_FILLS, fills, lastQtyE8);
    }

    private static void add(Check check, Control control, RollingSums sums, long amount) {
        if (amount == 0 || !check.limits().holds(control)) {
            return;
        }
        ApplicableLimits limits = check.limits(control);
        while (limits.next()) {
            sums.add(limits.stateKey(), 0, amount, windowNs(check, limits), check.nowEpochNs());
        }
    }

    void saveTo(RowWriter writer) {
        qty.saveTo(writer);
        notional.saveTo(writer);
        fills.saveTo(writer);
    }

    boolean load(RowReader reader) {
        return qty.load(reader) || notional.load(reader) || fills.load(reader);
    }
}
