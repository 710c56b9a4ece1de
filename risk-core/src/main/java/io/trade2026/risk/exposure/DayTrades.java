package io.trade2026.risk.exposure;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;

/**
 * What was bought and sold today of single instruments, per node: quantities beside the values of {@link ExposureTable}, by its slots.
 *
 * <p>Invariant: a number is the sum of the executions of today that count. It may be negative for a moment only: while an execution is
 * corrected. Allocates nothing once every slot was traded.
 */
public final class DayTrades {
    private static final int SNAPSHOT_KIND = 233;
    private static final int ROW_LENGTH = 24;
    private static final int FIRST_SIZE = 64;

    private long[] boughtE8 = new long[FIRST_SIZE];
    private long[] soldE8 = new long[FIRST_SIZE];

    /** Creates one without trades. */
    public DayTrades() {}

    /**
     * Books an execution of today.
     *
     * @param where it counts, with claimed slots
     * @param isBuy its side
     * @param qtyE8 what comes to it; negative when it is taken back
     */
    public void add(Footprint where, boolean isBuy, long qtyE8) {
        for (int node = 0; node < Footprint.NODES; node++) {
            int slot = where.slot(node, Footprint.INSTRUMENT);
            if (slot > 0) {
                reserve(slot);
                long[] of = isBuy ? boughtE8 : soldE8;
                of[slot] = sum(of[slot], qtyE8);
            }
        }
    }

    private void reserve(int slot) {
        if (slot >= boughtE8.length) {
            boughtE8 = Arrays.copyOf(boughtE8, slot * 2);
            soldE8 = Arrays.copyOf(soldE8, slot * 2);
        }
    }

    private static long sum(long a, long b) {
        long sum = a + b;
        boolean isBeyond = ((a ^ sum) & (b ^ sum)) < 0;
        return !isBeyond ? sum : a > 0 ? Long.MAX_VALUE : -Long.MAX_VALUE;
    }

    /** A day begins: nothing is traded yet. */
    public void startDay() {
        Arrays.fill(boughtE8, 0);
        Arrays.fill(soldE8, 0);
    }

    /**
     * Returns what was bought today.
     *
     * @param slot of a node and a single instrument; 0 for nothing
     * @return in units of 1e-8
     */
    public long boughtE8(int slot) {
        return slot < boughtE8.length ? boughtE8[slot] : 0;
    }

    /**
     * Returns what was sold today.
     *
     * @param slot of a node and a single instrument; 0 for nothing
     * @return in units of 1e-8
     */
    public long soldE8(int slot) {
        return slot < soldE8.length ? soldE8[slot] : 0;
    }

    /**
     * Writes all trades.
     *
     * @param writer takes the rows
     */
    public void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (int slot = 1; slot < boughtE8.length; slot++) {
            if (boughtE8[slot] != 0 || soldE8[slot] != 0) {
                int at = writer.row();
                writer.buffer().putLong(at, slot);
                writer.buffer().putLong(at + 8, boughtE8[slot]);
                writer.buffer().putLong(at + 16, soldE8[slot]);
            }
        }
        writer.end();
    }

    /**
     * Takes the current record over, when it is one of these.
     *
     * @param reader at a record
     * @return false when the record is of another part
     */
    public boolean load(RowReader reader) {
        if (reader.kind() != SNAPSHOT_KIND) {
            return false;
        }
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            int slot = (int) reader.buffer().getLong(at);
            reserve(slot);
            boughtE8[slot] = reader.buffer().getLong(at + 8);
            soldE8[slot] = reader.buffer().getLong(at + 16);
        }
        return true;
    }
}
