package io.trade2026.risk.limits;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;

/**
 * The limits of one party that name no instrument, as one order meets them: those of its side and those of both. Found once for all
 * controls, and good until the next limit is set. Reused; allocates nothing.
 */
public final class PartyLimits {
    private LimitSide side = LimitSide.BOTH;
    private long[] own = new long[0];
    private long[] both = new long[0];
    private int row = LimitBook.NO_LIMIT;
    private long value;

    /** Creates one of nobody, to be taken to a party first. */
    public PartyLimits() {}

    /**
     * Goes to a party.
     *
     * @param limits all limits
     * @param kind of party
     * @param partyId the party
     * @param orderSide BUY or SELL
     */
    public void at(LimitBook limits, PartyKind kind, int partyId, LimitSide orderSide) {
        row = LimitBook.NO_LIMIT;
        side = orderSide;
        own = limits.broad().shelf(kind, partyId, orderSide);
        both = limits.broad().shelf(kind, partyId, LimitSide.BOTH);
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
