package io.trade2026.risk.controls;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.PartyKind;

/**
 * KS-01: nothing new while anything that the order falls under is stopped, and no replace either, unless it only lowers
 * OrderQty(38). Stands behind AC-01 and PT-14, so that account and instrument are known.
 */
final class KillSwitch implements PreTradeControl {
    private final KillSwitches switches;
    private final OrderScopes scopes = new OrderScopes();

    KillSwitch(KillSwitches switches) {
        this.switches = switches;
    }

    @Override
    public boolean passes(Check check) {
        if (!switches.isAnyEngaged()) {
            return true;
        }
        OrderView order = check.order();
        KillScope scope =
                switches.stopping(scopes.of(check.book(), order.accountId(), order.traderId(), order.strategyId())
                        .at(order.sessionId(), order.venueId(), order.instrumentId()));
        if (scope == null || onlyLowers(check)) {
            return true;
        }
        switch (scope) {
            case FIRM -> deny(check, PartyKind.FIRM, scope);
            case CLEARING -> deny(check, PartyKind.CLEARING, scope);
            case CLIENT -> deny(check, PartyKind.CLIENT, scope);
            case DESK -> deny(check, PartyKind.DESK, scope);
            case ACCOUNT -> deny(check, PartyKind.ACCOUNT, scope);
            case TRADER -> deny(check, PartyKind.TRADER, scope);
            case STRATEGY -> deny(check, PartyKind.STRATEGY, scope);
            case SESSION -> deny(check, PartyKind.SESSION, scope);
            case VENUE -> check.decision().deny(Denial.VENUE_KILLED);
            case INSTRUMENT -> check.decision().deny(Denial.INSTRUMENT_KILLED);
            case NULL_VAL -> throw new IllegalStateException("kill switch without scope");
        }
        return false;
    }

    private void deny(Check check, PartyKind kind, KillScope scope) {
        check.decision().deny(Denial.KILL_SWITCH).scope(kind, scopes.id(scope), 0);
    }

    /** A replace to a smaller quantity at the same prices takes risk away, whatever the price of the order. */
    private static boolean onlyLowers(Check check) {
        OrderView order = check.order();
        return check.isReplace()
                && order.orderQtyE8() < order.replacedQtyE8()
                && order.priceE8() == order.replacedPriceE8()
                && order.stopPxE8() == order.replacedStopPxE8();
    }
}
