package io.trade2026.tests.flow;

import static io.trade2026.simulator.link.Fields.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.Requests;
import io.trade2026.tests.flow.Trader.Pair;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import quickfix.Message;

/** Messages that are no orders: each is refused with the field, its value and the rule, and the session goes on. */
@ExtendWith(SharedFloor.class)
class MalformedMessageTest {
    private static final String LONG_ID = "x".repeat(41);
    /** What is wrong with an order, RefTagID(371), SessionRejectReason(373) and what Text(58) says. */
    private static final List<List<String>> ROWS = List.of(
            List.of("38=abc", "38", "6", "OrderQty(38): must be a decimal number, was 'abc'"),
            List.of("38=1e5", "38", "6", "OrderQty(38): must be a decimal number, was '1e5'"),
            List.of("38=1,000", "38", "6", "OrderQty(38): must be a decimal number, was '1,000'"),
            List.of("44=1.2.3", "44", "6", "Price(44): must be a decimal number, was '1.2.3'"),
            List.of(
                    "44=100.123456789",
                    "44",
                    "5",
                    "Price(44): must have at most 8 decimal places, was '100.123456789'"),
            List.of("44=99999999999999", "44", "5", "Price(44): must be below 92233720368, was '99999999999999'"),
            List.of("99=--1|40=4", "99", "6", "StopPx(99): must be a decimal number, was '--1'"),
            List.of("54=", "54", "1", "Side(54): is required"),
            List.of("11=", "11", "1", "ClOrdID(11): is required"),
            List.of("40=", "40", "1", "OrdType(40): is required"),
            List.of("60=", "60", "1", "TransactTime(60): is required"),
            List.of("54=Z", "54", "5", "Side(54): is not an allowed value, was 'Z'"),
            List.of("40=Z", "40", "5", "OrdType(40): is not an allowed value, was 'Z'"),
            List.of("59=Z", "59", "5", "TimeInForce(59): is not an allowed value, was 'Z'"),
            List.of("54=12", "54", "5", "Side(54): is not an allowed value, was '12'"),
            List.of("21=9", "21", "5", "HandlInst(21): is not an allowed value, was '9'"),
            List.of(
                    "60=noon",
                    "60",
                    "6",
                    "TransactTime(60): must be a UTC time such as 20261124-14:30:00.000, was 'noon'"),
            List.of("60=20261131-10:00:00", "60", "6", "TransactTime(60): must be a UTC time"),
            List.of("60=20261124 10:00:00", "60", "6", "TransactTime(60): must be a UTC time"),
            List.of(
                    "59=6|432=2026-11-30",
                    "432",
                    "6",
                    "ExpireDate(432): must be a date such as 20261124, was '2026-11-30'"),
            List.of(
                    "59=6|432=20260230",
                    "432",
                    "6",
                    "ExpireDate(432): must be a date such as 20261124, was '20260230'"),
            List.of("11=" + LONG_ID, "11", "5", "ClOrdID(11): must have at most 40 characters, was '" + LONG_ID + "'"),
            List.of("150=0", "150", "2", "ExecType(150): does not belong into this message"),
            List.of("4999=x", "4999", "0", "tag 4999: is no tag of this version of FIX"));

    private final Floor floor;

    MalformedMessageTest(Floor floor) {
        this.floor = floor;
    }

