package io.trade2026.oms;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.risk.controls.Decision;

/** Why an order was not taken, in words for the desk: with the numbers, whosever limit it was. */
final class DecisionText {
    private static final int MAX_LENGTH = 254;
    private static final long E4 = 10_000;

    private DecisionText() {}

    static String of(Denial denial) {
        return denial.id() + " " + denial.name() + ": " + denial.sentence();
    }

    static String of(Decision decision) {
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
            text.append(" of ").append(decision.scopeKind().name()).append(' ').append(decision.scopeId());
        }
        if (decision.wouldPassTag() != 0) {
            text.append("; would pass with tag ")
                    .append(decision.wouldPassTag())
                    .append('=');
            text.append(Decimal8.toText(decision.wouldPass()));
        }
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text.toString();
    }

    private static String amount(MeasureUnit unit, long value) {
        return switch (unit) {
            case QTY_E8, PRICE_E8 -> Decimal8.toText(value);
            case MONEY_E4 -> Long.toString(value / E4);
            case COUNT, NOTHING, NULL_VAL -> Long.toString(value);
        };
    }
}
