package io.trade2026.gateway.dropcopy;

import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import java.time.Instant;

/**
 * A sound request for executions of before: those that pass all that it names.
 *
 * @param requestId TradeRequestID(568)
 * @param requestType TradeRequestType(569)
 * @param afterEvent event that ExecID(17) stands for: only what came after it; 0 for all
 * @param fromEpochMs first TransactTime(60), milliseconds since 1970; {@link #ANY_FROM} for all
 * @param toEpochMs last TransactTime(60), included; {@link #ANY_TO} for all
 * @param symbol Symbol(55); empty for all
 * @param account Account(1); empty for all
 */
public record CopyRequest(
        String requestId,
        int requestType,
        long afterEvent,
        long fromEpochMs,
        long toEpochMs,
        String symbol,
        String account)
        implements Asked {
    /** No first time. */
    public static final long ANY_FROM = Long.MIN_VALUE;

    /** No last time. */
    public static final long ANY_TO = Long.MAX_VALUE;

    private static final long MILLI_NS = 1_000_000;
    private static final long SLACK_MS = 5_000;

    /**
     * Says whether an execution was asked for. Times are compared as they are told, in milliseconds, so that one who asks from the last
     * TransactTime(60) that he has seen misses nothing of that millisecond.
     *
     * @param event what happened to an order
     * @return whether it passes
     */
    boolean wants(OrderChangedDecoder event) {
        long epochMs = Math.floorDiv(event.header().epochNs(), MILLI_NS);
        return event.header().eventNumber() > afterEvent
                && epochMs >= fromEpochMs
                && epochMs <= toEpochMs
                && wantsTerms(event.order().terms());
    }

    private boolean wantsTerms(OrderTermsDecoder terms) {
        int symbolAt = terms.offset() + OrderTermsDecoder.symbolEncodingOffset();
        int accountAt = terms.offset() + OrderTermsDecoder.accountEncodingOffset();
        int symbolWidth = OrderTermsDecoder.symbolEncodingLength();
        int accountWidth = OrderTermsDecoder.accountEncodingLength();
        return (symbol.isEmpty() || PaddedName.isAt(symbol, terms.buffer(), symbolAt, symbolWidth))
                && (account.isEmpty() || PaddedName.isAt(account, terms.buffer(), accountAt, accountWidth));
    }

    /** First instant that can be wanted, epoch nanoseconds. */
    long fromEpochNs() {
        return fromEpochMs == ANY_FROM ? Long.MIN_VALUE : fromEpochMs * MILLI_NS;
    }

    /** Whether nothing from an event of this instant on can be wanted, also if the clock of a new leader is behind. */
    boolean endsBefore(long epochNs) {
        return Math.floorDiv(epochNs, MILLI_NS) - SLACK_MS > toEpochMs;
    }

    /** Says for the log what is asked for. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(requestId).append(" for executions after E").append(afterEvent);
        if (fromEpochMs != ANY_FROM) {
            text.append(" from ").append(Instant.ofEpochMilli(fromEpochMs));
        }
        if (toEpochMs != ANY_TO) {
            text.append(" to ").append(Instant.ofEpochMilli(toEpochMs));
        }
        if (!symbol.isEmpty()) {
            text.append(" in ").append(symbol);
        }
        return account.isEmpty()
                ? text.toString()
                : text.append(" on ").append(account).toString();
    }
}
