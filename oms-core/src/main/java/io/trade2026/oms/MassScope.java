package io.trade2026.oms;

import io.trade2026.messages.sbe.CancelMassDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Which orders a mass request speaks of: those of its own session only, narrowed by Symbol(55), Side(54) and Account(1). */
final class MassScope {
    private DirectBuffer letter = new UnsafeBuffer(new byte[0]);
    private int sessionId;
    private int symbolAt;
    private int accountAt;
    private byte side;

    /** Takes up a letter; where symbol or account begin with a zero byte, and where the side is zero, all are meant. */
    MassScope of(DirectBuffer newLetter, int newSessionId, int newSymbolAt, int newAccountAt, byte newSide) {
        letter = newLetter;
        sessionId = newSessionId;
        symbolAt = newSymbolAt;
        accountAt = newAccountAt;
        side = newSide;
        return this;
    }

    void copySymbol(MutableDirectBuffer to, int at) {
        to.putBytes(at, letter, symbolAt, CancelMassDecoder.symbolEncodingLength());
    }

    void copyAccount(MutableDirectBuffer to, int at) {
        to.putBytes(at, letter, accountAt, CancelMassDecoder.accountEncodingLength());
    }

    boolean hasSymbol() {
        return letter.getByte(symbolAt) != 0;
    }

    boolean hasAccount() {
        return letter.getByte(accountAt) != 0;
    }

    boolean holds(Order order) {
        Terms terms = order.terms();
        return order.sessionId() == sessionId
                && (side == 0 || side == terms.sideRaw())
                && (!hasSymbol() || terms.isOfSymbol(letter, symbolAt))
                && (!hasAccount() || terms.isOfAccount(letter, accountAt));
    }
}
