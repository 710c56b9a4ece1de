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
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import quickfix.Message;

/**
 * The seventh acceptance test of the risk catalogue: a kill during orders that are on their way; no order leaves after the flag, what
 * remains is explained, and the flag is still set after a restart.
 */
class AcceptanceTest07 {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RESTING = 10;
    private static final int FLOWING = 20;
    private static final int LATE = 3;
    private static final String KILLED = "ACC3";

    private final Set<String> cancelled = new HashSet<>();

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private static void send(List<FixClient> clients, String name, int count) {
        for (int i = 0; i < count; i++) {
            for (int client = 0; client < clients.size(); client++) {
                clients.get(client).order(name + client + "-" + i, "IBM", '1', "10", "100");
            }
        }
    }

    private static List<Message> sentFor(FixVenue venue, String account) {
        return venue.inbox().all("D").stream()
                .filter(order -> Fields.text(order, 1, "").equals(account))
                .toList();
    }

    /** Cancels what the venue has been asked to since the last call, each order once; accepts it before, where it had not yet. */
    private void answerCancels(FixVenue venue) {
        for (Message message : venue.inbox().unread()) {
            String orderId = Fields.text(message, 41, "");
            if (Fields.msgType(message).equals("F") && cancelled.add(orderId)) {
                if (venue.order(orderId) == null) {
                    venue.accept(orderOf(venue, orderId));
                }
                venue.cancelled(message);
            }
        }
    }

