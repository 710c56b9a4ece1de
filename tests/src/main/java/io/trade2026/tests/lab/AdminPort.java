package io.trade2026.tests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What operators see and do, over HTTP as they would. */
public final class AdminPort {
    private final Operated lab;
    private final HttpClient http = HttpClient.newHttpClient();

    private AdminPort(Operated lab) {
        this.lab = lab;
    }

    /**
     * Speaks to a lab.
     *
     * @param lab that runs
     * @return for requests
     */
    public static AdminPort of(Operated lab) {
        return new AdminPort(lab);
    }

    /**
     * Reads the positions.
     *
     * @return JSON
     */
    public String positions() {
        return get("/api/positions");
    }

    /**
     * Reads the open orders.
     *
     * @return JSON
     */
    public String openOrders() {
        return get("/api/orders?open=true");
    }

    /**
     * Reads from REST as the operator {@code ops}.
     *
     * @param path with its query
     * @return the body
     */
    public String get(String path) {
        return getAs("ops", path);
    }

    /**
     * Reads from REST.
     *
     * @param operator of the lab
     * @param path with its query
     * @return the body
     */
    public String getAs(String operator, String path) {
        String login = operator + ":" + lab.secret("operator-" + operator);
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + lab.httpPort() + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .build());
    }

    /**
     * Writes to REST as the operator {@code risk}.
     *
     * @param path with its query
     * @param json the body
     * @return the answer's body
     */
    public String post(String path, String json) {
        return postAs("risk", path, json);
    }

    /**
     * Writes to REST.
     *
     * @param operator of the lab
     * @param path with its query
     * @param json the body
     * @return the answer's body
     */
    public String postAs(String operator, String path, String json) {
        String login = operator + ":" + lab.secret("operator-" + operator);
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + lab.httpPort() + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /**
     * Runs a task of the admin port.
     *
     * @param task with its parameters, like {@code kill?user=ops&reason=test&scope=firm&name=HOUSE}
     * @return the body
     */
    public String task(String task) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + lab.adminPort() + "/tasks/" + task))
                .header("Authorization", "Bearer " + lab.secret("admin-token"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /**
     * Reads from the admin port.
     *
     * @param path such as {@code /healthcheck}
     * @return the body
     */
    public String admin(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + lab.adminPort() + path))
                .header("Authorization", "Bearer " + lab.secret("admin-token"))
                .build());
    }

    private String send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
