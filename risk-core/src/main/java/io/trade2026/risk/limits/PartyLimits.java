package io.trade2026.risk.limits;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;

/**
 * The limits of one party that name no instrument, as one order meets them: those of its side and those of both. Found once for all
 * controls, and good until the next limit is set. Reused; allocates nothing.
 */
public final class PartyLimits {
    /** In the masks of every node. */
    private static final long BROAD_STEPS =
            (1L << LimitBook.step(InstrumentScope.EACH) | 1L << LimitBook.step(InstrumentScope.ANY))
                    * 0x0101_0101_0101_0101L;

    private LimitSide side = LimitSide.BOTH;
    private long[] own = BroadLimits.NO_SHELF;
    private long[] both = BroadLimits.NO_SHELF;
    private int row = LimitBook.NO_LIMIT;
    private long value;

    /** Creates one of nobody, to be taken to a party first. */
    public PartyLimits() {}

    /**
     * Goes to a party.
     *
     * @param limits all limits
     * @param node what kind of party, one of {@link io.trade2026.risk.exposure.Footprint}
     * @param partyId the party
     * @param orderSide BUY or SELL
     */
    public void at(LimitBook limits, int node, int partyId, LimitSide orderSide) {
        row = LimitBook.NO_LIMIT;
        side = orderSide;
        BroadLimits broad = limits.broad();
        if (broad.hasAny(node)) {
            long[] newOwn = broad.shelf(node, partyId, orderSide);
            both = broad.shelf(node, partyId, LimitSide.BOTH);
            if (own != newOwn) {
                own = newOwn;
            }
        }
    }

    /**
     * Reads a number of each part of the limits, so that they come from memory side by side.
     *
     * @return of no meaning
     */
    public long read() {
        return BroadLimits.read(both);
    }

    /**
     * Finds the limit of exactly this scope and side.
     *
     * @param control whose limit
     * @param scope ANY or EACH
     * @param of the order's side, or BOTH
     * @return a row of the limit book, or {@link LimitBook#NO_LIMIT}
     */
    public int find(Control control, InstrumentScope scope, LimitSide of) {
        long[] shelf = of == side ? own : both;
        int entry = BroadLimits.find(shelf, control, scope);
        if (entry == BroadLimits.NONE) {
            return LimitBook.NO_LIMIT;
        }
        row = BroadLimits.row(shelf, entry);
        value = BroadLimits.value(shelf, entry);
        return row;
    }

    /**
     * Says whether no limit of a control, of any party, names the side, or an instrument, a venue or a set of instruments: the usual case.
     *
     * @param ofSide {@link LimitBook#maskOf} the order's side
     * @param ofBoth that of both sides
     * @return whether {@link #entryOfBoth} finds all
     */
    public static boolean holdAll(long ofSide, long ofBoth) {
        return ofSide == 0 && (ofBoth & ~BROAD_STEPS) == 0;
    }

    /**
     * Returns where limits of a control are among those of a party.
     *
     * @param control whose limits
     * @param scope ANY or EACH
     * @return for {@link #entryOfBoth}
     */
    public static int column(Control control, InstrumentScope scope) {
        return BroadLimits.column(control, scope);
    }

    /**
     * Finds the limit of both sides.
     *
     * @param column of {@link #column}
     * @return an entry for {@link #row(int)} and {@link #value(int)}; negative when there is none
     */
    public int entryOfBoth(int column) {
        return BroadLimits.find(both, column);
    }

    /** Returns the row of an entry of both sides. */
    public int row(int entry) {
        return BroadLimits.row(both, entry);
    }

    /** Returns the value of an entry of both sides, in the control's unit. */
    public long value(int entry) {
        return BroadLimits.value(both, entry);
    }

    /**
     * Finds the limit of a scope: the one of the order's side, else the one of both.
     *
     * @param control whose limit
     * @param scope ANY or EACH
     * @return a row of the limit book, or {@link LimitBook#NO_LIMIT}
     */
    public int findOrBoth(Control control, InstrumentScope scope) {
        int found = find(control, scope, side);
        return found != LimitBook.NO_LIMIT ? found : find(control, scope, LimitSide.BOTH);
    }

    /**
     * Says whether a row is the one that was found here last for this order, so that {@link #value} is its value.
     *
     * @param ofRow a row of the limit book
     * @return whether it is
     */
    public boolean isAt(int ofRow) {
        return row == ofRow;
    }

    /**
     * Returns the value of the limit that was found last.
     *
     * @return in the control's unit
     */
    public long value() {
        return value;
    }
}
