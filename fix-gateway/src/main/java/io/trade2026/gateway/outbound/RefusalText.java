package io.trade2026.gateway.outbound;

import io.trade2026.gateway.wire.Tags;
import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.ExplanationDecoder;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.PartyKind;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text(58) of a denial, for the client: the stable id, the field, the sentence, and, when the limit is the client's own, the numbers.
 * Limits of the firm and of a clearing entity are named without numbers, since they tell of other clients.
 *
 * <p>Such as {@code RSK-01 OrderQty(38): OrderQty is above the limit: this order 1500, limit 1000 (account, version 7); would pass with
 * OrderQty(38) 1000}.
 */
public final class RefusalText {
    private static final int MONEY_SCALE = 4;

    private RefusalText() {}

    /**
     * Says why.
     *
     * @param why of an event
     * @return empty when nothing was refused; US-ASCII, at most 255 characters
     */
    public static String of(ExplanationDecoder why) {
        @Nullable Denial denial = Denial.of(why.denial());
        if (denial == null) {
            return "";
        }
        StringBuilder text = new StringBuilder(160).append(denial.id()).append(' ');
        if (why.fixTag() > 0) {
            text.append(Tags.name(why.fixTag())).append(": ");
        }
        text.append(denial.sentence());
        if (why.unit() != MeasureUnit.NOTHING && !isOfOthersToo(why.scopeKind())) {
            numbers(text, why);
        }
        if (why.wouldPassTag() > 0 && why.wouldPass() != ExplanationDecoder.wouldPassNullValue()) {
            text.append("; would pass with ")
                    .append(Tags.name(why.wouldPassTag()))
                    .append(' ');
            text.append(Decimal8.toText(why.wouldPass()));
        }
        return text.toString();
    }

    private static boolean isOfOthersToo(PartyKind scope) {
        return scope == PartyKind.FIRM || scope == PartyKind.CLEARING;
    }

    private static void numbers(StringBuilder text, ExplanationDecoder why) {
        text.append(": this order ").append(amount(why.unit(), why.thisOrder()));
        if (why.used() != 0) {
            text.append(", used ").append(amount(why.unit(), why.used()));
        }
        text.append(", limit ").append(amount(why.unit(), why.limit()));
        if (why.referencePxE8() > 0 && Control.of(why.control()) == Control.PT_03) {
            text.append(", reference price ").append(Decimal8.toText(why.referencePxE8()));
        }
        PartyKind scope = why.scopeKind();
        if (scope != PartyKind.NULL_VAL && why.limitVersion() > 0) {
            text.append(" (").append(scope.name().toLowerCase(Locale.ROOT)).append(", version ");
            text.append(why.limitVersion()).append(')');
        }
    }

    private static String amount(MeasureUnit unit, long value) {
        return switch (unit) {
            case QTY_E8, PRICE_E8 -> Decimal8.toText(value);
            case MONEY_E4 ->
                BigDecimal.valueOf(value, MONEY_SCALE).stripTrailingZeros().toPlainString();
            case COUNT, NOTHING, NULL_VAL -> Long.toString(value);
        };
    }
}
