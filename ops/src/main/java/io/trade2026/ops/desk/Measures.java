package io.trade2026.ops.desk;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ExplanationDecoder;
import io.trade2026.messages.sbe.MeasureUnit;
import java.math.BigDecimal;

/** The numbers of a decision in words: decimals without exponent. */
public final class Measures {
    private static final int MONEY_SCALE = 4;
    private static final int QTY_TAG = 38;
    private static final int PRICE_TAG = 44;

    private Measures() {}

    /**
     * Writes what was measured, or its limit.
     *
     * @param unit of the value
     * @param value in it
     * @return such as 100.25
     */
    public static String amount(MeasureUnit unit, long value) {
        return switch (unit) {
            case QTY_E8, PRICE_E8 -> Decimal8.toText(value);
            case MONEY_E4 -> money(value);
            case COUNT, NOTHING, NULL_VAL -> Long.toString(value);
        };
    }

    static String money(long amountE4) {
        return BigDecimal.valueOf(amountE4, MONEY_SCALE).stripTrailingZeros().toPlainString();
    }

    /**
     * Says what would have passed.
     *
     * @param why of the decision
     * @return such as OrderQty ≤ 476; empty when nothing
     */
    public static String passesWith(ExplanationDecoder why) {
        if (why.wouldPassTag() == 0 || why.wouldPass() == ExplanationDecoder.wouldPassNullValue()) {
            return "";
        }
        String value = Decimal8.toText(why.wouldPass());
        return switch (why.wouldPassTag()) {
            case QTY_TAG -> "OrderQty \u2264 " + value;
            case PRICE_TAG -> "Price " + value;
            default -> "StopPx " + value;
        };
    }
}
