package io.trade2026.ops.guard;

import java.time.Duration;

/**
 * How the guard of conservation works.
 *
 * @param halts whether a breach stops the route, and is not only told
 * @param positionsEvery how often the core is asked for its positions; nought: never
 */
public record GuardSettings(boolean halts, Duration positionsEvery) {
    /** Stops the route; compares positions each quarter of an hour. */
    public static final GuardSettings USUAL = new GuardSettings(true, Duration.ofMinutes(15));
}
