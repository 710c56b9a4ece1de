package io.trade2026.oms;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries by the id that a counterparty gave them, within a scope (its session).
 *
 * <p>It is in many parts, which grow one after the other: to move millions of entries at once would hold everybody up. Allocates only when a
 * part grows.
 *
 * @param <T> what is found
 */
final class IdIndex<T extends IdIndex.Entry> {
    private static final int PARTS_BITS = 7;

    private final List<IdTable<T>> parts = new ArrayList<>();

    /** What has an id. */
    interface Entry {
        int scope();

        FixId id();
    }

    IdIndex() {
        for (int i = 0; i < 1 << PARTS_BITS; i++) {
            parts.add(new IdTable<>());
        }
    }

    /** Parts go by the upper bits of the hash, places in them by the lower ones. */
    private IdTable<T> of(int hash) {
        return parts.get(hash >>> (Integer.SIZE - PARTS_BITS));
    }

    @Nullable T find(int scope, DirectBuffer buffer, int offset) {
        int hash = FixId.hash(scope, buffer, offset);
        return of(hash).find(hash, scope, buffer, offset);
    }

    @Nullable T find(int scope, FixId id) {
        int hash = id.hash(scope);
        return of(hash).find(hash, scope, id);
    }

    void put(T entry) {
        of(entry.id().hash(entry.scope())).put(entry);
    }

    void remove(T entry) {
        of(entry.id().hash(entry.scope())).remove(entry);
    }
}
