package io.trade2026.ops.guard;

import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.Side;
import org.agrona.DirectBuffer;

/** 64 bits for texts of events that are only ever compared; never 0 for a text that is there. */
final class LetterKeys {
    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private LetterKeys() {}

    static boolean isBuy(Side side) {
        return side == Side.BUY || side == Side.BUY_MINUS;
    }

    /** Of Symbol(55) and Side(54). */
    static long ofTerms(OrderTermsDecoder terms) {
        long hash = hash(
                BASIS,
                terms.buffer(),
                terms.offset() + OrderTermsDecoder.symbolEncodingOffset(),
                OrderTermsDecoder.symbolEncodingLength());
        long key = (hash ^ terms.side().value()) * PRIME;
        return key == 0 ? 1 : key;
    }

    /** Of venue session and ExecID(17); 0 when the venue gave none. */
    static long ofExecution(OrderChangedDecoder letter) {
        int at = letter.offset() + OrderChangedDecoder.venueExecIdEncodingOffset();
        if (letter.buffer().getByte(at) == 0) {
            return 0;
        }
        long hash = (BASIS ^ letter.venueSessionId()) * PRIME;
        long key = hash(hash, letter.buffer(), at, OrderChangedDecoder.venueExecIdEncodingLength());
        return key == 0 ? 1 : key;
    }

    private static long hash(long from, DirectBuffer buffer, int at, int length) {
        long hash = from;
        for (int i = 0; i < length && buffer.getByte(at + i) != 0; i++) {
            hash = (hash ^ (buffer.getByte(at + i) & 0xFF)) * PRIME;
        }
        return hash;
    }
}
