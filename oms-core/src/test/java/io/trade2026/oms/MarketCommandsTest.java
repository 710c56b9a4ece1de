package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.ManualPriceChangedDecoder;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.MarketStateChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.SetManualPriceEncoder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PT-13 in the flow of orders: what operators and venues say of markets, and what becomes of orders that are open. */
class MarketCommandsTest {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int HALTED = 1;
    private static final int OPEN = 2;

    private final Desk desk = new Desk();
    private final MassDesk mass = new MassDesk(desk);

    private void market(String venue, String symbol, MarketState state, boolean isFrozen, String user) {
        desk.house().market(venue, symbol, state, isFrozen, user);
    }

    private void manual(String symbol, long priceE8, long untilEpochNs, String user, String second) {
        var letter = new SetManualPriceEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.correlationId(8)
                .symbol(symbol)
                .priceE8(priceE8)
                .untilEpochNs(untilEpochNs)
                .user(user)
                .secondUser(second)
                .reason("broker's quote");
        desk.send(letter.encodedLength());
    }

    private long placed(String clOrdId, String execInst) {
        desk.order(clOrdId).qty("10").price("100").execInst(execInst).send();
        long requestId = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, requestId, "E" + clOrdId).send();
        return requestId;
    }

    private List<String> told(String msgType) {
        return desk.heard().stream()
                .filter(told -> told.msgType().equals(msgType))
                .map(told -> told.line() + " " + told.field(58))
                .toList();
    }

    private MarketStateChangedDecoder lastChange() {
        var header = new MessageHeaderDecoder();
        var changed = new MarketStateChangedDecoder();
        for (byte[] letter : desk.sink().letters()) {
            var from = new UnsafeBuffer(letter);
            if (header.wrap(from, 0).templateId() == MarketStateChangedDecoder.TEMPLATE_ID) {
                changed.wrapAndApplyHeader(from, 0, header);
            }
        }
        return changed;
    }

    @Test
    void tellsWhatWasSetByWhomAndWhy() {
        market("XSIM", "INTC", MarketState.HALT, true, "risk1");

        MarketStateChangedDecoder changed = lastChange();
        assertThat(changed.correlationId()).isEqualTo(7);
        assertThat(changed.venueId()).isEqualTo(1);
        assertThat(changed.instrumentId()).isEqualTo(1);
        assertThat(changed.oldState()).isEqualTo(MarketState.OPEN);
        assertThat(changed.newState()).isEqualTo(MarketState.HALT);
        assertThat(changed.frozen()).isEqualTo(Bool.YES);
        assertThat(changed.venueName() + changed.symbol() + changed.user()).isEqualTo("XSIMINTCrisk1");
        assertThat(changed.reason()).isEqualTo("told by the venue's desk");
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, '', risk1, venue: is not defined",
        "'', NONE, risk1, symbol: is not defined",
        "'', '', '', user: must be given"
    })
    void refusesWhatItDoesNotKnow(String venue, String symbol, String user, String why) {
        market(venue, symbol, MarketState.HALT, false, user);

        assertThat(desk.sink().all().get(desk.sink().all().size() - 1).field(58))
                .isEqualTo(why);
        desk.place("N", "10", "100");
        assertThat(told("D")).hasSize(1);
    }

    @Test
    void refusesNewOrdersInAHaltAndStillTakesCancels() {
        placed("A", "");
        market("", "INTC", MarketState.HALT, false, "risk1");
        desk.heard();

        desk.place("N", "10", "100");
        assertThat(told("8")).singleElement().asString().contains("39=8 11=N").contains("MARKET_HALTED");
        desk.replace("R", "A", "11", "100");
        assertThat(told("9")).singleElement().asString().contains("434=2 102=2 39=0 11=R");
        desk.cancel("C", "A");
        assertThat(told("F")).hasSize(1);
    }

    @Test
    void cancelsOnAHaltWhatAskedForIt() {
        long stays = placed("A", "");
        long goes = placed("B", "GK");
        desk.heard();

        market("XSIM", "", MarketState.HALT, false, "risk1");

        assertThat(lastChange().ordersToCancel()).isEqualTo(1);
        assertThat(told("F")).hasSize(1);
        desk.venue(ExecType.CANCELED, goes, "X1").send();
        Told report = desk.heard().stream().filter(Told::isReport).findFirst().orElseThrow();
        assertThat(report.field(11)).isEqualTo("B");
        assertThat(report.field(378)).isEqualTo("6");
        assertThat(report.field(58)).isEqualTo("RSK-13|cancelled: trading is halted");
        assertThat(stays).isPositive();
    }

    @Test
    void letsLiveWhatAHaltCouldNotCancelBeforeItWasOver() {
        placed("B", "K");
        desk.sessionUp(Desk.VENUE, false);
        market("", "", MarketState.HALT, false, "risk1");
        market("", "", MarketState.OPEN, false, "risk1");
        desk.heard();
        desk.sessionUp(Desk.VENUE, true);

        assertThat(told("F")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void cancelsNothingWhileTheMarketIsFrozen(boolean restarts) {
        placed("A", "");
        placed("B", "");
        market("XSIM", "", MarketState.AUCTION, true, "risk1");
        desk.heard();
        if (restarts) {
            desk.restart();
        }

        desk.cancel("C", "A");
        assertThat(told("9")).singleElement().asString().contains("434=1 102=0 39=0 11=C");
        mass.cancel(Desk.CLIENT, "Q", '7');
        assertThat(told("F")).isEmpty();
        desk.kill(KillScope.CLIENT, "CLIENT1", true);
        desk.pass(2L * Sweeps.USUAL_AGAIN_MS * 1_000_000L);
        assertThat(told("F")).isEmpty();

        market("XSIM", "", MarketState.AUCTION, false, "risk1");
        assertThat(told("F")).hasSize(2);
    }

    @Test
    void heedsWhatTheVenueSaysOfItselfAndItsInstruments() {
        mass.tradingSessionStatus(HALTED, "INTC");
        assertThat(lastChange().user()).isEmpty();
        desk.place("N", "10", "100");
        assertThat(told("D")).isEmpty();
        desk.order("M").symbol("MSFT").qty("10").price("100").send();
        assertThat(told("D")).hasSize(1);

        mass.tradingSessionStatus(HALTED, "");
        desk.order("M2").symbol("MSFT").qty("10").price("100").send();
        assertThat(told("D")).isEmpty();

        mass.tradingSessionStatus(OPEN, "");
        mass.tradingSessionStatus(OPEN, "INTC");
        desk.place("N2", "10", "100");
        assertThat(told("D")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "INTC, 41, 1,  a,  b,  ''",
        "INTC, 0,  1,  a,  '', ''",
        "INTC, 41, 1,  a,  a,  secondUser: a price by hand takes two different users",
        "INTC, 41, 1,  a,  '', secondUser: a price by hand takes two different users",
        "INTC, 41, 1,  '', b,  user: must be given",
        "INTC, 41, 0,  a,  b,  'untilEpochNs: must lie ahead, by a day at most'",
        "INTC, 41, 2,  a,  b,  'untilEpochNs: must lie ahead, by a day at most'",
        "INTC, -1, 1,  a,  b,  priceE8: must not be negative",
        "NONE, 41, 1,  a,  b,  symbol: is not defined",
    })
    void takesAPriceByHandOfTwoPeopleForADay(
            String symbol, long price, long days, String user, String second, String why) {
        manual(symbol, price, desk.nowEpochNs() + days * DAY_NS - (days > 0 && days < 2 ? 1 : 0), user, second);

        List<byte[]> letters = desk.sink().letters();
        var header = new MessageHeaderDecoder();
        var from = new UnsafeBuffer(letters.get(letters.size() - 1));
        header.wrap(from, 0);
        assertThat(header.templateId() == ManualPriceChangedDecoder.TEMPLATE_ID).isEqualTo(why.isEmpty());
        if (why.isEmpty()) {
            var priced = new ManualPriceChangedDecoder().wrapAndApplyHeader(from, 0, header);
            assertThat(priced.newPriceE8()).isEqualTo(price);
            assertThat(priced.instrumentId()).isEqualTo(1);
            assertThat(priced.user() + priced.secondUser()).isEqualTo(user + second);
        } else {
            assertThat(desk.sink().all().get(desk.sink().all().size() - 1).field(58))
                    .isEqualTo(why);
        }
    }
}
