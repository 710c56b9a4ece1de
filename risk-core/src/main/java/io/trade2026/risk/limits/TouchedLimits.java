package io.trade2026.risk.limits;

import java.util.Arrays;

/**
 * The limits that an order was held against, with what was used of each before and what the order adds: taken along with the decision, so
 * that the use of limits can be noted when the order is entered, and only then, and the decision can tell the tightest. Reused; allocates nothing once it is large enough.
 */
public final class TouchedLimits {
    /** No limit. */
    public static final int NONE = -1;

    private static final int FIRST_SIZE = 64;
    private static final int WIDTH = 3;

    /** Row, used and added of one limit beside each other. */
    private long[] cells = new long[FIRST_SIZE * WIDTH];

    private int count;
    private int tightest = NONE;
    private long tightestUse;
    private long tightestLimit;

    /** Creates an empty one. */
    public TouchedLimits() {}

    /** Forgets all. */
    public void clear() {
        count = 0;
        tightest = NONE;
    }

    /**
     * Takes a limit down.
     *
     * @param row of the limit book
     * @param limit its value, in the control's unit
     * @param usedBefore before the order, in the control's unit
     * @param thisOrder what the order adds, in the control's unit
     */
    public void add(int row, long limit, long usedBefore, long thisOrder) {
        int at = count * WIDTH;
        if (at == cells.length) {
            cells = Arrays.copyOf(cells, at * 2);
        }
        cells[at] = row;
        cells[at + 1] = usedBefore;
        cells[at + 2] = thisOrder;
        long use = Math.max(0, sum(usedBefore, thisOrder));
        if (tightest == NONE || isTighter(use, Math.max(0, limit), tightestUse, tightestLimit)) {
            tightest = count;
            tightestUse = use;
            tightestLimit = Math.max(0, limit);
        }
        count++;
    }

    /** Whether nothing was taken down. */
    public boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    /**
     * Returns the limit of which the least share is left with the order. Of two that are used alike the first one taken down.
     *
     * @return an index for {@link #row} and the others, or {@link #NONE}
     */
    public int tightest() {
        return tightest;
    }

    /** Whether use / limit is above thanUse / thanLimit, in 128 bits; nothing is tighter than a limit of 0. */
    private static boolean isTighter(long use, long limit, long thanUse, long thanLimit) {
        if (limit == 0 || thanLimit == 0) {
            return limit == 0 && thanLimit != 0;
        }
        if (use <= thanUse && limit >= thanLimit) {
            return false;
        }
        long high = Math.multiplyHigh(use, thanLimit);
        long thanHigh = Math.multiplyHigh(thanUse, limit);
        return high == thanHigh ? Long.compareUnsigned(use * thanLimit, thanUse * limit) > 0 : high > thanHigh;
    }

    /**
     * Returns which limit one is.
     *
     * @param index from 0
     * @return row of the limit book
     */
    public int row(int index) {
        return (int) cells[index * WIDTH];
    }

    /**
     * Returns what was used of one.
     *
     * @param index from 0
     * @return before the order, in the control's unit
     */
    public long used(int index) {
        return cells[index * WIDTH + 1];
    }

    /**
     * Returns what the order adds to the use of one.
     *
     * @param index from 0
     * @return in the control's unit
     */
    public long added(int index) {
        return cells[index * WIDTH + 2];
    }

    /** With the order; the largest long when it does not fit. */
    long usedAfter(int index) {
        return sum(used(index), added(index));
    }

    private static long sum(long before, long more) {
        return more > 0 && before > Long.MAX_VALUE - more ? Long.MAX_VALUE : before + more;
    }
}
