package io.trade2026.simulator.book;

/** Why the book took an order out although its owner did not ask. */
public enum BookEnding {
    /** The remainder of an immediate-or-cancel order. */
    IOC_REMAINDER,
    /** A fill-or-kill order that could not be filled in full. */
    FOK_NOT_FILLABLE,
    /** A market order found nobody to trade with. */
    NO_LIQUIDITY,
    /** The day ended, or its expiry came. */
    EXPIRED
}
