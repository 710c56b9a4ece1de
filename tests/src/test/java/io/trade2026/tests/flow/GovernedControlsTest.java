package io.trade2026.tests.flow;

import static io.trade2026.simulator.link.Fields.text;
import static io.trade2026.tests.flow.Floor.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.Requests;
import io.trade2026.tests.flow.Trader.Pair;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import quickfix.Message;

/**
 * Controls that hold only where a row says so, on a running node: two people set the row over REST, orders stay below it and go beyond, and the
 * refusal is read by the client, on the desk, in the alerts, and from the record. Each has a client of its own.
 */
@ExtendWith(SharedFloor.class)
class GovernedControlsTest {
    private final Floor floor;
    private final Governed governed;

    GovernedControlsTest(Floor floor) {
        this.floor = floor;
        this.governed = new Governed(floor.lab());
    }

    private static Message refused(Trader trader, Message order) {
        trader.client().send(order);
        return trader.report(order, '8');
    }

    private void fill(Trader trader, Message order) {
        Pair pair = trader.open(order);
        floor.venue().fill(pair.atVenue(), text(order, 38, ""), "100");
        trader.report(order, 'F');
    }

    private void cancel(Trader trader, Pair order) {
        Pair cancel = trader.cancel(order);
        floor.venue().cancelled(cancel.atVenue());
        trader.report(cancel.ofClient(), '4');
    }

    /** Half of what is bought or sold short is needed; there are 500. */
    @Test
    void marginOfPositionsAndOpenOrdersIsHeldToTheEquityThatTwoPeopleSet() {
        Trader trader = floor.trader(FixVersion.FIX50SP2, "CLIENT8");
        governed.set("PT-23-MARGIN-RATE", "account", "ACC8", 5_000);
        long equity = governed.set("PT-23-MARGIN", "account", "ACC8", 500);

        Message report = refused(trader, Trader.limit("MSFT", '1', "11", "100"));
        assertThat(text(report, 58)).isEqualTo("RSK|RSK-23|Margin=550|lim=500|scope=account");
        assertThat(text(report, 103)).isEqualTo("3");
        JsonNode refusal = governed.refusal(text(report, 37, ""));
        assertThat(refusal.path("limit").toString())
                .contains(
                        "\"limitId\":" + equity,
                        "\"limitVersion\":1",
                        "\"limitAuthor\":\"risk\"",
                        "\"scope\":\"ACCOUNT\"");
        assertThat(refusal.path("passesWith").asText()).isEqualTo("OrderQty \u2264 10");
        JsonNode judgement = governed.judgement(text(report, 37, ""));
        assertThat(judgement.path("code").asText()).isEqualTo("RSK-23");
        assertThat(Governed.refusing(judgement).path("control").asText()).isEqualTo("PT-23");
        assertThat(judgement.at("/refusal/0/thisOrder").asText()).isEqualTo("550");

        fill(trader, Trader.limit("MSFT", '1', "10", "100"));
        assertThat(governed.alert("LIMIT_USE_100", "limit " + equity + " ")
                        .path("text")
                        .asText())
                .startsWith("PT-23 Margin of account ACC8: 100 % of limit")
                .endsWith("500 of 500");
        assertThat(text(refused(trader, Trader.limit("AAPL", '1', "1", "100")), 58))
                .isEqualTo("RSK|RSK-23|Margin=550|lim=500|scope=account");
        assertThat(text(refused(trader, Trader.limit("MSFT", '2', "11", "100")), 58))
                .as("more than the position would need the margin of a short sale")
                .startsWith("RSK|RSK-23|");
        fill(trader, Trader.limit("MSFT", '2', "10", "100"));
        cancel(trader, trader.open(Trader.limit("AAPL", '1', "10", "100")));
    }

