package io.trade2026.risk.limits;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SetLimitDecoder;
import io.trade2026.risk.reference.Outcome;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;

/**
 * All limits. A row is found by control, party, instrument scope and side; one row at most holds for each.
 *
 * <p>A limit that is taken away keeps its row and version, so that an old command cannot bring it back. Finding
 * allocates nothing.
 */
public final class LimitBook {
    /** No such limit. */
    public static final int NO_LIMIT = -1;

    private static final int SNAPSHOT_KIND = 20;
    private static final int ROW_LENGTH = 40;
    private static final int FIRST_SIZE = 64;
    private static final int CODES = 256;
    private static final int SCOPES = 8;
    private static final int SIDES = 4;

    private final ReferenceBook book;
    private final Long2LongHashMap rowById = new Long2LongHashMap(NO_LIMIT);
    private final Long2LongHashMap rowByKey = new Long2LongHashMap(NO_LIMIT);
    /** How many rows hold per control, kind of party, scope and side: most questions end here. */
    private final int[] holding = new int[CODES * SCOPES * SCOPES * SIDES];

    private long[] limitIds = new long[FIRST_SIZE];
    private long[] keys = new long[FIRST_SIZE];
    private long[] values = new long[FIRST_SIZE];
    private long[] versions = new long[FIRST_SIZE];
    private boolean[] enabled = new boolean[FIRST_SIZE];
    private int rows;

    /**
     * Creates an empty book: everything is blocked.
     *
     * @param book tells which parties and instruments there are
     */
    public LimitBook(ReferenceBook book) {
        this.book = book;
    }

    /**
     * Sets, changes or takes away a limit.
     *
     * @param letter the command
     * @param change receives what became of it
     */
    public void set(SetLimitDecoder letter, LimitChange change) {
        boolean isEnabled = letter.enabled() == Bool.YES;
        change.begin(letter, isEnabled);
        int row = (int) rowById.get(letter.limitId());
        if (row != NO_LIMIT && letter.version() <= versions[row]) {
            return;
        }
        Outcome fault = fault(letter);
        if (fault != Outcome.APPLIED) {
            change.end(fault, Decimal8.NULL);
            return;
        }
        long key = keyOf(letter);
        long holder = rowByKey.get(key);
        if (isEnabled && holder != NO_LIMIT && holder != row) {
            change.end(Outcome.LIMIT_NOT_FREE, Decimal8.NULL);
            return;
        }
        long before = row != NO_LIMIT && enabled[row] ? values[row] : Decimal8.NULL;
        write(row == NO_LIMIT ? claim(letter.limitId()) : row, key, letter.value(), letter.version(), isEnabled);
        change.end(Outcome.APPLIED, before);
    }

    /** Writes what a limit goes back to, unless a newer version holds. */
    void revert(LimitChange change) {
        int row = (int) rowById.get(change.limitId());
        if (row == NO_LIMIT || change.version() <= versions[row]) {
            return;
        }
        long before = enabled[row] ? values[row] : Decimal8.NULL;
        write(row, keys[row], change.newValue(), change.version(), change.enabled());
        change.end(Outcome.APPLIED, before);
    }

    private Outcome fault(SetLimitDecoder letter) {
        Control control = Control.of(letter.control());
        if (control == null || control.unit() == MeasureUnit.NOTHING || control == Control.PT_03) {
            return Outcome.UNKNOWN_CONTROL;
        }
        if (letter.value() < 0) {
            return Outcome.NEGATIVE_LIMIT;
        }
        boolean isPerOrder = control == Control.PT_01 || control == Control.PT_02;
        boolean isKnown = switch (letter.scopeKind()) {
            case FIRM, CLIENT, ACCOUNT -> book.party(letter.scopeKind(), letter.scopeId()) != null;
            case TRADER -> isPerOrder && book.party(PartyKind.TRADER, letter.scopeId()) != null;
            case SESSION -> isPerOrder && book.session(letter.scopeId()) != null;
            case NULL_VAL -> false;
        };
        if (!isKnown || letter.scopeId() > ReferenceBook.MAX_ID) {
            return Outcome.UNKNOWN_PARTY;
        }
        boolean isMeasured = switch (letter.instrumentScope()) {
            case ANY, EACH -> true;
            case ASSET_CLASS -> assetClassId(letter) != 0;
            case INSTRUMENT -> book.instrument(letter.instrumentId()) != null;
            case NULL_VAL -> false;
        };
        return isMeasured && letter.side() != LimitSide.NULL_VAL ? Outcome.APPLIED : Outcome.UNKNOWN_INSTRUMENT;
    }

    private int assetClassId(SetLimitDecoder letter) {
        return book.assetClassIdOf(
                letter.buffer(),
                letter.offset() + SetLimitDecoder.assetClassEncodingOffset(),
                SetLimitDecoder.assetClassEncodingLength());
    }

