package io.trade2026.ops.desk;

import io.trade2026.messages.sbe.AskImageEncoder;
import io.trade2026.messages.sbe.ImageCompletedDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrderImagedDecoder;
import io.trade2026.messages.sbe.PositionImagedDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** Asks what the core holds and gathers the answer. */
final class ImageErrand extends Errand<CoreImage> {
    private final long correlationId;
    private final long fromOrderId;
    private final int maxOrders;
    private final AskImageEncoder command = new AskImageEncoder();
    private final OrderImagedDecoder order = new OrderImagedDecoder();
    private final PositionImagedDecoder position = new PositionImagedDecoder();
    private final ImageCompletedDecoder completed = new ImageCompletedDecoder();
    private final List<OrderRow> orders = new ArrayList<>();
    private final List<PositionRow> positions = new ArrayList<>();

    ImageErrand(long correlationId, long fromOrderId, int maxOrders) {
        this.correlationId = correlationId;
        this.fromOrderId = fromOrderId;
        this.maxOrders = maxOrders;
    }

    @Override
    int encode(MutableDirectBuffer buffer) {
        command.wrapAndApplyHeader(buffer, 0, header())
                .correlationId(correlationId)
                .fromOrderId(fromOrderId)
                .maxOrders(maxOrders);
        return MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength();
    }

    @Override
    String sentence() {
        return "image of " + maxOrders + " orders from " + fromOrderId;
    }

    @Override
    int templateId() {
        return AskImageEncoder.TEMPLATE_ID;
    }

    @Override
    long refusalKey() {
        return correlationId;
    }

    @Override
    String subjectField() {
        return "from";
    }

    @Override
    String subjectValue() {
        return Long.toString(fromOrderId);
    }

    @Override
    void look(Event event) {
        switch (event.templateId()) {
            case OrderImagedDecoder.TEMPLATE_ID -> {
                order.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                if (order.correlationId() == correlationId) {
                    orders.add(OrderRow.of(order));
                }
            }
            case PositionImagedDecoder.TEMPLATE_ID -> {
                position.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                if (position.correlationId() == correlationId) {
                    positions.add(PositionRow.of(position));
                }
            }
            case ImageCompletedDecoder.TEMPLATE_ID -> complete(event);
            default -> {
                // every other event is somebody else's
            }
        }
    }

    private void complete(Event event) {
        completed.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        if (completed.correlationId() == correlationId) {
            answer().complete(new CoreImage(
                    List.copyOf(orders),
                    List.copyOf(positions),
                    completed.nextOrderId(),
                    Long.toHexString(completed.stateHash()),
                    event.number()));
        }
    }
}
