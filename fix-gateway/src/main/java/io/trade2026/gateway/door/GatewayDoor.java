package io.trade2026.gateway.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The status door of a gateway: a small HTTP server that answers GET with JSON to whoever shows the token. It has one thread of its
 * own and only reads.
 */
public final class GatewayDoor implements AutoCloseable {
    private static final int UNAUTHORIZED = 401;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int BACKLOG = 16;

    private final HttpServer server;
    private final ExecutorService thread;
    private final byte[] expected;
    private final Function<String, DoorAnswer> answers;

    private GatewayDoor(HttpServer server, ExecutorService thread, String token, Function<String, DoorAnswer> answers) {
        this.server = server;
        this.thread = thread;
        this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.answers = answers;
    }

    /**
     * Opens the door.
     *
     * @param host to listen on
     * @param port to listen on; 0 takes a free one
     * @param token to be shown as {@code Authorization: Bearer}
     * @param answers {@link DoorAnswers#answer} of the gateway behind it
     * @return the open door
     * @throws IllegalStateException when the port cannot be had, which it names
     */
    public static GatewayDoor open(String host, int port, String token, Function<String, DoorAnswer> answers) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
            ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
                Thread made = new Thread(work, "gateway-door");
                made.setDaemon(true);
                return made;
            });
            GatewayDoor door = new GatewayDoor(server, thread, token, answers);
            server.setExecutor(thread);
            server.createContext("/", door::answer);
            server.start();
            return door;
        } catch (BindException e) {
            throw new IllegalStateException(
                    "port " + port + " of the gateway's status door is taken on " + host + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("the gateway's status door cannot be opened: " + e.getMessage(), e);
        }
    }

    /**
     * Returns where it listens.
     *
     * @return the port
     */
    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            DoorAnswer answer = answerTo(exchange);
            byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private DoorAnswer answerTo(HttpExchange exchange) {
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        if (shown == null || !MessageDigest.isEqual(shown.strip().getBytes(StandardCharsets.UTF_8), expected)) {
            return DoorAnswer.refused(
                    UNAUTHORIZED, "Authorization", "", "must be Bearer and the token of the admin port");
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            return DoorAnswer.refused(METHOD_NOT_ALLOWED, "method", exchange.getRequestMethod(), "must be GET");
        }
        String query = exchange.getRequestURI().getRawQuery();
        String path = exchange.getRequestURI().getPath() + (query == null ? "" : "?" + query);
        return answers.apply(path);
    }

    /** Closes the door; who is being answered hears no more. */
    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }
}
