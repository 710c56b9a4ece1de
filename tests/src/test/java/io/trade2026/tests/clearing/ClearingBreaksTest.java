package io.trade2026.tests.clearing;

import static io.trade2026.simulator.link.Fields.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.SessionPlan;
import io.trade2026.tests.flow.Governed;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.LabProcess;
import io.trade2026.tests.lab.TradeCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quickfix.Message;

/** PO-01: a position that a clearing firm has otherwise, from the file to the block and its end, over a crash of the node. */
class ClearingBreaksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WRONG = "ACC7,IBM,9\nNOBODY,MSFT,5";

    @TempDir
    private Path files;

    @TempDir
    private Path stores;

    private LabProcess lab;
    private FixVenue venue;
    private FixClient client;
    private Governed governed;
    private Message resting = new Message();
    private int ids;

    @BeforeEach
    void open() throws IOException {
        lab = new LabProcess("clearing").start();
        governed = new Governed(lab);
        venue = FixVenue.of("XSIM", lab.venuePort()).start();
        client = new FixClient(SessionPlan.of(FixVersion.FIX44, "CLIENT7", SessionPlan.TRADE2026, lab.fixPort())
                .store(stores.resolve("client")));
        logOn();
    }

    @AfterEach
    void close() {
        client.close();
        venue.close();
        lab.close();
    }

    private void logOn() {
        assertThat(venue.awaitLogon(PATIENCE)).isTrue();
        assertThat(client.logon(PATIENCE)).isTrue();
    }

    /** The verb, told nothing but the file and where the node is. */
    private TradeCommand reconcile(String lines, String... more) throws IOException {
        Path file = files.resolve("clearing.csv");
        Files.writeString(file, "account,symbol,position\n" + lines + "\n");
        List<String> arguments =
                new ArrayList<>(List.of("reconcile", "--data", lab.data().toString()));
        arguments.addAll(List.of("--postgres-port", Integer.toString(lab.postgresPort())));
        arguments.addAll(List.of("--clearing", file.toString()));
        arguments.addAll(List.of(more));
        return TradeCommand.run(arguments.toArray(String[]::new));
    }

    private static List<String> found(TradeCommand verb) {
        return verb.output().stream()
                .filter(line -> line.startsWith("CLEARING_DIFFERS"))
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    /** What is kept, a line for each break, in the order in which they were found. */
    private List<String> kept() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + lab.postgresPort() + "/trade2026";
        List<String> lines = new ArrayList<>();
        try (Connection postgres = DriverManager.getConnection(url, "trade2026", lab.secret("postgres"));
                Statement statement = postgres.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT concat_ws(' ', break_id, account, symbol,"
                                + " trim_scale(ours), trim_scale(theirs), first_seen) FROM clearing_breaks ORDER BY break_id")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    private JsonNode breakOf(String account) {
        for (JsonNode each : governed.get("breaks").path("breaks")) {
            if (each.path("account").asText().equals(account)) {
                assertThat(each.path("kind").asText()).isEqualTo("POSITION_DIFFERS");
                return each;
            }
        }
        return JSON.missingNode();
    }

    private JsonNode awaitStage(String account, String stage) {
        return await().atMost(PATIENCE)
                .until(() -> breakOf(account), row -> row.path("stage").asText().equals(stage));
    }

    private static long toldAfterS(JsonNode row) {
        return TimeUnit.NANOSECONDS.toSeconds(
                row.path("toldEpochNs").asLong() - row.path("beganEpochNs").asLong());
    }

    private Message order(String symbol, char side, String qty) {
        ids++;
        return client.order("CB" + ids, symbol, side, qty, "100");
    }

    private Message accepted(Message order) {
        Message atVenue = venue.nextOrder(PATIENCE);
        venue.accept(atVenue);
        client.expectReport(text(order, 11, ""), '0', PATIENCE);
        return atVenue;
    }

    private Message refused(Message order) {
        return client.expectReport(text(order, 11, ""), '8', PATIENCE);
    }

    private JsonNode post(String path, String json) throws IOException {
        return JSON.readTree(AdminPort.of(lab).post("/api/" + path, json));
    }

    @Test
    void aPositionThatAClearingFirmHasOtherwiseAgesIsToldBlocksAndEnds() throws Exception {
        Message bought = order("IBM", '1', "7");
        venue.fill(accepted(bought), "7", "100");
        client.expect("8", told -> text(told, 150, "").equals("F"), PATIENCE);
        resting = order("IBM", '1', "3");
        accepted(resting);

        aFileWithBadLinesDoesNothing();
        TradeCommand sound = await().atMost(PATIENCE)
                .until(() -> reconcile("ACC7,IBM,7"), verb -> found(verb).isEmpty());
        assertThat(sound.output()).anyMatch(line -> line.contains("0 new, 0 that stood"));
        assertThat(sound.status()).as(String.join("\n", sound.output())).isZero();

        TradeCommand differs = reconcile(WRONG);
        assertThat(differs.status()).isEqualTo(1);
        assertThat(found(differs)).hasSize(2);
        assertThat(found(differs).get(0))
                .startsWith("CLEARING_DIFFERS ACC7 IBM")
                .endsWith("holds 7, the clearing firm 9");
        assertThat(found(differs).get(1)).endsWith("NOBODY MSFT the core holds 0, the clearing firm 5");
        List<String> first = kept();
        assertThat(first).hasSize(2);
        theSameFileTwiceDoesNothingTwice(first);

        JsonNode warned = awaitStage("ACC7", "WARNED");
        assertThat(toldAfterS(warned)).isBetween(5L, 9L);
        assertThat(warned.path("text").asText()).contains("the core holds 7, the clearing firm 9, by ", "clearing.csv");
        assertThat(governed.alert("RECON_BREAK", "WARNED POSITION_DIFFERS: ACC7 in IBM")
                        .path("severity")
                        .asText())
                .isEqualTo("WARNING");
        accepted(order("IBM", '1', "1"));

        lab.kill9();
        lab.start();
        logOn();
        JsonNode alerted = awaitStage("ACC7", "ALERTED");
        assertThat(alerted.path("beganEpochNs").asLong())
                .isEqualTo(warned.path("beganEpochNs").asLong());
        assertThat(toldAfterS(alerted)).isGreaterThanOrEqualTo(30);
        assertThat(kept()).isEqualTo(first);

        onlyWhatReducesPasses();
        whoseAccountIsNotKnownBlocksNobodyAndIsResolved();
        twoLetTheAccountGoOn();
        aLaterFileWithoutItEndsIt(first);
    }

    private void aFileWithBadLinesDoesNothing() throws Exception {
        TradeCommand bad = reconcile("ACC7,IBM,9\nACC7,IBM\nACC7,AAPL,seven\n,IBM,1\nACC7,IBM,9");
        assertThat(bad.status()).isEqualTo(2);
        assertThat(String.join("\n", bad.output()))
                .contains(
                        "clearing.csv:3: must have the 3 fields account,symbol,position, was 'ACC7,IBM'",
                        "clearing.csv:4 position: must be a decimal number with at most 8 places, was 'seven'",
                        "clearing.csv:5 account, symbol: must be given, was ',IBM,1'",
                        "clearing.csv:6 account, symbol: must be there once, was 'ACC7,IBM' again");
        assertThat(kept()).isEmpty();
        TradeCommand shown = reconcile(WRONG, "--no-postgres");
        assertThat(found(shown)).hasSize(2);
        assertThat(shown.output()).anyMatch(line -> line.contains("without Postgres no break"));
        assertThat(kept()).isEmpty();
    }

    private void theSameFileTwiceDoesNothingTwice(List<String> first) throws Exception {
        TradeCommand again = reconcile(WRONG);
        assertThat(again.output()).anyMatch(line -> line.contains("0 new, 2 that stood, 0 that are resolved, 0 gone"));
        assertThat(kept()).isEqualTo(first);
    }

    private void onlyWhatReducesPasses() throws IOException {
        assertThat(governed.alert("RECON_BREAK", "ALERTED POSITION_DIFFERS: ACC7 in IBM")
                        .path("severity")
                        .asText())
                .isEqualTo("CRITICAL");
        governed.alert("RECON_BREAK", "WARNED POSITION_DIFFERS: ACC7 in IBM");
        JsonNode blocked = governed.alert("HOLDING_BLOCKED", "by reconciliation: ACC7 in IBM");
        assertThat(post(
                                "alerts/" + blocked.path("alertId").asText() + "/acknowledge",
                                "{\"reason\":\"calls the firm\"}")
                        .toString())
                .doesNotContain("errors");

        Message report = refused(order("IBM", '1', "1"));
        assertThat(text(report, 58, ""))
                .startsWith("PO-01 Symbol(55): the position in the instrument is being verified");
        assertThat(text(report, 103)).isEqualTo("0");
        JsonNode judgement = governed.judgement(text(report, 37, ""));
        assertThat(Governed.refusing(judgement).path("control").asText()).isEqualTo("PO-01");
        refused(order("IBM", '2', "8"));
        accepted(order("IBM", '2', "2"));
        accepted(order("MSFT", '1', "1"));
        Message cancel = client.cancel("CBX", resting);
        venue.cancelled(venue.next("F", PATIENCE));
        client.expectReport(text(cancel, 11, ""), '4', PATIENCE);
    }

    private void whoseAccountIsNotKnownBlocksNobodyAndIsResolved() throws Exception {
        JsonNode nobody = awaitStage("NOBODY", "ALERTED");
        assertThat(governed.get("breaks").path("blocks")).hasSize(1);
        String path = "breaks/" + nobody.path("eventNumber").asText() + "/POSITION_DIFFERS/resolve";
        assertThat(post(path, "{}").toString()).contains("\"field\":\"reason\"");
        assertThat(post(path, "{\"reason\":\"their mistake\"}").toString()).contains("BREAK_RESOLVED");
        JsonNode resolved = awaitStage("NOBODY", "RESOLVED");
        assertThat(resolved.path("user").asText()).isEqualTo("risk");
        assertThat(resolved.path("note").asText()).isEqualTo("their mistake");
        assertThat(reconcile(WRONG).output())
                .anyMatch(line -> line.contains("0 new, 1 that stood, 1 that are resolved, 0 gone"));
    }

    private void twoLetTheAccountGoOn() throws Exception {
        String asked = "{\"account\":\"ACC7\",\"symbol\":\"IBM\",\"reason\":\"agreed\"";
        assertThat(post("breaks/unblock", asked + "}").toString())
                .contains("\"field\":\"secondUser\"", "must be given, and another person than user");
        assertThat(post("breaks/unblock", asked + second("risk", "operator-risk"))
                        .toString())
                .contains("\"field\":\"secondUser\",\"value\":\"risk\"");
        refused(order("IBM", '1', "1"));
        assertThat(post("breaks/unblock", asked + second("risk2", "operator-risk2"))
                        .toString())
                .contains("UNBLOCK", "\"user\":\"risk\"");
        accepted(order("IBM", '1', "1"));
        await().atMost(PATIENCE)
                .until(() -> governed.get("breaks").path("blocks").isEmpty());
        assertThat(breakOf("ACC7").path("stage").asText()).as("it stands").isEqualTo("ALERTED");
    }

    private String second(String user, String secret) {
        return ",\"secondUser\":\"" + user + "\",\"secondPassword\":\"" + lab.secret(secret) + "\"}";
    }

    private void aLaterFileWithoutItEndsIt(List<String> first) throws Exception {
        TradeCommand later = reconcile("ACC7,IBM,7.0");
        assertThat(found(later)).isEmpty();
        assertThat(later.output()).anyMatch(line -> line.contains("0 new, 0 that stood, 0 that are resolved, 1 gone"));
        awaitStage("ACC7", "MATCHED");
        assertThat(kept()).isEqualTo(first);
        assertThat(governed.get("breaks").path("state").asText()).isEqualTo("MATCHED");
    }
}
