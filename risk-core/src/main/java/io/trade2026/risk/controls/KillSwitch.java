package io.trade2026.risk.controls;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.reference.Party;

/** KS-01: nothing new, and no replace either, while the firm or the client is stopped. */
final class KillSwitch implements PreTradeControl {
    private final KillSwitches switches;

    KillSwitch(KillSwitches switches) {
        this.switches = switches;
    }

    @Override
    public boolean passes(Check check) {
        Party account = check.account();
        return passes(check, PartyKind.FIRM, account.firmId()) && passes(check, PartyKind.CLIENT, account.clientId());
    }

    private boolean passes(Check check, PartyKind kind, int id) {
        if (!switches.isEngaged(kind, id)) {
            return true;
        }
        check.decision().deny(Denial.KILL_SWITCH).scope(kind, id, 0);
        return false;
    }
}
