package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FixReader;
import io.trade2026.messages.Decimal8;
import org.agrona.MutableDirectBuffer;

/** Holds single fields against what a letter can carry, and refuses what does not fit. Allocates nothing for what fits. */
final class FieldCheck {
    private static final int NO_DATE = 0;

    private final Refusal refusal;

    FieldCheck(Refusal refusal) {
        this.refusal = refusal;
    }

    /** Copies a text into a field of fixed width; an absent one leaves zeros. */
    boolean text(FixReader fields, int tag, MutableDirectBuffer to, int at, int width) {
        return fields.copy(tag, to, at, width)
                || refusal.value(Refusal.VALUE_INCORRECT, fields, tag, "must have at most " + width + " characters");
    }

    boolean decimal(FixReader fields, int tag) {
        long value = fields.decimalE8(tag);
        if (value == Decimal8.NULL || Decimal8.isNumber(value)) {
            return true;
        }
        if (value == Decimal8.TOO_FINE) {
            return refusal.value(Refusal.VALUE_INCORRECT, fields, tag, "must have at most 8 decimal places");
        }
        return value == Decimal8.OVERFLOW
                ? refusal.value(Refusal.VALUE_INCORRECT, fields, tag, "must be below 92233720368")
                : refusal.value(Refusal.FORMAT_INCORRECT, fields, tag, Refusal.form(tag));
    }

    boolean time(FixReader fields, int tag) {
        return !fields.has(tag)
                || fields.epochNs(tag) != FixReader.NO_TIME
                || refusal.value(Refusal.FORMAT_INCORRECT, fields, tag, Refusal.form(tag));
    }

    boolean date(FixReader fields, int tag) {
        return !fields.has(tag)
                || fields.dateYmd(tag, NO_DATE) != NO_DATE
                || refusal.value(Refusal.FORMAT_INCORRECT, fields, tag, Refusal.form(tag));
    }

    /** A tag that the dictionary leaves optional and this message cannot do without. */
    boolean needed(FixReader fields, int tag, String why) {
        return fields.has(tag) || refusal.business(Refusal.CONDITIONALLY_MISSING, tag, why);
    }

    boolean known(boolean isKnown, FixReader fields, int tag) {
        return isKnown || refusal.value(Refusal.VALUE_INCORRECT, fields, tag, "is not an allowed value");
    }
}
