package io.trade2026.marketdata.feed;

/** The rules for price messages; each is counted on its own. */
public enum Fault {
    /** No feed of this name is configured. */
    UNKNOWN_FEED("must be a configured feed"),
    /** Longer than any price message. */
    TOO_LONG("must not be longer than " + JsonNormaliser.MAX_PAYLOAD + " bytes"),
    /** Not one JSON object with text or number fields. */
    NOT_JSON("must be one JSON object without doubled names"),
    /** A field is absent. */
    MISSING("must be present"),
    /** The venue of the message is not that of its subject. */
    WRONG_VENUE("must be the venue of the subject"),
    /** Not a name that an instrument can have. */
    BAD_SYMBOL("must be 1 to 24 printable ASCII characters"),
    /** Not a decimal number in quotes. */
    NOT_A_DECIMAL("must be a decimal number as text, like \"99.98\""),
    /** More than eight decimal places. */
    TOO_FINE("must not have more than 8 decimal places"),
    /** Zero, negative or beyond what is representable. */
    OUT_OF_RANGE("a price must be above 0, a quantity not below 0, both below 92233720368"),
    /** Not a whole number. */
    NOT_A_COUNT("must be a whole number, not below 0"),
    /** Not an instant. */
    BAD_TIME("must be a UTC instant like 2026-11-24T12:00:00.000000Z"),
    /** Made too long ago to be a price of now. */
    TOO_OLD("must not be older than the configured age"),
    /** Made after now by the clock of this machine. */
    FROM_THE_FUTURE("must not be ahead of this machine's clock"),
    /** More instruments than configured. */
    TOO_MANY_INSTRUMENTS("the configured number of instruments is reached");

    private final String rule;

    Fault(String rule) {
        this.rule = rule;
    }

    /**
     * What is allowed.
     *
     * @return the end of a sentence that begins with the field
     */
    public String rule() {
        return rule;
    }
}
