package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.risk.limits.LimitBook;

/**
 * PT-18: an order does not trade with an open order of the same owner, at the same venue.
 *
 * <pre>
 *   PT_18_MODE   0 not looked at, 1 the new order is refused, 2 the open ones are cancelled first     nearest
 * </pre>
 *
 * <p>An order without a price counts as one that takes any, and so does a stop order, which has none once it is elected; a stop-limit
 * counts with its limit. A replace is looked at when its price is keener than that of the order. With 2 the order passes, and who
 * enters it cancels {@link OwnOrders#crossed()} before, or refuses it where that cannot be done at once.
 */
final class SelfMatch implements PreTradeControl {
    private static final long OFF = 0;
    private static final long CANCEL_RESTING = 2;
    private static final int PRICE_TAG = 44;

    private final OwnOrders own;

    SelfMatch(OwnOrders own) {
        this.own = own;
    }

    @Override
    public boolean passes(Check check) {
        own.collectNone();
        int row = own.isKept() ? check.nearest(Control.PT_18_MODE) : LimitBook.NO_LIMIT;
        long mode = row == LimitBook.NO_LIMIT ? OFF : check.limits().value(row);
        if (mode == OFF || isNoKeener(check)) {
            return true;
        }
        long priceE8 = priceE8(check.order());
        long restingE8 = own.keenestAgainst(check.footprint(), check.isBuy());
        if (restingE8 == OwnOrders.NO_PRICE) {
            return true;
        }
        check.showBound(Control.PT_18, shown(restingE8), shown(priceE8));
        if (!OwnOrders.crosses(check.isBuy(), priceE8, restingE8)) {
            return true;
        }
        if (mode < CANCEL_RESTING) {
            return refuse(check, row, priceE8, restingE8);
        }
        own.collect(check.footprint(), check.isBuy(), priceE8);
        return true;
    }

    /** The keenest price at which an order may trade. */
    private static long priceE8(OrderView order) {
        boolean hasPrice = order.ordType() == OrdType.LIMIT || order.ordType() == OrdType.STOP_LIMIT;
        return hasPrice ? order.priceE8() : order.isBuy() ? OwnOrders.ANY_PRICE_TO_PAY : OwnOrders.ANY_PRICE_TO_TAKE;
    }

    /** A replace that leaves its price or moves it away: what it may meet, the order might have met. */
    private static boolean isNoKeener(Check check) {
        if (!check.isReplace()) {
            return false;
        }
        long beforeE8 = check.order().replacedPriceE8();
        long priceE8 = priceE8(check.order());
        return beforeE8 == Decimal8.NULL || (check.isBuy() ? priceE8 <= beforeE8 : priceE8 >= beforeE8);
    }

    /** The price of an order of a group is not told to its other members. */
    private boolean refuse(Check check, int row, long priceE8, long restingE8) {
        check.refuse(Denial.SELF_MATCH);
        check.scope(row).numbers(MeasureUnit.NOTHING, 0, 0, 0);
        if (!own.isOfGroup(check.footprint()) && shown(priceE8) != 0 && shown(restingE8) != 0) {
            long tickE8 = check.instrument().tickE8();
            check.decision()
                    .numbers(MeasureUnit.PRICE_E8, restingE8, 0, priceE8)
                    .wouldPass(PRICE_TAG, check.isBuy() ? restingE8 - tickE8 : restingE8 + tickE8);
        }
        return false;
    }

    /** 0 stands for any price. */
    private static long shown(long priceE8) {
        return priceE8 == OwnOrders.ANY_PRICE_TO_PAY ? 0 : priceE8;
    }
}
