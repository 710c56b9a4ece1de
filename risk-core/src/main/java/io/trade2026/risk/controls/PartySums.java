package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.reference.Instrument;
import io.trade2026.risk.reference.ReferenceBook;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sums over the instruments of a party for which each row of a control asks: kept in step instrument by instrument, so that a price or an
 * execution costs what it touches.
 *
 * <pre>
 *   row of a limit ──▶ cell ──▶ entry of each instrument that the party has a slot of, with what it adds
 * </pre>
 *
 * <p>It follows from limits, exposure and prices, and is no part of snapshots. Invariant: the sum of a cell is that of its entries, and an
 * entry is what {@link Addend} said when its instrument was touched last. Rows over each or a venue have no cell. Allocates nothing once it
 * has as many entries.
 */
final class PartySums {
    /** Says what one instrument adds to a sum. */
    interface Addend {
        /**
         * Values one instrument of one node.
         *
         * @param slot of the node and the instrument
         * @param instrument the instrument
         * @param limitRow whose sum it is
         */
        long valueE4(int slot, Instrument instrument, int limitRow);
    }

    static final int NONE = -1;

    private static final int FIRST_SIZE = 16;
    /** What one instrument counts for at most, so that sums of thousands stay exact: 450 billions of the base currency. */
    static final long BEYOND_MEASURE_E4 = 1L << 52;

    private final LimitBook limits;
    private final ExposureTable exposure;
    private final ReferenceBook book;
    private final Addend addend;
    private final Control[] controls;
    private final Long2LongHashMap firstCellOfParty = new Long2LongHashMap(NONE);
    private final Long2LongHashMap entryOf = new Long2LongHashMap(NONE);
    private int seenChanges = NONE;

    private int[] rows = new int[FIRST_SIZE];
    private int[] nextCells = new int[FIRST_SIZE];
    private long[] sums = new long[FIRST_SIZE];
    private boolean[] touched = new boolean[FIRST_SIZE];
    private int cells;

    private int[] entryCells = new int[FIRST_SIZE];
    private int[] entrySlots = new int[FIRST_SIZE];
    private int[] nextEntries = new int[FIRST_SIZE];
    private long[] values = new long[FIRST_SIZE];
    private int entries;
    private int[] firstOfInstrument = new int[FIRST_SIZE];
    private int[] cellOfRow = new int[FIRST_SIZE];

    PartySums(LimitBook limits, ExposureTable exposure, ReferenceBook book, Addend addend, Control... controls) {
        this.limits = limits;
        this.exposure = exposure;
        this.book = book;
        this.addend = addend;
        this.controls = controls;
    }

    /** Whether rows have changed since it was built. */
    boolean isToBeBuilt() {
        return seenChanges != changes();
    }

    private int changes() {
        int changes = 0;
        for (Control control : controls) {
            changes += limits.changes(control);
        }
        return changes;
    }

    /** Builds it anew from limits and exposure. */
    void build() {
        seenChanges = changes();
        cells = 0;
        entries = 0;
        firstCellOfParty.clear();
        entryOf.clear();
        Arrays.fill(firstOfInstrument, NONE);
        Arrays.fill(cellOfRow, NONE);
        for (int row = 0; row < limits.rows(); row++) {
            if (limits.isHeld(row) && isOurs(limits.control(row))) {
                addCell(row);
            }
        }
        for (int slot = 1; cells > 0 && slot < exposure.slots(); slot++) {
            if (exposure.set(slot) == Footprint.INSTRUMENT) {
                touch(slot, exposure.kind(slot), exposure.partyId(slot), exposure.instrument(slot));
            }
        }
    }

    private boolean isOurs(@Nullable Control of) {
        for (Control control : controls) {
            if (control == of) {
                return true;
            }
        }
        return false;
    }

    private static long party(PartyKind kind, int partyId) {
        return ((long) kind.value() << Integer.SIZE) | partyId;
    }

    private void addCell(int row) {
        if (cells == rows.length) {
            rows = Arrays.copyOf(rows, cells * 2);
            nextCells = Arrays.copyOf(nextCells, cells * 2);
            sums = Arrays.copyOf(sums, cells * 2);
            touched = Arrays.copyOf(touched, cells * 2);
        }
        if (row >= cellOfRow.length) {
            int before = cellOfRow.length;
            cellOfRow = Arrays.copyOf(cellOfRow, row * 2);
            Arrays.fill(cellOfRow, before, cellOfRow.length, NONE);
        }
        long party = party(limits.kind(row), limits.partyId(row));
        rows[cells] = row;
        sums[cells] = 0;
        touched[cells] = true;
        nextCells[cells] = (int) firstCellOfParty.get(party);
        firstCellOfParty.put(party, cells);
        cellOfRow[row] = cells;
        cells++;
    }

    /** Values one instrument of one node anew, in each sum that it is in. */
    private void touch(int slot, PartyKind kind, int partyId, int instrumentId) {
        Instrument instrument = book.instrument(instrumentId);
        int cell = (int) firstCellOfParty.get(party(kind, partyId));
        for (; cell != NONE && instrument != null; cell = nextCells[cell]) {
            if (isOver(rows[cell], instrument)) {
                revalue(claim(cell, slot, instrumentId), instrument);
            }
        }
    }

