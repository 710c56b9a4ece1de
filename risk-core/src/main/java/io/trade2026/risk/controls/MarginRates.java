package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.reference.Instrument;
import io.trade2026.risk.reference.Party;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.reference.Session;

/**
 * How much initial margin a position needs, in basis points of its value (PT-23).
 *
 * <pre>
 *   party         that of the row that is measured, else its desk, its client, its clearing entity, the firm
 *   instruments   there the instrument, its product group, its asset class, any
 *   side          there buys for long positions and sells for short ones, else both
 * </pre>
 *
 * <p>Allocates nothing.
 */
final class MarginRates {
    static final int UNKNOWN = -1;

    private static final Control CONTROL = Control.PT_23_MARGIN_RATE;

    private final LimitBook limits;
    private final ReferenceBook book;

    MarginRates(LimitBook limits, ReferenceBook book) {
        this.limits = limits;
        this.book = book;
    }

    /**
     * Finds a rate.
     *
     * @param limitRow whose margin is measured
     * @param instrument of the position
     * @param isLong whether the position is a long one
     * @return not negative, or {@link #UNKNOWN}
     */
    int bp(int limitRow, Instrument instrument, boolean isLong) {
        LimitSide side = isLong ? LimitSide.BUY : LimitSide.SELL;
        PartyKind kind = limits.kind(limitRow);
        int row = of(kind, limits.partyId(limitRow), instrument, side);
        if (row == LimitBook.NO_LIMIT) {
            row = ofParents(kind, limits.partyId(limitRow), instrument, side);
        }
        return row == LimitBook.NO_LIMIT ? UNKNOWN : (int) Math.min(Integer.MAX_VALUE, limits.value(row));
    }

    private int ofParents(PartyKind kind, int partyId, Instrument instrument, LimitSide side) {
        Session session = kind == PartyKind.SESSION ? book.session(partyId) : null;
        Party party = session == null ? book.party(kind, partyId) : book.party(PartyKind.CLIENT, session.clientId());
        if (party == null) {
            return LimitBook.NO_LIMIT;
        }
        int row = session != null ? LimitBook.NO_LIMIT : of(PartyKind.DESK, party.deskId(), instrument, side);
        row = row == LimitBook.NO_LIMIT ? of(PartyKind.CLIENT, party.clientId(), instrument, side) : row;
        row = row == LimitBook.NO_LIMIT ? of(PartyKind.CLEARING, party.clearingId(), instrument, side) : row;
        return row == LimitBook.NO_LIMIT ? of(PartyKind.FIRM, party.firmId(), instrument, side) : row;
    }

    private int of(PartyKind kind, int partyId, Instrument instrument, LimitSide side) {
        if (partyId <= 0) {
            return LimitBook.NO_LIMIT;
        }
        int row = limits.findOrBoth(CONTROL, kind, partyId, InstrumentScope.INSTRUMENT, instrument.id(), side);
        if (row == LimitBook.NO_LIMIT && instrument.productGroupId() > 0) {
            int group = instrument.productGroupId();
            row = limits.findOrBoth(CONTROL, kind, partyId, InstrumentScope.PRODUCT_GROUP, group, side);
        }
        if (row == LimitBook.NO_LIMIT && instrument.assetClassId() > 0) {
            int assetClass = instrument.assetClassId();
            row = limits.findOrBoth(CONTROL, kind, partyId, InstrumentScope.ASSET_CLASS, assetClass, side);
        }
        return row == LimitBook.NO_LIMIT
                ? limits.findOrBoth(CONTROL, kind, partyId, InstrumentScope.ANY, 0, side)
                : row;
    }
}
