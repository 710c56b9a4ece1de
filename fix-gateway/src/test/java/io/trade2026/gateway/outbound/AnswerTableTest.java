package io.trade2026.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.gateway.wire.FixReader;
import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.ExplanationEncoder;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.PartyKind;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What clients of each version read when a control refuses: answers.csv, line by line. */
class AnswerTableTest {
    private static final long E4 = 10_000;

    private final FixWriter writer = new FixWriter();
    private final ClientReports reports = new ClientReports();

    @ParameterizedTest
    @CsvFileSource(resources = "/answers.csv", numLinesToSkip = 1)
    void newOrderIsRefusedWithTheCodeOfTheVersion(
            String answer,
            Denial denial,
            String in42,
            String in44,
            String in50,
            String extended,
            String replace42,
            String replace44,
            String replace50,
            String text) {
        assertThat(answer).isEqualTo(denial.id());
        assertThat(newOrder(denial, FixVersion.FIX42, false, text)).isEqualTo("8 8 " + in42 + " " + text);
        assertThat(newOrder(denial, FixVersion.FIX44, false, text)).isEqualTo("8 8 " + in44 + " " + text);
        assertThat(newOrder(denial, FixVersion.FIX50SP2, false, text)).isEqualTo("8 8 " + in50 + " " + text);
        assertThat(newOrder(denial, FixVersion.FIX50SP2, true, text)).isEqualTo("8 8 " + extended + " " + text);
        assertThat(newOrder(denial, FixVersion.FIX44, true, text)).isEqualTo("8 8 " + in44 + " " + text);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/answers.csv", numLinesToSkip = 1)
    void replaceIsRefusedWithTheCodeOfTheVersion(
            String answer,
            Denial denial,
            String in42,
            String in44,
            String in50,
            String extended,
            String replace42,
            String replace44,
            String replace50,
            String text) {
        assertThat(replace(denial, FixVersion.FIX42, text)).isEqualTo(replace42 + " " + text);
        assertThat(replace(denial, FixVersion.FIX44, text)).isEqualTo(replace44 + " " + text);
        assertThat(replace(denial, FixVersion.FIX50SP2, text)).isEqualTo(replace50 + " " + text);
    }

    private String newOrder(Denial denial, FixVersion version, boolean knowsExtended, String text) {
        Envelope envelope = Told.envelope(version).reasons(knowsExtended);
        reports.executionReport(
                Events.changed(
                        OrderFact.DENIED, OrdStatus.REJECTED, event -> explain(event.explanation(), denial, text)),
                envelope,
                writer);
        FixReader told = read();
        return told.text(150) + " " + told.text(39) + " " + told.text(103) + " " + told.text(58);
    }

    private String replace(Denial denial, FixVersion version, String text) {
        CancelRejectedDecoder event = Events.cancelRejected(2);
        UnsafeBuffer buffer = new UnsafeBuffer(event.buffer());
        explain(
                new ExplanationEncoder()
                        .wrap(buffer, event.offset() + CancelRejectedDecoder.explanationEncodingOffset()),
                denial,
                text);
        reports.cancelReject(event, Told.envelope(version), writer);
        FixReader told = read();
        return told.text(102) + " " + told.text(58);
    }

    /** As the core explains a refusal by a limit of the client; without numbers where the table shows none. */
    private static void explain(ExplanationEncoder why, Denial denial, String text) {
        Control control = denial.control();
        boolean isMeasured = text.contains("=1500|") || denial == Denial.VENUE_TOO_BUSY;
        boolean isPrice = text.contains("Price=") || text.contains("StopPx=");
        MeasureUnit unit = isPrice ? MeasureUnit.PRICE_E8 : control.unit();
        why.denial(denial.code())
                .control(control.code())
                .fixTag(denial.fixTag())
                .unit(unit)
                .scopeKind(PartyKind.CLIENT)
                .limit(isMeasured ? amount(unit, 1000) : 0)
                .used(isMeasured ? amount(unit, 500) : 0)
                .thisOrder(isMeasured ? amount(unit, 1000) : 0)
                .wouldPass(ExplanationEncoder.wouldPassNullValue());
    }

    private static long amount(MeasureUnit unit, long number) {
        return switch (unit) {
            case QTY_E8, PRICE_E8 -> number * Decimal8.ONE;
            case MONEY_E4 -> number * E4;
            case COUNT, NOTHING, NULL_VAL -> number;
        };
    }

    private FixReader read() {
        int length = writer.finish();
        byte[] bytes = new byte[length];
        writer.buffer().getBytes(writer.offset(), bytes);
        FixReader fields = new FixReader();
        fields.wrap(new UnsafeBuffer(bytes), 0, length);
        return fields;
    }
}
