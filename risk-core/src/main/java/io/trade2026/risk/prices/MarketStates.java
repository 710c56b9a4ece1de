package io.trade2026.risk.prices;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * What venues and instruments are doing (PT-13): a state for every venue, for an instrument everywhere, for an instrument on a
 * venue, and for everything.
 *
 * <pre>
 *   OPEN ◀ AUCTION ◀ PRE_OPEN ◀ HALT ◀ CLOSED        of the four that speak of an order the one furthest right counts
 * </pre>
 *
 * <p>What was never told is OPEN. Asking allocates nothing.
 */
public final class MarketStates {
    private static final int SNAPSHOT_KIND = 214;
    private static final int ROW_LENGTH = 32;
    private static final int FIRST_SIZE = 16;
    private static final int INSTRUMENT_BITS = 32;
    private static final int ALL = 0;
    private static final long NONE = -1;

    private final Long2LongHashMap slotByKey = new Long2LongHashMap(NONE);
    private long[] keys = new long[FIRST_SIZE];
    private MarketState[] states = new MarketState[FIRST_SIZE];
    private boolean[] frozen = new boolean[FIRST_SIZE];
    private long[] auctionPxE8 = new long[FIRST_SIZE];
    private int slots;
    /** How many rows of an instrument are not OPEN; at 0 those that speak of every instrument. */
    private int[] shutRows = new int[FIRST_SIZE];

    MarketStates() {}

    private static long key(int venueId, int instrumentId) {
        return ((long) venueId << INSTRUMENT_BITS) | instrumentId;
    }

    /**
     * Sets what a venue or an instrument is doing.
     *
     * @param venueId 0: every venue
     * @param instrumentId 0: every instrument
     * @param state from now on
     * @param isFrozen whether what is there may be neither cancelled nor replaced
     * @param indicativePxE8 price of the auction of this instrument, {@link Decimal8#NULL} when there is none
     * @return what it was doing before
     */
    public MarketState set(int venueId, int instrumentId, MarketState state, boolean isFrozen, long indicativePxE8) {
        int slot = claim(key(venueId, instrumentId));
        MarketState before = states[slot];
        if (instrumentId >= shutRows.length) {
            shutRows = Arrays.copyOf(shutRows, instrumentId * 2);
        }
        shutRows[instrumentId] += (state == MarketState.OPEN ? 0 : 1) - (before == MarketState.OPEN ? 0 : 1);
        states[slot] = state;
        frozen[slot] = isFrozen;
        auctionPxE8[slot] = indicativePxE8;
        return before;
    }

    private int claim(long key) {
        long found = slotByKey.get(key);
        if (found != NONE) {
            return (int) found;
        }
        if (slots == keys.length) {
            keys = Arrays.copyOf(keys, slots * 2);
            states = Arrays.copyOf(states, slots * 2);
            frozen = Arrays.copyOf(frozen, slots * 2);
            auctionPxE8 = Arrays.copyOf(auctionPxE8, slots * 2);
        }
        keys[slots] = key;
        states[slots] = MarketState.OPEN;
        auctionPxE8[slots] = Decimal8.NULL;
        slotByKey.put(key, slots);
        return slots++;
    }

    /**
     * Returns what the market of an order is doing. Allocates nothing.
     *
     * @param venueId where it goes; 0 when it is not known yet
     * @param instrumentId its instrument
     * @return of all that speak of it the state that permits least
     */
    public MarketState of(int venueId, int instrumentId) {
        if (slots == 0) {
            return MarketState.OPEN;
        }
        MarketState state = stricter(at(ALL, ALL), at(ALL, instrumentId));
        return venueId == ALL ? state : stricter(state, stricter(at(venueId, ALL), at(venueId, instrumentId)));
    }

    private MarketState at(int venueId, int instrumentId) {
        long slot = slotByKey.get(key(venueId, instrumentId));
        return slot == NONE ? MarketState.OPEN : states[(int) slot];
    }

    private static MarketState stricter(MarketState one, MarketState other) {
        return one.value() >= other.value() ? one : other;
    }

    /**
     * Says whether orders may be neither cancelled nor replaced now. Allocates nothing.
     *
     * @param venueId where the order is; 0 when it is not known
     * @param instrumentId its instrument
     * @return whether anything that speaks of it is frozen
     */
    public boolean isFrozen(int venueId, int instrumentId) {
        return slots > 0
                && (isFrozenAt(ALL, ALL)
                        || isFrozenAt(ALL, instrumentId)
                        || isFrozenAt(venueId, ALL)
                        || isFrozenAt(venueId, instrumentId));
    }

    private boolean isFrozenAt(int venueId, int instrumentId) {
        long slot = slotByKey.get(key(venueId, instrumentId));
        return slot != NONE && frozen[(int) slot];
    }

    /** The indicative price of an auction, that of the venue before that of every venue; 0 when there is none. */
    long auctionPxE8(int venueId, int instrumentId) {
        long ofVenue = auctionPxAt(venueId, instrumentId);
        return ofVenue > 0 ? ofVenue : auctionPxAt(ALL, instrumentId);
    }

    private long auctionPxAt(int venueId, int instrumentId) {
        long slot = slotByKey.get(key(venueId, instrumentId));
        return slot == NONE ? 0 : Math.max(0, auctionPxE8[(int) slot]);
    }

    /** Whether an instrument is not traded continuously, wherever that is. */
    boolean isShutSomewhere(int instrumentId) {
        return shutRows[ALL] > 0 || (instrumentId < shutRows.length && shutRows[instrumentId] > 0);
    }

    void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (int slot = 0; slot < slots; slot++) {
            int at = writer.row();
            writer.buffer().putLong(at, keys[slot]);
            writer.buffer().putInt(at + 8, states[slot].value());
            writer.buffer().putInt(at + 12, frozen[slot] ? 1 : 0);
            writer.buffer().putLong(at + 16, auctionPxE8[slot]);
        }
        writer.end();
    }

    boolean load(RowReader reader) {
        if (reader.kind() != SNAPSHOT_KIND) {
            return false;
        }
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            long key = reader.buffer().getLong(at);
            set(
                    (int) (key >>> INSTRUMENT_BITS),
                    (int) key,
                    MarketState.get((short) reader.buffer().getInt(at + 8)),
                    reader.buffer().getInt(at + 12) != 0,
                    reader.buffer().getLong(at + 16));
        }
        return true;
    }
}
