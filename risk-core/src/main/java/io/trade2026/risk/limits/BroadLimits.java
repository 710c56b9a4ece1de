package io.trade2026.risk.limits;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import java.util.Arrays;

/**
 * The limits that name no instrument (ANY and EACH), by party: most limits are of this kind, and each order is held
 * against those of all controls on up to seven parties.
 *
 * <p>The rows of one party, scope and side lie beside each other, a column for each control, so that what one order
 * needs of a party comes with two or three cache lines instead of one for each limit.
 */
final class BroadLimits {
    private static final int CONTROLS = Control.values().length;
    /** By the code of a control: its column. */
    private static final int[] COLUMNS = columns();

    private static final int KINDS = 16;
    private static final int SIDES = 4;
    private static final int SHELVES_PER_PARTY = 2 * SIDES;
    private static final int NO_SHELF = 0;

    /** Per kind of party, for each party, scope and side where its shelf begins in {@code rows}. */
    private final int[][] shelves = new int[KINDS][0];
    /** Shelves; the first is that of parties without any, and stays empty. */
    private int[] rows = emptyShelves(16);

    private int end = CONTROLS;

    BroadLimits() {}

    private static int[] columns() {
        int[] columns = new int[1 << Byte.SIZE];
        int column = 0;
        for (Control control : Control.values()) {
            columns[control.code()] = column++;
        }
        return columns;
    }

    private static int[] emptyShelves(int count) {
        int[] rows = new int[count * CONTROLS];
        Arrays.fill(rows, LimitBook.NO_LIMIT);
        return rows;
    }

    /** Whether limits of this scope are kept here. */
    static boolean keeps(InstrumentScope scope) {
        return scope == InstrumentScope.ANY || scope == InstrumentScope.EACH;
    }

    /** Where the rows of a party, scope and side begin. */
    int shelf(PartyKind kind, int partyId, InstrumentScope scope, LimitSide side) {
        int[] ofKind = shelves[kind.value()];
        int place = place(partyId, scope, side);
        return place < ofKind.length ? ofKind[place] : NO_SHELF;
    }

    int row(int shelf, Control control) {
        return rows[shelf + COLUMNS[control.code()]];
    }

    /** Puts a row in its place; {@link LimitBook#NO_LIMIT} takes it away. */
    void put(Control control, PartyKind kind, int partyId, InstrumentScope scope, LimitSide side, int row) {
        int at = claim(kind, partyId, scope, side) + COLUMNS[control.code()];
        rows[at] = row;
    }

    private int claim(PartyKind kind, int partyId, InstrumentScope scope, LimitSide side) {
        int place = place(partyId, scope, side);
        int[] ofKind = shelves[kind.value()];
        if (place >= ofKind.length) {
            int size = Math.max((partyId + 1) * SHELVES_PER_PARTY, ofKind.length * 2);
            ofKind = Arrays.copyOf(ofKind, size);
            shelves[kind.value()] = ofKind;
        }
        if (ofKind[place] == NO_SHELF) {
            if (end == rows.length) {
                int[] larger = emptyShelves(2 * rows.length / CONTROLS);
                System.arraycopy(rows, 0, larger, 0, end);
                rows = larger;
            }
            ofKind[place] = end;
            end += CONTROLS;
        }
        return ofKind[place];
    }

    private static int place(int partyId, InstrumentScope scope, LimitSide side) {
        return partyId * SHELVES_PER_PARTY + (scope == InstrumentScope.ANY ? 0 : SIDES) + side.value();
    }
}
