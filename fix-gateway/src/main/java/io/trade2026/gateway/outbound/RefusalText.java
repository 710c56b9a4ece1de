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
 * Text(58) of a denial, for the client; source: risk-controls 2.10.
 *
 * <pre>
 *   RSK|RSK-01|OrderQty=1500|lim=1000|scope=client    a limit of its own: what the order comes to, and the limit
 *   RSK|RSK-07|GrossExposure                          a limit that others share, too: no numbers
 *   RSK|PT-14|Price(44): must be a multiple of the tick   a control without a number
 *   OMS-02 OrigClOrdID(41): unknown order             no control, but the life of the order
 * </pre>
 *
 * <p>What would have passed is for the desk: it is what all limits together leave, the firm's among them.
 */
public final class RefusalText {
    private static final int MONEY_SCALE = 4;
    private static final String OF_CONTROLS = "RSK|";

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
        StringBuilder text = new StringBuilder(96);
        if (!isOfControl(denial)) {
            return sentence(text.append(denial.id()).append(' '), denial, why);
        }
        text.append(OF_CONTROLS).append(denial.id()).append('|');
        @Nullable Control control = Control.of(why.control());
        return control == null || control.unit() == MeasureUnit.NOTHING || !hasNumbers(why)
                ? sentence(text, denial, why)
                : numbers(text.append(measure(denial, control, why)), denial, why);
    }

    private static boolean isOfControl(Denial denial) {
        String id = denial.id();
        return id.startsWith("RSK-") || id.startsWith("PT-") || id.startsWith("AC-") || id.startsWith("KS-");
    }

    private static boolean hasNumbers(ExplanationDecoder why) {
        boolean isMeasured = why.unit() != MeasureUnit.NOTHING && why.unit() != MeasureUnit.NULL_VAL;
        return isMeasured && (why.limit() != 0 || why.used() != 0 || why.thisOrder() != 0);
    }

    private static String sentence(StringBuilder text, Denial denial, ExplanationDecoder why) {
        if (why.fixTag() > 0) {
            text.append(Tags.name(why.fixTag())).append(": ");
        }
        return text.append(denial.sentence()).toString();
    }

    /** The word of the control; a price is that of the tag. */
    private static String measure(Denial denial, Control control, ExplanationDecoder why) {
        if (denial == Denial.SOLD_NOT_OWNED) {
            return "LongSale";
        }
        if (why.unit() != MeasureUnit.PRICE_E8 || why.fixTag() <= 0) {
            return control.measure();
        }
        String name = Tags.name(why.fixTag());
        int bracket = name.indexOf('(');
        return bracket < 0 ? name : name.substring(0, bracket);
    }

    private static String numbers(StringBuilder text, Denial denial, ExplanationDecoder why) {
        PartyKind scope = why.scopeKind();
        boolean isOfOthersToo =
                scope == PartyKind.FIRM || scope == PartyKind.CLEARING || denial == Denial.VENUE_TOO_BUSY;
        if (isOfOthersToo) {
            return text.toString();
        }
        text.append('=').append(amount(why.unit(), sum(why.used(), why.thisOrder())));
        text.append("|lim=").append(amount(why.unit(), why.limit()));
        String of = scope == PartyKind.NULL_VAL ? "instrument" : scope.name().toLowerCase(Locale.ROOT);
        return text.append("|scope=").append(of).toString();
    }

    private static long sum(long used, long added) {
        return added > 0 && used > Long.MAX_VALUE - added ? Long.MAX_VALUE : used + added;
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
