package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PriceState;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.prices.Quote;

/**
 * PT-12: how sales are marked, what short sales borrow, and at what price they may be made (Reg SHO 200, 201, 203).
 *
 * <pre>
 *   PT_12_MARK        1: marks are looked at                              nearest party
 *   54=2, 4           no more than position less open long sales
 *   54=5, 6           PT_12_LOCATE of the account and instrument, set on this trading day, less executed and open short
 *   54=5              PT_12_PRICE_TEST 1: above the best bid, with a live quote and a price    nearest party
 * </pre>
 *
 * <p>A replace adds what it asks for beyond what is held; it does not change the mark. What sells without owning is refused,
 * never marked anew.
 */
final class ShortSale implements PreTradeControl {
    private static final int QTY_TAG = 38;
    private static final int PRICE_TAG = 44;

    private final ShortBook shorts;

    ShortSale(ShortBook shorts) {
        this.shorts = shorts;
    }

    @Override
    public boolean passes(Check check) {
        if (check.isBuy() || check.nearestValue(Control.PT_12_MARK, 0) == 0) {
            return true;
        }
        boolean isShort = check.order().isShort();
        if (check.isReplace() && check.isHeldShort() != isShort) {
            return check.refuse(Denial.SHORT_MARK_CHANGED);
        }
        return isShort ? isBorrowed(check) && passesPriceTest(check) : isOwned(check);
    }

    private boolean isOwned(Check check) {
        int slot = check.slot(Footprint.ACCOUNT, Footprint.INSTRUMENT);
        int accountId = check.account().id();
        int instrumentId = check.instrument().id();
        long owned = Math.max(0, check.exposure().get(slot, ExposureTable.POSITION));
        long openLong =
                check.exposure().get(slot, ExposureTable.OPEN_SELL_QTY) - shorts.openQtyE8(accountId, instrumentId);
        return isWithin(check, Denial.SOLD_NOT_OWNED, owned, openLong);
    }

    private boolean isBorrowed(Check check) {
        int accountId = check.account().id();
        int instrumentId = check.instrument().id();
        LimitBook limits = check.limits();
        int row = limits.findOrBoth(
                Control.PT_12_LOCATE,
                PartyKind.ACCOUNT,
                accountId,
                InstrumentScope.INSTRUMENT,
                instrumentId,
                LimitSide.SELL);
        boolean isOfToday = row != LimitBook.NO_LIMIT && shorts.isLocateOfToday(limits.limitId(row));
        long used =
                Saturated.sum(shorts.executedQtyE8(accountId, instrumentId), shorts.openQtyE8(accountId, instrumentId));
        if (isWithin(check, Denial.NO_LOCATE, isOfToday ? limits.value(row) : 0, used)) {
            return true;
        }
        check.decision().scope(PartyKind.ACCOUNT, accountId, row == LimitBook.NO_LIMIT ? 0 : limits.version(row));
        return false;
    }

    private static boolean isWithin(Check check, Denial denial, long limit, long used) {
        long added = check.addedQtyE8();
        long left = NodeLimits.left(limit, used);
        if (added == 0 || added <= left) {
            return true;
        }
        check.refuse(denial);
        check.decision()
                .scope(PartyKind.ACCOUNT, check.account().id(), 0)
                .numbers(MeasureUnit.QTY_E8, limit, used, added)
                .wouldPass(QTY_TAG, check.orderQtyOf(Math.max(0, left) + check.heldQtyE8()));
        return false;
    }

    private static boolean passesPriceTest(Check check) {
        OrderView order = check.order();
        if (order.side() == Side.SELL_SHORT_EXEMPT || check.nearestValue(Control.PT_12_PRICE_TEST, 0) == 0) {
            return true;
        }
        Quote quote = check.quote();
        boolean hasBid = quote.state() == PriceState.LIVE && quote.bidE8() > 0;
        boolean isPriced = order.priceE8() != Decimal8.NULL;
        if (hasBid && isPriced && order.priceE8() > quote.bidE8()) {
            return true;
        }
        int row = check.nearest(Control.PT_12_PRICE_TEST);
        check.refuse(hasBid ? Denial.SHORT_AT_THE_BID : Denial.SHORT_WITHOUT_BID);
        check.scope(row).numbers(MeasureUnit.NOTHING, 0, 0, 0);
        if (hasBid && isPriced) {
            long tickE8 = check.instrument().tickE8();
            check.decision()
                    .numbers(MeasureUnit.PRICE_E8, quote.bidE8(), 0, order.priceE8())
                    .wouldPass(PRICE_TAG, quote.bidE8() - quote.bidE8() % tickE8 + tickE8);
        }
        return false;
    }
}
