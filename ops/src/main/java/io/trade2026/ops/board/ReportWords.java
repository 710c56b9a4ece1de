package io.trade2026.ops.board;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.messages.sbe.OrderTermsDecoder;

/** Says what a client reads on an ExecutionReport(8), in the words of FIX 4.4. */
final class ReportWords {
    private ReportWords() {}

    /** Such as {@code 150=4 39=4 378=2 38=100 44=100.25 14=0 151=0}. */
    static String of(OrderChangedDecoder event) {
        OrderImageDecoder order = event.order();
        OrderTermsDecoder terms = order.terms();
        StringBuilder words = new StringBuilder("150=").append(execType(event.fact()));
        words.append(" 39=").append((char) order.ordStatus().value());
        if (event.execRestatementReason() >= 0) {
            words.append(" 378=").append(event.execRestatementReason());
        }
        words.append(" 38=").append(Decimal8.toText(terms.orderQtyE8()));
        if (terms.priceE8() != Decimal8.NULL) {
            words.append(" 44=").append(Decimal8.toText(terms.priceE8()));
        }
        if (isExecution(event)) {
            words.append(" 32=").append(Decimal8.toText(event.lastQtyE8()));
            words.append(" 31=").append(Decimal8.toText(event.lastPxE8()));
        }
        words.append(" 14=").append(Decimal8.toText(order.cumQtyE8()));
        return words.append(" 151=")
                .append(Decimal8.toText(order.leavesQtyE8()))
                .toString();
    }

    private static boolean isExecution(OrderChangedDecoder event) {
        return event.lastQtyE8() != Decimal8.NULL && event.lastPxE8() != Decimal8.NULL && event.lastQtyE8() != 0;
    }

    /** Such as {@code BUY 100 MSFT at 100.25 for ACC1}. */
    static String of(OrderTermsDecoder terms) {
        return terms.side() + " " + Decimal8.toText(terms.orderQtyE8()) + " " + terms.symbol() + " "
                + (terms.priceE8() == Decimal8.NULL ? terms.ordType() : "at " + Decimal8.toText(terms.priceE8()))
                + " for " + terms.account();
    }

    private static char execType(OrderFact fact) {
        return switch (fact) {
            case ACCEPTED -> '0';
            case PENDING_NEW -> 'A';
            case DENIED, REJECTED -> '8';
            case FILLED -> 'F';
            case CANCEL_PENDING -> '6';
            case REPLACE_PENDING -> 'E';
            case CANCELED -> '4';
            case REPLACED -> '5';
            case EXPIRED -> 'C';
            case DONE_FOR_DAY -> '3';
            case SUSPENDED -> '9';
            case STOPPED -> '7';
            case CALCULATED -> 'B';
            case RESTATED -> 'D';
            case TRIGGERED -> 'L';
            case FILL_BUSTED -> 'H';
            case FILL_CORRECTED -> 'G';
            case STATUS -> 'I';
            case NULL_VAL -> '?';
        };
    }
}
