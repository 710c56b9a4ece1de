package io.trade2026.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.gateway.wire.FixReader;
import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.EventHeaderEncoder;
import io.trade2026.messages.sbe.ExplanationEncoder;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.PartyKind;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** PT-06 for clients that want to hear of it by BusinessMessageReject(j): throttle-answers.csv, and what is reported as ever. */
class ThrottleAnswersTest {
    private static final int CLIENT = 11;
    private static final long MSG_SEQ_NUM = 77;

    private final FixWriter writer = new FixWriter();

    @ParameterizedTest
    @CsvFileSource(resources = "/throttle-answers.csv", numLinesToSkip = 1)
    void answersNewOrdersAndReplacesWithTheCodeOfTheVersion(
            Denial denial, String in42, String in44, String in50, String extended, String text) {
        assertThat(order(denial, FixVersion.FIX42, false))
                .isEqualTo("j 45=77 372=D 379=A1 380=" + in42 + " 58=" + text);
        assertThat(order(denial, FixVersion.FIX44, false))
                .isEqualTo("j 45=77 372=D 379=A1 380=" + in44 + " 58=" + text);
        assertThat(order(denial, FixVersion.FIX44, true)).isEqualTo("j 45=77 372=D 379=A1 380=" + in44 + " 58=" + text);
        assertThat(order(denial, FixVersion.FIX50SP2, false))
                .isEqualTo("j 45=77 372=D 379=A1 380=" + in50 + " 58=" + text);
        assertThat(order(denial, FixVersion.FIX50SP2, true))
                .isEqualTo("j 45=77 372=D 379=A1 380=" + extended + " 58=" + text);
        String replace =
                replace(denial, Told.envelope(FixVersion.FIX50SP2).reasons(true).throttled(true));
        assertThat(replace).startsWith("j 45=77 372=G 379=").endsWith(" 380=" + extended + " 58=" + text);
    }

    @Test
    void leavesItToAReportWhereTheClientDoesNotWantItSo() {
        var event = denied(Denial.TOO_MANY_MESSAGES, rest -> {});

        assertThat(ThrottleAnswers.answer(event, Told.envelope(FixVersion.FIX44), writer))
                .isFalse();
        assertThat(ThrottleAnswers.answer(rejected(Denial.TOO_MANY_MESSAGES), Told.envelope(FixVersion.FIX44), writer))
                .isFalse();
    }

    @Test
    void leavesToAReportWhatWasRefusedForAnotherReasonOrWasNoMessageOfTheClients() {
        Envelope envelope = Told.envelope(FixVersion.FIX44).throttled(true);

        assertThat(ThrottleAnswers.answer(denied(Denial.UNKNOWN_SYMBOL, rest -> {}), envelope, writer))
                .isFalse();
        assertThat(ThrottleAnswers.answer(
                        denied(Denial.TOO_MANY_MESSAGES, rest -> rest.listId("L1")), envelope, writer))
                .as("an order of a list")
                .isFalse();
        assertThat(ThrottleAnswers.answer(
                        denied(
                                Denial.VENUE_TOO_BUSY,
                                rest -> rest.header().causeSessionId(0).causeMsgSeqNum(0)),
                        envelope,
                        writer))
                .as("an order by telephone")
                .isFalse();
        assertThat(ThrottleAnswers.answer(rejected(Denial.TOO_LATE), envelope, writer))
                .isFalse();
    }

    private String order(Denial denial, FixVersion version, boolean extended) {
        Envelope envelope = Told.envelope(version).reasons(extended).throttled(true);
        assertThat(ThrottleAnswers.answer(denied(denial, rest -> {}), envelope, writer))
                .isTrue();
        return line();
    }

    private String replace(Denial denial, Envelope envelope) {
        assertThat(ThrottleAnswers.answer(rejected(denial), envelope, writer)).isTrue();
        return line();
    }

    private static OrderChangedDecoder denied(Denial denial, Consumer<OrderChangedEncoder> rest) {
        return Events.changed(OrderFact.DENIED, OrdStatus.REJECTED, event -> {
            cause(event.header());
            event.order().sessionId(CLIENT);
            explain(event.explanation(), denial);
            rest.accept(event);
        });
    }

    private static CancelRejectedDecoder rejected(Denial denial) {
        CancelRejectedDecoder event = Events.cancelRejected(2);
        UnsafeBuffer buffer = new UnsafeBuffer(event.buffer());
        cause(new EventHeaderEncoder().wrap(buffer, event.offset() + CancelRejectedDecoder.headerEncodingOffset()));
        buffer.putInt(
                event.offset() + CancelRejectedDecoder.sessionIdEncodingOffset(), CLIENT, ByteOrder.LITTLE_ENDIAN);
        explain(
                new ExplanationEncoder()
                        .wrap(buffer, event.offset() + CancelRejectedDecoder.explanationEncodingOffset()),
                denial);
        return event;
    }

    private static void cause(EventHeaderEncoder header) {
        header.causeSessionId(CLIENT).causeMsgSeqNum(MSG_SEQ_NUM);
    }

    private static void explain(ExplanationEncoder why, Denial denial) {
        why.denial(denial.code())
                .control(denial.control().code())
                .fixTag(denial.fixTag())
                .unit(MeasureUnit.COUNT)
                .scopeKind(PartyKind.CLIENT)
                .limit(1_000)
                .used(500)
                .thisOrder(1_000)
                .wouldPass(ExplanationEncoder.wouldPassNullValue());
    }

    private String line() {
        int length = writer.finish();
        byte[] bytes = new byte[length];
        writer.buffer().getBytes(writer.offset(), bytes);
        FixReader told = new FixReader();
        told.wrap(new UnsafeBuffer(bytes), 0, length);
        return told.text(35) + " 45=" + told.text(45) + " 372=" + told.text(372) + " 379=" + told.text(379) + " 380="
                + told.text(380) + " 58=" + told.text(58);
    }
}
