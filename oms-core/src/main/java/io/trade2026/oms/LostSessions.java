package io.trade2026.oms;

import io.trade2026.messages.sbe.DownCause;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.messages.sbe.SweepCause;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.reference.Session;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Cancel on disconnect (KS-02): what becomes of the orders of a client session that went down for a cause that its file names.
 *
 * <pre>
 *   down ──▶ grace (timer) ──▶ still down ──▶ each order of the scope is cancelled at its venue, now or when that is back
 *                         └──▶ back       ──▶ nothing
 * </pre>
 *
 * <p>Orders by telephone stay: they did not come over the session. The reports wait for the client's next logon. What cannot be
 * cancelled at once is chased by its {@link Sweep}, also when the client is back.
 */
final class LostSessions {
    private static final long NS_PER_MS = 1_000_000L;

    private final EventWriter events;
    private final RiskCore risk;
    private final Sweeps sweeps;
    private final SessionMarks marks;
    private final CoreTimers timers;
    private final PartyWords words;
    private final UnsafeBuffer name = new UnsafeBuffer(new byte[Sweep.NAME_WIDTH]);

    LostSessions(EventWriter events, RiskCore risk, Sweeps sweeps, SessionMarks marks, CoreTimers timers) {
        this.events = events;
        this.risk = risk;
        this.sweeps = sweeps;
        this.marks = marks;
        this.timers = timers;
        this.words = new PartyWords(risk.book());
    }

    void isDown(SessionMarks.Mark mark, Session session, DownCause cause) {
        if (!session.cancelsOn(cause)) {
            return;
        }
        if (session.cancelGraceNs() == 0) {
            cancelOrders(session, HouseReason.of(cause), 0);
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
            cancelOrders(session, reason, session.cancelGraceNs());
        }
    }

    private void cancelOrders(Session session, HouseReason reason, long graceNs) {
        Sweep sweep = sweeps.open(SweepCause.DISCONNECT, KillScope.SESSION, session.id(), reason);
        sweep.trigger(reason.downCause(), session.cancelScope(), (int) (graceNs / NS_PER_MS));
        SweepCount count = sweeps.count(sweep);
        if (count.isWhole() && count.orders() == 0) {
            return;
        }
        session.copyCompId(name, 0);
        sweep.name(name, 0, name.capacity());
        events.alarm(
                Severity.WARNING,
                "CANCEL_ON_DISCONNECT",
                0,
                words.session(session.id()) + " went down (" + reason.name() + "): " + what(sweep, count));
        sweeps.begin(sweep, 0);
    }

    private static String what(Sweep sweep, SweepCount count) {
        if (!count.isWhole()) {
            return "its open orders are cancelled while they are counted, see report " + sweep.id();
        }
        return count.orders() + " orders are cancelled"
                + (count.venueDown() == 0 ? "" : ", " + count.venueDown() + " of them when their venue is back");
    }
}
