package io.trade2026.risk.limits;

import java.util.Arrays;

/**
 * The limits that an order was held against, with what was used of each before and what the order adds: taken along with the decision, so
 * that the use of limits can be noted when the order is entered, and only then. Reused; allocates nothing once it is large enough.
 */
public final class TouchedLimits {
    private static final int FIRST_SIZE = 64;

    private int[] rows = new int[FIRST_SIZE];
    private long[] used = new long[FIRST_SIZE];
    private long[] added = new long[FIRST_SIZE];
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
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, count * 2);
            used = Arrays.copyOf(used, count * 2);
            added = Arrays.copyOf(added, count * 2);
        }
        rows[count] = row;
        used[count] = usedBefore;
        added[count] = thisOrder;
        count++;
    }

    int count() {
        return count;
    }

    int row(int index) {
        return rows[index];
    }

    long used(int index) {
        return used[index];
    }

    /** With the order; the largest long when it does not fit. */
    long usedAfter(int index) {
        long before = used[index];
        long more = added[index];
        return more > 0 && before > Long.MAX_VALUE - more ? Long.MAX_VALUE : before + more;
    }
}
