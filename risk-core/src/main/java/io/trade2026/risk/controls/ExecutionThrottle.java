package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.Long2LongHashMap;

/**
 * PT-15: a party that executes again and again without anybody looking is stopped until a person resumes it by name (RTS 6 Art 15(3)).
 *
 * <pre>
 *   PT_15_COUNT    executions within the window that stop the party        all nodes and sets that have a limit
 *   PT_15_WINDOW   milliseconds, on the same node, set and side; 60000 without a row
 * </pre>
 *
 * <p>Mostly rows of strategies and sessions. While it is stopped nothing new passes, and of replaces only what adds nothing. The count
 * begins anew when it is resumed. Allocates nothing once a node and set were seen.
 */
public final class ExecutionThrottle implements PreTradeControl {
    private static final int COUNTS_KIND = 220;
    private static final int STOPS_KIND = 221;
    private static final int STOP_ROW_LENGTH = 16;
    private static final int FIRST_SIZE = 16;
    private static final long USUAL_WINDOW_MS = 60_000;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long NONE = -1;
    private static final long RUNNING = 0;

    private final RollingSums counts = new RollingSums(COUNTS_KIND, 1);
    /** Place of each key that was ever stopped; how many executions stopped it, 0 while it runs. */
    private final Long2LongHashMap places = new Long2LongHashMap(NONE);

    private long[] keys = new long[FIRST_SIZE];
    private long[] stoppedBy = new long[FIRST_SIZE];
    private int size;
    private int stopped;
    /** Places of the keys that the last execution has stopped, one of each party. */
    private final IntArrayList tripped = new IntArrayList();

    ExecutionThrottle() {}

    @Override
    public boolean passes(Check check) {
        if (stopped == 0 || check.addsNothing()) {
            return true;
        }
        ApplicableLimits limits = check.limits(Control.PT_15_COUNT);
        while (limits.next()) {
            long count = stoppedBy(limits.stateKey());
            if (count != RUNNING) {
                check.refuse(Denial.PARTY_STOPPED, limits, count, 0);
                return false;
            }
        }
        return true;
    }

    private long stoppedBy(long key) {
        long place = places.get(key);
        return place == NONE ? RUNNING : stoppedBy[(int) place];
    }

    /** Whether an order that is open belongs to a party that is stopped. */
    boolean isStopped(Check check) {
        boolean isStopped = false;
        ApplicableLimits limits = check.limits(Control.PT_15_COUNT);
        while (stopped > 0 && limits.next()) {
            isStopped |= stoppedBy(limits.stateKey()) != RUNNING;
        }
        return isStopped;
    }

    /** Counts an execution; says whether parties are stopped by it. */
    boolean noteFill(Check check) {
        tripped.clear();
        if (!check.limits().holds(Control.PT_15_COUNT)) {
            return false;
        }
        ApplicableLimits limits = check.limits(Control.PT_15_COUNT);
        while (limits.next()) {
            int row = limits.companion(Control.PT_15_WINDOW);
            long windowNs = (row == LimitBook.NO_LIMIT
                            ? USUAL_WINDOW_MS
                            : check.limits().value(row))
                    * NS_PER_MS;
            long key = limits.stateKey();
            counts.add(key, 0, 1, windowNs, check.nowEpochNs());
            long count = counts.sum(key, 0, windowNs, check.nowEpochNs());
            if (count >= limits.value() && stoppedBy(key) == RUNNING) {
                stop(key, count);
                trip(key);
            }
        }
        return !tripped.isEmpty();
    }

    private void trip(long key) {
        for (int i = 0; i < tripped.size(); i++) {
            long before = keys[tripped.getInt(i)];
            if (ApplicableLimits.nodeOf(before) == ApplicableLimits.nodeOf(key)) {
                return;
            }
        }
        tripped.addInt((int) places.get(key));
    }

    private void stop(long key, long count) {
        long place = places.get(key);
        if (place == NONE) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                stoppedBy = Arrays.copyOf(stoppedBy, size * 2);
            }
            place = size++;
            keys[(int) place] = key;
            places.put(key, place);
        }
        stopped += (stoppedBy[(int) place] == RUNNING ? 0 : -1) + (count == RUNNING ? 0 : 1);
        stoppedBy[(int) place] = count;
    }

    /**
     * Lets a party go on, over all instruments and sides.
     *
     * @param kind of the party
     * @param partyId its id
     * @return whether it was stopped
     */
    public boolean resume(PartyKind kind, int partyId) {
        boolean was = false;
        for (int place = 0; place < size; place++) {
            int node = ApplicableLimits.nodeOf(keys[place]);
            boolean isOfParty = Footprint.kind(node) == kind && ApplicableLimits.partyOf(keys[place]) == partyId;
            if (isOfParty && stoppedBy[place] != RUNNING) {
                stoppedBy[place] = RUNNING;
                counts.forget(keys[place]);
                stopped--;
                was = true;
            }
        }
        return was;
    }

    /**
     * Returns how many parties the last execution has stopped.
     *
     * @return 0 or more
     */
    public int tripped() {
        return tripped.size();
    }

    /**
     * Returns whom the last execution has stopped.
     *
     * @param index 0 to {@link #tripped()} - 1
     * @return kind of the party
     */
    public PartyKind trippedKind(int index) {
        return Footprint.kind(ApplicableLimits.nodeOf(keys[tripped.getInt(index)]));
    }

    /**
     * Returns whom the last execution has stopped.
     *
     * @param index 0 to {@link #tripped()} - 1
     * @return id of the party
     */
    public int trippedId(int index) {
        return ApplicableLimits.partyOf(keys[tripped.getInt(index)]);
    }

    /**
     * Returns how many executions stopped a party.
     *
     * @param index 0 to {@link #tripped()} - 1
     * @return count within the window
     */
    public long trippedCount(int index) {
        return stoppedBy[tripped.getInt(index)];
    }

    void saveTo(RowWriter writer) {
        counts.saveTo(writer);
        writer.begin(STOPS_KIND, STOP_ROW_LENGTH);
        for (int place = 0; place < size; place++) {
            int at = writer.row();
            writer.buffer().putLong(at, keys[place]);
            writer.buffer().putLong(at + 8, stoppedBy[place]);
        }
        writer.end();
    }

    boolean load(RowReader reader) {
        if (reader.kind() != STOPS_KIND) {
            return counts.load(reader);
        }
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, STOP_ROW_LENGTH);
            stop(reader.buffer().getLong(at), reader.buffer().getLong(at + 8));
        }
        return true;
    }
}
