package io.trade2026.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.CancelOrderDecoder;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.PlaceOrderDecoder;
import io.trade2026.messages.sbe.RefuseMessageDecoder;
import io.trade2026.messages.sbe.ReplaceOrderDecoder;
import io.trade2026.messages.sbe.ReportVenueCancelRejectDecoder;
import io.trade2026.messages.sbe.ReportVenueExecutionDecoder;
import io.trade2026.messages.sbe.ReportVenueNoticeDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of differences between the versions, row by row: what is read of a counterparty of each version. */
class VersionRulesTest {
    private static final String NOW = "60=20261125-10:00:00.000";
    private static final String ORDER = "35=D|11=A1|55=MSFT|54=1|38=100|40=2|44=99.5|" + NOW;

    private final ClientTranslator clients = new ClientTranslator();
    private final VenueTranslator venues = new VenueTranslator();
    private final Letter letter = new Letter();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    private int ofClient(FixVersion version, String fields) {
        clients.translate(Arrivals.of(version, fields), letter);
        return header.wrap(letter.buffer(), 0).templateId();
    }

    private int ofVenue(FixVersion version, String fields) {
        venues.translate(Arrivals.of(version, fields), number -> 0, letter);
        return header.wrap(letter.buffer(), 0).templateId();
    }

    private RefuseMessageDecoder refusal() {
        assertThat(header.templateId()).isEqualTo(RefuseMessageDecoder.TEMPLATE_ID);
        return new RefuseMessageDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
    }

    @Test
    void handlInstIsRequiredInFix42Only() {
        ofClient(FixVersion.FIX42, ORDER);
        assertThat(refusal().refTagId()).isEqualTo(21);
        assertThat(refusal().sessionRejectReason()).isEqualTo(1);
        ofClient(FixVersion.FIX42, "35=G|11=A2|41=A1|55=MSFT|54=1|38=100|40=1|" + NOW);
        assertThat(refusal().refTagId()).isEqualTo(21);
        assertThat(ofClient(FixVersion.FIX42, ORDER + "|21=1")).isEqualTo(PlaceOrderDecoder.TEMPLATE_ID);
        assertThat(ofClient(FixVersion.FIX44, ORDER)).isEqualTo(PlaceOrderDecoder.TEMPLATE_ID);
        assertThat(ofClient(FixVersion.FIX50SP2, ORDER)).isEqualTo(PlaceOrderDecoder.TEMPLATE_ID);
    }

    /** Optional by 4.2 and 5.0 SP2; a cancel of 4.4 passes without it too, since a cancel is never held up for its quantity. */
    @ParameterizedTest
    @EnumSource
    void cancelNeedsNoQuantity(FixVersion version) {
        assertThat(ofClient(version, "35=F|11=A2|41=A1|55=MSFT|54=1|" + NOW)).isEqualTo(CancelOrderDecoder.TEMPLATE_ID);
    }

    @ParameterizedTest
    @CsvSource({"FIX42,1", "FIX44,1", "FIX50SP2,-1"})
    void cancelAndReplaceNameTheOrder(FixVersion version, int sessionReason) {
        ofClient(version, "35=F|11=A2|37=O5|55=MSFT|54=1|38=100|" + NOW);
        assertThat(refusal().sessionRejectReason()).isEqualTo(sessionReason);
        ofClient(version, "35=G|11=A2|37=O5|21=1|55=MSFT|54=1|38=100|40=1|" + NOW);
        assertThat(refusal().sessionRejectReason()).isEqualTo(sessionReason);
        assertThat(ofClient(version, "35=G|11=A2|41=A1|21=1|55=MSFT|54=1|38=100|40=1|" + NOW))
                .isEqualTo(ReplaceOrderDecoder.TEMPLATE_ID);
    }

    @ParameterizedTest
    @CsvSource({"FIX42,47,528", "FIX44,528,47", "FIX50SP2,528,47"})
    void capacityHasItsTag(FixVersion version, int ours, int foreign) {
        ofClient(version, ORDER + "|21=1|" + ours + "=A");
        assertThat(new PlaceOrderDecoder()
                        .wrapAndApplyHeader(letter.buffer(), 0, header)
                        .terms()
                        .orderCapacity())
                .isEqualTo((byte) 'A');
        ofClient(version, ORDER + "|21=1|" + foreign + "=A");
        assertThat(refusal().refTagId()).isEqualTo(foreign);
    }

    @Test
    void messageOfAnotherApplicationVersionIsRefused() {
        assertThat(ofClient(FixVersion.FIX50SP2, ORDER + "|1128=9")).isEqualTo(PlaceOrderDecoder.TEMPLATE_ID);
        ofClient(FixVersion.FIX50SP2, ORDER + "|1128=6");
        assertThat(refusal().sessionRejectReason()).isEqualTo(18);
        assertThat(refusal().refTagId()).isEqualTo(1128);
        assertThat(refusal().text()).contains("FIX 5.0 SP2 (9) is spoken in this session, was '6'");
    }

