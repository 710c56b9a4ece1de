package io.trade2026.oms;

import io.trade2026.risk.RiskCore;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.OrderView;

/** Whether PT-11 lets an open order stay so. Asked while others are decided about, too: it has a view and a decision of its own. */
final class OpenPermission {
    private final EventWriter events;
    private final RiskCore risk;
    private final OrderView view = new OrderView();
    private final Decision decision = new Decision();

    OpenPermission(EventWriter events, RiskCore risk) {
        this.events = events;
        this.risk = risk;
    }

    boolean mayStay(Order order) {
        Admission.describe(view, order, order.terms());
        return risk.reviews().mayStay(view, order.reservation(), events.epochNs(), decision.clear());
    }
}
