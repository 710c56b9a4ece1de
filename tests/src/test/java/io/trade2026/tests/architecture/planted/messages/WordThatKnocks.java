package io.trade2026.tests.architecture.planted.messages;

import io.trade2026.tests.architecture.planted.risk.LimitInFractions;

/** Planted: messages may name nobody. */
public final class WordThatKnocks {
    /** Names risk. */
    public Object limit() {
        return new LimitInFractions();
    }
}
