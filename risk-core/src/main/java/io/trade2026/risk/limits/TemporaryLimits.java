package io.trade2026.risk.limits;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SetLimitDecoder;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Limits whose value holds until a time only, with what they go back to (risk-controls 2.12).
 *
 * <p>The rows are in the order in which they were set, one for each limit. Operators come seldom: setting may allocate, asking for the
 * next time does not.
 */
public final class TemporaryLimits {
    /** Nothing goes back. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int SNAPSHOT_KIND = 240;
    private static final int ROW_LENGTH = 56;

    private final List<Row> rows = new ArrayList<>();
    private long nextEpochNs = NEVER;

    /** One limit and what it goes back to. */
    private record Row(
            long limitId,
            long untilEpochNs,
            long version,
            long value,
            boolean isEnabled,
            int control,
            PartyKind scopeKind,
            int scopeId) {}

    /** Creates an empty one. */
    public TemporaryLimits() {}

    /**
     * A newer version of a limit holds: what it was to go back to is over, and begins anew when the letter says so.
     *
     * @param letter the command
     * @param change what became of it; is told what the limit goes and would have gone back to
     */
    public void note(SetLimitDecoder letter, LimitChange change) {
        change.goesBack(revertValue(letter.limitId()), letter.revertEnabled() == Bool.YES, letter.revertValue());
        forget(letter.limitId());
        if (letter.untilEpochNs() > 0) {
            rows.add(new Row(
                    letter.limitId(),
                    letter.untilEpochNs(),
                    Math.max(letter.version() + 1, letter.revertVersion()),
                    letter.revertValue(),
                    letter.revertEnabled() == Bool.YES,
                    letter.control(),
                    letter.scopeKind(),
                    letter.scopeId()));
        }
        findNext();
    }

    private void forget(long limitId) {
        rows.removeIf(row -> row.limitId() == limitId);
    }

    private void findNext() {
        nextEpochNs = NEVER;
        for (Row row : rows) {
            nextEpochNs = Math.min(nextEpochNs, row.untilEpochNs());
        }
    }

    /**
     * Says when the next limit goes back. Allocates nothing.
     *
     * @return nanoseconds since 1970; {@link #NEVER} when none does
     */
    public long nextEpochNs() {
        return nextEpochNs;
    }

    /** What a limit will go back to; {@link Decimal8#NULL} when it does not, or when it is then taken away. */
    private long revertValue(long limitId) {
        for (Row row : rows) {
            if (row.limitId() == limitId && row.isEnabled()) {
                return row.value();
            }
        }
        return Decimal8.NULL;
    }

    /**
     * Puts the first limit back whose time is over.
     *
     * @param nowEpochNs time of the command
     * @param book holds the limits
     * @param change receives what became of it
     * @return false when none is due
     */
    public boolean revertNext(long nowEpochNs, LimitBook book, LimitChange change) {
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.untilEpochNs() <= nowEpochNs) {
                rows.remove(i);
                findNext();
                change.revert(row.limitId(), row.version(), row.isEnabled(), row.value());
                change.of(row.control(), row.scopeKind(), row.scopeId());
                book.revert(change);
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
            writer.buffer().putLong(at, row.limitId());
            writer.buffer().putLong(at + 8, row.untilEpochNs());
            writer.buffer().putLong(at + 16, row.version());
            writer.buffer().putLong(at + 24, row.value());
            writer.buffer().putLong(at + 32, row.isEnabled() ? 1 : 0);
            writer.buffer().putInt(at + 40, row.control());
            writer.buffer().putInt(at + 44, row.scopeKind().value());
            writer.buffer().putInt(at + 48, row.scopeId());
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
                    from.getLong(at + 24),
                    from.getLong(at + 32) != 0,
                    from.getInt(at + 40),
                    PartyKind.get((short) from.getInt(at + 44)),
                    from.getInt(at + 48)));
        }
        findNext();
        return true;
    }
}
