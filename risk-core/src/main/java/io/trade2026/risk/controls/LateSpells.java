package io.trade2026.risk.controls;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/** Since when every message of a party has come late, by key. Allocates nothing once a key was seen. */
final class LateSpells {
    private static final int ROW_LENGTH = 16;
    private static final int FIRST_SIZE = 16;
    private static final long NONE = -1;
    private static final long ON_TIME = 0;

    private final int snapshotKind;
    private final Long2LongHashMap slotByKey = new Long2LongHashMap(NONE);
    private long[] keys = new long[FIRST_SIZE];
    private long[] since = new long[FIRST_SIZE];
    private int slots;

    LateSpells(int snapshotKind) {
        this.snapshotKind = snapshotKind;
    }

    /** A message came late: for how long all have. */
    long late(long key, long nowEpochNs) {
        int slot = claim(key);
        if (since[slot] == ON_TIME) {
            since[slot] = nowEpochNs;
        }
        return nowEpochNs - since[slot];
    }

    /** A message came on time, or it begins anew. */
    void end(long key) {
        long slot = slotByKey.get(key);
        if (slot != NONE) {
            since[(int) slot] = ON_TIME;
        }
    }

    private int claim(long key) {
        long found = slotByKey.get(key);
        if (found != NONE) {
            return (int) found;
        }
        if (slots == keys.length) {
            keys = Arrays.copyOf(keys, slots * 2);
            since = Arrays.copyOf(since, slots * 2);
        }
        keys[slots] = key;
        slotByKey.put(key, slots);
        return slots++;
    }

    void saveTo(RowWriter writer) {
        writer.begin(snapshotKind, ROW_LENGTH);
        for (int slot = 0; slot < slots; slot++) {
            int at = writer.row();
            writer.buffer().putLong(at, keys[slot]);
            writer.buffer().putLong(at + 8, since[slot]);
        }
        writer.end();
    }

    boolean load(RowReader reader) {
        if (reader.kind() != snapshotKind) {
            return false;
        }
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            since[claim(reader.buffer().getLong(at))] = reader.buffer().getLong(at + 8);
        }
        return true;
    }
}
