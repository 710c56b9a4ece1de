package io.trade2026.risk.controls;

import io.trade2026.risk.exposure.Reservation;

/** Decisions about what is not a new order: orders that are open already, and lists as a whole. Changes nothing. */
public final class Reviews {
    private final Check check;
    private final PreTradeControls controls;

    /**
     * Creates them.
     *
     * @param check takes up the order
     * @param controls decide
     */
    public Reviews(Check check, PreTradeControls controls) {
        this.check = check;
        this.controls = controls;
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
