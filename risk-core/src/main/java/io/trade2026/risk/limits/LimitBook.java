package io.trade2026.risk.limits;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitLevel;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SetLimitDecoder;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.reference.Outcome;
import io.trade2026.risk.reference.Party;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.reference.Session;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All limits. A row is found by control, party, instrument scope and side; one row at most holds for each.
 *
 * <p>A limit above that of a node higher up in the tree, over the same instruments, is refused unless it is marked as
 * over-allocated; both are then checked, so that the parent's binds. Lowering a parent is never refused.
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
    private static final int KINDS = 16;
    private static final int SCOPES = 8;
    private static final int SIDES = 4;
    private static final int STEP_BITS = 3;
    private static final int CONTROL_SHIFT = 53;
    private static final long ENABLED = 1;
    private static final long SOFT = 2;

    private final ReferenceBook book;
    private final Long2LongHashMap rowById = new Long2LongHashMap(NO_LIMIT);
    private final Long2LongHashMap rowByKey = new Long2LongHashMap(NO_LIMIT);
    private final BroadLimits broad = new BroadLimits();
    /** How many rows hold per control, kind of party, scope and side. */
    private final int[] holding = new int[CODES * KINDS * SCOPES * SIDES];
    /** Per control and side the combinations of node and scope that hold any row: most questions end here. */
    private final long[] masks = new long[CODES * SIDES];
    /** How often rows were written per control. */
    private final int[] changes = new int[CODES];

    private long[] limitIds = new long[FIRST_SIZE];
    private long[] keys = new long[FIRST_SIZE];
    private long[] values = new long[FIRST_SIZE];
    private long[] versions = new long[FIRST_SIZE];
    private boolean[] enabled = new boolean[FIRST_SIZE];
    private boolean[] soft = new boolean[FIRST_SIZE];
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
        boolean wasSoft = row != NO_LIMIT && enabled[row] && soft[row];
        int at = row == NO_LIMIT ? claim(letter.limitId()) : row;
        write(at, key, letter.value(), letter.version(), isEnabled);
        boolean keepsLevel = letter.untilEpochNs() > 0 && before != Decimal8.NULL;
        soft[at] = keepsLevel ? wasSoft : isSoft(letter);
        change.levels(wasSoft, soft[at]);
        change.end(Outcome.APPLIED, before);
    }

    /** Whether the letter asks for a soft limit; any other level is hard. */
    static boolean isSoft(SetLimitDecoder letter) {
        return letter.levelRaw() == LimitLevel.SOFT.value();
    }

    /** Writes what a limit goes back to, unless a newer version holds. */
    void revert(LimitChange change) {
        int row = (int) rowById.get(change.limitId());
        if (row == NO_LIMIT || change.version() <= versions[row]) {
            return;
        }
        long before = enabled[row] ? values[row] : Decimal8.NULL;
        change.levels(soft[row], soft[row]);
        write(row, keys[row], change.newValue(), change.version(), change.enabled());
        change.end(Outcome.APPLIED, before);
    }

    private Outcome fault(SetLimitDecoder letter) {
        Control control = Control.of(letter.control());
        if (control == null || !control.takesLimits()) {
            return Outcome.UNKNOWN_CONTROL;
        }
        if (letter.value() < 0) {
            return Outcome.NEGATIVE_LIMIT;
        }
        if (isSoft(letter) && !control.maySoften()) {
            return Outcome.NEVER_SOFT;
        }
        if (!isParty(letter.scopeKind(), letter.scopeId())) {
            return Outcome.UNKNOWN_PARTY;
        }
        Outcome scopeFault = scopeFault(control, letter);
        if (scopeFault != Outcome.APPLIED) {
            return scopeFault;
        }
        boolean isChecked = letter.enabled() == Bool.YES && letter.overAllocated() != Bool.YES && control.isCap();
        return isChecked && isAboveParent(control, letter) ? Outcome.ABOVE_PARENT : Outcome.APPLIED;
    }

    private Outcome scopeFault(Control control, SetLimitDecoder letter) {
        InstrumentScope scope = letter.instrumentScope();
        if (!isMeasured(letter) || letter.side() == LimitSide.NULL_VAL) {
            return Outcome.UNKNOWN_INSTRUMENT;
        }
        boolean isOfAll = scope == InstrumentScope.ANY && letter.side() == LimitSide.BOTH;
        if (control.isOfPartyAsAWhole() && !isOfAll) {
            return Outcome.OF_PARTY_AS_A_WHOLE;
        }
        boolean isOfEachOrVenue = scope == InstrumentScope.EACH || scope == InstrumentScope.VENUE;
        return control.isSumOverInstruments() && isOfEachOrVenue ? Outcome.SUM_OVER_INSTRUMENTS : Outcome.APPLIED;
    }

    private boolean isParty(PartyKind kind, int id) {
        if (id > ReferenceBook.MAX_ID) {
            return false;
        }
        return switch (kind) {
            case FIRM, CLEARING, CLIENT, DESK, ACCOUNT, TRADER, STRATEGY -> book.party(kind, id) != null;
            case SESSION -> book.session(id) != null;
            case NULL_VAL -> false;
        };
    }

    private boolean isMeasured(SetLimitDecoder letter) {
        return switch (letter.instrumentScope()) {
            case ANY, EACH -> true;
            case ASSET_CLASS, PRODUCT_GROUP -> setId(letter) != 0;
            case INSTRUMENT -> book.instrument(letter.instrumentId()) != null;
            case VENUE -> book.venue(letter.venueId()) != null;
            case NULL_VAL -> false;
        };
    }

    /** What the limit's scope is made of; 0 when it is not known, and for ANY and EACH. */
    private int setId(SetLimitDecoder letter) {
        return switch (letter.instrumentScope()) {
            case ANY, EACH, NULL_VAL -> 0;
            case ASSET_CLASS ->
                book.assetClassIdOf(
                        letter.buffer(),
                        letter.offset() + SetLimitDecoder.assetClassEncodingOffset(),
                        SetLimitDecoder.assetClassEncodingLength());
            case PRODUCT_GROUP ->
                book.productGroupIdOf(
                        letter.buffer(),
                        letter.offset() + SetLimitDecoder.productGroupEncodingOffset(),
                        SetLimitDecoder.productGroupEncodingLength());
            case INSTRUMENT -> letter.instrumentId();
            case VENUE -> letter.venueId();
        };
    }

    private boolean isAboveParent(Control control, SetLimitDecoder letter) {
        PartyKind kind = letter.scopeKind();
        if (kind == PartyKind.FIRM) {
            return false;
        }
        Party party;
        if (kind == PartyKind.SESSION) {
            Session session = book.session(letter.scopeId());
            party = session == null ? null : book.party(PartyKind.CLIENT, session.clientId());
        } else {
            party = book.party(kind, letter.scopeId());
        }
        if (party == null) {
            return false;
        }
        boolean hasDesk = kind == PartyKind.ACCOUNT || kind == PartyKind.TRADER;
        return isAbove(control, letter, PartyKind.DESK, hasDesk ? party.deskId() : 0)
                || isAbove(control, letter, PartyKind.CLIENT, kind == PartyKind.CLIENT ? 0 : party.clientId())
                || isAbove(control, letter, PartyKind.CLEARING, kind == PartyKind.CLEARING ? 0 : party.clearingId())
                || isAbove(control, letter, PartyKind.FIRM, party.firmId());
    }

    private boolean isAbove(Control control, SetLimitDecoder letter, PartyKind parent, int parentId) {
        if (parentId == 0) {
            return false;
        }
        int row = findOrBoth(control, parent, parentId, letter.instrumentScope(), setId(letter), letter.side());
        if (row == NO_LIMIT && letter.instrumentScope() == InstrumentScope.INSTRUMENT) {
            row = findOrBoth(control, parent, parentId, InstrumentScope.EACH, 0, letter.side());
        }
        return row != NO_LIMIT && letter.value() > values[row];
    }

    private long keyOf(SetLimitDecoder letter) {
        Control control = Control.of(letter.control());
        return key(
                control == null ? Control.PT_01 : control,
                letter.scopeKind(),
                letter.scopeId(),
                letter.instrumentScope(),
                setId(letter),
                letter.side());
    }

    /** Bits from the top: group (control 8, kind 4, scope 3, side 2), party 22, instrument, group, class or venue 22. */
    private static long key(
            Control control, PartyKind kind, int partyId, InstrumentScope scope, int instrument, LimitSide side) {
        return ((long) group(control, kind, scope, side) << 44) | ((long) partyId << 22) | instrument;
    }

    private static int group(Control control, PartyKind kind, InstrumentScope scope, LimitSide side) {
        return ((control.code() * KINDS + kind.value()) * SCOPES + scope.value()) * SIDES + side.value();
    }

    /** Counts a row that comes or goes, and keeps the mask of its control and side. */
    private void count(int group, int change) {
        holding[group] += change;
        int side = group % SIDES;
        InstrumentScope scope = InstrumentScope.get((short) (group / SIDES % SCOPES));
        PartyKind kind = PartyKind.get((short) (group / (SIDES * SCOPES) % KINDS));
        int mask = group / (SIDES * SCOPES * KINDS) * SIDES + side;
        long bit = 1L << bit(Footprint.node(kind), step(scope));
        masks[mask] = holding[group] > 0 ? masks[mask] | bit : masks[mask] & ~bit;
    }

    /**
     * Returns the place of a combination of node and scope in a mask.
     *
     * @param node of {@link Footprint}
     * @param step of {@link #step}
     * @return 0 to 63
     */
    public static int bit(int node, int step) {
        return (node << STEP_BITS) | step;
    }

    /**
     * Returns the place of a scope: instrument, each, product group, asset class, venue, any.
     *
     * @param scope of a limit
     * @return 0 to 5
     */
    public static int step(InstrumentScope scope) {
        return switch (scope) {
            case INSTRUMENT -> 0;
            case EACH -> 1;
            case PRODUCT_GROUP -> 2;
            case ASSET_CLASS -> 3;
            case VENUE -> 4;
            case ANY, NULL_VAL -> 5;
        };
    }

    /**
     * Returns which combinations of node and scope hold a limit of a control for an order, of any party. Allocates nothing.
     *
     * @param control whose limits
     * @param side BUY or SELL: those of this side and of both sides
     * @return a bit of {@link #bit} for each
     */
    public long mask(Control control, LimitSide side) {
        return maskOf(control, side) | maskOf(control, LimitSide.BOTH);
    }

    /**
     * Returns which combinations of node and scope hold a limit of a control and of one side, of any party. Allocates nothing.
     *
     * @param control whose limits
     * @param side of the limits: BUY, SELL or BOTH
     * @return a bit of {@link #bit} for each
     */
    public long maskOf(Control control, LimitSide side) {
        return masks[control.code() * SIDES + side.value()];
    }

    private int claim(long limitId) {
        if (rows == keys.length) {
            int size = rows * 2;
            limitIds = Arrays.copyOf(limitIds, size);
            keys = Arrays.copyOf(keys, size);
            values = Arrays.copyOf(values, size);
            versions = Arrays.copyOf(versions, size);
            enabled = Arrays.copyOf(enabled, size);
            soft = Arrays.copyOf(soft, size);
        }
        limitIds[rows] = limitId;
        rowById.put(limitId, rows);
        return rows++;
    }

    private void write(int row, long key, long value, long version, boolean isEnabled) {
        if (enabled[row]) {
            rowByKey.remove(keys[row]);
            unshelve(row);
            count((int) (keys[row] >>> 44), -1);
        }
        changes[(int) (key >>> CONTROL_SHIFT)]++;
        keys[row] = key;
        values[row] = value;
        versions[row] = version;
        enabled[row] = isEnabled;
        if (isEnabled) {
            rowByKey.put(key, row);
            shelve(row);
            count((int) (key >>> 44), 1);
        }
    }

    private void shelve(int row) {
        Control control = control(row);
        if (control != null && BroadLimits.keeps(scope(row))) {
            broad.put(control, kind(row), partyId(row), scope(row), side(row), row, values[row]);
        }
    }

    private void unshelve(int row) {
        Control control = control(row);
        if (control != null && BroadLimits.keeps(scope(row))) {
            broad.remove(control, kind(row), partyId(row), scope(row), side(row));
        }
    }

    /** The limits that name no instrument. */
    BroadLimits broad() {
        return broad;
    }

    /**
     * Returns how often limits of a control were written since this book was made.
     *
     * @param control whose limits
     * @return a count that is not saved
     */
    public int changes(Control control) {
        return changes[control.code()];
    }

    /**
     * Says whether a control has any limit at all: the quick no for controls that a house does not use.
     *
     * @param control whose limits
     * @return whether at least one holds
     */
    public boolean holds(Control control) {
        return (mask(control, LimitSide.BUY) | mask(control, LimitSide.SELL)) != 0;
    }

    /**
     * Finds the limit of exactly this scope and side.
     *
     * @param control whose limit
     * @param kind of party
     * @param partyId the party
     * @param scope of instruments
     * @param instrument id of the instrument, group, class or venue; 0 with ANY and EACH
     * @param side BOTH, BUY or SELL
     * @return a row, or {@link #NO_LIMIT}
     */
    public int find(
            Control control, PartyKind kind, int partyId, InstrumentScope scope, int instrument, LimitSide side) {
        if (BroadLimits.keeps(scope)) {
            return broad.row(control, kind, partyId, scope, side);
        }
        long bit = 1L << bit(Footprint.node(kind), step(scope));
        return (maskOf(control, side) & bit) == 0
                ? NO_LIMIT
                : (int) rowByKey.get(key(control, kind, partyId, scope, instrument, side));
    }

    /**
     * Finds the limit of a scope for a side: the one of the side itself, else the one of both.
     *
     * @param control whose limit
     * @param kind of party
     * @param partyId the party
     * @param scope of instruments
     * @param instrument id of the instrument, group, class or venue; 0 with ANY and EACH
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
     * Says whether a limit is a soft one.
     *
     * @param row as found
     * @return false when it is hard
     */
    public boolean isSoft(int row) {
        return soft[row];
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
     * Returns which limit it is.
     *
     * @param row as found
     * @return as in the command that set it
     */
    public long limitId(int row) {
        return limitIds[row];
    }

    /**
     * Returns what kind of party a limit is of.
     *
     * @param row as found
     * @return its kind
     */
    public PartyKind kind(int row) {
        return PartyKind.get((short) ((int) (keys[row] >>> 44) / (SIDES * SCOPES) % KINDS));
    }

    /**
     * Returns which party a limit is of.
     *
     * @param row as found
     * @return its id
     */
    public int partyId(int row) {
        return (int) (keys[row] >>> 22) & ReferenceBook.MAX_ID;
    }

    /**
     * Returns of which instruments a limit speaks.
     *
     * @param row as found
     * @return its scope
     */
    public InstrumentScope scope(int row) {
        return InstrumentScope.get((short) ((int) (keys[row] >>> 44) / SIDES % SCOPES));
    }

    /**
     * Returns whose limit it is.
     *
     * @param row as found
     * @return the control
     */
    public @Nullable Control control(int row) {
        return Control.of((int) (keys[row] >>> CONTROL_SHIFT));
    }

    /**
     * Returns which side a limit is of.
     *
     * @param row as found
     * @return BOTH, BUY or SELL
     */
    public LimitSide side(int row) {
        return LimitSide.get((short) ((int) (keys[row] >>> 44) % SIDES));
    }

    /** Returns what a limit's scope is made of: id of the instrument, group, class or venue; 0 with ANY and EACH. */
    public int instrument(int row) {
        return (int) keys[row] & ReferenceBook.MAX_ID;
    }

    /** Returns how many rows there are, those that were taken away among them. */
    public int rows() {
        return rows;
    }

    /** Says whether a limit, of a row below {@link #rows()}, holds; false when it was taken away. */
    public boolean isHeld(int row) {
        return enabled[row];
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
            writer.buffer().putLong(at + 32, (enabled[row] ? ENABLED : 0) | (soft[row] ? SOFT : 0));
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
            int row = claim(from.getLong(at));
            long state = from.getLong(at + 32);
            soft[row] = (state & SOFT) != 0;
            write(row, from.getLong(at + 8), from.getLong(at + 16), from.getLong(at + 24), (state & ENABLED) != 0);
        }
        return true;
    }
}
