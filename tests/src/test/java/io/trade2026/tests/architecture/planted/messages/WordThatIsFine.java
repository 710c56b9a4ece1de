package io.trade2026.tests.architecture.planted.messages;

/** Breaks no rule: the rules must stay silent about it. */
public final class WordThatIsFine {
    private final long priceE8;

    /** Stores. */
    public WordThatIsFine(long priceE8) {
        this.priceE8 = priceE8;
    }

    /** Answers. */
    public long priceE8() {
        return Math.addExact(priceE8, 0L);
    }
}
