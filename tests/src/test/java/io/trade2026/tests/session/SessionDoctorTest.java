package io.trade2026.tests.session;

import static io.trade2026.tests.session.RawClient.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Troubles with sequence numbers: what the doctor takes for their cause, and whether what two operators agree on mends them. */
@ExtendWith(SharedLab.class)
class SessionDoctorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ORDER = "35=D|55=IBM|54=1|38=100|40=2|44=100|60=20261126-10:00:00.000|11=";

    private final LabProcess lab;
    private final AdminPort operators;

    SessionDoctorTest(LabProcess lab) {
        this.lab = lab;
        this.operators = AdminPort.of(lab);
    }

    private RawClient connect(String compId, int next) {
        return new RawClient(lab.fixPort(), compId, next);
    }

    /** An earlier connection may not have been noticed to be dead. */
    private RawClient loggedOn(String compId, int next, String more) {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            RawClient client = connect(compId, next);
                            if (client.logon(more).contains("|35=A|")) {
                                return client;
                            }
                            client.close();
                            return null;
                        },
                        client -> client != null);
    }

    private JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private JsonNode diagnosis(String session) {
        return json(operators.get("/api/sessions/" + session + "/doctor"))
                .path("report")
                .path("diagnosis");
    }

    private JsonNode awaitCause(String session, String cause) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(diagnosis(session).path("cause").asText())
                        .as(diagnosis(session).path("sentence").asText())
                        .isEqualTo(cause));
        return diagnosis(session);
    }

    /** As the operator risk. */
    private JsonNode repair(String session, String fields) {
        return json(operators.post(
                "/api/sessions/" + session + "/repairs", "{" + fields + ",\"reason\":\"test of the doctor\"}"));
    }

    private String second(String fields) {
        return fields + ",\"secondUser\":\"ops\",\"secondPassword\":\"" + lab.secret("operator-ops") + "\"";
    }

    private void down(String session) {
        await().atMost(PATIENCE).until(() -> {
            for (JsonNode each : json(operators.get("/api/sessions")).path("sessions")) {
                if (each.path("compId").asText().equals(session)) {
                    return each.path("state").asText().equals("DISCONNECTED");
                }
            }
            return false;
        });
    }

    @Test
    void aClientThatLostItsStoreBeginsAtOneWhenTwoOperatorsAgree() {
        try (RawClient client = loggedOn("CLIENT18", 1, "|141=Y")) {
            assertThat(diagnosis("CLIENT18").path("cause").asText()).isEqualTo("NOTHING_WRONG");
            client.send(ORDER + "DR1").receive('8');
            client.send("35=5").receive('5');
        }
        down("CLIENT18");
        try (RawClient forgetful = connect("CLIENT18", 1)) {
            assertThat(forgetful.logon("")).contains("|35=5|");
        }
        JsonNode found = awaitCause("CLIENT18", "THEY_BEGAN_ANEW");
        assertThat(found.path("sentence").asText()).contains("sent MsgSeqNum(34) 1", "4 is expected");
        assertThat(found.path("repairs").get(0).path("kind").asText()).isEqualTo("RESET");

        assertThat(repair("CLIENT18", "\"repair\":\"reset\",\"secondUser\":\"risk\",\"secondPassword\":\"x\"")
                        .toString())
                .contains("must be another person than user");
        JsonNode proposed = repair("CLIENT18", "\"repair\":\"reset\"");
        assertThat(proposed.path("state").asText()).isEqualTo("PROPOSED");
        String approval = "/api/repairs/" + proposed.path("eventNumber").asLong() + "/approve";
        assertThat(operators.post(approval, "{}")).contains("must be another person than the one who proposed it");
        assertThat(session("approve", proposed.path("eventNumber").asText(), "--user", "ops"))
                .contains("done", "both sides begin at MsgSeqNum(34) 1", "risk and ops");
        assertThat(operators.post(approval, "{}")).contains("that waits for a second operator");

        try (RawClient client = loggedOn("CLIENT18", 1, "")) {
            assertThat(client.next()).isEqualTo(2);
        }
        assertThat(operators.get("/api/desk/actions")).contains("PROPOSE_REPAIR", "REPAIR_SEQUENCE", "REPAIR_DONE");
    }

    @Test
    void ourNumbersGoOnWhereTheClientExpectsThem() {
        try (RawClient client = loggedOn("CLIENT19", 1, "|141=Y")) {
            client.send("35=5|58=MsgSeqNum too low, expecting 120 but received 1");
        }
        down("CLIENT19");
        JsonNode found = awaitCause("CLIENT19", "OUR_NUMBERS_FELL_BACK");
        assertThat(found.path("sentence").asText()).contains("expects 120", "we would send 3");
        assertThat(found.path("theirNextIn").asLong()).isEqualTo(120);

        assertThat(repair("CLIENT19", second("\"repair\":\"next-out\",\"number\":2"))
                        .toString())
                .contains("must be above 3");
        JsonNode done = repair("CLIENT19", second("\"repair\":\"next-out\",\"number\":120"));
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("DONE");
        assertThat(done.path("nextOut").asLong()).isEqualTo(120);
        try (RawClient client = connect("CLIENT19", 3)) {
            assertThat(field(client.logon(""), 34)).isEqualTo("120");
        }
    }

    @Test
    void whatIsMissingAndNeverComesIsGivenUpAndWhatIsBehindItIsTaken() {
        try (RawClient client = loggedOn("CLIENT2", 1, "|141=Y")) {
            client.sendBytes(client.message(ORDER + "DR5", 5));
            assertThat(client.receive('2')).contains("|7=2|");
            JsonNode found = awaitCause("CLIENT2", "GAP_NOT_FILLED");
            assertThat(found.path("sentence").asText()).contains("messages 2 to 4");
            String preview = operators.get("/api/sessions/CLIENT2/preview?repair=next-in&number=6");
            assertThat(preview).contains("\"fromMsgSeqNum\":2,\"toMsgSeqNum\":4", "buy 100 IBM at 100", "SKIPPED");

            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode done = repair("CLIENT2", second("\"repair\":\"next-in\",\"number\":5"));
                assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("DONE");
            });
            client.sendBytes(client.message("35=0", 6));
            assertThat(client.receive('8')).contains("|11=DR5|");
            awaitCause("CLIENT2", "NOTHING_WRONG");

            String resend = operators.get("/api/sessions/CLIENT2/preview?repair=resend&number=1&to=2");
            assertThat(resend).contains("FILLED");
        }
    }

    /** By the verb, as people do it; what it says. */
    private String session(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.trade2026.app.Trade2026", "session"));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("--http-port", "" + lab.httpPort(), "--data", lab.data().toString()));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(out).isZero();
            return out;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
