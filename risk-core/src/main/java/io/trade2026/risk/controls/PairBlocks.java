package io.trade2026.risk.controls;

import io.trade2026.messages.Denial;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import org.agrona.collections.LongArrayList;
import org.agrona.collections.LongHashSet;

/**
 * PO-01: nothing new of a client to a venue while what the venue's drop copy says of its executions and what we hold of them differ. A
 * replace that adds nothing passes, and a cancel is never asked.
 */
public final class PairBlocks implements PreTradeControl {
    private static final int SNAPSHOT_KIND = 250;
    private static final int ROW_LENGTH = 8;

    private final LongHashSet blocked = new LongHashSet();
    /** The same in the order in which they were set, which is also that of snapshots. */
    private final LongArrayList inOrder = new LongArrayList();

    /** Creates one that stops nobody. */
    PairBlocks() {}

    private static long key(int clientId, int venueId) {
        return (long) clientId << Integer.SIZE | Integer.toUnsignedLong(venueId);
    }

    /**
     * Blocks or lifts.
     *
     * @param clientId of the client
     * @param venueId of the venue
     * @param isBlocked whether nothing new passes
     * @return whether that is news
     */
    public boolean set(int clientId, int venueId, boolean isBlocked) {
        long key = key(clientId, venueId);
        if (isBlocked && blocked.add(key)) {
            inOrder.addLong(key);
            return true;
        }
        if (!isBlocked && blocked.remove(key)) {
            inOrder.removeLong(key);
            return true;
        }
        return false;
    }

    @Override
    public boolean passes(Check check) {
        if (inOrder.isEmpty()
                || check.addsNothing()
                || !blocked.contains(
                        key(check.account().clientId(), check.order().venueId()))) {
            return true;
        }
        check.decision().deny(Denial.PAIR_BLOCKED);
        return false;
    }

    void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (int i = 0; i < inOrder.size(); i++) {
            int at = writer.row();
            writer.buffer().putLong(at, inOrder.getLong(i));
        }
        writer.end();
    }

    boolean load(RowReader reader) {
        if (reader.kind() != SNAPSHOT_KIND) {
            return false;
        }
        for (int i = 0; i < reader.rows(); i++) {
            long key = reader.buffer().getLong(reader.row(i, ROW_LENGTH));
            blocked.add(key);
            inOrder.addLong(key);
        }
        return true;
    }
}
