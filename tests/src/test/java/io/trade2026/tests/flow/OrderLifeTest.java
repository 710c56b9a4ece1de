package io.trade2026.tests.flow;

import static io.trade2026.simulator.link.Fields.text;
import static io.trade2026.tests.flow.Floor.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.Requests;
import io.trade2026.tests.flow.Trader.Pair;
import java.time.Instant;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import quickfix.Message;

/** What becomes of an order, in each version: what the venue says comes back to the right client order in his words. */
@ExtendWith(SharedFloor.class)
class OrderLifeTest {
    private final Floor floor;
    private final FixVenue venue;

    OrderLifeTest(Floor floor) {
        this.floor = floor;
        this.venue = floor.venue();
    }

    @ParameterizedTest
    @EnumSource
    void fillsComeBackUnderTheClientsId(FixVersion version) {
        Trader trader = floor.trader(version);
        Message order = Trader.limit();
        Pair pair = trader.route(order);
        assertThat(text(pair.atVenue(), 11)).isNotEqualTo(text(order, 11)).startsWith("T");
        venue.accept(pair.atVenue());
        Message accepted = trader.report(order, '0');
        assertThat(text(accepted, 39)).isEqualTo("0");
        assertThat(text(accepted, 37)).startsWith("O");
        assertThat(text(accepted, 55)).isEqualTo("MSFT");
        assertThat(text(accepted, 54)).isEqualTo("1");
        assertThat(text(accepted, 38)).isEqualTo("100");
        assertThat(text(accepted, 44)).isEqualTo("100.25");
        assertThat(text(accepted, 151)).isEqualTo("100");
        assertThat(text(accepted, 14)).isEqualTo("0");
        assertThat(text(accepted, 6)).isEqualTo("0");
        venue.fill(pair.atVenue(), "40", "100.20");
        Message partial = trader.report(order, 'F');
        assertThat(text(partial, 150)).isEqualTo(trader.is42() ? "1" : "F");
        assertThat(text(partial, 39)).isEqualTo("1");
        assertThat(text(partial, 32)).isEqualTo("40");
        assertThat(text(partial, 31)).isEqualTo("100.2");
        assertThat(text(partial, 14)).isEqualTo("40");
        assertThat(text(partial, 151)).isEqualTo("60");
        assertThat(text(partial, 37)).isEqualTo(text(accepted, 37));
        assertThat(text(partial, 17)).isNotEqualTo(text(accepted, 17));
        venue.fill(pair.atVenue(), "60", "100.25");
        Message full = trader.report(order, 'F');
        assertThat(text(full, 150)).isEqualTo(trader.is42() ? "2" : "F");
        assertThat(text(full, 39)).isEqualTo("2");
        assertThat(text(full, 14)).isEqualTo("100");
        assertThat(text(full, 151)).isEqualTo("0");
        assertThat(text(full, 6)).isEqualTo("100.23");
    }

