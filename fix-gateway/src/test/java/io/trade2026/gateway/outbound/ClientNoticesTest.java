package io.trade2026.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ListStatusReportedDecoder;
import io.trade2026.messages.sbe.ListStatusReportedEncoder;
import io.trade2026.messages.sbe.MassCancelReportedDecoder;
import io.trade2026.messages.sbe.MassCancelReportedEncoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.NoticeSentDecoder;
import io.trade2026.messages.sbe.NoticeSentEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** OrderMassCancelReport(r), ListStatus(N), News(B) and TradingSessionStatus(h), held against the dictionary of each version. */
class ClientNoticesTest {
    private final FixWriter writer = new FixWriter();
    private final ClientNotices notices = new ClientNotices();

    private static MassCancelReportedDecoder massCancel(char response, int reason) {
        return massCancel(response, reason, 3);
    }

    private static MassCancelReportedDecoder massCancel(char response, int reason, int affected) {
        UnsafeBuffer buffer = Events.blank();
        var event = new MassCancelReportedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        event.header().eventNumber(51).epochNs(Events.NOW);
        event.clOrdId("M1")
                .massCancelRequestType((byte) '1')
                .massCancelResponse((byte) response)
                .massCancelRejectReason(reason)
                .totalAffectedOrders(affected)
                .symbol("MSFT");
        Events.noExplanation(event.explanation());
        event.text("why");
        return new MassCancelReportedDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    }

    @ParameterizedTest
    @EnumSource(names = {"FIX44", "FIX50SP2"})
    void massCancelIsReported(FixVersion version) {
        assertThat(notices.massCancelReport(massCancel('1', -1), Told.envelope(version), writer))
                .isTrue();
        Told told = new Told(version, writer);
        assertThat(told.get(35)).isEqualTo("r");
        assertThat(told.get(11)).isEqualTo("M1");
        assertThat(told.get(37)).isEqualTo("M51");
        assertThat(told.get(530)).isEqualTo("1");
        assertThat(told.get(531)).isEqualTo("1");
        assertThat(told.has(532)).isFalse();
        assertThat(told.get(533)).isEqualTo("3");
        assertThat(told.get(55)).isEqualTo("MSFT");
        assertThat(told.get(1369)).isEqualTo(version == FixVersion.FIX50SP2 ? "M51" : "");
    }

    @ParameterizedTest
    @EnumSource(names = {"FIX44", "FIX50SP2"})
    void massCancelOfOrdersThatAreNotCountedHasNoNumber(FixVersion version) {
        notices.massCancelReport(massCancel('7', -1, -1), Told.envelope(version), writer);
        Told told = new Told(version, writer);
        assertThat(told.get(531)).isEqualTo("7");
        assertThat(told.has(533)).isFalse();
        assertThat(told.get(58)).isEqualTo("why");
    }

    @ParameterizedTest
    @CsvSource({"FIX44,0,0", "FIX44,1,1", "FIX44,6,6", "FIX44,8,99", "FIX50SP2,8,8", "FIX50SP2,12,99"})
    void refusedMassCancelHasAReasonOfTheVersion(FixVersion version, int given, String told) {
        notices.massCancelReport(massCancel('0', given), Told.envelope(version), writer);
        assertThat(new Told(version, writer).get(532)).isEqualTo(told);
    }

