package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.messages.sbe.CancelScope;
import io.trade2026.messages.sbe.DownCause;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.SweepCause;
import io.trade2026.messages.sbe.SweepState;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One decision of the house to cancel all open orders of a scope, followed until each of them has ended.
 *
 * <p>Invariant: orders taken = confirmed + too late + members, and whoever is no member any more has ended.
 */
final class Sweep {
    static final int NAME_WIDTH = 24;
    static final int MAX_TEXT = 255;
    static final int ROW_LENGTH = 112 + 2 * NAME_WIDTH + 1 + MAX_TEXT;

    static final long GONE = 0;

    private static final int NAMES = 112;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long FIRST_LOOK_NS = 100 * NS_PER_MS;
    private static final long LONGEST_LOOK_NS = 10_000 * NS_PER_MS;
    private static final long LONGEST_AGAIN_NS = 60_000 * NS_PER_MS;
    /** So that looking at very many orders takes a hundredth of the core's time at most. */
    private static final long LOOK_NS_PER_MEMBER = 10_000;

    private final UnsafeBuffer words = new UnsafeBuffer(new byte[ROW_LENGTH - NAMES]);
    private final LongArrayList members = new LongArrayList();
    private final SweepProgress progress = new SweepProgress();
    private int id;
    private SweepCause cause = SweepCause.NULL_VAL;
    private KillScope scope = KillScope.NULL_VAL;
    private int scopeId;
    private DownCause downCause = DownCause.NULL_VAL;
    private CancelScope cancelScope = CancelScope.ALL;
    private int graceMs;
    private int againMs;
    private SweepState state = SweepState.CHASING;
    private HouseReason houseReason = HouseReason.NONE;
    private int round;
    private int orders;
    private int confirmed;
    private int tooLate;
    private int stopped;
    private int cancelsOfEnded;
    private long beganEpochNs;
    private long firstCancelEpochNs;
    private long firstEndedEpochNs;
    private long lastEndedEpochNs;
    private long againEpochNs;
    private long againNs;
    private long lookNs;

    /** Begins a sweep; nothing is taken yet. */
    void open(int newId, SweepCause newCause, KillScope newScope, int newScopeId, HouseReason reason, long nowEpochNs) {
        id = newId;
        cause = newCause;
        scope = newScope;
        scopeId = newScopeId;
        houseReason = reason;
        beganEpochNs = nowEpochNs;
    }

    /** What made a session's sweep begin. */
    void trigger(DownCause trigger, CancelScope which, int waitedMs) {
        downCause = trigger;
        cancelScope = which;
        graceMs = waitedMs;
    }

    /** How long a venue has before what is still open is cancelled again; later rounds wait longer and longer. */
    void again(int newAgainMs) {
        againMs = newAgainMs;
        againNs = againMs * NS_PER_MS;
        againEpochNs = beganEpochNs + againNs;
        lookNs = FIRST_LOOK_NS;
    }

    void name(DirectBuffer from, int at, int length) {
        words.putBytes(0, from, at, length);
    }

    void user(DirectBuffer from, int at) {
        words.putBytes(NAME_WIDTH, from, at, NAME_WIDTH);
    }

    void reason(DirectBuffer from, int at, int length) {
        words.putByte(2 * NAME_WIDTH, (byte) length);
        words.putBytes(2 * NAME_WIDTH + 1, from, at, length);
    }

    // Orders

    /** The orders that it follows; 0 where one has left while all are looked at. */
    LongArrayList members() {
        return members;
    }

    /** How many orders it follows. */
    int open() {
        return members.size() - progress.gone();
    }

    SweepProgress progress() {
        return progress;
    }

    /** The place of an order that has left stays empty until all have been looked at. */
    void leaves(int place) {
        members.setLong(place, GONE);
        progress.leaves();
    }

    /** Fills the places of those that have left; the others stay in their order. */
    void close() {
        int kept = 0;
        for (int i = 0; i < members.size(); i++) {
            long orderId = members.getLong(i);
            if (orderId != GONE) {
                members.setLong(kept++, orderId);
            }
        }
        while (members.size() > kept) {
            members.removeAt(members.size() - 1);
        }
        progress.closed();
    }

