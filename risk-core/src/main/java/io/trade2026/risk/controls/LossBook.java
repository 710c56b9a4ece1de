package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.exposure.DayTrades;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.limits.TouchedLimits;
import io.trade2026.risk.prices.BasisPoints;
import io.trade2026.risk.prices.FxBook;
import io.trade2026.risk.prices.PriceBook;
import io.trade2026.risk.reference.Instrument;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;

/**
 * Profit and loss of the day of each party with a loss limit (PT-19), from executions and marks, and who is stopped by it.
 *
 * <pre>
 *   execution, bust, correction ┐
 *   price, exchange rate        ├──▶ sums per limit ──▶ settle, at the end of each command ──▶ trips: nothing new until a person resumes
 *   new day                     ┘                            └──▶ moved: use of limits, for their marks
 * </pre>
 *
 * <p>Invariant: what is used of a limit is what {@link Marks} says of the executions that count, less fees; nothing of the way there is kept, but
 * the peak of the day and who is stopped. Allocates nothing once every party has traded every instrument.
 */
public final class LossBook {
    private static final int SNAPSHOT_KIND = 235;
    private static final int ROW_LENGTH = 24;
    private static final int FIRST_SIZE = 16;
    private static final int NONE = PartySums.NONE;

    private final LimitBook limits;
    private final ExposureTable exposure;
    private final PriceBook prices;
    private final DayTrades trades;
    private final Marks marks;
    private final PartySums profits;
    private final PartySums doubts;
    private final TouchedLimits moved = new TouchedLimits();
    private final IntArrayList trips = new IntArrayList();

    /** By limit row. */
    private long[] used = new long[FIRST_SIZE];

    private long[] peaks = new long[FIRST_SIZE];
    private boolean[] stopped = new boolean[FIRST_SIZE];
    private int stops;
    private boolean unsettled;
    private int seenFees;
    private int tripped = NONE;

    /**
     * Creates one.
     *
     * @param book the world
     * @param limits all limits
     * @param exposure all exposure
     * @param trades what was traded today
     * @param prices all prices
     * @param rates all exchange rates
     */
    public LossBook(
            ReferenceBook book,
            LimitBook limits,
            ExposureTable exposure,
            DayTrades trades,
            PriceBook prices,
            FxBook rates) {
        this.limits = limits;
        this.exposure = exposure;
        this.prices = prices;
        this.trades = trades;
        this.marks = new Marks(book, exposure, prices, rates);
        this.profits =
                new PartySums(limits, exposure, book, this::profitE4, Control.PT_19_LOSS, Control.PT_19_DRAWDOWN);
        this.doubts = new PartySums(limits, exposure, book, this::doubtE4, Control.PT_19_LOSS, Control.PT_19_DRAWDOWN);
    }

    /** What positions are worth. */
    Marks marks() {
        return marks;
    }

    private long profitE4(int slot, Instrument instrument, int limitRow) {
        return marks.profitE4(slot, instrument, trades.boughtE8(slot) - trades.soldE8(slot));
    }

    private long doubtE4(int slot, Instrument instrument, int limitRow) {
        return marks.doubtE4(slot, instrument);
    }

    // What happens

    /**
     * An execution was booked or taken back.
     *
     * @param where it counts, with claimed slots
     * @param pxE8 LastPx(31)
     */
    public void executed(Footprint where, long pxE8) {
        if (marks.traded(where.instrumentId(), pxE8)) {
            priceChanged(where.instrumentId());
        }
        profits.exposureChanged(where);
        doubts.exposureChanged(where);
        unsettled = true;
    }

    /**
     * The prices of an instrument, or what it is, have changed.
     *
     * @param instrumentId which
     */
    public void priceChanged(int instrumentId) {
        profits.priceChanged(instrumentId);
        doubts.priceChanged(instrumentId);
        unsettled = true;
    }

    /** An exchange rate, or the base currency, has changed. */
    public void rateChanged() {
        profits.allChanged();
        doubts.allChanged();
        unsettled = true;
    }

    /** A day begins, behind all others: what is carried into it has made nothing yet. Who is stopped stays so. */
    public void startDay() {
        marks.startDay();
        Arrays.fill(peaks, 0);
        profits.allChanged();
        doubts.allChanged();
        unsettled = true;
    }

    /** Behind a snapshot: what follows from it is worked out again, and is no news. */
    public void restored() {
        build();
        for (int cell = 0; cell < profits.cells(); cell++) {
            used[profits.row(cell)] = usedE4(cell);
            profits.takeTouched(cell);
        }
        unsettled = false;
    }

    private void build() {
        seenFees = limits.changes(Control.PT_19_FEE);
        profits.build();
        doubts.build();
        reserve(limits.rows());
        for (int row = 0; row < limits.rows(); row++) {
            if (profits.cellOf(row) == NONE) {
                used[row] = 0;
                peaks[row] = 0;
                stop(row, false);
            }
        }
    }

    private void reserve(int rows) {
        if (rows > used.length) {
            int size = rows * 2;
            used = Arrays.copyOf(used, size);
            peaks = Arrays.copyOf(peaks, size);
            stopped = Arrays.copyOf(stopped, size);
        }
    }

    private void stop(int row, boolean isStopped) {
        stops += (isStopped ? 1 : 0) - (stopped[row] ? 1 : 0);
        stopped[row] = isStopped;
    }

    /** The command is over, and what it did is done: finds who is beyond a limit, and how far limits are used. */
    public void settle() {
        if (profits.isToBeBuilt() || seenFees != limits.changes(Control.PT_19_FEE)) {
            build();
            unsettled = true;
        }
        if (!unsettled) {
            return;
        }
        unsettled = false;
        for (int cell = 0; cell < profits.cells(); cell++) {
            if (profits.takeTouched(cell)) {
                settle(cell);
            }
        }
    }

