package io.trade2026.ops.desk;

import io.trade2026.messages.sbe.CheckOrderEncoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrderCheckedDecoder;
import io.trade2026.ops.act.EnterOrder;
import org.agrona.MutableDirectBuffer;

/** Asks what the core would decide about an order. */
final class CheckErrand extends Errand<CheckAnswer> {
    private final EnterOrder order;
    private final long correlationId;
    private final CheckOrderEncoder command = new CheckOrderEncoder();
    private final OrderCheckedDecoder checked = new OrderCheckedDecoder();

    CheckErrand(EnterOrder order, long correlationId) {
        this.order = order;
        this.correlationId = correlationId;
    }

    @Override
    int encode(MutableDirectBuffer buffer) {
        command.wrapAndApplyHeader(buffer, 0, header())
                .correlationId(correlationId)
                .sessionId(order.sessionId())
                .user(order.user());
        order.writeTerms(command.terms());
        return MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength();
    }

    @Override
    String sentence() {
        return "check of an " + order.sentence() + " by " + order.user();
    }

    /** People and programs ask often. */
    @Override
    boolean isLogged() {
        return false;
    }

    @Override
    int templateId() {
        return CheckOrderEncoder.TEMPLATE_ID;
    }

    @Override
    long refusalKey() {
        return correlationId;
    }

    @Override
    String subjectField() {
        return "account";
    }

    @Override
    String subjectValue() {
        return order.account();
    }

    @Override
    void look(Event event) {
        if (event.templateId() != OrderCheckedDecoder.TEMPLATE_ID) {
            return;
        }
        checked.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        if (checked.correlationId() == correlationId) {
            answer().complete(CheckAnswer.of(checked));
        }
    }
}
