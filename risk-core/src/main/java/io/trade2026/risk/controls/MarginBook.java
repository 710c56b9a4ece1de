package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.prices.BasisPoints;
import io.trade2026.risk.prices.PriceBook;
import io.trade2026.risk.reference.Instrument;
import io.trade2026.risk.reference.ReferenceBook;

/**
 * The initial margin that each party with a limit of PT-23 needs at worst: that of its positions and of its open orders.
 *
 * <pre>
 *   long leg     rate of long positions  × (long position at its mark  + open purchases at their risk price)
 *   short leg    rate of short positions × (short position at its mark + open sales at their risk price)
 *   instrument   the larger leg; for a row of buys the long one, for a row of sells the short one
 *   party        the sum over the instruments of its row
 * </pre>
 *
 * <p>So open purchases never offset open sales, and an open order that would cover a position counts in full: it may be the other one that is
 * filled (risk-controls 2.3). A position without a rate counts with its whole value, one without any price as beyond every limit; while prices
 * are stale each mark is raised by the instrument's haircut. Rounded up.
 *
 * <p>It follows from limits, exposure and prices, and is no part of snapshots. Allocates nothing once it has its size.
 */
public final class MarginBook {
    private static final int WHOLE_BP = 10_000;

    private final ReferenceBook book;
    private final LimitBook limits;
    private final ExposureTable exposure;
    private final PriceBook prices;
    private final Marks marks;
    private final MarginRates rates;
    private final PartySums sums;
    private int seenRates;

    /**
     * Creates one.
     *
     * @param book the world
     * @param limits all limits
     * @param exposure all exposure
     * @param prices all prices
     * @param losses has the marks of positions
     */
    public MarginBook(ReferenceBook book, LimitBook limits, ExposureTable exposure, PriceBook prices, LossBook losses) {
        this.book = book;
        this.limits = limits;
        this.exposure = exposure;
        this.prices = prices;
        this.marks = losses.marks();
        this.rates = new MarginRates(limits, book);
        this.sums = new PartySums(limits, exposure, book, this::neededE4, Control.PT_23_MARGIN);
    }

    // What happens

    /**
     * An execution was booked or taken back: where there is no market price, what this house traded at is the mark of every node.
     *
     * @param where it counts, with claimed slots
     */
    public void executed(Footprint where) {
        sums.exposureChanged(where);
        Instrument instrument = book.instrument(where.instrumentId());
        if (instrument != null && prices.markPxE8(instrument) <= 0) {
            sums.priceChanged(instrument.id());
        }
    }

    /**
     * What is open has changed.
     *
     * @param where it counts, with claimed slots
     */
    public void exposureChanged(Footprint where) {
        sums.exposureChanged(where);
    }

    /**
     * The prices of an instrument, or what it is, have changed.
     *
     * @param instrumentId which
     */
    public void priceChanged(int instrumentId) {
        sums.priceChanged(instrumentId);
    }

    /** An exchange rate, the base currency, or whether feeds are heard has changed. */
    public void allChanged() {
        sums.allChanged();
    }

    // What is needed

    /**
     * Returns what a row of PT-23 needs.
     *
     * @param row of the limit book
     * @return in units of 1e-4 of the base currency; 0 for another control's row
     */
    public long neededE4OfRow(int row) {
        if (sums.isToBeBuilt() || seenRates != limits.changes(Control.PT_23_MARGIN_RATE)) {
            seenRates = limits.changes(Control.PT_23_MARGIN_RATE);
            sums.build();
        }
        int cell = sums.cellOf(row);
        return cell == PartySums.NONE ? 0 : sums.sumE4(cell);
    }

    /** Whether an amount is so large that sums no longer tell it from larger ones. */
    static boolean isBeyondMeasure(long neededE4) {
        return neededE4 >= PartySums.BEYOND_MEASURE_E4;
    }

    /** Whether a position of an order's side has a rate. */
    boolean isRateKnown(int row, Instrument instrument, boolean isLong) {
        return rates.bp(row, instrument, isLong) != MarginRates.UNKNOWN;
    }

    private long neededE4(int slot, Instrument instrument, int row) {
        return neededE4(slot, instrument, row, true, 0);
    }

    /** What a party needs for one instrument when an order adds value on one side. */
    long neededE4(int slot, Instrument instrument, int row, boolean isBuy, long addedE4) {
        LimitSide side = limits.side(row);
        long longE4 = side == LimitSide.SELL ? 0 : legE4(slot, instrument, row, true, isBuy ? addedE4 : 0);
        long shortE4 = side == LimitSide.BUY ? 0 : legE4(slot, instrument, row, false, isBuy ? 0 : addedE4);
        return Math.max(longE4, shortE4);
    }

    private long legE4(int slot, Instrument instrument, int row, boolean isLong, long addedE4) {
        long position = exposure.get(slot, ExposureTable.POSITION);
        long heldE8 = Math.max(0, isLong ? position : Saturated.difference(0, position));
        int open = isLong ? ExposureTable.OPEN_BUY_E4 : ExposureTable.OPEN_SELL_E4;
        long worthE4 = Saturated.sum(heldE4(heldE8, instrument), Saturated.sum(exposure.get(slot, open), addedE4));
        if (worthE4 <= 0) {
            return 0;
        }
        int bp = rates.bp(row, instrument, isLong);
        return BasisPoints.shareUp(worthE4, bp == MarginRates.UNKNOWN ? WHOLE_BP : bp);
    }

    private long heldE4(long heldE8, Instrument instrument) {
        if (heldE8 == 0) {
            return 0;
        }
        long markE8 = marks.markE8(instrument);
        long valueE4 = markE8 <= 0 ? Long.MAX_VALUE : marks.valueE4(heldE8, markE8, marks.factorE8(instrument));
        return prices.isStale() ? BasisPoints.raiseUp(valueE4, instrument.haircutBp()) : valueE4;
    }
}