    @ParameterizedTest
    @EnumSource
    void cancelAcceptedByTheVenue(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        venue.fill(order.atVenue(), "30", "100");
        trader.report(order.ofClient(), 'F');
        Pair cancel = trader.cancel(order);
        assertThat(text(cancel.atVenue(), 41)).isEqualTo(text(order.atVenue(), 11));
        assertThat(text(cancel.atVenue(), 55)).isEqualTo("MSFT");
        assertThat(text(cancel.atVenue(), 37)).startsWith("V");
        venue.cancelled(cancel.atVenue());
        Message report = trader.report(cancel.ofClient(), '4');
        assertThat(text(report, 41)).isEqualTo(text(order.ofClient(), 11));
        assertThat(text(report, 39)).isEqualTo("4");
        assertThat(text(report, 14)).isEqualTo("30");
        assertThat(text(report, 151)).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void cancelRefusedByTheVenueLeavesTheOrderAsItWas(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        Pair cancel = trader.cancel(order);
        venue.cancelReject(cancel.atVenue(), 0, "too late, my friend");
        Message reject = trader.cancelReject(cancel.ofClient());
        assertThat(text(reject, 41)).isEqualTo(text(order.ofClient(), 11));
        assertThat(text(reject, 434)).isEqualTo("1");
        assertThat(text(reject, 102)).isEqualTo("0");
        assertThat(text(reject, 39)).isEqualTo("0");
        assertThat(text(reject, 58)).contains("too late, my friend");
        trader.assertAlive(order);
    }

    @ParameterizedTest
    @EnumSource
    void replaceAcceptedMovesTheOrderToItsNewId(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        Pair replace = trader.replace(order, "150", "100.75");
        assertThat(text(replace.atVenue(), 41)).isEqualTo(text(order.atVenue(), 11));
        assertThat(text(replace.atVenue(), 38)).isEqualTo("150");
        assertThat(text(replace.atVenue(), 44)).isEqualTo("100.75");
        venue.replaced(replace.atVenue());
        Message report = trader.report(replace.ofClient(), '5');
        assertThat(text(report, 41)).isEqualTo(text(order.ofClient(), 11));
        assertThat(text(report, 38)).isEqualTo("150");
        assertThat(text(report, 44)).isEqualTo("100.75");
        assertThat(text(report, 151)).isEqualTo("150");
        assertThat(text(report, 39)).isEqualTo(trader.is42() ? "5" : "0");
        venue.fill(replace.atVenue(), "150", "100.75");
        Message full = trader.report(replace.ofClient(), 'F');
        assertThat(text(full, 39)).isEqualTo("2");
    }

    @ParameterizedTest
    @EnumSource
    void replaceRefusedByTheVenueLeavesTheOrderAsItWas(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        Pair replace = trader.replace(order, "150", "100.75");
        venue.cancelReject(replace.atVenue(), 2, "not now");
        Message reject = trader.cancelReject(replace.ofClient());
        assertThat(text(reject, 41)).isEqualTo(text(order.ofClient(), 11));
        assertThat(text(reject, 434)).isEqualTo("2");
        assertThat(text(reject, 102)).isEqualTo("2");
        assertThat(text(reject, 58)).contains("not now");
        trader.assertAlive(order);
        Pair cancel = trader.cancel(order);
        venue.cancelled(cancel.atVenue());
        assertThat(text(trader.report(cancel.ofClient(), '4'), 38)).isEqualTo("100");
    }

    @ParameterizedTest
    @EnumSource
    void rejectedByTheVenueWithItsReasonAndText(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.route(Trader.limit());
        venue.reject(order.atVenue(), 2, "closed, come back tomorrow");
        Message report = trader.report(order.ofClient(), '8');
        assertThat(text(report, 39)).isEqualTo("8");
        assertThat(text(report, 103)).isEqualTo("2");
        assertThat(text(report, 58)).contains("closed, come back tomorrow");
        assertThat(text(report, 151)).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void reasonOfTheVenueThatAVersionDoesNotKnowBecomesOneThatItKnows(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.route(Trader.limit());
        venue.reject(order.atVenue(), 99, "odd");
        Message report = trader.report(order.ofClient(), '8');
        assertThat(text(report, 103)).isEqualTo(trader.is42() ? "0" : "99");
        assertThat(text(report, 58)).contains("odd");
    }

    @ParameterizedTest
    @EnumSource
    void expiredAtTheVenue(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        venue.expired(order.atVenue());
        Message report = trader.report(order.ofClient(), 'C');
        assertThat(text(report, 39)).isEqualTo("C");
        assertThat(text(report, 151)).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void cancelThatNobodyAskedForNamesTheOrderItself(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        venue.cancelled(order.atVenue());
        Message report = trader.report(order.ofClient(), '4');
        assertThat(text(report, 39)).isEqualTo("4");
        assertThat(text(report, 41)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void bustTakesTheFillBack(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        Message fill = venue.fill(order.atVenue(), "40", "100");
        Message told = trader.report(order.ofClient(), 'F');
        Message bust = (Message) fill.clone();
        bust.setString(17, venue.nextExecId());
        bust.setString(19, text(fill, 17, ""));
        bust.setString(150, "H");
        bust.setString(39, "0");
        bust.setString(14, "0");
        bust.setString(151, "100");
        bust.setString(6, "0");
        venue.send(bust);
        Message report = trader.report(order.ofClient(), 'H');
        assertThat(text(report, 19)).isEqualTo(text(told, 17));
        assertThat(text(report, 14)).isEqualTo("0");
        assertThat(text(report, 151)).isEqualTo("100");
        assertThat(text(report, 39)).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void correctionChangesTheFill(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        Message fill = venue.fill(order.atVenue(), "40", "100");
        Message told = trader.report(order.ofClient(), 'F');
        Message correction = (Message) fill.clone();
        correction.setString(17, venue.nextExecId());
        correction.setString(19, text(fill, 17, ""));
        correction.setString(150, "G");
        correction.setString(31, "99.5");
        correction.setString(6, "99.5");
        venue.send(correction);
        Message report = trader.report(order.ofClient(), 'G');
        assertThat(text(report, 19)).isEqualTo(text(told, 17));
        assertThat(text(report, 31)).isEqualTo("99.5");
        assertThat(text(report, 6)).isEqualTo("99.5");
        assertThat(text(report, 14)).isEqualTo("40");
    }

    @ParameterizedTest
    @EnumSource
    void statusOfAnOrderIsToldWithoutAskingTheVenue(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        venue.fill(order.atVenue(), "30", "100");
        Message fill = trader.report(order.ofClient(), 'F');
        trader.client().send(Requests.status(text(order.ofClient(), 11, ""), "MSFT", '1'));
        Message report = trader.report(order.ofClient(), 'I');
        assertThat(text(report, 17)).isEqualTo("0");
        assertThat(text(report, 39)).isEqualTo("1");
        assertThat(text(report, 14)).isEqualTo("30");
        assertThat(text(report, 37)).isEqualTo(text(fill, 37));
    }

    @ParameterizedTest
    @EnumSource
    void statusOfAnUnknownOrderSaysSo(FixVersion version) {
        Trader trader = floor.trader(version);
        Message request = Requests.status(Floor.id(), "MSFT", '1');
        trader.client().send(request);
        Message report = trader.report(request, 'I');
        assertThat(text(report, 39)).isEqualTo("8");
        assertThat(text(report, 37)).isEqualTo("NONE");
        assertThat(text(report, 58)).contains("unknown order");
    }

    @ParameterizedTest
    @EnumSource
    void orderThatTheVenueCannotReadIsRejected(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.route(Trader.limit());
        Message reject = Fields.message("3");
        reject.setString(45, text(order.atVenue().getHeader(), 34, ""));
        reject.setString(371, "38");
        reject.setString(372, "D");
        reject.setString(373, "5");
        reject.setString(58, "as told: cannot read OrderQty");
        venue.send(reject);
        Message report = trader.report(order.ofClient(), '8');
        assertThat(text(report, 39)).isEqualTo("8");
        assertThat(text(report, 58)).contains("as told: cannot read OrderQty");
    }

    @ParameterizedTest
    @EnumSource
    void orderThatTheVenueRefusesByBusinessMessageRejectIsRejected(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.route(Trader.limit());
        venue.send(businessReject(order.atVenue(), "D"));
        Message report = trader.report(order.ofClient(), '8');
        assertThat(text(report, 39)).isEqualTo("8");
        assertThat(text(report, 58)).contains("no desk for this");
    }

    @ParameterizedTest
    @EnumSource
    void cancelAndReplaceThatTheVenueRefusesByBusinessMessageRejectAreRefused(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        Pair replace = trader.replace(order, "150", "100.75");
        venue.send(businessReject(replace.atVenue(), "G"));
        Message first = trader.cancelReject(replace.ofClient());
        assertThat(text(first, 434)).isEqualTo("2");
        assertThat(text(first, 58)).contains("no desk for this");
        Pair cancel = trader.cancel(order);
        venue.send(businessReject(cancel.atVenue(), "F"));
        Message second = trader.cancelReject(cancel.ofClient());
        assertThat(text(second, 434)).isEqualTo("1");
        trader.assertAlive(order);
    }

    private static Message businessReject(Message refused, String msgType) {
        Message reject = Fields.message("j");
        reject.setString(45, text(refused.getHeader(), 34, ""));
        reject.setString(372, msgType);
        reject.setString(379, text(refused, 11, ""));
        reject.setString(380, "3");
        reject.setString(58, "no desk for this");
        return reject;
    }

    @ParameterizedTest
    @EnumSource
    void usedClOrdIdIsRefusedAndTheFirstOrderGoesOn(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        Message twin = Trader.limit();
        twin.setString(11, text(order.ofClient(), 11, ""));
        trader.client().send(twin);
        Message report = trader.report(twin, '8');
        assertThat(text(report, 103)).isEqualTo("6");
        assertThat(text(report, 58)).contains("ClOrdID(11)").contains("used before");
        trader.assertAlive(order);
        assertThat(venue.inbox().unread()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void cancelAndReplaceOfAnUnknownOrderAreRefused(FixVersion version) {
        Trader trader = floor.trader(version);
        Message never = Trader.limit();
        Message cancel = trader.client().cancel(Floor.id(), never);
        Message first = trader.cancelReject(cancel);
        assertThat(text(first, 102)).isEqualTo("1");
        assertThat(text(first, 434)).isEqualTo("1");
        assertThat(text(first, 37)).isEqualTo("NONE");
        assertThat(text(first, 39)).isEqualTo("8");
        assertThat(text(first, 41)).isEqualTo(text(never, 11));
        assertThat(text(first, 58)).contains("unknown order");
        Message replace = trader.client().replace(Floor.id(), never, "150", "100");
        Message second = trader.cancelReject(replace);
        assertThat(text(second, 102)).isEqualTo("1");
        assertThat(text(second, 434)).isEqualTo("2");
    }

    @ParameterizedTest
    @EnumSource
    void cancelOfAFilledOrderIsTooLate(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        venue.fill(order.atVenue(), "100", "100");
        trader.report(order.ofClient(), 'F');
        Message reject = trader.cancelReject(trader.client().cancel(Floor.id(), order.ofClient()));
        assertThat(text(reject, 102)).isEqualTo("0");
        assertThat(text(reject, 39)).isEqualTo("2");
        assertThat(text(reject, 58)).contains("no longer open");
    }

    @ParameterizedTest
    @EnumSource
    void replaceBelowCumQtyCancelsTheBalance(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        venue.fill(order.atVenue(), "60", "100");
        trader.report(order.ofClient(), 'F');
        Message replace = trader.client().replace(Floor.id(), order.ofClient(), "50", "100");
        Message atVenue = venue.next("F", PATIENCE);
        assertThat(text(atVenue, 41)).isEqualTo(text(order.atVenue(), 11));
        venue.cancelled(atVenue);
        Message report = trader.report(replace, '5');
        assertThat(text(report, 41)).isEqualTo(text(order.ofClient(), 11));
        assertThat(text(report, 38)).isEqualTo("60");
        assertThat(text(report, 14)).isEqualTo("60");
        assertThat(text(report, 151)).isEqualTo("0");
        assertThat(text(report, 39)).isEqualTo("2");
    }

    @ParameterizedTest
    @EnumSource
    void replaceOfSymbolOrSideIsRefused(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        Message replace = Requests.replace(
                Floor.id(),
                text(order.ofClient(), 11, ""),
                "AAPL",
                '1',
                Fields.decimalOrZero(order.ofClient(), 38),
                Fields.decimalOrZero(order.ofClient(), 44));
        trader.client().send(replace);
        Message reject = trader.cancelReject(replace);
        assertThat(text(reject, 58)).contains("Symbol(55)").contains("may not be changed");
        assertThat(venue.inbox().unread()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void cancelThatCrossesAFillIsAnsweredByTheVenuesWord(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        Pair cancel = trader.cancel(order);
        venue.fill(order.atVenue(), "100", "100.1");
        Message fill =
                trader.client().expect("8", m -> "100".equals(text(m, 14)) && "100.1".equals(text(m, 31)), PATIENCE);
        assertThat(text(fill, 151)).isEqualTo("0");
        venue.cancelReject(cancel.atVenue(), 0, "filled");
        Message reject = trader.cancelReject(cancel.ofClient());
        assertThat(text(reject, 39)).isEqualTo("2");
        assertThat(text(reject, 102)).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void reportsCarryTimesOfToday(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        String venueTime = text(order.atVenue(), 60, "");
        assertThat(venueTime)
                .startsWith(Instant.now().toString().substring(0, 10).replace("-", ""));
        trader.assertAlive(order);
    }
}
