package io.trade2026.risk.controls;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;

/**
 * The breach flag of risk-controls 2.4: what a forced booking leaves behind when it passes a limit.
 *
 * <p>A slot (a party, over all instruments, a class, or one instrument) comes into breach when a booking that cannot be
 * refused (an execution, a bust, a restatement by the venue) leaves one of its measures PT-07, PT-08, PT-09 or PT-10 above its
 * limit. While it is in breach, every order that counts in the slot is refused, except one that only reduces the
 * party's position in its instrument, and a replace that adds nothing. It leaves the breach with the first change after
 * which all measures that raised it are at or below their limits, or have none. A saturated slot stays in breach.
 */
public final class BreachWatch implements PreTradeControl {
    private static final int SIDES = 2;
    /** In the order of the bits. */
    private static final Measure[] MEASURES = {
        Measure.NET_EXPOSURE, Measure.POSITION_WORST, Measure.OPEN_NOTIONAL, Measure.OPEN_ORDERS, Measure.GROSS_EXPOSURE
    };

    private final LimitBook limits;
    private final ExposureTable exposure;

    /**
     * Creates one.
     *
     * @param limits all limits
     * @param exposure holds the flags
     */
    public BreachWatch(LimitBook limits, ExposureTable exposure) {
        this.limits = limits;
        this.exposure = exposure;
    }

    @Override
    public boolean passes(Check check) {
        if (!exposure.hasBreaches() || check.addsNothing()) {
            return true;
        }
        for (int node = 0; node < Footprint.NODES; node++) {
            for (int set = 0; set < Footprint.SETS; set++) {
                int slot = check.slot(node, set);
                if (exposure.breaches(slot) != 0 && !check.reduces(node)) {
                    return refuse(check, node, slot);
                }
            }
        }
        return true;
    }

    private boolean refuse(Check check, int node, int slot) {
        int bit = Long.numberOfTrailingZeros(exposure.breaches(slot));
        // The sign bit stands for a saturated slot, of which no single measure can be trusted.
        Measure measure = MEASURES[bit < MEASURES.length * SIDES ? bit / SIDES : 0];
        boolean isBuy = bit % SIDES == 0;
        int row = excessRow(slot, measure, isBuy);
        boolean hasRow = row != LimitBook.NO_LIMIT;
        LimitSide side = measure.addsUpSides() ? LimitSide.BOTH : side(isBuy);
        check.decision().deny(Denial.NODE_IN_BREACH).control(measure.control());
        if (hasRow) {
            check.decision().limitId(limits.limitId(row), limits.scope(row));
        }
        check.decision()
                .scope(Footprint.kind(node), exposure.partyId(slot), hasRow ? limits.version(row) : 0)
                .numbers(
                        measure.control().unit(),
                        hasRow ? limits.value(row) : 0,
                        measure.used(exposure, slot, isBuy, side),
                        measure.added(check));
        return false;
    }

    /**
     * Looks at the slots of a forced booking.
     *
     * @param footprint with claimed slots
     * @param grewBuy whether the long leg may have grown, else the short one
     * @return whether a slot has newly come into breach
     */
    public boolean raise(Footprint footprint, boolean grewBuy) {
        boolean isNew = false;
        long limited = limitedSets(grewBuy);
        boolean hadBreaches = exposure.hasBreaches();
        for (int node = 0; node < Footprint.NODES; node++) {
            for (int set = 0; set < Footprint.SETS; set++) {
                boolean isLimited = (limited & (1L << LimitBook.bit(node, set))) != 0;
                int slot = isLimited || hadBreaches ? footprint.slot(node, set) : 0;
                if (slot != 0) {
                    isNew |= raise(slot, grewBuy);
                }
            }
        }
        return isNew;
    }

    private long limitedSets(boolean isBuy) {
        return limitedSets(limits, side(isBuy));
    }

    /** The combinations of node and set on which any measure has a limit for a side. */
    static long limitedSets(LimitBook limits, LimitSide side) {
        long mask = 0;
        for (Measure measure : MEASURES) {
            mask |= limits.mask(measure.control(), side);
        }
        return ApplicableLimits.sets(mask);
    }

    private boolean raise(int slot, boolean grewBuy) {
        long before = exposure.breaches(slot);
        long after = still(slot, before) | excess(slot, grewBuy);
        exposure.breaches(slot, after);
        return (before & Long.MAX_VALUE) == 0 && after != 0;
    }

    /**
     * Looks whether slots have left their breach, after something was released.
     *
     * @param footprint with claimed slots
     */
    public void relax(Footprint footprint) {
        if (!exposure.hasBreaches()) {
            return;
        }
        for (int node = 0; node < Footprint.NODES; node++) {
            for (int set = 0; set < Footprint.SETS; set++) {
                if (footprint.slot(node, set) != 0) {
                    relax(footprint.slot(node, set));
                }
            }
        }
    }

    /** Looks at all slots, after a limit has changed. */
    public void relaxAll() {
        for (int slot = 1; slot < exposure.slots(); slot++) {
            relax(slot);
        }
    }

    private void relax(int slot) {
        long before = exposure.breaches(slot);
        if (before != 0) {
            exposure.breaches(slot, still(slot, before));
        }
    }

    private long still(int slot, long bits) {
        long left = 0;
        for (int bit = 0; bits != 0 && bit < MEASURES.length * SIDES; bit++) {
            boolean isSet = (bits & (1L << bit)) != 0;
            if (isSet && excessRow(slot, MEASURES[bit / SIDES], bit % SIDES == 0) != LimitBook.NO_LIMIT) {
                left |= 1L << bit;
            }
        }
        return left;
    }

    private long excess(int slot, boolean isBuy) {
        long bits = 0;
        for (int i = 0; i < MEASURES.length; i++) {
            if (excessRow(slot, MEASURES[i], isBuy) != LimitBook.NO_LIMIT) {
                bits |= 1L << (i * SIDES + (isBuy ? 0 : 1));
            }
        }
        return bits;
    }

    /** The limit that a measure of a slot is above, or none. */
    private int excessRow(int slot, Measure measure, boolean isBuy) {
        int own = row(slot, measure, side(isBuy));
        if (isAbove(slot, measure, isBuy, own, side(isBuy))) {
            return own;
        }
        if (own != LimitBook.NO_LIMIT && !measure.addsUpSides()) {
            return LimitBook.NO_LIMIT;
        }
        int both = row(slot, measure, LimitSide.BOTH);
        return isAbove(slot, measure, isBuy, both, LimitSide.BOTH) ? both : LimitBook.NO_LIMIT;
    }

    private boolean isAbove(int slot, Measure measure, boolean isBuy, int row, LimitSide side) {
        return row != LimitBook.NO_LIMIT && measure.used(exposure, slot, isBuy, side) > limits.value(row);
    }

    private int row(int slot, Measure measure, LimitSide side) {
        PartyKind kind = exposure.kind(slot);
        return NodeLimits.row(
                limits,
                measure.control(),
                kind,
                exposure.partyId(slot),
                exposure.set(slot),
                exposure.instrument(slot),
                side);
    }

    private static LimitSide side(boolean isBuy) {
        return isBuy ? LimitSide.BUY : LimitSide.SELL;
    }
}
