package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;

/**
 * A cursor over all limits of a control that speak of the order under examination, the nearest node and the most specific
 * set first; reused, allocates nothing.
 *
 * <pre>
 *   for (limits.begin(control, false); limits.next(); ) { … limits.value() … }
 * </pre>
 *
 * <p>Per node and set there is one row: that of the order's side, else that of both sides; or, with sides that add up,
 * both. Over the single instrument a row of INSTRUMENT takes the place of one of EACH.
 */
final class ApplicableLimits {
    private static final int SET_BITS = 3;
    private static final int SET_MASK = 7;
    private static final long INSTRUMENT_STEPS = 0x0101_0101_0101_0101L;
    private static final long OTHER_STEPS = 0x1F1F_1F1F_1F1F_1F1FL;

    private static final int INSTRUMENT_STEP = LimitBook.step(InstrumentScope.INSTRUMENT);
    /** By their values. */
    private static final LimitSide[] SIDES = {LimitSide.BOTH, LimitSide.BUY, LimitSide.SELL};

    private static final int OVER_ANY = 0;
    private static final int OVER_EACH = SIDES.length;
    private static final int SHELVES = 2 * SIDES.length;

    private final Check check;
    private final int[] shelves = new int[Footprint.NODES * SHELVES];
    private int shelved;
    private Control control = Control.PT_01;
    private boolean addsUp;
    private LimitSide own = LimitSide.BUY;
    private long ownMask;
    private long bothMask;
    private long ownSets;
    private long bothSets;
    private long left;
    private int pending = LimitBook.NO_LIMIT;
    private int row = LimitBook.NO_LIMIT;
    private LimitSide side = LimitSide.BOTH;
    private int node;
    private int set;

    ApplicableLimits(Check check) {
        this.check = check;
    }

    /** Forgets the order before. */
    void beginOrder() {
        shelved = 0;
    }

    /**
     * Goes before the first limit.
     *
     * @param of whose limits
     * @param sidesAddUp whether a limit of both sides counts beside one of the order's side
     */
    void begin(Control of, boolean sidesAddUp) {
        control = of;
        addsUp = sidesAddUp;
        pending = LimitBook.NO_LIMIT;
        own = check.limitSide();
        ownMask = check.limits().maskOf(of, own);
        bothMask = check.limits().maskOf(of, LimitSide.BOTH);
        ownSets = sets(ownMask);
        bothSets = sets(bothMask);
        left = (ownSets | bothSets) & check.footprint().crosses();
    }

    /** The combinations of node and set that a mask of node and scope speaks of: INSTRUMENT and EACH are one set. */
    static long sets(long mask) {
        return (mask & INSTRUMENT_STEPS) | ((mask >>> 1) & OTHER_STEPS);
    }

    /** Goes to the next limit; false when there is none. */
    boolean next() {
        if (pending != LimitBook.NO_LIMIT) {
            row = pending;
            side = LimitSide.BOTH;
            pending = LimitBook.NO_LIMIT;
            return true;
        }
        while (left != 0) {
            int bit = Long.numberOfTrailingZeros(left);
            left &= left - 1;
            node = bit >>> SET_BITS;
            set = bit & SET_MASK;
            if (isFound(1L << bit)) {
                return true;
            }
        }
        return false;
    }

    private boolean isFound(long cross) {
        int ownRow = (ownSets & cross) == 0 ? LimitBook.NO_LIMIT : find(own, ownMask);
        boolean asksBoth = (bothSets & cross) != 0 && (addsUp || ownRow == LimitBook.NO_LIMIT);
        int bothRow = asksBoth ? find(LimitSide.BOTH, bothMask) : LimitBook.NO_LIMIT;
        if (ownRow != LimitBook.NO_LIMIT) {
            row = ownRow;
            side = own;
            pending = bothRow;
        } else {
            row = bothRow;
            side = LimitSide.BOTH;
        }
        return row != LimitBook.NO_LIMIT;
    }

    private int find(LimitSide of, long mask) {
        if (set == Footprint.ALL) {
            return check.limits().rowOn(shelf(OVER_ANY, of), control);
        }
        boolean isNamed = set != Footprint.INSTRUMENT || (mask & (1L << LimitBook.bit(node, INSTRUMENT_STEP))) != 0;
        return isNamed ? findNamed(of) : check.limits().rowOn(shelf(OVER_EACH, of), control);
    }

    private int findNamed(LimitSide of) {
        Footprint footprint = check.footprint();
        return NodeLimits.row(
                check.limits(),
                control,
                Footprint.kind(node),
                footprint.partyId(node),
                set,
                footprint.instrument(set),
                of);
    }

    /** Where the limits of the node are that name no instrument: looked up once for all controls. */
    private int shelf(int over, LimitSide of) {
        if ((shelved & (1 << node)) == 0) {
            shelved |= 1 << node;
            int partyId = check.footprint().partyId(node);
            PartyKind kind = Footprint.kind(node);
            int at = node * SHELVES;
            for (int i = 0; i < SIDES.length; i++) {
                shelves[at + i] = check.limits().shelf(kind, partyId, InstrumentScope.ANY, SIDES[i]);
                shelves[at + OVER_EACH + i] = check.limits().shelf(kind, partyId, InstrumentScope.EACH, SIDES[i]);
            }
        }
        return shelves[node * SHELVES + over + of.value()];
    }

    /**
     * The limit of another control on exactly the same node, set and side: the second number of a control that has two.
     *
     * @return a row, or {@link LimitBook#NO_LIMIT}
     */
    int companion(Control other) {
        Footprint footprint = check.footprint();
        return NodeLimits.row(
                check.limits(),
                other,
                Footprint.kind(node),
                footprint.partyId(node),
                set,
                footprint.instrument(set),
                side);
    }

    int row() {
        return row;
    }

    /** In the control's unit. */
    long value() {
        return check.limits().value(row);
    }

    int node() {
        return node;
    }

    int set() {
        return set;
    }

    /** Of the limit: the order's side, or BOTH. */
    LimitSide side() {
        return side;
    }

    PartyKind kind() {
        return Footprint.kind(node);
    }

    int partyId() {
        return check.footprint().partyId(node);
    }

    /** What the set is made of; 0 for all. */
    int instrument() {
        return check.footprint().instrument(set);
    }

    /** The scope that stands for the set in evidence. */
    static InstrumentScope scope(int set) {
        return switch (set) {
            case Footprint.INSTRUMENT -> InstrumentScope.INSTRUMENT;
            case Footprint.PRODUCT_GROUP -> InstrumentScope.PRODUCT_GROUP;
            case Footprint.ASSET_CLASS -> InstrumentScope.ASSET_CLASS;
            case Footprint.VENUE -> InstrumentScope.VENUE;
            case Footprint.ALL -> InstrumentScope.ANY;
            default -> InstrumentScope.NULL_VAL;
        };
    }

    /**
     * A key of node, set and side, for what a control keeps of its own (counts, windows): the same for every order that
     * counts there, never 0. Of two controls it is the same: keep one table for each.
     */
    long stateKey() {
        return (1L << 62)
                | ((long) side.value() << 60)
                | ((long) node << 56)
                | ((long) set << 52)
                | ((long) partyId() << 26)
                | instrument();
    }

    /** Index of the node that a key is of. */
    static int nodeOf(long stateKey) {
        return (int) (stateKey >>> 56) & 0xF;
    }

    /** The party that a key is of. */
    static int partyOf(long stateKey) {
        return (int) (stateKey >>> 26) & 0x3FF_FFFF;
    }
}
