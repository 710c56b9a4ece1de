package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** What a client asked for, kept as the very bytes of its letter, so that nothing is lost on the way to the venue. */
final class Terms {
    static final int LENGTH = OrderTermsDecoder.ENCODED_LENGTH;

    private static final int SYMBOL_WIDTH = OrderTermsDecoder.symbolEncodingLength();
    private static final int ACCOUNT_WIDTH = OrderTermsDecoder.accountEncodingLength();

    private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[LENGTH]);

    /** Nothing is asked for. */
    void clear() {
        writeNone(bytes, 0);
    }

    /** Writes terms by which nothing is asked for. */
    static void writeNone(MutableDirectBuffer to, int at) {
        to.setMemory(at, LENGTH, (byte) 0);
        to.putLong(at + OrderTermsDecoder.priceE8EncodingOffset(), Decimal8.NULL, LITTLE_ENDIAN);
        to.putLong(at + OrderTermsDecoder.stopPxE8EncodingOffset(), Decimal8.NULL, LITTLE_ENDIAN);
        to.putLong(at + OrderTermsDecoder.minQtyE8EncodingOffset(), Decimal8.NULL, LITTLE_ENDIAN);
        to.putLong(at + OrderTermsDecoder.maxFloorE8EncodingOffset(), Decimal8.NULL, LITTLE_ENDIAN);
        to.putLong(at + OrderTermsDecoder.cashOrderQtyE8EncodingOffset(), Decimal8.NULL, LITTLE_ENDIAN);
        to.putLong(at + OrderTermsDecoder.expireEpochNsEncodingOffset(), Decimal8.NULL, LITTLE_ENDIAN);
        to.putInt(at + OrderTermsDecoder.expireDateYmdEncodingOffset(), Integer.MIN_VALUE, LITTLE_ENDIAN);
    }

    void read(DirectBuffer buffer, int offset) {
        bytes.putBytes(0, buffer, offset, LENGTH);
    }

    void write(MutableDirectBuffer buffer, int offset) {
        buffer.putBytes(offset, bytes, 0, LENGTH);
    }

    void set(Terms other) {
        bytes.putBytes(0, other.bytes, 0, LENGTH);
    }

    /** What an order that is not known is said to be: Symbol(55) and Side(54). */
    void of(DirectBuffer buffer, int symbolAt, byte side) {
        bytes.putBytes(OrderTermsDecoder.symbolEncodingOffset(), buffer, symbolAt, SYMBOL_WIDTH);
        bytes.putByte(OrderTermsDecoder.sideEncodingOffset(), side);
    }

    /** The bytes themselves, to look names up. */
    DirectBuffer bytes() {
        return bytes;
    }

    /** The bytes themselves, to complete a name that the client left out. */
    MutableDirectBuffer writable() {
        return bytes;
    }

    long orderQtyE8() {
        return bytes.getLong(OrderTermsDecoder.orderQtyE8EncodingOffset(), LITTLE_ENDIAN);
    }

    void orderQtyE8(long qtyE8) {
        bytes.putLong(OrderTermsDecoder.orderQtyE8EncodingOffset(), qtyE8, LITTLE_ENDIAN);
    }

    /** TransactTime(60). */
    long transactEpochNs() {
        return bytes.getLong(OrderTermsDecoder.transactEpochNsEncodingOffset(), LITTLE_ENDIAN);
    }

    long priceE8() {
        return bytes.getLong(OrderTermsDecoder.priceE8EncodingOffset(), LITTLE_ENDIAN);
    }

    void priceE8(long priceE8) {
        bytes.putLong(OrderTermsDecoder.priceE8EncodingOffset(), priceE8, LITTLE_ENDIAN);
    }

    long stopPxE8() {
        return bytes.getLong(OrderTermsDecoder.stopPxE8EncodingOffset(), LITTLE_ENDIAN);
    }

    long minQtyE8() {
        return bytes.getLong(OrderTermsDecoder.minQtyE8EncodingOffset(), LITTLE_ENDIAN);
    }

    long maxFloorE8() {
        return bytes.getLong(OrderTermsDecoder.maxFloorE8EncodingOffset(), LITTLE_ENDIAN);
    }

    long cashOrderQtyE8() {
        return bytes.getLong(OrderTermsDecoder.cashOrderQtyE8EncodingOffset(), LITTLE_ENDIAN);
    }

    long expireEpochNs() {
        return bytes.getLong(OrderTermsDecoder.expireEpochNsEncodingOffset(), LITTLE_ENDIAN);
    }

    int expireDateYmd() {
        return bytes.getInt(OrderTermsDecoder.expireDateYmdEncodingOffset(), LITTLE_ENDIAN);
    }

    Side side() {
        return Side.get(bytes.getByte(OrderTermsDecoder.sideEncodingOffset()));
    }

    OrdType ordType() {
        return OrdType.get(bytes.getByte(OrderTermsDecoder.ordTypeEncodingOffset()));
    }

    TimeInForce timeInForce() {
        return TimeInForce.get(bytes.getByte(OrderTermsDecoder.timeInForceEncodingOffset()));
    }

    boolean isBuy() {
        return isBuy(side());
    }

    static boolean isBuy(Side side) {
        return switch (side) {
            case BUY, BUY_MINUS -> true;
            case SELL, SELL_PLUS, SELL_SHORT, SELL_SHORT_EXEMPT, UNSUPPORTED, NULL_VAL -> false;
        };
    }

    /** Whether it outlives the trading day. */
    boolean isGoodTill() {
        return switch (timeInForce()) {
            case GTC, GTD -> true;
            case DAY, IOC, FOK, UNSUPPORTED, NULL_VAL -> false;
        };
    }

    /** Whether what is not executed at once is killed: its end is a cancel and never an expiry. */
    boolean endsAtOnce() {
        return switch (timeInForce()) {
            case IOC, FOK -> true;
            case DAY, GTC, GTD, UNSUPPORTED, NULL_VAL -> false;
        };
    }

    /** Whether ExecInst(18) holds K, cancel on trading halt. */
    boolean isCanceledByHalt() {
        int at = OrderTermsDecoder.execInstEncodingOffset();
        for (int i = 0; i < OrderTermsDecoder.execInstEncodingLength(); i++) {
            if (bytes.getByte(at + i) == 'K') {
                return true;
            }
        }
        return false;
    }

    boolean sameSymbol(Terms other) {
        return isOfSymbol(other.bytes, OrderTermsDecoder.symbolEncodingOffset());
    }

    boolean sameAccount(Terms other) {
        return isOfAccount(other.bytes, OrderTermsDecoder.accountEncodingOffset());
    }

    boolean isOfSymbol(DirectBuffer buffer, int offset) {
        return isSame(OrderTermsDecoder.symbolEncodingOffset(), SYMBOL_WIDTH, buffer, offset);
    }

    boolean isOfAccount(DirectBuffer buffer, int offset) {
        return isSame(OrderTermsDecoder.accountEncodingOffset(), ACCOUNT_WIDTH, buffer, offset);
    }

    /** Side(54) as the client wrote it. */
    byte sideRaw() {
        return bytes.getByte(OrderTermsDecoder.sideEncodingOffset());
    }

    boolean hasAccount() {
        return bytes.getByte(OrderTermsDecoder.accountEncodingOffset()) != 0;
    }

    void accountOf(Terms other) {
        int at = OrderTermsDecoder.accountEncodingOffset();
        bytes.putBytes(at, other.bytes, at, ACCOUNT_WIDTH);
    }

    boolean hasDestination() {
        return bytes.getByte(OrderTermsDecoder.exDestinationEncodingOffset()) != 0;
    }

    private boolean isSame(int at, int width, DirectBuffer buffer, int offset) {
        for (int i = 0; i < width; i++) {
            if (bytes.getByte(at + i) != buffer.getByte(offset + i)) {
                return false;
            }
        }
        return true;
    }
}
