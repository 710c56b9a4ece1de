package io.trade2026.simulator.book;

/** Which side of the market an order takes; every Side(54) that sells counts as a sale. */
public enum BookSide {
    /** Wants to buy. */
    BUY,
    /** Wants to sell. */
    SELL;

    /** Returns the side it trades with. */
    public BookSide opposite() {
        return this == BUY ? SELL : BUY;
    }
}