    private long keyOf(SetLimitDecoder letter) {
        int instrument = switch (letter.instrumentScope()) {
            case ANY, EACH, NULL_VAL -> 0;
            case ASSET_CLASS -> assetClassId(letter);
            case INSTRUMENT -> letter.instrumentId();
        };
        Control control = Control.of(letter.control());
        return key(
                control == null ? Control.PT_01 : control,
                letter.scopeKind(),
                letter.scopeId(),
                letter.instrumentScope(),
                instrument,
                letter.side());
    }

    /** Bits from the top: group (control 8, kind 3, scope 3, side 2), party 22, instrument or class 22. */
    private static long key(
            Control control, PartyKind kind, int partyId, InstrumentScope scope, int instrument, LimitSide side) {
        return ((long) group(control, kind, scope, side) << 44) | ((long) partyId << 22) | instrument;
    }

    private static int group(Control control, PartyKind kind, InstrumentScope scope, LimitSide side) {
        return ((control.code() * SCOPES + kind.value()) * SCOPES + scope.value()) * SIDES + side.value();
    }

    private int claim(long limitId) {
        if (rows == keys.length) {
            int size = rows * 2;
            limitIds = Arrays.copyOf(limitIds, size);
            keys = Arrays.copyOf(keys, size);
            values = Arrays.copyOf(values, size);
            versions = Arrays.copyOf(versions, size);
            enabled = Arrays.copyOf(enabled, size);
        }
        limitIds[rows] = limitId;
        rowById.put(limitId, rows);
        return rows++;
    }

    private void write(int row, long key, long value, long version, boolean isEnabled) {
        if (enabled[row]) {
            rowByKey.remove(keys[row]);
            holding[(int) (keys[row] >>> 44)]--;
        }
        keys[row] = key;
        values[row] = value;
        versions[row] = version;
        enabled[row] = isEnabled;
        if (isEnabled) {
            rowByKey.put(key, row);
            holding[(int) (key >>> 44)]++;
        }
    }

    /**
     * Finds the limit of exactly this scope and side.
     *
     * @param control whose limit
     * @param kind of party
     * @param partyId the party
     * @param scope of instruments
     * @param instrument id of the instrument or asset class; 0 with ANY and EACH
     * @param side BOTH, BUY or SELL
     * @return a row, or {@link #NO_LIMIT}
     */
    public int find(
            Control control, PartyKind kind, int partyId, InstrumentScope scope, int instrument, LimitSide side) {
        if (holding[group(control, kind, scope, side)] == 0) {
            return NO_LIMIT;
        }
        return (int) rowByKey.get(key(control, kind, partyId, scope, instrument, side));
    }

    /**
     * Finds the limit of a scope for a side: the one of the side itself, else the one of both.
     *
     * @param control whose limit
     * @param kind of party
     * @param partyId the party
     * @param scope of instruments
     * @param instrument id of the instrument or asset class; 0 with ANY and EACH
     * @param side BUY or SELL
     * @return a row, or {@link #NO_LIMIT}
     */
    public int findOrBoth(
            Control control, PartyKind kind, int partyId, InstrumentScope scope, int instrument, LimitSide side) {
        int row = find(control, kind, partyId, scope, instrument, side);
        return row != NO_LIMIT ? row : find(control, kind, partyId, scope, instrument, LimitSide.BOTH);
    }

    /**
     * Returns the value of a limit.
     *
     * @param row as found
     * @return in the control's unit, not negative
     */
    public long value(int row) {
        return values[row];
    }

    /**
     * Returns the version of a limit.
     *
     * @param row as found
     * @return as in the command that set it
     */
    public long version(int row) {
        return versions[row];
    }

    /**
     * Returns how many limits hold.
     *
     * @return without those that were taken away
     */
    public int count() {
        return rowByKey.size();
    }

    /**
     * Writes all limits.
     *
     * @param writer takes the rows
     */
    public void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (int row = 0; row < rows; row++) {
            int at = writer.row();
            writer.buffer().putLong(at, limitIds[row]);
            writer.buffer().putLong(at + 8, keys[row]);
            writer.buffer().putLong(at + 16, values[row]);
            writer.buffer().putLong(at + 24, versions[row]);
            writer.buffer().putLong(at + 32, enabled[row] ? 1 : 0);
        }
        writer.end();
    }

    /**
     * Takes the current record over, when it is one of limits.
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
            write(
                    claim(from.getLong(at)),
                    from.getLong(at + 8),
                    from.getLong(at + 16),
                    from.getLong(at + 24),
                    from.getLong(at + 32) != 0);
        }
        return true;
    }
}
