package io.trade2026.oms;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Objects that are used again, so that a steady flow of orders allocates nothing.
 *
 * @param <T> what is pooled
 */
final class Pool<T> {
    private static final int FIRST_CAPACITY = 1024;

    private final Supplier<T> maker;
    private @Nullable Object[] free = new Object[FIRST_CAPACITY];
    private int count;
    private int made;

    Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    /** An object in the state in which it was given back, or a new one. */
    @SuppressWarnings("unchecked")
    T take() {
        if (count == 0) {
            made++;
            return maker.get();
        }
        Object taken = free[--count];
        free[count] = null;
        if (taken == null) {
            throw new IllegalStateException("pool holds nothing at " + count);
        }
        return (T) taken;
    }

    /** Makes objects ahead, until there are so many in all, in use or not. */
    void stock(int atLeast) {
        while (made < atLeast) {
            made++;
            give(maker.get());
        }
    }

    void give(T object) {
        if (count == free.length) {
            free = Arrays.copyOf(free, count * 2);
        }
        free[count++] = object;
    }
}
