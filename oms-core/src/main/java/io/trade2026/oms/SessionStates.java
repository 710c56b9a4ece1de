package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.DownCause;
import io.trade2026.messages.sbe.ReportSessionStateDecoder;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.messages.sbe.SessionStateChangedEncoder;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.reference.Session;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Which FIX sessions are logged on: told by gateways, or known from a gateway that is heard no more. The one place that decides it,
 * and what follows: a venue that is back is asked for what is in doubt, a client that is lost may lose its orders.
 */
final class SessionStates {
    private static final int MAX_TEXT = 255;

    private final SessionMarks marks;
    private final EventWriter events;
    private final RiskCore risk;
    private final VenueLinks links;
    private final LostSessions lost;
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 1]);
    private final SessionStateChangedEncoder changed = new SessionStateChangedEncoder();

    SessionStates(SessionMarks marks, EventWriter events, RiskCore risk, VenueLinks links, LostSessions lost) {
        this.marks = marks;
        this.events = events;
        this.risk = risk;
        this.links = links;
        this.lost = lost;
    }

    void report(ReportSessionStateDecoder letter) {
        SessionMarks.Mark mark = marks.of(letter.sessionId());
        boolean up = letter.up() == Bool.YES;
        mark.gatewayId(up ? letter.gatewayId() : 0);
        change(mark, letter.epoch(), up, up ? DownCause.NULL_VAL : causeOf(letter), letter.getText(text, 0, MAX_TEXT));
    }

    /** A gateway that does not say why a session went says nothing that could cancel orders. */
    private static DownCause causeOf(ReportSessionStateDecoder letter) {
        return letter.causeRaw() == 0 ? DownCause.NULL_VAL : letter.cause();
    }

    boolean isOfVenue(SessionMarks.Mark mark) {
        Session session = risk.book().session(mark.sessionId());
        return session != null && session.role() == SessionRole.VENUE;
    }

    /** The gateway that held the session is lost, and the session with it. */
    void lose(SessionMarks.Mark mark) {
        int length = text.putStringWithoutLengthAscii(0, "the gateway that held the session is not heard any more");
        mark.gatewayId(0);
        change(mark, mark.epoch(), false, DownCause.GATEWAY_DEATH, length);
    }

    private void change(SessionMarks.Mark mark, int epoch, boolean up, DownCause cause, int textLength) {
        boolean wasUp = mark.isUp();
        mark.up(up);
        risk.memory().reduceOnly().copies().report(mark.sessionId(), up, events.epochNs());
        events.buffer().setMemory(0, ENCODED_LENGTH + SessionStateChangedEncoder.BLOCK_LENGTH, (byte) 0);
        changed.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(changed.header());
        Session session = risk.book().session(mark.sessionId());
        changed.sessionId(mark.sessionId()).epoch(epoch).up(up ? Bool.YES : Bool.NO);
        changed.cause(cause).copyOf(session == null ? 0 : session.copyOf());
        changed.putText(text, 0, textLength);
        events.commit(changed.encodedLength());
        if (session == null) {
            return;
        }
        if (session.role() == SessionRole.VENUE && up) {
            // Also when it was up: its gateway says so again when it has passed over messages in a gap fill.
            links.linkUp(mark.sessionId());
        } else if (wasUp == up) {
            return;
        } else if (session.role() == SessionRole.CLIENT && up) {
            lost.isBack(mark);
        } else if (session.role() == SessionRole.CLIENT) {
            lost.isDown(mark, session, cause);
        }
    }
}
