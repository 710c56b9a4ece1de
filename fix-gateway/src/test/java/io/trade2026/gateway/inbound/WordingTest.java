package io.trade2026.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wording.Wording;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.CancelOrderDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PlaceOrderDecoder;
import io.trade2026.messages.sbe.RefuseMessageDecoder;
import io.trade2026.messages.sbe.ReplaceOrderDecoder;
import io.trade2026.messages.sbe.ReportVenueExecutionDecoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.sessions.Overlay;
import io.trade2026.sessions.OverlayRule;
import io.trade2026.sessions.Words;
import io.trade2026.sessions.Words.UnknownTags;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of messages whose sender words them in its own way: custom fields, unknown fields, overlays. */
class WordingTest {
    private static final String NOW = "60=20261125-10:00:00.000";
    private static final String ORDER = "35=D|11=A1|21=1|55=MSFT|54=1|38=100|40=2|44=99.5|" + NOW;
    private static final String REPLACE = "35=G|11=A2|41=A1|21=1|55=MSFT|54=1|38=90|40=2|44=99.5|" + NOW;
    private static final String CANCEL = "35=F|11=A3|41=A1|55=MSFT|54=1|38=100|" + NOW;
    private static final String REPORT = "35=8|37=V9|11=T77|17=X5|20=0|150=0|39=0|55=MSFT|54=1|38=100|151=100|14=0|6=0";

    private final ClientTranslator clients = new ClientTranslator();
    private final VenueTranslator venues = new VenueTranslator();
    private final Letter letter = new Letter();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    private int send(FixVersion version, Wording wording, String fields) {
        clients.translate(Arrivals.of(version, fields).worded(wording), letter);
        return header.wrap(letter.buffer(), 0).templateId();
    }

    private PlaceOrderDecoder order(FixVersion version, Wording wording, String fields) {
        assertThat(send(version, wording, fields)).as(() -> refusal().text()).isEqualTo(PlaceOrderDecoder.TEMPLATE_ID);
        return new PlaceOrderDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
    }

    private RefuseMessageDecoder refusal() {
        return new RefuseMessageDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
    }

    private static Wording custom(Integer... tags) {
        return new Wording("CLIENT1", new Words(UnknownTags.STRICT, List.of(tags), Overlay.NONE));
    }

    private static Wording unknown(UnknownTags unknownTags) {
        return new Wording("CLIENT1", new Words(unknownTags, List.of(), Overlay.NONE));
    }

    private static Wording overlay(OverlayRule... rules) {
        return new Wording("CLIENT1", new Words(UnknownTags.STRICT, List.of(), new Overlay(List.of(rules))));
    }

    // Custom fields

    @ParameterizedTest
    @EnumSource
    void customFieldsGoAlongWithOrderReplaceAndCancel(FixVersion version) {
        Wording wording = custom(5001, 20_002);
        String more = "|20002=desk 4|5001=ALGO|5003=not listed";
        assertThat(order(version, wording, ORDER + more).text()).isEmpty();
        assertThat(readCustom(order(version, wording, ORDER + more))).isEqualTo("20002=desk 4|5001=ALGO|");
        assertThat(send(version, wording, REPLACE + more)).isEqualTo(ReplaceOrderDecoder.TEMPLATE_ID);
        var replace = new ReplaceOrderDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
        replace.skipText();
        assertThat(replace.custom().replace('\u0001', '|')).isEqualTo("20002=desk 4|5001=ALGO|");
        assertThat(send(version, wording, CANCEL + more)).isEqualTo(CancelOrderDecoder.TEMPLATE_ID);
        var cancel = new CancelOrderDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
        assertThat(cancel.custom().replace('\u0001', '|')).isEqualTo("20002=desk 4|5001=ALGO|");
    }

    private static String readCustom(PlaceOrderDecoder order) {
        order.skipText();
        return order.custom().replace('\u0001', '|');
    }

