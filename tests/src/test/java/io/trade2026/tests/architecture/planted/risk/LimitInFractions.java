package io.trade2026.tests.architecture.planted.risk;

import io.trade2026.tests.architecture.planted.messages.WordThatKnocks;

/** Planted: money as a binary fraction, in a field, a method and a call; and half of a cycle. */
public final class LimitInFractions {
    private final double limit = Math.sqrt(2);

    /** Returns it. */
    public double limit() {
        return limit;
    }

    /** Closes the circle. */
    public Object word() {
        return new WordThatKnocks();
    }
}
