package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PriceState;
import io.trade2026.messages.sbe.ReportFeedEncoder;
import io.trade2026.messages.sbe.UpdatePriceEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Risk catalogue, section 6, test 5: a market order without a quote, with a dead feed, a crossed quote or no price is refused, and
 * the evidence says why. Prices are integers here: NaN cannot be written, the null value takes its place.
 */
class AcceptanceTest05 {
    private final Desk desk = new Desk();

    private void quote(long bid, long ask) {
        var letter = new UpdatePriceEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.symbol("INTC")
                .bidE8(bid == 0 ? Decimal8.NULL : bid * Decimal8.ONE)
                .askE8(ask == 0 ? Decimal8.NULL : ask * Decimal8.ONE)
                .lastE8(Decimal8.NULL)
                .sourceEpochNs(desk.nowEpochNs());
        desk.send(UpdatePriceEncoder.BLOCK_LENGTH);
    }

    private void feed(boolean live) {
        var letter = new ReportFeedEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.feed("F1").live(live ? Bool.YES : Bool.NO).lastHeardEpochNs(desk.nowEpochNs());
        desk.send(ReportFeedEncoder.BLOCK_LENGTH);
    }

    private Told marketOrder() {
        desk.limit(Control.PT_04_SPREAD, PartyKind.FIRM, 1, 100);
        desk.heard();
        desk.order("M").qty("10").market().send();
        return desk.heard().get(0);
    }

    private PriceState stateInEvidence() {
        byte[] last = desk.sink().letters().get(desk.sink().letters().size() - 1);
        return new OrderChangedDecoder()
                .wrapAndApplyHeader(new UnsafeBuffer(last), 0, new MessageHeaderDecoder())
                .explanation()
                .priceState();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, QUIET", "100, 0, LIVE", "0, 100, LIVE", "101, 100, LIVE", "100, 100, LIVE"})
    void refusesAMarketOrderWithoutAQuoteOfBothSides(long bid, long ask, PriceState state) {
        quote(bid, ask);

        assertThat(marketOrder().field(58)).startsWith("RSK-04");
        assertThat(stateInEvidence()).isEqualTo(state);
    }

    @Test
    void refusesAMarketOrderWhileTheFeedIsDead() {
        quote(99, 100);
        feed(false);

        assertThat(marketOrder().field(58)).startsWith("RSK-03");
        assertThat(stateInEvidence()).isEqualTo(PriceState.STALE);
    }

    @Test
    void takesAMarketOrderWithANarrowQuote() {
        quote(99, 100);
        desk.limit(Control.PT_04_SPREAD, PartyKind.FIRM, 1, 102);
        desk.heard();
        desk.order("M").qty("10").market().send();

        assertThat(desk.heard()).extracting(Told::to).containsExactly("venue");
    }
}