    @ParameterizedTest
    @EnumSource
    void sessionWithoutCustomTagsCarriesNone(FixVersion version) {
        assertThat(readCustom(order(version, Wording.PLAIN, ORDER + "|5001=ALGO")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"248,true", "249,false"})
    void customFieldsThatAreTooLongAreRefusedNotCut(int valueLength, boolean fits) {
        int template = send(FixVersion.FIX44, custom(5001), ORDER + "|5001=" + "x".repeat(valueLength));
        assertThat(template).isEqualTo(fits ? PlaceOrderDecoder.TEMPLATE_ID : RefuseMessageDecoder.TEMPLATE_ID);
        if (!fits) {
            assertThat(refusal().businessRejectReason()).isZero();
            assertThat(refusal().text()).isEqualTo("custom tags [5001] take 255 bytes together, at most 254 go along");
        }
    }

    @ParameterizedTest
    @EnumSource
    void customFieldsOfAVenueGoAlongAsFarAsTheyFit(FixVersion version) {
        String report = REPORT + "|5001=" + "x".repeat(250) + "|5002=B";
        venues.translate(Arrivals.of(version, report).worded(custom(5001, 5002)), number -> 0, letter);
        assertThat(header.wrap(letter.buffer(), 0).templateId()).isEqualTo(ReportVenueExecutionDecoder.TEMPLATE_ID);
        var execution = new ReportVenueExecutionDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
        execution.skipText();
        assertThat(execution.custom()).isEqualTo("5002=B\u0001");
    }

    // Unknown fields

    /** 4999 is no tag of any version; 6 belongs into reports. */
    @ParameterizedTest
    @CsvSource({"4999,0", "6,2"})
    void strictSessionRefusesUnknownFields(int tag, int reason) {
        for (FixVersion version : FixVersion.values()) {
            assertThat(send(version, unknown(UnknownTags.STRICT), ORDER + "|" + tag + "=1"))
                    .isEqualTo(RefuseMessageDecoder.TEMPLATE_ID);
            assertThat(refusal().sessionRejectReason()).isEqualTo(reason);
            assertThat(refusal().refTagId()).isEqualTo(tag);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tolerantSessionPassesThemOver(FixVersion version) {
        Wording tolerant = unknown(UnknownTags.TOLERANT);
        order(version, tolerant, ORDER + "|4999=1|6=1");
        assertThat(tolerant.passedOver().count(4999)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void tolerantSessionStillRefusesWhatBreaksTheDictionary(FixVersion version) {
        assertThat(send(version, unknown(UnknownTags.TOLERANT), ORDER.replace("54=1", "54=Q")))
                .isEqualTo(RefuseMessageDecoder.TEMPLATE_ID);
        assertThat(refusal().sessionRejectReason()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void loggingSessionCountsThem(FixVersion version) {
        Wording logging = unknown(UnknownTags.LOG_ONLY);
        order(version, logging, ORDER + "|4999=1");
        order(version, logging, ORDER + "|4999=1|6=1");
        assertThat(logging.passedOver().count(4999)).isEqualTo(2);
        assertThat(logging.passedOver().count(6)).isEqualTo(1);
    }

    // Overlays

    @ParameterizedTest
    @EnumSource
    void renamedFieldIsReadByOurTag(FixVersion version) {
        var order = order(version, overlay(new OverlayRule.Rename(9038, 38)), ORDER.replace("|38=100", "|9038=250"));
        assertThat(order.terms().orderQtyE8()).isEqualTo(Decimal8.parse("250"));
    }

    @ParameterizedTest
    @EnumSource
    void exchangedTagsAreEachOthers(FixVersion version) {
        Wording swapped = overlay(new OverlayRule.Rename(44, 99), new OverlayRule.Rename(99, 44));
        var order = order(version, swapped, ORDER.replace("40=2", "40=4") + "|99=98");
        assertThat(order.terms().stopPxE8()).isEqualTo(Decimal8.parse("99.5"));
        assertThat(order.terms().priceE8()).isEqualTo(Decimal8.parse("98"));
    }

    @ParameterizedTest
    @EnumSource
    void fieldUnderBothItsTagsIsThereTwice(FixVersion version) {
        send(version, overlay(new OverlayRule.Rename(9038, 38)), ORDER + "|9038=250");
        assertThat(header.templateId()).isEqualTo(RefuseMessageDecoder.TEMPLATE_ID);
        assertThat(refusal().sessionRejectReason()).isEqualTo(13);
        assertThat(refusal().refTagId()).isEqualTo(9038);
        assertThat(refusal().text()).isEqualTo("OrderQty(38): appears more than once (sent as tag 9038)");
    }

    @ParameterizedTest
    @EnumSource
    void valuesAreMappedForTheirMessageTypeOnly(FixVersion version) {
        Wording wording = overlay(new OverlayRule.MapValue("D", 54, Map.of("B", "1", "S", "2")));
        assertThat(order(version, wording, ORDER.replace("54=1", "54=S"))
                        .terms()
                        .side())
                .isEqualTo(Side.SELL);
        assertThat(order(version, wording, ORDER).terms().side()).isEqualTo(Side.BUY);
        assertThat(send(version, wording, REPLACE.replace("54=1", "54=S"))).isEqualTo(RefuseMessageDecoder.TEMPLATE_ID);
        Wording every = overlay(new OverlayRule.MapValue("*", 54, Map.of("B", "1", "S", "2")));
        assertThat(send(version, every, REPLACE.replace("54=1", "54=S"))).isEqualTo(ReplaceOrderDecoder.TEMPLATE_ID);
    }

    @ParameterizedTest
    @EnumSource
    void missingFieldIsCompletedAndOneThatIsThereKept(FixVersion version) {
        Wording wording = overlay(new OverlayRule.Default("D", 59, "3"), new OverlayRule.Default("D", 21, "1"));
        assertThat(order(version, wording, ORDER.replace("21=1|", "")).terms().timeInForce())
                .isEqualTo(TimeInForce.IOC);
        assertThat(order(version, wording, ORDER + "|59=1").terms().timeInForce())
                .isEqualTo(TimeInForce.GTC);
    }

    @ParameterizedTest
    @EnumSource
    void requiredFieldThatIsMissingNamesTheRule(FixVersion version) {
        send(version, overlay(new OverlayRule.Rename(9001, 1), new OverlayRule.Require("D", 1)), ORDER);
        assertThat(refusal().sessionRejectReason()).isEqualTo(1);
        assertThat(refusal().refTagId()).isEqualTo(9001);
        assertThat(refusal().text())
                .isEqualTo("Account(1): is required by rule 'require D 1' of this session (sent as tag 9001)");
        order(version, overlay(new OverlayRule.Rename(9001, 1), new OverlayRule.Require("D", 1)), ORDER + "|9001=ACC1");
    }

    @ParameterizedTest
    @EnumSource
    void forbiddenFieldNamesTheRule(FixVersion version) {
        send(version, overlay(new OverlayRule.Forbid("*", 18)), ORDER + "|18=G");
        assertThat(refusal().sessionRejectReason()).isEqualTo(2);
        assertThat(refusal().text()).isEqualTo("ExecInst(18): is refused by rule 'forbid * 18' of this session");
    }

    @Test
    void venueMayWordItsReportsInItsOwnWay() {
        Wording wording = overlay(
                new OverlayRule.Rename(9032, 32),
                new OverlayRule.MapValue("8", 150, Map.of("TRADE", "F")),
                new OverlayRule.Default("8", 6, "0"));
        String report = "35=8|37=V9|11=T77|17=X5|150=TRADE|39=1|55=MSFT|54=1|38=100|9032=40|31=99.5|151=60|14=40";
        venues.translate(Arrivals.of(FixVersion.FIX44, report).worded(wording), number -> 0, letter);
        assertThat(header.wrap(letter.buffer(), 0).templateId()).isEqualTo(ReportVenueExecutionDecoder.TEMPLATE_ID);
        assertThat(new ReportVenueExecutionDecoder()
                        .wrapAndApplyHeader(letter.buffer(), 0, header)
                        .lastQtyE8())
                .isEqualTo(Decimal8.parse("40"));
    }
}
