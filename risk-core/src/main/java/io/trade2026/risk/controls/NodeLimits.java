package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;

/**
 * Limits on what a node holds and has done, over account, client and firm; the nearest to the client first.
 *
 * <p>A limit of ANY or of an asset class speaks of the sum over its instruments. A limit of EACH speaks of every single
 * instrument; one of the instrument itself takes its place. All that apply must pass. A side's limit takes the place
 * of the one of both sides, except where both add up ({@link Measure#addsUpSides()}). An order that only reduces the
 * node's position passes that node (risk-controls 2.9), and a replace that adds nothing passes all.
 */
final class NodeLimits {
    private static final int QTY_TAG = 38;

    private NodeLimits() {}

    /** Compares what an order adds with all limits of a measure; writes the refusal. */
    static boolean permit(Check check, Measure measure) {
        long added = measure.added(check);
        if (check.isReplace() && added == 0) {
            return true;
        }
        boolean isLimited = check.reduces(Footprint.ACCOUNT);
        for (int node = Footprint.ACCOUNT; node >= 0; node--) {
            for (int set = 0; set < Footprint.SETS; set++) {
                int own = ownRow(check, measure, node, set);
                int both = bothRow(check, measure, node, set, own);
                isLimited |= own != LimitBook.NO_LIMIT || both != LimitBook.NO_LIMIT;
                if (!isWithin(check, measure, node, set, own, check.limitSide())
                        || !isWithin(check, measure, node, set, both, LimitSide.BOTH)) {
                    check.decision().wouldPass(QTY_TAG, check.orderQtyOf(largestOpenQtyE8(check, measure)));
                    return false;
                }
            }
        }
        return isLimited || check.refuseMissing(measure.control());
    }

    private static boolean isWithin(Check check, Measure measure, int node, int set, int row, LimitSide side) {
        if (row == LimitBook.NO_LIMIT || check.reduces(node)) {
            return true;
        }
        long limit = check.limits().value(row);
        int slot = check.footprint().slot(node, set);
        long used = measure.used(check.exposure(), slot, check.isBuy(), side);
        long added = measure.added(check);
        if (added <= left(limit, used)) {
            return true;
        }
        check.decision()
                .deny(measure.denial())
                .control(measure.control())
                .scope(
                        Footprint.kind(node),
                        check.footprint().partyId(node),
                        check.limits().version(row))
                .numbers(measure.control().unit(), limit, used, added);
        return false;
    }

    /** The open quantity that would pass every node: within its limits, or within what it may reduce. */
    private static long largestOpenQtyE8(Check check, Measure measure) {
        long largest = Long.MAX_VALUE;
        for (int node = 0; node < Footprint.NODES; node++) {
            long left = Long.MAX_VALUE;
            for (int set = 0; set < Footprint.SETS; set++) {
                int own = ownRow(check, measure, node, set);
                int both = bothRow(check, measure, node, set, own);
                left = Math.min(left, left(check, measure, node, set, own, check.limitSide()));
                left = Math.min(left, left(check, measure, node, set, both, LimitSide.BOTH));
            }
            long reducible = Math.max(0, check.reducibleQtyE8(node)) + check.heldQtyE8();
            long permitted = left == Long.MAX_VALUE ? Long.MAX_VALUE : measure.openQtyWithin(check, left);
            largest = Math.min(largest, Math.max(reducible, permitted));
        }
        return largest;
    }

    private static long left(Check check, Measure measure, int node, int set, int row, LimitSide side) {
        if (row == LimitBook.NO_LIMIT) {
            return Long.MAX_VALUE;
        }
        int slot = check.footprint().slot(node, set);
        return left(check.limits().value(row), measure.used(check.exposure(), slot, check.isBuy(), side));
    }

    /** Limit less used; the largest long when it does not fit. */
    static long left(long limit, long used) {
        long left = limit - used;
        return used < 0 && left < 0 ? Long.MAX_VALUE : left;
    }

    private static int ownRow(Check check, Measure measure, int node, int set) {
        return row(check, measure.control(), node, set, check.limitSide());
    }

    private static int bothRow(Check check, Measure measure, int node, int set, int own) {
        return measure.addsUpSides() || own == LimitBook.NO_LIMIT
                ? row(check, measure.control(), node, set, LimitSide.BOTH)
                : LimitBook.NO_LIMIT;
    }

    private static int row(Check check, Control control, int node, int set, LimitSide side) {
        Footprint footprint = check.footprint();
        return row(
                check.limits(),
                control,
                Footprint.kind(node),
                footprint.partyId(node),
                set,
                footprint.instrument(set),
                side);
    }

    /** Finds the limit of exactly this side that speaks of a slot. */
    static int row(
            LimitBook limits, Control control, PartyKind kind, int partyId, int set, int instrument, LimitSide side) {
        if (set == Footprint.ALL) {
            return limits.find(control, kind, partyId, InstrumentScope.ANY, 0, side);
        }
        if (set == Footprint.ASSET_CLASS) {
            return limits.find(control, kind, partyId, InstrumentScope.ASSET_CLASS, instrument, side);
        }
        int row = limits.find(control, kind, partyId, InstrumentScope.INSTRUMENT, instrument, side);
        return row != LimitBook.NO_LIMIT ? row : limits.find(control, kind, partyId, InstrumentScope.EACH, 0, side);
    }
}
