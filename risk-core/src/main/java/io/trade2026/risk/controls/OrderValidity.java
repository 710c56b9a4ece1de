package io.trade2026.risk.controls;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.risk.reference.Instrument;

/**
 * PT-14: the terms are whole, in the instrument's steps, and measurable.
 *
 * <p>ExpireDate(432) is compared with the date of the command in UTC; the date itself is not past. Expiry fields of
 * orders that are not GTD are not looked at.
 */
final class OrderValidity implements PreTradeControl {
    private static final int QTY_TAG = 38;
    private static final int PRICE_TAG = 44;
    private static final int STOP_TAG = 99;
    private static final int EXPIRE_TIME_TAG = 126;

    @Override
    public boolean passes(Check check) {
        Instrument instrument = check.knownInstrument();
        if (instrument == null) {
            return check.refuse(Denial.UNKNOWN_SYMBOL);
        }
        if (!instrument.isEnabled()) {
            return check.refuse(Denial.INSTRUMENT_DISABLED);
        }
        return isSupported(check)
                && isQtySound(check, instrument)
                && isPriceSound(check, instrument)
                && isStopSound(check, instrument)
                && isExpirySound(check)
                && check.value();
    }

    private static boolean isSupported(Check check) {
        OrderView order = check.order();
        if (order.side() == Side.UNSUPPORTED || order.side() == Side.NULL_VAL) {
            return check.refuse(Denial.UNSUPPORTED_SIDE);
        }
        if (order.ordType() == OrdType.UNSUPPORTED || order.ordType() == OrdType.NULL_VAL) {
            return check.refuse(Denial.UNSUPPORTED_ORD_TYPE);
        }
        if (order.timeInForce() == TimeInForce.UNSUPPORTED || order.timeInForce() == TimeInForce.NULL_VAL) {
            return check.refuse(Denial.UNSUPPORTED_TIME_IN_FORCE);
        }
        return order.cashOrderQtyE8() <= 0 || check.refuse(Denial.CASH_ORDER_QTY);
    }

    private static boolean isQtySound(Check check, Instrument instrument) {
        OrderView order = check.order();
        long qtyE8 = order.orderQtyE8();
        long lotE8 = instrument.lotE8();
        if (qtyE8 <= 0) {
            return check.refuse(Denial.QTY_NOT_POSITIVE);
        }
        if (qtyE8 % lotE8 != 0) {
            check.decision()
                    .deny(Denial.QTY_OFF_LOT)
                    .numbers(MeasureUnit.QTY_E8, lotE8, 0, qtyE8)
                    .wouldPass(QTY_TAG, check.orderQtyOf(qtyE8 - order.cumQtyE8()));
            return false;
        }
        if (qtyE8 < instrument.minQtyE8()) {
            check.decision()
                    .deny(Denial.QTY_BELOW_MINIMUM)
                    .numbers(MeasureUnit.QTY_E8, instrument.minQtyE8(), 0, qtyE8);
            return false;
        }
        if (!isWithin(order.minQtyE8(), qtyE8)) {
            check.decision().deny(Denial.MIN_QTY_ABOVE_ORDER).numbers(MeasureUnit.QTY_E8, qtyE8, 0, order.minQtyE8());
            return false;
        }
        if (!isWithin(order.maxFloorE8(), qtyE8)) {
            check.decision()
                    .deny(Denial.MAX_FLOOR_ABOVE_ORDER)
                    .numbers(MeasureUnit.QTY_E8, qtyE8, 0, order.maxFloorE8());
            return false;
        }
        return true;
    }

    private static boolean isWithin(long optionalQtyE8, long orderQtyE8) {
        return optionalQtyE8 == Decimal8.NULL || (optionalQtyE8 >= 0 && optionalQtyE8 <= orderQtyE8);
    }

    private static boolean isPriceSound(Check check, Instrument instrument) {
        OrderView order = check.order();
        boolean isWanted = order.ordType() == OrdType.LIMIT || order.ordType() == OrdType.STOP_LIMIT;
        if (order.priceE8() == Decimal8.NULL) {
            return !isWanted || check.refuse(Denial.PRICE_MISSING);
        }
        if (!isWanted) {
            return check.refuse(Denial.PRICE_NOT_WANTED);
        }
        if (order.priceE8() <= 0) {
            return check.refuse(Denial.PRICE_NOT_POSITIVE);
        }
        return isOnTick(check, instrument, order.priceE8(), PRICE_TAG, Denial.PRICE_OFF_TICK);
    }

    private static boolean isStopSound(Check check, Instrument instrument) {
        OrderView order = check.order();
        boolean isWanted = order.ordType() == OrdType.STOP || order.ordType() == OrdType.STOP_LIMIT;
        if (order.stopPxE8() == Decimal8.NULL) {
            return !isWanted || check.refuse(Denial.STOP_MISSING);
        }
        if (!isWanted) {
            return check.refuse(Denial.STOP_NOT_WANTED);
        }
        if (order.stopPxE8() <= 0) {
            return check.refuse(Denial.STOP_NOT_POSITIVE);
        }
        return isOnTick(check, instrument, order.stopPxE8(), STOP_TAG, Denial.STOP_OFF_TICK);
    }

    /** The price that would have passed is the next one that is no worse for the client: down for a buy, up for a sell. */
    private static boolean isOnTick(Check check, Instrument instrument, long pxE8, int tag, Denial denial) {
        long tickE8 = instrument.tickE8();
        long below = pxE8 - pxE8 % tickE8;
        if (below == pxE8) {
            return true;
        }
        boolean roundsUp = !check.isBuy() || below == 0;
        check.decision()
                .deny(denial)
                .numbers(MeasureUnit.PRICE_E8, tickE8, 0, pxE8)
                .wouldPass(tag, roundsUp ? below + tickE8 : below);
        return false;
    }

    private static boolean isExpirySound(Check check) {
        OrderView order = check.order();
        if (order.timeInForce() != TimeInForce.GTD) {
            return true;
        }
        boolean hasTime = order.expireEpochNs() != Decimal8.NULL;
        boolean hasDate = order.expireDateYmd() != OrderView.NO_DATE && order.expireDateYmd() > 0;
        if (!hasTime && !hasDate) {
            return check.refuse(Denial.EXPIRY_MISSING);
        }
        if (hasTime && order.expireEpochNs() <= check.nowEpochNs()) {
            check.decision().deny(Denial.EXPIRY_PAST).tag(EXPIRE_TIME_TAG);
            return false;
        }
        boolean isPast = hasDate && order.expireDateYmd() < UtcDate.yyyymmdd(check.nowEpochNs());
        return !isPast || check.refuse(Denial.EXPIRY_PAST);
    }
}
