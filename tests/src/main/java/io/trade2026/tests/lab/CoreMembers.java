package io.trade2026.tests.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Three cores on this machine, asked at their doors how they are. */
public final class CoreMembers {
    /** How many there are. */
    public static final int COUNT = 3;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PORTS = 10;
    private static final int DOOR = 9;
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final int firstPort;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();

    CoreMembers(int firstPort, String token) {
        this.firstPort = firstPort;
        this.token = token;
    }

    /**
     * Waits until one of them leads and takes commands.
     *
     * @return 0 to 2
     * @throws IllegalStateException when none does for minutes
     */
    public int leader() {
        long deadlineNs = System.nanoTime() + Fleet.PATIENCE.toNanos();
        while (true) {
            OptionalInt leader = IntStream.range(0, COUNT).filter(this::leads).findFirst();
            if (leader.isPresent()) {
                return leader.getAsInt();
            }
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException("no core leads: "
                        + IntStream.range(0, COUNT).mapToObj(this::state).toList());
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private boolean leads(int id) {
        JsonNode state = state(id);
        return state.path("role").asText().equals("LEADER")
                && state.path("isReady").asBoolean();
    }

    /**
     * Names a core that does not lead.
     *
     * @param which 1 for the next behind the leader, 2 for the one behind that
     * @return 0 to 2
     */
    public int follower(int which) {
        return (leader() + which) % COUNT;
    }

    /**
     * Asks a core how it is.
     *
     * @param id 0 to 2
     * @return what its door says; empty when it does not answer
     */
    public JsonNode state(int id) {
        return send(request(id, "/state").timeout(ANSWER).build());
    }

    /**
     * Has the leader take a snapshot and purge behind it.
     *
     * @return what its door says when it is done
     */
    public JsonNode snapshot() {
        return send(request(leader(), "/snapshot")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private HttpRequest.Builder request(int id, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (firstPort + PORTS * id + DOOR) + path))
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) {
        try {
            return MAPPER.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException away) {
            return MAPPER.createObjectNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
