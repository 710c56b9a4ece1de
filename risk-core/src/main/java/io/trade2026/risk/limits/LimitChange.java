package io.trade2026.risk.limits;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SetLimitDecoder;
import io.trade2026.risk.reference.Outcome;

/** What became of one {@code SetLimit}; reused by the caller. */
public final class LimitChange {
    private Outcome outcome = Outcome.OLD_VERSION;
    private long limitId;
    private long version;
    private int control;
    private PartyKind scopeKind = PartyKind.NULL_VAL;
    private int scopeId;
    private boolean enabled;
    private long oldValue = Decimal8.NULL;
    private long newValue = Decimal8.NULL;

    /** Creates an empty one. */
    public LimitChange() {}

    void begin(SetLimitDecoder letter, boolean isEnabled) {
        outcome = Outcome.OLD_VERSION;
        limitId = letter.limitId();
        version = letter.version();
        control = letter.control();
        scopeKind = letter.scopeKind();
        scopeId = letter.scopeId();
        enabled = isEnabled;
        oldValue = Decimal8.NULL;
        newValue = letter.value();
    }

    void end(Outcome result, long valueBefore) {
        outcome = result;
        oldValue = valueBefore;
    }

    /**
     * Returns what became of the command.
     *
     * @return APPLIED, OLD_VERSION, or a refusal
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Returns which limit.
     *
     * @return its id
     */
    public long limitId() {
        return limitId;
    }

    /**
     * Returns the version in the command.
     *
     * @return version of this limit
     */
    public long version() {
        return version;
    }

    /**
     * Returns the code in the command, whether known or not.
     *
     * @return code of {@link Control}
     */
    public int control() {
        return control;
    }

    /**
     * Returns the kind of party.
     *
     * @return the kind
     */
    public PartyKind scopeKind() {
        return scopeKind;
    }

    /**
     * Returns the party.
     *
     * @return its id
     */
    public int scopeId() {
        return scopeId;
    }

    /**
     * Says whether the limit holds from now on.
     *
     * @return false when it was taken away
     */
    public boolean enabled() {
        return enabled;
    }

    /**
     * Returns the value before.
     *
     * @return {@link Decimal8#NULL} when there was none
     */
    public long oldValue() {
        return oldValue;
    }

    /**
     * Returns the value in the command.
     *
     * @return in the control's unit
     */
    public long newValue() {
        return newValue;
    }
}
