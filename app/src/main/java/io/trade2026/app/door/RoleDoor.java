package io.trade2026.app.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trade2026.app.process.StartFault;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small HTTP server through which the ops of another process asks a role, with the token of the admin port. */
public final class RoleDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RoleDoor.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int BACKLOG = 16;
    /** One for a question while a snapshot is taken. */
    private static final int THREADS = 2;

    private final HttpServer server;
    private final ExecutorService threads;
    private final byte[] expected;
    private final Map<String, Supplier<?>> answers = new ConcurrentHashMap<>();

    private RoleDoor(HttpServer server, ExecutorService threads, String token) {
        this.server = server;
        this.threads = threads;
        this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Opens a door behind which nothing is yet.
     *
     * @param host to listen on
     * @param port to listen on
     * @param token to be shown as {@code Authorization: Bearer}
     * @return the open door
     * @throws StartFault when the port cannot be had, which it names
     */
    public static RoleDoor open(String host, int port, String token) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
                Thread made = new Thread(work, "role-door");
                made.setDaemon(true);
                return made;
            });
            RoleDoor door = new RoleDoor(server, threads, token);
            server.setExecutor(threads);
            server.createContext("/", door::answer);
            server.start();
            return door;
        } catch (IOException e) {
            throw new StartFault(
                    "door of this role: port " + port + " on " + host + " cannot be had: " + e.getMessage()
                            + "; stop what listens there or choose another port",
                    e);
        }
    }

    /**
     * Puts an answer behind the door.
     *
     * @param request such as {@code GET /state} or {@code POST /snapshot}
     * @param answer told as JSON; what it throws is told with status 409
     * @return this
     */
    public RoleDoor answer(String request, Supplier<?> answer) {
        answers.put(request, answer);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String shown = exchange.getRequestHeaders().getFirst("Authorization");
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            Supplier<?> known = answers.get(request);
            if (shown == null || !MessageDigest.isEqual(shown.strip().getBytes(StandardCharsets.UTF_8), expected)) {
                tell(exchange, UNAUTHORIZED, "Authorization: must be Bearer and the token of the admin port");
            } else if (known == null) {
                tell(exchange, NOT_FOUND, request + ": must be one of " + answers.keySet());
            } else {
                tell(exchange, known);
            }
        }
    }

    private static void tell(HttpExchange exchange, Supplier<?> answer) throws IOException {
        Object told;
        try {
            told = answer.get();
        } catch (IllegalStateException | CompletionException e) {
            LOG.warn("{}: {}", exchange.getRequestURI(), e.toString());
            Throwable cause = e.getCause() == null ? e : e.getCause();
            tell(exchange, CONFLICT, String.valueOf(cause.getMessage()));
            return;
        }
        tell(exchange, OK, told);
    }

    private static void tell(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = MAPPER.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
