package io.trade2026.app.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trade2026.app.verb.VerbProcess.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk's verbs as processes, with the node's REST played by hand. */
class DeskTest {
    private static final String ENTERED =
            "{\"eventNumber\":41,\"act\":\"ENTER\",\"orderId\":17,\"sessionId\":4,\"user\":\"desk\"}";
    private static final String SESSIONS = "{\"sessions\":[{\"sessionId\":4,\"compId\":\"CLIENT4\"}]}";

    @TempDir
    private Path scratch;

    private record Answer(int status, String body) {}

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private HttpServer node;

    @BeforeEach
    void start() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/api/", this::play);
        node.start();
        Files.createDirectories(scratch.resolve("data/secrets"));
        Files.writeString(scratch.resolve("data/secrets/operator-desk"), "geheim\n");
        answers.put("GET /api/sessions", new Answer(200, SESSIONS));
    }

    @AfterEach
    void stop() {
        node.stop(0);
    }

    private void play(HttpExchange exchange) {
        try (exchange) {
            String login = new String(
                    Base64.getDecoder()
                            .decode(exchange.getRequestHeaders()
                                    .getFirst("Authorization")
                                    .substring("Basic ".length())),
                    StandardCharsets.UTF_8);
            String what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add((login + " " + what + " " + body).strip());
            Answer answer = answers.getOrDefault(what, new Answer(404, "{}"));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome desk(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("desk"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--url", "http://127.0.0.1:" + node.getAddress().getPort()));
        all.addAll(List.of("--data", scratch.resolve("data").toString(), "--wait", "1"));
        return VerbProcess.trade2026(scratch, "", all);
    }

    @Test
    void entersAnOrderAndSaysWhatTheClientWasTold() throws Exception {
        answers.put("POST /api/desk/orders", new Answer(200, ENTERED));
        answers.put(
                "GET /api/desk/actions/41",
                new Answer(
                        200,
                        "{\"outcomes\":[{\"eventNumber\":43,\"sessionId\":4,\"fact\":\"ACCEPTED\",\"text\":\"150=0 39=0\"}]}"));
        Outcome outcome = desk(
                "enter",
                "--account",
                "ACC4",
                "--symbol",
                "IBM",
                "--side",
                "buy",
                "--qty",
                "100",
                "--price",
                "99.5",
                "--tif",
                "gtc",
                "--reason",
                "Ms Smith called");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .containsExactly(
                        "entered: OrderID O17 on the session of CLIENT4, by desk, event 41",
                        "  event 43  told CLIENT4: accepted  150=0 39=0");
        assertThat(outcome.status()).isZero();
        assertThat(requests.get(0))
                .isEqualTo(
                        "desk:geheim POST /api/desk/orders {\"account\":\"ACC4\",\"symbol\":\"IBM\",\"side\":\"buy\","
                                + "\"orderQty\":\"100\",\"price\":\"99.5\",\"timeInForce\":\"gtc\",\"reason\":\"Ms Smith called\"}");
    }

    @Test
    void saysWhenNothingFollows() throws Exception {
        answers.put("POST /api/desk/orders/17/cancel", new Answer(200, ENTERED.replace("ENTER", "CANCEL")));
        answers.put("GET /api/desk/actions/41", new Answer(200, "{\"outcomes\":[]}"));
        Outcome outcome = desk("cancel", "17", "--reason", "asked for");
        assertThat(outcome.out())
                .containsExactly(
                        "cancel on its way: OrderID O17, by desk, event 41",
                        "  no answer within 1 s; look again with: ./trade2026 desk order O17");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void aRefusalIsOneLineAndStatusOne() throws Exception {
        answers.put(
                "POST /api/desk/orders/17/replace",
                new Answer(
                        422,
                        "{\"errors\":[{\"field\":\"order\",\"value\":\"\",\"rule\":\"RSK-01 too much\"},"
                                + "{\"field\":\"x\",\"value\":\"3\",\"rule\":\"must be 4\"}]}"));
        Outcome refused = desk("replace", "17", "--qty", "9", "--reason", "asked for");
        assertThat(refused.err()).containsExactly("trade2026: order: RSK-01 too much; x: must be 4, was 3 (422)");
        assertThat(refused.status()).isEqualTo(1);

        answers.put(
                "POST /api/desk/roll-day",
                new Answer(504, "{\"errors\":[{\"field\":\"core\",\"value\":\"\",\"rule\":\"may or may not\"}]}"));
        assertThat(desk("roll-day", "--reason", "end of day").status()).isEqualTo(3);

        answers.put("POST /api/desk/news", new Answer(401, "{}"));
        Outcome stranger = desk("news", "--headline", "Halt", "--reason", "venue", "IBM", "is", "halted");
        assertThat(stranger.err()).singleElement().asString().contains("name or password of desk is wrong at http://");
        assertThat(requests.get(requests.size() - 1)).contains("\"text\":\"IBM is halted\"");
    }

    @Test
    void whatCannotBeAskedIsOneLineAndStatusTwo() throws Exception {
        Outcome noReason = desk("cancel", "17");
        assertThat(noReason.err())
                .containsExactly(
                        "trade2026: Missing required option: '--reason=TEXT'; see ./trade2026 desk cancel --help");
        assertThat(noReason.status()).isEqualTo(2);
        Outcome noNumber = desk("cancel", "x", "--reason", "y");
        assertThat(noNumber.err()).containsExactly("trade2026: ORDERID: must be an OrderID(37) such as O1042, was 'x'");
        Outcome noPassword = desk("orders", "--user", "risk");
        assertThat(noPassword.err())
                .containsExactly(
                        "trade2026: password of risk: " + scratch.resolve("data/secrets/operator-risk")
                                + " cannot be read; name the file with --password-file FILE, or the data directory with --data DIR");
        node.stop(0);
        Outcome nobody = desk("orders");
        assertThat(nobody.err())
                .singleElement()
                .asString()
                .startsWith("trade2026: no node answers at http://127.0.0.1:");
        assertThat(nobody.status()).isEqualTo(2);
        assertThat(requests).isEmpty();
    }

    @Test
    void listsOrdersAndShowsOne() throws Exception {
        answers.put("GET /api/orders?open=true&limit=50&client=CLIENT4", new Answer(200, """
                {"count": 9, "orders": [{"orderId": 17, "sessionId": 4, "clOrdId": "A-1", "account": "ACC4", "symbol": "IBM",
                 "side": "BUY", "ordType": "MARKET", "orderQty": "100", "price": null, "cumQty": "40", "leavesQty": "60",
                 "ordStatus": "PARTIALLY_FILLED"}]}"""));
        assertThat(desk("orders", "--client", "CLIENT4").out())
                .containsExactly(
                        "OrderID  session  ClOrdID  account  symbol  side  OrderQty  Price   CumQty  Leaves  OrdStatus",
                        "O17      CLIENT4  A-1      ACC4     IBM     buy   100       market  40      60      partially filled",
                        "1 of 9 open orders");

        answers.put(
                "GET /api/orders/17",
                new Answer(200, "{\"orderId\":17,\"sessionId\":4,\"price\":null,\"cumQty\":\"40\"}"));
        answers.put("GET /api/desk/actions?limit=200", new Answer(200, """
                {"actions": [{"eventNumber": 50, "epochNs": 1700000000123000000, "act": "CANCEL", "orderId": 17, "sessionId": 4,
                 "user": "desk", "what": "", "reason": "asked for", "outcomes": []},
                 {"eventNumber": 49, "epochNs": 1, "act": "CANCEL", "orderId": 18, "sessionId": 4, "user": "desk",
                 "what": "", "reason": "another", "outcomes": []}]}"""));
        assertThat(desk("order", "O17").out())
                .containsExactly(
                        "orderId       O17",
                        "session       CLIENT4",
                        "cumQty        40",
                        "2023-11-14 22:13:20.123  desk  cancel order O17 CLIENT4: asked for");
    }
}
