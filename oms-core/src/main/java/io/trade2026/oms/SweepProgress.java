package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/** How far a sweep has come with what it does in slices. */
final class SweepProgress {
    static final int ROW_LENGTH = 64;

    private final SweepCount count = new SweepCount();
    private Phase phase = Phase.RESTING;
    private boolean isCounted = true;
    private boolean isLifting;
    private boolean isUrged;
    private int at;
    private int until;
    private int gone;
    private int cancelsOfOpen;
    private int residualsTold;
    private @Nullable OpenWalk walk;

    /** What is under way. */
    enum Phase {
        /** Nothing: a timer wakes it. */
        RESTING(0),
        /** The orders of the scope are looked for and cancelled. */
        TAKING(1),
        /** Its orders are looked whether they have ended. */
        LOOKING(2),
        /** What is open is cancelled once more. */
        CANCELING_AGAIN(3),
        /** The switch is lifted: its orders are let go. */
        RELEASING(4);

        private static final Phase[] ALL = values();
        private final int code;

        Phase(int code) {
            this.code = code;
        }
    }

    // Taking

    void take(OpenWalk through, boolean newIsCounted) {
        phase = Phase.TAKING;
        walk = through;
        isCounted = newIsCounted;
        count.clear();
    }

    /** The walk of {@link Phase#TAKING}. */
    OpenWalk walk() {
        OpenWalk current = walk;
        if (current == null) {
            throw new IllegalStateException("a sweep that takes orders goes nowhere");
        }
        return current;
    }

    boolean isYetToTake(Order order) {
        return phase == Phase.TAKING && walk().isAhead(order);
    }

    /** All orders of the scope are taken, or no more of them are. */
    void taken() {
        walk = null;
        isCounted = true;
        phase = Phase.RESTING;
    }

    /** What was found so far, where that was more than could be counted at once. */
    SweepCount count() {
        return count;
    }

    /** Whether all of the scope was counted when it began. */
    boolean isCounted() {
        return isCounted;
    }

    /** Counts an order that a drill tells of; says whether there is room for it. */
    boolean mayTell(int most) {
        return residualsTold++ < most;
    }

    // Through its orders

    /** Begins to go through its orders; those that come after that are not among them. */
    void begin(Phase newPhase, int orders) {
        phase = newPhase;
        at = 0;
        until = orders;
        gone = 0;
        if (newPhase == Phase.LOOKING) {
            cancelsOfOpen = 0;
        }
    }

    /** All have been gone through. Nothing is left of how, so that a core which began from a snapshot on the way rests in the same state. */
    void rest() {
        phase = Phase.RESTING;
        isUrged = false;
        at = 0;
        until = 0;
    }

    Phase phase() {
        return phase;
    }

    boolean isResting() {
        return phase == Phase.RESTING;
    }

    int at() {
        return at;
    }

    /** Goes on; returns whether that was all. */
    boolean reached(int newAt) {
        at = newAt;
        return at == until;
    }

    /** Where a slice of so many orders ends. */
    int stop(int most) {
        return Math.min(until, at + most);
    }

    /** One of its orders has left; its place is empty until all have been looked at. */
    void leaves() {
        gone++;
    }

    int gone() {
        return gone;
    }

    /** The empty places are filled. */
    void closed() {
        gone = 0;
    }

    /** An open order has so many cancels. */
    void sees(int cancels) {
        cancelsOfOpen += cancels;
    }

    int cancelsOfOpen() {
        return cancelsOfOpen;
    }

    // What is wanted

    void urge() {
        isUrged = true;
    }

    boolean isUrged() {
        return isUrged;
    }

    void lift() {
        isLifting = true;
    }

    boolean isLifting() {
        return isLifting;
    }

    // Its row in a snapshot: as if the empty places were filled

    void save(MutableDirectBuffer to, int row) {
        OpenWalk current = walk;
        to.putByte(row, (byte) phase.code);
        to.putByte(row + 1, (byte) (isCounted ? 1 : 0));
        to.putByte(row + 2, (byte) (isLifting ? 1 : 0));
        to.putByte(row + 3, (byte) (isUrged ? 1 : 0));
        to.putInt(row + 4, at - gone, LITTLE_ENDIAN);
        to.putInt(row + 8, until - gone, LITTLE_ENDIAN);
        to.putInt(row + 12, cancelsOfOpen, LITTLE_ENDIAN);
        to.putInt(row + 16, residualsTold, LITTLE_ENDIAN);
        to.putLong(row + 20, current == null ? 0 : current.nextOrderId(), LITTLE_ENDIAN);
        to.putLong(row + 28, current == null ? 0 : current.lastPlace(), LITTLE_ENDIAN);
        count.save(to, row + 36);
        to.putInt(row + 60, 0, LITTLE_ENDIAN);
    }

    /** Behind the orders, and those of the sweep; says whether it has a walk to {@link #goOn} with. */
    boolean load(DirectBuffer from, int row) {
        phase = Phase.ALL[from.getByte(row)];
        isCounted = from.getByte(row + 1) != 0;
        isLifting = from.getByte(row + 2) != 0;
        isUrged = from.getByte(row + 3) != 0;
        at = from.getInt(row + 4, LITTLE_ENDIAN);
        until = from.getInt(row + 8, LITTLE_ENDIAN);
        cancelsOfOpen = from.getInt(row + 12, LITTLE_ENDIAN);
        residualsTold = from.getInt(row + 16, LITTLE_ENDIAN);
        count.load(from, row + 36);
        return phase == Phase.TAKING;
    }

    /** The order of a saved row to which the walk comes next; 0 behind the last one. */
    static long nextOrderId(DirectBuffer from, int row) {
        return from.getLong(row + 20, LITTLE_ENDIAN);
    }

    /** The place of the last order of the walk of a saved row. */
    static long lastPlace(DirectBuffer from, int row) {
        return from.getLong(row + 28, LITTLE_ENDIAN);
    }

    void goOn(OpenWalk through) {
        walk = through;
    }
}
