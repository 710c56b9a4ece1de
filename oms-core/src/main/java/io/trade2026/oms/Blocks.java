package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.PairBlockChangedEncoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.ReportBreakDecoder;
import io.trade2026.messages.sbe.SetPairBlockDecoder;
import io.trade2026.risk.RiskCore;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Who takes no new risk where (PO-01): a client at a venue, an account in an instrument. A break that is old enough blocks, and so does
 * one operator; two lift.
 */
final class Blocks {
    private static final int NAME_WIDTH = SetPairBlockDecoder.userEncodingLength();
    private static final int VENUE_WIDTH = SetPairBlockDecoder.venueEncodingLength();
    private static final int SYMBOL_WIDTH = SetPairBlockDecoder.symbolEncodingLength();
    private static final int MAX_TEXT = 254;
    private static final String TWO_LIFT = "secondUser: lifting a block takes two different users";

    private final EventWriter events;
    private final RiskCore risk;
    private final PairBlockChangedEncoder told = new PairBlockChangedEncoder();
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 2]);

    Blocks(EventWriter events, RiskCore risk) {
        this.events = events;
        this.risk = risk;
    }

    /** An old break blocks; whose client, venue, account or instrument is not known blocks nobody. */
    void byBreak(ReportBreakDecoder letter, int clientId, int venueId) {
        if (clientId != 0 && venueId != 0 && risk.memory().pairs().set(clientId, venueId, true)) {
            beginPair(letter.correlationId(), clientId, venueId, true);
            finish(letter);
        }
    }

    /** The same of an account's position. */
    void byPosition(ReportBreakDecoder letter, int accountId, int instrumentId) {
        if (accountId != 0 && instrumentId != 0 && risk.memory().pairs().setHolding(accountId, instrumentId, true)) {
            beginHolding(letter.correlationId(), accountId, instrumentId, true);
            finish(letter);
        }
    }

    private void finish(ReportBreakDecoder letter) {
        told.buffer()
                .putBytes(
                        told.offset() + PairBlockChangedEncoder.userEncodingOffset(),
                        letter.buffer(),
                        letter.offset() + ReportBreakDecoder.userEncodingOffset(),
                        NAME_WIDTH);
        letter.sbeRewind();
        told.putReason(text, 0, letter.getText(text, 0, MAX_TEXT));
        events.commit(told.encodedLength());
    }

    /** An operator blocks, or two let go on. */
    void change(SetPairBlockDecoder letter) {
        DirectBuffer from = letter.buffer();
        int at = letter.offset();
        boolean isHolding = from.getByte(at + SetPairBlockDecoder.accountEncodingOffset()) != 0
                || from.getByte(at + SetPairBlockDecoder.symbolEncodingOffset()) != 0;
        int userAt = at + SetPairBlockDecoder.userEncodingOffset();
        String fault;
        if (from.getByte(userAt) == 0) {
            fault = "user: must be given";
        } else if (letter.blocked() != Bool.YES
                && !areTwo(from, userAt, at + SetPairBlockDecoder.secondUserEncodingOffset())) {
            fault = TWO_LIFT;
        } else {
            fault = isHolding ? changeHolding(letter) : changePair(letter);
        }
        if (!fault.isEmpty()) {
            events.refuse(letter.sbeTemplateId(), letter.correlationId(), fault);
            return;
        }
        copyName(letter, SetPairBlockDecoder.userEncodingOffset(), PairBlockChangedEncoder.userEncodingOffset());
        copyName(
                letter,
                SetPairBlockDecoder.secondUserEncodingOffset(),
                PairBlockChangedEncoder.secondUserEncodingOffset());
        told.putReason(text, 0, letter.getReason(text, 0, MAX_TEXT));
        events.commit(told.encodedLength());
    }

    private void copyName(SetPairBlockDecoder letter, int from, int to) {
        told.buffer().putBytes(told.offset() + to, letter.buffer(), letter.offset() + from, NAME_WIDTH);
    }

    /** Why it is not done; empty when it is, and then its event is begun. */
    private String changePair(SetPairBlockDecoder letter) {
        int clientId = risk.book()
                .partyIdOf(
                        PartyKind.CLIENT,
                        letter.buffer(),
                        letter.offset() + SetPairBlockDecoder.clientEncodingOffset(),
                        NAME_WIDTH);
        int venueId = risk.book()
                .venueIdOf(letter.buffer(), letter.offset() + SetPairBlockDecoder.venueEncodingOffset(), VENUE_WIDTH);
        boolean isBlocked = letter.blocked() == Bool.YES;
        if (clientId == 0) {
            return "client: is not defined";
        }
        if (venueId == 0) {
            return "venue: is not defined";
        }
        if (!risk.memory().pairs().set(clientId, venueId, isBlocked)) {
            return isBlocked ? "client: is blocked at the venue already" : "client: is not blocked at the venue";
        }
        beginPair(letter.correlationId(), clientId, venueId, isBlocked);
        return "";
    }

    private String changeHolding(SetPairBlockDecoder letter) {
        int accountId = risk.book()
                .accountIdOf(
                        letter.buffer(), letter.offset() + SetPairBlockDecoder.accountEncodingOffset(), NAME_WIDTH);
        int instrumentId = risk.book()
                .instrumentIdOf(
                        letter.buffer(), letter.offset() + SetPairBlockDecoder.symbolEncodingOffset(), SYMBOL_WIDTH);
        boolean isBlocked = letter.blocked() == Bool.YES;
        if (accountId == 0) {
            return "account: is not defined";
        }
        if (instrumentId == 0) {
            return "symbol: is not defined";
        }
        if (!risk.memory().pairs().setHolding(accountId, instrumentId, isBlocked)) {
            return isBlocked
                    ? "account: is blocked in the instrument already"
                    : "account: is not blocked in the instrument";
        }
        beginHolding(letter.correlationId(), accountId, instrumentId, isBlocked);
        return "";
    }

    private void beginPair(long correlationId, int clientId, int venueId, boolean isBlocked) {
        begin(correlationId, isBlocked);
        told.clientId(clientId).venueId(venueId);
        risk.book()
                .copyPartyName(
                        PartyKind.CLIENT,
                        clientId,
                        told.buffer(),
                        told.offset() + PairBlockChangedEncoder.clientNameEncodingOffset());
        risk.book()
                .copyVenueName(
                        venueId, told.buffer(), told.offset() + PairBlockChangedEncoder.venueNameEncodingOffset());
    }

    private void beginHolding(long correlationId, int accountId, int instrumentId, boolean isBlocked) {
        begin(correlationId, isBlocked);
        told.accountId(accountId).instrumentId(instrumentId);
        risk.book()
                .copyPartyName(
                        PartyKind.ACCOUNT,
                        accountId,
                        told.buffer(),
                        told.offset() + PairBlockChangedEncoder.accountNameEncodingOffset());
        risk.book()
                .copySymbol(
                        instrumentId, told.buffer(), told.offset() + PairBlockChangedEncoder.symbolEncodingOffset());
    }

    private void begin(long correlationId, boolean isBlocked) {
        events.buffer().setMemory(0, ENCODED_LENGTH + PairBlockChangedEncoder.BLOCK_LENGTH, (byte) 0);
        told.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(told.header());
        told.correlationId(correlationId).blocked(isBlocked ? Bool.YES : Bool.NO);
    }

    /** Two names, and not the same. */
    static boolean areTwo(DirectBuffer buffer, int first, int second) {
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
