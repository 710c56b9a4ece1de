package io.trade2026.risk.controls;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import org.agrona.collections.LongArrayList;
import org.agrona.collections.LongHashSet;

/** Who is blocked where, as pairs of ids. Asking allocates nothing. */
final class BlockSet {
    private static final int ROW_LENGTH = 8;

    private final LongHashSet blocked = new LongHashSet();
    /** The same in the order in which they were set, which is also that of snapshots. */
    private final LongArrayList inOrder = new LongArrayList();

    private static long key(int who, int where) {
        return (long) who << Integer.SIZE | Integer.toUnsignedLong(where);
    }

    /** Blocks or lifts; returns whether that is news. */
    boolean set(int who, int where, boolean isBlocked) {
        long key = key(who, where);
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

    boolean isEmpty() {
        return inOrder.isEmpty();
    }

    boolean holds(int who, int where) {
        return blocked.contains(key(who, where));
    }

    void saveTo(RowWriter writer, int kind) {
        writer.begin(kind, ROW_LENGTH);
        for (int i = 0; i < inOrder.size(); i++) {
            int at = writer.row();
            writer.buffer().putLong(at, inOrder.getLong(i));
        }
        writer.end();
    }

    boolean load(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            long key = reader.buffer().getLong(reader.row(i, ROW_LENGTH));
            blocked.add(key);
            inOrder.addLong(key);
        }
        return true;
    }
}
