package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.ExplanationDecoder;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PriceSource;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.messages.sbe.VenueReplaceSentDecoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The event of a decision holds what it was decided by, of what passed too: price, value, and the limit of which the least was left. */
class DecisionInputsTest {
    private final Desk desk = new Desk();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    DecisionInputsTest() {
        desk.limitPosition(1_000);
        desk.heard();
    }

    private UnsafeBuffer last(int templateId) {
        return desk.letters().stream()
                .map(letter -> new UnsafeBuffer(letter))
                .filter(letter -> header.wrap(letter, 0).templateId() == templateId)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private ExplanationDecoder ofOrder() {
        return new VenueOrderSentDecoder()
                .wrapAndApplyHeader(last(VenueOrderSentDecoder.TEMPLATE_ID), 0, header)
                .explanation();
    }

    private static void assertPosition(ExplanationDecoder why, long usedE8, long thisOrderE8) {
        assertThat(why.denial()).isZero();
        assertThat(why.control()).isEqualTo(Control.PT_09.code());
        assertThat(why.unit()).isEqualTo(MeasureUnit.QTY_E8);
        assertThat(why.limit()).isEqualTo(1_000 * Decimal8.ONE);
        assertThat(why.used()).isEqualTo(usedE8);
        assertThat(why.thisOrder()).isEqualTo(thisOrderE8);
        assertThat(why.limitId()).isPositive();
        assertThat(why.limitVersion()).isPositive();
        assertThat(why.scopeKind()).isNotEqualTo(PartyKind.NULL_VAL);
        assertThat(why.referencePxE8()).isPositive();
        assertThat(why.priceSource()).isNotEqualTo(PriceSource.NONE);
        assertThat(why.riskPxE8()).isPositive();
        assertThat(why.fxE8()).isEqualTo(Decimal8.ONE);
        assertThat(why.notionalE4()).isPositive();
    }

    @Test
    void ofOrdersThatPassed() {
        desk.place("A", "600", "100");
        assertPosition(ofOrder(), 0, 600 * Decimal8.ONE);

        desk.place("B", "300", "100");
        assertPosition(ofOrder(), 600 * Decimal8.ONE, 300 * Decimal8.ONE);
    }

    @Test
    void ofAReplaceThatPassed() {
        desk.place("A", "600", "100");
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "").send();
        desk.replace("B", "A", "800", "100");

        ExplanationDecoder why = new VenueReplaceSentDecoder()
                .wrapAndApplyHeader(last(VenueReplaceSentDecoder.TEMPLATE_ID), 0, header)
                .explanation();
        assertPosition(why, 600 * Decimal8.ONE, 200 * Decimal8.ONE);
    }

    @Test
    void ofAnOrderThatPassedAndHadNoVenueNamesNoLimit() {
        desk.sessionUp(Desk.VENUE, false);
        desk.place("A", "600", "100");

        ExplanationDecoder why = new OrderChangedDecoder()
                .wrapAndApplyHeader(last(OrderChangedDecoder.TEMPLATE_ID), 0, header)
                .explanation();
        assertThat(why.denial()).isNotZero();
        assertThat(why.control()).isEqualTo(Control.PT_14.code());
        assertThat(why.limitId()).isZero();
        assertThat(why.limit()).isZero();
        assertThat(why.thisOrder()).isZero();
        assertThat(why.scopeKind()).isEqualTo(PartyKind.NULL_VAL);
    }
}