    @Test
    void anOrderTakesNoMoreMessagesToItsVenueThanItsRowSaysAndIsCancelledAllTheSame() {
        Trader trader = floor.trader(FixVersion.FIX44, "CLIENT9");
        long row = governed.set("PT-20-MESSAGES", "client", "CLIENT9", 2);

        Pair order = trader.open(Trader.limit("MSFT", '1', "100", "100"));
        Pair replaced = trader.replace(order, "90", "100");
        floor.venue().replaced(replaced.atVenue());
        trader.report(replaced.ofClient(), '5');
        Message third = trader.client().replace(Floor.id(), replaced.ofClient(), "80", "100");
        Message reject = trader.cancelReject(third);

        assertThat(text(reject, 58)).isEqualTo("RSK|RSK-20|OrderMessages=3|lim=2|scope=client");
        assertThat(text(reject, 102)).isEqualTo("2");
        assertThat(text(reject, 434)).isEqualTo("2");
        String orderId = text(reject, 37, "");
        assertThat(governed.refusal(orderId).path("limit").toString())
                .contains("\"limitId\":" + row, "\"limitAuthor\":\"risk\"", "\"control\":\"PT-20\"");
        JsonNode judgement = governed.judgement(orderId);
        assertThat(Governed.refusing(judgement).path("control").asText()).isEqualTo("PT-20");
        assertThat(judgement.at("/refusal/0/limit").asText()).isEqualTo("2");
        cancel(trader, replaced);
        cancel(trader, trader.open(Trader.limit("MSFT", '1', "100", "100")));
    }

    @Test
    void aPartyThatOneControlRefusesAgainAndAgainIsBlockedUntilTwoPeopleLiftIt() {
        Trader trader = floor.trader(FixVersion.FIX42, "CLIENT10");
        governed.set("ESCALATE-WINDOW", "client", "CLIENT10", 3_600_000);
        governed.set("ESCALATE-COUNT", "client", "CLIENT10", 3);
        String tooMuch = "10000000001";

        Pair working = trader.open(Trader.limit("MSFT", '1', "100", "100"));
        for (int i = 0; i < 2; i++) {
            assertThat(text(refused(trader, Trader.limit("MSFT", '1', tooMuch, "1")), 58))
                    .startsWith("RSK|RSK-01|OrderQty=" + tooMuch);
        }
        cancel(trader, trader.open(Trader.limit("MSFT", '1', "100", "100")));
        assertThat(governed.engagedNow("CLIENT10").isMissingNode()).isTrue();
        assertThat(text(refused(trader, Trader.limit("MSFT", '1', tooMuch, "1")), 58))
                .as("the third is told what it did")
                .startsWith("RSK|RSK-01|");

        Message stopped = refused(trader, Trader.limit("MSFT", '1', "1", "100"));
        assertThat(text(stopped, 58)).startsWith("RSK|KS-01|");
        JsonNode engaged = governed.engaged("CLIENT10");
        assertThat(engaged.toString())
                .contains("\"user\":\"ESCALATE\"", "PT-01 OrderQty refused 3 orders of CLIENT CLIENT10 within");
        assertThat(governed.alert("ESCALATED", "PT-01").path("severity").asText())
                .isEqualTo("CRITICAL");
        JsonNode kill = governed.judgement(text(stopped, 37, "")).at("/kills/0");
        assertThat(kill.path("scope").asText()).isEqualTo("CLIENT CLIENT10");
        assertThat(kill.path("setBy").asText()).isEqualTo("ESCALATE");
        assertThat(kill.path("reason").asText()).contains("PT-01");
        assertThat(kill.path("setAt").asText()).startsWith("20");
        trader.assertAlive(working);
        cancel(trader, working);
        governed.lift("client", "CLIENT10");
        cancel(trader, trader.open(Trader.limit("MSFT", '1', "1", "100")));
    }

