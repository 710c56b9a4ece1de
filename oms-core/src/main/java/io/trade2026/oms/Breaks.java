package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.BreakReportedEncoder;
import io.trade2026.messages.sbe.BreakStage;
import io.trade2026.messages.sbe.PairBlockChangedEncoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.ReportBreakDecoder;
import io.trade2026.messages.sbe.SetPairBlockDecoder;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.reference.Party;
import io.trade2026.risk.reference.Venue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Differences between the drop copies of venues and our own executions (PO-01), as whoever compares them tells and operators resolve:
 * the log of them, and the block of a client and a venue that an old one brings about. One is enough to block, two lift.
 */
final class Breaks {
    private static final int NAME_WIDTH = SetPairBlockDecoder.userEncodingLength();
    private static final int VENUE_WIDTH = SetPairBlockDecoder.venueEncodingLength();
    private static final int MAX_TEXT = 254;

    private final EventWriter events;
    private final RiskCore risk;
    private final Suspense suspense;
    private final BreakReportedEncoder told = new BreakReportedEncoder();
    private final PairBlockChangedEncoder pair = new PairBlockChangedEncoder();
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 2]);

    Breaks(EventWriter events, RiskCore risk, Suspense suspense) {
        this.events = events;
        this.risk = risk;
        this.suspense = suspense;
    }

    void report(ReportBreakDecoder letter) {
        boolean releases = letter.release() == Bool.YES;
        String fault = fault(letter, releases);
        if (!fault.isEmpty()) {
            events.refuse(letter.sbeTemplateId(), letter.correlationId(), fault);
            return;
        }
        Party account = letter.accountId() <= 0 ? null : risk.book().account(letter.accountId());
        Venue venue = risk.book().venueOfSession(letter.venueSessionId());
        int clientId = account == null ? 0 : account.clientId();
        int venueId = venue == null ? 0 : venue.id();
        int length = letter.getText(text, 0, MAX_TEXT);
        tell(letter, clientId, venueId, releases, length);
        if (letter.blocks() == Bool.YES && letter.stage() == BreakStage.ALERTED) {
            block(letter, clientId, venueId, length);
        }
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
        if (!areTwo(letter.buffer(), userAt, secondAt)) {
            return "secondUser: to take an execution out of suspense takes two different users";
        }
        return release(letter) ? "" : "execId: is not in suspense";
    }

    /** Whose client or venue is not known blocks nobody. */
    private void block(ReportBreakDecoder letter, int clientId, int venueId, int textLength) {
        if (clientId == 0 || venueId == 0 || !risk.memory().pairs().set(clientId, venueId, true)) {
            return;
        }
        beginPair(letter.correlationId(), clientId, venueId, true);
        pair.buffer()
                .putBytes(
                        pair.offset() + PairBlockChangedEncoder.userEncodingOffset(),
                        letter.buffer(),
                        letter.offset() + ReportBreakDecoder.userEncodingOffset(),
                        NAME_WIDTH);
        pair.putReason(text, 0, textLength);
        events.commit(pair.encodedLength());
    }

    private boolean release(ReportBreakDecoder letter) {
        return suspense.release(
                letter.venueSessionId(), letter.buffer(), letter.offset() + ReportBreakDecoder.execIdEncodingOffset());
    }

    private void tell(ReportBreakDecoder letter, int clientId, int venueId, boolean isReleased, int textLength) {
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
        if (venueId != 0) {
            risk.book()
                    .copyVenueName(
                            venueId, told.buffer(), told.offset() + BreakReportedEncoder.venueNameEncodingOffset());
        }
        told.putText(text, 0, textLength);
        events.commit(told.encodedLength());
    }

    private void copy(ReportBreakDecoder letter, int from, int to, int length) {
        told.buffer().putBytes(told.offset() + to, letter.buffer(), letter.offset() + from, length);
    }

    /** An operator blocks a client and a venue, or two let them go on. */
    void block(SetPairBlockDecoder letter) {
        DirectBuffer from = letter.buffer();
        int clientAt = letter.offset() + SetPairBlockDecoder.clientEncodingOffset();
        int venueAt = letter.offset() + SetPairBlockDecoder.venueEncodingOffset();
        int userAt = letter.offset() + SetPairBlockDecoder.userEncodingOffset();
        int secondAt = letter.offset() + SetPairBlockDecoder.secondUserEncodingOffset();
        int clientId = risk.book().partyIdOf(PartyKind.CLIENT, from, clientAt, NAME_WIDTH);
        int venueId = risk.book().venueIdOf(from, venueAt, VENUE_WIDTH);
        boolean isBlocked = letter.blocked() == Bool.YES;
        String fault = "";
        if (clientId == 0) {
            fault = "client: is not defined";
        } else if (venueId == 0) {
            fault = "venue: is not defined";
        } else if (from.getByte(userAt) == 0) {
            fault = "user: must be given";
        } else if (!isBlocked && !areTwo(from, userAt, secondAt)) {
            fault = "secondUser: lifting a block takes two different users";
        } else if (!risk.memory().pairs().set(clientId, venueId, isBlocked)) {
            fault = isBlocked ? "client: is blocked at the venue already" : "client: is not blocked at the venue";
        }
        if (!fault.isEmpty()) {
            events.refuse(letter.sbeTemplateId(), letter.correlationId(), fault);
            return;
        }
        beginPair(letter.correlationId(), clientId, venueId, isBlocked);
        pair.buffer().putBytes(pair.offset() + PairBlockChangedEncoder.userEncodingOffset(), from, userAt, NAME_WIDTH);
        pair.buffer()
                .putBytes(
                        pair.offset() + PairBlockChangedEncoder.secondUserEncodingOffset(), from, secondAt, NAME_WIDTH);
        pair.putReason(text, 0, letter.getReason(text, 0, MAX_TEXT));
        events.commit(pair.encodedLength());
    }

    private void beginPair(long correlationId, int clientId, int venueId, boolean isBlocked) {
        events.buffer().setMemory(0, ENCODED_LENGTH + PairBlockChangedEncoder.BLOCK_LENGTH, (byte) 0);
        pair.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(pair.header());
        pair.correlationId(correlationId).clientId(clientId).venueId(venueId).blocked(isBlocked ? Bool.YES : Bool.NO);
        risk.book()
                .copyPartyName(
                        PartyKind.CLIENT,
                        clientId,
                        pair.buffer(),
                        pair.offset() + PairBlockChangedEncoder.clientNameEncodingOffset());
        risk.book()
                .copyVenueName(
                        venueId, pair.buffer(), pair.offset() + PairBlockChangedEncoder.venueNameEncodingOffset());
    }

    /** Two names, and not the same. */
    private static boolean areTwo(DirectBuffer buffer, int first, int second) {
        if (buffer.getByte(first) == 0 || buffer.getByte(second) == 0) {
            return false;
        }
        for (int i = 0; i < NAME_WIDTH; i++) {
            if (buffer.getByte(first + i) != buffer.getByte(second + i)) {
                return true;
            }
        }
        return false;
    }
}
