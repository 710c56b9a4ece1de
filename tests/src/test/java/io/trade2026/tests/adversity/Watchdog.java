package io.trade2026.tests.adversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.Fleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What people are told: by alarms, by the health check, and by the logs. */
final class Watchdog {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final int FLOOD = 5;

    private final Fleet fleet;
    private final AdminPort operators;
    private final long since;

    /** Begins to count now. */
    Watchdog(Fleet fleet) {
        this.fleet = fleet;
        this.operators = AdminPort.of(fleet);
        this.since = events().stream()
                .mapToLong(alarm -> alarm.path("eventNumber").asLong())
                .max()
                .orElse(0);
    }

    private List<JsonNode> events() {
        List<JsonNode> alarms = new ArrayList<>();
        String status = operators.get("/api/status");
        try {
            MAPPER.readTree(status).path("trading").path("alarms").forEach(alarms::add);
        } catch (IOException e) {
            throw new AssertionError(status, e);
        }
        return alarms;
    }

    /** Texts of the alarms of a name since the beginning. */
    List<String> alarms(String name) {
        return events().stream()
                .filter(alarm -> alarm.path("eventNumber").asLong() > since)
                .filter(alarm -> alarm.path("name").asText().equals(name))
                .map(alarm -> alarm.path("text").asText())
                .toList();
    }

    /** An alarm came and was taken back: once, or a few times where a busy machine made several of one. */
    String awaitBeganAndOver(String name) {
        await().atMost(Fleet.PATIENCE)
                .untilAsserted(() -> assertThat(alarms(name)).isNotEmpty().hasSameSizeAs(alarms(name + "_OVER")));
        List<String> began = alarms(name);
        assertThat(began).hasSizeLessThan(FLOOD);
        return began.get(0);
    }

    /** The health check says it. */
    void awaitHealth(String said) {
        await().atMost(Fleet.PATIENCE)
                .untilAsserted(() -> assertThat(operators.admin("/healthcheck")).contains(said));
    }

    /** The health check does not say it any more. */
    void awaitHealthWithout(String said) {
        await().atMost(Fleet.PATIENCE)
                .untilAsserted(() -> assertThat(operators.admin("/healthcheck"))
                        .contains("\"parts\"")
                        .doesNotContain(said));
    }

    /** How often the log of a role has a text. */
    long logged(String role, String text) {
        try (var lines = Files.lines(fleet.data().resolve("logs").resolve(role + ".log"))) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
