package io.trade2026.gateway;

import io.trade2026.gateway.inbound.Letter;
import io.trade2026.messages.sbe.AckMode;
import io.trade2026.messages.sbe.AskSessionMarksEncoder;
import io.trade2026.messages.sbe.BelowCum;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CancelScope;
import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.DefineSessionEncoder;
import io.trade2026.messages.sbe.DownCause;
import io.trade2026.messages.sbe.MassCancelIds;
import io.trade2026.messages.sbe.MassStatusNone;
import io.trade2026.messages.sbe.NoteDeliveryEncoder;
import io.trade2026.messages.sbe.OrigIdOnReject;
import io.trade2026.messages.sbe.PendingAck;
import io.trade2026.messages.sbe.ReopenFilled;
import io.trade2026.messages.sbe.ReportGatewayAlarmEncoder;
import io.trade2026.messages.sbe.ReportGatewayAliveEncoder;
import io.trade2026.messages.sbe.ReportSessionRepairEncoder;
import io.trade2026.messages.sbe.ReportSessionStateEncoder;
import io.trade2026.messages.sbe.ReportUnsentEncoder;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.messages.sbe.UnsentReason;
import io.trade2026.sessions.CancelOnDisconnect;
import io.trade2026.sessions.CancelOnDisconnect.Trigger;
import io.trade2026.sessions.Dialect;
import io.trade2026.sessions.SessionDefinition;
import org.jspecify.annotations.Nullable;

/** The gateway's own commands: sessions as they are defined, as they come and go, and how far they were told. */
final class GatewayLetters {
    private static final int MAX_TEXT = 254;

    private final Offers offers;
    private final int gatewayId;
    private final long startedEpochNs;
    private final Letter letter = new Letter();
    private final DefineSessionEncoder define = new DefineSessionEncoder();
    private final ReportSessionStateEncoder state = new ReportSessionStateEncoder();
    private final ReportGatewayAlarmEncoder alarm = new ReportGatewayAlarmEncoder();
    private final ReportGatewayAliveEncoder alive = new ReportGatewayAliveEncoder();
    private final NoteDeliveryEncoder delivery = new NoteDeliveryEncoder();
    private final ReportUnsentEncoder unsent = new ReportUnsentEncoder();
    private final AskSessionMarksEncoder askMarks = new AskSessionMarksEncoder();
    private final ReportSessionRepairEncoder repaired = new ReportSessionRepairEncoder();

    GatewayLetters(Offers offers, int gatewayId, long startedEpochNs) {
        this.offers = offers;
        this.gatewayId = gatewayId;
        this.startedEpochNs = startedEpochNs;
    }

    private boolean offer(int encodedLength) {
        letter.complete(encodedLength);
        return offers.offer(letter.buffer(), letter.length());
    }

    boolean define(SessionDefinition session) {
        define.wrapAndApplyHeader(letter.blank(DefineSessionEncoder.BLOCK_LENGTH), 0, letter.header());
        Dialect dialect = session.dialect();
        CancelOnDisconnect cancel = session.cancelOnDisconnect();
        define.sessionId(session.id())
                .role(SessionRole.valueOf(session.role().name()))
                .ackMode(AckMode.valueOf(dialect.acknowledgement().name()))
                .chainMode(ChainMode.valueOf(dialect.chaining().name()))
                .pendingAck(PendingAck.valueOf(dialect.pending().name()))
                .reopenFilled(ReopenFilled.valueOf(dialect.reopenFilled().name()))
                .belowCum(BelowCum.valueOf(dialect.belowCum().name()))
                .mayChooseVenue(bool(session.mayChooseVenue()))
                .massCancelIds(MassCancelIds.valueOf(dialect.massCancelIds().name()))
                .massStatusNone(MassStatusNone.valueOf(dialect.massStatusNone().name()))
                .origIdOnReject(OrigIdOnReject.valueOf(dialect.origIdOnReject().name()))
                .takesNotices(bool(dialect.notices()))
                .staleAfterMs(dialect.staleAfterMs())
                .cancelScope(CancelScope.valueOf(cancel.scope().name()))
                .cancelGraceMs(cancel.graceMs())
                .copyOf(session.copyOf())
                .compId(session.compId())
                .client(session.client())
                .defaultAccount(session.defaultAccount());
        define.cancelOn()
                .clear()
                .lostLink(cancel.triggers().contains(Trigger.LOST_LINK))
                .logout(cancel.triggers().contains(Trigger.LOGOUT))
                .missedHeartbeats(cancel.triggers().contains(Trigger.MISSED_HEARTBEATS))
                .gatewayDeath(cancel.triggers().contains(Trigger.GATEWAY_DEATH));
        return offer(define.encodedLength());
    }