    @Test
    void fix42HasNoMassCancelReport() {
        assertThat(notices.massCancelReport(massCancel('1', -1), Told.envelope(FixVersion.FIX42), writer))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void listStatusTellsEachOrder(FixVersion version) {
        UnsafeBuffer buffer = Events.blank();
        var event = new ListStatusReportedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        event.header().eventNumber(52).epochNs(Events.NOW);
        event.listId("L1")
                .listStatusType(5)
                .listOrderStatus(6)
                .noRpts(1)
                .rptSeq(1)
                .totNoOrders(20);
        var orders = event.ordersCount(20);
        for (int i = 1; i <= 20; i++) {
            orders.next()
                    .clOrdId("A" + i)
                    .cumQtyE8(Decimal8.parse("40"))
                    .leavesQtyE8(0)
                    .cxlQtyE8(Decimal8.parse("60"))
                    .avgPxE8(Decimal8.parse("99.5"))
                    .ordRejReason(i == 20 ? 13 : -1)
                    .ordStatus(i == 20 ? OrdStatus.REJECTED : OrdStatus.CANCELED);
        }
        event.text("all done");
        notices.listStatus(
                new ListStatusReportedDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder()),
                Told.envelope(version),
                writer);
        Told told = new Told(version, writer);
        assertThat(told.get(66)).isEqualTo("L1");
        assertThat(told.get(73)).isEqualTo("20");
        assertThat(told.get(444)).isEqualTo("all done");
        assertThat(told.text()).contains("|11=A1|14=40|39=4|151=0|84=60|6=99.5|11=A2|");
        assertThat(told.text()).contains("|39=8|151=0|84=60|6=99.5|103=" + (version == FixVersion.FIX42 ? "0" : "13"));
    }

    private Told notice(
            FixVersion version, char msgType, int status, String tradingSession, String headline, String text) {
        UnsafeBuffer buffer = Events.blank();
        var event = new NoticeSentEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        event.header().eventNumber(53).epochNs(Events.NOW);
        event.msgType((byte) msgType)
                .tradSesStatus(status)
                .tradingSessionId(tradingSession)
                .symbol("MSFT")
                .urgency((byte) (msgType == 'B' ? '1' : 0));
        event.headline(headline).text(text);
        char written = notices.notice(
                new NoticeSentDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder()),
                Told.envelope(version),
                writer);
        Told told = new Told(version, writer);
        assertThat(told.get(35)).isEqualTo(String.valueOf(written));
        return told;
    }

    @ParameterizedTest
    @EnumSource
    void newsHasALineForEachLine(FixVersion version) {
        Told told = notice(version, 'B', -1, "", "Auction", "first line\n\nsecond line");
        assertThat(told.get(148)).isEqualTo("Auction");
        assertThat(told.get(61)).isEqualTo("1");
        assertThat(told.text()).contains("|33=2|58=first line|58=second line|");
        assertThat(told.text()).contains(version == FixVersion.FIX42 ? "|146=1|46=MSFT|" : "|146=1|55=MSFT|");
    }

    @ParameterizedTest
    @EnumSource
    void newsHasALineEvenWithoutText(FixVersion version) {
        assertThat(notice(version, 'B', -1, "", "Auction", "").text()).contains("|33=1|58=Auction|");
        assertThat(notice(version, 'B', -1, "", "", "\n").text())
                .contains("|148=News|")
                .contains("|33=1|58=News|");
    }

    @ParameterizedTest
    @EnumSource
    void tradingSessionIsTold(FixVersion version) {
        Told told = notice(version, 'h', 2, "1", "", "open");
        assertThat(told.get(35)).isEqualTo("h");
        assertThat(told.get(336)).isEqualTo("1");
        assertThat(told.get(340)).isEqualTo("2");
        assertThat(told.get(325)).isEqualTo("Y");
        assertThat(told.get(58)).isEqualTo("open");
        assertThat(told.get(55)).isEqualTo(version == FixVersion.FIX50SP2 ? "MSFT" : "");
    }

    /** What a version has no word for is told as news, and not guessed. */
    @ParameterizedTest
    @CsvSource({
        "FIX42,-1,1,B",
        "FIX42,6,1,B",
        "FIX42,3,PRE,h",
        "FIX44,-1,1,h",
        "FIX44,6,PRE,h",
        "FIX50SP2,-1,1,h",
        "FIX50SP2,2,PRE,B",
        "FIX50SP2,2,7,B"
    })
    void tradingSessionThatAVersionCannotSayIsNews(FixVersion version, int status, String session, String msgType) {
        assertThat(notice(version, 'h', status, session, "", "state").get(35)).isEqualTo(msgType);
    }
}
