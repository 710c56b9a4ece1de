package io.trade2026.simulator.certify.wire;

import org.jspecify.annotations.Nullable;

/**
 * What came from the other side.
 *
 * @param message the message; null when the connection was closed
 * @param nanos when, by {@link System#nanoTime()}
 */
public record Arrival(@Nullable FixMessage message, long nanos) {
    /** Returns whether the connection was closed. */
    public boolean isClose() {
        return message == null;
    }
}
