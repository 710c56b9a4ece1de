package io.trade2026.ops.guard;

/** What holds whatever clients, venues and operators do. */
public enum Invariant {
    /** LeavesQty(151) and CumQty(14) of an order, and all its child orders together, are at most OrderQty(38). */
    CHILDREN_WITHIN_PARENT,
    /** A child order is of its parent's Symbol(55) and Side(54), and leaves while the parent lives. */
    CHILD_OF_PARENT,
    /** What leaves for a venue was asked for: one order or replace for one message, one cancel for one message and order. */
    OUT_WITHIN_IN,
    /** A message of a counterparty becomes a command once. */
    IN_ONCE,
    /** An execution of a venue is booked once. */
    EXECUTION_ONCE,
    /** CumQty(14) that is told to the client is the sum of what venues executed. */
    FILLS_AGREE,
    /** The position of the core is the sum of the executions. */
    POSITIONS_AGREE
}
