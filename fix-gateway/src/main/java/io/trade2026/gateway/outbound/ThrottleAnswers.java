package io.trade2026.gateway.outbound;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.EventHeaderDecoder;
import io.trade2026.messages.sbe.ExplanationDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageDecoder;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * BusinessMessageReject(j) in the place of a report for clients that want it so, when a message of theirs was too many (PT-06; source:
 * risk-controls 2.10). What nobody sent by a message of its own, such as an order by telephone or one of a list, is reported as ever.
 */
public final class ThrottleAnswers {
    private static final int ID_WIDTH = 40;
    private static final int OTHER = 0;
    private static final int NOT_AVAILABLE = 4;
    /** Added by an extension pack. */
    private static final int THROTTLED = 8;
    /** Added by an extension pack. */
    private static final int THROTTLED_AND_ENDED = 9;

    private ThrottleAnswers() {}

    /**
     * Writes the answer to a NewOrderSingle(D), where it is one.
     *
     * @param event what happened to an order
     * @param envelope of the client
     * @param writer receives the message
     * @return false when the event is to be reported
     */
    public static boolean answer(OrderChangedDecoder event, Envelope envelope, FixWriter writer) {
        boolean isOfList = event.buffer().getByte(event.offset() + OrderChangedDecoder.listIdEncodingOffset()) != 0;
        OrderImageDecoder order = event.order();
        if (!envelope.isThrottledByReject()
                || isOfList
                || event.fact() != OrderFact.DENIED
                || !isOwn(event.header(), order.sessionId())
                || !isThrottle(event.explanation())) {
            return false;
        }
        int clOrdIdAt = order.offset() + OrderImageDecoder.clOrdIdEncodingOffset();
        write(event.header(), 'D', event.buffer(), clOrdIdAt, event.explanation(), envelope, writer);
        return true;
    }

    /**
     * Writes the answer to an OrderCancelReplaceRequest(G), where it is one.
     *
     * @param event a request that was refused
     * @param envelope of the client
     * @param writer receives the message
     * @return false when the event is to be reported
     */
    public static boolean answer(CancelRejectedDecoder event, Envelope envelope, FixWriter writer) {
        if (!envelope.isThrottledByReject()
                || !isOwn(event.header(), event.sessionId())
                || !isThrottle(event.explanation())) {
            return false;
        }
        int clOrdIdAt = event.offset() + CancelRejectedDecoder.clOrdIdEncodingOffset();
        write(event.header(), 'G', event.buffer(), clOrdIdAt, event.explanation(), envelope, writer);
        return true;
    }

    private static boolean isOwn(EventHeaderDecoder cause, int sessionId) {
        return cause.causeMsgSeqNum() > 0 && cause.causeSessionId() == sessionId;
    }

    private static boolean isThrottle(ExplanationDecoder why) {
        Denial denial = Denial.of(why.denial());
        return denial == Denial.TOO_MANY_MESSAGES
                || denial == Denial.TOO_MANY_AND_ENDED
                || denial == Denial.VENUE_TOO_BUSY;
    }

    private static void write(
            EventHeaderDecoder cause,
            char refMsgType,
            DirectBuffer buffer,
            int clOrdIdAt,
            ExplanationDecoder why,
            Envelope envelope,
            FixWriter writer) {
        envelope.begin(writer, "j")
                .integer(45, cause.causeMsgSeqNum())
                .character(372, refMsgType)
                .paddedIfAny(379, buffer, clOrdIdAt, ID_WIDTH)
                .integer(380, reason(Denial.of(why.denial()), envelope))
                .text(58, RefusalText.of(why));
    }

    /** BusinessRejectReason(380): the words for it came with an extension pack. */
    private static int reason(@Nullable Denial denial, Envelope envelope) {
        if (denial == Denial.VENUE_TOO_BUSY) {
            return NOT_AVAILABLE;
        }
        if (envelope.version() != FixVersion.FIX50SP2 || !envelope.knowsExtendedReasons()) {
            return OTHER;
        }
        return denial == Denial.TOO_MANY_AND_ENDED ? THROTTLED_AND_ENDED : THROTTLED;
    }
}
