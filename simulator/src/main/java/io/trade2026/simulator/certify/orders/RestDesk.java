package io.trade2026.simulator.certify.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The desk of a Trade2026 node, over its REST interface. */
public final class RestDesk implements DeskDoor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final String REASON = "certification";
    private static final String DESK = "desk";
    private static final String RISK = "risk";
    private static final String RISK2 = "risk2";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> clients = new HashMap<>();
    private final URI base;
    private final Map<String, String> passwords;

    /**
     * Speaks to a node.
     *
     * @param base such as {@code http://127.0.0.1:8080}
     * @param passwords of the operators {@code desk}, {@code risk} and {@code risk2}
     */
    public RestDesk(URI base, Map<String, String> passwords) {
        this.base = base;
        this.passwords = Map.copyOf(passwords);
    }

    @Override
    public String enter(String session, String symbol, String orderQty, String price) {
        ObjectNode body = JSON.createObjectNode()
                .put("account", session.replace("CLIENT", "ACC"))
                .put("symbol", symbol)
                .put("side", "buy")
                .put("orderQty", orderQty)
                .put("price", price)
                .put("session", session);
        return onWire(post(DESK, "desk/orders", body).path("orderId"));
    }

    @Override
    public void replace(String orderId, String orderQty) {
        post(
                DESK,
                "desk/orders/" + number(orderId) + "/replace",
                JSON.createObjectNode().put("orderQty", orderQty));
    }

    @Override
    public void cancel(String orderId) {
        post(DESK, "desk/orders/" + number(orderId) + "/cancel", JSON.createObjectNode());
    }

    @Override
    public void rollDay() {
        post(DESK, "desk/roll-day", JSON.createObjectNode());
    }

    @Override
    public void kill(String session, boolean isOn) {
        ObjectNode body = JSON.createObjectNode().put("scope", "client").put("name", clientOf(session));
        if (!isOn) {
            body.put("secondUser", RISK2).put("secondPassword", passwords.getOrDefault(RISK2, ""));
        }
        post(RISK, isOn ? "kill" : "unkill", body);
    }

    /** OrderID(37): on the wire an O and the number. */
    private static String onWire(JsonNode number) {
        return "O" + number.asText();
    }

    private static String number(String orderId) {
        return orderId.startsWith("O") ? orderId.substring(1) : orderId;
    }

    private String clientOf(String session) {
        if (clients.isEmpty()) {
            for (JsonNode each : get(DESK, "sessions").path("sessions")) {
                clients.put(each.path("compId").asText(), each.path("client").asText());
            }
        }
        return clients.getOrDefault(session, session);
    }

    @Override
    public void rejectNext(String session, String msgType, String code, String text) {
        ObjectNode body = JSON.createObjectNode()
                .put("session", session)
                .put("msgType", msgType)
                .put("code", code)
                .put("text", text);
        post(DESK, "desk/reject-next", body);
    }

    @Override
    public @Nullable OrderView order(String orderId) {
        HttpResponse<String> answer =
                send(request(DESK, "desk/orders/" + number(orderId)).GET().build());
        if (answer.statusCode() == NOT_FOUND) {
            return null;
        }
        JsonNode row = read("desk/orders/" + number(orderId), answer);
        return new OrderView(
                onWire(row.path("orderId")),
                row.path("clOrdId").asText(),
                row.path("ordStatus").asText(),
                row.path("orderQty").asText(),
                row.path("cumQty").asText(),
                row.path("leavesQty").asText(),
                row.path("avgPx").asText(),
                row.path("reservedQty").asText("0"),
                row.path("pendingRequests").asInt());
    }

    @Override
    public List<String> openOrders(String session) {
        List<String> ids = new ArrayList<>();
        for (JsonNode row : get(DESK, "orders?open=true&session=" + session).path("orders")) {
            ids.add(onWire(row.path("orderId")));
        }
        return ids;
    }

    @Override
    public boolean isVenueUp(String compId) {
        for (JsonNode each : get(DESK, "sessions").path("sessions")) {
            if (each.path("compId").asText().equals(compId)) {
                return each.path("isUp").asBoolean();
            }
        }
        return false;
    }

    private JsonNode get(String operator, String path) {
        return read(path, send(request(operator, path).GET().build()));
    }

    private JsonNode post(String operator, String path, ObjectNode body) {
        body.put("reason", REASON);
        return read(
                path,
                send(request(operator, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build()));
    }

    private HttpRequest.Builder request(String operator, String path) {
        String login = operator + ":" + passwords.getOrDefault(operator, "");
        return HttpRequest.newBuilder(base.resolve("/api/" + path))
                .timeout(PATIENCE)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode read(String path, HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            throw new DeskFault("REST " + path + " answers " + answer.statusCode() + ": " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new DeskFault("REST " + path + " answers no JSON: " + e.getMessage());
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DeskFault("REST " + request.uri() + " cannot be reached: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeskFault("interrupted");
        }
    }
}