    private void settle(int cell) {
        int row = profits.row(cell);
        peaks[row] = Math.max(peaks[row], profitE4(cell));
        long after = usedE4(cell);
        if (after != used[row]) {
            moved.add(row, limits.value(row), used[row], after - used[row]);
            used[row] = after;
        }
        if (after >= limits.value(row) && !stopped[row]) {
            stop(row, true);
            trips.addInt(row);
        }
    }

    /** With fees taken off. */
    private long profitE4(int cell) {
        long feeBp = profits.companion(cell, Control.PT_19_FEE);
        if (feeBp == 0) {
            return profits.sumE4(cell);
        }
        int slot = profits.slotOf(cell);
        long traded = Saturated.sum(
                exposure.get(slot, ExposureTable.EXECUTED_BUY_E4), exposure.get(slot, ExposureTable.EXECUTED_SELL_E4));
        long fees = BasisPoints.shareDown(Math.max(0, traded), (int) feeBp);
        return Saturated.difference(profits.sumE4(cell), fees);
    }

    private long usedE4(int cell) {
        int row = profits.row(cell);
        long profit = profitE4(cell);
        long from = limits.control(row) == Control.PT_19_DRAWDOWN ? Math.max(peaks[row], profit) : 0;
        return Math.max(0, Saturated.difference(from, profit));
    }

    // For decisions

    /** What is used of a row's limit: the loss, or the fall from the peak; 0 when it is not kept. */
    long usedE4OfRow(int row) {
        int cell = profits.cellOf(row);
        return cell == NONE ? 0 : usedE4(cell);
    }

    /** By how much it may be more since prices are stale; 0 while they are not. */
    long doubtE4OfRow(int row) {
        int cell = prices.isStale() ? doubts.cellOf(row) : NONE;
        return cell == NONE ? 0 : doubts.sumE4(cell);
    }

    boolean isStopped(int row) {
        return stops > 0 && row < stopped.length && stopped[row];
    }

    /**
     * Says whether open orders are to be cancelled for a limit that was reached.
     *
     * @param row of the limit book
     * @return false also while it stops nobody
     */
    public boolean isToCancel(int row) {
        int cell = isStopped(row) ? profits.cellOf(row) : NONE;
        return cell != NONE && profits.companion(cell, Control.PT_19_CANCEL) > 0;
    }

    // For whoever tells

    /**
     * Returns how far limits are used since the last call of {@link #told}.
     *
     * @return to be noted, and then forgotten
     */
    public TouchedLimits moved() {
        return moved;
    }

    /** What has moved is told. */
    public void told() {
        moved.clear();
    }

    /**
     * Says whether limits have been used more or less, or were reached.
     *
     * @return whether there is anything to tell
     */
    public boolean hasNews() {
        return !moved.isEmpty() || !trips.isEmpty();
    }

    /**
     * Goes to the next limit that was reached; {@link #trippedRow} then speaks of it.
     *
     * @return false when there is none
     */
    public boolean nextTrip() {
        if (trips.isEmpty()) {
            return false;
        }
        tripped = trips.removeAt(0);
        return true;
    }

    /**
     * Returns which limit was reached.
     *
     * @return a row of the limit book
     */
    public int trippedRow() {
        return tripped;
    }

    /**
     * Returns what was used of a limit when it was settled last.
     *
     * @param row of the limit book
     * @return in units of 1e-4 of the base currency
     */
    public long settledE4(int row) {
        return used[row];
    }

    /**
     * Says whether a party is stopped by a limit that it is still beyond.
     *
     * @param kind of the party
     * @param partyId its id
     * @return whether resuming it would stop it again at once
     */
    public boolean isBeyond(PartyKind kind, int partyId) {
        boolean isBeyond = false;
        for (int cell = 0; cell < profits.cells(); cell++) {
            int row = profits.row(cell);
            isBeyond |= isOf(row, kind, partyId) && stopped[row] && usedE4(cell) >= limits.value(row);
        }
        return isBeyond;
    }

    private boolean isOf(int row, PartyKind kind, int partyId) {
        return limits.kind(row) == kind && limits.partyId(row) == partyId;
    }

    /**
     * Lets a party go on, over all instruments and sides.
     *
     * @param kind of the party
     * @param partyId its id
     * @return whether it was stopped
     */
    public boolean resume(PartyKind kind, int partyId) {
        boolean was = false;
        for (int cell = 0; cell < profits.cells(); cell++) {
            int row = profits.row(cell);
            if (isOf(row, kind, partyId) && stopped[row]) {
                stop(row, false);
                was = true;
            }
        }
        return was;
    }

    /**
     * Writes marks of the day's start, peaks and stops.
     *
     * @param writer takes the rows
     */
    public void saveTo(RowWriter writer) {
        marks.saveTo(writer);
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (int row = 0; row < used.length; row++) {
            if (peaks[row] != 0 || stopped[row]) {
                int at = writer.row();
                writer.buffer().putLong(at, row);
                writer.buffer().putLong(at + 8, peaks[row]);
                writer.buffer().putLong(at + 16, stopped[row] ? 1 : 0);
            }
        }
        writer.end();
    }

    /**
     * Takes the current record over, when it is one of these.
     *
     * @param reader at a record
     * @return false when the record is of another part
     */
    public boolean load(RowReader reader) {
        if (reader.kind() != SNAPSHOT_KIND) {
            return marks.load(reader);
        }
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            int row = (int) reader.buffer().getLong(at);
            reserve(row + 1);
            peaks[row] = reader.buffer().getLong(at + 8);
            stop(row, reader.buffer().getLong(at + 16) != 0);
        }
        return true;
    }
}
