package io.trade2026.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.Requests;
import io.trade2026.simulator.link.SeqNumReset;
import io.trade2026.simulator.link.SessionPlan;
import io.trade2026.simulator.prices.PriceFeed;
import io.trade2026.simulator.prices.PricedSymbol;
import io.trade2026.tests.flow.Governed;
import io.trade2026.tests.flow.ReducingClient;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.Fleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import quickfix.Message;

/**
 * A whole system with two gateways, of which one part after the other is late or lost. What a flag of an instrument or a desk has overtaken does
 * not leave the gateway of the venue (KS-01); a client whose messages come late to the core for longer than its row says is stopped
 * (KS-01-LAG); day orders of a client whose gateway died are cancelled by the core when the grace is over, and it hears of it when it is back
 * (KS-02); and without prices, whether their source died or market data, which can report nothing then, a client only reduces (KS-02-FEED,
 * KS-02-LEASE).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LateGatewayTest {
    private static final Duration PATIENCE = Fleet.PATIENCE;
    private static final int ORDERS = 5;
    private static final int GRACE_MS = 2_000;
    /** What a message may take from the gateway to the core. */
    private static final int LATE_MS = 200;
    /** Within which market data is to be heard. */
    private static final int LEASE_MS = 2_000;

    private final Fleet fleet = fleet();
    private final FixVenue venue = FixVenue.of("XSIM", fleet.venuePort());
    private final Governed governed = new Governed(fleet);

    @TempDir
    private Path stores;

    @BeforeAll
    void start() {
        fleet.start();
        venue.start();
        assertThat(venue.awaitLogon(PATIENCE)).isTrue();
    }

    /** What an earlier test has left unread is of no account to the next. */
    @BeforeEach
    void skip() {
        venue.inbox().skip();
    }

    @AfterAll
    void stop() {
        venue.close();
        fleet.close();
    }

    /** CLIENT12, of the second gateway, wants its day orders cancelled when that dies. */
    private static Fleet fleet() {
        String line = "compId: CLIENT12, client: CLIENT12, account: ACC12,";
        try {
            Fleet fleet = new Fleet("late-gateway", 2);
            Path sessions = fleet.data().resolve("sessions").resolve("lab.yaml");
            String text = Files.readString(sessions);
            assertThat(text).contains(line);
            Files.writeString(
                    sessions,
                    text.replace(
                            line,
                            line + " cancelOnDisconnect: {on: [gateway-death], orders: day, graceMs: " + GRACE_MS
                                    + "},"));
            return fleet;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client of the second gateway that is logged on. */
    private FixClient client(String compId) {
        FixClient client =
                new FixClient(SessionPlan.of(FixVersion.FIX44, compId, SessionPlan.TRADE2026, fleet.fixPort(2))
                        .resetSeqNum(SeqNumReset.NEVER)
                        .store(stores.resolve(compId)));
        assertThat(client.logon(PATIENCE)).as(client.logoutText()).isTrue();
        return client;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    /** How many open orders of a scope the core holds, as a drill of its kill switch counts them. */
    private static int open(AdminPort operators, String scope) {
        JsonNode drill =
                json(operators.post("/api/risk/kill", "{" + scope + ", \"reason\": \"count\", \"drill\": \"true\"}"));
        return json(operators.get("/api/risk/kills/" + drill.path("report").asInt()))
                .path("began")
                .path("orders")
                .asInt();
    }

    @Test
    @Order(1)
    void sendsNothingThatTheFlagOfAnInstrumentHasOvertaken() {
        try (FixClient client = client("CLIENT14")) {
            holdsBackWhatIsOnItsWay(client, "MSFT", "\"scope\": \"instrument\", \"name\": \"MSFT\"");
        }
    }

    @Test
    @Order(2)
    void sendsNothingThatTheFlagOfADeskHasOvertaken() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + fleet.postgresPort() + "/trade2026";
        try (Connection postgres = DriverManager.getConnection(url, "trade2026", fleet.secret("postgres"));
                Statement statement = postgres.createStatement()) {
            statement.execute(
                    "INSERT INTO desks (client_id, name) SELECT client_id, 'EQD15' FROM clients WHERE name = 'CLIENT15'");
            statement.execute("UPDATE accounts SET desk_id = (SELECT desk_id FROM desks WHERE name = 'EQD15')"
                    + " WHERE name = 'ACC15'");
        }
        // In force behind the two rows before it.
        governed.set("PT-07-ENTERED", "desk", "EQD15", 1_000_000);
        try (FixClient client = client("CLIENT15")) {
            holdsBackWhatIsOnItsWay(client, "AAPL", "\"scope\": \"desk\", \"name\": \"EQD15\"");
        }
    }

    private void holdsBackWhatIsOnItsWay(FixClient client, String symbol, String scope) {
        AdminPort operators = AdminPort.of(fleet);
        fleet.role("gateway-1").pause();
        for (int i = 0; i < ORDERS; i++) {
            client.order(symbol + i, symbol, '1', "10", "100");
        }
        await().atMost(PATIENCE).until(() -> open(operators, scope) == ORDERS);
        JsonNode kill = json(operators.post("/api/risk/kill", "{" + scope + ", \"reason\": \"news pending\"}"));
        assertThat(kill.path("engaged").asBoolean()).as(kill.toString()).isTrue();
        fleet.role("gateway-1").resume();

        for (int i = 0; i < ORDERS; i++) {
            Message refused = client.expectReport(symbol + i, '8', PATIENCE);
            assertThat(Fields.text(refused, 58)).contains("KS-01");
        }
        assertThat(venue.inbox().all("D"))
                .noneMatch(order -> Fields.text(order, 55, "").equals(symbol));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(json(operators.get(
                                        "/api/risk/kills/" + kill.path("report").asInt()))
                                .path("standing")
                                .path("stopped")
                                .asInt())
                        .isEqualTo(ORDERS));
    }

    /** All that CLIENT13 sends for longer than the window is read by its gateway while the core stands still. */
    @Test
    @Order(3)
    void stopsAClientOfWhichTheCoreHearsLate() {
        governed.set("KS-01-WINDOW", "client", "CLIENT13", LATE_MS / 2);
        long row = governed.set("KS-01-LAG", "client", "CLIENT13", LATE_MS);
        try (FixClient late = client("CLIENT13")) {
            asksACoreThatStandsStill(late, "ONCE");
            assertThat(governed.engagedNow("CLIENT13").isMissingNode()).isTrue();
            asksACoreThatStandsStill(late, "AGAIN");
            assertThat(governed.engaged("CLIENT13").toString())
                    .contains(
                            "\"user\":\"automatic-trip\"",
                            "KS-01 LagMs: every message for " + LATE_MS / 2 + " ms came late to the core, the last by ",
                            " ms, limit " + row + " version 1 is " + LATE_MS);
        }
    }

    private void asksACoreThatStandsStill(FixClient client, String id) {
        fleet.role("core").pause();
        client.send(Requests.status(id, "IBM", '1'));
        // The gateway answers this by itself, so it has read what was sent before.
        Message behind = Fields.message("1");
        behind.setString(112, id);
        client.send(behind);
        client.adminInbox().expect("0", m -> Fields.text(m, 112, "").equals(id), PATIENCE);
        long readNs = System.nanoTime();
        await().atMost(PATIENCE).until(() -> System.nanoTime() - readNs > TimeUnit.MILLISECONDS.toNanos(LATE_MS));
        fleet.role("core").resume();
        client.expect("8", m -> Fields.text(m, 11, "").equals(id), PATIENCE);
    }

    @Test
    @Order(4)
    void cancelsForAClientWhoseGatewayDied() {
        try (FixClient client = client("CLIENT12")) {
            client.order("FIRST", "IBM", '1', "10", "100");
            venue.accept(venue.nextOrder(PATIENCE));
            client.expectReport("FIRST", '0', PATIENCE);
            cancelsForTheLost(client);
        }
    }

    private void cancelsForTheLost(FixClient client) {
        fleet.role("gateway-2").kill9();
        Message cancel = venue.next("F", PATIENCE);
        assertThat(Fields.text(cancel, 55)).isEqualTo("IBM");
        venue.cancelled(cancel);
        fleet.role("gateway-2").start().awaitReady(PATIENCE);
        assertThat(client.logon(PATIENCE)).isTrue();
        Message report = client.expectReport("FIRST", '4', PATIENCE);
        assertThat(Fields.text(report, 378)).isEqualTo("99");
        assertThat(Fields.text(report, 58)).contains("KS-02");
        JsonNode newest =
                json(AdminPort.of(fleet).get("/api/risk/kills")).path("reports").path(0);
        assertThat(newest.path("began").path("trigger").asText()).isEqualTo("GATEWAY_DEATH");
        assertThat(newest.path("began").path("graceMs").asInt()).isEqualTo(GRACE_MS);
        assertThat(newest.path("began").path("scopeName").asText()).isEqualTo("CLIENT12");
    }

    /** The source of the venue's prices. */
    private PriceFeed source() {
        return new PriceFeed(
                        "nats://127.0.0.1:" + fleet.natsPort(),
                        "XSIM",
                        List.of(PricedSymbol.of("INTC", "100")),
                        Duration.ofMillis(100),
                        1)
                .start();
    }

    private void awaitPrices() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(governed.get("status")
                                .at("/health/parts/parts/message")
                                .asText())
                        .containsPattern("nats: prices [1-9]"));
    }

    @Test
    @Order(5)
    void onlyWhatReducesPassesWithoutPricesUntilTheirSourceOrMarketDataIsBack() {
        try (ReducingClient client = new ReducingClient(fleet, fleet.fixPort(1), venue, "FeedLostMs")) {
            try (PriceFeed dying = source()) {
                awaitPrices();
                client.limitedBy("KS-02-FEED");
                assertThat(dying.sent()).isPositive();
            }
            client.isRestricted("a price feed");
            client.reducesAndCancelsOnly();
            try (PriceFeed again = source()) {
                client.isFreeAgain();
                diesWithMarketData(client);
                assertThat(again.sent()).as("it was not the source").isPositive();
            }
        }
    }

    private void diesWithMarketData(ReducingClient client) {
        long row = governed.set("KS-02-LEASE", "firm", "TRADE2026", LEASE_MS);
        fleet.role("market-data").kill9();
        assertThat(governed.alert("MARKET_DATA_LOST", "limit " + row + " of " + LEASE_MS + " ms")
                        .path("severity")
                        .asText())
                .isEqualTo("CRITICAL");
        client.isRestrictedAgain();
        client.reducesOnly();
        fleet.role("market-data").start().awaitReady(PATIENCE);
        client.isFreeAgain();
    }
}
