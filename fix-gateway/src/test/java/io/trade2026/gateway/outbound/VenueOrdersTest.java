package io.trade2026.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.gateway.wording.Wording;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.VenueCancelSentDecoder;
import io.trade2026.messages.sbe.VenueCancelSentEncoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.messages.sbe.VenueOrderSentEncoder;
import io.trade2026.messages.sbe.VenueReplaceSentDecoder;
import io.trade2026.messages.sbe.VenueReplaceSentEncoder;
import io.trade2026.messages.sbe.VenueReportUnmatchedDecoder;
import io.trade2026.messages.sbe.VenueReportUnmatchedEncoder;
import io.trade2026.messages.sbe.VenueStatusAskedDecoder;
import io.trade2026.messages.sbe.VenueStatusAskedEncoder;
import io.trade2026.sessions.Overlay;
import io.trade2026.sessions.Words;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a venue of each version is sent, held against the dictionary of its version. */
class VenueOrdersTest {
    private static final String CUSTOM = "5001=ALGO\u00015003=X\u0001";
    private static final Wording TAKES_5001 =
            new Wording("XSIM", new Words(Words.UnknownTags.STRICT, List.of(5001, 5002), Overlay.NONE));

    private final FixWriter writer = new FixWriter();
    private final VenueOrders orders = new VenueOrders();

    private Told newOrder(FixVersion version, Wording wording) {
        UnsafeBuffer buffer = Events.blank();
        var event = new VenueOrderSentEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        event.venueRequestId(77).orderId(12);
        Events.limitOrder(event.terms());
        event.text("from the client").custom(CUSTOM);
        orders.newOrder(
                new VenueOrderSentDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder()),
                Told.envelope(version, wording),
                writer);
        return new Told(version, writer);
    }

    @ParameterizedTest
    @EnumSource
    void newOrder(FixVersion version) {
        Told told = newOrder(version, Wording.PLAIN);
        assertThat(told.get(11)).isEqualTo("T77");
        assertThat(told.get(38)).isEqualTo("100");
        assertThat(told.get(44)).isEqualTo("99.5");
        assertThat(told.get(21)).isEqualTo(version == FixVersion.FIX42 ? "1" : "");
        assertThat(told.has(5001)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void customFieldsReachAVenueThatKnowsThem(FixVersion version) {
        Told told = newOrder(version, TAKES_5001);
        assertThat(told.get(5001)).isEqualTo("ALGO");
        assertThat(told.has(5003)).isFalse();
        assertThat(replace(version, TAKES_5001).get(5001)).isEqualTo("ALGO");
        assertThat(cancel(version, TAKES_5001).get(5001)).isEqualTo("ALGO");
    }

    @ParameterizedTest
    @EnumSource
    void customFieldsComeBackToAClientThatKnowsThem(FixVersion version) {
        var event = Events.changed(OrderFact.ACCEPTED, OrdStatus.NEW, CUSTOM, rest -> {});
        ClientReports reports = new ClientReports();
        reports.executionReport(event, Told.envelope(version, TAKES_5001), writer);
        Told told = new Told(version, writer);
        assertThat(told.get(5001)).isEqualTo("ALGO");
        assertThat(told.has(5003)).isFalse();
        reports.executionReport(event, Told.envelope(version), writer);
        assertThat(new Told(version, writer).has(5001)).isFalse();
    }

    private Told replace(FixVersion version, Wording wording) {
        UnsafeBuffer buffer = Events.blank();
        var event = new VenueReplaceSentEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        event.venueRequestId(78).origVenueRequestId(77).venueOrderId("V9");
        Events.limitOrder(event.terms());
        event.text("").custom(CUSTOM);
        orders.replace(
                new VenueReplaceSentDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder()),
                Told.envelope(version, wording),
                writer);
        return new Told(version, writer);
    }

    @ParameterizedTest
    @EnumSource
    void replace(FixVersion version) {
        Told told = replace(version, Wording.PLAIN);
        assertThat(told.get(11)).isEqualTo("T78");
        assertThat(told.get(41)).isEqualTo("T77");
        assertThat(told.get(37)).isEqualTo("V9");
        assertThat(told.get(21)).isEqualTo(version == FixVersion.FIX42 ? "1" : "");
    }

    private Told cancel(FixVersion version, Wording wording) {
        UnsafeBuffer buffer = Events.blank();
        var event = new VenueCancelSentEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        event.venueRequestId(79).origVenueRequestId(77);
        Events.limitOrder(event.terms());
        event.custom(CUSTOM);
        orders.cancel(
                new VenueCancelSentDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder()),
                Told.envelope(version, wording),
                writer);
        return new Told(version, writer);
    }

    /** OrderQty(38) is needed on an OrderCancelRequest(F) of 4.4, and does no harm in the others. */
    @ParameterizedTest
    @EnumSource
    void cancel(FixVersion version) {
        Told told = cancel(version, Wording.PLAIN);
        assertThat(told.get(11)).isEqualTo("T79");
        assertThat(told.get(41)).isEqualTo("T77");
        assertThat(told.get(38)).isEqualTo("100");
    }

    @ParameterizedTest
    @EnumSource
    void status(FixVersion version) {
        UnsafeBuffer buffer = Events.blank();
        var event = new VenueStatusAskedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        event.venueRequestId(77);
        Events.limitOrder(event.terms());
        orders.status(
                new VenueStatusAskedDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder()),
                Told.envelope(version),
                writer);
        assertThat(new Told(version, writer).get(11)).isEqualTo("T77");
    }

    @ParameterizedTest
    @CsvSource({
        "FIX42,B", "FIX42,C", "FIX42,D", "FIX42,E",
        "FIX44,B", "FIX44,C", "FIX44,D", "FIX44,E",
        "FIX50SP2,B", "FIX50SP2,C", "FIX50SP2,D", "FIX50SP2,E"
    })
    void doubtNamesItsReason(FixVersion version, char reason) {
        UnsafeBuffer buffer = Events.blank();
        var event = new VenueReportUnmatchedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        event.venueOrderId("V9")
                .execId("X5")
                .symbol("MSFT")
                .side(Side.SELL)
                .execType(ExecType.TRADE)
                .lastQtyE8(Decimal8.parse("40"))
                .lastPxE8(Decimal8.parse("99.5"))
                .dkReason((byte) reason);
        orders.dontKnow(
                new VenueReportUnmatchedDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder()),
                Told.envelope(version),
                writer);
        Told told = new Told(version, writer);
        assertThat(told.get(127)).isEqualTo(String.valueOf(reason));
        assertThat(told.get(37)).isEqualTo("V9");
        assertThat(told.get(17)).isEqualTo("X5");
    }
}
