package io.trade2026.simulator.book;

/** The order types that the book knows (OrdType(40)). */
public enum BookKind {
    /** Takes what is there, whatever the price. */
    MARKET,
    /** Trades at its price or better. */
    LIMIT,
    /** Becomes a market order when the last price reaches its stop price. */
    STOP,
    /** Becomes a limit order when the last price reaches its stop price. */
    STOP_LIMIT;

    /** Whether it waits for a stop price. */
    public boolean isStop() {
        return this == STOP || this == STOP_LIMIT;
    }

    /** Whether it has a limit price. */
    public boolean hasLimit() {
        return this == LIMIT || this == STOP_LIMIT;
    }
}
