package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;

/**
 * Limits on the order by itself, over account, client, firm, trader and session; the nearest to the client first, so
 * that a refusal shows the client its own limit when that one refuses.
 *
 * <p>Of one node only the most specific limit counts: instrument before asset class before each before any, and within
 * these the one of the side before the one of both sides.
 */
final class OrderLimits {
    private static final int NODES = Footprint.NODES + 2;
    private static final int TRADER = Footprint.NODES;
    private static final int SESSION = Footprint.NODES + 1;

    private OrderLimits() {}

    /**
     * Compares an amount of the order with all limits of a control.
     *
     * @return false when it is refused; {@code tightest} then gives what would have passed
     */
    static boolean permit(Check check, Control control, Denial denial, long amount) {
        boolean isLimited = false;
        for (int i = 0; i < NODES; i++) {
            int node = i < Footprint.NODES ? Footprint.ACCOUNT - i : i;
            int row = row(check, control, node);
            if (row == LimitBook.NO_LIMIT) {
                continue;
            }
            isLimited |= node < Footprint.NODES;
            long limit = check.limits().value(row);
            if (amount > limit) {
                check.decision()
                        .deny(denial)
                        .scope(kind(node), partyId(check, node), check.limits().version(row))
                        .numbers(control.unit(), limit, 0, amount);
                return false;
            }
        }
        return isLimited || check.refuseMissing(control);
    }

    /** The smallest of all limits of a control that this order is measured by. */
    static long tightest(Check check, Control control) {
        long tightest = Long.MAX_VALUE;
        for (int node = 0; node < NODES; node++) {
            int row = row(check, control, node);
            tightest = row == LimitBook.NO_LIMIT
                    ? tightest
                    : Math.min(tightest, check.limits().value(row));
        }
        return tightest;
    }

    private static int row(Check check, Control control, int node) {
        int partyId = partyId(check, node);
        if (partyId <= 0) {
            return LimitBook.NO_LIMIT;
        }
        LimitBook limits = check.limits();
        Footprint footprint = check.footprint();
        PartyKind kind = kind(node);
        LimitSide side = check.limitSide();
        int row = limits.findOrBoth(control, kind, partyId, InstrumentScope.INSTRUMENT, footprint.instrumentId(), side);
        if (row == LimitBook.NO_LIMIT) {
            row = limits.findOrBoth(
                    control, kind, partyId, InstrumentScope.ASSET_CLASS, footprint.assetClassId(), side);
        }
        if (row == LimitBook.NO_LIMIT) {
            row = limits.findOrBoth(control, kind, partyId, InstrumentScope.EACH, 0, side);
        }
        return row != LimitBook.NO_LIMIT
                ? row
                : limits.findOrBoth(control, kind, partyId, InstrumentScope.ANY, 0, side);
    }

    private static PartyKind kind(int node) {
        return node == TRADER ? PartyKind.TRADER : node == SESSION ? PartyKind.SESSION : Footprint.kind(node);
    }

    private static int partyId(Check check, int node) {
        return node == TRADER
                ? check.order().traderId()
                : node == SESSION
                        ? check.order().sessionId()
                        : check.footprint().partyId(node);
    }
}
