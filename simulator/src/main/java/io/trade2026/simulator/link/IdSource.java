package io.trade2026.simulator.link;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that no earlier run has given: a letter, the start time in base 36, a number. */
public final class IdSource {
    private static final int BASE = 36;

    private final String run = Long.toString(System.currentTimeMillis(), BASE).toUpperCase(Locale.ROOT);
    private final AtomicLong count = new AtomicLong();

    /** Returns the next id, at most 24 characters long. */
    public String next(String prefix) {
        return prefix + run + "-" + count.incrementAndGet();
    }
}
