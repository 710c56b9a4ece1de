package io.trade2026.oms;

import io.trade2026.risk.RiskCore;

/**
 * Open orders that a restricted list has caught up with (PT-11): a list that changes is held against every open order, and what
 * may no longer be traded is cancelled, now or as soon as its venue is there. An order that may go on only in part, since it
 * would cross zero, is cancelled as a whole. Very many orders are gone through in a pass, which goes by the lists as they are when it
 * comes to an order.
 */
final class RestrictedOrders implements PassWork {
    private final RiskCore risk;
    private final RequestFlow flow;
    private final Passes passes;
    private int seenChanges;

    RestrictedOrders(RiskCore risk, RequestFlow flow, Passes passes) {
        this.risk = risk;
        this.flow = flow;
        this.passes = passes;
    }

    /** The lists are as a snapshot says: its orders have been held against them, or a pass of it goes on with that. */
    void restored() {
        seenChanges = risk.memory().listChanges();
    }

    /** The command is over: when it changed a list, every open order is looked at once. */
    void finish() {
        int changes = risk.memory().listChanges();
        if (changes != seenChanges) {
            seenChanges = changes;
            passes.beginAnew(new Pass(PassKind.RESTRICTED, 0, 0));
        }
    }

    /** A list may be of anything. */
    @Override
    public OpenScope scope(Pass pass) {
        return new OpenScope.OfMarket(0, 0);
    }

    @Override
    public boolean visit(Pass pass, Order order) {
        return flow.wishToCancel(order, HouseReason.RESTRICTED);
    }

    @Override
    public boolean looks() {
        return true;
    }
}
