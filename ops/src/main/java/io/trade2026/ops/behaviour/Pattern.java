package io.trade2026.ops.behaviour;

/** One kind of behaviour. Used by one thread. */
interface Pattern {
    /**
     * Looks at the next fact of an order, and tells when it is the one that makes the pattern.
     *
     * @param moment valid during the call
     */
    void see(Moment moment);
}
