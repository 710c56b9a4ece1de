package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.risk.limits.LimitBook;

/**
 * PT-13: what the market of an order is doing.
 *
 * <pre>
 *   PT_13_ENTRY   where orders are taken beside OPEN: the sum of 1 AUCTION, 2 PRE_OPEN, 4 HALT, 8 CLOSED; 3 without a row    nearest
 *   IOC, FOK      only while the market is OPEN
 *   G             not while the market is frozen; in a HALT when it adds neither quantity nor value
 * </pre>
 *
 * <p>Cancels are asked by the part that carries them out: a market that is frozen takes none.
 */
final class TradingPhase implements PreTradeControl {
    private static final long USUAL_ENTRY = 3;

    @Override
    public boolean passes(Check check) {
        MarketState market = check.quote().market();
        if (check.isReplace() && check.quote().isFrozen()) {
            return check.refuse(Denial.MARKET_FROZEN);
        }
        if (market == MarketState.OPEN || (market == MarketState.HALT && check.addsNothing())) {
            return true;
        }
        int row = check.nearest(Control.PT_13_ENTRY);
        long taken = row == LimitBook.NO_LIMIT ? USUAL_ENTRY : check.limits().value(row);
        if ((taken & bit(market)) == 0) {
            check.refuse(denial(market));
            if (row != LimitBook.NO_LIMIT) {
                check.scope(row).numbers(MeasureUnit.NOTHING, 0, 0, 0);
            }
            return false;
        }
        TimeInForce timeInForce = check.order().timeInForce();
        boolean endsAtOnce = timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK;
        return !endsAtOnce || check.refuse(Denial.MARKET_NOT_CONTINUOUS);
    }

    private static int bit(MarketState market) {
        return switch (market) {
            case AUCTION -> 1;
            case PRE_OPEN -> 2;
            case HALT -> 4;
            case CLOSED -> 8;
            case OPEN, NULL_VAL -> 0;
        };
    }

    private static Denial denial(MarketState market) {
        return switch (market) {
            case HALT -> Denial.MARKET_HALTED;
            case AUCTION, PRE_OPEN -> Denial.MARKET_NOT_OPEN;
            case CLOSED, OPEN, NULL_VAL -> Denial.MARKET_CLOSED;
        };
    }
}
