package io.trade2026.ops.guard;

import java.util.Arrays;

/** An order as the events tell of it: what was asked of venues, and what was executed. Used by one thread. */
final class TrackedOrder {
    private static final int FIRST_FILLS = 4;

    private final long orderId;
    private final long firstCommand;
    private final boolean isPartial;
    private long childTerms;
    private long childrenQtyE8;
    private long lastCancelCommand;
    private boolean isTold;
    private long parentQtyE8;
    private long leavesQtyE8;
    private long bookedE8;
    private boolean isBuy;
    private boolean isBroken;
    private boolean isKeptForLateReports;
    private int accountId;
    private int instrumentId;
    private int venueId;
    private int children;
    private long cancels;
    private int fills;
    private long[] fillEvents = {};
    private long[] fillQtyE8 = {};
    private long[] fillKeys = {};

    /**
     * Begins to follow an order.
     *
     * @param orderId OrderID(37)
     * @param firstCommand in which it is first seen
     * @param isPartial whether events of it may be missing: it is older than the journal, or was forgotten
     */
    TrackedOrder(long orderId, long firstCommand, boolean isPartial) {
        this.orderId = orderId;
        this.firstCommand = firstCommand;
        this.isPartial = isPartial;
    }

    boolean isOver() {
        return isTold && leavesQtyE8 == 0;
    }

    /** A child order leaves. */
    void child(long qtyE8) {
        children++;
        childrenQtyE8 += qtyE8;
    }

    void cancel() {
        cancels++;
    }

    void fill(long eventNumber, long qtyE8, long key) {
        if (fills == fillEvents.length) {
            int size = Math.max(FIRST_FILLS, fills * 2);
            fillEvents = Arrays.copyOf(fillEvents, size);
            fillQtyE8 = Arrays.copyOf(fillQtyE8, size);
            fillKeys = Arrays.copyOf(fillKeys, size);
        }
        fillEvents[fills] = eventNumber;
        fillQtyE8[fills] = qtyE8;
        fillKeys[fills] = key;
        fills++;
        bookedE8 += qtyE8;
    }

    /** An execution has another quantity from now on; says whether it is known. */
    boolean refill(long refEventNumber, long eventNumber, long qtyE8) {
        for (int i = fills - 1; i >= 0; i--) {
            if (fillEvents[i] == refEventNumber) {
                bookedE8 += qtyE8 - fillQtyE8[i];
                fillQtyE8[i] = qtyE8;
                fillEvents[i] = eventNumber;
                return true;
            }
        }
        return false;
    }

    int fillCount() {
        return fills;
    }

    long fillKey(int index) {
        return fillKeys[index];
    }

    int children() {
        return children;
    }

    long cancels() {
        return cancels;
    }

    long orderId() {
        return orderId;
    }

    long firstCommand() {
        return firstCommand;
    }

    boolean isPartial() {
        return isPartial;
    }

    long childTerms() {
        return childTerms;
    }

    long childrenQtyE8() {
        return childrenQtyE8;
    }

    long lastCancelCommand() {
        return lastCancelCommand;
    }

    boolean isTold() {
        return isTold;
    }

    long parentQtyE8() {
        return parentQtyE8;
    }

    long leavesQtyE8() {
        return leavesQtyE8;
    }

    long bookedE8() {
        return bookedE8;
    }

    boolean isBuy() {
        return isBuy;
    }

    boolean isBroken() {
        return isBroken;
    }

    boolean isKeptForLateReports() {
        return isKeptForLateReports;
    }

    int accountId() {
        return accountId;
    }

    int instrumentId() {
        return instrumentId;
    }

    int venueId() {
        return venueId;
    }

    void childTerms(long now) {
        childTerms = now;
    }

    void childrenQtyE8(long now) {
        childrenQtyE8 = now;
    }

    void lastCancelCommand(long now) {
        lastCancelCommand = now;
    }

    void isTold(boolean now) {
        isTold = now;
    }

    void parentQtyE8(long now) {
        parentQtyE8 = now;
    }

    void leavesQtyE8(long now) {
        leavesQtyE8 = now;
    }

    void bookedE8(long now) {
        bookedE8 = now;
    }

    void isBuy(boolean now) {
        isBuy = now;
    }

    void isBroken(boolean now) {
        isBroken = now;
    }

    void isKeptForLateReports(boolean now) {
        isKeptForLateReports = now;
    }

    void accountId(int now) {
        accountId = now;
    }

    void instrumentId(int now) {
        instrumentId = now;
    }

    void venueId(int now) {
        venueId = now;
    }
}
