package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.limits.PartyLimits;

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

    private final Check check;
    /** By node. */
    private final PartyLimits[] broad = new PartyLimits[Footprint.NODES];

    private Control control = Control.PT_01;
    private boolean addsUp;
    private LimitSide own = LimitSide.BUY;
    private long ownMask;
    private long bothMask;
    private long ownSets;
    private long bothSets;
    private long left;
    private boolean isBothLeft;
    private int row = LimitBook.NO_LIMIT;
    private long value;
    private LimitSide side = LimitSide.BOTH;
    private int node;
    private int set;
    /** Nothing asks for it; it keeps the reading of limits ahead of their use from being left out. */
    @SuppressWarnings("UnusedVariable")
    private long lastRead;

    ApplicableLimits(Check check) {
        this.check = check;
        for (int i = 0; i < broad.length; i++) {
            broad[i] = new PartyLimits();
        }
    }

    /** Goes to the parties of the footprint, once for all controls; to all of them before it waits for the limits of the first. */
    void beginOrder() {
        Footprint footprint = check.footprint();
        LimitSide orderSide = check.limitSide();
        for (int i = 0; i < broad.length; i++) {
            broad[i].at(check.limits(), i, footprint.partyId(i), orderSide);
        }
        long read = 0;
        for (PartyLimits limits : broad) {
            read ^= limits.read();
        }
        lastRead = read;
    }

    /** The limits of a node that name no instrument. */
    PartyLimits broad(int ofNode) {
        return broad[ofNode];
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
        isBothLeft = false;
        own = check.limitSide();
        ownMask = check.limits().maskOf(of, own);
        bothMask = check.limits().maskOf(of, LimitSide.BOTH);
        ownSets = sets(ownMask);
        bothSets = sets(bothMask);
        left = (ownSets | bothSets) & check.footprint().crosses();
    }

    /** Whether all limits of the control are of both sides and name no instrument, venue, group or class. */
    boolean isBroad() {
        return PartyLimits.holdAll(ownMask, bothMask);
    }

    /** Of the crosses of node and set that limits speak of those that were not gone to yet. */
    long crossesLeft() {
        return left;
    }

    /** Goes to a limit of both sides that was found otherwise. */
    void goTo(int cross, int ofRow, long ofValue) {
        node = cross >>> SET_BITS;
        set = cross & SET_MASK;
        side = LimitSide.BOTH;
        row = ofRow;
        value = ofValue;
    }

    /** The combinations of node and set that a mask of node and scope speaks of: INSTRUMENT and EACH are one set. */
    static long sets(long mask) {
        return (mask & INSTRUMENT_STEPS) | ((mask >>> 1) & OTHER_STEPS);
    }

    /** Goes to the next limit; false when there is none. */
    boolean next() {
        if (isBothLeft) {
            isBothLeft = false;
            if (isFound(LimitSide.BOTH, bothMask)) {
                return true;
            }
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
        boolean hasBoth = (bothSets & cross) != 0;
        if ((ownSets & cross) != 0 && isFound(own, ownMask)) {
            isBothLeft = addsUp && hasBoth;
            return true;
        }
        return hasBoth && isFound(LimitSide.BOTH, bothMask);
    }

    private boolean isFound(LimitSide of, long mask) {
        side = of;
        boolean isNamed = (mask & (1L << LimitBook.bit(node, INSTRUMENT_STEP))) != 0;
        if (set == Footprint.ALL) {
            row = broad[node].find(control, InstrumentScope.ANY, of);
            value = broad[node].value();
        } else if (set == Footprint.INSTRUMENT && !isNamed) {
            row = broad[node].find(control, InstrumentScope.EACH, of);
            value = broad[node].value();
        } else {
            row = findNamed(of);
            value = row == LimitBook.NO_LIMIT ? 0 : check.limits().value(row);
        }
        return row != LimitBook.NO_LIMIT;
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
        return value;
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
                | ((long) Footprint.number(node) << 56)
                | ((long) set << 52)
                | ((long) partyId() << 26)
                | instrument();
    }

    /** Index of the node that a key is of. */
    static int nodeOf(long stateKey) {
        return Footprint.nodeOf((int) (stateKey >>> 56) & 0xF);
    }

    /** The party that a key is of. */
    static int partyOf(long stateKey) {
        return (int) (stateKey >>> 26) & 0x3FF_FFFF;
    }
}
