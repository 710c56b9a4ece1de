package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.reference.Instrument;

/**
 * PT-23: positions and open orders need no more initial margin than the party has: {@code IM(positions + open orders, at worst) ≤ equity}.
 *
 * <pre>
 *   PT_23_MARGIN        equity that margin may use       all nodes and instruments that have a limit; of both sides beside that of the side
 *   PT_23_MARGIN_RATE   basis points of the value        as {@link MarginRates} finds it; without any nothing new passes
 * </pre>
 *
 * <p>Measured is by how much the order raises what {@link MarginBook} says its party needs. What only reduces a node's position passes that node.
 */
final class MarginLimit implements PreTradeControl {
    private static final int QTY_TAG = 38;

    private final MarginBook margin;

    MarginLimit(MarginBook margin) {
        this.margin = margin;
    }

    @Override
    public boolean passes(Check check) {
        if (!check.limits().holds(Control.PT_23_MARGIN) || (check.addedQtyE8() == 0 && check.addedE4() == 0)) {
            return true;
        }
        ApplicableLimits limits = check.limitsOfBothSides(Control.PT_23_MARGIN);
        while (limits.next()) {
            if (!isWithin(check, limits)) {
                return false;
            }
        }
        return true;
    }

    private boolean isWithin(Check check, ApplicableLimits at) {
        long used = margin.neededE4OfRow(at.row());
        long before = neededE4(check, at, 0);
        long after = neededE4(check, at, check.addedE4());
        long added = after - before;
        check.show(at.row(), used, added);
        if (check.reduces(at.node())) {
            return true;
        }
        if (!margin.isRateKnown(at.row(), check.instrument(), check.isBuy())) {
            check.refuse(Denial.MARGIN_RATE_UNKNOWN);
            check.scope(at.row()).numbers(MeasureUnit.NOTHING, 0, 0, 0);
            return false;
        }
        long left = NodeLimits.left(at.value(), used);
        if (isWithin(after, added, left)) {
            return true;
        }
        check.refuse(Denial.MARGIN_EXCEEDED, at, used, added);
        check.decision().wouldPass(QTY_TAG, check.orderQtyOf(largestOpenQtyE8(check, at, before, left)));
        return false;
    }

    private static boolean isWithin(long after, long added, long left) {
        return added <= Math.max(0, left) && !MarginBook.isBeyondMeasure(after);
    }

    private long neededE4(Check check, ApplicableLimits at, long addedE4) {
        Instrument instrument = check.instrument();
        int slot = check.slot(at.node(), Footprint.INSTRUMENT);
        return margin.neededE4(slot, instrument, at.row(), check.isBuy(), addedE4);
    }

    /** The open quantity that would pass this node: what is needed never falls as it grows, so halving finds it. */
    private long largestOpenQtyE8(Check check, ApplicableLimits at, long before, long left) {
        long lotE8 = check.instrument().lotE8();
        long passing = 0;
        long failing = (check.decision().reserveQtyE8() - 1) / lotE8 + 1;
        while (failing - passing > 1) {
            long middle = passing + (failing - passing) / 2;
            long after = neededE4(check, at, addedE4(check, middle * lotE8));
            if (isWithin(after, after - before, left)) {
                passing = middle;
            } else {
                failing = middle;
            }
        }
        long reducibleE8 = Math.max(0, check.reducibleQtyE8(at.node())) + check.heldQtyE8();
        return Math.max(passing * lotE8, reducibleE8);
    }

    /** What an order of so much open quantity adds; it is no more than the one asked for, which fits. */
    private static long addedE4(Check check, long openQtyE8) {
        long worthE4 = check.valuation().notionalE4(openQtyE8, check.decision().riskPxE8(), check.factorE8());
        return Math.max(0, worthE4 - check.heldE4());
    }
}
