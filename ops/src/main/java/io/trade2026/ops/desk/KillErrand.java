package io.trade2026.ops.desk;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.SetKillSwitchEncoder;
import org.agrona.MutableDirectBuffer;

/** Sets or lifts a kill switch (KS-01). */
final class KillErrand extends Errand<KillAnswer> {
    private final KillOrder order;
    private final long correlationId;
    private final SetKillSwitchEncoder command = new SetKillSwitchEncoder();
    private final KillSwitchChangedDecoder changed = new KillSwitchChangedDecoder();

    KillErrand(KillOrder order, long correlationId) {
        this.order = order;
        this.correlationId = correlationId;
    }

    @Override
    int encode(MutableDirectBuffer buffer) {
        command.wrapAndApplyHeader(buffer, 0, header())
                .scopeKind(order.scope())
                .engaged(order.engage() ? Bool.YES : Bool.NO)
                .scopeName(order.scopeName())
                .user(order.user())
                .secondUser(order.secondUser())
                .correlationId(correlationId)
                .reason(order.reason());
        return MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength();
    }

    @Override
    String sentence() {
        return (order.engage() ? "kill " : "un-kill ") + order.scope() + " " + order.scopeName() + " by " + order.user()
                + (order.secondUser().isEmpty() ? "" : " and " + order.secondUser()) + ": " + order.reason();
    }

    @Override
    int templateId() {
        return SetKillSwitchEncoder.TEMPLATE_ID;
    }

    @Override
    long refusalKey() {
        return correlationId;
    }

    @Override
    String subjectField() {
        return "name";
    }

    @Override
    String subjectValue() {
        return order.scopeName();
    }

    @Override
    void look(Event event) {
        if (event.templateId() != KillSwitchChangedDecoder.TEMPLATE_ID) {
            return;
        }
        changed.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        if (changed.correlationId() == correlationId) {
            answer().complete(new KillAnswer(
                    event.number(),
                    event.epochNs(),
                    order.scope().name(),
                    order.scopeName(),
                    changed.engaged() == Bool.YES,
                    changed.ordersToCancel(),
                    changed.user(),
                    changed.secondUser(),
                    changed.reason()));
        }
    }
}
