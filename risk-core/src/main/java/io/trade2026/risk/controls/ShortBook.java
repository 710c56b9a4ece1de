package io.trade2026.risk.controls;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * What accounts have sold short in each instrument: open, and executed today; and on which day each locate was given.
 *
 * <p>A cancel gives a locate back, a fill does not: executed and open together are what is used of it. Allocates nothing
 * once an account has sold an instrument short.
 */
public final class ShortBook {
    private static final int SNAPSHOT_KIND = 212;
    private static final int LOCATES_KIND = 213;
    private static final int ROW_LENGTH = 24;
    private static final int LOCATE_ROW_LENGTH = 16;
    private static final int FIRST_SIZE = 64;
    private static final int INSTRUMENT_BITS = 32;
    private static final long NONE = -1;
    private static final long DAY_ROW = 0;

    private final Long2LongHashMap slotByKey = new Long2LongHashMap(NONE);
    private long[] keys = new long[FIRST_SIZE];
    private long[] openQtyE8 = new long[FIRST_SIZE];
    private long[] executedQtyE8 = new long[FIRST_SIZE];
    private int slots;
    /** Days by the id of the limit that is the locate, in the order of their first day. */
    private final Long2LongHashMap locateSlots = new Long2LongHashMap(NONE);

    private long[] locateIds = new long[FIRST_SIZE];
    private long[] locateDays = new long[FIRST_SIZE];
    private int locates;
    private long day;

    ShortBook() {}

    private static long key(int accountId, int instrumentId) {
        return ((long) accountId << INSTRUMENT_BITS) | instrumentId;
    }

    private int claim(int accountId, int instrumentId) {
        long key = key(accountId, instrumentId);
        long found = slotByKey.get(key);
        if (found != NONE) {
            return (int) found;
        }
        if (slots == keys.length) {
            keys = Arrays.copyOf(keys, slots * 2);
            openQtyE8 = Arrays.copyOf(openQtyE8, slots * 2);
            executedQtyE8 = Arrays.copyOf(executedQtyE8, slots * 2);
        }
        keys[slots] = key;
        slotByKey.put(key, slots);
        return slots++;
    }

    /**
     * Changes what is open short.
     *
     * @param accountId account
     * @param instrumentId instrument
     * @param qtyE8 what comes to it; negative when it is cancelled or executed
     */
    public void addOpen(int accountId, int instrumentId, long qtyE8) {
        if (qtyE8 != 0) {
            int slot = claim(accountId, instrumentId);
            openQtyE8[slot] += qtyE8;
        }
    }

    /**
     * Changes what was executed short today.
     *
     * @param accountId account
     * @param instrumentId instrument
     * @param qtyE8 what comes to it; negative when an execution is taken back
     */
    public void addExecuted(int accountId, int instrumentId, long qtyE8) {
        int slot = claim(accountId, instrumentId);
        executedQtyE8[slot] += qtyE8;
    }

    long openQtyE8(int accountId, int instrumentId) {
        long slot = slotByKey.get(key(accountId, instrumentId));
        return slot == NONE ? 0 : openQtyE8[(int) slot];
    }

    long executedQtyE8(int accountId, int instrumentId) {
        long slot = slotByKey.get(key(accountId, instrumentId));
        return slot == NONE ? 0 : executedQtyE8[(int) slot];
    }

    /**
     * Takes note that a locate was given or changed: it is for this trading day.
     *
     * @param limitId of the limit that is the locate
     */
    public void locateSet(long limitId) {
        note(limitId, day);
    }

    private void note(long limitId, long dayOfLocate) {
        long slot = locateSlots.get(limitId);
        if (slot == NONE) {
            if (locates == locateIds.length) {
                locateIds = Arrays.copyOf(locateIds, locates * 2);
                locateDays = Arrays.copyOf(locateDays, locates * 2);
            }
            slot = locates++;
            locateIds[(int) slot] = limitId;
            locateSlots.put(limitId, slot);
        }
        locateDays[(int) slot] = dayOfLocate;
    }

    boolean isLocateOfToday(long limitId) {
        long slot = locateSlots.get(limitId);
        return slot != NONE && locateDays[(int) slot] == day;
    }

    /** A trading day begins: what was executed counts from zero again; locates of before are over. */
    public void startDay() {
        day++;
        Arrays.fill(executedQtyE8, 0, slots, 0);
    }

    void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (int slot = 0; slot < slots; slot++) {
            int at = writer.row();
            writer.buffer().putLong(at, keys[slot]);
            writer.buffer().putLong(at + 8, openQtyE8[slot]);
            writer.buffer().putLong(at + 16, executedQtyE8[slot]);
        }
        writer.end();
        writer.begin(LOCATES_KIND, LOCATE_ROW_LENGTH);
        writer.buffer().putLong(writer.row() + 8, day);
        for (int slot = 0; slot < locates; slot++) {
            int at = writer.row();
            writer.buffer().putLong(at, locateIds[slot]);
            writer.buffer().putLong(at + 8, locateDays[slot]);
        }
        writer.end();
    }

    boolean load(RowReader reader) {
        if (reader.kind() == LOCATES_KIND) {
            for (int i = 0; i < reader.rows(); i++) {
                int at = reader.row(i, LOCATE_ROW_LENGTH);
                long limitId = reader.buffer().getLong(at);
                if (limitId == DAY_ROW) {
                    day = reader.buffer().getLong(at + 8);
                } else {
                    note(limitId, reader.buffer().getLong(at + 8));
                }
            }
            return true;
        }
        if (reader.kind() != SNAPSHOT_KIND) {
            return false;
        }
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            long key = reader.buffer().getLong(at);
            int slot = claim((int) (key >>> INSTRUMENT_BITS), (int) key);
            openQtyE8[slot] = reader.buffer().getLong(at + 8);
            executedQtyE8[slot] = reader.buffer().getLong(at + 16);
        }
        return true;
    }
}
