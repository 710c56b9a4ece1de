package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One report of a venue, known by its ExecID(17), so that none is booked twice; for a fill also what it was worth and how
 * the client knows it.
 */
final class Execution implements IdIndex.Entry {
    static final int ROW_LENGTH = 8 + 4 + 4 + FixId.LENGTH + 8 + 8 + 8 + 8 + FixId.LENGTH + 8;

    private final FixId id = new FixId();
    private final FixId fillId = new FixId();
    private int venueSessionId;
    private int day;
    private int riskDay;
    private long qtyE8;
    private long pxE8;
    private long fxE8;
    private long eventNumber;
    private @Nullable Order order;
    private @Nullable Execution fill;
    private @Nullable Execution next;

    void open(Order newOrder, DirectBuffer buffer, int execIdOffset) {
        order = newOrder;
        venueSessionId = newOrder.venueSessionId();
        id.read(buffer, execIdOffset);
        day = 0;
        riskDay = 0;
        qtyE8 = 0;
        pxE8 = 0;
        fxE8 = 0;
        eventNumber = 0;
        fill = null;
        next = null;
        fillId.clear();
    }

    @Override
    public int scope() {
        return venueSessionId;
    }

    @Override
    public FixId id() {
        return id;
    }

    /** Notes that it is a fill, or the latest version of one. */
    void value(long newQtyE8, long newPxE8, long newEventNumber) {
        qtyE8 = newQtyE8;
        pxE8 = newPxE8;
        eventNumber = newEventNumber;
    }

    /** Notes a fill that was not taken for one of the order: it counts in the suspense account until the venue busts it. */
    void suspense(long lastQtyE8, long lastPxE8, long newFxE8, int dayOfFill) {
        value(lastQtyE8, lastPxE8, 0);
        fxE8 = newFxE8;
        riskDay = dayOfFill;
    }

    boolean isInSuspense() {
        return qtyE8 != 0 && eventNumber == 0;
    }

    /** Notes when it happened, which no later version changes. */
    void happened(int newDay, int newRiskDay) {
        day = newDay;
        riskDay = newRiskDay;
    }

    /** Notes that it corrects or busts a fill: later reports may refer to either. */
    void speaksOf(Execution corrected) {
        fill = corrected;
    }

    /** The fill that a reference to this report means: itself, or the one it corrected. */
    Execution fill() {
        return fill == null ? this : fill;
    }

    /** LastQty(32) as it counts now; 0 when busted or when it was no fill. */
    long qtyE8() {
        return qtyE8;
    }

    long pxE8() {
        return pxE8;
    }

    /** Exchange rate of a trade in suspense; the others have that of their order. */
    long fxE8() {
        return fxE8;
    }

    /** Trading day of the order on which it happened, from 0. */
    int day() {
        return day;
    }

    /** Trading day of the house on which it happened: also orders that count no days of their own have it. */
    int riskDay() {
        return riskDay;
    }

    /** Number of the event by which the client knows its latest version. */
    long eventNumber() {
        return eventNumber;
    }

    @Nullable Order order() {
        return order;
    }

    @Nullable Execution next() {
        return next;
    }

    void next(@Nullable Execution execution) {
        next = execution;
    }

    void save(MutableDirectBuffer buffer, int row, long orderId) {
        buffer.putLong(row, orderId, LITTLE_ENDIAN);
        buffer.putInt(row + 8, venueSessionId, LITTLE_ENDIAN);
        buffer.putInt(row + 12, day, LITTLE_ENDIAN);
        id.write(buffer, row + 16);
        buffer.putLong(row + 56, qtyE8, LITTLE_ENDIAN);
        buffer.putLong(row + 64, pxE8, LITTLE_ENDIAN);
        buffer.putLong(row + 72, eventNumber, LITTLE_ENDIAN);
        buffer.putInt(row + 80, fill == null ? 0 : 1, LITTLE_ENDIAN);
        buffer.putInt(row + 84, riskDay, LITTLE_ENDIAN);
        (fill == null ? fillId : fill.id).write(buffer, row + 88);
        buffer.putLong(row + 88 + FixId.LENGTH, fxE8, LITTLE_ENDIAN);
    }

    static long orderId(DirectBuffer buffer, int row) {
        return buffer.getLong(row, LITTLE_ENDIAN);
    }

    /** Restores it; a fill it speaks of was saved before it. */
    void load(DirectBuffer buffer, int row, Order owner, IdIndex<Execution> index) {
        open(owner, buffer, row + 16);
        venueSessionId = buffer.getInt(row + 8, LITTLE_ENDIAN);
        day = buffer.getInt(row + 12, LITTLE_ENDIAN);
        qtyE8 = buffer.getLong(row + 56, LITTLE_ENDIAN);
        pxE8 = buffer.getLong(row + 64, LITTLE_ENDIAN);
        eventNumber = buffer.getLong(row + 72, LITTLE_ENDIAN);
        riskDay = buffer.getInt(row + 84, LITTLE_ENDIAN);
        fxE8 = buffer.getLong(row + 88 + FixId.LENGTH, LITTLE_ENDIAN);
        if (buffer.getInt(row + 80, LITTLE_ENDIAN) != 0) {
            fill = index.find(venueSessionId, buffer, row + 88);
        }
    }
}
