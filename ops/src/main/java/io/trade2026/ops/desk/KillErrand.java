package io.trade2026.ops.desk;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.KillLiftProposedDecoder;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.SetKillSwitchEncoder;
import io.trade2026.messages.sbe.SweepBegunDecoder;
import io.trade2026.messages.sbe.SweepCause;
import org.agrona.MutableDirectBuffer;

/** Sets or lifts a kill switch (KS-01), proposes to lift it, or drills it. */
final class KillErrand extends Errand<KillAnswer> {
    private final KillOrder order;
    private final long correlationId;
    private final SetKillSwitchEncoder command = new SetKillSwitchEncoder();
    private final KillSwitchChangedDecoder changed = new KillSwitchChangedDecoder();
    private final KillLiftProposedDecoder proposed = new KillLiftProposedDecoder();
    private final SweepBegunDecoder begun = new SweepBegunDecoder();
    /** Of the flag, whose orders the next event counts. */
    private long flagNumber;

    KillErrand(KillOrder order, long correlationId) {
        this.order = order;
        this.correlationId = correlationId;
    }

    @Override
    int encode(MutableDirectBuffer buffer) {
        command.wrapAndApplyHeader(buffer, 0, header())
                .scopeKind(order.scope())
                .engaged(isEngaging() ? Bool.YES : Bool.NO)
                .scopeName(order.scopeName())
                .user(order.user())
                .secondUser(order.secondUser())
                .correlationId(correlationId)
                .drill(order.act() == KillOrder.Act.DRILL ? Bool.YES : Bool.NO)
                .againMs(order.againMs())
                .proposal(order.proposal())
                .reason(order.reason());
        return MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength();
    }

    @Override
    String sentence() {
        return order.act().words() + " " + order.scope() + " " + order.scopeName() + " by " + order.user()
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

    private boolean isEngaging() {
        return order.act() == KillOrder.Act.ENGAGE || order.act() == KillOrder.Act.DRILL;
    }

    @Override
    void look(Event event) {
        switch (event.templateId()) {
            case KillSwitchChangedDecoder.TEMPLATE_ID -> {
                changed.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                if (changed.correlationId() == correlationId && changed.ordersToCancel() >= 0) {
                    boolean isEngaged = changed.engaged() == Bool.YES;
                    tell(event.number(), event, isEngaged, changed.ordersToCancel(), true, changed.sweepId());
                } else if (changed.correlationId() == correlationId) {
                    flagNumber = event.number();
                }
            }
            case KillLiftProposedDecoder.TEMPLATE_ID -> {
                proposed.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                if (proposed.correlationId() == correlationId) {
                    tell(event.number(), event, true, 0, true, 0);
                }
            }
            case SweepBegunDecoder.TEMPLATE_ID -> {
                begun.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                if (begun.correlationId() == correlationId) {
                    boolean isDrill = begun.cause() == SweepCause.DRILL;
                    long number = isDrill ? event.number() : flagNumber;
                    int found = begun.asked() + begun.here();
                    tell(number, event, !isDrill, found, begun.orders() >= 0, begun.sweepId());
                }
            }
            default -> {
                // every other event is somebody else's
            }
        }
    }

    private void tell(long number, Event event, boolean engaged, int ordersToCancel, boolean isCounted, int report) {
        answer().complete(new KillAnswer(
                number,
                event.epochNs(),
                order.act().name(),
                order.scope().name(),
                order.scopeName(),
                engaged,
                ordersToCancel,
                isCounted,
                report,
                order.user(),
                order.secondUser(),
                order.reason()));
    }
}
