package io.trade2026.ops.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trade2026.ops.source.SessionStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayDoorsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A door that can be shut. */
    private static final class Door implements DoorCaller {
        private final int gatewayId;
        private final String upSession;
        private volatile boolean isShut;

        Door(int gatewayId, String upSession) {
            this.gatewayId = gatewayId;
            this.upSession = upSession;
        }

        @Override
        public String get(String path) throws IOException {
            if (isShut) {
                throw new IOException("connection refused");
            }
            return switch (path) {
                case "/sessions" ->
                    "{\"gatewayId\":" + gatewayId + ",\"sessions\":[" + session(1, "CLIENT1") + ","
                            + session(2, "CLIENT2") + "]}";
                case "/times" ->
                    "{\"hops\":[{\"hop\":\"client_to_venue\",\"count\":" + gatewayId
                            + ",\"sumNs\":5,\"p50Ns\":5,\"p99Ns\":5,\"p999Ns\":5,\"maxNs\":5}]}";
                case "/progress" -> "{\"isFollowing\":true,\"eventNumber\":77,\"position\":1024,\"lagBytes\":0}";
                default -> throw new IOException("no " + path);
            };
        }

        private String session(int id, String compId) {
            return "{\"sessionId\":" + id + ",\"compId\":\"" + compId
                    + "\",\"kind\":\"CLIENT\",\"client\":\"C\",\"state\":\"ACTIVE\",\"isUp\":"
                    + compId.equals(upSession)
                    + ",\"lastReceivedMsgSeqNum\":3,\"lastSentMsgSeqNum\":4,\"remoteAddress\":\"\",\"sinceEpochNs\":9,"
                    + "\"received\":{\"D\":2},\"sent\":{\"8\":2},\"refused\":{},\"later\":true}";
        }
    }

    private static SessionStatus session(GatewayDoors doors, int id) {
        return doors.sessions().stream()
                .filter(each -> each.sessionId() == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void mergesWhatTheGatewaysKnowAndSaysWhichOneIsGone() {
        Map<String, DoorCaller> callers = new LinkedHashMap<>();
        Door one = new Door(1, "CLIENT1");
        Door two = new Door(2, "CLIENT2");
        callers.put("gateway-1", one);
        callers.put("gateway-2", two);
        try (GatewayDoors doors = new GatewayDoors(callers).start()) {
            await().atMost(PATIENCE).until(() -> doors.state().isHealthy());
            assertThat(session(doors, 1).isUp()).isTrue();
            assertThat(session(doors, 2).isUp()).isTrue();
            assertThat(session(doors, 2).received()).containsEntry("D", 2L);
            assertThat(doors.hops())
                    .singleElement()
                    .satisfies(hop -> assertThat(hop.count()).isEqualTo(2));
            assertThat(doors.readers()).extracting("name").containsExactly("gateway", "gateway-2");
            assertThat(doors.callersOf(2)).first().isSameAs(two);

            two.isShut = true;
            await().atMost(PATIENCE).until(() -> !doors.state().isHealthy());
            assertThat(doors.state().message()).isEqualTo("gateway-2: connection refused");
            assertThat(session(doors, 1).isUp()).isTrue();
            assertThat(session(doors, 2).isUp()).isFalse();
            assertThat(doors.readers()).extracting("isFollowing").containsExactly(true, false);
        }
    }
}