    /** The fourth order that is refused, by the venue or by the house, stops the client; those that are open are cancelled. */
    @Test
    void refusalsBeyondTheRowOfAClientEngageItsKillSwitchAndCancelWhatIsOpen() {
        Trader trader = floor.trader(FixVersion.FIX44, "CLIENT11");
        governed.set("KS-01-WINDOW", "client", "CLIENT11", 3_600_000);
        long row = governed.set("KS-01-REJECTS", "client", "CLIENT11", 3);
        List<Pair> open = List.of(
                trader.open(Trader.limit("MSFT", '1', "1", "100")), trader.open(Trader.limit("AAPL", '2', "1", "100")));
        Pair rejected = trader.route(Trader.limit("MSFT", '1', "1", "100"));
        floor.venue().reject(rejected.atVenue(), 0, "not today");
        trader.report(rejected.ofClient(), '8');
        for (int i = 0; i < 2; i++) {
            refused(trader, Trader.limit("NOSUCH", '1', "1", "100"));
        }
        assertThat(governed.engagedNow("CLIENT11").isMissingNode()).isTrue();

        refused(trader, Trader.limit("NOSUCH", '1', "1", "100"));
        for (int i = 0; i < open.size(); i++) {
            floor.venue().cancelled(floor.venue().next("F", PATIENCE));
        }
        String why = "KS-01 Rejects: 4 within 3600000 ms, limit " + row + " version 1 is 3";
        for (Pair order : open) {
            Message cancelled = trader.report(order.ofClient(), '4');
            assertThat(text(cancelled, 378)).isEqualTo("4");
        }
        Message stopped = refused(trader, Trader.limit("MSFT", '1', "1", "100"));
        assertThat(text(stopped, 58)).startsWith("RSK|KS-01|");
        JsonNode engaged = governed.engaged("CLIENT11");
        assertThat(engaged.toString()).contains("\"user\":\"automatic-trip\"", why);
        assertThat(governed.alert("KILL_SWITCH", why).path("severity").asText()).isEqualTo("CRITICAL");
        JsonNode kill = governed.judgement(text(stopped, 37, "")).at("/kills/0");
        assertThat(kill.path("setBy").asText()).isEqualTo("automatic-trip");
        assertThat(kill.path("reason").asText()).isEqualTo(why);
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode report =
                    governed.get("risk/kills/" + engaged.path("report").asInt());
            assertThat(report.at("/standing/confirmed").asInt())
                    .as(report.toString())
                    .isEqualTo(2);
            assertThat(report.at("/standing/state").asText()).isEqualTo("DONE");
        });
        governed.lift("client", "CLIENT11");
        cancel(trader, trader.open(Trader.limit("MSFT", '1', "1", "100")));
    }

    private static Message asksFor(Trader trader, Pair order) {
        Message request = Requests.status(text(order.ofClient(), 11, ""), "MSFT", '1');
        trader.client().send(request);
        return trader.report(request, 'I');
    }

    /** An order, one that is refused and a question are three; the question behind them is answered, and stops the client. */
    @Test
    void messagesOfAnyKindBeyondTheRowOfAClientEngageItsKillSwitch() {
        Trader trader = floor.trader(FixVersion.FIX44, "CLIENT18");
        governed.set("KS-01-WINDOW", "client", "CLIENT18", 3_600_000);
        long row = governed.set("KS-01-MESSAGES", "client", "CLIENT18", 3);
        Pair order = trader.open(Trader.limit("MSFT", '1', "1", "100"));
        refused(trader, Trader.limit("NOSUCH", '1', "1", "100"));
        asksFor(trader, order);
        assertThat(governed.engagedNow("CLIENT18").isMissingNode()).isTrue();

        asksFor(trader, order);
        floor.venue().cancelled(floor.venue().next("F", PATIENCE));
        trader.report(order.ofClient(), '4');
        assertThat(governed.engaged("CLIENT18").toString())
                .contains(
                        "\"scope\":\"CLIENT\"",
                        "\"user\":\"automatic-trip\"",
                        "KS-01 Messages: 4 within 3600000 ms, limit " + row + " version 1 is 3");
        for (int i = 0; i < 4; i++) {
            assertThat(text(refused(trader, Trader.limit("MSFT", '1', "1", "100")), 58))
                    .startsWith("RSK|KS-01|");
        }
        governed.lift("client", "CLIENT18");
        cancel(trader, trader.open(Trader.limit("MSFT", '1', "1", "100")));
    }

    /** The venue does what it is asked: accepts orders and cancels. */
    private void answerAtTheVenue() {
        FixVenue venue = floor.venue();
        Message asked = venue.inbox().poll(any -> true, Duration.ZERO);
        while (asked != null) {
            if (Fields.msgType(asked).equals("D")) {
                venue.accept(asked);
            } else {
                venue.cancelled(asked);
            }
            asked = venue.inbox().poll(any -> true, Duration.ZERO);
        }
    }

    /**
     * Orders that the house refuses do not leave and are not counted. The third that leaves stops the account; whether it was at the venue by
     * then or was held back on its way is a matter of microseconds.
     */
    @Test
    void ordersToVenuesBeyondTheRowOfAnAccountEngageItsKillSwitch() {
        Trader trader = floor.trader(FixVersion.FIX44, "CLIENT19");
        governed.set("KS-01-WINDOW", "account", "ACC19", 3_600_000);
        long row = governed.set("KS-01-ORDERS", "account", "ACC19", 2);
        List<Pair> open = List.of(
                trader.open(Trader.limit("MSFT", '1', "1", "100")), trader.open(Trader.limit("AAPL", '2', "1", "100")));
        for (int i = 0; i < 2; i++) {
            refused(trader, Trader.limit("NOSUCH", '1', "1", "100"));
        }
        assertThat(governed.engagedNow("ACC19").isMissingNode()).isTrue();

        Message third = Trader.limit("MSFT", '1', "1", "100");
        trader.client().send(third);
        assertThat(governed.engaged("ACC19").toString())
                .contains(
                        "\"scope\":\"ACCOUNT\"", "KS-01 Orders: 3 within 3600000 ms, limit " + row + " version 1 is 2");
        await().atMost(PATIENCE).until(() -> {
            answerAtTheVenue();
            return trader.client().inbox().all("8").stream()
                    .anyMatch(m -> text(m, 11, "").equals(text(third, 11, ""))
                            && List.of("4", "8").contains(text(m, 150, "")));
        });
        for (Pair order : open) {
            trader.report(order.ofClient(), '4');
        }
        assertThat(text(refused(trader, Trader.limit("MSFT", '1', "1", "100")), 58))
                .startsWith("RSK|KS-01|");
        governed.lift("account", "ACC19");
        cancel(trader, trader.open(Trader.limit("MSFT", '1', "1", "100")));
    }

    /** An order that fills in pieces beyond the row of its account: the switch cancels what is left of it. */
    @Test
    void executionsBeyondTheRowOfAnAccountEngageItsKillSwitch() {
        Trader trader = floor.trader(FixVersion.FIX50SP2, "CLIENT13");
        governed.set("KS-01-WINDOW", "account", "ACC13", 3_600_000);
        long row = governed.set("KS-01-EXECUTIONS", "account", "ACC13", 2);
        Pair order = trader.open(Trader.limit("MSFT", '1', "10", "100"));
        for (int i = 0; i < 2; i++) {
            trader.assertAlive(order);
        }
        assertThat(governed.engagedNow("ACC13").isMissingNode()).isTrue();

        trader.assertAlive(order);
        floor.venue().cancelled(floor.venue().next("F", PATIENCE));
        assertThat(text(trader.report(order.ofClient(), '4'), 14))
                .as("CumQty(14)")
                .isEqualTo("3");
        assertThat(governed.engaged("ACC13").toString())
                .contains(
                        "\"scope\":\"ACCOUNT\"",
                        "KS-01 Executions: 3 within 3600000 ms, limit " + row + " version 1 is 2");
        assertThat(text(refused(trader, Trader.limit("MSFT", '2', "3", "100")), 58))
                .as("not even what reduces: a kill switch is no limit")
                .startsWith("RSK|KS-01|");
        governed.lift("account", "ACC13");
        cancel(trader, trader.open(Trader.limit("MSFT", '1', "1", "100")));
    }
}
