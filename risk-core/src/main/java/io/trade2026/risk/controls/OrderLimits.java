package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.limits.PartyLimits;

/**
 * Limits on the order by itself, over all nodes of the tree; the nearest to the order first.
 *
 * <p>Of one node only the most specific limit counts: instrument before product group before asset class before each
 * before any, and within these the one of the side before the one of both sides. A limit of the venue counts beside it:
 * where an order goes is another question than what it is in. All nodes must pass.
 *
 * <p>A replace is measured by the trader and strategy that it names itself, else by those of the order.
 */
final class OrderLimits {
    private static final int STEP_BITS = 3;
    private static final int NODE_STEPS = (1 << (1 << STEP_BITS)) - 1;
    private static final int VENUE_STEP = 1 << LimitBook.step(InstrumentScope.VENUE);
    private static final int EACH_STEP = 1 << LimitBook.step(InstrumentScope.EACH);
    private static final int ANY_STEP = 1 << LimitBook.step(InstrumentScope.ANY);
    private static final int NONE = -1;
    private static final int BROAD_STEPS = EACH_STEP | ANY_STEP;
    /** Those of an instrument, a product group and an asset class. */
    private static final int NAMED_STEPS = NODE_STEPS & ~(VENUE_STEP | BROAD_STEPS);

    private static final InstrumentScope[] SPECIFIC_FIRST = {
        InstrumentScope.INSTRUMENT, InstrumentScope.PRODUCT_GROUP, InstrumentScope.ASSET_CLASS
    };
    /** Of each of them its set of the footprint. */
    private static final int[] SETS = {Footprint.INSTRUMENT, Footprint.PRODUCT_GROUP, Footprint.ASSET_CLASS};

    private OrderLimits() {}

    /**
     * Compares an amount of the order with all limits of a control.
     *
     * @return false when it is refused; {@code tightest} then gives what would have passed
     */
    static boolean permit(Check check, Control control, Denial denial, long amount) {
        long ofSide = check.limits().maskOf(control, check.limitSide());
        long ofBoth = check.limits().maskOf(control, LimitSide.BOTH);
        boolean isUsual = !check.isReplace() && PartyLimits.holdAll(ofSide, ofBoth);
        return isUsual ? permitBroad(check, control, denial, amount) : permitAny(check, control, denial, amount);
    }

    /** The usual case, in which no limit names an instrument or a side: where each would be is then known beforehand. */
    private static boolean permitBroad(Check check, Control control, Denial denial, long amount) {
        int any = PartyLimits.column(control, InstrumentScope.ANY);
        int each = PartyLimits.column(control, InstrumentScope.EACH);
        boolean isLimited = false;
        long mask = check.limits().maskOf(control, LimitSide.BOTH);
        for (int node = 0; node < Footprint.NODES; node++) {
            int steps = steps(mask, node);
            if (steps == 0 || check.footprint().partyId(node) <= 0) {
                continue;
            }
            PartyLimits broad = check.broadLimits(node);
            int ofEach = (steps & EACH_STEP) == 0 ? NONE : broad.entryOfBoth(each);
            int entry = ofEach >= 0 || (steps & ANY_STEP) == 0 ? ofEach : broad.entryOfBoth(any);
            if (entry < 0) {
                continue;
            }
            isLimited |= node >= Footprint.ACCOUNT;
            check.show(broad.row(entry), broad.value(entry), 0, amount);
            if (amount > broad.value(entry) && !isExcused(check, node, broad.row(entry), denial, amount)) {
                return false;
            }
        }
        return isLimited || check.refuseMissing(control);
    }

    private static boolean permitAny(Check check, Control control, Denial denial, long amount) {
        boolean isLimited = false;
        long mask = check.limits().mask(control, check.limitSide());
        for (int node = 0; node < Footprint.NODES; node++) {
            int steps = steps(mask, node);
            if (steps == 0 || check.actorId(node) <= 0) {
                continue;
            }
            int row = row(check, control, node, steps);
            int venueRow = venueRow(check, control, node, steps);
            long limit = value(check, node, row);
            if (row != LimitBook.NO_LIMIT) {
                check.show(row, limit, 0, amount);
            }
            check.show(venueRow, 0, amount);
            isLimited |= node >= Footprint.ACCOUNT && (row != LimitBook.NO_LIMIT || venueRow != LimitBook.NO_LIMIT);
            if (amount > limit && !isExcused(check, node, row, denial, amount)) {
                return false;
            }
            if (amount > value(check, node, venueRow) && !isExcused(check, node, venueRow, denial, amount)) {
                return false;
            }
        }
        return isLimited || check.refuseMissing(control);
    }

    /** Writes the refusal of an order that is beyond a limit; whether it waits. */
    private static boolean isExcused(Check check, int node, int row, Denial denial, long amount) {
        check.decision()
                .deny(denial)
                .scope(Footprint.kind(node), check.actorId(node), check.limits().version(row))
                .limitId(check.limits().limitId(row), check.limits().scope(row))
                .numbers(denial.control().unit(), check.limits().value(row), 0, amount);
        return check.yields(row);
    }

