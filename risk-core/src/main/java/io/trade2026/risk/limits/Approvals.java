package io.trade2026.risk.limits;

import io.trade2026.messages.sbe.ApproveLimitDecoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.LimitLevel;
import io.trade2026.messages.sbe.SetLimitDecoder;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.agrona.DirectBuffer;

/**
 * What two operators have agreed on through this core and nobody has carried out yet (GV-01). Each is good for one change of exactly its
 * limit, value, level and time.
 */
public final class Approvals {
    private static final int SNAPSHOT_KIND = 241;
    private static final int ROW_LENGTH = 40;
    private static final int KEPT = 1_000;
    private static final long ENABLED = 1;
    private static final long SOFT = 2;

    private final ArrayDeque<Row> rows = new ArrayDeque<>();

    /** One agreement. */
    private record Row(
            long proposalId, long limitId, long value, boolean isEnabled, boolean isSoft, long untilEpochNs) {}

    /** Creates an empty one. */
    public Approvals() {}

    /**
     * Takes an agreement.
     *
     * @param letter the command, with two different operators
     */
    public void add(ApproveLimitDecoder letter) {
        rows.removeIf(row -> row.proposalId() == letter.proposalId());
        if (rows.size() == KEPT) {
            rows.removeFirst();
        }
        rows.add(new Row(
                letter.proposalId(),
                letter.limitId(),
                letter.value(),
                letter.enabled() == Bool.YES,
                isSoft(letter),
                letter.untilEpochNs()));
    }

    private static boolean isSoft(ApproveLimitDecoder letter) {
        return letter.levelRaw() == LimitLevel.SOFT.value();
    }

    /**
     * Uses the agreement on a change.
     *
     * @param letter the command that carries it out
     * @return whether there was one
     */
    public boolean use(SetLimitDecoder letter) {
        for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
            Row row = each.next();
            if (row.proposalId() == letter.proposalId()
                    && row.limitId() == letter.limitId()
                    && row.value() == letter.value()
                    && row.isEnabled() == (letter.enabled() == Bool.YES)
                    && row.isSoft() == LimitBook.isSoft(letter)
                    && row.untilEpochNs() == letter.untilEpochNs()) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    /**
     * Writes all of them.
     *
     * @param writer takes the rows
     */
    public void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (Row row : rows) {
            int at = writer.row();
            writer.buffer().putLong(at, row.proposalId());
            writer.buffer().putLong(at + 8, row.limitId());
            writer.buffer().putLong(at + 16, row.value());
            writer.buffer().putLong(at + 24, (row.isEnabled() ? ENABLED : 0) | (row.isSoft() ? SOFT : 0));
            writer.buffer().putLong(at + 32, row.untilEpochNs());
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
            DirectBuffer from = reader.buffer();
            rows.add(new Row(
                    from.getLong(at),
                    from.getLong(at + 8),
                    from.getLong(at + 16),
                    (from.getLong(at + 24) & ENABLED) != 0,
                    (from.getLong(at + 24) & SOFT) != 0,
                    from.getLong(at + 32)));
        }
        return true;
    }
}
