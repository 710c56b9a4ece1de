package io.trade2026.oms;

/**
 * What a pass does with each order. Between two orders anything may have happened: it goes by what is true when it comes to an order.
 */
interface PassWork {
    /** Where its orders are; the same for a pass that goes on from a snapshot. */
    OpenScope scope(Pass pass);

    /** Does it with an open order of the scope; says whether that cost as much as a cancel. */
    boolean visit(Pass pass, Order order);

    /** Whether to decide about an order takes as long as to look at one of a sweep. */
    default boolean looks() {
        return false;
    }

    /** All orders have been visited. */
    default void over(Pass pass) {}
}
