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

    /** Creates an empty one. */
    public TouchedLimits() {}

    /** Forgets all. */
    public void clear() {
        count = 0;
    }

    /**
     * Takes a limit down.
     *
     * @param row of the limit book
     * @param usedBefore before the order, in the control's unit
     * @param thisOrder what the order adds, in the control's unit
     */
    public void add(int row, long usedBefore, long thisOrder) {
        int at = count * WIDTH;
        if (at == cells.length) {
            cells = Arrays.copyOf(cells, at * 2);
        }
        cells[at] = row;
        cells[at + 1] = usedBefore;
        cells[at + 2] = thisOrder;
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
     * Finds the limit of which the least share is left with the order. Of two that are used alike the first one taken down. Allocates nothing.
     *
     * @param limits whose rows they are
     * @return an index for {@link #row} and the others, or {@link #NONE}
     */
    public int tightest(LimitBook limits) {
        int tightest = NONE;
        long use = 0;
        long limit = 0;
        for (int i = 0; i < count; i++) {
            long itsUse = Math.max(0, usedAfter(i));
            long itsLimit = Math.max(0, limits.value(row(i)));
            if (tightest == NONE || isTighter(itsUse, itsLimit, use, limit)) {
                tightest = i;
                use = itsUse;
                limit = itsLimit;
            }
        }
        return tightest;
    }

    /** Whether use / limit is above thanUse / thanLimit, in 128 bits; nothing is tighter than a limit of 0. */
    private static boolean isTighter(long use, long limit, long thanUse, long thanLimit) {
        if (limit == 0 || thanLimit == 0) {
            return limit == 0 && thanLimit != 0;
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
        long before = used(index);
        long more = cells[index * WIDTH + 2];
        return more > 0 && before > Long.MAX_VALUE - more ? Long.MAX_VALUE : before + more;
    }
}
