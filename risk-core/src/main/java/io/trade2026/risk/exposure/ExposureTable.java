package io.trade2026.risk.exposure;

import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.agrona.DirectBuffer;

/**
 * Positions, open and executed amounts: one row of longs per slot.
 *
 * <p>Invariant: a slot is the sum of all that was held, filled and busted on it, exactly, unless it is saturated. Sums
 * that no longer fit stop at the largest long, and the slot says so for ever: it then counts as in breach. Forced
 * bookings can thus neither wrap nor stop the core. Slots are numbered in the order of first use and never freed.
 */
public final class ExposureTable {
    /** Column: signed position, fills only; units of 1e-8. */
    public static final int POSITION = 0;
    /** Column: reserved open quantity of buys. */
    public static final int OPEN_BUY_QTY = 1;
    /** Column: reserved open quantity of sells. */
    public static final int OPEN_SELL_QTY = 2;
    /** Column: reserved open value of buys; units of 1e-4. */
    public static final int OPEN_BUY_E4 = 3;
    /** Column: reserved open value of sells. */
    public static final int OPEN_SELL_E4 = 4;
    /** Column: executed value of buys. */
    public static final int EXECUTED_BUY_E4 = 5;
    /** Column: executed value of sells. */
    public static final int EXECUTED_SELL_E4 = 6;
    /** Column: open buy orders. */
    public static final int OPEN_BUYS = 7;
    /** Column: open sell orders. */
    public static final int OPEN_SELLS = 8;

    /** Column: value of all buys entered today, which nothing gives back. */
    public static final int ENTERED_BUY_E4 = 9;
    /** Column: value of all sells entered today. */
    public static final int ENTERED_SELL_E4 = 10;

    private static final int COLUMNS = 11;
    /** A row: key, flags, columns. What single instruments are asked for lies in the beginning. */
    private static final int ROW = 2 + COLUMNS;

    private static final int FLAGS = -1;
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;
    private static final long SATURATED = 1L << 63;
    private static final int SNAPSHOT_KIND = 21;
    private static final int ROW_LENGTH = ROW * Long.BYTES;
    private static final int NO_SLOT = 0;
    private static final int SET_BITS = 3;
    private static final int SET_MASK = 7;

    private final SlotIndex index = new SlotIndex();
    /** Rows of slots, some thousands in each: a table that grows copies none of them. */
    private long[][] chunks = {new long[ROW << CHUNK_BITS]};

    /** By node of {@link Footprint} and id of the party: slots over all instruments, which nearly every order is asked for. */
    private final int[][] whole = new int[Footprint.NODES][0];

    private final long[] sought = new long[Long.SIZE];
    private final long[] guesses = new long[Long.SIZE];
    private int slots = 1;
    private int flagged;

    /** Creates an empty table. */
    public ExposureTable() {}

    /**
     * Finds one slot of a footprint without changing the table; looks it up once.
     *
     * @param footprint remembers it
     * @param node one of the nodes of {@link Footprint}
     * @param set one of the sets of {@link Footprint}
     * @return 0 when it is not there
     */
    public int find(Footprint footprint, int node, int set) {
        int known = footprint.slot(node, set);
        if (known != Footprint.NOT_LOOKED_UP) {
            return known;
        }
        boolean isThere = footprint.hasNode(node) && footprint.hasSet(set);
        int slot = isThere ? find(node, footprint.partyId(node), set, footprint.instrument(set)) : NO_SLOT;
        footprint.slot(node, set, slot);
        return slot;
    }

    private int find(int node, int partyId, int set, int instrument) {
        return set == Footprint.ALL
                ? whole(node, partyId)
                : index.find(key(Footprint.kind(node), partyId, set, instrument), this);
    }

    private int whole(int node, int partyId) {
        int[] ofNode = whole[node];
        return partyId < ofNode.length ? ofNode[partyId] : NO_SLOT;
    }

    /**
     * Asks for many slots of a footprint ahead of their use, waiting for no answer: what is in no cache then comes side by side, and
     * an order among a million others does not wait for one after the other. {@link #findAhead} takes the answers.
     *
     * @param footprint whose
     * @param crosses a bit for each node and set, as {@link io.trade2026.risk.limits.LimitBook#bit} numbers them
     */
    public void askAhead(Footprint footprint, long crosses) {
        for (long left = crosses; left != 0; left &= left - 1) {
            int cross = Long.numberOfTrailingZeros(left);
            int node = cross >>> SET_BITS;
            int set = cross & SET_MASK;
            if (set == Footprint.ALL) {
                guesses[cross] = whole(node, footprint.partyId(node));
            } else {
                sought[cross] = key(footprint, node, set);
                guesses[cross] = index.guess(sought[cross]);
            }
        }
    }

