package io.trade2026.oms;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries by the id that a counterparty gave them, within a scope (its session).
 *
 * <p>Open addressing with linear probing; the key lives in the entry. Allocates only when it grows.
 *
 * @param <T> what is found
 */
final class IdIndex<T extends IdIndex.Entry> {
    /** What has an id. */
    interface Entry {
        int scope();

        FixId id();
    }

    private static final int FIRST_CAPACITY = 1024;

    private @Nullable Entry[] table = new Entry[FIRST_CAPACITY];
    private int size;

    @SuppressWarnings("unchecked")
    @Nullable T find(int scope, DirectBuffer buffer, int offset) {
        int mask = table.length - 1;
        for (int at = FixId.hash(scope, buffer, offset) & mask; ; at = (at + 1) & mask) {
            Entry entry = table[at];
            if (entry == null || (entry.scope() == scope && entry.id().matches(buffer, offset))) {
                return (T) entry;
            }
        }
    }

    @SuppressWarnings("unchecked")
    @Nullable T find(int scope, FixId id) {
        int mask = table.length - 1;
        for (int at = id.hash(scope) & mask; ; at = (at + 1) & mask) {
            Entry entry = table[at];
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
            Entry moved = table[at];
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

    int size() {
        return size;
    }

    private void grow() {
        @Nullable Entry[] old = table;
        table = new Entry[old.length * 2];
        for (Entry entry : old) {
            if (entry != null) {
                insert(entry);
            }
        }
    }

    private void insert(Entry entry) {
        int mask = table.length - 1;
        int at = entry.id().hash(entry.scope()) & mask;
        while (table[at] != null) {
            at = (at + 1) & mask;
        }
        table[at] = entry;
    }
}
