package io.trade2026.simulator.certify.wire;

import java.util.ArrayList;
import java.util.List;

/** What was sent and received, in order, with the milliseconds since the beginning. Safe for any thread. */
public final class Transcript {
    private final long begunNanos = System.nanoTime();
    private final List<String> lines = new ArrayList<>();
    private final boolean isKept;

    /** Keeps everything. */
    public Transcript() {
        this(true);
    }

    private Transcript(boolean isKept) {
        this.isKept = isKept;
    }

    /** Returns one that keeps nothing, for what would be gigabytes. */
    public static Transcript ofNothing() {
        return new Transcript(false);
    }

    /** Adds a line. */
    public synchronized void add(String link, String direction, String text) {
        if (!isKept) {
            return;
        }
        lines.add("%6d ms %s%s %s".formatted(millis(), link, direction, text));
    }

    /** Returns all lines, the oldest first. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** Returns how long it has been kept. */
    public long millis() {
        return (System.nanoTime() - begunNanos) / 1_000_000;
    }
}
