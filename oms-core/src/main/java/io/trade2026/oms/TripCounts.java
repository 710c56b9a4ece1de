package io.trade2026.oms;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OriginDecoder;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.controls.KillTrips;
import io.trade2026.risk.controls.OrderScopes;
import io.trade2026.risk.reference.Session;

/** Counts for the trips of kill switches (KS-01) what is heard of clients, and what becomes of orders, each where it is told. */
final class TripCounts {
    private final RiskCore risk;
    private final KillScopes scopes;
    private final KillTrips trips;
    private final OrderScopes ofSession = new OrderScopes();

    TripCounts(RiskCore risk, KillScopes scopes) {
        this.risk = risk;
        this.scopes = scopes;
        this.trips = risk.trips();
    }

    /** A FIX message is heard for the first time; of counterparties that are no clients nothing is counted. */
    void heard(OriginDecoder origin, long nowEpochNs) {
        Session session = risk.book().session(origin.sessionId());
        if (session == null || session.role() != SessionRole.CLIENT) {
            return;
        }
        ofSession.ofSession(risk.book(), session.id());
        trips.count(Control.KS_01_MESSAGES, ofSession, nowEpochNs);
        trips.aged(origin.receivedEpochNs(), ofSession, nowEpochNs);
    }

    /** An order leaves for its venue. */
    void sent(Order order, long nowEpochNs) {
        trips.count(Control.KS_01_ORDERS, of(order), nowEpochNs);
    }

    /** A fact of an order is told. */
    void told(OrderFact fact, Order order, long nowEpochNs) {
        if (fact == OrderFact.DENIED || fact == OrderFact.REJECTED) {
            trips.count(Control.KS_01_REJECTS, of(order), nowEpochNs);
        } else if (fact == OrderFact.FILLED) {
            trips.count(Control.KS_01_EXECUTIONS, of(order), nowEpochNs);
        }
    }

    /** An order whose account nobody knows is its session's. */
    private OrderScopes of(Order order) {
        return risk.book().account(order.accountId()) == null
                ? ofSession.ofSession(risk.book(), order.sessionId())
                : scopes.of(order);
    }
}
