package io.trade2026.gateway.outbound;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageDecoder;

/**
 * ExecType(150), OrdStatus(39) and ExecTransType(20) of a fact, in the words of each version.
 *
 * <p>FIX 4.2 tells a fill by 150=1 or 2, a bust, a correction and a status by ExecTransType(20), and still has OrdStatus Replaced(5). Only
 * 5.0 SP2 has Triggered(L); before it a stop that comes alive is told as a restatement.
 */
final class ReportWords {
    private static final char NEW_TRANSACTION = '0';

    private ReportWords() {}

    static byte execType(FixVersion version, OrderFact fact, byte ordStatus) {
        if (version == FixVersion.FIX42) {
            return execType42(fact, ordStatus);
        }
        return version == FixVersion.FIX44 && fact == OrderFact.TRIGGERED
                ? ExecType.RESTATED.value()
                : execType(fact).value();
    }

    /** Says whether a fact is told as a restatement, which needs ExecRestatementReason(378). */
    static boolean isRestatement(FixVersion version, OrderFact fact) {
        return fact == OrderFact.RESTATED || (fact == OrderFact.TRIGGERED && version != FixVersion.FIX50SP2);
    }

    private static ExecType execType(OrderFact fact) {
        return switch (fact) {
            case ACCEPTED -> ExecType.NEW;
            case PENDING_NEW -> ExecType.PENDING_NEW;
            case DENIED, REJECTED -> ExecType.REJECTED;
            case FILLED -> ExecType.TRADE;
            case CANCEL_PENDING -> ExecType.PENDING_CANCEL;
            case REPLACE_PENDING -> ExecType.PENDING_REPLACE;
            case CANCELED -> ExecType.CANCELED;
            case REPLACED -> ExecType.REPLACED;
            case EXPIRED -> ExecType.EXPIRED;
            case DONE_FOR_DAY -> ExecType.DONE_FOR_DAY;
            case SUSPENDED -> ExecType.SUSPENDED;
            case STOPPED -> ExecType.STOPPED;
            case CALCULATED -> ExecType.CALCULATED;
            case TRIGGERED -> ExecType.TRIGGERED;
            case RESTATED, NULL_VAL -> ExecType.RESTATED;
            case FILL_BUSTED -> ExecType.TRADE_CANCEL;
            case FILL_CORRECTED -> ExecType.TRADE_CORRECT;
            case STATUS -> ExecType.ORDER_STATUS;
        };
    }

    private static byte execType42(OrderFact fact, byte ordStatus) {
        return switch (fact) {
            case FILLED, FILL_BUSTED, FILL_CORRECTED -> (byte) (ordStatus == OrdStatus.FILLED.value() ? '2' : '1');
            case STATUS -> ordStatus;
            case TRIGGERED -> ExecType.RESTATED.value();
            default -> execType(fact).value();
        };
    }

    /** FIX 4.2 still has OrdStatus Replaced(5): of an order without a fill that was just replaced. */
    static byte ordStatus(FixVersion version, OrderFact fact, OrderImageDecoder order) {
        OrdStatus status = order.ordStatus();
        return version == FixVersion.FIX42 && fact == OrderFact.REPLACED && status == OrdStatus.NEW
                ? OrdStatus.REPLACED.value()
                : status.value();
    }

    /** ExecTransType(20), which only FIX 4.2 has and needs. */
    static char transType42(OrderFact fact) {
        return switch (fact) {
            case FILL_BUSTED -> '1';
            case FILL_CORRECTED -> '2';
            case STATUS -> '3';
            default -> NEW_TRANSACTION;
        };
    }
}
