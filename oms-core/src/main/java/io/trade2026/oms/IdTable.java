package io.trade2026.oms;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One part of an {@link IdIndex}: those whose hashes begin alike.
 *
 * <p>Open addressing with linear probing; the key lives in the entry. Allocates only when it grows.
 *
 * @param <T> what is found
 */
final class IdTable<T extends IdIndex.Entry> {
    private static final int FIRST_CAPACITY = 256;

    private @Nullable IdIndex.Entry[] table = new IdIndex.Entry[FIRST_CAPACITY];
    private int size;

    @SuppressWarnings("unchecked")
    @Nullable T find(int hash, int scope, DirectBuffer buffer, int offset) {
        int mask = table.length - 1;
        for (int at = hash & mask; ; at = (at + 1) & mask) {
            IdIndex.Entry entry = table[at];
            if (entry == null || (entry.scope() == scope && entry.id().matches(buffer, offset))) {
                return (T) entry;
            }
        }
    }

    @SuppressWarnings("unchecked")
    @Nullable T find(int hash, int scope, FixId id) {
        int mask = table.length - 1;
        for (int at = hash & mask; ; at = (at + 1) & mask) {
            IdIndex.Entry entry = table[at];
            if (entry == null || (entry.scope() == scope && entry.id().isSameAs(id))) {
                return (T) entry;
            }
        }
    }

    /** Adds an entry whose id is not in use in its scope. */
    void put(T entry) {
        if (++size * 2 > table.length) {
            grow();
        }
        insert(entry);
    }

    void remove(T entry) {
        int mask = table.length - 1;
        int hole = entry.id().hash(entry.scope()) & mask;
        while (table[hole] != entry) {
            if (table[hole] == null) {
                return;
            }
            hole = (hole + 1) & mask;
        }
        size--;
        table[hole] = null;
        for (int at = (hole + 1) & mask; ; at = (at + 1) & mask) {
            IdIndex.Entry moved = table[at];
            if (moved == null) {
                return;
            }
            int home = moved.id().hash(moved.scope()) & mask;
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                table[hole] = moved;
                table[at] = null;
                hole = at;
            }
        }
    }

    private void grow() {
        @Nullable IdIndex.Entry[] old = table;
        table = new IdIndex.Entry[old.length * 2];
        for (IdIndex.Entry entry : old) {
            if (entry != null) {
                insert(entry);
            }
        }
    }

    private void insert(IdIndex.Entry entry) {
        int mask = table.length - 1;
        int at = entry.id().hash(entry.scope()) & mask;
        while (table[at] != null) {
            at = (at + 1) & mask;
        }
        table[at] = entry;
    }
}
