package io.trade2026.oms;

import io.trade2026.messages.sbe.CancelScope;
import io.trade2026.messages.sbe.DownCause;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.reference.Session;

/**
 * Cancel on disconnect (KS-02): what becomes of the orders of a client session that went down for a cause that its file names.
 *
 * <pre>
 *   down ──▶ grace (timer) ──▶ still down ──▶ each order of the scope is cancelled at its venue, now or when that is back
 *                         └──▶ back       ──▶ nothing
 * </pre>
 *
 * <p>Orders by telephone stay: they did not come over the session. The reports wait for the client's next logon.
 */
final class LostSessions {
    private final OrderStore store;
    private final EventWriter events;
    private final RiskCore risk;
    private final RequestFlow flow;
    private final SessionMarks marks;
    private final CoreTimers timers;

    LostSessions(
            OrderStore store,
            EventWriter events,
            RiskCore risk,
            RequestFlow flow,
            SessionMarks marks,
            CoreTimers timers) {
        this.store = store;
        this.events = events;
        this.risk = risk;
        this.flow = flow;
        this.marks = marks;
        this.timers = timers;
    }

    void isDown(SessionMarks.Mark mark, Session session, DownCause cause) {
        if (!session.cancelsOn(cause)) {
            return;
        }
        if (session.cancelGraceNs() == 0) {
            cancelOrders(session, HouseReason.of(cause));
            return;
        }
        long endsEpochNs = events.epochNs() + session.cancelGraceNs();
        mark.grace(endsEpochNs, HouseReason.of(cause));
        timers.schedule(TimerKind.SESSION_GRACE.of(mark.sessionId()), endsEpochNs);
    }

    void isBack(SessionMarks.Mark mark) {
        if (mark.isInGrace()) {
            mark.endGrace();
            timers.cancel(TimerKind.SESSION_GRACE.of(mark.sessionId()));
        }
    }

    /** The timer of a session came due; early, late or twice, it is the session's own state that counts. */
    void graceOver(int sessionId) {
        SessionMarks.Mark mark = marks.of(sessionId);
        if (mark.isUp() || !mark.isInGrace()) {
            return;
        }
        if (events.epochNs() < mark.graceEndsEpochNs()) {
            timers.schedule(TimerKind.SESSION_GRACE.of(sessionId), mark.graceEndsEpochNs());
            return;
        }
        HouseReason reason = mark.graceReason();
        mark.endGrace();
        Session session = risk.book().session(sessionId);
        if (session != null) {
            cancelOrders(session, reason);
        }
    }

    private void cancelOrders(Session session, HouseReason reason) {
        int count = 0;
        int later = 0;
        for (Order order = store.first(); order != null; order = order.next()) {
            if (isInScope(order, session)) {
                count++;
                later += flow.isVenueUp(order) ? 0 : 1;
            }
        }
        if (count == 0) {
            return;
        }
        events.alarm(
                Severity.WARNING,
                "CANCEL_ON_DISCONNECT",
                0,
                "session " + session.id() + " went down (" + reason.name() + "): " + count + " orders are cancelled"
                        + (later == 0 ? "" : ", " + later + " of them when their venue is back"));
        for (Order order = store.first(); order != null; order = order.next()) {
            if (isInScope(order, session)) {
                flow.wishToCancel(order, reason);
            }
        }
    }

    private static boolean isInScope(Order order, Session session) {
        return order.sessionId() == session.id()
                && order.isLive()
                && !order.place().isOfTheHouse()
                && (session.cancelScope() == CancelScope.ALL || !order.terms().isGoodTill());
    }
}
