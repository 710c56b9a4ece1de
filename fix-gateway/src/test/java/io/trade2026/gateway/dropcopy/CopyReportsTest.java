package io.trade2026.gateway.dropcopy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.gateway.outbound.Envelope;
import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.sessions.SessionBook;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CopyReportsTest {
    private static final SessionBook BOOK = Sessions.book();
    private static final byte[] US = "TRADE2026".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DROP1 = "DROP1".getBytes(StandardCharsets.US_ASCII);

    private final CopyReports reports = new CopyReports();
    private final FixWriter writer = new FixWriter();

    private static Envelope envelope(FixVersion version) {
        return new Envelope().to(version, US, DROP1).numbered(12, 0);
    }

    private String copy(OrderChangedDecoder event, Envelope envelope, @Nullable Integer venue) {
        reports.write(event, BOOK.find(4), venue == null ? null : BOOK.find(venue), envelope, writer);
        int length = writer.finish();
        return "|"
                + writer.buffer()
                        .getStringWithoutLengthAscii(writer.offset(), length)
                        .replace('\u0001', '|');
    }

    @ParameterizedTest
    @EnumSource(names = {"FIX44", "FIX50SP2"})
    void theCopyIsTheClientsReportWithWhoseItIsAndThatItIsACopy(FixVersion version) {
        String copy = copy(Executions.event(7, 0, OrderFact.FILLED), envelope(version), 900);
        assertThat(copy)
                .contains("|35=8|", "|49=TRADE2026|56=DROP1|34=12|", "|115=CLIENT4|")
                .contains("|17=E7|", "|37=O17|", "|11=A1|", "|1=ACC4|", "|150=F|", "|39=1|", "|32=40|", "|31=99.5|")
                .contains("|30=XSIM|", "|797=Y|", "|453=1|448=CLIENT4|447=D|452=3|")
                .doesNotContain("|97=");
    }

    @Test
    void fix42NamesTheClientInItsOwnWay() {
        String copy = copy(Executions.event(7, 0, OrderFact.FILLED), envelope(FixVersion.FIX42), 900);
        assertThat(copy).contains("|115=CLIENT4|", "|109=CLIENT4|", "|30=XSIM|").doesNotContain("|797=", "|453=");
    }

    @Test
    void theVenueIsNamedAlsoWhenNothingWasExecutedAndNotWhenThereIsNone() {
        OrderChangedDecoder accepted = Executions.event(7, 0, OrderFact.ACCEPTED);
        assertThat(copy(accepted, envelope(FixVersion.FIX44), 900)).contains("|30=XSIM|");
        assertThat(copy(accepted, envelope(FixVersion.FIX44), null)).doesNotContain("|30=");
    }

    @Test
    void whatIsToldAgainSaysSoInItsHeader() {
        String copy = copy(
                Executions.event(7, 0, OrderFact.ACCEPTED),
                envelope(FixVersion.FIX44).possResend(),
                900);
        assertThat(copy).contains("|97=Y|115=CLIENT4|37=O17|", "|17=E7|");
    }

    @Test
    void theNextMessageOfTheSameEnvelopeIsNotTakenForAnothers() {
        Envelope envelope = envelope(FixVersion.FIX44).possResend().onBehalfOf("CLIENT4");
        new RequestAnswers()
                .accept(
                        new CopyRequest("R1", 1, 0, CopyRequest.ANY_FROM, CopyRequest.ANY_TO, "", ""),
                        envelope.to(FixVersion.FIX44, US, DROP1),
                        writer);
        int length = writer.finish();
        assertThat(writer.buffer()
                        .getStringWithoutLengthAscii(writer.offset(), length)
                        .replace('\u0001', '|'))
                .contains("|568=R1|569=1|749=0|750=0|")
                .doesNotContain("|97=", "|115=");
    }
}
