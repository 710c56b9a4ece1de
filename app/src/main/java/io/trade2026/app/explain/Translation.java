package io.trade2026.app.explain;

import io.trade2026.messages.sbe.AskImageDecoder;
import io.trade2026.messages.sbe.AskOrderStatusEncoder;
import io.trade2026.messages.sbe.AskSessionMarksDecoder;
import io.trade2026.messages.sbe.CancelByDeskEncoder;
import io.trade2026.messages.sbe.CancelOrderEncoder;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.NoteDeliveryDecoder;
import io.trade2026.messages.sbe.ReplaceByDeskEncoder;
import io.trade2026.messages.sbe.ReplaceOrderEncoder;
import io.trade2026.messages.sbe.ReportDontKnowDecoder;
import io.trade2026.messages.sbe.ReportUnsentEncoder;
import io.trade2026.messages.sbe.ReportVenueCancelRejectEncoder;
import io.trade2026.messages.sbe.ReportVenueExecutionDecoder;
import io.trade2026.messages.sbe.ReportVenueExecutionEncoder;
import io.trade2026.messages.sbe.ReportVenueRefusalEncoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Says a command of the record in the numbers of the other core, or leaves it out. One thread. */
final class Translation {
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int LONGEST = 1 << 16;

    private final OrderPairs pairs;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ReportVenueExecutionDecoder execution = new ReportVenueExecutionDecoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LONGEST]);
    private long leftOut;

    Translation(OrderPairs pairs) {
        this.pairs = pairs;
    }

    /** Holds the last command that was said. */
    UnsafeBuffer buffer() {
        return buffer;
    }

    /** How many answers of venues were left out, since the other core did not send what they answer. */
    long leftOut() {
        return leftOut;
    }

    /**
     * Says a command.
     *
     * @return false when the other core is not to hear of it
     */
    boolean say(DirectBuffer from, int offset, int length) {
        buffer.putBytes(0, from, offset, length);
        header.wrap(buffer, 0);
        return switch (header.templateId()) {
            case CancelOrderEncoder.TEMPLATE_ID -> order(CancelOrderEncoder.orderIdEncodingOffset());
            case ReplaceOrderEncoder.TEMPLATE_ID -> order(ReplaceOrderEncoder.orderIdEncodingOffset());
            case AskOrderStatusEncoder.TEMPLATE_ID -> order(AskOrderStatusEncoder.orderIdEncodingOffset());
            case CancelByDeskEncoder.TEMPLATE_ID -> order(CancelByDeskEncoder.orderIdEncodingOffset());
            case ReplaceByDeskEncoder.TEMPLATE_ID -> order(ReplaceByDeskEncoder.orderIdEncodingOffset());
            case ReportVenueExecutionEncoder.TEMPLATE_ID -> execution();
            case ReportVenueCancelRejectEncoder.TEMPLATE_ID ->
                request(ReportVenueCancelRejectEncoder.venueRequestIdEncodingOffset())
                        && other(ReportVenueCancelRejectEncoder.origVenueRequestIdEncodingOffset());
            case ReportVenueRefusalEncoder.TEMPLATE_ID ->
                request(ReportVenueRefusalEncoder.venueRequestIdEncodingOffset());
            case ReportUnsentEncoder.TEMPLATE_ID -> request(ReportUnsentEncoder.venueRequestIdEncodingOffset());
            case ReportDontKnowDecoder.TEMPLATE_ID,
                    NoteDeliveryDecoder.TEMPLATE_ID,
                    AskImageDecoder.TEMPLATE_ID,
                    AskSessionMarksDecoder.TEMPLATE_ID -> false;
            default -> true;
        };
    }

    private boolean order(int fieldAt) {
        long named = buffer.getLong(HEADER + fieldAt, ByteOrder.LITTLE_ENDIAN);
        if (named > 0) {
            buffer.putLong(HEADER + fieldAt, pairs.order(named), ByteOrder.LITTLE_ENDIAN);
        }
        return true;
    }

    /** What was executed is booked wherever the order is; other answers need the request that they answer. */
    private boolean execution() {
        execution.wrapAndApplyHeader(buffer, 0, header);
        int requestAt = ReportVenueExecutionEncoder.venueRequestIdEncodingOffset();
        long named = execution.venueRequestId();
        ExecType type = execution.execType();
        boolean isExecution = type == ExecType.TRADE || type == ExecType.TRADE_CANCEL || type == ExecType.TRADE_CORRECT;
        if (isExecution && pairs.isKnown(named) && pairs.request(named) == 0 && pairs.firstRequest(named) != 0) {
            buffer.putLong(HEADER + requestAt, pairs.firstRequest(named), ByteOrder.LITTLE_ENDIAN);
            return true;
        }
        return request(requestAt) && other(ReportVenueExecutionEncoder.origVenueRequestIdEncodingOffset());
    }

    private boolean request(int fieldAt) {
        long named = buffer.getLong(HEADER + fieldAt, ByteOrder.LITTLE_ENDIAN);
        if (!pairs.isKnown(named)) {
            return true;
        }
        long said = pairs.request(named);
        leftOut += said == 0 ? 1 : 0;
        buffer.putLong(HEADER + fieldAt, said, ByteOrder.LITTLE_ENDIAN);
        return said != 0;
    }

    private boolean other(int fieldAt) {
        long named = buffer.getLong(HEADER + fieldAt, ByteOrder.LITTLE_ENDIAN);
        if (pairs.isKnown(named)) {
            buffer.putLong(HEADER + fieldAt, pairs.request(named), ByteOrder.LITTLE_ENDIAN);
        }
        return true;
    }
}
