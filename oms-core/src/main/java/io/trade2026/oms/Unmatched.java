package io.trade2026.oms;

import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.ReportVenueExecutionDecoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.messages.sbe.VenueReportUnmatchedEncoder;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.reference.Venue;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Executions of venues that are not taken for those of an order of ours: told back to the venue by DontKnowTrade(Q) and to the desk
 * by an alarm, and held in suspense as far as they can be counted.
 */
final class Unmatched {
    private final EventWriter events;
    private final RiskCore risk;
    private final Suspense suspense;
    private final VenueReportUnmatchedEncoder letter = new VenueReportUnmatchedEncoder();

    Unmatched(EventWriter events, RiskCore risk, Suspense suspense) {
        this.events = events;
        this.risk = risk;
        this.suspense = suspense;
    }

    /** A report on an order that is not known. */
    void execution(ReportVenueExecutionDecoder report) {
        if (report.execType() == ExecType.ORDER_STATUS) {
            return;
        }
        tell(report, DontKnowTrades.NO_MATCHING_ORDER);
        boolean isCorrection = report.execType() == ExecType.TRADE_CORRECT;
        boolean isTakenBack = (isCorrection || report.execType() == ExecType.TRADE_CANCEL)
                && release(report, ReportVenueExecutionDecoder.execRefIdEncodingOffset());
        if (report.execType() == ExecType.TRADE || (isTakenBack && isCorrection)) {
            bookUnknown(report);
        }
        if (isTakenBack && !isCorrection) {
            alarmOnBust(0);
            return;
        }
        events.alarm(
                Severity.CRITICAL,
                "UNKNOWN_ORDER_EXECUTION",
                0,
                "ClOrdID(11): the venue reported on an order that is not known; it was told so");
    }

    private boolean release(ReportVenueExecutionDecoder report, int idAt) {
        return suspense.release(report.origin().sessionId(), report.buffer(), report.offset() + idAt);
    }

    private void alarmOnBust(long orderId) {
        events.alarm(
                Severity.NOTICE,
                "SUSPENSE_BUSTED",
                orderId,
                "ExecRefID(19): the venue took back a trade that was held in suspense");
    }

    /** A trade that names an order but is of another symbol or side; the order stays as it is. */
    void mismatch(ReportVenueExecutionDecoder report, Order order, @Nullable Execution execution, byte dkReason) {
        tell(report, dkReason);
        if (bookToSuspense(report) && execution != null) {
            long fxE8 = risk.executions().fxE8(instrumentIdOf(report), events.epochNs());
            execution.suspense(
                    report.lastQtyE8(),
                    report.lastPxE8(),
                    fxE8,
                    risk.executions().day());
        }
        events.alarm(
                Severity.CRITICAL,
                "EXECUTION_MISMATCH",
                order.orderId(),
                dkReason == DontKnowTrades.WRONG_SIDE
                        ? "Side(54): the venue executed the other side of the order; not booked to it, and the venue was told so"
                        : "Symbol(55): the venue executed another symbol than the order's; not booked to it,"
                                + " and the venue was told so");
    }

    /** The venue takes back a trade that was held in suspense. */
    void takeBack(ReportVenueExecutionDecoder report, Order order, Execution held) {
        int instrumentId = instrumentIdOf(report);
        if (instrumentId == 0 || !DontKnowTrades.isSide(report.side())) {
            events.alarm(
                    Severity.CRITICAL,
                    "UNKNOWN_EXEC_REF_ID",
                    order.orderId(),
                    "Symbol(55), Side(54): the venue busted a trade held in suspense, but of what is not said");
            return;
        }
        risk.executions()
                .bustSuspense(
                        instrumentId,
                        venueIdOf(report),
                        report.side(),
                        held.qtyE8(),
                        held.pxE8(),
                        held.fxE8(),
                        held.riskDay());
        held.value(0, 0, 0);
        alarmOnBust(order.orderId());
    }

    /** DontKnowTrade(Q). */
    void tell(ReportVenueExecutionDecoder report, byte dkReason) {
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
    }

    /** Once, also when the venue's drop copy was faster, or the venue repeats it. */
    private void bookUnknown(ReportVenueExecutionDecoder report) {
        int venueSessionId = report.origin().sessionId();
        int execIdAt = report.offset() + ReportVenueExecutionDecoder.execIdEncodingOffset();
        int instrumentId = instrumentIdOf(report);
        if (Suspense.isBookable(instrumentId, report.side(), report.lastQtyE8(), report.lastPxE8())
                && !suspense.holds(venueSessionId, report.buffer(), execIdAt)) {
            suspense.book(
                    venueSessionId,
                    report.buffer(),
                    execIdAt,
                    instrumentId,
                    report.side(),
                    report.lastQtyE8(),
                    report.lastPxE8(),
                    events.epochNs());
        }
    }

    /** What was executed in our name counts against the firm until somebody finds out whose it is. */
    private boolean bookToSuspense(ReportVenueExecutionDecoder report) {
        int instrumentId = instrumentIdOf(report);
        boolean isFill = report.execType() == ExecType.TRADE
                && Suspense.isBookable(instrumentId, report.side(), report.lastQtyE8(), report.lastPxE8());
        if (isFill) {
            release(report, ReportVenueExecutionDecoder.execIdEncodingOffset());
            risk.executions()
                    .bookSuspense(
                            instrumentId,
                            venueIdOf(report),
                            report.side(),
                            report.lastQtyE8(),
                            report.lastPxE8(),
                            risk.executions().fxE8(instrumentId, events.epochNs()));
        }
        return isFill;
    }

    private int venueIdOf(ReportVenueExecutionDecoder report) {
        Venue venue = risk.book().venueOfSession(report.origin().sessionId());
        return venue == null ? 0 : venue.id();
    }

    private int instrumentIdOf(ReportVenueExecutionDecoder report) {
        return risk.book()
                .instrumentIdOf(
                        report.buffer(),
                        report.offset() + ReportVenueExecutionDecoder.symbolEncodingOffset(),
                        ReportVenueExecutionDecoder.symbolEncodingLength());
    }

    private void copy(ReportVenueExecutionDecoder report, int from, int to, int length) {
        DirectBuffer source = report.buffer();
        letter.buffer().putBytes(letter.offset() + to, source, report.offset() + from, length);
    }
}
