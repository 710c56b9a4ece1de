package io.trade2026.risk.controls;

import io.trade2026.risk.exposure.Reservation;

/** Decisions about what is not a new order: orders that are open already, and lists as a whole. Changes nothing. */
public final class Reviews {
    private final Check check;
    private final PreTradeControls controls;
    private final OrderMemory memory;

    /**
     * Creates them.
     *
     * @param check takes up the order
     * @param controls decide
     * @param memory of the controls that remember
     */
    public Reviews(Check check, PreTradeControls controls, OrderMemory memory) {
        this.check = check;
        this.controls = controls;
        this.memory = memory;
    }

    /**
     * Lets somebody look on at every decision from now on, which costs time and memory, and changes none of them.
     *
     * @param witness who looks on
     */
    public void witness(Witness witness) {
        check.witness(witness);
    }

    /**
     * Says whether PT-11 lets an open order stay so. Allocates nothing.
     *
     * @param order its terms
     * @param held what it holds
     * @param nowEpochNs time of the command
     * @param out receives the decision
     * @return whether it is not restricted
     */
    public boolean mayStay(OrderView order, Reservation held, long nowEpochNs, Decision out) {
        check.begin(order, held, nowEpochNs, out);
        return controls.letsStay(check);
    }

    /**
     * Says whether PT-15 has stopped a party of an open order. Allocates nothing.
     *
     * @param held what the order holds, bound
     * @param nowEpochNs time of the command
     * @return whether the order is to be cancelled
     */
    public boolean isStopped(Reservation held, long nowEpochNs) {
        check.beginExecution(held, nowEpochNs);
        return memory.executions().isStopped(check);
    }

    /**
     * Says whether PT-19 has stopped a party of an open order, and wants its orders cancelled. Allocates nothing.
     *
     * @param held what the order holds, bound
     * @param nowEpochNs time of the command
     * @return whether the order is to be cancelled
     */
    public boolean isStoppedByLoss(Reservation held, long nowEpochNs) {
        check.beginExecution(held, nowEpochNs);
        return controls.isToCancel(check);
    }

    /**
     * Decides about a list of which each order was let pass by itself (PT-21). Allocates nothing.
     *
     * @param order one of its orders: all are of one session
     * @param basket what they add up to
     * @param nowEpochNs time of the command
     * @param out receives the decision
     * @return whether the list may go
     */
    public boolean mayGo(OrderView order, BasketTotal basket, long nowEpochNs, Decision out) {
        check.begin(order, null, nowEpochNs, out);
        return controls.letsGo(check, basket);
    }
}
