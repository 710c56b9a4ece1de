package io.trade2026.app.explain;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Numbers and terms as people read them. */
final class StoryWords {
    private static final int MONEY_SCALE = 4;

    private StoryWords() {}

    /** UTC, such as {@code 2026-11-26T14:00:00.000000001Z}; empty for 0. */
    static String at(long epochNs) {
        return epochNs == 0 ? "" : Instant.ofEpochSecond(0, epochNs).toString();
    }

    /** Empty for 0 and for none. */
    static String px(long valueE8) {
        return valueE8 == 0 || valueE8 == Decimal8.NULL ? "" : Decimal8.toText(valueE8);
    }

    static String money(long amountE4) {
        return BigDecimal.valueOf(amountE4, MONEY_SCALE).stripTrailingZeros().toPlainString();
    }

    static String amount(MeasureUnit unit, long value) {
        return switch (unit) {
            case QTY_E8, PRICE_E8 -> Decimal8.toText(value);
            case MONEY_E4 -> money(value);
            case COUNT, NOTHING, NULL_VAL -> Long.toString(value);
        };
    }

    static MeasureUnit unit(@Nullable Control control) {
        return control == null ? MeasureUnit.NOTHING : control.unit();
    }

    static String id(@Nullable Control control) {
        return control == null ? "" : control.id();
    }

    /** Such as {@code BUY 100 INTC LIMIT 25.1 DAY for ACC1}. */
    static String terms(OrderTermsDecoder terms) {
        StringBuilder words = new StringBuilder();
        words.append(terms.side()).append(' ');
        words.append(Decimal8.toText(terms.orderQtyE8())).append(' ');
        words.append(terms.symbol()).append(' ').append(terms.ordType());
        if (terms.priceE8() != Decimal8.NULL) {
            words.append(' ').append(Decimal8.toText(terms.priceE8()));
        }
        if (terms.stopPxE8() != Decimal8.NULL) {
            words.append(" StopPx(99) ").append(Decimal8.toText(terms.stopPxE8()));
        }
        return words.append(' ')
                .append(terms.timeInForce())
                .append(" for ")
                .append(terms.account())
                .toString();
    }
}
