package io.trade2026.tests.adversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.Fleet;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The doctor of sessions where each role is a process, and a repair that is approved while no gateway is there. */
@Tag("adversity")
@ExtendWith(SharedFleet.class)
class RepairOverRestartTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String REPAIRS = "/api/sessions/CLIENT11/repairs";

    private final Fleet fleet;
    private final AdminPort operators;

    RepairOverRestartTest(Ground ground) {
        this.fleet = ground.fleet();
        this.operators = AdminPort.of(fleet);
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private JsonNode doctor() {
        return json(operators.get("/api/sessions/CLIENT11/doctor")).path("report");
    }

    @Test
    void isCarriedOutWhenTheGatewayIsBack() {
        int next;
        try (Torrent client = Torrent.logon(fleet.fixPort(1), "CLIENT11", 30)) {
            client.orders(20).untilAnswered();
            next = client.next();
        }
        await().atMost(Fleet.PATIENCE)
                .untilAsserted(() -> assertThat(
                                doctor().path("diagnosis").path("cause").asText())
                        .isEqualTo("NOT_CONNECTED"));
        JsonNode proposed =
                json(operators.post(REPAIRS, "{\"repair\":\"next-out\",\"number\":500,\"reason\":\"test\"}"));
        assertThat(proposed.path("state").asText()).as(proposed.toString()).isEqualTo("PROPOSED");

        fleet.role("gateway-1").kill9();
        String approval = "/api/repairs/" + proposed.path("eventNumber").asLong() + "/approve";
        assertThat(operators.postAs("ops", approval, "{}")).doesNotContain("DONE");
        assertThat(operators.get("/api/desk/actions")).doesNotContain("REPAIR_DONE");
        fleet.role("gateway-1").start().awaitReady(Fleet.PATIENCE);

        await().atMost(Fleet.PATIENCE)
                .untilAsserted(
                        () -> assertThat(operators.get("/api/desk/actions")).contains("REPAIR_DONE"));
        try (Torrent client = Torrent.goOn(fleet.fixPort(1), "CLIENT11", next)) {
            assertThat(client.logonMsgSeqNum()).isEqualTo(500);
            client.orders(5).untilAnswered();
        }
    }
}
