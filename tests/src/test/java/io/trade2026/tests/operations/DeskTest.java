package io.trade2026.tests.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.Requests;
import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import quickfix.Message;

/** What the desk does with {@code ./trade2026 desk}, and what client and venue then see over FIX. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern ORDER_ID = Pattern.compile("OrderID (O[0-9]+)");

    private final LabProcess lab = newLab();
    private final FixVenue venue = FixVenue.of("XSIM", lab.venuePort());
    private final FixClient client = FixClient.of(FixVersion.FIX44, "CLIENT6", lab.fixPort());
    private int ids;

    private static LabProcess newLab() {
        try {
            return new LabProcess("desk");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    void start() {
        lab.start();
        venue.start();
        assertThat(client.logon(PATIENCE)).isTrue();
        assertThat(venue.awaitLogon(PATIENCE)).isTrue();
    }

    @BeforeEach
    void begin() {
        venue.inbox().skip();
        client.inbox().skip();
    }

    /** Whatever the desk does, nobody is told what is no FIX. */
    @AfterEach
    void everybodyIsStillThere() {
        assertThat(client.rejectsSent()).isEmpty();
        assertThat(venue.rejectsSent()).isEmpty();
        assertThat(client.isLoggedOn()).isTrue();
    }

    @AfterAll
    void stop() {
        client.close();
        venue.stop();
        lab.close();
    }

    /** How a verb ended and what it said. */
    private record Said(int status, String out) {}

    /** Runs the verb while the test plays the venue. */
    private CompletableFuture<Said> desk(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.trade2026.app.Trade2026", "desk"));
        command.addAll(Arrays.asList(arguments));
        command.addAll(
                List.of("--http-port", "" + lab.httpPort(), "--data", lab.data().toString(), "--wait", "30"));
        return CompletableFuture.supplyAsync(() -> run(command));
    }

    private static Said run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String done(CompletableFuture<Said> saying) throws Exception {
        Said said = saying.get(60, TimeUnit.SECONDS);
        assertThat(said.status()).as(said.out()).isZero();
        return said.out();
    }

    private static Said refused(CompletableFuture<Said> saying) throws Exception {
        Said said = saying.get(60, TimeUnit.SECONDS);
        assertThat(said.out().lines()).as("one line").hasSize(1);
        return said;
    }

    private Message told(char execType) {
        return client.expect("8", report -> Fields.character(report, 150, ' ') == execType, PATIENCE);
    }

    /** A buy of 10 IBM at 100, open at the venue: what the client sent, what the venue got, and its OrderID(37). */
    private record Open(String clOrdId, Message atVenue, String orderId) {}

    private Open open(char timeInForce) {
        ids++;
        Message order = Requests.order("D" + ids, "IBM", '1', new BigDecimal(10), new BigDecimal(100));
        order.setChar(59, timeInForce);
        client.send(order);
        Message atVenue = venue.nextOrder(PATIENCE);
        venue.accept(atVenue);
        Message accepted = client.expectReport("D" + ids, '0', PATIENCE);
        return new Open("D" + ids, atVenue, Objects.requireNonNull(Fields.text(accepted, 37), "OrderID(37)"));
    }

    private static String orderId(String out) {
        Matcher found = ORDER_ID.matcher(out);
        assertThat(found.find()).as(out).isTrue();
        return found.group(1);
    }

    @Test
    void anOrderByTelephoneIsToldToItsClientWithoutAClOrdId() throws Exception {
        var coming = desk(
                "enter",
                "--account",
                "ACC6",
                "--symbol",
                "MSFT",
                "--side",
                "buy",
                "--qty",
                "100",
                "--price",
                "99.5",
                "--reason",
                "Ms Smith called");
        Message atVenue = venue.nextOrder(PATIENCE);
        assertThat(Fields.text(atVenue, 55)).isEqualTo("MSFT");
        assertThat(Fields.text(atVenue, 44)).isEqualTo("99.5");
        venue.accept(atVenue);
        Message accepted = told('0');
        assertThat(accepted.isSetField(11)).isFalse();
        venue.fill(atVenue, "40", "99.5");
        Message filled = told('F');
        assertThat(filled.isSetField(11)).isFalse();
        assertThat(Fields.text(filled, 32)).isEqualTo("40");
        assertThat(Fields.text(filled, 151)).isEqualTo("60");

        String out = done(coming);
        String orderId = orderId(out);
        assertThat(out).contains("on the session of CLIENT6, by desk", "told CLIENT6: accepted  150=0 39=0");
        assertThat(Fields.text(accepted, 37)).isEqualTo(orderId);
        assertThat(Fields.text(filled, 37)).isEqualTo(orderId);
        assertThat(done(desk("order", orderId)))
                .contains("cumQty        40", "leavesQty     60", "desk  enter order " + orderId, "Ms Smith called");
        assertThat(done(desk("orders", "--client", "CLIENT6", "--symbol", "MSFT")))
                .contains(orderId, "partially filled");
    }

    @Test
    void anOrderIsCancelledAtItsClientsWord() throws Exception {
        Open open = open('0');
        var coming = desk("cancel", open.orderId(), "--reason", "asked for by telephone");
        venue.cancelled(venue.next("F", PATIENCE));
        Message report = told('4');
        assertThat(Fields.text(report, 11)).isEqualTo(open.clOrdId());
        assertThat(report.isSetField(41)).isFalse();
        assertThat(Fields.text(report, 378)).isEqualTo("2");
        assertThat(done(coming)).contains("told CLIENT6: canceled  150=4 39=4 378=2");

        Said late = refused(desk("cancel", open.orderId(), "--reason", "again"));
        assertThat(late.out()).contains("OMS-03", "(409)");
        assertThat(late.status()).isEqualTo(1);
    }

    @Test
    void anOrderIsReplacedAtItsClientsWord() throws Exception {
        Open open = open('0');
        var coming = desk("replace", open.orderId(), "--qty", "25", "--price", "101.25", "--reason", "asked for");
        Message atVenue = venue.next("G", PATIENCE);
        assertThat(Fields.text(atVenue, 38)).isEqualTo("25");
        venue.replaced(atVenue);
        Message report = told('D');
        assertThat(Fields.text(report, 378)).isEqualTo("2");
        assertThat(Fields.text(report, 11)).isEqualTo(open.clOrdId());
        assertThat(Fields.text(report, 38)).isEqualTo("25");
        assertThat(Fields.text(report, 44)).isEqualTo("101.25");
        assertThat(done(coming)).contains("told CLIENT6: restated  150=D 39=0 378=2 38=25 44=101.25");
    }

    @Test
    void theCloseOfTheDayEndsDayOrdersOnly() throws Exception {
        Open ofTheDay = open('0');
        Open goodTillCancel = open('1');
        String out = done(desk("roll-day", "--reason", "end of day"));
        Message expired = client.expectReport(ofTheDay.clOrdId(), 'C', PATIENCE);
        assertThat(Fields.text(expired, 39)).isEqualTo("C");
        assertThat(out).matches("(?s)trading day 20..-..-.. begins: [1-9][0-9]* orders expired, [1-9][0-9]* renewed.*");
        venue.fill(goodTillCancel.atVenue(), "3", "100");
        assertThat(Fields.text(client.expectReport(goodTillCancel.clOrdId(), 'F', PATIENCE), 425))
                .isEqualTo("3");
    }

    @Test
    void theNextRequestIsRefusedAsToldAndTheOneAfterItIsNot() throws Exception {
        done(desk(
                "reject-next",
                "CLIENT6",
                "--type",
                "D",
                "--code",
                "3",
                "--text",
                "try again later",
                "--reason",
                "drill"));
        client.order("R1", "IBM", '1', "10", "100");
        Message refused = client.expectReport("R1", '8', PATIENCE);
        assertThat(Fields.text(refused, 103)).isEqualTo("3");
        assertThat(Fields.text(refused, 58)).contains("try again later");
        client.order("R2", "IBM", '1', "10", "100");
        venue.accept(venue.nextOrder(PATIENCE));
        client.expectReport("R2", '0', PATIENCE);
    }

    @Test
    void newsReachesWhoeverTakesNotices() throws Exception {
        String out = done(desk("news", "--headline", "Halt", "--reason", "venue says so", "IBM", "is", "halted"));
        Message news = client.expect("B", told -> true, PATIENCE);
        assertThat(Fields.text(news, 148)).isEqualTo("Halt");
        assertThat(news.toString()).contains("58=IBM is halted");
        assertThat(out).contains("told CLIENT6: news");
        Said deaf = refused(desk("news", "--headline", "Halt", "--session", "CLIENT7", "--reason", "x", "y"));
        assertThat(deaf.out()).contains("no client session takes notices", "(404)");
    }

    @Test
    void whoMayNotAndWhatMayNotIsToldInALine() throws Exception {
        String[] order = {
            "enter", "--account", "ACC20", "--symbol", "IBM", "--side", "buy", "--qty", "1001", "--price", "100"
        };
        Said role = refused(desk(with(order, "--reason", "x", "--user", "risk")));
        assertThat(role.out()).contains("must have one of the roles desk, trader and has risk", "(403)");
        assertThat(role.status()).isEqualTo(1);
        assertThat(refused(desk(with(order, "--reason", "x"))).out()).contains("RSK-01", "limit", "(422)");
        assertThat(refused(desk("cancel", "O999999999", "--reason", "x")).out()).contains("OMS-02", "(404)");
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void postgresKnowsWhoDidItAndWhy() throws Exception {
        Open open = open('0');
        var coming = desk("cancel", open.orderId(), "--reason", "for the auditor");
        venue.cancelled(venue.next("F", PATIENCE));
        done(coming);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(audited("for the auditor"))
                        .containsExactly("desk CANCEL " + open.orderId().substring(1)));
    }

    private List<String> audited(String reason) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + lab.postgresPort() + "/trade2026";
        try (Connection postgres = DriverManager.getConnection(url, "trade2026", lab.secret("postgres"));
                PreparedStatement query = postgres.prepareStatement(
                        "SELECT actor || ' ' || act || ' ' || order_id FROM operator_actions WHERE reason = ?")) {
            query.setString(1, reason);
            List<String> rows = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
            return rows;
        }
    }
}