    /**
     * Finds the slots that were asked for last, and reads a number of each.
     *
     * @param footprint the same; remembers them
     * @param crosses the same
     * @return breach bits of all of them together; 0 for none
     */
    public long findAhead(Footprint footprint, long crosses) {
        long breaches = 0;
        for (long left = crosses; left != 0; left &= left - 1) {
            int cross = Long.numberOfTrailingZeros(left);
            int set = cross & SET_MASK;
            int slot = set == Footprint.ALL ? (int) guesses[cross] : index.find(sought[cross], guesses[cross], this);
            footprint.slot(cross >>> SET_BITS, set, slot);
            breaches |= breaches(slot);
        }
        return breaches;
    }

    /**
     * Finds the slots of a footprint and makes those that are missing.
     *
     * @param footprint receives them; 0 for those of nodes and sets that it does not have
     */
    public void claim(Footprint footprint) {
        for (int node = 0; node < Footprint.NODES; node++) {
            boolean hasNode = footprint.hasNode(node);
            for (int set = 0; set < Footprint.SETS; set++) {
                int slot = NO_SLOT;
                if (hasNode && footprint.hasSet(set)) {
                    slot = find(node, footprint.partyId(node), set, footprint.instrument(set));
                    slot = slot == NO_SLOT ? append(key(footprint, node, set)) : slot;
                }
                footprint.slot(node, set, slot);
            }
        }
    }

