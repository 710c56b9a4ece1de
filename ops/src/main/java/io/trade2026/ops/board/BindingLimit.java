package io.trade2026.ops.board;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.ExplanationDecoder;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.ops.desk.Measures;
import org.jspecify.annotations.Nullable;

/**
 * The limit that an order did not pass, with the numbers that the decision was taken with. Numbers are decimals without exponent, empty when
 * they do not apply; money is in the base currency.
 *
 * @param control whose limit, such as PT-09
 * @param scope whose: FIRM, CLIENT, ACCOUNT…; empty when it is nobody's
 * @param scopeId of that party
 * @param limit that would have been passed
 * @param used before the order
 * @param thisOrder what the order adds
 * @param limitId of the limit; 0 when it is no row of the limits
 * @param limitVersion of it
 * @param limitAuthor operator who made that version; empty when nobody knows any more
 * @param scopeName of that party; empty while nobody knows it
 */
public record BindingLimit(
        String control,
        String scope,
        int scopeId,
        String limit,
        String used,
        String thisOrder,
        long limitId,
        long limitVersion,
        String limitAuthor,
        String scopeName) {
    /** Reads what an event holds of a refusal; null when no limit refused. */
    static @Nullable BindingLimit of(ExplanationDecoder why) {
        Control control = Control.of(why.control());
        boolean isMeasured = why.unit() != MeasureUnit.NOTHING;
        if (control == null || (!isMeasured && why.limitId() == 0)) {
            return null;
        }
        return new BindingLimit(
                control.id(),
                why.scopeKind() == PartyKind.NULL_VAL ? "" : why.scopeKind().name(),
                why.scopeId(),
                isMeasured ? Measures.amount(why.unit(), why.limit()) : "",
                isMeasured ? Measures.amount(why.unit(), why.used()) : "",
                isMeasured ? Measures.amount(why.unit(), why.thisOrder()) : "",
                why.limitId(),
                why.limitVersion(),
                "",
                "");
    }

    BindingLimit by(String author, String owner) {
        return new BindingLimit(control, scope, scopeId, limit, used, thisOrder, limitId, limitVersion, author, owner);
    }
}
