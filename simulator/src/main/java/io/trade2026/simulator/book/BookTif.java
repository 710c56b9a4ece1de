package io.trade2026.simulator.book;

/** How long an order lives (TimeInForce(59)). */
public enum BookTif {
    /** Until the end of the day. */
    DAY,
    /** Until cancelled. */
    GTC,
    /** What does not trade at once is cancelled. */
    IOC,
    /** Trades in full at once or is cancelled. */
    FOK,
    /** Until its expiry. */
    GTD;

    /** Whether its remainder may wait in the book. */
    public boolean mayRest() {
        return this != IOC && this != FOK;
    }
}
