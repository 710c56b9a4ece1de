package io.trade2026.tests.flow;

import static io.trade2026.simulator.link.Fields.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.FixVersion;
import io.trade2026.tests.flow.Trader.Pair;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import quickfix.Message;

/** What a client asks for reaches the venue unchanged, and the client reads it in his reports. */
@ExtendWith(SharedFloor.class)
class OrderTermsTest {
    /** Fields of an order, instead of or beside those of a limit order for the day. */
    private static final List<String> TERMS = List.of(
            "40=2|44=100.25",
            "40=1|44=",
            "40=3|44=|99=101.5",
            "40=4|44=101.75|99=101.5",
            "54=2",
            "54=5|114=N",
            "59=0",
            "59=1",
            "59=3",
            "59=4",
            "40=1|44=|59=3",
            "59=6|432=" + tomorrow(),
            "59=6|126=" + tomorrow() + "-20:30:00.000",
            "110=50",
            "111=10",
            "18=6",
            "15=USD",
            "21=2",
            "55=BTC-USD|38=0.12345678|44=60000.01",
            "55=ETH-USD|38=3.00000001|44=2999.99",
            "38=0100.00|44=100.2500");

    private final Floor floor;

    OrderTermsTest(Floor floor) {
        this.floor = floor;
    }

    static List<Arguments> everyTermInEveryVersion() {
        List<Arguments> all = new ArrayList<>();
        for (FixVersion version : FixVersion.values()) {
            TERMS.forEach(terms -> all.add(Arguments.of(version, terms)));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("everyTermInEveryVersion")
    void reachesTheVenueAndComesBack(FixVersion version, String terms) {
        Trader trader = floor.trader(version);
        Message order = Edits.apply(Trader.limit(), terms);
        Pair pair = trader.open(order);
        Message report = trader.client().inbox().all("8").stream()
                .filter(m -> text(order, 11, "").equals(text(m, 11)))
                .findFirst()
                .orElseThrow();
        for (int tag : new int[] {38, 40, 44, 54, 55, 59, 99, 110, 111, 126, 15, 18, 432}) {
            assertThat(plain(text(pair.atVenue(), tag)))
                    .as("tag %s at the venue", tag)
                    .isEqualTo(plain(text(order, tag)));
            assertThat(plain(text(report, tag))).as("tag %s of the report", tag).isEqualTo(plain(text(order, tag)));
        }
        assertThat(text(pair.atVenue(), 21)).isEqualTo(text(order, 21));
        trader.venue().cancelled(pair.atVenue());
        trader.report(order, '4');
    }

    /** Numbers without the zeros that mean nothing. */
    private static String plain(@org.jspecify.annotations.Nullable String value) {
        if (value == null) {
            return "absent";
        }
        return value.matches("0*[0-9]+\\.?[0-9]*") && value.length() < 15
                ? io.trade2026.simulator.link.Fields.plain(new java.math.BigDecimal(value))
                : value;
    }

    @ParameterizedTest
    @EnumSource
    void absentAccountIsTheOneOfTheSession(FixVersion version) {
        Trader trader = floor.trader(version);
        Message order = Trader.limit();
        Pair pair = trader.open(order);
        String account = trader.account();
        assertThat(text(pair.atVenue(), 1)).isEqualTo(account);
        trader.venue().fill(pair.atVenue(), "1", "100");
        assertThat(text(trader.report(order, 'F'), 1)).isEqualTo(account);
        Pair named = trader.open(Edits.apply(Trader.limit(), "1=" + account));
        assertThat(text(named.atVenue(), 1)).isEqualTo(account);
    }

    @ParameterizedTest
    @EnumSource
    void namedDestinationIsTaken(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair pair = trader.open(Edits.apply(Trader.limit(), "100=XSIM"));
        trader.assertAlive(pair);
    }

    @ParameterizedTest
    @EnumSource
    void capacityIsToldInTheWordsOfEachVersion(FixVersion version) {
        Trader trader = floor.trader(version);
        Message order = Edits.apply(Trader.limit(), trader.is42() ? "47=A" : "528=A");
        Pair pair = trader.open(order);
        assertThat(text(pair.atVenue(), 528)).isEqualTo("A");
        trader.venue().fill(pair.atVenue(), "1", "100");
        assertThat(text(trader.report(order, 'F'), trader.is42() ? 47 : 528)).isEqualTo("A");
    }

    @ParameterizedTest
    @EnumSource
    void ordersWithoutHandlInstAreTakenWhereTheVersionAllowsIt(FixVersion version) {
        Trader trader = floor.trader(version);
        Message order = Edits.apply(Trader.limit(), "21=");
        if (trader.is42()) {
            trader.client().send(order);
            assertThat(text(trader.reject(order), 371)).isEqualTo("21");
        } else {
            trader.assertAlive(trader.open(order));
        }
    }

    @ParameterizedTest
    @EnumSource
    void partiesTextAndOtherFieldsOfTheDictionaryDoNoHarm(FixVersion version) {
        Trader trader = floor.trader(version);
        Message order = Edits.apply(Trader.limit(), "58=by hand|63=0|207=XNAS|9001=house field");
        if (!trader.is42()) {
            quickfix.Group party = new quickfix.Group(453, 448, new int[] {448, 447, 452});
            party.setString(448, "DESK7");
            party.setString(447, "D");
            party.setString(452, "11");
            order.addGroup(party);
        }
        trader.assertAlive(trader.open(order));
    }

    @ParameterizedTest
    @EnumSource
    void replaceMayChangeTypeAndTimeInForce(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair pair = trader.open(Trader.limit());
        Message replace = io.trade2026.simulator.link.Requests.replace(
                Floor.id(), pair.ofClient(), new java.math.BigDecimal("80"), new java.math.BigDecimal("99"));
        Edits.apply(replace, "59=1|40=4|99=98.5");
        trader.client().send(replace);
        Message atVenue = trader.venue().next("G", Floor.PATIENCE);
        assertThat(text(atVenue, 59)).isEqualTo("1");
        assertThat(text(atVenue, 40)).isEqualTo("4");
        assertThat(text(atVenue, 99)).isEqualTo("98.5");
        trader.venue().replaced(atVenue);
        Message report = trader.report(replace, '5');
        assertThat(Arrays.asList(
                        text(report, 38), text(report, 44), text(report, 59), text(report, 40), text(report, 99)))
                .containsExactly("80", "99", "1", "4", "98.5");
    }

    @ParameterizedTest
    @EnumSource
    void averageOfManyFillsIsExact(FixVersion version) {
        Trader trader = floor.trader(version);
        Message order = Trader.limit("BTC-USD", '1', "0.3", "60000");
        Pair pair = trader.open(order);
        for (String price : List.of("59999.99", "59999.98", "59999.98")) {
            trader.venue().fill(pair.atVenue(), "0.1", price);
        }
        trader.report(order, 'F');
        trader.report(order, 'F');
        Message last = trader.report(order, 'F');
        assertThat(text(last, 14)).isEqualTo("0.3");
        assertThat(text(last, 6)).isEqualTo("59999.98333333");
        assertThat(text(last, 151)).isEqualTo("0");
    }

    private static String tomorrow() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(1).format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