    /** ExecType(150) and ExecTransType(20) of a venue, in the words of 4.4. */
    @ParameterizedTest
    @CsvSource({
        "FIX42,0,0,NEW",
        "FIX42,1,0,TRADE",
        "FIX42,2,0,TRADE",
        "FIX42,1,1,TRADE_CANCEL",
        "FIX42,2,1,TRADE_CANCEL",
        "FIX42,1,2,TRADE_CORRECT",
        "FIX42,2,2,TRADE_CORRECT",
        "FIX42,0,3,ORDER_STATUS",
        "FIX42,2,3,ORDER_STATUS",
        "FIX42,D,0,RESTATED",
        "FIX42,5,0,REPLACED",
        "FIX44,F,'',TRADE",
        "FIX44,G,'',TRADE_CORRECT",
        "FIX44,H,'',TRADE_CANCEL",
        "FIX44,I,'',ORDER_STATUS",
        "FIX50SP2,F,'',TRADE",
        "FIX50SP2,G,'',TRADE_CORRECT",
        "FIX50SP2,H,'',TRADE_CANCEL",
        "FIX50SP2,I,'',ORDER_STATUS",
        "FIX50SP2,L,'',TRIGGERED"
    })
    void venueTellsExecutionsInItsVersion(FixVersion version, String execType, String transType, ExecType meant) {
        String report = "35=8|37=V9|11=T77|17=X5|150=" + execType + (transType.isEmpty() ? "" : "|20=" + transType)
                + "|39=1|55=MSFT|54=1|38=100|32=40|31=99.5|151=60|14=40|6=99.5";
        assertThat(ofVenue(version, report)).isEqualTo(ReportVenueExecutionDecoder.TEMPLATE_ID);
        var execution = new ReportVenueExecutionDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
        assertThat(execution.execType()).isEqualTo(meant);
        assertThat(execution.venueRequestId()).isEqualTo(77);
        assertThat(execution.lastQtyE8()).isEqualTo(Decimal8.parse("40"));
        assertThat(execution.custom()).isEmpty();
    }

    @Test
    void venueOfFix42StillSaysReplaced() {
        ofVenue(
                FixVersion.FIX42,
                "35=8|37=V9|11=T77|17=X5|20=0|150=5|39=5|55=MSFT|54=1|38=100|151=100|14=0|6=0|41=T76");
        assertThat(new ReportVenueExecutionDecoder()
                        .wrapAndApplyHeader(letter.buffer(), 0, header)
                        .ordStatus())
                .isEqualTo(OrdStatus.REPLACED);
    }

    /** A code that our dictionary does not know must not cost us the report. */
    @ParameterizedTest
    @EnumSource
    void venueMayGiveACodeOfALaterExtensionPack(FixVersion version) {
        assertThat(ofVenue(
                        version, "35=8|37=V9|11=T77|17=X5|20=0|150=8|39=8|55=MSFT|54=1|38=100|151=0|14=0|6=0|103=25"))
                .isEqualTo(ReportVenueExecutionDecoder.TEMPLATE_ID);
        assertThat(new ReportVenueExecutionDecoder()
                        .wrapAndApplyHeader(letter.buffer(), 0, header)
                        .ordRejReason())
                .isEqualTo(25);
    }

    @ParameterizedTest
    @EnumSource
    void venueRefusesACancel(FixVersion version) {
        assertThat(ofVenue(version, "35=9|37=V9|11=T78|41=T77|39=2|434=1|102=0|58=too late"))
                .isEqualTo(ReportVenueCancelRejectDecoder.TEMPLATE_ID);
        var reject = new ReportVenueCancelRejectDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
        assertThat(reject.venueRequestId()).isEqualTo(78);
        assertThat(reject.origVenueRequestId()).isEqualTo(77);
    }

    @ParameterizedTest
    @CsvSource({"FIX42,46", "FIX44,55", "FIX50SP2,55"})
    void newsOfAVenueKeepsItsLines(FixVersion version, int symbolTag) {
        assertThat(ofVenue(
                        version,
                        "35=B|61=1|148=Auction|146=1|" + symbolTag + "=MSFT|33=2|58=first line|58=second line"))
                .isEqualTo(ReportVenueNoticeDecoder.TEMPLATE_ID);
        var notice = new ReportVenueNoticeDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
        assertThat(notice.msgType()).isEqualTo((byte) 'B');
        assertThat(notice.symbol()).isEqualTo("MSFT");
        assertThat(notice.urgency()).isEqualTo((byte) '1');
        assertThat(notice.tradSesStatus()).isEqualTo(-1);
        assertThat(notice.headline()).isEqualTo("Auction");
        assertThat(notice.text()).isEqualTo("first line\nsecond line");
    }

    @ParameterizedTest
    @EnumSource
    void tradingSessionOfAVenueKeepsItsState(FixVersion version) {
        assertThat(ofVenue(version, "35=h|336=1|340=2|58=open")).isEqualTo(ReportVenueNoticeDecoder.TEMPLATE_ID);
        var notice = new ReportVenueNoticeDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
        assertThat(notice.msgType()).isEqualTo((byte) 'h');
        assertThat(notice.tradingSessionId()).isEqualTo("1");
        assertThat(notice.tradSesStatus()).isEqualTo(2);
        assertThat(notice.headline()).isEmpty();
        assertThat(notice.text()).isEqualTo("open");
    }

    @ParameterizedTest
    @EnumSource
    void longNewsIsCutToWhatALetterHolds(FixVersion version) {
        ofVenue(version, "35=B|148=" + "h".repeat(300) + "|33=2|58=" + "a".repeat(200) + "|58=" + "b".repeat(200));
        var notice = new ReportVenueNoticeDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
        assertThat(notice.headline()).hasSize(254);
        assertThat(notice.text()).hasSize(254).contains("\nb");
    }
}
