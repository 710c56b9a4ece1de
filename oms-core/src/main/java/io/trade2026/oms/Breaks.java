package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.BreakKind;
import io.trade2026.messages.sbe.BreakReportedEncoder;
import io.trade2026.messages.sbe.BreakStage;
import io.trade2026.messages.sbe.ReportBreakDecoder;
import io.trade2026.messages.sbe.SetPairBlockDecoder;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.reference.Party;
import io.trade2026.risk.reference.Venue;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Differences between what drop copies of venues or a clearing firm tell and what we hold (PO-01), as whoever compares them tells and
 * operators resolve: the log of them, and the block that an old one brings about, of a client and a venue or, where a position differs, of
 * an account and an instrument.
 */
final class Breaks {
    private static final int NAME_WIDTH = ReportBreakDecoder.userEncodingLength();
    private static final int SYMBOL_WIDTH = ReportBreakDecoder.symbolEncodingLength();
    private static final int MAX_TEXT = 254;

    private final EventWriter events;
    private final RiskCore risk;
    private final Suspense suspense;
    private final Blocks blocks;
    private final BreakReportedEncoder told = new BreakReportedEncoder();
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 2]);

    Breaks(EventWriter events, RiskCore risk, Suspense suspense) {
        this.events = events;
        this.risk = risk;
        this.suspense = suspense;
        this.blocks = new Blocks(events, risk);
    }

    void report(ReportBreakDecoder letter) {
        boolean releases = letter.release() == Bool.YES;
        String fault = fault(letter, releases);
        if (!fault.isEmpty()) {
            events.refuse(letter.sbeTemplateId(), letter.correlationId(), fault);
            return;
        }
        boolean isPosition = letter.kind() == BreakKind.POSITION_DIFFERS;
        int accountId = isPosition ? namedAccountId(letter) : letter.accountId();
        Party account = accountId <= 0 ? null : risk.book().account(accountId);
        Venue venue = risk.book().venueOfSession(letter.venueSessionId());
        int clientId = account == null ? 0 : account.clientId();
        int venueId = venue == null ? 0 : venue.id();
        tell(letter, clientId, venueId, releases);
        if (letter.blocks() != Bool.YES || letter.stage() != BreakStage.ALERTED) {
            return;
        }
        if (isPosition) {
            blocks.byPosition(letter, accountId, namedInstrumentId(letter));
        } else {
            blocks.byBreak(letter, clientId, venueId);
        }
    }

    private int namedAccountId(ReportBreakDecoder letter) {
        return risk.book()
                .accountIdOf(
                        letter.buffer(), letter.offset() + ReportBreakDecoder.accountNameEncodingOffset(), NAME_WIDTH);
    }

    private int namedInstrumentId(ReportBreakDecoder letter) {
        return risk.book()
                .instrumentIdOf(
                        letter.buffer(), letter.offset() + ReportBreakDecoder.symbolEncodingOffset(), SYMBOL_WIDTH);
    }

    /** Why it cannot be taken; empty when it can, and then what was to leave suspense has left it. */
    private String fault(ReportBreakDecoder letter, boolean releases) {
        int userAt = letter.offset() + ReportBreakDecoder.userEncodingOffset();
        int secondAt = letter.offset() + ReportBreakDecoder.secondUserEncodingOffset();
        if (letter.buffer().getByte(userAt) == 0) {
            return "user: must be given";
        }
        if (!releases) {
            return "";
        }
        if (letter.stage() != BreakStage.RESOLVED) {
            return "release: goes with a break that is resolved";
        }
        if (!Blocks.areTwo(letter.buffer(), userAt, secondAt)) {
            return "secondUser: to take an execution out of suspense takes two different users";
        }
        return release(letter) ? "" : "execId: is not in suspense";
    }

    private boolean release(ReportBreakDecoder letter) {
        return suspense.release(
                letter.venueSessionId(), letter.buffer(), letter.offset() + ReportBreakDecoder.execIdEncodingOffset());
    }

    private void tell(ReportBreakDecoder letter, int clientId, int venueId, boolean isReleased) {
        events.buffer().setMemory(0, ENCODED_LENGTH + BreakReportedEncoder.BLOCK_LENGTH, (byte) 0);
        told.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(told.header());
        told.correlationId(letter.correlationId())
                .breakEvent(letter.breakEvent())
                .stage(letter.stage())
                .kind(letter.kind())
                .venueSessionId(letter.venueSessionId())
                .venueId(venueId)
                .clientId(clientId)
                .orderId(letter.orderId())
                .released(isReleased ? Bool.YES : Bool.NO);
        copyNames(letter);
        if (venueId != 0) {
            risk.book()
                    .copyVenueName(
                            venueId, told.buffer(), told.offset() + BreakReportedEncoder.venueNameEncodingOffset());
        }
        told.putText(text, 0, letter.getText(text, 0, MAX_TEXT));
        events.commit(told.encodedLength());
    }

    private void copyNames(ReportBreakDecoder letter) {
        copy(
                letter,
                ReportBreakDecoder.venueOrderIdEncodingOffset(),
                BreakReportedEncoder.venueOrderIdEncodingOffset(),
                FixId.LENGTH);
        copy(
                letter,
                ReportBreakDecoder.execIdEncodingOffset(),
                BreakReportedEncoder.execIdEncodingOffset(),
                FixId.LENGTH);
        copy(letter, ReportBreakDecoder.userEncodingOffset(), BreakReportedEncoder.userEncodingOffset(), NAME_WIDTH);
        copy(
                letter,
                ReportBreakDecoder.secondUserEncodingOffset(),
                BreakReportedEncoder.secondUserEncodingOffset(),
                NAME_WIDTH);
        copy(
                letter,
                ReportBreakDecoder.accountNameEncodingOffset(),
                BreakReportedEncoder.accountNameEncodingOffset(),
                NAME_WIDTH);
        copy(
                letter,
                ReportBreakDecoder.symbolEncodingOffset(),
                BreakReportedEncoder.symbolEncodingOffset(),
                SYMBOL_WIDTH);
    }

    private void copy(ReportBreakDecoder letter, int from, int to, int length) {
        told.buffer().putBytes(told.offset() + to, letter.buffer(), letter.offset() + from, length);
    }

    /** An operator blocks, or two let go on. */
    void block(SetPairBlockDecoder letter) {
        blocks.change(letter);
    }
}