    /** The smallest of all limits of a control that this order is measured by. */
    static long tightest(Check check, Control control) {
        long tightest = Long.MAX_VALUE;
        long mask = check.limits().mask(control, check.limitSide());
        for (int node = 0; node < Footprint.NODES; node++) {
            int steps = steps(mask, node);
            if (steps != 0 && check.actorId(node) > 0) {
                tightest = Math.min(tightest, value(check, node, row(check, control, node, steps)));
                tightest = Math.min(tightest, value(check, node, venueRow(check, control, node, steps)));
            }
        }
        return tightest;
    }

    /** The value of a limit that was just found; the largest long when there is none. */
    private static long value(Check check, int node, int row) {
        if (row == LimitBook.NO_LIMIT) {
            return Long.MAX_VALUE;
        }
        PartyLimits broad = check.broadLimits(node);
        return broad.isAt(row) ? broad.value() : check.limits().value(row);
    }

    /**
     * Finds the limit of the nearest node that has one: what a control's parameter is for this order.
     *
     * @return a row, or {@link LimitBook#NO_LIMIT}
     */
    static int nearest(Check check, Control control) {
        long mask = check.limits().mask(control, check.limitSide());
        for (int node = 0; mask != 0 && node < Footprint.NODES; node++) {
            int steps = steps(mask, node);
            if (steps != 0 && check.actorId(node) > 0) {
                int row = row(check, control, node, steps);
                row = row == LimitBook.NO_LIMIT ? venueRow(check, control, node, steps) : row;
                if (row != LimitBook.NO_LIMIT) {
                    return row;
                }
            }
        }
        return LimitBook.NO_LIMIT;
    }

    /** The most specific limit of one node. */
    static int ofNode(Check check, Control control, int node) {
        int steps = steps(check.limits().mask(control, check.limitSide()), node);
        if (steps == 0 || check.actorId(node) <= 0) {
            return LimitBook.NO_LIMIT;
        }
        int row = row(check, control, node, steps);
        int found = row == LimitBook.NO_LIMIT ? venueRow(check, control, node, steps) : row;
        check.show(found, 0, Witness.NOT_MEASURED);
        return found;
    }

    private static int steps(long mask, int node) {
        return (int) (mask >>> (node << STEP_BITS)) & NODE_STEPS;
    }

    private static int row(Check check, Control control, int node, int steps) {
        int named = (steps & NAMED_STEPS) == 0 ? LimitBook.NO_LIMIT : namedRow(check, control, node, steps);
        if (named != LimitBook.NO_LIMIT || (steps & BROAD_STEPS) == 0) {
            return named;
        }
        int partyId = check.actorId(node);
        if (partyId == check.footprint().partyId(node)) {
            PartyLimits broad = check.broadLimits(node);
            int each = (steps & EACH_STEP) == 0 ? LimitBook.NO_LIMIT : broad.findOrBoth(control, InstrumentScope.EACH);
            return each != LimitBook.NO_LIMIT || (steps & ANY_STEP) == 0
                    ? each
                    : broad.findOrBoth(control, InstrumentScope.ANY);
        }
        PartyKind kind = Footprint.kind(node);
        LimitSide side = check.limitSide();
        int each = check.limits().findOrBoth(control, kind, partyId, InstrumentScope.EACH, 0, side);
        return each != LimitBook.NO_LIMIT
                ? each
                : check.limits().findOrBoth(control, kind, partyId, InstrumentScope.ANY, 0, side);
    }

    private static int namedRow(Check check, Control control, int node, int steps) {
        Footprint footprint = check.footprint();
        PartyKind kind = Footprint.kind(node);
        int partyId = check.actorId(node);
        for (int i = 0; i < SPECIFIC_FIRST.length; i++) {
            InstrumentScope scope = SPECIFIC_FIRST[i];
            boolean isPossible = (steps & (1 << LimitBook.step(scope))) != 0 && footprint.hasSet(SETS[i]);
            int row = !isPossible
                    ? LimitBook.NO_LIMIT
                    : check.limits()
                            .findOrBoth(
                                    control, kind, partyId, scope, footprint.instrument(SETS[i]), check.limitSide());
            if (row != LimitBook.NO_LIMIT) {
                return row;
            }
        }
        return LimitBook.NO_LIMIT;
    }

    private static int venueRow(Check check, Control control, int node, int steps) {
        int venueId = check.footprint().instrument(Footprint.VENUE);
        if ((steps & VENUE_STEP) == 0 || venueId == 0) {
            return LimitBook.NO_LIMIT;
        }
        return check.limits()
                .findOrBoth(
                        control,
                        Footprint.kind(node),
                        check.actorId(node),
                        InstrumentScope.VENUE,
                        venueId,
                        check.limitSide());
    }
}
