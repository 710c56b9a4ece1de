package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;

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
    private static final long VENUE_STEPS = 0x1010_1010_1010_1010L;
    private static final InstrumentScope[] SPECIFIC_FIRST = {
        InstrumentScope.INSTRUMENT,
        InstrumentScope.PRODUCT_GROUP,
        InstrumentScope.ASSET_CLASS,
        InstrumentScope.EACH,
        InstrumentScope.ANY
    };
    /** Of each of them its bit among the steps, and its set of the footprint. */
    private static final int[] STEPS = new int[SPECIFIC_FIRST.length];

    private static final int[] SETS = new int[SPECIFIC_FIRST.length];

    static {
        for (int i = 0; i < SPECIFIC_FIRST.length; i++) {
            STEPS[i] = 1 << LimitBook.step(SPECIFIC_FIRST[i]);
            SETS[i] = set(SPECIFIC_FIRST[i]);
        }
    }

    private OrderLimits() {}

    /**
     * Compares an amount of the order with all limits of a control.
     *
     * @return false when it is refused; {@code tightest} then gives what would have passed
     */
    static boolean permit(Check check, Control control, Denial denial, long amount) {
        boolean isLimited = false;
        long mask = check.limits().mask(control, check.limitSide());
        for (int node = 0; node < Footprint.NODES; node++) {
            int steps = steps(mask, node);
            if (steps == 0 || check.actorId(node) <= 0) {
                continue;
            }
            int row = row(check, control, node, steps);
            int venueRow = venueRow(check, control, node, steps);
            check.show(row, 0, amount);
            check.show(venueRow, 0, amount);
            isLimited |= node >= Footprint.ACCOUNT && (row != LimitBook.NO_LIMIT || venueRow != LimitBook.NO_LIMIT);
            if (!isWithin(check, node, row, denial, amount) || !isWithin(check, node, venueRow, denial, amount)) {
                return false;
            }
        }
        return isLimited || check.refuseMissing(control);
    }

    private static boolean isWithin(Check check, int node, int row, Denial denial, long amount) {
        if (row == LimitBook.NO_LIMIT || amount <= check.limits().value(row)) {
            return true;
        }
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
                tightest = Math.min(tightest, value(check, row(check, control, node, steps)));
                tightest = Math.min(tightest, value(check, venueRow(check, control, node, steps)));
            }
        }
        return tightest;
    }

    private static long value(Check check, int row) {
        return row == LimitBook.NO_LIMIT ? Long.MAX_VALUE : check.limits().value(row);
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
        if ((steps & ~VENUE_STEPS) == 0) {
            return LimitBook.NO_LIMIT;
        }
        Footprint footprint = check.footprint();
        PartyKind kind = Footprint.kind(node);
        LimitSide side = check.limitSide();
        int partyId = check.actorId(node);
        for (int i = 0; i < SPECIFIC_FIRST.length; i++) {
            boolean isPossible = (steps & STEPS[i]) != 0 && footprint.hasSet(SETS[i]);
            int row = !isPossible
                    ? LimitBook.NO_LIMIT
                    : check.limits()
                            .findOrBoth(control, kind, partyId, SPECIFIC_FIRST[i], footprint.instrument(SETS[i]), side);
            if (row != LimitBook.NO_LIMIT) {
                return row;
            }
        }
        return LimitBook.NO_LIMIT;
    }

    private static int venueRow(Check check, Control control, int node, int steps) {
        int venueId = check.footprint().instrument(Footprint.VENUE);
        if ((steps & VENUE_STEPS) == 0 || venueId == 0) {
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

    /** EACH is of no single instrument, so its limits are found as those of all. */
    private static int set(InstrumentScope scope) {
        return switch (scope) {
            case INSTRUMENT -> Footprint.INSTRUMENT;
            case PRODUCT_GROUP -> Footprint.PRODUCT_GROUP;
            case ASSET_CLASS -> Footprint.ASSET_CLASS;
            case VENUE -> Footprint.VENUE;
            case EACH, ANY, NULL_VAL -> Footprint.ALL;
        };
    }
}
