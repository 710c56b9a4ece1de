package io.trade2026.risk.controls;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * Sums over a window that rolls on with time, by key and column.
 *
 * <p>A window has eight parts; what lies in a part counts until the whole part is behind the window. So a sum is never below that of
 * the window itself, and holds at most an eighth of a window more. Another window begins a key anew. Allocates nothing once a
 * key was seen.
 */
final class RollingSums {
    private static final int PARTS = 8;
    private static final int FIRST_KEYS = 16;
    private static final long NONE = -1;
    private static final int WIDTH_AT = 0;
    private static final int NUMBERS_AT = 1;
    private static final int SUMS_AT = NUMBERS_AT + PARTS;

    private final int snapshotKind;
    private final int columns;
    private final int cellsOfKey;
    private final Long2LongHashMap slotByKey = new Long2LongHashMap(NONE);
    private long[] keys = new long[FIRST_KEYS];
    private long[] cells;
    private int slots;

    RollingSums(int snapshotKind, int columns) {
        this.snapshotKind = snapshotKind;
        this.columns = columns;
        this.cellsOfKey = SUMS_AT + PARTS * columns;
        this.cells = new long[FIRST_KEYS * cellsOfKey];
    }

    private int claim(long key) {
        long found = slotByKey.get(key);
        if (found != NONE) {
            return (int) found;
        }
        if (slots == keys.length) {
            keys = Arrays.copyOf(keys, slots * 2);
            cells = Arrays.copyOf(cells, slots * 2 * cellsOfKey);
        }
        keys[slots] = key;
        slotByKey.put(key, slots);
        return slots++;
    }

    /** Adds an amount, not negative. */
    void add(long key, int column, long amount, long windowNs, long nowEpochNs) {
        int at = claim(key) * cellsOfKey;
        long width = width(windowNs);
        if (cells[at + WIDTH_AT] != width) {
            Arrays.fill(cells, at, at + cellsOfKey, 0);
            cells[at + WIDTH_AT] = width;
        }
        long number = nowEpochNs / width;
        int part = (int) (number % PARTS);
        int sums = at + SUMS_AT + part * columns;
        if (cells[at + NUMBERS_AT + part] != number) {
            cells[at + NUMBERS_AT + part] = number;
            Arrays.fill(cells, sums, sums + columns, 0);
        }
        cells[sums + column] = Saturated.sum(cells[sums + column], amount);
    }

    /** What was added within the window. */
    long sum(long key, int column, long windowNs, long nowEpochNs) {
        long slot = slotByKey.get(key);
        if (slot == NONE) {
            return 0;
        }
        int at = (int) slot * cellsOfKey;
        long width = width(windowNs);
        if (cells[at + WIDTH_AT] != width) {
            return 0;
        }
        long oldest = nowEpochNs / width - PARTS;
        long sum = 0;
        for (int part = 0; part < PARTS; part++) {
            if (cells[at + NUMBERS_AT + part] > oldest) {
                sum = Saturated.sum(sum, cells[at + SUMS_AT + part * columns + column]);
            }
        }
        return sum;
    }

    /** Forgets what was added under a key. */
    void forget(long key) {
        long slot = slotByKey.get(key);
        if (slot != NONE) {
            int at = (int) slot * cellsOfKey;
            Arrays.fill(cells, at, at + cellsOfKey, 0);
        }
    }

    /** Seven parts make the window, the eighth is the one that is under way. */
    private static long width(long windowNs) {
        return Math.max(1, (windowNs + PARTS - 2) / (PARTS - 1));
    }

    void saveTo(RowWriter writer) {
        writer.begin(snapshotKind, (cellsOfKey + 1) * Long.BYTES);
        for (int slot = 0; slot < slots; slot++) {
            int at = writer.row();
            writer.buffer().putLong(at, keys[slot]);
            for (int i = 0; i < cellsOfKey; i++) {
                writer.buffer().putLong(at + (i + 1) * Long.BYTES, cells[slot * cellsOfKey + i]);
            }
        }
        writer.end();
    }

    boolean load(RowReader reader) {
        if (reader.kind() != snapshotKind) {
            return false;
        }
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, (cellsOfKey + 1) * Long.BYTES);
            int to = claim(reader.buffer().getLong(at)) * cellsOfKey;
            for (int j = 0; j < cellsOfKey; j++) {
                cells[to + j] = reader.buffer().getLong(at + (j + 1) * Long.BYTES);
            }
        }
        return true;
    }
}
