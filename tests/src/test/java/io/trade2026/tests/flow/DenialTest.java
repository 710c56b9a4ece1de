package io.trade2026.tests.flow;

import static io.trade2026.simulator.link.Fields.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.Requests;
import io.trade2026.tests.flow.Trader.Pair;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import quickfix.Message;

/** Orders that the house denies: each with the reason of its version, and a text that names field and rule. */
@ExtendWith(SharedFloor.class)
class DenialTest {
    /**
     * What is wrong with an order, OrdRejReason(103) in 4.2, 4.4 and 5.0 SP2, and what Text(58) says.
     */
    private static final List<List<String>> ROWS = List.of(
            List.of("55=NOPE", "1", "1", "1", "RSK|PT-14|Symbol(55): unknown symbol"),
            List.of("1=NOPE", "0", "15", "15", "RSK|AC-01|Account(1): unknown account"),
            List.of("1=ACC9", "0", "15", "15", "RSK|AC-01|Account(1): the account is not open to this session"),
            List.of("100=NOWHERE", "0", "11", "11", "RTE-02 ExDestination(100): unknown venue"),
            List.of("38=0", "3", "13", "13", "RSK|PT-14|OrderQty(38): must be above 0"),
            List.of("38=-100", "3", "13", "13", "RSK|PT-14|OrderQty(38): must be above 0"),
            List.of("38=10.5", "3", "13", "13", "RSK|PT-14|OrderQty(38): must be a multiple of the lot"),
            List.of("44=100.255", "0", "99", "18", "RSK|PT-14|Price(44): must be a multiple of the tick"),
            List.of("44=0", "0", "99", "99", "RSK|PT-14|Price(44): must be above 0"),
            List.of("44=-1", "0", "99", "99", "RSK|PT-14|Price(44): must be above 0"),
            List.of("44=", "0", "99", "99", "RSK|PT-14|Price(44): a limit or stop-limit order needs a price"),
            List.of("40=1", "0", "99", "99", "RSK|PT-14|Price(44): a market or stop order carries no price"),
            List.of("40=3|44=", "0", "99", "99", "RSK|PT-14|StopPx(99): a stop or stop-limit order needs a stop price"),
            List.of("99=101", "0", "99", "99", "RSK|PT-14|StopPx(99): a market or limit order carries no stop price"),
            List.of("40=4|99=101.001", "0", "99", "18", "RSK|PT-14|StopPx(99): must be a multiple of the tick"),
            List.of("40=4|99=0", "0", "99", "99", "RSK|PT-14|StopPx(99): must be above 0"),
            List.of("59=6", "0", "99", "99", "RSK|PT-14|ExpireDate(432): a good-till-date order needs"),
            List.of("59=6|432=20200101", "4", "4", "4", "RSK|PT-14|ExpireDate(432): lies in the past"),
            List.of("59=6|126=20200101-00:00:00", "4", "4", "4", "lies in the past"),
            List.of("110=101", "3", "13", "13", "RSK|PT-14|MinQty(110): must be between 0 and OrderQty(38)"),
            List.of("111=101", "3", "13", "13", "RSK|PT-14|MaxFloor(111): must be between 0 and OrderQty(38)"),
            List.of("54=8", "0", "11", "11", "RSK|PT-14|Side(54): this side is not traded here"),
            List.of("40=P", "0", "11", "11", "RSK|PT-14|OrdType(40): this order type is not traded here"),
            List.of("59=2", "0", "11", "11", "RSK|PT-14|TimeInForce(59): this time in force is not traded here"),
            List.of("44=160.01", "0", "99", "16", "RSK|RSK-03|Price=160.01|lim="),
            List.of("54=2|44=39.99", "0", "99", "16", "RSK|RSK-03|Price=39.99|lim="),
            List.of("40=3|44=|99=161", "0", "99", "16", "RSK|RSK-03|StopPx=161|lim="),
            List.of("38=10000000001", "3", "13", "13", "RSK|RSK-01|OrderQty="),
            List.of("38=100001|44=100", "3", "3", "3", "RSK|RSK-02|Notional="));

    private final Floor floor;

    DenialTest(Floor floor) {
        this.floor = floor;
    }

    static List<Arguments> everyRowInEveryVersion() {
        List<Arguments> all = new ArrayList<>();
        for (FixVersion version : FixVersion.values()) {
            int column = List.of(FixVersion.values()).indexOf(version) + 1;
            ROWS.forEach(row -> all.add(Arguments.of(version, row.get(0), row.get(column), row.get(4))));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("everyRowInEveryVersion")
    void deniesWithReasonAndText(FixVersion version, String edits, String ordRejReason, String why) {
        Trader trader = floor.trader(version);
        Message order = Edits.apply(Trader.limit(), edits);
        trader.client().send(order);
        Message report = trader.report(order, '8');
        assertThat(text(report, 58)).contains(why);
        assertThat(text(report, 103)).isEqualTo(ordRejReason);
        assertThat(text(report, 39)).isEqualTo("8");
        assertThat(text(report, 151)).isEqualTo("0");
        assertThat(text(report, 14)).isEqualTo("0");
        // A side that is not traded here is not repeated, but Side(54) is required: 7 is undisclosed.
        assertThat(text(report, 54)).isEqualTo("8".equals(text(order, 54)) ? "7" : text(order, 54));
        assertThat(text(report, 55)).isEqualTo(text(order, 55));
        assertThat(floor.venue().inbox().unread()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void deniedIdMayNotBeUsedAgainNorCanceled(FixVersion version) {
        Trader trader = floor.trader(version);
        Message order = Edits.apply(Trader.limit(), "55=NOPE");
        trader.client().send(order);
        trader.report(order, '8');
        Message again = Trader.limit();
        again.setString(11, text(order, 11, ""));
        trader.client().send(again);
        assertThat(text(trader.report(again, '8'), 103)).isEqualTo("6");
        Message reject = trader.cancelReject(trader.client().cancel(Floor.id(), order));
        assertThat(text(reject, 39)).isEqualTo("8");
        assertThat(text(reject, 102)).isIn("0", "1");
    }

    @ParameterizedTest
    @EnumSource
    void replaceThatRiskRefusesLeavesTheOrderAsItWas(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        Message replace = trader.client().replace(Floor.id(), order.ofClient(), "100", "160.01");
        Message reject = trader.cancelReject(replace);
        assertThat(text(reject, 434)).isEqualTo("2");
        // The price is outside the price band: what 5.0 SP2 has a code for.
        assertThat(text(reject, 102)).isEqualTo(version == FixVersion.FIX50SP2 ? "8" : "2");
        assertThat(text(reject, 41)).isEqualTo(text(order.ofClient(), 11));
        assertThat(text(reject, 39)).isEqualTo("0");
        assertThat(text(reject, 58)).startsWith("RSK|RSK-03|Price=160.01|lim=").endsWith("|scope=instrument");
        trader.assertAlive(order);
        assertThat(floor.venue().inbox().unread()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void replaceMayNotTurnABuyIntoASell(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        Message replace = Requests.replace(
                Floor.id(), text(order.ofClient(), 11, ""), "MSFT", '2', BigDecimal.TEN, new BigDecimal("100"));
        trader.client().send(replace);
        Message reject = trader.cancelReject(replace);
        assertThat(text(reject, 58)).contains("Side(54)").contains("may not be changed");
        assertThat(Fields.text(reject, 434)).isEqualTo("2");
        trader.assertAlive(order);
    }
}