    private static Bool bool(boolean is) {
        return is ? Bool.YES : Bool.NO;
    }

    boolean up(int sessionId, int epoch) {
        return state(sessionId, epoch, true, DownCause.NULL_VAL, "");
    }

    boolean down(int sessionId, int epoch, DownCause cause, String text) {
        return state(sessionId, epoch, false, cause, text);
    }

    private boolean state(int sessionId, int epoch, boolean isUp, DownCause cause, String text) {
        state.wrapAndApplyHeader(letter.blank(ReportSessionStateEncoder.BLOCK_LENGTH), 0, letter.header());
        state.sessionId(sessionId)
                .epoch(epoch)
                .up(isUp ? Bool.YES : Bool.NO)
                .cause(cause)
                .gatewayId(gatewayId)
                .text(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
        return offer(state.encodedLength());
    }

    /**
     * Says that this gateway lives.
     *
     * @param leaseMs how long that is to be believed, milliseconds; 0: it leaves in order
     */
    boolean alive(int leaseMs) {
        alive.wrapAndApplyHeader(letter.blank(ReportGatewayAliveEncoder.BLOCK_LENGTH), 0, letter.header());
        alive.gatewayId(gatewayId).leaseMs(leaseMs).startedEpochNs(startedEpochNs);
        letter.complete(alive.encodedLength());
        return offers.offerOnce(letter.buffer(), letter.length());
    }

    boolean alarm(int sessionId, LinkEnd.Alarm raised) {
        alarm.wrapAndApplyHeader(letter.blank(ReportGatewayAlarmEncoder.BLOCK_LENGTH), 0, letter.header());
        String text = raised.text();
        alarm.sessionId(sessionId)
                .name(raised.name())
                .text(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
        return offer(alarm.encodedLength());
    }

    /**
     * Says what became of a repair of sequence numbers.
     *
     * @param why it was not done; null: it was
     */
    boolean repaired(long correlationId, LinkNumbers numbers, @Nullable String why) {
        repaired.wrapAndApplyHeader(letter.blank(ReportSessionRepairEncoder.BLOCK_LENGTH), 0, letter.header());
        repaired.correlationId(correlationId)
                .sessionId(numbers.sessionId())
                .done(bool(why == null))
                .nextIn(numbers.nextInTaken())
                .nextOut(numbers.nextOut())
                .text(why == null ? "" : why.length() > MAX_TEXT ? why.substring(0, MAX_TEXT) : why);
        return offer(repaired.encodedLength());
    }

    boolean delivered(int sessionId, long eventNumber) {
        delivery.wrapAndApplyHeader(letter.blank(NoteDeliveryEncoder.BLOCK_LENGTH), 0, letter.header());
        delivery.sessionId(sessionId).deliveredEventNumber(eventNumber);
        return offer(delivery.encodedLength());
    }

    boolean unsent(int venueSessionId, long venueRequestId, UnsentReason reason) {
        unsent.wrapAndApplyHeader(letter.blank(ReportUnsentEncoder.BLOCK_LENGTH), 0, letter.header());
        unsent.venueSessionId(venueSessionId).venueRequestId(venueRequestId).reason(reason);
        return offer(unsent.encodedLength());
    }

    boolean askMarks(long correlationId) {
        askMarks.wrapAndApplyHeader(letter.blank(AskSessionMarksEncoder.BLOCK_LENGTH), 0, letter.header());
        askMarks.correlationId(correlationId);
        letter.complete(askMarks.encodedLength());
        return offers.offerOnce(letter.buffer(), letter.length());
    }
}
