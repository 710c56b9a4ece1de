package io.trade2026.oms;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.ReportVenueExecutionDecoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.VenueReportUnmatchedEncoder;
import io.trade2026.risk.RiskCore;
import org.agrona.DirectBuffer;

/** Reports of venues on orders that are not ours: told back to the venue by DontKnowTrade(Q) and to the desk by an alarm. */
final class Unmatched {
    private static final int SUSPENSE_ACCOUNT = 0;

    private final EventWriter events;
    private final RiskCore risk;
    private final VenueReportUnmatchedEncoder letter = new VenueReportUnmatchedEncoder();

    Unmatched(EventWriter events, RiskCore risk) {
        this.events = events;
        this.risk = risk;
    }

    void execution(ReportVenueExecutionDecoder report, byte dkReason) {
        if (report.execType() == ExecType.ORDER_STATUS) {
            return;
        }
        var buffer = events.buffer();
        buffer.setMemory(0, MessageHeaderEncoder.ENCODED_LENGTH + VenueReportUnmatchedEncoder.BLOCK_LENGTH, (byte) 0);
        letter.wrapAndApplyHeader(buffer, 0, events.header());
        events.stamp(letter.header());
        letter.venueSessionId(report.origin().sessionId())
                .side(report.side())
                .execType(report.execType())
                .lastQtyE8(report.lastQtyE8())
                .lastPxE8(report.lastPxE8())
                .dkReason(dkReason);
        copy(
                report,
                ReportVenueExecutionDecoder.rawClOrdIdEncodingOffset(),
                VenueReportUnmatchedEncoder.rawClOrdIdEncodingOffset(),
                FixId.LENGTH);
        copy(
                report,
                ReportVenueExecutionDecoder.venueOrderIdEncodingOffset(),
                VenueReportUnmatchedEncoder.venueOrderIdEncodingOffset(),
                FixId.LENGTH);
        copy(
                report,
                ReportVenueExecutionDecoder.execIdEncodingOffset(),
                VenueReportUnmatchedEncoder.execIdEncodingOffset(),
                FixId.LENGTH);
        copy(
                report,
                ReportVenueExecutionDecoder.symbolEncodingOffset(),
                VenueReportUnmatchedEncoder.symbolEncodingOffset(),
                VenueReportUnmatchedEncoder.symbolEncodingLength());
        events.commit(letter.encodedLength());
        bookToSuspense(report);
        events.alarm(
                Severity.CRITICAL,
                "UNKNOWN_ORDER_EXECUTION",
                0,
                "ClOrdID(11): the venue reported on an order that is not known; it was told so");
    }

    /** What was executed in our name counts against the firm until somebody finds out whose it is. */
    private void bookToSuspense(ReportVenueExecutionDecoder report) {
        int instrumentId = risk.book()
                .instrumentIdOf(
                        report.buffer(),
                        report.offset() + ReportVenueExecutionDecoder.symbolEncodingOffset(),
                        ReportVenueExecutionDecoder.symbolEncodingLength());
        boolean isFill = report.execType() == ExecType.TRADE
                && report.lastQtyE8() > 0
                && Decimal8.isNumber(report.lastPxE8())
                && report.side() != Side.NULL_VAL
                && report.side() != Side.UNSUPPORTED;
        if (isFill && instrumentId != 0) {
            risk.bookFill(SUSPENSE_ACCOUNT, instrumentId, report.side(), report.lastQtyE8(), report.lastPxE8());
        }
    }

    private void copy(ReportVenueExecutionDecoder report, int from, int to, int length) {
        DirectBuffer source = report.buffer();
        letter.buffer().putBytes(letter.offset() + to, source, report.offset() + from, length);
    }
}
