package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.sbe.RepairKind;
import io.trade2026.messages.sbe.RepairSessionDecoder;
import io.trade2026.messages.sbe.ReportSessionRepairDecoder;
import io.trade2026.messages.sbe.SessionRepairOrderedEncoder;
import io.trade2026.messages.sbe.SessionRepairReportedEncoder;
import io.trade2026.risk.RiskCore;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Repairs of sequence numbers: the core sees to it that two operators agree, and that all of it is in the journal; the gateway that has
 * the session carries it out and reports.
 */
final class SessionRepairs {
    private static final int NAME_WIDTH = 24;
    private static final int MAX_TEXT = 255;

    private final EventWriter events;
    private final RiskCore risk;
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 1]);
    private final SessionRepairOrderedEncoder ordered = new SessionRepairOrderedEncoder();
    private final SessionRepairReportedEncoder reported = new SessionRepairReportedEncoder();

    SessionRepairs(EventWriter events, RiskCore risk) {
        this.events = events;
        this.risk = risk;
    }

    private UnsafeBuffer blank(int blockLength) {
        events.buffer().setMemory(0, ENCODED_LENGTH + blockLength, (byte) 0);
        return events.buffer();
    }

    void order(RepairSessionDecoder letter) {
        String why = whyNot(letter);
        if (!why.isEmpty()) {
            events.refuse(letter.sbeTemplateId(), letter.correlationId(), why);
            return;
        }
        ordered.wrapAndApplyHeader(blank(SessionRepairOrderedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(ordered.header());
        ordered.correlationId(letter.correlationId())
                .sessionId(letter.sessionId())
                .kind(letter.kind())
                .fromMsgSeqNum(letter.fromMsgSeqNum())
                .toMsgSeqNum(letter.toMsgSeqNum())
                .seenNextIn(letter.seenNextIn())
                .seenNextOut(letter.seenNextOut())
                .proposal(letter.proposal());
        copyName(letter, RepairSessionDecoder.userEncodingOffset(), SessionRepairOrderedEncoder.userEncodingOffset());
        copyName(
                letter,
                RepairSessionDecoder.secondUserEncodingOffset(),
                SessionRepairOrderedEncoder.secondUserEncodingOffset());
        ordered.putReason(text, 0, letter.getReason(text, 0, MAX_TEXT));
        events.commit(ordered.encodedLength());
    }

    private void copyName(RepairSessionDecoder letter, int from, int to) {
        ordered.buffer().putBytes(ordered.offset() + to, letter.buffer(), letter.offset() + from, NAME_WIDTH);
    }

    /** Operators come seldom, so strings do no harm here. */
    private String whyNot(RepairSessionDecoder letter) {
        if (risk.book().session(letter.sessionId()) == null) {
            return "sessionId: the session is not defined";
        }
        if (letter.user().isEmpty()) {
            return "user: must be given";
        }
        if (letter.user().equals(letter.secondUser())) {
            return "secondUser: must be another person than user";
        }
        RepairKind kind = letter.kind();
        if (kind == RepairKind.NULL_VAL) {
            return "kind: must be one of NEXT_OUT, NEXT_IN, RESET, RESEND";
        }
        if (kind != RepairKind.RESET && letter.fromMsgSeqNum() < 1) {
            return "fromMsgSeqNum: must be 1 or above, was " + letter.fromMsgSeqNum();
        }
        return kind == RepairKind.RESEND && letter.toMsgSeqNum() < letter.fromMsgSeqNum()
                ? "toMsgSeqNum: must not be below fromMsgSeqNum " + letter.fromMsgSeqNum() + ", was "
                        + letter.toMsgSeqNum()
                : "";
    }

    void report(ReportSessionRepairDecoder letter) {
        reported.wrapAndApplyHeader(blank(SessionRepairReportedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(reported.header());
        reported.correlationId(letter.correlationId())
                .sessionId(letter.sessionId())
                .done(letter.done())
                .nextIn(letter.nextIn())
                .nextOut(letter.nextOut());
        reported.putText(text, 0, letter.getText(text, 0, MAX_TEXT));
        events.commit(reported.encodedLength());
    }
}
