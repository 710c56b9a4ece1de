package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;

/**
 * PT-11: restricted lists and permissions of every party (15c3-5(c)(2)(i)-(ii)).
 *
 * <pre>
 *   PT_11_TRADING    2 free, 1 only what brings the position nearer to zero, 0 nothing     by party, instruments, side
 *   PT_11_ORD_TYPES  the sum of 1 market, 2 limit, 4 stop, 8 stop-limit                    by party, instruments, side
 * </pre>
 *
 * <p>All parties must pass; of one party the most specific row counts, so that 0 over any instrument and 2 for a class
 * permits that class alone. A row for buys of 0 makes an instrument sell-only, one of 1 lets buys cover a short position only.
 * A replace that adds nothing passes. The text tells neither list nor numbers; the decision holds the version of the row.
 */
final class TradingPermission implements PreTradeControl {
    private static final long FREE = 2;
    private static final long REDUCES = 1;

    @Override
    public boolean passes(Check check) {
        return mayTrade(check, check.addsNothing()) && mayUseType(check);
    }

    /** Whether an order that is open may stay so. */
    boolean mayStay(Check check) {
        return mayTrade(check, false);
    }

    private static boolean mayTrade(Check check, boolean addsNothing) {
        if (addsNothing || !check.limits().holds(Control.PT_11_TRADING)) {
            return true;
        }
        for (int node = 0; node < Footprint.NODES; node++) {
            int row = OrderLimits.ofNode(check, Control.PT_11_TRADING, node);
            if (row == LimitBook.NO_LIMIT || check.limits().value(row) >= FREE) {
                continue;
            }
            boolean isFree = check.limits().value(row) == REDUCES && check.reducesAccount();
            if (!isFree && !refuse(check, Denial.RESTRICTED, row)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayUseType(Check check) {
        if (!check.limits().holds(Control.PT_11_ORD_TYPES)) {
            return true;
        }
        int type = bit(check.order().ordType());
        for (int node = 0; node < Footprint.NODES; node++) {
            int row = OrderLimits.ofNode(check, Control.PT_11_ORD_TYPES, node);
            boolean isTaken = row == LimitBook.NO_LIMIT || (check.limits().value(row) & type) != 0;
            if (!isTaken && !refuse(check, Denial.ORD_TYPE_NOT_PERMITTED, row)) {
                return false;
            }
        }
        return true;
    }

    private static boolean refuse(Check check, Denial denial, int row) {
        check.refuse(denial);
        check.scope(row).numbers(MeasureUnit.NOTHING, 0, 0, 0);
        return check.yields(row);
    }

    private static int bit(OrdType type) {
        return switch (type) {
            case MARKET -> 1;
            case LIMIT -> 2;
            case STOP -> 4;
            case STOP_LIMIT -> 8;
            case UNSUPPORTED, NULL_VAL -> 0;
        };
    }
}
