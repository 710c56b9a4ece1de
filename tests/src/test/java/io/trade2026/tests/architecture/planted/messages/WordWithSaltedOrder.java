package io.trade2026.tests.architecture.planted.messages;

import java.util.Set;

/** Planted: a set whose order differs from one JVM to the next. */
public final class WordWithSaltedOrder {
    /** Returns the words. */
    public Set<String> words() {
        return Set.of("buy", "sell");
    }
}
