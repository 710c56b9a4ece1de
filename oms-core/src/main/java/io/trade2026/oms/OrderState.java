package io.trade2026.oms;

import io.trade2026.messages.sbe.OrdStatus;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What has become of an order but for its fills and what is asked of it: the states that hold, of which the highest is told as
 * OrdStatus(39) (order semantics 2.1).
 *
 * <p>Invariant: what has ended is neither suspended nor stopped any more.
 */
final class OrderState {
    /** Length of its part of an order's row in a snapshot. */
    static final int LENGTH = 8;

    private boolean acked;
    private boolean doneForDay;
    private boolean suspended;
    private boolean stopped;
    private boolean calculated;
    private boolean canceled;
    private boolean expired;
    private boolean rejected;

    void clear() {
        acked = false;
        doneForDay = false;
        suspended = false;
        stopped = false;
        calculated = false;
        canceled = false;
        expired = false;
        rejected = false;
    }

    // What happens

    /** The venue has the order, or a replace of it. */
    void accept() {
        acked = true;
        suspended = false;
    }

    void reject() {
        rejected = true;
    }

    void cancel() {
        canceled = true;
        leaveBook();
    }

    void expire() {
        expired = true;
        leaveBook();
    }

    /** What has ended is neither held back nor guaranteed any more. */
    private void leaveBook() {
        suspended = false;
        stopped = false;
    }

    void calculate() {
        calculated = true;
    }

    void finishDay() {
        doneForDay = true;
    }

    void suspend() {
        suspended = true;
    }

    void stop() {
        stopped = true;
    }

    void restate() {
        suspended = false;
        doneForDay = false;
    }

    void startDay() {
        doneForDay = false;
    }

    // What holds

    boolean isAcked() {
        return acked;
    }

    boolean isDoneForDay() {
        return doneForDay;
    }

    boolean isRejected() {
        return rejected;
    }

    boolean isSuspended() {
        return suspended;
    }

    /** Ended for good: not even a restatement of the venue brings it back. */
    boolean isOver() {
        return canceled || expired || rejected || calculated;
    }

    /** The highest of the states of an order of which nothing is asked. */
    OrdStatus status(boolean isFilled, boolean hasFills) {
        if (doneForDay) {
            return OrdStatus.DONE_FOR_DAY;
        }
        if (calculated) {
            return OrdStatus.CALCULATED;
        }
        if (isFilled) {
            return OrdStatus.FILLED;
        }
        return unfilled(hasFills);
    }

    private OrdStatus unfilled(boolean hasFills) {
        if (rejected) {
            return OrdStatus.REJECTED;
        }
        if (stopped) {
            return OrdStatus.STOPPED;
        }
        if (suspended) {
            return OrdStatus.SUSPENDED;
        }
        if (canceled) {
            return OrdStatus.CANCELED;
        }
        if (expired) {
            return OrdStatus.EXPIRED;
        }
        if (hasFills) {
            return OrdStatus.PARTIALLY_FILLED;
        }
        return acked ? OrdStatus.NEW : OrdStatus.PENDING_NEW;
    }

    // Its part of a row

    void save(MutableDirectBuffer to, int at) {
        put(to, at, acked);
        put(to, at + 1, doneForDay);
        put(to, at + 2, suspended);
        put(to, at + 3, stopped);
        put(to, at + 4, calculated);
        put(to, at + 5, canceled);
        put(to, at + 6, expired);
        put(to, at + 7, rejected);
    }

    private static void put(MutableDirectBuffer to, int at, boolean holds) {
        to.putByte(at, (byte) (holds ? 1 : 0));
    }

    void load(DirectBuffer from, int at) {
        acked = from.getByte(at) != 0;
        doneForDay = from.getByte(at + 1) != 0;
        suspended = from.getByte(at + 2) != 0;
        stopped = from.getByte(at + 3) != 0;
        calculated = from.getByte(at + 4) != 0;
        canceled = from.getByte(at + 5) != 0;
        expired = from.getByte(at + 6) != 0;
        rejected = from.getByte(at + 7) != 0;
    }
}
