package io.trade2026.tests.architecture.planted.messages;

/** Planted: reads a clock in a pure room. */
public final class WordWithAClock {
    /** Reads the clock of the machine. */
    public long nowEpochMs() {
        return System.currentTimeMillis();
    }
}
