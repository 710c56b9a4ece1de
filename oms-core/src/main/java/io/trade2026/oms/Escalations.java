package io.trade2026.oms;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.controls.Escalation;

/**
 * Parties that a control has refused too often (risk-controls 2.9): behind the answer to the refusal that was too many their kill flag is set,
 * which lets nothing new pass. What is open stays so, and two persons lift the flag as any other.
 */
final class Escalations {
    private static final String HOUSE = "ESCALATE";

    private final EventWriter events;
    private final RiskCore risk;
    private final Kills kills;
    private final PartyWords words;

    Escalations(EventWriter events, RiskCore risk, Kills kills) {
        this.events = events;
        this.risk = risk;
        this.kills = kills;
        this.words = new PartyWords(risk.book());
    }

    /** The command is over. */
    void finish() {
        Escalation escalation = risk.memory().escalation();
        while (escalation.next()) {
            Control control = Control.of(escalation.controlCode());
            String why = (control == null ? "a control" : control.id() + " " + control.measure()) + " refused "
                    + escalation.refusals() + " orders of " + escalation.kind() + " "
                    + words.of(escalation.kind(), escalation.partyId())
                    + " within " + escalation.windowMs() + " ms";
            if (kills.block(scope(escalation.kind()), escalation.partyId(), HOUSE, why)) {
                events.alarm(
                        Severity.CRITICAL, "ESCALATED", 0, why + ": it takes no new risk until two persons lift it");
            }
        }
    }

    /** The switch of a party. */
    static KillScope scope(PartyKind kind) {
        return switch (kind) {
            case FIRM -> KillScope.FIRM;
            case CLEARING -> KillScope.CLEARING;
            case CLIENT -> KillScope.CLIENT;
            case ACCOUNT -> KillScope.ACCOUNT;
            case TRADER -> KillScope.TRADER;
            case STRATEGY -> KillScope.STRATEGY;
            case DESK -> KillScope.DESK;
            case SESSION -> KillScope.SESSION;
            case NULL_VAL -> throw new IllegalStateException("escalation of no party");
        };
    }
}
