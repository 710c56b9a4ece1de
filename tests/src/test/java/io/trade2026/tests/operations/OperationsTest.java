package io.trade2026.tests.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.prices.PriceFeed;
import io.trade2026.simulator.prices.PricedSymbol;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import quickfix.Message;

@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final LabProcess lab = newLab();
    private final AdminPort operators = AdminPort.of(lab);
    private final FixVenue venue = FixVenue.of("XSIM", lab.venuePort());
    private final FixClient client = FixClient.of(FixVersion.FIX44, "CLIENT7", lab.fixPort());
    private int ids;

    private static LabProcess newLab() {
        try {
            return new LabProcess("operations");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    void start() {
        lab.start();
        venue.start();
        assertThat(client.logon(PATIENCE)).isTrue();
        assertThat(venue.awaitLogon(PATIENCE)).isTrue();
    }

    @AfterAll
    void stop() {
        client.close();
        venue.stop();
        lab.close();
    }

    private String nextId() {
        ids++;
        return "OP" + ids;
    }

    private Message working(String symbol) {
        String id = nextId();
        client.order(id, symbol, '1', "10", "100");
        Message order = venue.nextOrder(PATIENCE);
        venue.accept(order);
        client.expectReport(id, '0', PATIENCE);
        return order;
    }

    private String denial(String symbol, String qty, String price) {
        String id = nextId();
        client.order(id, symbol, '1', qty, price);
        return Fields.text(client.expectReport(id, '8', PATIENCE), 58, "");
    }

    private String log() throws IOException {
        return Files.readString(lab.data().resolve("logs").resolve("trade2026.log"));
    }

    private long limitId(String control, String scopeName) throws IOException {
        for (JsonNode row :
                new ObjectMapper().readTree(operators.get("/api/limits")).get("limits")) {
            if (row.get("control").asText().equals(control)
                    && row.get("scopeName").asText().equals(scopeName)) {
                return row.get("limitId").asLong();
            }
        }
        throw new AssertionError("no limit " + control + " of " + scopeName);
    }

    @Test
    void aLimitThatIsEditedHoldsWithinASecond() throws Exception {
        String limit = "/api/limits/" + limitId("PT-01", "CLIENT7");
        long shortestMs = Long.MAX_VALUE;
        // Three edits, since this machine may be busy with something else during one.
        for (int value = 52; value >= 50; value--) {
            long beganNs = System.nanoTime();
            String answer = operators.post(limit, "{\"value\":\"" + value + "\",\"reason\":\"test of limits\"}");
            shortestMs = Math.min(shortestMs, (System.nanoTime() - beganNs) / 1_000_000);
            assertThat(answer).contains("\"value\":\"" + value + "\"");
        }
        assertThat(denial("INTC", "51", "100")).isEqualTo("RSK|RSK-01|OrderQty=51|lim=50|scope=client");
        assertThat(shortestMs).as("milliseconds until REST said that it holds").isLessThan(1_000);
        assertThat(operators.post(limit, "{\"value\":\"x\",\"reason\":\"\"}")).contains("value", "reason");
        operators.post(limit, "{\"value\":\"10000000000\",\"reason\":\"back again\"}");
    }

    @Test
    void saysWhatWouldBeDecidedAboutAnOrderAndReservesNothing() throws Exception {
        String order =
                "{\"account\":\"ACC7\",\"symbol\":\"INTC\",\"side\":\"buy\",\"price\":\"100\",\"orderQty\":\"%s\"}";
        String answer = operators.post("/api/risk/check", order.formatted("10"));
        JsonNode passes = new ObjectMapper().readTree(answer);
        assertThat(passes.path("passes").asBoolean()).as(answer).isTrue();
        assertThat(passes.get("reserveQty").asText()).isEqualTo("10");
        assertThat(passes.get("notional").asText()).isEqualTo("1000");
        assertThat(passes.get("control").asText())
                .as("the limit it comes nearest to: " + answer)
                .startsWith("PT-");
        assertThat(passes.get("limit").asText()).as(answer).isNotEmpty();

        JsonNode refused =
                new ObjectMapper().readTree(operators.post("/api/risk/check", order.formatted("20000000000")));
        assertThat(refused.get("passes").asBoolean()).isFalse();
        assertThat(refused.get("denial").asText()).isEqualTo("ORDER_EXCEEDS_QTY");
        assertThat(refused.get("code").asText()).isEqualTo("RSK-01");
        assertThat(refused.get("wouldPassTag").asInt()).isEqualTo(38);
        String largest = refused.get("wouldPass").asText();
        JsonNode withLess = new ObjectMapper().readTree(operators.post("/api/risk/check", order.formatted(largest)));
        assertThat(withLess.get("denial").asText())
                .as("what it said would pass PT-01")
                .isNotEqualTo("ORDER_EXCEEDS_QTY");

        assertThat(operators.post("/api/risk/check", "{\"account\":\"ACC7\"}")).contains("symbol", "orderQty");
        assertThat(denial("NOSUCH", "1", "1")).contains("unknown symbol");
    }

    @Test
    void theGuardHasProvedEverythingUpToTheEndOfTheJournal() throws Exception {
        Message order = working("IBM");
        venue.fill(order, "10", "100");
        client.expect("8", told -> Fields.text(told, 150, "").equals("F"), PATIENCE);
        String positions = operators.positions();
        assertThat(positions).contains("IBM");
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode guard = new ObjectMapper().readTree(operators.get("/api/guard"));
            assertThat(guard.path("state").asText()).as(guard.toString()).isEqualTo("GREEN");
            assertThat(guard.path("whole").asBoolean()).isTrue();
            assertThat(guard.path("executions").asInt()).isPositive();
            assertThat(guard.path("messagesOut").asInt()).isPositive();
            assertThat(guard.path("lagBytes").asLong()).isZero();
            assertThat(guard.path("breaches")).isEmpty();
            assertThat(operators.admin("/healthcheck")).contains("conservation", "GREEN, checked up to event");
        });
    }

    @Test
    void theKillSwitchCancelsWhatIsOpenAndRefusesNewRiskUntilTwoPeopleLiftIt() throws Exception {
        working("MSFT");
        String killed = operators.task("kill?user=ops&reason=drill&scope=client&name=CLIENT7");
        int open = new ObjectMapper().readTree(killed).get("ordersToCancel").asInt();
        assertThat(open).isPositive();
        for (int i = 0; i < open; i++) {
            venue.cancelled(venue.next("F", PATIENCE));
            Message report =
                    client.expect("8", told -> Fields.text(told, 150, "").equals("4"), PATIENCE);
            assertThat(Fields.text(report, 39)).isEqualTo("4");
        }
        assertThat(denial("MSFT", "1", "100")).startsWith("RSK|KS-01|");
        assertThat(operators.task("unkill?user=ops&reason=over&scope=client&name=CLIENT7"))
                .contains("secondUser");
        operators.task("unkill?user=ops&secondUser=risk&reason=over&scope=client&name=CLIENT7");
        working("MSFT");
    }

    /** What stopped an order is told with who did it, why and when, also when several switches hold at once. */
    @Test
    void anOrderThatAKillSwitchStoppedIsExplainedByTheSwitch() throws Exception {
        stop("account", "ACC7", "the algorithm runs wild");
        assertThat(explained().toString())
                .contains("\"scope\":\"ACCOUNT ACC7\"", "\"setBy\":\"risk\"", "the algorithm runs wild");
        stop("venue", "XSIM", "its book is wrong");
        stop("firm", "TRADE2026", "fire in the house");
        JsonNode kills = explained();
        assertThat(kills.findValuesAsText("scope"))
                .as(kills.toString())
                .contains("ACCOUNT ACC7", "FIRM TRADE2026")
                .first()
                .isEqualTo("ACCOUNT ACC7");
        assertThat(kills.findValuesAsText("reason")).contains("fire in the house");
        lift("account", "ACC7");
        lift("firm", "TRADE2026");
        JsonNode ofVenue = explained();
        assertThat(ofVenue.findValuesAsText("scope")).as(ofVenue.toString()).containsExactly("VENUE XSIM");
        assertThat(ofVenue.get(0).path("setAt").asText()).startsWith("20");
        assertThat(ofVenue.get(0).path("setBy").asText()).isEqualTo("risk");
        lift("venue", "XSIM");
        working("MSFT");
    }

    private void stop(String scope, String name, String reason) throws IOException {
        String killed = operators.post(
                "/api/risk/kill",
                "{\"scope\":\"" + scope + "\",\"name\":\"" + name + "\",\"reason\":\"" + reason + "\"}");
        int open = new ObjectMapper().readTree(killed).path("ordersToCancel").asInt();
        for (int i = 0; i < open; i++) {
            venue.cancelled(venue.next("F", PATIENCE));
            client.expect("8", told -> Fields.text(told, 150, "").equals("4"), PATIENCE);
        }
    }

    private void lift(String scope, String name) {
        operators.task("unkill?user=ops&secondUser=risk&reason=over&scope=" + scope + "&name=" + name);
    }

    /** The switches that stopped an order just now, by explain. */
    private JsonNode explained() {
        String id = nextId();
        client.order(id, "MSFT", '1', "1", "100");
        Message report = client.expectReport(id, '8', PATIENCE);
        assertThat(Fields.text(report, 58, "")).startsWith("RSK|KS-01|");
        String path = "/api/risk/explain/" + Fields.text(report, 37, "");
        return await().atMost(PATIENCE)
                .until(() -> new ObjectMapper().readTree(operators.get(path)).findPath("kills"), JsonNode::isArray);
    }

    @Test
    void sessionsAreListedDisconnectedAndTheirNumbersReset() {
        FixClient other = FixClient.of(FixVersion.FIX42, "CLIENT8", lab.fixPort());
        try {
            assertThat(other.logon(PATIENCE)).isTrue();
            await().atMost(PATIENCE)
                    .until(() -> operators.task("sessions?user=ops&reason=look").contains("CLIENT8"));
            operators.task("disconnect?user=ops&reason=line%20test&session=CLIENT8");
            assertThat(other.awaitLogoff(PATIENCE)).isTrue();
            assertThat(other.logoutText()).contains("disconnected by ops: line test");
        } finally {
            other.close();
        }
    }

    @Test
    void metricsAndHealthTellOfSessionsVenuesAndHops() {
        working("IBM");
        String metrics = operators.admin("/metrics");
        assertThat(metrics).contains("CLIENT7", "XSIM", "client_to_venue");
        String health = operators.admin("/healthcheck");
        assertThat(health).contains("sequencer", "venue-links", "postgres", "nats", "journal-lag");
        assertThat(operators.task("snapshot?user=ops&reason=before%20lunch")).contains("lastEventNumber");
    }

    @Test
    void pricesOverNatsMoveTheCollarAndAStaleFeedStopsOrdersWithoutAPrice() {
        try (PriceFeed feed = new PriceFeed(
                "nats://127.0.0.1:" + lab.natsPort(),
                "XSIM",
                List.of(PricedSymbol.of("NVDA", "300.00")),
                Duration.ofMillis(100),
                1)) {
            feed.start();
            await().atMost(PATIENCE).until(() -> operators.admin("/healthcheck").matches("(?s).*prices [1-9][0-9]+.*"));
            // Ten quotes take a second; the first of them is in the core by then.
            await().atMost(PATIENCE).until(() -> log().contains("feed XSIM is live"));
            assertThat(denial("NVDA", "1", "600.00")).startsWith("RSK|RSK-03|Price=600|lim=");
            feed.silent(true);
            await().atMost(PATIENCE).until(() -> log().contains("feed XSIM is silent"));
            String id = nextId();
            client.order(id, "NVDA", '1', "1", null);
            assertThat(Fields.text(client.expectReport(id, '8', PATIENCE), 58, ""))
                    .startsWith("RSK|RSK-03|")
                    .contains("stale");
            feed.silent(false);
        }
    }
}
