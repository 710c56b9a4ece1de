package io.trade2026.simulator.venue;

/**
 * Why the venue does not take an order.
 *
 * @param ordRejReason OrdRejReason(103)
 * @param text Text(58)
 */
record Refusal(int ordRejReason, String text) {
    static final int UNKNOWN_SYMBOL = 1;
    static final int CLOSED = 2;
    static final int EXCEEDS_LIMIT = 3;
    static final int UNKNOWN_ORDER = 5;
    static final int DUPLICATE = 6;
    static final int UNSUPPORTED = 11;
    static final int INCORRECT_QTY = 13;
    static final int OTHER = 99;
}