    private boolean isOver(int row, Instrument instrument) {
        InstrumentScope scope = limits.scope(row);
        return switch (scope) {
            case ANY -> true;
            case INSTRUMENT -> limits.instrument(row) == instrument.id();
            case PRODUCT_GROUP -> limits.instrument(row) == instrument.productGroupId();
            case ASSET_CLASS -> limits.instrument(row) == instrument.assetClassId();
            case EACH, VENUE, NULL_VAL -> false;
        };
    }

    private int claim(int cell, int slot, int instrumentId) {
        long key = ((long) cell << Integer.SIZE) | instrumentId;
        int entry = (int) entryOf.get(key);
        if (entry != NONE) {
            return entry;
        }
        if (entries == entryCells.length) {
            entryCells = Arrays.copyOf(entryCells, entries * 2);
            entrySlots = Arrays.copyOf(entrySlots, entries * 2);
            nextEntries = Arrays.copyOf(nextEntries, entries * 2);
            values = Arrays.copyOf(values, entries * 2);
        }
        if (instrumentId >= firstOfInstrument.length) {
            int before = firstOfInstrument.length;
            firstOfInstrument = Arrays.copyOf(firstOfInstrument, instrumentId * 2);
            Arrays.fill(firstOfInstrument, before, firstOfInstrument.length, NONE);
        }
        entry = entries++;
        entryCells[entry] = cell;
        entrySlots[entry] = slot;
        values[entry] = 0;
        nextEntries[entry] = firstOfInstrument[instrumentId];
        firstOfInstrument[instrumentId] = entry;
        entryOf.put(key, entry);
        return entry;
    }

    private void revalue(int entry, Instrument instrument) {
        int cell = entryCells[entry];
        long value = addend.valueE4(entrySlots[entry], instrument, rows[cell]);
        long after = Math.max(-BEYOND_MEASURE_E4, Math.min(BEYOND_MEASURE_E4, value));
        sums[cell] += after - values[entry];
        touched[cell] = true;
        values[entry] = after;
    }

    /** The exposure of an instrument has changed on the nodes of a footprint, which has its slots. */
    void exposureChanged(Footprint where) {
        for (int node = 0; cells > 0 && node < Footprint.NODES; node++) {
            int slot = exposure.find(where, node, Footprint.INSTRUMENT);
            if (slot > 0) {
                touch(slot, Footprint.kind(node), where.partyId(node), where.instrumentId());
            }
        }
    }

    /** The price of an instrument has changed. */
    void priceChanged(int instrumentId) {
        Instrument instrument = book.instrument(instrumentId);
        boolean isKnown = cells > 0 && instrumentId > 0 && instrumentId < firstOfInstrument.length;
        int entry = isKnown ? firstOfInstrument[instrumentId] : NONE;
        for (; entry != NONE && instrument != null; entry = nextEntries[entry]) {
            revalue(entry, instrument);
        }
    }

    /** Rates have changed, or a day begins. */
    void allChanged() {
        for (int id = 1; cells > 0 && id < firstOfInstrument.length; id++) {
            priceChanged(id);
        }
    }

    /** How many rows have a sum. */
    int cells() {
        return cells;
    }

    /** The row of the limit book that a cell is of. */
    int row(int cell) {
        return rows[cell];
    }

    /** The cell of a row, or none. */
    int cellOf(int row) {
        return row < cellOfRow.length && cells > 0 ? cellOfRow[row] : NONE;
    }

    /** Whether a cell was touched since this was asked last. */
    boolean takeTouched(int cell) {
        boolean was = touched[cell];
        touched[cell] = false;
        return was;
    }

    /** The sum of a cell, in units of 1e-4 of the base currency. */
    long sumE4(int cell) {
        return sums[cell];
    }

    /** The number that a cell's row holds on the same node, instruments and side for another control; 0 without such a row. */
    long companion(int cell, Control other) {
        int row = rows[cell];
        int found = limits.find(
                other,
                limits.kind(row),
                limits.partyId(row),
                limits.scope(row),
                limits.instrument(row),
                limits.side(row));
        return found == LimitBook.NO_LIMIT ? 0 : limits.value(found);
    }

    /** The slot of the cell's node over the cell's instruments; 0 before anything happened there. */
    int slotOf(int cell) {
        int row = rows[cell];
        int set = switch (limits.scope(row)) {
            case INSTRUMENT, EACH -> Footprint.INSTRUMENT;
            case PRODUCT_GROUP -> Footprint.PRODUCT_GROUP;
            case ASSET_CLASS -> Footprint.ASSET_CLASS;
            case VENUE -> Footprint.VENUE;
            case ANY, NULL_VAL -> Footprint.ALL;
        };
        return exposure.slotOf(limits.kind(row), limits.partyId(row), set, limits.instrument(row));
    }
}