    private static Message orderOf(FixVenue venue, String clOrdId) {
        return venue.inbox().all("D").stream()
                .filter(order -> Fields.text(order, 11, "").equals(clOrdId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noOrderLeavesAfterTheFlagAndEachOneIsAccountedForOverARestart() throws IOException {
        try (LabProcess lab = new LabProcess("kill").start();
                FixVenue venue = FixVenue.of("XSIM", lab.venuePort()).start();
                FixClient killed = FixClient.of(FixVersion.FIX44, "CLIENT3", lab.fixPort());
                FixClient second = FixClient.of(FixVersion.FIX44, "CLIENT4", lab.fixPort());
                FixClient third = FixClient.of(FixVersion.FIX44, "CLIENT5", lab.fixPort())) {
            AdminPort operators = AdminPort.of(lab);
            List<FixClient> clients = List.of(killed, second, third);
            assertThat(venue.awaitLogon(PATIENCE)).isTrue();
            clients.forEach(client -> assertThat(client.logon(PATIENCE)).isTrue());
            send(clients, "REST", RESTING);
            for (int i = 0; i < RESTING * clients.size(); i++) {
                venue.accept(venue.nextOrder(PATIENCE));
            }

            drill(operators, venue);
            send(clients, "FLOW", FLOWING);
            int report = json(operators.post(
                            "/api/risk/kill",
                            "{\"scope\": \"client\", \"name\": \"CLIENT3\", \"reason\": \"runaway\", \"againMs\":"
                                    + " \"2000\"}"))
                    .path("report")
                    .asInt();
            send(clients, "LATE", LATE);
            assertNothingLeavesAfterTheFlag(venue, killed);
            JsonNode chasing = json(operators.get("/api/risk/kills/" + report));
            assertThat(chasing.path("standing").path("state").asText()).isEqualTo("CHASING");

            lab.kill9();
            venue.inbox().skip();
            lab.start();
            assertThat(venue.awaitLogon(PATIENCE)).isTrue();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(json(operators.get("/api/risk/kills"))
                                    .path("engaged")
                                    .path(0)
                                    .path("scopeName")
                                    .asText())
                            .isEqualTo("CLIENT3"));
            assertEachIsAccountedFor(operators, venue, report);
            assertStillStoppedUntilTwoLiftIt(operators, venue, killed);
        }
    }

    private static void drill(AdminPort operators, FixVenue venue) {
        JsonNode drill = json(operators.post(
                "/api/risk/kill",
                "{\"scope\": \"firm\", \"name\": \"TRADE2026\", \"reason\": \"monthly\", \"drill\": \"true\"}"));
        assertThat(drill.path("act").asText()).as(drill.toString()).isEqualTo("DRILL");
        JsonNode report =
                json(operators.get("/api/risk/kills/" + drill.path("report").asInt()));
        assertThat(report.path("began").path("isDrill").asBoolean()).isTrue();
        assertThat(report.path("began").path("orders").asInt()).isEqualTo(3 * RESTING);
        assertThat(report.path("standing").path("state").asText()).isEqualTo("DONE");
        assertThat(report.path("standing").path("cancelsSent").asInt()).isZero();
        assertThat(json(operators.get("/api/risk/kills")).path("engaged")).isEmpty();
        assertThat(venue.inbox().all("F")).isEmpty();
    }

    private static void assertNothingLeavesAfterTheFlag(FixVenue venue, FixClient killed) {
        for (int i = 0; i < LATE; i++) {
            Message refused = killed.expectReport("LATE0-" + i, '8', PATIENCE);
            assertThat(Fields.text(refused, 103)).isEqualTo("0");
            assertThat(Fields.text(refused, 58)).contains("KS-01");
        }
        // What the others send goes on; the last of it has passed by everything that was on its way at the flag.
        for (String account : List.of("ACC4", "ACC5")) {
            await(account).atMost(PATIENCE).until(() -> sentFor(venue, account).size() == RESTING + FLOWING + LATE);
        }
        await().atMost(PATIENCE)
                .until(() -> venue.inbox().all("F").stream()
                                .map(cancel -> Fields.text(cancel, 41))
                                .distinct()
                                .count()
                        == sentFor(venue, KILLED).size());
        boolean isCancelling = false;
        for (Message message : venue.inbox().all()) {
            isCancelling |= Fields.msgType(message).equals("F");
            boolean isOfTheKilled = Fields.msgType(message).equals("D")
                    && Fields.text(message, 1, "").equals(KILLED);
            assertThat(isCancelling && isOfTheKilled)
                    .as("left after the flag: %s", message)
                    .isFalse();
        }
    }

    private void assertEachIsAccountedFor(AdminPort operators, FixVenue venue, int report) {
        await().atMost(PATIENCE).until(() -> {
            answerCancels(venue);
            return json(operators.get("/api/risk/kills/" + report))
                    .path("standing")
                    .path("state")
                    .asText()
                    .equals("DONE");
        });
        JsonNode standing = json(operators.get("/api/risk/kills/" + report)).path("standing");
        int left = sentFor(venue, KILLED).size();
        assertThat(standing.path("confirmed").asInt()).as(standing.toString()).isEqualTo(left);
        assertThat(standing.path("orders").asInt())
                .as(standing.toString())
                .isEqualTo(left + standing.path("tooLate").asInt());
        assertThat(standing.path("tooLate").asInt())
                .isEqualTo(standing.path("stopped").asInt());
        assertThat(standing.path("open").asInt()).isZero();
        assertThat(standing.path("lastEndedEpochNs").asLong())
                .isGreaterThan(standing.path("firstCancelEpochNs").asLong());
    }

    private static void assertStillStoppedUntilTwoLiftIt(AdminPort operators, FixVenue venue, FixClient killed) {
        assertThat(killed.logon(PATIENCE)).isTrue();
        killed.order("AFTER", "IBM", '1', "10", "100");
        assertThat(Fields.text(killed.expectReport("AFTER", '8', PATIENCE), 58)).contains("KS-01");

        JsonNode proposed = json(operators.post(
                "/api/risk/kills/lift", "{\"scope\": \"client\", \"name\": \"CLIENT3\", \"reason\": \"mended\"}"));
        String approval = "/api/risk/kills/lift/" + proposed.path("eventNumber").asLong();
        await().atMost(PATIENCE)
                .until(() -> !json(operators.get("/api/risk/kills"))
                        .path("proposals")
                        .isEmpty());
        assertThat(operators.postAs("risk", approval, "{}")).contains("must be another person");
        assertThat(json(operators.postAs("ops", approval, "{}")).path("engaged").asBoolean(true))
                .isFalse();

        killed.order("FREE", "IBM", '1', "10", "100");
        venue.accept(venue.nextOrder(PATIENCE));
        killed.expectReport("FREE", '0', PATIENCE);
    }
}
