package io.trade2026.risk.controls;

import io.trade2026.messages.sbe.KillScope;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import org.agrona.collections.LongArrayList;
import org.agrona.collections.LongHashSet;
import org.jspecify.annotations.Nullable;

/**
 * What is stopped (KS-01): firms, clearing entities, clients, desks, accounts, traders, strategies, sessions, venues and instruments. The
 * flags are independent of each other: any one of those that an order falls under stops it, and lifting one leaves the others.
 */
public final class KillSwitches {
    private static final int SNAPSHOT_KIND = 25;
    private static final int ROW_LENGTH = 8;

    private final LongHashSet engaged = new LongHashSet();
    /** The same in the order in which they were set, which is also that of snapshots. */
    private final LongArrayList inOrder = new LongArrayList();

    /** Creates flags that stop nobody. */
    public KillSwitches() {}

    private static long key(KillScope scope, int id) {
        return (long) scope.value() << Integer.SIZE | Integer.toUnsignedLong(id);
    }

    /**
     * Sets or lifts a flag.
     *
     * @param scope what kind of thing is stopped
     * @param id of it
     * @param isEngaged whether it is stopped
     */
    public void set(KillScope scope, int id, boolean isEngaged) {
        long key = key(scope, id);
        if (isEngaged && engaged.add(key)) {
            inOrder.addLong(key);
        } else if (!isEngaged && engaged.remove(key)) {
            inOrder.removeLong(key);
        }
    }

    /**
     * Says whether anything at all is stopped. Allocates nothing.
     *
     * @return whether a flag is set
     */
    public boolean isAnyEngaged() {
        return !inOrder.isEmpty();
    }

    /**
     * Says whether a thing itself is stopped. Allocates nothing.
     *
     * @param scope what kind of thing
     * @param id of it; none is below 1
     * @return whether its flag is set
     */
    public boolean isEngaged(KillScope scope, int id) {
        return id > 0 && engaged.contains(key(scope, id));
    }

    /**
     * Finds what stops an order: the widest flag that is set. Allocates nothing.
     *
     * @param order what it falls under
     * @return the scope, or null when nothing stops it
     */
    public @Nullable KillScope stopping(OrderScopes order) {
        return inOrder.isEmpty() ? null : order.stopping(this);
    }

    /**
     * Counts what stops an order. Allocates nothing.
     *
     * @param order what it falls under
     * @return how many flags that it falls under are set
     */
    public int count(OrderScopes order) {
        return inOrder.isEmpty() ? 0 : order.stops(this);
    }

    /**
     * Writes all flags that are set.
     *
     * @param writer takes the rows
     */
    public void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (int i = 0; i < inOrder.size(); i++) {
            long key = inOrder.getLong(i);
            int at = writer.row();
            writer.buffer().putInt(at, (int) (key >>> Integer.SIZE));
            writer.buffer().putInt(at + 4, (int) key);
        }
        writer.end();
    }

    /**
     * Takes the current record over, when it is one of flags.
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
            set(
                    KillScope.get((short) reader.buffer().getInt(at)),
                    reader.buffer().getInt(at + 4),
                    true);
        }
        return true;
    }
}
