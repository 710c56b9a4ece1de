package io.trade2026.app.explain;

import io.trade2026.messages.sbe.AlarmRaisedDecoder;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.DeskActionTakenDecoder;
import io.trade2026.messages.sbe.ExplanationDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.VenueCancelSentDecoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.messages.sbe.VenueReplaceSentDecoder;
import io.trade2026.messages.sbe.VenueStatusAskedDecoder;
import io.trade2026.ops.explain.ControlStep;
import java.util.List;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** A window over the events that speak of one order; it moves with {@link #orderId}. One thread. */
final class OrderLetters {
    private static final byte OF_REPLACE = '2';

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderChangedDecoder changed = new OrderChangedDecoder();
    private final CancelRejectedDecoder rejected = new CancelRejectedDecoder();
    private final VenueOrderSentDecoder ordered = new VenueOrderSentDecoder();
    private final VenueReplaceSentDecoder replaced = new VenueReplaceSentDecoder();
    private final VenueCancelSentDecoder cancelled = new VenueCancelSentDecoder();
    private final VenueStatusAskedDecoder asked = new VenueStatusAskedDecoder();
    private final AlarmRaisedDecoder alarm = new AlarmRaisedDecoder();
    private final DeskActionTakenDecoder desk = new DeskActionTakenDecoder();
    private int template;

    /**
     * Moves to an event.
     *
     * @return OrderID(37) that it speaks of; 0 when it speaks of none
     */
    long orderId(DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        template = header.templateId();
        return switch (template) {
            case OrderChangedDecoder.TEMPLATE_ID ->
                changed.wrapAndApplyHeader(buffer, offset, header).order().orderId();
            case CancelRejectedDecoder.TEMPLATE_ID ->
                rejected.wrapAndApplyHeader(buffer, offset, header).orderId();
            case VenueOrderSentDecoder.TEMPLATE_ID ->
                ordered.wrapAndApplyHeader(buffer, offset, header).orderId();
            case VenueReplaceSentDecoder.TEMPLATE_ID ->
                replaced.wrapAndApplyHeader(buffer, offset, header).orderId();
            case VenueCancelSentDecoder.TEMPLATE_ID ->
                cancelled.wrapAndApplyHeader(buffer, offset, header).orderId();
            case VenueStatusAskedDecoder.TEMPLATE_ID ->
                asked.wrapAndApplyHeader(buffer, offset, header).orderId();
            case AlarmRaisedDecoder.TEMPLATE_ID ->
                alarm.wrapAndApplyHeader(buffer, offset, header).orderId();
            case DeskActionTakenDecoder.TEMPLATE_ID ->
                desk.wrapAndApplyHeader(buffer, offset, header).orderId();
            default -> 0;
        };
    }

    int template() {
        return template;
    }

    OrderChangedDecoder changed() {
        return changed;
    }

    CancelRejectedDecoder rejected() {
        return rejected;
    }

    VenueOrderSentDecoder ordered() {
        return ordered;
    }

    VenueReplaceSentDecoder replaced() {
        return replaced;
    }

    VenueCancelSentDecoder cancelled() {
        return cancelled;
    }

    AlarmRaisedDecoder alarm() {
        return alarm;
    }

    DeskActionTakenDecoder desk() {
        return desk;
    }

    /** Whether the event carries a ClOrdID(11), of the order or of a request for it. */
    boolean isNamed(byte[] clOrdId) {
        return switch (template) {
            case OrderChangedDecoder.TEMPLATE_ID -> {
                OrderImageDecoder image = changed.order();
                yield isText(image.buffer(), image.offset() + OrderImageDecoder.clOrdIdEncodingOffset(), clOrdId);
            }
            case CancelRejectedDecoder.TEMPLATE_ID ->
                isText(rejected.buffer(), rejected.offset() + CancelRejectedDecoder.clOrdIdEncodingOffset(), clOrdId);
            default -> false;
        };
    }

    private static boolean isText(DirectBuffer buffer, int at, byte[] text) {
        int width = CancelRejectedDecoder.clOrdIdEncodingLength();
        if (text.length == 0 || text.length > width) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (buffer.getByte(at + i) != text[i]) {
                return false;
            }
        }
        return text.length == width || buffer.getByte(at + text.length) == 0;
    }

    /** Whether the event tells what was decided about a new order or a replace. */
    boolean isDecision() {
        return explanation() != null;
    }

    /** The inputs of the decision that the event tells; null when it tells none. */
    @Nullable ExplanationDecoder explanation() {
        return switch (template) {
            case VenueOrderSentDecoder.TEMPLATE_ID -> ordered.explanation();
            case VenueReplaceSentDecoder.TEMPLATE_ID -> replaced.explanation();
            case OrderChangedDecoder.TEMPLATE_ID -> changed.fact() == OrderFact.DENIED ? changed.explanation() : null;
            case CancelRejectedDecoder.TEMPLATE_ID ->
                rejected.cxlRejResponseTo() == OF_REPLACE
                                && rejected.explanation().denial() != 0
                        ? rejected.explanation()
                        : null;
            default -> null;
        };
    }

    /** What was looked at for the decision that the event tells. */
    List<ControlStep> trace(ControlTraces traces) {
        return switch (template) {
            case VenueOrderSentDecoder.TEMPLATE_ID -> trace(traces, ordered.terms());
            case VenueReplaceSentDecoder.TEMPLATE_ID -> trace(traces, replaced.terms());
            case OrderChangedDecoder.TEMPLATE_ID ->
                trace(traces, changed.order().terms());
            default -> traces.last();
        };
    }

    private static List<ControlStep> trace(ControlTraces traces, OrderTermsDecoder terms) {
        return traces.of(terms.orderQtyE8(), terms.priceE8(), terms.side());
    }
}
