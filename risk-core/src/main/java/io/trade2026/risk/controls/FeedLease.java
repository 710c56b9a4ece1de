package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;

/**
 * How long market data is believed without being heard (KS-02): a process that was killed reports no silence. The shortest row of
 * KS_02_LEASE counts; without one there is no lease.
 *
 * <p>Every price and every report on a feed is a sign of life. Asking allocates nothing.
 */
public final class FeedLease {
    /** There is no lease that could end. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int SNAPSHOT_KIND = 330;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long LONGEST_MS = 31_536_000_000L;
    private static final int UNSEEN = -1;
    private static final long NOT_HEARD = 0;

    private final LimitBook limits;
    private long heardEpochNs = NOT_HEARD;
    private int row = LimitBook.NO_LIMIT;
    private int seenChanges = UNSEEN;

    FeedLease(LimitBook limits) {
        this.limits = limits;
    }

    /**
     * Takes note of a sign of life.
     *
     * @param nowEpochNs time of the command
     */
    public void heard(long nowEpochNs) {
        heardEpochNs = nowEpochNs;
    }

    /**
     * Lets a lease that runs begin anew: until now nobody could be heard.
     *
     * @param nowEpochNs time of the command
     */
    public void renew(long nowEpochNs) {
        heardEpochNs = heardEpochNs == NOT_HEARD ? NOT_HEARD : Math.max(heardEpochNs, nowEpochNs);
    }

    /**
     * Says when the feeds are silent if nothing is heard before.
     *
     * @return epoch nanoseconds UTC; {@link #NEVER} without a row, or when nothing was ever heard
     */
    public long endsEpochNs() {
        if (limits.changes(Control.KS_02_LEASE) != seenChanges) {
            seenChanges = limits.changes(Control.KS_02_LEASE);
            row = shortest();
        }
        return row == LimitBook.NO_LIMIT || heardEpochNs == NOT_HEARD
                ? NEVER
                : heardEpochNs + Math.min(limits.value(row), LONGEST_MS) * NS_PER_MS;
    }

    /**
     * Returns which limit it is.
     *
     * @return its row; {@link LimitBook#NO_LIMIT} without one
     */
    public int row() {
        return row;
    }

    private int shortest() {
        int found = LimitBook.NO_LIMIT;
        for (int each = 0; each < limits.rows(); each++) {
            boolean isOne = limits.isHeld(each) && limits.control(each) == Control.KS_02_LEASE;
            boolean isShorter = found == LimitBook.NO_LIMIT || limits.value(each) < limits.value(found);
            found = isOne && isShorter ? each : found;
        }
        return found;
    }

    void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, Long.BYTES);
        int at = writer.row();
        writer.buffer().putLong(at, heardEpochNs);
        writer.end();
    }

    boolean load(RowReader reader) {
        if (reader.kind() != SNAPSHOT_KIND) {
            return false;
        }
        heardEpochNs = reader.buffer().getLong(reader.row(0, Long.BYTES));
        return true;
    }
}
