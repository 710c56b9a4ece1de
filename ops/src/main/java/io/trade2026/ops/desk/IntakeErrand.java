package io.trade2026.ops.desk;

import io.trade2026.messages.sbe.AlarmRaisedDecoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.SetIntakeEncoder;
import org.agrona.MutableDirectBuffer;

/** Closes or opens the house to new risk (SYS-01), in the name of ops. */
final class IntakeErrand extends Errand<Long> {
    /** Each part that closes opens for itself; 30 is that of ops. */
    private static final int REPORTER = 30;

    private final boolean isOpen;
    private final String reason;
    private final AlarmRaisedDecoder alarm = new AlarmRaisedDecoder();

    IntakeErrand(boolean isOpen, String reason) {
        this.isOpen = isOpen;
        this.reason = reason;
    }

    @Override
    int encode(MutableDirectBuffer buffer) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + new SetIntakeEncoder()
                        .wrapAndApplyHeader(buffer, 0, header())
                        .reporter(REPORTER)
                        .open(isOpen ? Bool.YES : Bool.NO)
                        .text(reason)
                        .encodedLength();
    }

    @Override
    String sentence() {
        return (isOpen ? "open" : "close") + " to new risk: " + reason;
    }

    @Override
    int templateId() {
        return SetIntakeEncoder.TEMPLATE_ID;
    }

    @Override
    long refusalKey() {
        return REPORTER;
    }

    @Override
    String subjectField() {
        return "intake";
    }

    @Override
    String subjectValue() {
        return isOpen ? "open" : "closed";
    }

    @Override
    void look(Event event) {
        if (event.templateId() == AlarmRaisedDecoder.TEMPLATE_ID) {
            alarm.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
            if (alarm.name().equals(isOpen ? "INTAKE_OPEN" : "INTAKE_CLOSED")) {
                answer().complete(event.number());
            }
        }
    }
}
