package io.trade2026.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.SetKillSwitchDecoder;
import io.trade2026.ops.source.LimitChange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Timeout(60)
final class OpsServerTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final long ONE_E8 = 100_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final PlayedCore core = new PlayedCore();
    private final PlayedParts played = new PlayedParts(core);
    private OpsServer server;
    private String token;

    private static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE);
    }

    @BeforeEach
    void start() throws IOException {
        Path file = directory.resolve("secrets/admin-token");
        server = OpsServer.start(
                new OpsSettings("127.0.0.1", 0, 0, file, Duration.ofMillis(1_500), 1 << 20), played.parts());
        token = Files.readString(file).strip();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static final String RISK = basic("risk", "ksir");

    private HttpRequest.Builder admin(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.adminPort() + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder rest(String path, String authorization) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + path))
                .header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> task(String task, String fields) {
        return client.sendAsync(
                admin("/tasks/" + task)
                        .header("Content-Type", FORM)
                        .POST(HttpRequest.BodyPublishers.ofString(fields))
                        .build(),
                BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> post(String path, String authorization, String json) {
        return client.sendAsync(
                rest(path, authorization)
                        .header("Content-Type", JSON)
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode json(HttpResponse<String> answer) throws IOException {
        return mapper.readTree(answer.body());
    }

    private UnsafeBuffer nextCommand() throws InterruptedException {
        return Objects.requireNonNull(core.commands().poll(5, TimeUnit.SECONDS), "no command came");
    }

    // Admin port

    @Test
    void refusesTheAdminPortWithoutItsTokenAndSaysSo() throws Exception {
        for (String path : new String[] {"/healthcheck", "/metrics", "/tasks/sessions", "/threads", "/"}) {
            HttpResponse<String> answer = send(admin(path).setHeader("Authorization", "Bearer wrong"));
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.body()).as(path).contains("\"Authorization\"", "must be Bearer and the token");
        }
        assertThat(send(admin("/ping").setHeader("Authorization", "Bearer wrong"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void namesTheDegradedParts() throws Exception {
        HttpResponse<String> answer = send(admin("/healthcheck"));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode report = json(answer);
        assertThat(report.path("status").asText()).isEqualTo("DEGRADED");
        assertThat(report.path("degraded").toString()).isEqualTo("[\"nats\"]");
        assertThat(report.at("/parts/nats/message").asText()).contains("14222");
        assertThat(report.at("/parts/nats/isHealthy").asBoolean(true)).isFalse();
        assertThat(report.at("/parts/sequencer/message").asText()).contains("LEADER");
        assertThat(report.path("parts").fieldNames())
                .toIterable()
                .contains("sequencer", "sessions", "venue-links", "journal-lag");
    }

    @Test
    void isDownWhenTheSequencerIsNotReady() {
        played.isReady = false;
        await().untilAsserted(() ->
                assertThat(send(admin("/healthcheck")).statusCode()).isEqualTo(503));
    }

    @Test
    void tellsPrometheusOfSessionsHopsAndJvm() throws Exception {
        core.tellOrder(1, OrderFact.ACCEPTED, OrdStatus.NEW, 0, 0);
        await().untilAsserted(() -> assertThat(send(admin("/metrics")).body())
                .contains(
                        "trade2026_session_up{kind=\"CLIENT\",session=\"CLIENT1\"} 1.0",
                        "trade2026_session_msg_seq_num{direction=\"received\",kind=\"CLIENT\",session=\"CLIENT1\"} 41.0",
                        "trade2026_session_received_total{kind=\"CLIENT\",msg_type=\"D\",session=\"CLIENT1\"} 12.0",
                        "trade2026_session_refused_total{kind=\"CLIENT\",reason=\"throttled\",session=\"CLIENT1\"} 3.0",
                        "trade2026_order_facts_total{fact=\"ACCEPTED\",session=\"CLIENT1\"} 1.0",
                        "trade2026_gateway_hop_seconds{hop=\"client_to_venue\",quantile=\"0.5\"} 2.0E-4",
                        "jvm_memory_used_bytes"));
    }

    @Test
    void sendsExactlyTheKillLetterAndAnswersAfterItsEvent() throws Exception {
        var answer = task("kill", "scope=client&name=CLIENT1&user=risk&reason=runaway+algo");
        SetKillSwitchDecoder command = PlayedCore.setKillSwitch(nextCommand());
        assertThat(command.scopeKind()).isEqualTo(KillScope.CLIENT);
        assertThat(command.engaged()).isEqualTo(Bool.YES);
        assertThat(command.scopeName()).isEqualTo("CLIENT1");
        assertThat(command.user()).isEqualTo("risk");
        assertThat(command.secondUser()).isEmpty();
        assertThat(command.reason()).isEqualTo("runaway algo");
        assertThat(answer).isNotDone();

        command.sbeRewind();
        core.tellKill(command, 4);
        JsonNode told = json(answer.get(30, TimeUnit.SECONDS));
        assertThat(told.path("eventNumber").asLong()).isEqualTo(1);
        assertThat(told.path("ordersToCancel").asInt()).isEqualTo(4);
        assertThat(told.path("engaged").asBoolean()).isTrue();
        assertThat(core.commands()).isEmpty();

        JsonNode kills = json(send(rest("/api/status", RISK))).at("/trading/kills");
        assertThat(kills.at("/0/scope").asText()).isEqualTo("CLIENT");
        assertThat(kills.at("/0/reason").asText()).isEqualTo("runaway algo");
    }

    @Test
    void answersWithWhatIsCountedSoFarWhereTooManyOrdersAreOpen() throws Exception {
        var answer = task("kill", "scope=client&name=CLIENT1&user=risk&reason=runaway+algo");
        SetKillSwitchDecoder command = PlayedCore.setKillSwitch(nextCommand());
        core.tellKill(command, -1);
        command.sbeRewind();
        core.tellSweepBegun(command, 9, 20_000);

        JsonNode told = json(answer.get(30, TimeUnit.SECONDS));
        assertThat(told.path("ordersToCancel").asInt()).isEqualTo(20_000);
        assertThat(told.path("isCounted").asBoolean(true)).isFalse();
        assertThat(told.path("report").asInt()).isEqualTo(9);
        assertThat(told.path("engaged").asBoolean()).isTrue();
        assertThat(json(send(rest("/api/risk/kills/9", RISK)))
                        .at("/began/isCounted")
                        .asBoolean(true))
                .isFalse();

        core.tellSweepCounted(9, 1_000_000, 5);
        await().untilAsserted(() -> {
            JsonNode report = json(send(rest("/api/risk/kills/9", RISK)));
            assertThat(report.at("/began/isCounted").asBoolean()).isTrue();
            assertThat(report.at("/began/orders").asInt()).isEqualTo(1_000_000);
            assertThat(report.at("/began/venueDown").asInt()).isEqualTo(5);
            assertThat(report.at("/standing/open").asInt()).isEqualTo(1_000_000);
        });
    }

    @Test
    void everyTaskNamesTheFieldsThatAreMissing() throws Exception {
        for (String task : new String[] {"sessions", "disconnect", "reset-sequence", "kill", "unkill", "snapshot"}) {
            HttpResponse<String> answer = task(task, "").get(30, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).as(task).isEqualTo(400);
            assertThat(json(answer).path("errors").findValuesAsText("field"))
                    .as(task)
                    .contains("user", "reason");
        }
        assertThat(core.commands()).isEmpty();
    }

    @Test
    void reachesNoTaskOfDropwizardsOwn() throws Exception {
        HttpResponse<String> answer = task("gc", "").get(30, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).at("/errors/0/rule").asText()).contains("/tasks/kill", "/tasks/snapshot");
    }

    @Test
    void refusesASessionThatIsNotDefined() throws Exception {
        HttpResponse<String> answer =
                task("disconnect", "session=NOBODY&user=ops&reason=test").get(30, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).at("/errors/0/value").asText()).isEqualTo("NOBODY");
    }

    @Test
    void saysThatTheFateIsUnknownWhenNoEventComes() throws Exception {
        HttpResponse<String> answer =
                task("disconnect", "session=CLIENT1&user=ops&reason=test").get(30, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("may or may not be carried out");
        assertThat(core.commands()).hasSize(1);
    }

    @Test
    void takesASnapshot() throws Exception {
        HttpResponse<String> answer =
                task("snapshot", "user=ops&reason=before+upgrade").get(30, TimeUnit.SECONDS);
        assertThat(json(answer).path("logPosition").asLong()).isEqualTo(1_000);
    }

    // REST

    @Test
    void refusesRestWithoutALogin() throws Exception {
        for (String path : new String[] {"/api/status", "/api/sessions", "/api/positions", "/api/limits"}) {
            HttpResponse<String> answer = send(rest(path, basic("risk", "wrong")));
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.body()).as(path).contains("Authorization", "must be Basic");
        }
    }

    @Test
    void showsOpenOrdersPositionsAndFills() throws Exception {
        core.tellOrder(1, OrderFact.ACCEPTED, OrdStatus.NEW, 0, 0);
        core.tellOrder(2, OrderFact.ACCEPTED, OrdStatus.NEW, 0, 0);
        core.tellOrder(1, OrderFact.FILLED, OrdStatus.PARTIALLY_FILLED, 40 * ONE_E8, 40 * ONE_E8);
        core.tellOrder(2, OrderFact.CANCELED, OrdStatus.CANCELED, 0, 0);
        core.tellOrder(3, OrderFact.DENIED, OrdStatus.REJECTED, 0, 0);
        await().untilAsserted(() -> assertThat(json(send(rest("/api/status", RISK)))
                        .at("/trading/refusals/0/orderId")
                        .asLong())
                .isEqualTo(3));

        JsonNode orders = json(send(rest("/api/orders?open=true", RISK)));
        assertThat(orders.path("count").asInt()).isEqualTo(1);
        assertThat(orders.at("/orders/0/clOrdId").asText()).isEqualTo("C1");
        assertThat(orders.at("/orders/0/leavesQty").asText()).isEqualTo("60");
        JsonNode positions = json(send(rest("/api/positions", RISK)));
        assertThat(positions.at("/positions/0").toString())
                .isEqualTo("{\"account\":\"ACC1\",\"symbol\":\"INTC\",\"position\":\"40\",\"openBuy\":\"60\","
                        + "\"openSell\":\"0\"}");
        JsonNode trading = json(send(rest("/api/status", RISK))).path("trading");
        assertThat(trading.path("open").toString()).isEqualTo("{\"PARTIALLY_FILLED\":1}");
        assertThat(trading.path("finished").toString()).isEqualTo("{\"CANCELED\":1,\"REJECTED\":1}");
        assertThat(trading.at("/fills/0/lastQty").asText()).isEqualTo("40");
    }

    @Test
    void namesTheFaultInAQuery() throws Exception {
        HttpResponse<String> answer = send(rest("/api/orders?open=maybe", RISK));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0").toString())
                .isEqualTo("{\"field\":\"open\",\"value\":\"maybe\",\"rule\":\"must be one of true\"}");
        assertThat(send(rest("/api/nowhere", RISK)).body()).contains("\"errors\"");
    }

    @Test
    void killsAndLiftsWithASecondPerson() throws Exception {
        var killed = post("/api/kill", RISK, "{\"scope\":\"firm\",\"name\":\"TRADE2026\",\"reason\":\"drill\"}");
        SetKillSwitchDecoder kill = PlayedCore.setKillSwitch(nextCommand());
        assertThat(kill.user()).isEqualTo("risk");
        core.tellKill(kill, 0);
        assertThat(killed.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);

        String alone = "{\"scope\":\"firm\",\"name\":\"TRADE2026\",\"reason\":\"over\"";
        HttpResponse<String> refused = post("/api/unkill", RISK, alone + "}").get(30, TimeUnit.SECONDS);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("secondUser");
        String self = alone + ",\"secondUser\":\"risk\",\"secondPassword\":\"ksir\"}";
        assertThat(post("/api/unkill", RISK, self).get(30, TimeUnit.SECONDS).body())
                .contains("another person");
        String unproven = alone + ",\"secondUser\":\"risk2\",\"secondPassword\":\"guess\"}";
        assertThat(post("/api/unkill", RISK, unproven).get(30, TimeUnit.SECONDS).statusCode())
                .isEqualTo(403);
        assertThat(core.commands()).isEmpty();

        var lifted = post("/api/unkill", RISK, alone + ",\"secondUser\":\"risk2\",\"secondPassword\":\"2ksir\"}");
        SetKillSwitchDecoder lift = PlayedCore.setKillSwitch(nextCommand());
        assertThat(lift.engaged()).isEqualTo(Bool.NO);
        assertThat(lift.secondUser()).isEqualTo("risk2");
        core.tellKill(lift, 0);
        assertThat(lifted.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(json(send(rest("/api/status", RISK))).at("/trading/kills")).isEmpty();
    }

    @Test
    void changesALimitInTheNameOfWhoIsLoggedIn() throws Exception {
        HttpResponse<String> answer = post("/api/limits/5", RISK, "{\"value\":5000000,\"reason\":\"tighter\"}")
                .get(30, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(played.lastChange).contains(new LimitChange(5, "5000000", "risk", "", "tighter"));
        assertThat(json(answer).at("/limit/author").asText()).isEqualTo("risk");
        assertThat(json(answer).path("inForceEventNumber").isNull()).isTrue();

        HttpResponse<String> noReason = post("/api/limits/5", RISK, "{\"value\":\"1\",\"user\":\"risk\"}")
                .get(30, TimeUnit.SECONDS);
        assertThat(json(noReason).at("/errors/0/field").asText()).isEqualTo("reason");
        HttpResponse<String> trader =
                post("/api/limits/5", basic("trader", "redart"), "{}").get(30, TimeUnit.SECONDS);
        assertThat(trader.statusCode()).isEqualTo(403);
        assertThat(trader.body()).contains("must have one of the roles ops, risk and has trader");
        HttpResponse<String> garbled = post("/api/limits/5", RISK, "{value").get(30, TimeUnit.SECONDS);
        assertThat(garbled.statusCode()).isEqualTo(400);
        assertThat(json(garbled).at("/errors/0/field").asText()).isEqualTo("body");
    }

    @Test
    void servesThePageWithEverythingItNeeds() throws Exception {
        HttpResponse<String> page = send(rest("/", "none"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Operator login").doesNotContain("http://", "https://");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
        for (String script : new String[] {"/desk.js", "/alerts.js", "/fields.js", "/limits.js", "/table.js"}) {
            assertThat(send(rest(script, "none")).headers().firstValue("Content-Type"))
                    .as(script)
                    .hasValueSatisfying(type -> assertThat(type).contains("javascript"));
        }
        assertThat(send(rest("/desk.css", "none")).statusCode()).isEqualTo(200);
        assertThat(send(rest("/favicon.svg", "none")).statusCode()).isEqualTo(200);
    }

    // Start and stop

    @Test
    void namesThePortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path file = directory.resolve("other-token");
            PlayedCore other = new PlayedCore();
            OpsParts parts = new PlayedParts(other).parts();
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> OpsServer.start(OpsSettings.loopback(port, 0, file), parts))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("httpPort: 127.0.0.1:" + port)
                    .hasMessageContaining("in use");
            assertThat(other.isClosed()).isTrue();
            assertThatThrownBy(() -> OpsServer.start(
                            OpsSettings.loopback(0, port, file), new PlayedParts(new PlayedCore()).parts()))
                    .hasMessageContaining("adminPort: 127.0.0.1:" + port);
        }
    }

    @Test
    void stopsWhileConnectionsAreOpen() throws Exception {
        send(rest("/api/status", RISK));
        server.close();
        assertThat(core.isClosed()).isTrue();
        assertThatThrownBy(() -> send(rest("/api/status", RISK))).isInstanceOf(IOException.class);
    }

    @Test
    void leavesLoggingAsItWas() {
        Logger root = LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        assertThat(((ch.qos.logback.classic.Logger) root).getAppender("OF_THE_APP"))
                .isNotNull();
    }
}
