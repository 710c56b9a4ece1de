package io.trade2026.risk.limits;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.exposure.Footprint;
import java.util.Arrays;

/**
 * The limits that name no instrument (ANY and EACH), by party: most limits are of this kind, and each order is held
 * against those of all controls on up to seven parties.
 *
 * <pre>
 *   shelf of a party and side:   which columns are there (a bit for each control and scope), then value, row  value, row  …
 * </pre>
 *
 * <p>A shelf holds what is there and nothing else, so that what an order needs of a party comes with two or three cache lines
 * beside each other. It takes 40 bytes and 16 for each limit; setting a limit that is new makes it anew.
 */
final class BroadLimits {
    /** No such entry. */
    static final int NONE = -1;

    private static final int SCOPES = 2;
    private static final int COLUMNS = Control.values().length * SCOPES;
    /** Words of bits, with which a shelf begins. */
    private static final int WORDS = (COLUMNS + Long.SIZE - 1) / Long.SIZE;

    private static final int ENTRY = 2;
    private static final int SIDES = 4;
    private static final int WORD_BITS = 6;
    private static final int CACHE_LINE = Long.SIZE / Long.BYTES;

    /** The shelf of parties without any. */
    static final long[] NO_SHELF = new long[WORDS];

    /** Per node of {@link Footprint} the shelf of each party and side. */
    private final long[][][] shelves = new long[Footprint.NODES][0][];

    BroadLimits() {}

    /** Whether limits of this scope are kept here. */
    static boolean keeps(InstrumentScope scope) {
        return scope == InstrumentScope.ANY || scope == InstrumentScope.EACH;
    }

    /** A shelf lives no longer than the core, so the place of a control may change with its version; and it has no holes as codes have. */
    @SuppressWarnings("EnumOrdinal")
    static int column(Control control, InstrumentScope scope) {
        return control.ordinal() * SCOPES + (scope == InstrumentScope.ANY ? 0 : 1);
    }

    /** The limits of a party and side, until the next one is set; not to be changed. */
    long[] shelf(int node, int partyId, LimitSide side) {
        long[][] ofNode = shelves[node];
        int place = partyId * SIDES + side.value();
        return place < ofNode.length ? ofNode[place] : NO_SHELF;
    }

    /** Whether any party of a node ever had a limit here. */
    boolean hasAny(int node) {
        return shelves[node].length > 0;
    }

    /** Reads a number of each cache line; what it returns means nothing. */
    static long read(long[] shelf) {
        long read = 0;
        for (int i = WORDS; i < shelf.length; i += CACHE_LINE) {
            read ^= shelf[i];
        }
        return read;
    }

    /** Where the limit of a control over ANY or EACH is on a shelf, or {@link #NONE}. */
    static int find(long[] shelf, Control control, InstrumentScope scope) {
        int column = column(control, scope);
        return find(shelf, column);
    }

    /** The same by {@link #column}. */
    static int find(long[] shelf, int column) {
        boolean isThere = (shelf[column >>> WORD_BITS] & (1L << column)) != 0;
        return isThere ? place(shelf, column) : NONE;
    }

    /** Where the entry of a column is or would be. */
    private static int place(long[] shelf, int column) {
        int word = column >>> WORD_BITS;
        int before = Long.bitCount(shelf[word] & ((1L << column) - 1));
        for (int i = 0; i < word; i++) {
            before += Long.bitCount(shelf[i]);
        }
        return WORDS + before * ENTRY;
    }

    /** The value of a limit, in the control's unit. */
    static long value(long[] shelf, int entry) {
        return shelf[entry];
    }

    static int row(long[] shelf, int entry) {
        return (int) shelf[entry + 1];
    }

    int row(Control control, PartyKind kind, int partyId, InstrumentScope scope, LimitSide side) {
        int node = Footprint.node(kind);
        long[] shelf = shelf(node, partyId, side);
        int entry = find(shelf, control, scope);
        return entry == NONE ? LimitBook.NO_LIMIT : row(shelf, entry);
    }

    /** Puts a limit in its place. */
    void put(Control control, PartyKind kind, int partyId, InstrumentScope scope, LimitSide side, int row, long value) {
        int node = Footprint.node(kind);
        reserve(node, partyId);
        long[] shelf = shelf(node, partyId, side);
        int column = column(control, scope);
        int entry = place(shelf, column);
        if (find(shelf, control, scope) == NONE) {
            long[] larger = Arrays.copyOf(shelf, shelf.length + ENTRY);
            System.arraycopy(shelf, entry, larger, entry + ENTRY, shelf.length - entry);
            larger[column >>> WORD_BITS] |= 1L << column;
            shelf = larger;
        }
        shelf[entry] = value;
        shelf[entry + 1] = row;
        shelves[node][partyId * SIDES + side.value()] = shelf;
    }

    private void reserve(int node, int partyId) {
        long[][] ofNode = shelves[node];
        if (partyId * SIDES >= ofNode.length) {
            int size = Math.max((partyId + 1) * SIDES, ofNode.length * 2);
            long[][] larger = Arrays.copyOf(ofNode, size);
            Arrays.fill(larger, ofNode.length, size, NO_SHELF);
            shelves[node] = larger;
        }
    }

    /** Takes a limit away. */
    void remove(Control control, PartyKind kind, int partyId, InstrumentScope scope, LimitSide side) {
        int node = Footprint.node(kind);
        long[] shelf = shelf(node, partyId, side);
        if (find(shelf, control, scope) == NONE) {
            return;
        }
        int column = column(control, scope);
        int entry = place(shelf, column);
        long[] smaller = Arrays.copyOf(shelf, shelf.length - ENTRY);
        System.arraycopy(shelf, entry + ENTRY, smaller, entry, smaller.length - entry);
        smaller[column >>> WORD_BITS] &= ~(1L << column);
        shelves[node][partyId * SIDES + side.value()] = smaller;
    }
}
