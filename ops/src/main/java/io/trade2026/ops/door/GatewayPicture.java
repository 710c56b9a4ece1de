package io.trade2026.ops.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.ops.source.HopLatency;
import io.trade2026.ops.source.JournalReader;
import io.trade2026.ops.source.SessionStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One gateway as it was when it was asked last.
 *
 * @param gatewayId its number; 0 before it was reached
 * @param sessions of it
 * @param hops how long messages take
 * @param reader how far it has read the journal
 * @param fault why it could not be asked; empty when it was
 */
public record GatewayPicture(
        int gatewayId, List<SessionStatus> sessions, List<HopLatency> hops, JournalReader reader, String fault) {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private static final String GATEWAY_ID = "gatewayId";

    /** Keeps its own lists. */
    public GatewayPicture {
        sessions = List.copyOf(sessions);
        hops = List.copyOf(hops);
    }

    static GatewayPicture unseen(String name) {
        return new GatewayPicture(
                0, List.of(), List.of(), new JournalReader(name, false, 0, 0), "has not been reached yet");
    }

    /**
     * Asks a gateway.
     *
     * @param caller that reaches it
     * @return as it is now
     * @throws IOException when it cannot be asked, or answers what nobody understands
     */
    static GatewayPicture of(DoorCaller caller) throws IOException {
        JsonNode sessions = parse(caller.get("/sessions"));
        JsonNode times = parse(caller.get("/times"));
        JsonNode progress = parse(caller.get("/progress"));
        int gatewayId = sessions.path(GATEWAY_ID).asInt();
        return new GatewayPicture(
                gatewayId,
                rows(sessions.path("sessions"), SessionStatus.class),
                rows(times.path("hops"), HopLatency.class),
                new JournalReader(
                        gatewayId == 1 ? "gateway" : "gateway-" + gatewayId,
                        progress.path("isFollowing").asBoolean(),
                        progress.path("eventNumber").asLong(),
                        progress.path("lagBytes").asLong()),
                "");
    }

    private static JsonNode parse(String json) throws IOException {
        return MAPPER.readTree(json);
    }

    private static <T> List<T> rows(JsonNode array, Class<T> type) throws JsonProcessingException {
        List<T> rows = new ArrayList<>();
        for (JsonNode row : array) {
            rows.add(MAPPER.treeToValue(row, type));
        }
        return rows;
    }

    /** The same, since it is not reached any more: its sessions are as nobody knows, and none counts as logged on. */
    GatewayPicture gone(String why) {
        return new GatewayPicture(
                gatewayId,
                sessions.stream().map(GatewayPicture::unknown).toList(),
                hops,
                new JournalReader(reader.name(), false, reader.lastEventNumber(), reader.lagBytes()),
                why);
    }

    private static SessionStatus unknown(SessionStatus known) {
        return new SessionStatus(
                known.sessionId(),
                known.compId(),
                known.kind(),
                known.client(),
                "GATEWAY_DOWN",
                false,
                known.lastReceivedMsgSeqNum(),
                known.lastSentMsgSeqNum(),
                "",
                known.sinceEpochNs(),
                known.received(),
                known.sent(),
                known.refused());
    }
}
