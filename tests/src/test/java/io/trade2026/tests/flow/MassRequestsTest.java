package io.trade2026.tests.flow;

import static io.trade2026.simulator.link.Fields.text;
import static io.trade2026.tests.flow.Floor.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.tests.flow.Trader.Pair;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import quickfix.Group;
import quickfix.Message;

/** What clients ask about many orders, what they doubt, what venues say to all: over real FIX on both sides. */
@ExtendWith(SharedFloor.class)
class MassRequestsTest {
    private final Floor floor;

    MassRequestsTest(Floor floor) {
        this.floor = floor;
    }

    private static Message massCancel(char type, String symbol) {
        Message request = Fields.message("q");
        request.setString(11, Floor.id());
        request.setChar(530, type);
        if (!symbol.isEmpty()) {
            request.setString(55, symbol);
        }
        Fields.putTime(request, 60, Instant.now());
        return request;
    }

    private static Message massStatus(String symbol) {
        Message request = Fields.message("AF");
        request.setString(584, Floor.id());
        request.setInt(585, symbol.isEmpty() ? 7 : 1);
        if (!symbol.isEmpty()) {
            request.setString(55, symbol);
        }
        return request;
    }

    /** A client of this test only, so that nobody else's orders are met. */
    private Trader trader(FixVersion version) {
        return floor.trader(version, version == FixVersion.FIX44 ? "CLIENT14" : "CLIENT15");
    }

    @ParameterizedTest
    @EnumSource(names = {"FIX44", "FIX50SP2"})
    void massCancelIsReportedAndThenEachOrder(FixVersion version) {
        Trader trader = trader(version);
        Pair first = trader.open(Trader.limit("IBM", '1', "100", "99"));
        Pair second = trader.open(Trader.limit("IBM", '2', "50", "101"));
        Pair other = trader.open(Trader.limit("NVDA", '1', "10", "99"));
        Message request = massCancel('1', "IBM");
        trader.client().send(request);
        Message report = trader.client().expect("r", m -> text(m, 11, "").equals(text(request, 11)), PATIENCE);
        assertThat(text(report, 530)).isEqualTo("1");
        assertThat(text(report, 531)).isEqualTo("1");
        assertThat(text(report, 533)).isEqualTo("2");
        for (int i = 0; i < 2; i++) {
            Message cancel = floor.venue().next("F", PATIENCE);
            assertThat(text(cancel, 55)).isEqualTo("IBM");
            floor.venue().cancelled(cancel);
        }
        for (Pair pair : new Pair[] {first, second}) {
            String id = text(pair.ofClient(), 11, "");
            Message cancelled = trader.client()
                    .expect(
                            "8",
                            m -> text(m, 41, "").equals(id) && text(m, 150, "").equals("4"),
                            PATIENCE);
            assertThat(text(cancelled, 11)).isEqualTo(text(request, 11));
            assertThat(text(cancelled, 39)).isEqualTo("4");
        }
        trader.assertAlive(other);
        floor.venue().cancelled(other.atVenue());
        trader.report(other.ofClient(), '4');
    }

    @ParameterizedTest
    @EnumSource(names = {"FIX44", "FIX50SP2"})
    void massStatusCountsItsReports(FixVersion version) {
        Trader trader = trader(version);
        Pair first = trader.open(Trader.limit("CDG", '1', "100", "99"));
        Pair second = trader.open(Trader.limit("CDG", '1', "100", "98"));
        Message request = massStatus("CDG");
        trader.client().send(request);
        for (int i = 1; i <= 2; i++) {
            Message report = trader.client().expect("8", m -> text(m, 584, "").equals(text(request, 584)), PATIENCE);
            assertThat(text(report, 150)).isEqualTo("I");
            assertThat(text(report, 17)).isEqualTo("0");
            assertThat(text(report, 911)).isEqualTo("2");
            assertThat(text(report, 912, "N")).isEqualTo(i == 2 ? "Y" : "N");
        }
        for (Pair pair : new Pair[] {first, second}) {
            floor.venue().cancelled(pair.atVenue());
            trader.report(pair.ofClient(), '4');
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FIX44", "FIX50SP2"})
    void massStatusThatFindsNothingSaysSo(FixVersion version) {
        Trader trader = trader(version);
        Message request = massStatus("AMZN");
        trader.client().send(request);
        Message report = trader.client().expect("8", m -> text(m, 584, "").equals(text(request, 584)), PATIENCE);
        assertThat(text(report, 39)).isEqualTo("8");
        assertThat(text(report, 911)).isEqualTo("0");
    }

    @Test
    void fix42HasNoMassRequests() {
        Trader trader = floor.trader(FixVersion.FIX42);
        Message cancel = massCancel('7', "");
        trader.client().send(cancel);
        Message refused = trader.businessReject(cancel);
        assertThat(text(refused, 380)).isEqualTo("3");
        assertThat(text(refused, 372)).isEqualTo("q");
        Message status = massStatus("");
        trader.client().send(status);
        assertThat(text(trader.businessReject(status), 380)).isEqualTo("3");
    }

    @ParameterizedTest
    @EnumSource
    void doubtAboutAFillIsHeardAndChangesNothing(FixVersion version) {
        Trader trader = floor.trader(version);
        Pair order = trader.open(Trader.limit());
        floor.venue().fill(order.atVenue(), "10", "100");
        Message fill = trader.report(order.ofClient(), 'F');
        Message doubt = Fields.message("Q");
        for (int tag : new int[] {37, 17, 55, 54, 32, 31}) {
            Fields.copy(fill, doubt, tag);
        }
        doubt.setString(38, "100");
        doubt.setChar(127, 'B');
        trader.client().send(doubt);
        trader.assertAlive(order);
        assertThat(trader.client().inbox().all("j").stream()
                        .filter(m -> text(m, 45, "").equals(text(doubt.getHeader(), 34, "?"))))
                .as("refusals of the doubt")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void orderInCashIsDeniedByAReport(FixVersion version) {
        Trader trader = floor.trader(version);
        Message order = Edits.apply(Trader.limit(), "38=|152=5000");
        trader.client().send(order);
        Message report = trader.report(order, '8');
        assertThat(text(report, 39)).isEqualTo("8");
        assertThat(text(report, 58)).contains("CashOrderQty(152)");
        assertThat(text(report, 152)).isEqualTo("5000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "h"})
    void noticeOfTheVenueIsTakenWithoutComplaint(String msgType) {
        Trader trader = floor.trader(FixVersion.FIX44);
        int complaints = floor.venue().rejectsReceived().size();
        Message notice = Fields.message(msgType);
        if (msgType.equals("B")) {
            notice.setString(148, "Auction");
            Group line = new Group(33, 58);
            line.setString(58, "at noon");
            notice.addGroup(line);
        } else {
            notice.setString(336, "1");
            notice.setInt(340, 2);
        }
        floor.venue().send(notice);
        trader.assertAlive(trader.open(Trader.limit()));
        assertThat(floor.venue().rejectsReceived()).hasSize(complaints);
        assertThat(trader.client().inbox().all(msgType))
                .as("a session without notices is told none")
                .isEmpty();
    }
}
