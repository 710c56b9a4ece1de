package io.trade2026.ops.desk;

import io.trade2026.messages.sbe.AcknowledgeAlertEncoder;
import io.trade2026.messages.sbe.AlertAcknowledgedDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

/** Has it in the journal that an operator takes an alert on himself (AT-01). */
final class AcknowledgeErrand extends Errand<Long> {
    private final long alertId;
    private final String user;
    private final String reason;
    private final long correlationId;
    private final AlertAcknowledgedDecoder acknowledged = new AlertAcknowledgedDecoder();

    AcknowledgeErrand(long alertId, String user, String reason, long correlationId) {
        this.alertId = alertId;
        this.user = user;
        this.reason = reason;
        this.correlationId = correlationId;
    }

    @Override
    int encode(MutableDirectBuffer buffer) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + new AcknowledgeAlertEncoder()
                        .wrapAndApplyHeader(buffer, 0, header())
                        .correlationId(correlationId)
                        .alertId(alertId)
                        .user(user)
                        .reason(reason)
                        .encodedLength();
    }

    @Override
    String sentence() {
        return "alert " + alertId + " is taken on by " + user + ": " + reason;
    }

    @Override
    int templateId() {
        return AcknowledgeAlertEncoder.TEMPLATE_ID;
    }

    @Override
    long refusalKey() {
        return correlationId;
    }

    @Override
    String subjectField() {
        return "alert";
    }

    @Override
    String subjectValue() {
        return Long.toString(alertId);
    }

    @Override
    void look(Event event) {
        if (event.templateId() == AlertAcknowledgedDecoder.TEMPLATE_ID) {
            acknowledged.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
            if (acknowledged.correlationId() == correlationId) {
                answer().complete(event.number());
            }
        }
    }
}
