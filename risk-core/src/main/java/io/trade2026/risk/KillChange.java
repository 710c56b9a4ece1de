package io.trade2026.risk;

import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.reference.Outcome;

/** What became of one {@code SetKillSwitch}; reused by the caller. */
public final class KillChange {
    private Outcome outcome = Outcome.OLD_VERSION;
    private PartyKind scopeKind = PartyKind.NULL_VAL;
    private int scopeId;
    private boolean engaged;

    /** Creates an empty one. */
    public KillChange() {}

    void set(Outcome newOutcome, PartyKind newScopeKind, int newScopeId, boolean isEngaged) {
        outcome = newOutcome;
        scopeKind = newScopeKind;
        scopeId = newScopeId;
        engaged = isEngaged;
    }

    /**
     * Returns what became of the command.
     *
     * @return APPLIED, also when the flag was so before; or a refusal
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Returns the kind of party.
     *
     * @return FIRM or CLIENT when applied
     */
    public PartyKind scopeKind() {
        return scopeKind;
    }

    /**
     * Returns the party.
     *
     * @return its id; 0 when it is not known
     */
    public int scopeId() {
        return scopeId;
    }

    /**
     * Says whether the party is stopped from now on.
     *
     * @return false when it was lifted
     */
    public boolean engaged() {
        return engaged;
    }
}
