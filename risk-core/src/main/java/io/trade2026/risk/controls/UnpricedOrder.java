package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.PriceState;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.prices.Quote;

/**
 * PT-04: what an order without a price, or one that waits for a price, may meet.
 *
 * <pre>
 *   PT_04_MARKET     market and stop orders: 0 not taken, 1 while the instrument trades continuously, 2 in auctions too
 *   PT_04_SPREAD     a market order needs a live quote of both sides, no further apart than so many basis points of the bid
 *   PT_04_STOP_SIDE  1: a stop to buy lies above the ask, a stop to sell below the bid
 * </pre>
 *
 * <p>Each is asked of the nearest party that has it. There are no pegged orders in this house. Behind PT-03, which refuses
 * unpriced orders on stale data and without any reference.
 */
final class UnpricedOrder implements PreTradeControl {
    private static final int STOP_TAG = 99;
    private static final long IN_AUCTIONS = 2;
    private static final long BP = 10_000;

    @Override
    public boolean passes(Check check) {
        OrdType type = check.order().ordType();
        boolean isUnpriced = type == OrdType.MARKET || type == OrdType.STOP;
        boolean isStop = type == OrdType.STOP || type == OrdType.STOP_LIMIT;
        return (!isUnpriced || isTaken(check))
                && (type != OrdType.MARKET || hasNarrowQuote(check))
                && (!isStop || isOnFarSide(check));
    }

    private static boolean isTaken(Check check) {
        int row = check.nearest(Control.PT_04_MARKET);
        if (row == LimitBook.NO_LIMIT) {
            return true;
        }
        long permitted = check.limits().value(row);
        boolean isContinuous = check.quote().market() == MarketState.OPEN;
        if (permitted >= IN_AUCTIONS || (permitted > 0 && isContinuous)) {
            return true;
        }
        check.refuse(Denial.MARKET_ORDER_NOT_TAKEN);
        check.scope(row).numbers(MeasureUnit.NOTHING, 0, 0, 0);
        return false;
    }

    private static boolean hasNarrowQuote(Check check) {
        int row = check.nearest(Control.PT_04_SPREAD);
        if (row == LimitBook.NO_LIMIT) {
            return true;
        }
        Quote quote = check.quote();
        boolean isTwoSided = quote.bidE8() > 0 && quote.askE8() > quote.bidE8();
        if (!isTwoSided || quote.state() != PriceState.LIVE) {
            check.refuse(Denial.NO_QUOTE);
            check.scope(row).numbers(MeasureUnit.NOTHING, 0, 0, 0);
            return false;
        }
        long spreadBp = spreadBp(quote.bidE8(), quote.askE8());
        if (spreadBp <= check.limits().value(row)) {
            return true;
        }
        check.refuse(Denial.SPREAD_TOO_WIDE);
        check.scope(row).numbers(MeasureUnit.COUNT, check.limits().value(row), 0, spreadBp);
        return false;
    }

    /** Rounded up; beyond measure counts as the widest. */
    private static long spreadBp(long bidE8, long askE8) {
        long widthE8 = askE8 - bidE8;
        if (widthE8 > Long.MAX_VALUE / BP) {
            return Long.MAX_VALUE;
        }
        long scaled = widthE8 * BP;
        return scaled / bidE8 + (scaled % bidE8 == 0 ? 0 : 1);
    }

    private static boolean isOnFarSide(Check check) {
        int row = check.nearest(Control.PT_04_STOP_SIDE);
        if (row == LimitBook.NO_LIMIT || check.limits().value(row) == 0) {
            return true;
        }
        Quote quote = check.quote();
        long touchE8 = check.isBuy() ? quote.askE8() : quote.bidE8();
        long marketE8 = touchE8 > 0 ? touchE8 : quote.lastE8() > 0 ? quote.lastE8() : quote.referencePxE8();
        long stopE8 = check.order().stopPxE8();
        if (check.isBuy() ? stopE8 > marketE8 : stopE8 < marketE8) {
            return true;
        }
        long tickE8 = check.instrument().tickE8();
        long nearest = check.isBuy() ? marketE8 - marketE8 % tickE8 + tickE8 : (marketE8 - 1) / tickE8 * tickE8;
        check.refuse(Denial.STOP_ON_WRONG_SIDE);
        check.scope(row).numbers(MeasureUnit.PRICE_E8, marketE8, 0, stopE8).wouldPass(STOP_TAG, nearest);
        return false;
    }
}
