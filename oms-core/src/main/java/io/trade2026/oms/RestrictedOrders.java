package io.trade2026.oms;

import io.trade2026.risk.RiskCore;

/**
 * Open orders that a restricted list has caught up with (PT-11): a list that changes is held against every open order, and what
 * may no longer be traded is cancelled, now or as soon as its venue is there. An order that may go on only in part, since it
 * would cross zero, is cancelled as a whole.
 */
final class RestrictedOrders {
    private final OrderStore store;
    private final RiskCore risk;
    private final RequestFlow flow;
    private final Admission admission;
    private int seenChanges;

    RestrictedOrders(OrderStore store, RiskCore risk, RequestFlow flow, Admission admission) {
        this.store = store;
        this.risk = risk;
        this.flow = flow;
        this.admission = admission;
    }

    /** The lists are as a snapshot says: its orders have been held against them. */
    void restored() {
        seenChanges = risk.memory().listChanges();
    }

    /** The command is over: when it changed a list, every open order is looked at once. */
    void finish() {
        int changes = risk.memory().listChanges();
        if (changes == seenChanges) {
            return;
        }
        seenChanges = changes;
        for (Order order = store.first(); order != null; order = order.next()) {
            if (order.isLive()) {
                hold(order);
            }
        }
    }

    private void hold(Order order) {
        if (!admission.mayStay(order)) {
            flow.wishToCancel(order, HouseReason.RESTRICTED);
        } else {
            order.unwish(HouseReason.RESTRICTED);
        }
    }
}
