package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.messages.Int128;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What was executed of an order, in all and today: the only writer of CumQty(14), AvgPx(6), DayCumQty(425) and DayAvgPx(426).
 *
 * <p>Invariant (order semantics, section 3): the sums are those of the fills that count, kept exactly; neither is negative.
 */
final class Fills {
    /** Upper half of the largest notional: above it a further product could leave the range of {@link Int128}. */
    private static final long NOTIONAL_BOUND = (1L << 62) - 1;

    private final Int128 notional = new Int128();
    private final Int128 dayNotional = new Int128();
    private int day;
    private long cumQtyE8;
    private long dayCumQtyE8;

    void clear() {
        day = 0;
        cumQtyE8 = 0;
        dayCumQtyE8 = 0;
        notional.set(0, 0);
        dayNotional.set(0, 0);
    }

    /** Whether the sums can hold one more fill. */
    boolean mayAdd(long lastQtyE8, long lastPxE8) {
        long room = NOTIONAL_BOUND - Math.max(notional.high(), dayNotional.high());
        return lastQtyE8 <= Long.MAX_VALUE - Math.max(cumQtyE8, dayCumQtyE8)
                && Math.multiplyHigh(lastQtyE8, lastPxE8) < room;
    }

    /** Books one fill, also beyond OrderQty(38) and after the end: what a venue executed has happened. */
    void add(long lastQtyE8, long lastPxE8) {
        add(lastQtyE8, lastPxE8, day);
    }

    /** Counts a corrected fill, on the day of the fill. */
    void add(long lastQtyE8, long lastPxE8, int dayOfFill) {
        cumQtyE8 = Math.addExact(cumQtyE8, lastQtyE8);
        notional.addProduct(lastQtyE8, lastPxE8);
        if (dayOfFill == day) {
            dayCumQtyE8 = Math.addExact(dayCumQtyE8, lastQtyE8);
            dayNotional.addProduct(lastQtyE8, lastPxE8);
        }
        mustBeSound();
    }

    /** Whether a fill is still within the sums; a corporate action may have changed what they mean. */
    boolean mayTakeBack(Execution fill) {
        boolean today = fill.day() == day;
        return fill.qtyE8() <= cumQtyE8
                && covers(notional, fill)
                && (!today || (fill.qtyE8() <= dayCumQtyE8 && covers(dayNotional, fill)));
    }

    private static boolean covers(Int128 sum, Execution fill) {
        sum.subtractProduct(fill.qtyE8(), fill.pxE8());
        boolean covered = sum.high() >= 0;
        sum.addProduct(fill.qtyE8(), fill.pxE8());
        return covered;
    }

    /** Takes a fill back, as it counted last. */
    void takeBack(Execution fill) {
        cumQtyE8 -= fill.qtyE8();
        notional.subtractProduct(fill.qtyE8(), fill.pxE8());
        if (fill.day() == day) {
            dayCumQtyE8 -= fill.qtyE8();
            dayNotional.subtractProduct(fill.qtyE8(), fill.pxE8());
        }
        mustBeSound();
    }

    /** A corporate action: what was executed is worth the same in another number of units. */
    void rescale(long newCumQtyE8) {
        cumQtyE8 = newCumQtyE8;
        mustBeSound();
    }

    private void mustBeSound() {
        if (cumQtyE8 < 0 || dayCumQtyE8 < 0 || notional.high() < 0 || !notional.fitsProducts()) {
            throw new IllegalStateException("cumQtyE8=" + cumQtyE8 + " dayCumQtyE8=" + dayCumQtyE8 + " notional="
                    + notional.high() + ":" + notional.low());
        }
    }

    void startDay() {
        day++;
        dayCumQtyE8 = 0;
        dayNotional.set(0, 0);
    }

    /** Trading day of the order, from 0. */
    int day() {
        return day;
    }

    void day(int newDay) {
        day = newDay;
    }

    long cumQtyE8() {
        return cumQtyE8;
    }

    long dayCumQtyE8() {
        return dayCumQtyE8;
    }

    long avgPxE8() {
        return cumQtyE8 == 0 ? 0 : notional.dividedHalfUp(cumQtyE8);
    }

    long dayAvgPxE8() {
        return dayCumQtyE8 == 0 ? 0 : dayNotional.dividedHalfUp(dayCumQtyE8);
    }

    void save(MutableDirectBuffer buffer, int at) {
        buffer.putLong(at, cumQtyE8, LITTLE_ENDIAN);
        buffer.putLong(at + 8, notional.high(), LITTLE_ENDIAN);
        buffer.putLong(at + 16, notional.low(), LITTLE_ENDIAN);
        buffer.putLong(at + 24, dayCumQtyE8, LITTLE_ENDIAN);
        buffer.putLong(at + 32, dayNotional.high(), LITTLE_ENDIAN);
        buffer.putLong(at + 40, dayNotional.low(), LITTLE_ENDIAN);
    }

    void load(DirectBuffer buffer, int at) {
        cumQtyE8 = buffer.getLong(at, LITTLE_ENDIAN);
        notional.set(buffer.getLong(at + 8, LITTLE_ENDIAN), buffer.getLong(at + 16, LITTLE_ENDIAN));
        dayCumQtyE8 = buffer.getLong(at + 24, LITTLE_ENDIAN);
        dayNotional.set(buffer.getLong(at + 32, LITTLE_ENDIAN), buffer.getLong(at + 40, LITTLE_ENDIAN));
    }
}
