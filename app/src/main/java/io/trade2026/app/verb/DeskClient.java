package io.trade2026.app.verb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.app.process.StartFault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Asks a running node over REST, as the page does. */
final class DeskClient {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int UNKNOWN_FATE = 504;
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI address;
    private final String user;
    private final String authorization;

    DeskClient(URI address, String user, String password) {
        this.address = address;
        this.user = user;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The node does not do what it was asked; the message is one line. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final boolean isUnknownFate;

        Refusal(String message, boolean isUnknownFate) {
            super(message);
            this.isUnknownFate = isUnknownFate;
        }

        /** Whether it may have been done all the same. */
        boolean isUnknownFate() {
            return isUnknownFate;
        }
    }

    JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    /** A file as it is. */
    String text(String path) {
        return ask(request(path).GET().build());
    }

    JsonNode post(String path, Map<String, String> fields) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(mapper.writeValueAsString(fields)))
                    .build());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("fields that are no JSON: " + fields.keySet(), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve("/api/" + path))
                .timeout(PATIENCE)
                .header("Authorization", authorization);
    }

    private JsonNode send(HttpRequest request) {
        String answer = ask(request);
        try {
            return mapper.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new Refusal(
                    address + " does not answer in JSON", request.method().equals("POST"));
        }
    }

    private String ask(HttpRequest request) {
        boolean isOrder = request.method().equals("POST");
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == OK) {
                return answer.body();
            }
            throw refusal(answer);
        } catch (ConnectException e) {
            throw new StartFault("no node answers at " + address + "; is it started, and is that its --http-port?", e);
        } catch (HttpTimeoutException e) {
            throw new Refusal(
                    address + " did not answer in time" + (isOrder ? ": it may or may not be carried out" : ""),
                    isOrder);
        } catch (IOException e) {
            throw new Refusal(
                    "the connection to " + address + " broke (" + e.getMessage() + ")"
                            + (isOrder ? ": it may or may not be carried out" : ""),
                    isOrder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFault("interrupted while " + address + " was asked", e);
        }
    }

    private Refusal refusal(HttpResponse<String> answer) {
        if (answer.statusCode() == UNAUTHORIZED) {
            return new Refusal("name or password of " + user + " is wrong at " + address, false);
        }
        List<String> faults = new ArrayList<>();
        for (JsonNode error : body(answer).path("errors")) {
            String value = error.path("value").asText();
            faults.add(error.path("field").asText() + ": " + error.path("rule").asText()
                    + (value.isEmpty() ? "" : ", was " + value));
        }
        String told = faults.isEmpty() ? "no Trade2026 answers at " + address : String.join("; ", faults);
        return new Refusal(told + " (" + answer.statusCode() + ")", answer.statusCode() == UNKNOWN_FATE);
    }

    private JsonNode body(HttpResponse<String> answer) {
        try {
            return mapper.readTree(answer.body());
        } catch (JsonProcessingException e) {
            return mapper.createObjectNode();
        }
    }
}
