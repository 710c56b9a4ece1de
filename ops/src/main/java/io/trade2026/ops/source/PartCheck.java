package io.trade2026.ops.source;

import java.util.function.Supplier;

/**
 * A part of the node whose health is shown: Postgres, NATS, the price feeds.
 *
 * @param name lower case, words joined by {@code -}
 * @param state asked for at each look, within a second
 */
public record PartCheck(String name, Supplier<PartState> state) {}
