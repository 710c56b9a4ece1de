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
import io.trade2026.simulator.link.SeqNumReset;
import io.trade2026.simulator.link.SessionPlan;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quickfix.Message;

/**
 * Two gateways: the venue's is late when a kill switch is set, and the client's dies. What the flag has overtaken does not leave (KS-01);
 * day orders of the lost client are cancelled by the core when the grace is over (KS-02), and the client hears of it when it is back.
 */
class LateGatewayTest {
    private static final Duration PATIENCE = Fleet.PATIENCE;
    private static final int ORDERS = 5;
    private static final int GRACE_MS = 2_000;

    @TempDir
    private Path stores;

    /** CLIENT12, of the second gateway, wants its day orders cancelled when that dies. */
    private static Fleet fleet() throws IOException {
        Fleet fleet = new Fleet("late-gateway", 2);
        Path sessions = fleet.data().resolve("sessions").resolve("lab.yaml");
        String line = "compId: CLIENT12, client: CLIENT12, account: ACC12,";
        String text = Files.readString(sessions);
        assertThat(text).contains(line);
        Files.writeString(
                sessions,
                text.replace(
                        line,
                        line + " cancelOnDisconnect: {on: [gateway-death], orders: day, graceMs: " + GRACE_MS + "},"));
        return fleet.start();
    }

    @Test
    void sendsNothingThatTheFlagHasOvertakenAndCancelsForAClientWhoseGatewayDied() throws IOException {
        try (Fleet fleet = fleet();
                FixVenue venue = FixVenue.of("XSIM", fleet.venuePort()).start();
                FixClient client = new FixClient(
                        SessionPlan.of(FixVersion.FIX44, "CLIENT12", SessionPlan.TRADE2026, fleet.fixPort(2))
                                .resetSeqNum(SeqNumReset.NEVER)
                                .store(stores.resolve("CLIENT12")))) {
            assertThat(venue.awaitLogon(PATIENCE)).isTrue();
            assertThat(client.logon(PATIENCE)).isTrue();
            client.order("FIRST", "IBM", '1', "10", "100");
            venue.accept(venue.nextOrder(PATIENCE));
            client.expectReport("FIRST", '0', PATIENCE);

            holdsBackWhatIsOnItsWay(fleet, venue, client);
            cancelsForTheLost(fleet, venue, client);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    /** How many open orders of MSFT the core holds, as a drill of its kill switch counts them. */
    private static int openInMsft(AdminPort operators) {
        JsonNode drill = json(operators.post(
                "/api/risk/kill",
                "{\"scope\": \"instrument\", \"name\": \"MSFT\", \"reason\": \"count\", \"drill\": \"true\"}"));
        return json(operators.get("/api/risk/kills/" + drill.path("report").asInt()))
                .path("began")
                .path("orders")
                .asInt();
    }

    private static void holdsBackWhatIsOnItsWay(Fleet fleet, FixVenue venue, FixClient client) {
        AdminPort operators = AdminPort.of(fleet);
        fleet.role("gateway-1").pause();
        for (int i = 0; i < ORDERS; i++) {
            client.order("LATE" + i, "MSFT", '1', "10", "100");
        }
        await().atMost(PATIENCE).until(() -> openInMsft(operators) == ORDERS);
        JsonNode kill = json(operators.post(
                "/api/risk/kill", "{\"scope\": \"instrument\", \"name\": \"MSFT\", \"reason\": \"news pending\"}"));
        assertThat(kill.path("engaged").asBoolean()).as(kill.toString()).isTrue();
        fleet.role("gateway-1").resume();

        for (int i = 0; i < ORDERS; i++) {
            Message refused = client.expectReport("LATE" + i, '8', PATIENCE);
            assertThat(Fields.text(refused, 58)).contains("KS-01");
        }
        assertThat(venue.inbox().all("D"))
                .noneMatch(order -> Fields.text(order, 55, "").equals("MSFT"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(json(operators.get(
                                        "/api/risk/kills/" + kill.path("report").asInt()))
                                .path("standing")
                                .path("stopped")
                                .asInt())
                        .isEqualTo(ORDERS));
    }

    private static void cancelsForTheLost(Fleet fleet, FixVenue venue, FixClient client) {
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
}
