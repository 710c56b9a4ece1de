package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.SessionDisconnectOrderedEncoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.MessageThrottle;
import org.agrona.DirectBuffer;

/**
 * PT-06 at the door: every request of a client is counted before anything else is looked at, and a session that goes on beyond
 * its second threshold is ended, behind the answer to the message that was too many. Cancels are counted, never refused.
 */
final class Throttling {
    private static final int SYMBOL_WIDTH = OrderTermsDecoder.symbolEncodingLength();
    private static final String HOUSE = "PT-06";

    private final EventWriter events;
    private final RiskCore risk;
    private final MessageThrottle throttle;
    private final PartyWords words;
    private final SessionDisconnectOrderedEncoder disconnectOrdered = new SessionDisconnectOrderedEncoder();
    private int sessionToEnd;

    Throttling(EventWriter events, RiskCore risk) {
        this.events = events;
        this.risk = risk;
        this.throttle = risk.memory().throttle();
        this.words = new PartyWords(risk.book());
    }

    /** Counts a new order or a replace; says whether it may be looked at, else the decision says why not. */
    boolean mayHear(int sessionId, DirectBuffer terms, int termsAt, Decision out) {
        int instrumentId =
                risk.book().instrumentIdOf(terms, termsAt + OrderTermsDecoder.symbolEncodingOffset(), SYMBOL_WIDTH);
        boolean isHeard = throttle.takeOrder(sessionId, instrumentId, events.epochNs(), out);
        noteEnd(sessionId);
        if (!isHeard && throttle.isBeyondCut()) {
            out.deny(Denial.TOO_MANY_AND_ENDED);
        }
        return isHeard;
    }

    /** Counts a cancel of one order or of many. */
    void heardCancel(int sessionId) {
        throttle.takeCancel(sessionId, events.epochNs());
        noteEnd(sessionId);
    }

    /** Counts what goes to a venue. */
    void sentTo(int venueSessionId) {
        throttle.sentTo(venueSessionId, events.epochNs());
    }

    /** Whether a venue may be sent a new order or a replace; the refusal goes to the decision. */
    boolean mayReach(int venueSessionId, Decision out) {
        return throttle.mayReach(venueSessionId, events.epochNs(), out);
    }

    private void noteEnd(int sessionId) {
        if (throttle.isBeyondCut()) {
            sessionToEnd = sessionId;
        }
    }

    /** The command is over: a session that was too loud is ended. */
    void finish() {
        if (sessionToEnd == 0) {
            return;
        }
        events.buffer().setMemory(0, ENCODED_LENGTH + SessionDisconnectOrderedEncoder.BLOCK_LENGTH, (byte) 0);
        disconnectOrdered.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(disconnectOrdered.header());
        disconnectOrdered.sessionId(sessionToEnd).user(HOUSE).reason("PT-06: too many messages within the window");
        events.commit(disconnectOrdered.encodedLength());
        events.alarm(
                Severity.CRITICAL,
                "MESSAGE_THROTTLE",
                0,
                words.session(sessionToEnd) + " went on beyond its second threshold of messages and is ended");
        sessionToEnd = 0;
    }
}
