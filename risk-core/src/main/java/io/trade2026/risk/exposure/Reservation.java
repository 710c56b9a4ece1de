package io.trade2026.risk.exposure;

import io.trade2026.risk.reference.Instrument;
import io.trade2026.risk.reference.Party;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What one order holds against the limits; owned by the order, written by risk only.
 *
 * <p>Invariant: the amounts here are in the exposure table, in the slots of the footprint that was taken when the order was entered, and nowhere else.
 */
public final class Reservation {
    /** Length of its row in a snapshot. */
    public static final int ENCODED_LENGTH = 64;
    /** Where the row holds the account's id; 0 when the reservation is not bound. */
    public static final int ACCOUNT_AT = 0;
    /** Where the row holds the instrument's id. */
    public static final int INSTRUMENT_AT = 4;

    private static final int BUY = 1;
    private static final int SHORT = 2;
    /** The desk is above the flags, since rows of before there were desks have zeros there. */
    private static final int DESK_SHIFT = 8;

    private final Footprint footprint = new Footprint();
    private boolean bound;
    private boolean buy;
    private boolean soldShort;
    private boolean counted;
    private long openQtyE8;
    private long openE4;
    private long riskPxE8;
    private long fxE8;

    /** Creates one that holds nothing. */
    public Reservation() {}

    /**
     * Ties it to the nodes and the instrument of an order; nothing is held yet. What is held is released at the same nodes,
     * whoever asks for the release.
     *
     * @param table gives the slots
     * @param where the order counts, for its whole life
     * @param isBuy side of the order, for its whole life
     * @param newRiskPxE8 price at which a unit is valued
     * @param newFxE8 units of the base currency for one of the instrument's
     * @throws IllegalStateException when it still holds something
     */
    public void bind(ExposureTable table, Footprint where, boolean isBuy, long newRiskPxE8, long newFxE8) {
        if (openQtyE8 != 0 || openE4 != 0 || counted) {
            throw new IllegalStateException("bound while it holds qtyE8=" + openQtyE8 + " e4=" + openE4);
        }
        footprint.set(where);
        table.claim(footprint);
        bound = true;
        buy = isBuy;
        riskPxE8 = newRiskPxE8;
        fxE8 = newFxE8;
    }

    /**
     * Changes what is held because risk permitted it, and the exposure with it: more value than before was entered. Allocates
     * nothing.
     *
     * @param table where it counts
     * @param newOpenQtyE8 open quantity from now on, not negative
     * @param newOpenE4 open value from now on, not negative
     * @param isOpen whether it counts as an open order
     * @throws IllegalStateException when it is not bound or an amount is negative
     */
    public void hold(ExposureTable table, long newOpenQtyE8, long newOpenE4, boolean isOpen) {
        table.add(
                footprint,
                buy ? ExposureTable.ENTERED_BUY_E4 : ExposureTable.ENTERED_SELL_E4,
                Math.max(0, newOpenE4 - openE4));
        force(table, newOpenQtyE8, newOpenE4, isOpen);
    }

    /**
     * Changes what is held because a venue or the day says so, and the exposure with it. Allocates nothing.
     *
     * @param table where it counts
     * @param newOpenQtyE8 open quantity from now on, not negative
     * @param newOpenE4 open value from now on, not negative
     * @param isOpen whether it counts as an open order
     * @throws IllegalStateException when it is not bound or an amount is negative
     */
    public void force(ExposureTable table, long newOpenQtyE8, long newOpenE4, boolean isOpen) {
        if (!bound || newOpenQtyE8 < 0 || newOpenE4 < 0) {
            throw new IllegalStateException("bound=" + bound + " qtyE8=" + newOpenQtyE8 + " e4=" + newOpenE4);
        }
        table.add(footprint, buy ? ExposureTable.OPEN_BUY_QTY : ExposureTable.OPEN_SELL_QTY, newOpenQtyE8 - openQtyE8);
        table.add(footprint, buy ? ExposureTable.OPEN_BUY_E4 : ExposureTable.OPEN_SELL_E4, newOpenE4 - openE4);
        table.add(
                footprint,
                buy ? ExposureTable.OPEN_BUYS : ExposureTable.OPEN_SELLS,
                (isOpen ? 1 : 0) - (counted ? 1 : 0));
        openQtyE8 = newOpenQtyE8;
        openE4 = newOpenE4;
        counted = isOpen;
    }

    /**
     * Changes the price at which a unit is valued, when a replace is accepted; what is held stays.
     *
     * @param newRiskPxE8 in units of 1e-8
     */
    public void reprice(long newRiskPxE8) {
        riskPxE8 = newRiskPxE8;
    }

    /**
     * Forgets account and instrument, so that the object can serve another order.
     *
     * @throws IllegalStateException when it still holds something
     */
    public void unbind() {
        if (openQtyE8 != 0 || openE4 != 0 || counted) {
            throw new IllegalStateException("unbound while it holds qtyE8=" + openQtyE8 + " e4=" + openE4);
        }
        bound = false;
        buy = false;
        soldShort = false;
        riskPxE8 = 0;
        fxE8 = 0;
    }

