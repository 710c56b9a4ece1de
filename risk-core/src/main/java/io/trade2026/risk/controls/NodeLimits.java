package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.limits.PartyLimits;

/**
 * Limits on what a node holds and has done, over all nodes of the tree; the nearest to the order first.
 *
 * <p>A limit of ANY, of a venue, an asset class or a product group speaks of the sum over its instruments. A limit of EACH
 * speaks of every single instrument; one of the instrument itself takes its place. All that apply must pass. A side's
 * limit takes the place of the one of both sides, except where both add up ({@link Measure#addsUpSides()}). An order that
 * only reduces the node's position passes that node (risk-controls 2.9), and a replace that adds nothing passes all.
 *
 * <p>A control without any limit on account, desk, client, clearing entity and firm refuses: those on trader, session and
 * strategy are finer shares of what a client is granted, and grant nothing by themselves.
 */
final class NodeLimits {
    private static final int QTY_TAG = 38;
    private static final int SET_BITS = 3;
    private static final int SET_MASK = 7;
    /** No limit on account, client, clearing entity and firm. */
    private static final int FREE = 0;
    /** Within all limits, of which there is at least one. */
    private static final int LIMITED = 1;
    /** Beyond the limit at which the cursor stands. */
    private static final int BEYOND = 2;

    private NodeLimits() {}

    /** Compares what an order adds with all limits of a measure; writes the refusal. */
    static boolean permit(Check check, Measure measure) {
        return permit(check, measure, false);
    }

    /** The same for a control that is active only where it has a limit. */
    static boolean permitIfSet(Check check, Measure measure) {
        return permit(check, measure, true);
    }

    private static boolean permit(Check check, Measure measure, boolean mayBeMissing) {
        long added = measure.added(check);
        if (check.isReplace() && added == 0) {
            return true;
        }
        ApplicableLimits limits = check.limitsOf(measure);
        int held = limits.isBroad() ? holdBroad(check, measure, limits, added) : hold(check, measure, limits, added);
        if (held == BEYOND) {
            return refuse(check, measure, limits, added);
        }
        return held == LIMITED
                || mayBeMissing
                || check.reduces(Footprint.ACCOUNT)
                || check.refuseMissing(measure.control());
    }

    /** Holds the order against all limits; stops at one that it is beyond. */
    private static int hold(Check check, Measure measure, ApplicableLimits limits, long added) {
        boolean isLimited = false;
        while (limits.next()) {
            isLimited |= limits.node() >= Footprint.ACCOUNT;
            int slot = check.slot(limits.node(), limits.set());
            long used = measure.used(check.exposure(), slot, check.isBuy(), limits.side());
            check.show(limits.row(), limits.value(), used, added);
            if (added > left(limits.value(), used) && !check.reduces(limits.node())) {
                return BEYOND;
            }
        }
        return isLimited ? LIMITED : FREE;
    }

    /** The same for the usual case, in which no limit names an instrument or a side: where each would be is then known beforehand. */
    private static int holdBroad(Check check, Measure measure, ApplicableLimits limits, long added) {
        int any = PartyLimits.column(measure.control(), InstrumentScope.ANY);
        int each = PartyLimits.column(measure.control(), InstrumentScope.EACH);
        boolean isBuy = check.isBuy();
        boolean isLimited = false;
        for (long crosses = limits.crossesLeft(); crosses != 0; crosses &= crosses - 1) {
            int cross = Long.numberOfTrailingZeros(crosses);
            int node = cross >>> SET_BITS;
            int set = cross & SET_MASK;
            PartyLimits broad = check.broadLimits(node);
            int entry = broad.entryOfBoth(set == Footprint.ALL ? any : each);
            if (entry < 0) {
                continue;
            }
            isLimited |= node >= Footprint.ACCOUNT;
            long limit = broad.value(entry);
            long used = measure.used(check.exposure(), check.slot(node, set), isBuy, LimitSide.BOTH);
            check.show(broad.row(entry), limit, used, added);
            if (added > left(limit, used) && !check.reduces(node)) {
                limits.goTo(cross, broad.row(entry), limit);
                return BEYOND;
            }
        }
        return isLimited ? LIMITED : FREE;
    }

    private static boolean refuse(Check check, Measure measure, ApplicableLimits limits, long added) {
        int slot = check.slot(limits.node(), limits.set());
        long used = measure.used(check.exposure(), slot, check.isBuy(), limits.side());
        check.refuse(measure.denial(), limits, used, added);
        check.decision().control(measure.control());
        check.decision().wouldPass(QTY_TAG, check.orderQtyOf(largestOpenQtyE8(check, measure)));
        return false;
    }

    /** The open quantity that would pass every node: within its limits, or within what it may reduce. */
    private static long largestOpenQtyE8(Check check, Measure measure) {
        long largest = Long.MAX_VALUE;
        ApplicableLimits limits = check.limitsOf(measure);
        while (limits.next()) {
            int slot = check.slot(limits.node(), limits.set());
            long used = measure.used(check.exposure(), slot, check.isBuy(), limits.side());
            long permitted = measure.openQtyWithin(check, left(limits.value(), used));
            long reducible = Math.max(0, check.reducibleQtyE8(limits.node())) + check.heldQtyE8();
            largest = Math.min(largest, Math.max(reducible, permitted));
        }
        return largest;
    }

    /** Limit less used; the largest long when it does not fit. */
    static long left(long limit, long used) {
        long left = limit - used;
        return used < 0 && left < 0 ? Long.MAX_VALUE : left;
    }

    /** Finds the limit of exactly this side that speaks of a slot. */
    static int row(
            LimitBook limits, Control control, PartyKind kind, int partyId, int set, int instrument, LimitSide side) {
        if (set != Footprint.INSTRUMENT) {
            InstrumentScope scope = ApplicableLimits.scope(set);
            return limits.find(control, kind, partyId, scope, set == Footprint.ALL ? 0 : instrument, side);
        }
        int row = limits.find(control, kind, partyId, InstrumentScope.INSTRUMENT, instrument, side);
        return row != LimitBook.NO_LIMIT ? row : limits.find(control, kind, partyId, InstrumentScope.EACH, 0, side);
    }
}