    static List<Arguments> everyRowInEveryVersion() {
        List<Arguments> all = new ArrayList<>();
        for (FixVersion version : FixVersion.values()) {
            ROWS.forEach(row -> all.add(Arguments.of(version, row.get(0), row.get(1), row.get(2), row.get(3))));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("everyRowInEveryVersion")
    void isRefusedWithFieldValueAndRule(FixVersion version, String edits, String refTagId, String reason, String why) {
        Trader trader = floor.trader(version);
        Message order = Edits.apply(Trader.limit(), edits);
        trader.client().send(order);
        Message reject = trader.reject(order);
        assertThat(text(reject, 58)).contains(why);
        assertThat(text(reject, 371)).isEqualTo(refTagId);
        assertThat(text(reject, 373)).isEqualTo(reason);
        assertThat(text(reject, 372)).isEqualTo("D");
        assertThat(floor.venue().inbox().unread()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void sessionGoesOnAndTheIdIsStillFree(FixVersion version) {
        Trader trader = floor.trader(version);
        Message order = Edits.apply(Trader.limit(), "38=many");
        trader.client().send(order);
        trader.reject(order);
        Message again = Trader.limit();
        again.setString(11, text(order, 11, ""));
        trader.assertAlive(trader.open(again));
    }

    @ParameterizedTest
    @EnumSource
    void orderWithoutSymbolIsRefused(FixVersion version) {
        Trader trader = floor.trader(version);
        Message order = Edits.apply(Trader.limit(), "55=");
        trader.client().send(order);
        if (version == FixVersion.FIX50SP2) {
            // 5.0 SP2 lets orders do without Symbol(55); the house does not know what to trade then.
            assertThat(text(trader.report(order, '8'), 58)).contains("Symbol(55)");
        } else {
            Message reject = trader.reject(order);
            assertThat(text(reject, 371)).isEqualTo("55");
            assertThat(text(reject, 373)).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void orderWithoutQuantityIsRefused(FixVersion version) {
        Trader trader = floor.trader(version);
        Message order = Edits.apply(Trader.limit(), "38=");
        trader.client().send(order);
        Message reject = trader.businessReject(order);
        assertThat(text(reject, 380)).isEqualTo("5");
        assertThat(text(reject, 379)).isEqualTo(text(order, 11));
        assertThat(text(reject, 372)).isEqualTo("D");
        assertThat(text(reject, 58)).contains("OrderQty(38): is required");
    }

    @ParameterizedTest
    @EnumSource
    void cancelWithoutOrigClOrdIdIsRefused(FixVersion version) {
        Trader trader = floor.trader(version);
        Message cancel = Edits.apply(Requests.cancel(Floor.id(), Trader.limit()), "41=");
        trader.client().send(cancel);
        Message reject = version == FixVersion.FIX50SP2 ? trader.businessReject(cancel) : trader.reject(cancel);
        assertThat(text(reject, 58)).contains("OrigClOrdID(41): is required");
        assertThat(text(reject, 372)).isEqualTo("F");
    }

    @ParameterizedTest
    @CsvSource({
        "FIX42, R",
        "FIX42, V",
        "FIX42, 6",
        "FIX44, s",
        "FIX44, V",
        "FIX44, AB",
        "FIX44, AE",
        "FIX50SP2, s",
        "FIX50SP2, AB",
        "FIX50SP2, CA"
    })
    void messageOfFixThatIsNotTakenHereIsNotSupported(FixVersion version, String msgType) {
        Trader trader = floor.trader(version);
        Message message = Fields.message(msgType);
        message.setString(66, "L1");
        trader.client().send(message);
        Message reject = trader.businessReject(message);
        assertThat(text(reject, 380)).isEqualTo("3");
        assertThat(text(reject, 372)).isEqualTo(msgType);
        assertThat(text(reject, 58)).contains("MsgType(35): not taken here").contains("'" + msgType + "'");
    }

    @ParameterizedTest
    @CsvSource({"FIX42, ZZ", "FIX42, AE", "FIX44, ZZ", "FIX44, CA", "FIX50SP2, ZZ"})
    void messageThatIsNoneOfTheVersionIsRefused(FixVersion version, String msgType) {
        Trader trader = floor.trader(version);
        Message message = Fields.message(msgType);
        message.setString(58, "hello");
        trader.client().send(message);
        Message reject = trader.reject(message);
        assertThat(text(reject, 373)).isEqualTo("11");
        assertThat(text(reject, 58)).contains("MsgType(35): no message of FIX, was '" + msgType + "'");
        Pair order = trader.open(Trader.limit());
        trader.assertAlive(order);
    }

    @ParameterizedTest
    @EnumSource
    void malformedReplaceAndCancelLeaveTheOrderAsItWas(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        Message replace =
                Edits.apply(Requests.replace(Floor.id(), order.ofClient(), java.math.BigDecimal.TEN, null), "38=ten");
        trader.client().send(replace);
        assertThat(text(trader.reject(replace), 58)).contains("OrderQty(38): must be a decimal number, was 'ten'");
        Message cancel = Edits.apply(Requests.cancel(Floor.id(), order.ofClient()), "60=now");
        trader.client().send(cancel);
        assertThat(text(trader.reject(cancel), 58)).contains("TransactTime(60): must be a UTC time");
        trader.assertAlive(order);
    }
}