    /**
     * Writes it for a snapshot.
     *
     * @param buffer receives {@link #ENCODED_LENGTH} bytes
     * @param offset of the first byte
     */
    public void encode(MutableDirectBuffer buffer, int offset) {
        buffer.putInt(offset + ACCOUNT_AT, bound ? footprint.partyId(Footprint.ACCOUNT) : 0);
        buffer.putInt(offset + INSTRUMENT_AT, bound ? footprint.instrumentId() : 0);
        buffer.putLong(offset + 8, openQtyE8);
        buffer.putLong(offset + 16, openE4);
        buffer.putLong(offset + 24, riskPxE8);
        buffer.putInt(offset + 32, (buy ? BUY : 0) | (soldShort ? SHORT : 0) | desk());
        buffer.putInt(offset + 36, counted ? 1 : 0);
        buffer.putLong(offset + 40, fxE8);
        buffer.putInt(offset + 48, bound ? footprint.partyId(Footprint.SESSION) : 0);
        buffer.putInt(offset + 52, bound ? footprint.partyId(Footprint.TRADER) : 0);
        buffer.putInt(offset + 56, bound ? footprint.partyId(Footprint.STRATEGY) : 0);
        buffer.putInt(offset + 60, bound ? footprint.instrument(Footprint.VENUE) : 0);
    }

    private int desk() {
        return bound ? footprint.partyId(Footprint.DESK) << DESK_SHIFT : 0;
    }

    /**
     * Takes a row of a snapshot over; the exposure table holds its amounts already.
     *
     * @param table gives the slots
     * @param account of {@link #ACCOUNT_AT}
     * @param instrument of {@link #INSTRUMENT_AT}
     * @param buffer holds what {@link #encode} wrote
     * @param offset of the first byte
     */
    public void decode(ExposureTable table, Party account, Instrument instrument, DirectBuffer buffer, int offset) {
        int flags = buffer.getInt(offset + 32);
        footprint
                .place(account, instrument)
                .sentBy(
                        buffer.getInt(offset + 48),
                        buffer.getInt(offset + 52),
                        buffer.getInt(offset + 56),
                        buffer.getInt(offset + 60))
                .onDesk(flags >>> DESK_SHIFT);
        bind(table, footprint, (flags & BUY) != 0, buffer.getLong(offset + 24), buffer.getLong(offset + 40));
        soldShort = (flags & SHORT) != 0;
        openQtyE8 = buffer.getLong(offset + 8);
        openE4 = buffer.getLong(offset + 16);
        counted = buffer.getInt(offset + 36) != 0;
    }

    /**
     * Returns where it counts.
     *
     * @return the footprint; not to be changed
     */
    public Footprint footprint() {
        return footprint;
    }

    /**
     * Says whether it is tied to an account and an instrument.
     *
     * @return whether it may hold something
     */
    public boolean isBound() {
        return bound;
    }

    /**
     * Returns whose order it is.
     *
     * @return id of the account
     */
    public int accountId() {
        return footprint.partyId(Footprint.ACCOUNT);
    }

    /**
     * Returns the instrument of the order.
     *
     * @return its id
     */
    public int instrumentId() {
        return footprint.instrumentId();
    }

    /**
     * Says on which side it counts.
     *
     * @return whether the order buys
     */
    public boolean isBuy() {
        return buy;
    }

    /**
     * Marks it as a short sale, for the order's whole life.
     *
     * @param isShort whether Side(54) is 5 or 6
     */
    public void markShort(boolean isShort) {
        soldShort = isShort;
    }

    /**
     * Says whether the order sells short.
     *
     * @return whether it was marked so
     */
    public boolean isShort() {
        return soldShort;
    }

    /**
     * Says whether it counts as an open order.
     *
     * @return whether it takes part in the open order count
     */
    public boolean isCounted() {
        return counted;
    }

    /**
     * Returns the quantity it holds.
     *
     * @return in units of 1e-8, not negative
     */
    public long openQtyE8() {
        return openQtyE8;
    }

    /**
     * Returns the value it holds.
     *
     * @return in units of 1e-4 of the base currency, not negative
     */
    public long openE4() {
        return openE4;
    }

    /**
     * Returns the price at which a unit is valued.
     *
     * @return in units of 1e-8
     */
    public long riskPxE8() {
        return riskPxE8;
    }

    /**
     * Returns the rate at which all of the order is valued: it stays for its trading day, so that what is released is
     * what was held.
     *
     * @return units of the base currency for one of the instrument's, in units of 1e-8
     */
    public long fxE8() {
        return fxE8;
    }

    /**
     * Changes the rate, at the start of a trading day; what is held stays until it is held anew.
     *
     * @param newFxE8 above 0
     */
    public void convert(long newFxE8) {
        fxE8 = newFxE8;
    }
}
