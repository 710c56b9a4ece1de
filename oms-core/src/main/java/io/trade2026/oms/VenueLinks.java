package io.trade2026.oms;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.ReportUnsentDecoder;
import io.trade2026.messages.sbe.UnsentReason;

/** What becomes of orders when a venue's link is lost and comes back: nothing is guessed, what is in doubt is asked for. */
final class VenueLinks implements PassWork {
    private final OrderStore store;
    private final EventWriter events;
    private final RequestFlow flow;
    private final Sweeps sweeps;
    private final Passes passes;

    VenueLinks(OrderStore store, EventWriter events, RequestFlow flow, Sweeps sweeps, Passes passes) {
        this.store = store;
        this.events = events;
        this.flow = flow;
        this.sweeps = sweeps;
        this.passes = passes;
    }

    void unsent(ReportUnsentDecoder letter) {
        Request request = store.byVenueRequestId(letter.venueRequestId());
        Order order = request == null ? null : request.order();
        if (request == null || order == null || !request.isSent()) {
            return;
        }
        if (letter.reason() == UnsentReason.IN_DOUBT) {
            order.doubt(true);
            if (flow.isVenueUp(order)) {
                events.venueStatus(order, request);
            }
        } else if (request.kind() == Request.Kind.PLACE) {
            flow.neverSent(order, isKilled(letter) ? Denial.KILL_SWITCH : Denial.NOT_SENT);
            if (isKilled(letter)) {
                sweeps.stopped(order);
            }
        } else {
            flow.refuseOrAlarm(
                    order,
                    request,
                    isKilled(letter) ? RequestFlow.BROKER_OPTION : RequestFlow.OTHER,
                    isKilled(letter) ? Denial.KILL_SWITCH : Denial.VENUE_DOWN);
            flow.settle(order);
            flow.sendHeld(order);
            flow.settle(order);
        }
    }

    private static boolean isKilled(ReportUnsentDecoder letter) {
        return letter.reason() == UnsentReason.KILLED;
    }

    /** The venue is back: the fate of everything it has not answered is asked for, and what the house could not cancel is. */
    void linkUp(int venueSessionId) {
        passes.beginAnew(new Pass(PassKind.LINK_UP, venueSessionId, 0).with(0, events.lastEventNumber()));
    }

    @Override
    public OpenScope scope(Pass pass) {
        return new OpenScope.OfVenueSession(pass.ofId());
    }

    /** What was sent since the link is up is in no doubt. When it is lost again nothing more is done: it will be up again. */
    @Override
    public boolean visit(Pass pass, Order order) {
        if (!flow.isVenueUp(order)) {
            return false;
        }
        boolean isAsked = false;
        for (Request request = order.firstRequest(); request != null; request = request.next()) {
            if (request.isSent() && request.venueRequestId() <= pass.eventNumber()) {
                order.doubt(true);
                events.venueStatus(order, request);
                isAsked = true;
            }
        }
        return flow.grantWish(order) || isAsked;
    }

    @Override
    public void over(Pass pass) {
        sweeps.linkUp();
    }
}
