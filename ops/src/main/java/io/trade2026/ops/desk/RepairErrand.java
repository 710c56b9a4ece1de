package io.trade2026.ops.desk;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.RepairKind;
import io.trade2026.messages.sbe.RepairSessionEncoder;
import io.trade2026.messages.sbe.SessionRepairOrderedDecoder;
import io.trade2026.messages.sbe.SessionRepairReportedDecoder;
import org.agrona.MutableDirectBuffer;

/** A repair of sequence numbers: a proposal is answered by the core, one that two agree on by the gateway that has carried it out. */
final class RepairErrand extends Errand<RepairAnswer> {
    private final RepairOrder order;
    private final long correlationId;
    private final RepairSessionEncoder command = new RepairSessionEncoder();
    private final SessionRepairOrderedDecoder ordered = new SessionRepairOrderedDecoder();
    private final SessionRepairReportedDecoder reported = new SessionRepairReportedDecoder();

    RepairErrand(RepairOrder order, long correlationId) {
        this.order = order;
        this.correlationId = correlationId;
    }

    @Override
    int encode(MutableDirectBuffer buffer) {
        command.wrapAndApplyHeader(buffer, 0, header())
                .correlationId(correlationId)
                .sessionId(order.sessionId())
                .kind(RepairKind.valueOf(order.plan().kind().name()))
                .fromMsgSeqNum(order.plan().from())
                .toMsgSeqNum(order.plan().to())
                .seenNextIn(order.seenNextIn())
                .seenNextOut(order.seenNextOut())
                .proposal(order.proposal())
                .user(order.user())
                .secondUser(order.secondUser())
                .reason(order.reason());
        return MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength();
    }

    @Override
    String sentence() {
        return "repair of session " + order.sessionId() + " (" + order.plan().sentence() + ") by " + order.user()
                + (order.secondUser().isEmpty() ? ", proposed" : " and " + order.secondUser()) + ": "
                + order.reason();
    }

    @Override
    int templateId() {
        return RepairSessionEncoder.TEMPLATE_ID;
    }

    @Override
    long refusalKey() {
        return correlationId;
    }

    @Override
    String subjectField() {
        return "session";
    }

    @Override
    String subjectValue() {
        return Integer.toString(order.sessionId());
    }

    @Override
    void look(Event event) {
        switch (event.templateId()) {
            case SessionRepairOrderedDecoder.TEMPLATE_ID -> {
                ordered.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                if (ordered.correlationId() == correlationId
                        && order.secondUser().isEmpty()) {
                    complete(event, "PROPOSED", 0, 0, "");
                }
            }
            case SessionRepairReportedDecoder.TEMPLATE_ID -> {
                reported.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                if (reported.correlationId() == correlationId) {
                    boolean isDone = reported.done() == Bool.YES;
                    complete(
                            event,
                            isDone ? "DONE" : "NOT_DONE",
                            reported.nextIn(),
                            reported.nextOut(),
                            reported.text());
                }
            }
            default -> {
                // every other event is somebody else's
            }
        }
    }

    private void complete(Event event, String state, long nextIn, long nextOut, String text) {
        answer().complete(new RepairAnswer(
                event.number(),
                event.epochNs(),
                order.sessionId(),
                order.plan().sentence(),
                state,
                nextIn,
                nextOut,
                order.user(),
                order.secondUser(),
                text));
    }
}
