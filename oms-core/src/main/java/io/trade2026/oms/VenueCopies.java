package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.sbe.CopyFate;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.ReportBreakDecoder;
import io.trade2026.messages.sbe.ReportVenueCopyDecoder;
import io.trade2026.messages.sbe.SetPairBlockDecoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.VenueCopyHeardEncoder;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.reference.Session;
import io.trade2026.risk.reference.Venue;
import org.agrona.DirectBuffer;

/**
 * What drop copies of venues tell (PO-01), and what becomes of differences. An execution that is neither booked nor in suspense counts
 * against the firm at once; when its own report comes, it counts where it belongs.
 */
final class VenueCopies {
    private final FirstHearing hearing;
    private final OrderStore store;
    private final EventWriter events;
    private final RiskCore risk;
    private final Suspense suspense;
    private final Breaks breaks;
    private final PartyWords words;
    private final ReportVenueCopyDecoder copy = new ReportVenueCopyDecoder();
    private final ReportBreakDecoder reportBreak = new ReportBreakDecoder();
    private final SetPairBlockDecoder setPair = new SetPairBlockDecoder();
    private final VenueCopyHeardEncoder heard = new VenueCopyHeardEncoder();

    VenueCopies(FirstHearing hearing, OrderStore store, EventWriter events, RiskCore risk, Suspense suspense) {
        this.hearing = hearing;
        this.store = store;
        this.events = events;
        this.risk = risk;
        this.suspense = suspense;
        this.breaks = new Breaks(events, risk, suspense);
        this.words = new PartyWords(risk.book());
    }

    /** Takes a letter, when it is one of these. */
    boolean take(int templateId, DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        switch (templateId) {
            case ReportVenueCopyDecoder.TEMPLATE_ID -> {
                copy.wrapAndApplyHeader(buffer, offset, header);
                if (hearing.isNew(copy.origin())) {
                    hear();
                }
            }
            case ReportBreakDecoder.TEMPLATE_ID ->
                breaks.report(reportBreak.wrapAndApplyHeader(buffer, offset, header));
            case SetPairBlockDecoder.TEMPLATE_ID -> breaks.block(setPair.wrapAndApplyHeader(buffer, offset, header));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void hear() {
        Session session = risk.book().session(copy.origin().sessionId());
        int venueSessionId = session == null ? 0 : session.copyOf();
        if (venueSessionId == 0) {
            events.alarm(
                    Severity.WARNING,
                    "COPY_OF_NOBODY",
                    0,
                    words.session(copy.origin().sessionId())
                            + ": tells a drop copy, but of which venue is not defined");
            return;
        }
        CopyFate fate = fate(venueSessionId);
        tell(venueSessionId, fate);
        if (fate == CopyFate.UNBOOKABLE) {
            events.alarm(
                    Severity.CRITICAL,
                    "COPY_NOT_BOOKABLE",
                    0,
                    "venue " + words.session(venueSessionId)
                            + ": its drop copy tells an execution that is not known here and cannot be counted");
        }
    }

    private CopyFate fate(int venueSessionId) {
        return switch (copy.execType()) {
            case TRADE -> executed(venueSessionId);
            case TRADE_CANCEL -> takenBack(venueSessionId) ? CopyFate.TAKEN_BACK : CopyFate.NOTED;
            case TRADE_CORRECT -> {
                boolean wasHeld = takenBack(venueSessionId);
                if (wasHeld) {
                    executed(venueSessionId);
                }
                yield wasHeld ? CopyFate.TAKEN_BACK : CopyFate.NOTED;
            }
            default -> CopyFate.NOTED;
        };
    }

    private boolean takenBack(int venueSessionId) {
        return suspense.release(
                venueSessionId, copy.buffer(), copy.offset() + ReportVenueCopyDecoder.execRefIdEncodingOffset());
    }

    private CopyFate executed(int venueSessionId) {
        DirectBuffer from = copy.buffer();
        int execIdAt = copy.offset() + ReportVenueCopyDecoder.execIdEncodingOffset();
        if (store.execution(venueSessionId, from, execIdAt) != null || suspense.holds(venueSessionId, from, execIdAt)) {
            return CopyFate.KNOWN;
        }
        int instrumentId = risk.book()
                .instrumentIdOf(
                        from,
                        copy.offset() + ReportVenueCopyDecoder.symbolEncodingOffset(),
                        ReportVenueCopyDecoder.symbolEncodingLength());
        Side side = copy.sideRaw() == 0 ? Side.NULL_VAL : copy.side();
        if (from.getByte(execIdAt) == 0
                || !Suspense.isBookable(instrumentId, side, copy.lastQtyE8(), copy.lastPxE8())) {
            return CopyFate.UNBOOKABLE;
        }
        suspense.book(
                venueSessionId,
                from,
                execIdAt,
                instrumentId,
                side,
                copy.lastQtyE8(),
                copy.lastPxE8(),
                events.epochNs());
        return CopyFate.SUSPENDED;
    }

    private void tell(int venueSessionId, CopyFate fate) {
        events.buffer().setMemory(0, ENCODED_LENGTH + VenueCopyHeardEncoder.BLOCK_LENGTH, (byte) 0);
        heard.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(heard.header());
        Venue venue = risk.book().venueOfSession(venueSessionId);
        heard.venueSessionId(venueSessionId)
                .venueId(venue == null ? 0 : venue.id())
                .leavesQtyE8(copy.leavesQtyE8())
                .lastQtyE8(copy.lastQtyE8())
                .lastPxE8(copy.lastPxE8())
                .transactEpochNs(copy.transactEpochNs())
                .execType(copy.execType())
                .fate(fate);
        events.buffer().putByte(heard.offset() + VenueCopyHeardEncoder.sideEncodingOffset(), copy.sideRaw());
        copyIds();
        events.commit(heard.encodedLength());
    }

    private void copyIds() {
        copyBytes(
                ReportVenueCopyDecoder.venueOrderIdEncodingOffset(),
                VenueCopyHeardEncoder.venueOrderIdEncodingOffset(),
                FixId.LENGTH);
        copyBytes(
                ReportVenueCopyDecoder.execIdEncodingOffset(),
                VenueCopyHeardEncoder.execIdEncodingOffset(),
                FixId.LENGTH);
        copyBytes(
                ReportVenueCopyDecoder.execRefIdEncodingOffset(),
                VenueCopyHeardEncoder.execRefIdEncodingOffset(),
                FixId.LENGTH);
        copyBytes(
                ReportVenueCopyDecoder.rawClOrdIdEncodingOffset(),
                VenueCopyHeardEncoder.rawClOrdIdEncodingOffset(),
                FixId.LENGTH);
        copyBytes(
                ReportVenueCopyDecoder.symbolEncodingOffset(),
                VenueCopyHeardEncoder.symbolEncodingOffset(),
                VenueCopyHeardEncoder.symbolEncodingLength());
        copyBytes(
                ReportVenueCopyDecoder.accountEncodingOffset(),
                VenueCopyHeardEncoder.accountEncodingOffset(),
                VenueCopyHeardEncoder.accountEncodingLength());
    }

    private void copyBytes(int from, int to, int length) {
        heard.buffer().putBytes(heard.offset() + to, copy.buffer(), copy.offset() + from, length);
    }
}