    private int append(long key) {
        if (slots >>> CHUNK_BITS == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunks.length + 1);
            chunks[chunks.length - 1] = new long[ROW << CHUNK_BITS];
        }
        chunks[slots >>> CHUNK_BITS][(slots & CHUNK_MASK) * ROW] = key;
        if (set(slots) == Footprint.ALL) {
            putWhole(Footprint.node(kind(slots)), partyId(slots));
        } else {
            index.put(key, slots);
        }
        return slots++;
    }

    private void putWhole(int node, int partyId) {
        if (partyId >= whole[node].length) {
            whole[node] = Arrays.copyOf(whole[node], Math.max(partyId + 1, whole[node].length * 2));
        }
        whole[node][partyId] = slots;
    }

    /** Bits from the top: 1 (so that no key is 0), kind 4, set 4, party 22 and instrument, group, class or venue 32. */
    private static long key(Footprint footprint, int node, int set) {
        return key(Footprint.kind(node), footprint.partyId(node), set, footprint.instrument(set));
    }

    long key(int slot) {
        return chunks[slot >>> CHUNK_BITS][(slot & CHUNK_MASK) * ROW];
    }

    private static int cell(int slot, int column) {
        return firstCell(slot) + column;
    }

    /**
     * Returns where a slot's numbers begin in {@link #cells}.
     *
     * @param slot any
     * @return place of column 0; the others follow
     */
    public static int firstCell(int slot) {
        return (slot & CHUNK_MASK) * ROW + 2;
    }

    /**
     * Returns the numbers of a slot, among those of others, for whoever asks for several.
     *
     * @param slot 0 for zeros
     * @return not to be changed
     */
    public long[] cells(int slot) {
        return chunks[slot >>> CHUNK_BITS];
    }

    private static long key(PartyKind kind, int partyId, int set, int instrument) {
        return (1L << 62) | ((long) kind.value() << 58) | ((long) set << 54) | ((long) partyId << 32) | instrument;
    }

    /**
     * Finds one slot.
     *
     * @param kind of party
     * @param partyId the party
     * @param set one of the sets of {@link Footprint}
     * @param instrument id of the instrument, group, class or venue; 0 with all instruments
     * @return 0 when there is none
     */
    public int slotOf(PartyKind kind, int partyId, int set, int instrument) {
        return find(Footprint.node(kind), partyId, set, instrument);
    }

    /**
     * Returns a number.
     *
     * @param slot 0 for zeros
     * @param column one of the columns
     * @return in the column's unit
     */
    public long get(int slot, int column) {
        return chunks[slot >>> CHUNK_BITS][cell(slot, column)];
    }

    /**
     * Adds to a column of all slots of a footprint.
     *
     * @param footprint with claimed slots
     * @param column one of the columns
     * @param amount to add, may be negative
     */
    public void add(Footprint footprint, int column, long amount) {
        if (amount == 0) {
            return;
        }
        for (int node = 0; node < Footprint.NODES; node++) {
            for (int set = 0; set < Footprint.SETS; set++) {
                int slot = footprint.slot(node, set);
                if (slot != NO_SLOT) {
                    add(slot, column, amount);
                }
            }
        }
    }

    private void add(int slot, int column, long amount) {
        long[] chunk = chunks[slot >>> CHUNK_BITS];
        int cell = cell(slot, column);
        long before = chunk[cell];
        long sum = before + amount;
        if (((before ^ sum) & (amount ^ sum)) < 0) {
            chunk[cell] = amount > 0 ? Long.MAX_VALUE : -Long.MAX_VALUE;
            flag(slot, get(slot, FLAGS) | SATURATED);
        } else {
            chunk[cell] = sum;
        }
    }

    /** Starts a day: nothing is executed yet, and what is open counts as entered. */
    public void startDay() {
        for (int slot = 1; slot < slots; slot++) {
            long[] chunk = chunks[slot >>> CHUNK_BITS];
            chunk[cell(slot, EXECUTED_BUY_E4)] = 0;
            chunk[cell(slot, EXECUTED_SELL_E4)] = 0;
            chunk[cell(slot, ENTERED_BUY_E4)] = chunk[cell(slot, OPEN_BUY_E4)];
            chunk[cell(slot, ENTERED_SELL_E4)] = chunk[cell(slot, OPEN_SELL_E4)];
        }
    }

    /**
     * Returns which limits the slot has passed by forced bookings.
     *
     * @param slot any
     * @return bits of the breach watch; the sign bit when saturated; 0 for none
     */
    public long breaches(int slot) {
        return get(slot, FLAGS);
    }

    /**
     * Says whether the sums of the slot can no longer be trusted.
     *
     * @param slot any
     * @return whether a sum has left the range of a long
     */
    public boolean isSaturated(int slot) {
        return get(slot, FLAGS) < 0;
    }

    /**
     * Replaces the breach bits.
     *
     * @param slot not 0
     * @param bits below the sign bit, which stays as it is
     */
    public void breaches(int slot, long bits) {
        flag(slot, (get(slot, FLAGS) & SATURATED) | bits);
    }

    private void flag(int slot, long flags) {
        flagged += (flags != 0 ? 1 : 0) - (get(slot, FLAGS) != 0 ? 1 : 0);
        chunks[slot >>> CHUNK_BITS][cell(slot, FLAGS)] = flags;
    }

    /**
     * Says whether any slot is in breach or saturated.
     *
     * @return false in the usual case, in which nobody needs to look
     */
    public boolean hasBreaches() {
        return flagged > 0;
    }

    /**
     * Returns the slots of single accounts and instruments.
     *
     * @return slots in the order of account id, then instrument id; a new array
     */
    public int[] positionSlots() {
        long first = key(PartyKind.ACCOUNT, 0, Footprint.INSTRUMENT, 0);
        long last = key(PartyKind.ACCOUNT, 0, Footprint.INSTRUMENT + 1, 0);
        long[] found = new long[slots];
        int count = 0;
        for (int slot = 1; slot < slots; slot++) {
            if (key(slot) >= first && key(slot) < last) {
                found[count++] = key(slot);
            }
        }
        Arrays.sort(found, 0, count);
        int[] result = new int[count];
        for (int i = 0; i < count; i++) {
            result[i] = index.find(found[i], this);
        }
        return result;
    }

    /**
     * Returns how far slots are numbered.
     *
     * @return slots are 1 to this less 1
     */
    public int slots() {
        return slots;
    }

    /**
     * Returns what kind of party a slot is of.
     *
     * @param slot not 0
     * @return a kind that is a node of {@link Footprint}
     */
    public PartyKind kind(int slot) {
        return PartyKind.get((short) ((key(slot) >>> 58) & 15));
    }

    /**
     * Returns over which set of instruments a slot sums.
     *
     * @param slot not 0
     * @return one of the sets of {@link Footprint}
     */
    public int set(int slot) {
        return (int) (key(slot) >>> 54) & 15;
    }

    /**
     * Returns whose slot it is.
     *
     * @param slot not 0
     * @return id of the party
     */
    public int partyId(int slot) {
        return (int) (key(slot) >>> 32) & ((1 << 22) - 1);
    }

    /**
     * Returns of what the slot is.
     *
     * @param slot not 0
     * @return id of the instrument, group, class or venue
     */
    public int instrument(int slot) {
        return (int) key(slot);
    }

    /**
     * Writes all slots.
     *
     * @param writer takes the rows
     */
    public void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (int slot = 1; slot < slots; slot++) {
            int at = writer.row();
            writer.buffer().putLong(at, key(slot));
            for (int column = 0; column < COLUMNS; column++) {
                writer.buffer().putLong(at + (column + 1) * Long.BYTES, get(slot, column));
            }
            writer.buffer().putLong(at + (COLUMNS + 1) * Long.BYTES, get(slot, FLAGS));
        }
        writer.end();
    }

    /**
     * Takes the current record over, when it is one of slots.
     *
     * @param reader at a record
     * @return false when the record is of another part
     */
    public boolean load(RowReader reader) {
        if (reader.kind() != SNAPSHOT_KIND) {
            return false;
        }
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            DirectBuffer from = reader.buffer();
            int slot = append(from.getLong(at));
            for (int column = 0; column < COLUMNS; column++) {
                chunks[slot >>> CHUNK_BITS][cell(slot, column)] = from.getLong(at + (column + 1) * Long.BYTES);
            }
            flag(slot, from.getLong(at + (COLUMNS + 1) * Long.BYTES));
        }
        return true;
    }
}
