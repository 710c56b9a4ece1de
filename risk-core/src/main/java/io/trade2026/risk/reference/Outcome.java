package io.trade2026.risk.reference;

/** What became of a command of reference data, limits or operators. */
public enum Outcome {
    /** Taken over. */
    APPLIED(""),
    /** An older or equal version than the one held: nothing changed, nobody needs to hear of it. */
    OLD_VERSION(""),
    /** The id is out of range. */
    ID_OUT_OF_RANGE("the id is out of range"),
    /** The name is empty or belongs to another id. */
    NAME_NOT_FREE("the name is empty or belongs to another id"),
    /** The parent is not defined. */
    UNKNOWN_PARENT("the parent is not defined"),
    /** A parent may not change. */
    PARENT_CHANGED("the parent of a party may not change"),
    /** An asset class may not change: exposure is added up by it. */
    ASSET_CLASS_CHANGED("the asset class of an instrument may not change"),
    /** A product group may not change: exposure is added up by it. */
    PRODUCT_GROUP_CHANGED("the product group of an instrument may not change"),
    /** A clearing entity may not change: exposure is added up by it. */
    CLEARING_CHANGED("the clearing entity of a client may not change"),
    /** The clearing entity is not defined, or is one of another firm. */
    UNKNOWN_CLEARING("the clearing entity is not one of the firm"),
    /** The desk is not defined, or is one of another client. */
    UNKNOWN_DESK("the desk is not one of the client"),
    /** Tick, lot and multiplier are above 0, bands are not negative. */
    BAD_NUMBER("tick, lot and multiplier must be above 0, minimum and bands must not be negative"),
    /** The kind of party is not one of this command. */
    BAD_KIND("this kind of party does not fit here"),
    /** The control is not known or has no limit. */
    UNKNOWN_CONTROL("the control is not known or has no limit"),
    /** The party is not defined. */
    UNKNOWN_PARTY("the party is not defined"),
    /** The instrument, product group, asset class or venue is not defined. */
    UNKNOWN_INSTRUMENT("the instrument, product group, asset class or venue is not defined"),
    /** The control speaks of a party as a whole. */
    OF_PARTY_AS_A_WHOLE("the control speaks of a party over any instrument and both sides"),
    /** The control is kept over instruments, not over each or a venue. */
    SUM_OVER_INSTRUMENTS("the control knows any, asset_class, product_group and instrument"),
    /** The venue is not defined. */
    UNKNOWN_VENUE("the venue is not defined"),
    /** Another limit speaks of the same. */
    LIMIT_NOT_FREE("another limit speaks of the same control, party, instruments and side"),
    /** The limit is above that of a parent and not marked as over-allocated. */
    ABOVE_PARENT("the limit is above the limit of a parent and not marked as over-allocated"),
    /** The value is negative. */
    NEGATIVE_LIMIT("a limit must not be negative"),
    /** A limit of this control is always hard. */
    NEVER_SOFT("a limit of this control is always hard"),
    /** The session is not defined, or is not of a client. */
    UNKNOWN_SESSION("the client session is not defined"),
    /** What is to be lifted is not set. */
    NOT_ENGAGED("the kill switch is not engaged"),
    /** A kill switch is lifted by two different persons. */
    SECOND_USER_MISSING("a kill switch is lifted by two different users"),
    /** An operator action has a user. */
    USER_MISSING("an operator action needs its user");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    /**
     * Says whether the command was refused, so that its sender must hear why.
     *
     * @return true unless it was applied or was an old version
     */
    public boolean isRefusal() {
        return this != APPLIED && this != OLD_VERSION;
    }

    /**
     * Returns why, for {@code CommandRefused}.
     *
     * @return a sentence without its full stop; empty when not refused
     */
    public String text() {
        return text;
    }
}
