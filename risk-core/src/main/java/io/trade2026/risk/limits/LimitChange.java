package io.trade2026.risk.limits;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Looser;
import io.trade2026.messages.sbe.LimitChangeKind;
import io.trade2026.messages.sbe.LimitLevel;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SetLimitDecoder;
import io.trade2026.risk.reference.Outcome;

/** What became of one {@code SetLimit}, or of a limit whose time was over; reused by the caller. */
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
    private boolean loosensLater;
    private boolean wasSoft;
    private boolean soft;
    private LimitChangeKind kind = LimitChangeKind.SET;
    private long untilEpochNs;

    /** Creates an empty one. */
    public LimitChange() {}

    void begin(SetLimitDecoder letter, boolean isEnabled) {
        outcome = Outcome.OLD_VERSION;
        limitId = letter.limitId();
        version = letter.version();
        of(letter.control(), letter.scopeKind(), letter.scopeId());
        enabled = isEnabled;
        oldValue = Decimal8.NULL;
        loosensLater = false;
        levels(false, false);
        newValue = letter.value();
        untilEpochNs = letter.untilEpochNs();
        kind = untilEpochNs > 0 ? LimitChangeKind.TEMPORARY : LimitChangeKind.SET;
    }

    void revert(long revertedLimitId, long revertVersion, boolean isEnabled, long revertValue) {
        outcome = Outcome.OLD_VERSION;
        limitId = revertedLimitId;
        version = revertVersion;
        enabled = isEnabled;
        oldValue = Decimal8.NULL;
        loosensLater = false;
        levels(false, false);
        newValue = revertValue;
        untilEpochNs = 0;
        kind = LimitChangeKind.REVERTED;
    }

    void of(int controlCode, PartyKind kindOfParty, int partyId) {
        control = controlCode;
        scopeKind = kindOfParty;
        scopeId = partyId;
    }

    /**
     * Tells of the times after this one.
     *
     * @param wasToGoBackTo what the value before was to go back to by itself; {@link Decimal8#NULL} when it was not
     * @param isThenEnabled with a temporary value: whether the limit holds afterwards
     * @param thenValue with a temporary value: what it goes back to
     */
    void goesBack(long wasToGoBackTo, boolean isThenEnabled, long thenValue) {
        long lasting = wasToGoBackTo == Decimal8.NULL ? oldValue : wasToGoBackTo;
        boolean endsLooser = untilEpochNs > 0
                ? !isThenEnabled || givesRoom(lasting, thenValue)
                : wasToGoBackTo != Decimal8.NULL && givesRoom(wasToGoBackTo, newValue);
        loosensLater = lasting != Decimal8.NULL && endsLooser;
    }

    void levels(boolean wasSoftBefore, boolean isSoft) {
        wasSoft = wasSoftBefore;
        soft = isSoft;
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

    /**
     * Says whether the limit gives more room than before by {@link Control#looser}, or than what it would have gone back to. A limit that did not hold before is
     * new, and does not loosen in this sense; one that is taken away does, and a hard one that becomes soft.
     *
     * @return whether it takes two operators
     */
    public boolean loosens() {
        if (kind == LimitChangeKind.REVERTED || oldValue == Decimal8.NULL) {
            return false;
        }
        return !enabled || givesRoom(oldValue, newValue) || loosensLater || (soft && !wasSoft);
    }

    private boolean givesRoom(long from, long to) {
        Control of = Control.of(control);
        return (of == null ? Looser.ANY : of.looser()).givesRoom(from, to);
    }

    /**
     * Returns what the limit was before.
     *
     * @return SOFT, or HARD, also when there was none
     */
    public LimitLevel oldLevel() {
        return wasSoft ? LimitLevel.SOFT : LimitLevel.HARD;
    }

    /**
     * Returns what the limit is now.
     *
     * @return SOFT or HARD
     */
    public LimitLevel level() {
        return soft ? LimitLevel.SOFT : LimitLevel.HARD;
    }

    /**
     * Says whether the limit did not hold before.
     *
     * @return true for its first version, and when it was taken away before
     */
    public boolean isNew() {
        return enabled && oldValue == Decimal8.NULL;
    }

    /**
     * Returns how the limit came to its value.
     *
     * @return SET, TEMPORARY or REVERTED
     */
    public LimitChangeKind kind() {
        return kind;
    }

    /**
     * Returns how long a temporary value holds.
     *
     * @return nanoseconds since 1970; 0 when it is not temporary
     */
    public long untilEpochNs() {
        return untilEpochNs;
    }
}
