package io.trade2026.oms;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.controls.Decision;

/** Why an order was not taken, in words for the desk: with the numbers of the limit, whosever it was, and the name of whose it was. */
final class DecisionText {
    private static final int MAX_LENGTH = 254;
    private static final long E4 = 10_000;
    private static final int QTY_TAG = 38;
    private static final int PRICE_TAG = 44;

    private DecisionText() {}

    static String of(Denial denial) {
        return denial.id() + " " + denial.name() + ": " + denial.sentence();
    }

    static String of(Decision decision, PartyWords names) {
        return of(decision, names, "");
    }

    /** The same with an end that is never cut off. */
    static String of(Decision decision, PartyWords names, String end) {
        Denial denial = decision.denial();
        if (denial == null) {
            return "";
        }
        var text = new StringBuilder(of(denial));
        if (denial.fixTag() != 0) {
            text.append(" (tag ").append(denial.fixTag()).append(')');
        }
        if (decision.unit() != MeasureUnit.NOTHING && decision.unit() != MeasureUnit.NULL_VAL) {
            text.append("; this order ").append(amount(decision.unit(), decision.thisOrder()));
            text.append(", used ").append(amount(decision.unit(), decision.used()));
            text.append(", limit ").append(amount(decision.unit(), decision.limit()));
            text.append(" of ").append(whose(decision, names));
            if (decision.limitVersion() > 0) {
                text.append(" (limit ").append(decision.limitId()).append(" version ");
                text.append(decision.limitVersion()).append(')');
            }
        }
        if (decision.wouldPassTag() != 0) {
            text.append("; passes with ").append(wouldPass(decision.wouldPassTag()));
            text.append(Decimal8.toText(decision.wouldPass()));
        }
        text.setLength(Math.min(text.length(), MAX_LENGTH - end.length()));
        return text.append(end).toString();
    }

    /** A bound such as a price collar is nobody's. */
    private static String whose(Decision decision, PartyWords names) {
        PartyKind kind = decision.scopeKind();
        return kind == PartyKind.NULL_VAL ? "the instrument" : kind + " " + names.of(kind, decision.scopeId());
    }

    /** A smaller quantity passes too; of prices the nearest is named. US-ASCII, as all texts of events. */
    private static String wouldPass(int tag) {
        return switch (tag) {
            case QTY_TAG -> "OrderQty <= ";
            case PRICE_TAG -> "Price ";
            default -> "StopPx ";
        };
    }

    private static String amount(MeasureUnit unit, long value) {
        return switch (unit) {
            case QTY_E8, PRICE_E8 -> Decimal8.toText(value);
            case MONEY_E4 -> Long.toString(value / E4);
            case COUNT, NOTHING, NULL_VAL -> Long.toString(value);
        };
    }
}
