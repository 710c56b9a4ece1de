package io.trade2026.tests.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.tests.governance.Operating.Answer;
import io.trade2026.tests.lab.LabProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Acceptance test 9 of the risk controls: a temporary limit reverts at expiry with the engine down over the expiry instant. Before it,
 * what leads there: two people who loosen, one who tightens, and the alerts that tell of it. The node is killed once, between the two.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AcceptanceTest09 {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLIENT = "CLIENT9";
    private static final String DESK = "EQD9";

    private final LabProcess lab = newLab();
    private final Operating operators = new Operating(lab);
    private final FixVenue venue = FixVenue.of("XSIM", lab.venuePort());
    private final FixClient client = FixClient.of(FixVersion.FIX44, CLIENT, lab.fixPort());
    private long limitId;
    private long deskLimitId;
    private long acknowledged;
    private int ids;

    private static LabProcess newLab() {
        try {
            return new LabProcess("governance");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    void start() throws SQLException {
        lab.start();
        venue.start();
        assertThat(client.logon(PATIENCE)).isTrue();
        assertThat(venue.awaitLogon(PATIENCE)).isTrue();
        limitId = limit("PT-01").path("limitId").asLong();
        deskLimitId = limitOfADesk();
    }

    /** The account of the client belongs to a desk from now on, which may hold 1,000 of an instrument. */
    private long limitOfADesk() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + lab.postgresPort() + "/trade2026";
        try (Connection postgres = DriverManager.getConnection(url, "trade2026", lab.secret("postgres"));
                Statement statement = postgres.createStatement()) {
            statement.execute("INSERT INTO desks (client_id, name) SELECT client_id, '" + DESK
                    + "' FROM clients WHERE name = '" + CLIENT + "'");
            statement.execute("UPDATE accounts SET desk_id = (SELECT desk_id FROM desks WHERE name = '" + DESK
                    + "') WHERE name = 'ACC9'");
            try (ResultSet limit = statement.executeQuery("SELECT limit_id FROM set_limit('PT-09', 'desk', '" + DESK
                    + "', 1000, 'risk', 'what it may hold')")) {
                assertThat(limit.next()).isTrue();
                return limit.getLong(1);
            }
        }
    }

    @AfterAll
    void stop() {
        client.close();
        venue.stop();
        lab.close();
    }

    private JsonNode limit(String control) {
        for (JsonNode row : operators.get("risk", "limits").body().path("limits")) {
            if (row.path("control").asText().equals(control)
                    && row.path("scopeName").asText().equals(CLIENT)
                    && row.path("instruments").asText().equals("ANY")) {
                return row;
            }
        }
        throw new AssertionError("no limit " + control + " of " + CLIENT);
    }

    private Answer propose(String user, long value, String more) {
        return operators.post(
                user,
                "limits/proposals",
                "{\"limitId\":" + limitId + ",\"value\":\"" + value + "\",\"reason\":\"asked for\"" + more + "}");
    }

    private Answer approve(String user, Answer proposed) {
        return operators.post(
                user,
                "limits/proposals/" + proposed.body().at("/proposal/proposalId").asLong() + "/approve",
                "{}");
    }

    /** What the client hears of an order of so many. */
    private String answer(long qty) {
        String id = "G" + ++ids;
        client.order(id, "INTC", '1', Long.toString(qty), "100");
        var report = client.expect(
                "8", told -> id.equals(Fields.text(told, 11, "")) && !"A".equals(Fields.text(told, 150, "")), PATIENCE);
        return Fields.text(report, 150, "") + " " + Fields.text(report, 58, "");
    }

    private boolean passes(long qty) {
        String id = "G" + ++ids;
        client.order(id, "INTC", '1', Long.toString(qty), "100");
        venue.accept(venue.nextOrder(PATIENCE));
        client.expectReport(id, '0', PATIENCE);
        return true;
    }

    @Test
    @Order(1)
    void oneOperatorTightensAtOnce() {
        Answer tightened = propose("risk", 100, "");
        assertThat(tightened.body().at("/proposal/state").asText())
                .as(tightened.body().toString())
                .isEqualTo("done");
        assertThat(tightened.body().path("inForceEventNumber").asLong()).isPositive();
        assertThat(answer(101)).startsWith("8 RSK|RSK-01|");
    }

    @Test
    @Order(2)
    void looseningTakesAnotherOperatorAndNobodyApprovesHisOwn() {
        Answer alone = operators.post(
                "risk", "limits/" + limitId, "{\"value\":\"150\",\"reason\":\"asked for by telephone\"}");
        assertThat(alone.status()).as(alone.body().toString()).isEqualTo(409);
        Answer proposed = propose("risk", 150, "");
        assertThat(proposed.body().at("/proposal/state").asText()).isEqualTo("open");
        Answer own = approve("risk", proposed);
        assertThat(own.status()).as(own.body().toString()).isEqualTo(403);
        assertThat(approve("desk", proposed).status()).isEqualTo(403);
        assertThat(answer(150)).startsWith("8 RSK|RSK-01|");
        Answer approved = approve("risk2", proposed);
        assertThat(approved.body().at("/proposal/state").asText())
                .as(approved.body().toString())
                .isEqualTo("done");
        assertThat(passes(150)).isTrue();
        JsonNode newest = operators
                .get("compliance", "limits/" + limitId + "/history")
                .body()
                .path("lines")
                .get(0);
        assertThat(newest.toString()).contains("risk", "risk2", "asked for");
    }

    @Test
    @Order(3)
    void anAlertIsOnTheStreamOfTheOperators() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (InputStream stream = operators.stream("risk", "alerts/stream")) {
            Thread listener = new Thread(() -> listen(stream, heard), "alert-listener");
            listener.setDaemon(true);
            listener.start();
            long beganNs = System.nanoTime();
            operators.post("risk", "kill", "{\"scope\":\"client\",\"name\":\"CLIENT19\",\"reason\":\"alert drill\"}");
            String alert = next(heard, "alert drill");
            System.out.println("alert on the stream after " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNs)
                    + " ms, the kill included");
            assertThat(alert).contains("\"severity\":\"CRITICAL\"", "\"name\":\"KILL_SWITCH\"");
        }
        JsonNode first = operators.get("risk", "alerts").body().path("alerts").get(0);
        assertThat(first.path("severity").asText()).isEqualTo("CRITICAL");
        acknowledged = first.path("alertId").asLong();
        Answer taken =
                operators.post("risk", "alerts/" + acknowledged + "/acknowledge", "{\"reason\":\"it is a drill\"}");
        assertThat(taken.body().path("acknowledgedBy").asText())
                .as(taken.body().toString())
                .isEqualTo("risk");
        assertThat(operators
                        .post("risk2", "alerts/" + acknowledged + "/acknowledge", "{\"reason\":\"too\"}")
                        .status())
                .isEqualTo(409);
    }

    private static void listen(InputStream stream, BlockingQueue<String> heard) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.add(line);
            }
        } catch (IOException e) {
            heard.add("closed: " + e);
        }
    }

    private static String next(BlockingQueue<String> heard, String part) throws InterruptedException {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - deadlineNs < 0) {
            String line = heard.poll(1, TimeUnit.SECONDS);
            if (line != null && line.contains(part)) {
                return line;
            }
        }
        throw new AssertionError("nothing on the stream with " + part);
    }

    @Test
    @Order(4)
    void aTemporaryLimitRevertsAtExpiryWithTheEngineDownOverTheExpiryInstant() throws Exception {
        Instant until = Instant.now().plusSeconds(25).truncatedTo(ChronoUnit.SECONDS);
        Answer raised = propose("risk", 180, ",\"until\":\"" + until + "\"");
        assertThat(approve("ops", raised).body().at("/proposal/state").asText())
                .as(raised.body().toString())
                .isEqualTo("done");
        assertThat(passes(180)).isTrue();
        lab.kill9();
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(until.plusSeconds(1)));

        lab.start();
        assertThat(client.logon(PATIENCE)).isTrue();
        assertThat(venue.awaitLogon(PATIENCE)).isTrue();
        assertThat(answer(180)).as("above what it went back to").startsWith("8 RSK|RSK-01|");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(operators
                                .get("risk", "limits/" + limitId + "/history")
                                .body()
                                .path("lines")
                                .get(0)
                                .toString())
                        .contains("\"revert\"", "\"150\"", "system"));
    }

    @Test
    @Order(5)
    void alertsAndWhoTookThemOnOutliveTheNode() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode alerts = operators.get("risk", "alerts").body().path("alerts");
            assertThat(alerts.findValuesAsText("name")).contains("LIMIT_REVERTED");
            int found = 0;
            for (JsonNode alert : alerts) {
                if (alert.path("text").asText().contains("alert drill")) {
                    found++;
                    assertThat(alert.path("alertId").asLong()).isEqualTo(acknowledged);
                    assertThat(alert.path("acknowledgedBy").asText()).isEqualTo("risk");
                    assertThat(alert.path("note").asText()).isEqualTo("it is a drill");
                }
            }
            assertThat(found).as("once, also after the restart").isEqualTo(1);
        });
        String csv = operators.get("compliance", "limits/evidence.csv").body().asText();
        assertThat(csv).contains("Controls", "Versions", "alert drill", "LIMIT_REVERTED", "risk2");
        assertThat(operators.get("compliance", "limits/evidence.html").body().asText())
                .contains("<h2>Kill switches and drills</h2>");
    }

    /** What the report says of a limit, by column. */
    private Map<String, String> used(long ofLimitId) {
        JsonNode report = operators.get("risk", "limits/report").body();
        for (JsonNode line : report.path("lines")) {
            Map<String, String> named = new HashMap<>();
            for (int i = 0; i < line.size(); i++) {
                named.put(report.path("columns").get(i).asText(), line.get(i).asText());
            }
            if (Long.toString(ofLimitId).equals(named.get("limit_id"))) {
                return named;
            }
        }
        throw new AssertionError("no line of limit " + ofLimitId + " in " + report);
    }

    /** Orders of before, their peaks as the core tells them once a minute, the tables, the report, and what it is good for. */
    @Test
    @Order(6)
    void whatWasUsedIsInTheReportAndHoldsAWildRaiseBack() {
        limitId = positionLimitId();
        assertThat(propose("risk", 1_000_000, "").body().at("/proposal/state").asText())
                .isEqualTo("done");
        await().atMost(PATIENCE.plus(PATIENCE)).untilAsserted(() -> {
            assertThat(used(limitId).get("peak")).as("150 and 180 are open").isEqualTo("330");
            assertThat(used(deskLimitId))
                    .containsEntry("scope_kind", "desk")
                    .containsEntry("scope_name", DESK)
                    .containsEntry("peak", "330")
                    .containsEntry("percent", "33");
        });

        Answer wild = propose("risk", 1_100_000, "");

        assertThat(wild.body().at("/proposal/whyNeeded").asText())
                .as("within the corridor, and far above what was ever used: %s", wild.body())
                .isEqualTo("1100000 is above 10 times the peak use of 330 in 60 days");
        assertThat(approve("risk2", wild).body().at("/proposal/state").asText())
                .as("one approval is not enough")
                .isEqualTo("open");
        assertThat(used(limitId).get("value")).isEqualTo("1000000");
    }

    private Answer proposeOf(String instrumentScope, String instrument, String control, long value) {
        return operators.post(
                "risk",
                "limits/proposals",
                "{\"control\":\"" + control + "\",\"scope\":\"client\",\"scopeName\":\"" + CLIENT
                        + "\",\"instrumentScope\":\"" + instrumentScope + "\",\"instrument\":\"" + instrument
                        + "\",\"value\":\"" + value + "\",\"reason\":\"asked for\"}");
    }

    /** A limit without a number yet is named, holds, is found by its number, and loosened by two. */
    @Test
    @Order(7)
    void aLimitOfAVenueIsSetReadAndLoosenedOverRest() {
        Answer set = proposeOf("venue", "XSIM", "PT-02", 5_000);
        assertThat(set.body().at("/proposal/state").asText())
                .as("beside a wider one it tightens: %s", set.body())
                .isEqualTo("done");
        assertThat(answer(51)).startsWith("8 RSK|RSK-02|");

        limitId = set.body().at("/proposal/limitId").asLong();
        Answer raised = propose("risk", 6_000, "");
        assertThat(raised.body().at("/proposal/state").asText())
                .as(raised.body().toString())
                .isEqualTo("open");
        assertThat(approve("risk2", raised).body().at("/proposal/state").asText())
                .isEqualTo("done");
        assertThat(passes(51)).isTrue();
        assertThat(used(limitId)).containsEntry("instrument_scope", "venue").containsEntry("instruments", "XSIM");

        Answer unknown = proposeOf("product_group", "ES", "PT-09", 50);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body().at("/errors/0").toString())
                .isEqualTo("{\"field\":\"instrument\",\"value\":\"ES\","
                        + "\"rule\":\"must be a product group that an instrument has\"}");
    }

    private long positionLimitId() {
        for (JsonNode row : operators.get("risk", "limits").body().path("limits")) {
            if (row.path("control").asText().equals("PT-09")
                    && row.path("scopeName").asText().equals(CLIENT)) {
                return row.path("limitId").asLong();
            }
        }
        throw new AssertionError("no position limit of " + CLIENT);
    }
}
