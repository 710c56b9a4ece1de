package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.messages.sbe.Side;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** An execution that counts against the firm only, known by the venue's session and ExecID(17): all that it takes to take it back. */
final class SuspendedTrade implements IdIndex.Entry {
    static final int ROW_LENGTH = 4 + 4 + 4 + 4 + FixId.LENGTH + 8 + 8 + 8 + 4 + 4;

    private final FixId execId = new FixId();
    private final int venueSessionId;
    private final int venueId;
    private final int instrumentId;
    private final Side side;
    private final long qtyE8;
    private final long pxE8;
    private final long fxE8;
    private final int day;

    SuspendedTrade(
            int venueSessionId, int venueId, int instrumentId, Side side, long qtyE8, long pxE8, long fxE8, int day) {
        this.venueSessionId = venueSessionId;
        this.venueId = venueId;
        this.instrumentId = instrumentId;
        this.side = side;
        this.qtyE8 = qtyE8;
        this.pxE8 = pxE8;
        this.fxE8 = fxE8;
        this.day = day;
    }

    @Override
    public int scope() {
        return venueSessionId;
    }

    @Override
    public FixId id() {
        return execId;
    }

    int venueId() {
        return venueId;
    }

    int instrumentId() {
        return instrumentId;
    }

    Side side() {
        return side;
    }

    long qtyE8() {
        return qtyE8;
    }

    long pxE8() {
        return pxE8;
    }

    long fxE8() {
        return fxE8;
    }

    int day() {
        return day;
    }

    void save(MutableDirectBuffer buffer, int row) {
        buffer.putInt(row, venueSessionId, LITTLE_ENDIAN);
        buffer.putInt(row + 4, venueId, LITTLE_ENDIAN);
        buffer.putInt(row + 8, instrumentId, LITTLE_ENDIAN);
        buffer.putInt(row + 12, side.value(), LITTLE_ENDIAN);
        execId.write(buffer, row + 16);
        int at = row + 16 + FixId.LENGTH;
        buffer.putLong(at, qtyE8, LITTLE_ENDIAN);
        buffer.putLong(at + 8, pxE8, LITTLE_ENDIAN);
        buffer.putLong(at + 16, fxE8, LITTLE_ENDIAN);
        buffer.putInt(at + 24, day, LITTLE_ENDIAN);
        buffer.putInt(at + 28, 0, LITTLE_ENDIAN);
    }

    static SuspendedTrade load(DirectBuffer buffer, int row) {
        int at = row + 16 + FixId.LENGTH;
        SuspendedTrade trade = new SuspendedTrade(
                buffer.getInt(row, LITTLE_ENDIAN),
                buffer.getInt(row + 4, LITTLE_ENDIAN),
                buffer.getInt(row + 8, LITTLE_ENDIAN),
                Side.get((byte) buffer.getInt(row + 12, LITTLE_ENDIAN)),
                buffer.getLong(at, LITTLE_ENDIAN),
                buffer.getLong(at + 8, LITTLE_ENDIAN),
                buffer.getLong(at + 16, LITTLE_ENDIAN),
                buffer.getInt(at + 24, LITTLE_ENDIAN));
        trade.execId.read(buffer, row + 16);
        return trade;
    }
}