    void take(Order order) {
        members.addLong(order.orderId());
        orders++;
        if (isKill()) {
            order.sweptBy(1);
        }
        if (state == SweepState.DONE) {
            state = SweepState.CHASING;
            soon();
        }
    }

    /** What has ended leaves; whatever its end was. */
    void ended(boolean isCanceled, int cancels, long endedEpochNs) {
        confirmed += isCanceled ? 1 : 0;
        tooLate += isCanceled ? 0 : 1;
        cancelsOfEnded += cancels;
        firstEndedEpochNs = firstEndedEpochNs == 0 ? endedEpochNs : Math.min(firstEndedEpochNs, endedEpochNs);
        lastEndedEpochNs = Math.max(lastEndedEpochNs, endedEpochNs);
    }

    /** An order of it was decided before the flag, and did not leave for the venue any more. */
    void stop() {
        stopped++;
    }

    void canceling(long nowEpochNs) {
        firstCancelEpochNs = firstCancelEpochNs == 0 ? nowEpochNs : firstCancelEpochNs;
    }

    // Time

    boolean isDue(long nowEpochNs) {
        return nowEpochNs >= againEpochNs;
    }

    void nextRound(long nowEpochNs) {
        round++;
        againNs = Math.max(againMs * NS_PER_MS, Math.min(2 * againNs, LONGEST_AGAIN_NS));
        againEpochNs = nowEpochNs + againNs;
        lookNs = FIRST_LOOK_NS;
    }

    /** It was busy until now: a venue has its time from here. */
    void busyUntil(long nowEpochNs) {
        againEpochNs = Math.max(againEpochNs, nowEpochNs + againNs);
    }

    /** Something has happened that may bring it forward. */
    void soon() {
        lookNs = FIRST_LOOK_NS;
    }

    /** When it is looked at next: soon at first, then less and less often. */
    long nextLook(long nowEpochNs) {
        long waitNs = Math.max(lookNs, members.size() * LOOK_NS_PER_MEMBER);
        lookNs = Math.min(2 * lookNs, LONGEST_LOOK_NS);
        return Math.min(nowEpochNs + waitNs, Math.max(againEpochNs, nowEpochNs + FIRST_LOOK_NS));
    }

    void end(SweepState newState) {
        state = newState;
    }

    // What it is

    boolean isKill() {
        return cause == SweepCause.KILL;
    }

    /** Whether nothing of it is to come: the sweep of a switch stays as long as that. */
    boolean isOver() {
        return state != SweepState.CHASING && !isKill();
    }

    /** Whether it is of a switch that is engaged. */
    boolean isEngaged() {
        return isKill() && !progress.isLifting();
    }

    boolean isOf(KillScope kind, int ofId) {
        return isEngaged() && scope == kind && scopeId == ofId;
    }

    int id() {
        return id;
    }

    SweepCause cause() {
        return cause;
    }

    KillScope scope() {
        return scope;
    }

    int scopeId() {
        return scopeId;
    }

    DownCause downCause() {
        return downCause;
    }

    CancelScope cancelScope() {
        return cancelScope;
    }

    int graceMs() {
        return graceMs;
    }

    int againMs() {
        return againMs;
    }

    SweepState state() {
        return state;
    }

    HouseReason houseReason() {
        return houseReason;
    }

    int round() {
        return round;
    }

    int orders() {
        return orders;
    }

    int confirmed() {
        return confirmed;
    }

    int tooLate() {
        return tooLate;
    }

    int stopped() {
        return stopped;
    }

    int cancelsOfEnded() {
        return cancelsOfEnded;
    }

    long beganEpochNs() {
        return beganEpochNs;
    }

    long firstCancelEpochNs() {
        return firstCancelEpochNs;
    }

    long firstEndedEpochNs() {
        return firstEndedEpochNs;
    }

    long lastEndedEpochNs() {
        return lastEndedEpochNs;
    }

    void copyName(MutableDirectBuffer to, int at) {
        to.putBytes(at, words, 0, NAME_WIDTH);
    }

    void copyUser(MutableDirectBuffer to, int at) {
        to.putBytes(at, words, NAME_WIDTH, NAME_WIDTH);
    }

    /** Holds the reason from {@link #reasonAt()} on. */
    DirectBuffer words() {
        return words;
    }

    static int reasonAt() {
        return 2 * NAME_WIDTH + 1;
    }

