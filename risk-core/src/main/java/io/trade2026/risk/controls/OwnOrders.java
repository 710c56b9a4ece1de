package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.exposure.Reservation;
import io.trade2026.risk.limits.LimitBook;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.LongArrayList;

/**
 * Open orders by who owns them (PT-18): per owner, instrument, venue and side the prices at which they may trade, the keenest first.
 *
 * <pre>
 *   PT_18_OWNER   of account, desk, client, clearing entity or firm: 1 the account is the owner, 2 the client; 2 without a row
 *   PT_18_GROUP   of account or client: all with the same number are one owner
 * </pre>
 *
 * <p>It follows from the open orders and is no part of snapshots: whoever has them notes each again when {@link #isToBeBuilt}. It is
 * kept while PT_18_MODE has any row. Invariant: it holds each order that was noted as open once, at the price that was noted last.
 * Allocates nothing once it has been as large as it is.
 */
public final class OwnOrders {
    /** Price of an order to buy that has none: beyond every other. */
    public static final long ANY_PRICE_TO_PAY = Long.MAX_VALUE;
    /** Price of an order to sell that has none. */
    public static final long ANY_PRICE_TO_TAKE = 0;

    /** {@link #keenestAgainst} when there is no order. */
    static final long NO_PRICE = -1;

    private static final int NONE = -1;
    private static final int ACCOUNT_OWNS = 0;
    private static final int CLIENT_OWNS = 1;
    private static final int GROUP_OWNS = 2;
    private static final int ID_BITS = 22;
    private static final int ID_MASK = (1 << ID_BITS) - 1;
    private static final int VENUE_MASK = 0xFFFF;

    private final LimitBook limits;
    private final LongArrayList crossed = new LongArrayList();
    private final Long2LongHashMap bookOf = new Long2LongHashMap(NONE);
    private final Long2LongHashMap entryOf = new Long2LongHashMap(NONE);
    private final OrderLevels levels = new OrderLevels();
    private int seenChanges = NONE;
    private boolean kept;

    OwnOrders(LimitBook limits) {
        this.limits = limits;
    }

    /**
     * Says whether rows have changed since it was built, so that all open orders have to be noted anew before the next decision.
     *
     * @return whether {@link #begin} is to be called
     */
    public boolean isToBeBuilt() {
        return seenChanges != changes();
    }

    private int changes() {
        return limits.changes(Control.PT_18_MODE)
                + limits.changes(Control.PT_18_OWNER)
                + limits.changes(Control.PT_18_GROUP);
    }

    /** Forgets all orders; {@link #isKept} then says whether they are to be noted. */
    public void begin() {
        seenChanges = changes();
        kept = limits.holds(Control.PT_18_MODE);
        bookOf.clear();
        entryOf.clear();
        levels.clear();
    }

    /**
     * Says whether anybody asks for it.
     *
     * @return whether orders are to be noted
     */
    public boolean isKept() {
        return kept;
    }

    /**
     * Notes what has become of an order.
     *
     * @param orderId which
     * @param order its reservation, bound
     * @param priceE8 the keenest price at which it may trade, pending replaces included
     * @param isOpen whether it may still trade
     */
    public void note(long orderId, Reservation order, long priceE8, boolean isOpen) {
        int entry = (int) entryOf.get(orderId);
        if (entry != NONE) {
            if (isOpen && levels.priceOf(entry) == priceE8) {
                return;
            }
            entryOf.remove(orderId);
            levels.remove(entry);
        }
        if (isOpen) {
            int book = claim(key(order.footprint(), order.isBuy()));
            entryOf.put(orderId, levels.add(book, order.isBuy(), orderId, priceE8));
        }
    }

    private int claim(long key) {
        long found = bookOf.get(key);
        if (found != NONE) {
            return (int) found;
        }
        int book = levels.addBook();
        bookOf.put(key, book);
        return book;
    }

    /**
     * Returns the price of the keenest own order on the other side of the book.
     *
     * @param where the order counts
     * @param isBuy its side
     * @return {@link #NO_PRICE} when there is none
     */
    long keenestAgainst(Footprint where, boolean isBuy) {
        int level = firstAgainst(where, isBuy);
        return level == OrderLevels.NONE ? NO_PRICE : levels.price(level);
    }

    private int firstAgainst(Footprint where, boolean isBuy) {
        long book = bookOf.get(key(where, !isBuy));
        return book == NONE ? OrderLevels.NONE : levels.first((int) book);
    }

    static boolean crosses(boolean isBuy, long priceE8, long restingPxE8) {
        return isBuy ? priceE8 >= restingPxE8 : priceE8 <= restingPxE8;
    }

    /** Finds the own orders that an order could trade with, by their ids from the lowest. */
    void collect(Footprint where, boolean isBuy, long priceE8) {
        crossed.clear();
        for (int level = firstAgainst(where, isBuy);
                level != OrderLevels.NONE && crosses(isBuy, priceE8, levels.price(level));
                level = levels.next(level)) {
            for (int entry = levels.firstEntry(level); entry != OrderLevels.NONE; entry = levels.nextEntry(entry)) {
                insert(levels.orderId(entry));
            }
        }
    }

    private void insert(long orderId) {
        int at = crossed.size();
        while (at > 0 && crossed.getLong(at - 1) > orderId) {
            at--;
        }
        crossed.addLong(at, orderId);
    }

    void collectNone() {
        crossed.clear();
    }

    /**
     * Returns the own orders that the order which was asked about last would trade with, where they are to make room for it.
     *
     * @return ids of orders, from the lowest; not to be changed, good until the next decision
     */
    public LongArrayList crossed() {
        return crossed;
    }

    /** Whether the owner is a group, whose members need not know of each other's orders. */
    boolean isOfGroup(Footprint where) {
        return group(where) > 0;
    }

    /** Bits from the top: kind of owner 2, owner 22, instrument 22, venue 16, side 1. */
    private long key(Footprint where, boolean isBuy) {
        long group = group(where);
        boolean isAccount = group <= 0 && isAccountOwner(where);
        int kind = group > 0 ? GROUP_OWNS : isAccount ? ACCOUNT_OWNS : CLIENT_OWNS;
        long owner = group > 0 ? group : where.partyId(isAccount ? Footprint.ACCOUNT : Footprint.CLIENT);
        return ((long) kind << 61)
                | ((owner & ID_MASK) << 39)
                | ((long) (where.instrumentId() & ID_MASK) << 17)
                | ((long) (where.instrument(Footprint.VENUE) & VENUE_MASK) << 1)
                | (isBuy ? 1 : 0);
    }

    private long group(Footprint where) {
        if (!limits.holds(Control.PT_18_GROUP)) {
            return 0;
        }
        long ofAccount = valueOf(Control.PT_18_GROUP, where, Footprint.ACCOUNT);
        return ofAccount >= 0 ? ofAccount : valueOf(Control.PT_18_GROUP, where, Footprint.CLIENT);
    }

    private boolean isAccountOwner(Footprint where) {
        if (!limits.holds(Control.PT_18_OWNER)) {
            return false;
        }
        for (int node = Footprint.ACCOUNT; node < Footprint.NODES; node++) {
            long value = valueOf(Control.PT_18_OWNER, where, node);
            if (value >= 0) {
                return value == 1;
            }
        }
        return false;
    }

    private long valueOf(Control control, Footprint where, int node) {
        PartyKind kind = Footprint.kind(node);
        int row = limits.find(control, kind, where.partyId(node), InstrumentScope.ANY, 0, LimitSide.BOTH);
        return row == LimitBook.NO_LIMIT ? NONE : limits.value(row);
    }
}
