package io.trade2026.stores.reference;

import java.util.List;

/** A limit could not be written because of what was asked for. */
public final class LimitRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final List<String> faults;

    LimitRefused(final List<String> faults, final Throwable cause) {
        super(String.join("; ", faults), cause);
        this.faults = List.copyOf(faults);
    }

    /**
     * Returns all that is wrong.
     *
     * @return each as {@code field: rule, value}
     */
    public List<String> faults() {
        return faults;
    }
}