    int reasonLength() {
        return words.getByte(2 * NAME_WIDTH) & 0xFF;
    }

    // Its row in a snapshot

    void save(MutableDirectBuffer to, int row) {
        to.putInt(row, id, LITTLE_ENDIAN);
        to.putByte(row + 4, (byte) cause.value());
        to.putByte(row + 5, (byte) scope.value());
        to.putByte(row + 6, (byte) (downCause == DownCause.NULL_VAL ? 0 : downCause.value()));
        to.putByte(row + 7, (byte) cancelScope.value());
        to.putInt(row + 8, scopeId, LITTLE_ENDIAN);
        to.putInt(row + 12, graceMs, LITTLE_ENDIAN);
        to.putInt(row + 16, againMs, LITTLE_ENDIAN);
        to.putInt(row + 20, state.value(), LITTLE_ENDIAN);
        to.putInt(row + 24, houseReason.code(), LITTLE_ENDIAN);
        to.putInt(row + 28, round, LITTLE_ENDIAN);
        to.putInt(row + 32, orders, LITTLE_ENDIAN);
        to.putInt(row + 36, confirmed, LITTLE_ENDIAN);
        to.putInt(row + 40, tooLate, LITTLE_ENDIAN);
        to.putInt(row + 44, stopped, LITTLE_ENDIAN);
        to.putInt(row + 48, cancelsOfEnded, LITTLE_ENDIAN);
        to.putLong(row + 56, beganEpochNs, LITTLE_ENDIAN);
        to.putLong(row + 64, firstCancelEpochNs, LITTLE_ENDIAN);
        to.putLong(row + 72, firstEndedEpochNs, LITTLE_ENDIAN);
        to.putLong(row + 80, lastEndedEpochNs, LITTLE_ENDIAN);
        to.putLong(row + 88, againEpochNs, LITTLE_ENDIAN);
        to.putLong(row + 96, againNs, LITTLE_ENDIAN);
        to.putLong(row + 104, lookNs, LITTLE_ENDIAN);
        to.putBytes(row + NAMES, words, 0, words.capacity());
    }

    void load(DirectBuffer from, int row) {
        id = from.getInt(row, LITTLE_ENDIAN);
        cause = SweepCause.get((short) from.getByte(row + 4));
        scope = KillScope.get((short) from.getByte(row + 5));
        downCause = from.getByte(row + 6) == 0 ? DownCause.NULL_VAL : DownCause.get((short) from.getByte(row + 6));
        cancelScope = CancelScope.get((short) from.getByte(row + 7));
        scopeId = from.getInt(row + 8, LITTLE_ENDIAN);
        graceMs = from.getInt(row + 12, LITTLE_ENDIAN);
        againMs = from.getInt(row + 16, LITTLE_ENDIAN);
        state = SweepState.get((short) from.getInt(row + 20, LITTLE_ENDIAN));
        houseReason = HouseReason.of(from.getInt(row + 24, LITTLE_ENDIAN));
        round = from.getInt(row + 28, LITTLE_ENDIAN);
        orders = from.getInt(row + 32, LITTLE_ENDIAN);
        confirmed = from.getInt(row + 36, LITTLE_ENDIAN);
        tooLate = from.getInt(row + 40, LITTLE_ENDIAN);
        stopped = from.getInt(row + 44, LITTLE_ENDIAN);
        cancelsOfEnded = from.getInt(row + 48, LITTLE_ENDIAN);
        beganEpochNs = from.getLong(row + 56, LITTLE_ENDIAN);
        firstCancelEpochNs = from.getLong(row + 64, LITTLE_ENDIAN);
        firstEndedEpochNs = from.getLong(row + 72, LITTLE_ENDIAN);
        lastEndedEpochNs = from.getLong(row + 80, LITTLE_ENDIAN);
        againEpochNs = from.getLong(row + 88, LITTLE_ENDIAN);
        againNs = from.getLong(row + 96, LITTLE_ENDIAN);
        lookNs = from.getLong(row + 104, LITTLE_ENDIAN);
        words.putBytes(0, from, row + NAMES, words.capacity());
    }

    /** A member of a snapshot; its order may have been forgotten since it ended. */
    void restore(long orderId, @Nullable Order order) {
        members.addLong(orderId);
        if (isKill() && order != null) {
            order.sweptBy(1);
        }
    }
}
