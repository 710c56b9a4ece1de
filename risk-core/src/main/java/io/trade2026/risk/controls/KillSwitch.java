package io.trade2026.risk.controls;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.reference.Party;

/**
 * KS-01: nothing new while anything that the order falls under is stopped, and no replace either, unless it only lowers
 * OrderQty(38). Stands behind AC-01 and PT-14, so that account and instrument are known.
 */
final class KillSwitch implements PreTradeControl {
    private final KillSwitches switches;

    KillSwitch(KillSwitches switches) {
        this.switches = switches;
    }

    @Override
    public boolean passes(Check check) {
        if (!switches.isAnyEngaged()) {
            return true;
        }
        OrderView order = check.order();
        Party account = check.account();
        KillScope scope =
                switches.stopping(account, order.traderId(), order.sessionId(), order.venueId(), order.instrumentId());
        if (scope == null || onlyLowers(check)) {
            return true;
        }
        switch (scope) {
            case FIRM -> deny(check, PartyKind.FIRM, account.firmId());
            case CLIENT -> deny(check, PartyKind.CLIENT, account.clientId());
            case ACCOUNT -> deny(check, PartyKind.ACCOUNT, account.id());
            case TRADER -> deny(check, PartyKind.TRADER, order.traderId());
            case SESSION -> deny(check, PartyKind.SESSION, order.sessionId());
            case VENUE -> check.decision().deny(Denial.VENUE_KILLED);
            case INSTRUMENT -> check.decision().deny(Denial.INSTRUMENT_KILLED);
            case NULL_VAL -> throw new IllegalStateException("kill switch without scope");
        }
        return false;
    }

    private static void deny(Check check, PartyKind kind, int id) {
        check.decision().deny(Denial.KILL_SWITCH).scope(kind, id, 0);
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
