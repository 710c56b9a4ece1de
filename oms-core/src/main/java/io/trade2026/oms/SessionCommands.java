package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.sbe.AskSessionMarksDecoder;
import io.trade2026.messages.sbe.DisconnectSessionDecoder;
import io.trade2026.messages.sbe.MessageRefusedEncoder;
import io.trade2026.messages.sbe.RefuseMessageDecoder;
import io.trade2026.messages.sbe.ReportGatewayAlarmDecoder;
import io.trade2026.messages.sbe.ResetSessionDecoder;
import io.trade2026.messages.sbe.SessionDisconnectOrderedEncoder;
import io.trade2026.messages.sbe.SessionMarkedEncoder;
import io.trade2026.messages.sbe.SessionResetOrderedEncoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.risk.RiskCore;
import org.agrona.concurrent.UnsafeBuffer;

/** Messages that could not become commands, what gateways ask on recovery, and what operators order of sessions. */
final class SessionCommands {
    private static final int NAME_WIDTH = 24;
    private static final int MAX_TEXT = 255;
    private static final int MSG_TYPE_WIDTH = 4;

    private final SessionMarks marks;
    private final EventWriter events;
    private final RiskCore risk;
    private final PartyWords words;
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 1]);
    private final MessageRefusedEncoder refused = new MessageRefusedEncoder();
    private final SessionMarkedEncoder marked = new SessionMarkedEncoder();
    private final SessionDisconnectOrderedEncoder disconnectOrdered = new SessionDisconnectOrderedEncoder();
    private final SessionResetOrderedEncoder resetOrdered = new SessionResetOrderedEncoder();

    SessionCommands(SessionMarks marks, EventWriter events, RiskCore risk) {
        this.marks = marks;
        this.events = events;
        this.risk = risk;
        this.words = new PartyWords(risk.book());
    }

    private UnsafeBuffer blank(int blockLength) {
        events.buffer().setMemory(0, ENCODED_LENGTH + blockLength, (byte) 0);
        return events.buffer();
    }

    void refuse(RefuseMessageDecoder letter) {
        refused.wrapAndApplyHeader(blank(MessageRefusedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(refused.header());
        refused.sessionId(letter.origin().sessionId())
                .refSeqNum(letter.origin().msgSeqNum())
                .refTagId(letter.refTagId())
                .sessionRejectReason(letter.sessionRejectReason())
                .businessRejectReason(letter.businessRejectReason());
        var to = refused.buffer();
        var from = letter.buffer();
        to.putBytes(
                refused.offset() + MessageRefusedEncoder.refMsgTypeEncodingOffset(),
                from,
                letter.offset() + RefuseMessageDecoder.refMsgTypeEncodingOffset(),
                MSG_TYPE_WIDTH);
        to.putBytes(
                refused.offset() + MessageRefusedEncoder.refIdEncodingOffset(),
                from,
                letter.offset() + RefuseMessageDecoder.refIdEncodingOffset(),
                FixId.LENGTH);
        refused.putText(text, 0, letter.getText(text, 0, MAX_TEXT));
        events.commit(refused.encodedLength());
    }

    void alarm(ReportGatewayAlarmDecoder letter) {
        int sessionId = letter.sessionId();
        String name = letter.name();
        Severity severity = severity(letter.severityRaw());
        String said = letter.text();
        events.alarm(severity, name, 0, sessionId == 0 ? said : words.session(sessionId) + ": " + said);
    }

    /** Gateways of before this field say nothing. */
    private static Severity severity(short said) {
        return said == Severity.NOTICE.value() || said == Severity.CRITICAL.value()
                ? Severity.get(said)
                : Severity.WARNING;
    }

    void tellMarks(AskSessionMarksDecoder letter) {
        int remaining = marks.size();
        if (remaining == 0) {
            tellMark(letter.correlationId(), 0, 0, 0, 0, 0);
        }
        for (int i = 0; i < marks.size(); i++) {
            remaining--;
            SessionMarks.Mark mark = marks.at(i);
            tellMark(
                    letter.correlationId(),
                    mark.sessionId(),
                    mark.epoch(),
                    mark.msgSeqNum(),
                    mark.deliveredEventNumber(),
                    remaining);
        }
    }

    private void tellMark(long correlationId, int sessionId, int epoch, long msgSeqNum, long delivered, int remaining) {
        marked.wrapAndApplyHeader(blank(SessionMarkedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(marked.header());
        marked.correlationId(correlationId)
                .sessionId(sessionId)
                .epoch(epoch)
                .msgSeqNum(msgSeqNum)
                .deliveredEventNumber(delivered)
                .remaining(remaining);
        events.commit(marked.encodedLength());
    }

    void disconnect(DisconnectSessionDecoder letter) {
        if (risk.book().session(letter.sessionId()) == null) {
            events.refuse(letter.sbeTemplateId(), letter.sessionId(), "sessionId: the session is not defined");
            return;
        }
        disconnectOrdered.wrapAndApplyHeader(blank(SessionDisconnectOrderedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(disconnectOrdered.header());
        disconnectOrdered.sessionId(letter.sessionId());
        disconnectOrdered
                .buffer()
                .putBytes(
                        disconnectOrdered.offset() + SessionDisconnectOrderedEncoder.userEncodingOffset(),
                        letter.buffer(),
                        letter.offset() + DisconnectSessionDecoder.userEncodingOffset(),
                        NAME_WIDTH);
        disconnectOrdered.putReason(text, 0, letter.getReason(text, 0, MAX_TEXT));
        events.commit(disconnectOrdered.encodedLength());
    }

    void reset(ResetSessionDecoder letter) {
        if (risk.book().session(letter.sessionId()) == null) {
            events.refuse(letter.sbeTemplateId(), letter.sessionId(), "sessionId: the session is not defined");
            return;
        }
        resetOrdered.wrapAndApplyHeader(blank(SessionResetOrderedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(resetOrdered.header());
        resetOrdered.sessionId(letter.sessionId());
        resetOrdered
                .buffer()
                .putBytes(
                        resetOrdered.offset() + SessionResetOrderedEncoder.userEncodingOffset(),
                        letter.buffer(),
                        letter.offset() + ResetSessionDecoder.userEncodingOffset(),
                        NAME_WIDTH);
        resetOrdered.putReason(text, 0, letter.getReason(text, 0, MAX_TEXT));
        events.commit(resetOrdered.encodedLength());
    }
}
