package io.trade2026.oms;

import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Hashing;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is kept by a number of ours.
 *
 * <p>A map that holds millions takes a long time to grow; this is many small ones, which grow one after the other.
 *
 * @param <T> what is found
 */
final class LongIndex<T> {
    private static final int PARTS_BITS = 7;
    private static final int FIRST_CAPACITY = 256;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final List<Long2ObjectHashMap<T>> parts = new ArrayList<>();

    LongIndex() {
        for (int i = 0; i < 1 << PARTS_BITS; i++) {
            parts.add(new Long2ObjectHashMap<>(FIRST_CAPACITY, Hashing.DEFAULT_LOAD_FACTOR));
        }
    }

    private Long2ObjectHashMap<T> of(long number) {
        return parts.get((int) ((number * MIX) >>> (Long.SIZE - PARTS_BITS)));
    }

    @Nullable T get(long number) {
        return of(number).get(number);
    }

    void put(long number, T kept) {
        of(number).put(number, kept);
    }

    void remove(long number) {
        of(number).remove(number);
    }
}
