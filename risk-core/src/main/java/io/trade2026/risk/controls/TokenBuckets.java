package io.trade2026.risk.controls;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * Buckets that hold as many messages as a limit says and drain evenly, all of them within the window.
 *
 * <p>Of each bucket only the instant is kept at which it will be empty. A message moves it on by window / limit, rounded
 * down to a nanosecond: exact for every limit that divides the window and for all others up to 31,622 in a second; above
 * that at most one message in a thousand too many passes. Allocates nothing once a key has been seen.
 */
final class TokenBuckets {
    private static final int ROW_LENGTH = 16;
    private static final int FIRST_SIZE = 64;
    private static final long NONE = -1;

    private final int snapshotKind;
    private final Long2LongHashMap slotByKey = new Long2LongHashMap(NONE);
    private long[] keys = new long[FIRST_SIZE];
    private long[] emptyAtEpochNs = new long[FIRST_SIZE];
    private int slots;

    TokenBuckets(int snapshotKind) {
        this.snapshotKind = snapshotKind;
    }

    /** Finds the bucket of a key; an empty one when it is new. */
    int slot(long key) {
        long found = slotByKey.get(key);
        if (found != NONE) {
            return (int) found;
        }
        if (slots == keys.length) {
            keys = Arrays.copyOf(keys, slots * 2);
            emptyAtEpochNs = Arrays.copyOf(emptyAtEpochNs, slots * 2);
        }
        keys[slots] = key;
        slotByKey.put(key, slots);
        return slots++;
    }

    /** Whether one more message fits, when this many places are kept free for others. */
    boolean hasRoom(int slot, long limit, long reserve, long windowNs, long nowEpochNs) {
        if (limit <= reserve) {
            return false;
        }
        long stepNs = stepNs(limit, windowNs);
        return filledNs(slot, nowEpochNs) + stepNs <= windowNs - reserve * stepNs;
    }

    /** Puts one message in, whether it fits or not; a bucket never holds more than its window. */
    void fill(int slot, long limit, long windowNs, long nowEpochNs) {
        long filledNs = filledNs(slot, nowEpochNs) + (limit == 0 ? windowNs : stepNs(limit, windowNs));
        emptyAtEpochNs[slot] = nowEpochNs + Math.min(windowNs, filledNs);
    }

    /** How many messages are in it. */
    long used(int slot, long limit, long windowNs, long nowEpochNs) {
        if (limit == 0) {
            return 0;
        }
        long stepNs = stepNs(limit, windowNs);
        return Math.min(limit, (filledNs(slot, nowEpochNs) + stepNs - 1) / stepNs);
    }

    void empty(int slot) {
        emptyAtEpochNs[slot] = 0;
    }

    private long filledNs(int slot, long nowEpochNs) {
        return Math.max(0, emptyAtEpochNs[slot] - nowEpochNs);
    }

    private static long stepNs(long limit, long windowNs) {
        return Math.max(1, windowNs / limit);
    }

    void saveTo(RowWriter writer) {
        writer.begin(snapshotKind, ROW_LENGTH);
        for (int slot = 0; slot < slots; slot++) {
            int at = writer.row();
            writer.buffer().putLong(at, keys[slot]);
            writer.buffer().putLong(at + 8, emptyAtEpochNs[slot]);
        }
        writer.end();
    }

    boolean load(RowReader reader) {
        if (reader.kind() != snapshotKind) {
            return false;
        }
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            emptyAtEpochNs[slot(reader.buffer().getLong(at))] = reader.buffer().getLong(at + 8);
        }
        return true;
    }
}
