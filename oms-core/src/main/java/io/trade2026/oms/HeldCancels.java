package io.trade2026.oms;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.ChainMode;

/** Sends the cancels of a mass cancel, all of which were asked for at once: until then they wait here though nothing stands before them. */
final class HeldCancels implements PassWork {
    private final RequestFlow flow;

    HeldCancels(RequestFlow flow) {
        this.flow = flow;
    }

    @Override
    public OpenScope scope(Pass pass) {
        return new OpenScope.OfSession(pass.ofId());
    }

    /** Sends it, or refuses it by what has become of the order meanwhile; behind a request at the venue it waits as any other. */
    @Override
    public boolean visit(Pass pass, Order order) {
        Request cancel = order.pending(Request.Kind.CANCEL);
        if (cancel == null || !cancel.isHeld()) {
            return false;
        }
        if (order.isLive() && flow.isFrozen(order)) {
            flow.refuse(order, cancel, RequestFlow.TOO_LATE, Denial.MARKET_FROZEN);
        } else if (order.isLive() && flow.isVenueUp(order) && flow.chainMode(order) == ChainMode.PIPELINE) {
            flow.sendOrHold(order, cancel);
        } else {
            flow.sendHeld(order);
        }
        if (!cancel.isPending()) {
            flow.settle(order);
        }
        return true;
    }
}
