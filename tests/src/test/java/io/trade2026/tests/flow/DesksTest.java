package io.trade2026.tests.flow;

import static io.trade2026.simulator.link.Fields.text;
import static io.trade2026.tests.flow.Floor.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.trade2026.app.explain.WhatIf;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.tests.flow.Trader.Pair;
import io.trade2026.tests.lab.LabProcess;
import io.trade2026.tests.lab.TradeCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import quickfix.Message;

/**
 * A desk of a client on a running node, from the tables to the refusal, the kill switch and what other limits would have done; and positions as
 * a clearing firm has them.
 */
@ExtendWith(SharedFloor.class)
class DesksTest {
    private final Floor floor;
    private final LabProcess lab;
    private final Governed governed;

    @TempDir
    private Path files;

    DesksTest(Floor floor) {
        this.floor = floor;
        this.lab = floor.lab();
        this.governed = new Governed(lab);
    }

    private void sql(String... statements) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + lab.postgresPort() + "/trade2026";
        try (Connection postgres = DriverManager.getConnection(url, "trade2026", lab.secret("postgres"));
                Statement statement = postgres.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static Message refused(Trader trader, Message order) {
        trader.client().send(order);
        return trader.report(order, '8');
    }

    /** The desk's limit is of what is entered today, so that what is cancelled counts too. */
    @Test
    void holdsTheAccountsOfADeskToItsLimitAndStopsThemByItsSwitch() throws SQLException, IOException {
        Trader trader = floor.trader(FixVersion.FIX44, "CLIENT16");
        Instant from = Instant.now();
        sql(
                "INSERT INTO desks (client_id, name) SELECT client_id, 'EQD16' FROM clients WHERE name = 'CLIENT16'",
                "UPDATE accounts SET desk_id = (SELECT desk_id FROM desks WHERE name = 'EQD16') WHERE name = 'ACC16'");
        long limit = governed.set("PT-07-ENTERED", "desk", "EQD16", 1_000);

        Message report = refused(trader, Trader.limit("MSFT", '1', "11", "100"));
        assertThat(text(report, 58)).startsWith("RSK|RSK-07|").endsWith("=1100|lim=1000|scope=desk");
        JsonNode refusal = governed.refusal(text(report, 37, ""));
        assertThat(refusal.path("limit").toString()).contains("\"limitId\":" + limit, "\"scope\":\"DESK\"");
        JsonNode judgement = governed.judgement(text(report, 37, ""));
        assertThat(judgement.at("/refusal/0/limit").asText()).isEqualTo("1000");
        assertThat(judgement.toString()).contains("DESK EQD16");

        Pair open = trader.open(Trader.limit("MSFT", '1', "5", "100"));
        JsonNode stopped = governed.post(
                "risk", "risk/kill", "{\"scope\":\"desk\",\"name\":\"EQD16\",\"reason\":\"shown on a node\"}");
        assertThat(stopped.path("eventNumber").asLong()).as(stopped.toString()).isPositive();
        floor.venue().cancelled(floor.venue().next("F", PATIENCE));
        trader.report(open.ofClient(), '4');
        Message halted = refused(trader, Trader.limit("MSFT", '1', "1", "100"));
        assertThat(text(halted, 58)).startsWith("RSK|KS-01|");
        JsonNode kill = governed.judgement(text(halted, 37, "")).at("/kills/0");
        assertThat(kill.path("scope").asText()).isEqualTo("DESK EQD16");
        governed.lift("desk", "EQD16");
        Pair again = trader.open(Trader.limit("MSFT", '1', "5", "100"));
        Pair cancel = trader.cancel(again);
        floor.venue().cancelled(cancel.atVenue());
        trader.report(cancel.ofClient(), '4');
        otherLimitsOfTheDesk(
                from, text(report, 11, ""), List.of(text(open.ofClient(), 11), text(again.ofClient(), 11)));
    }

    /** 500 were entered twice, 1,100 refused. */
    private void otherLimitsOfTheDesk(Instant from, String tooMuch, List<String> entered) throws IOException {
        WhatIf.Report wider = whatIf(from, 2_500);
        assertThat(wider.refused()).isEmpty();
        assertThat(wider.passed()).singleElement().satisfies(change -> {
            assertThat(change.clOrdId()).isEqualTo(tooMuch);
            assertThat(change.why()).startsWith("RSK-07 ").contains("of DESK EQD16");
        });
        WhatIf.Report tighter = whatIf(from, 499);
        assertThat(tighter.passed()).isEmpty();
        assertThat(tighter.refused()).extracting(WhatIf.Change::clOrdId).isEqualTo(entered);
        assertThat(tighter.refused())
                .allSatisfy(change -> assertThat(change.why())
                        .contains("of DESK EQD16, ANY: limit 499, used 0, this order 500 (limit of the file)"));
        assertThat(wider.peaks())
                .filteredOn(peak -> peak.what().startsWith("DESK EQD16"))
                .singleElement()
                .satisfies(peak -> {
                    assertThat(peak.control()).isEqualTo("PT-07-ENTERED");
                    assertThat(peak.peak()).isEqualTo("2100");
                    assertThat(peak.limit()).isEqualTo("2500");
                    assertThat(peak.percent()).isEqualTo(84);
                    assertThat(peak.peakAsItWas()).isEqualTo("1000");
                });
    }

    private WhatIf.Report whatIf(Instant from, int limit) throws IOException {
        Path file = files.resolve("limits.csv");
        Files.writeString(file, "control,scope_kind,scope_name,value\nPT-07-ENTERED,desk,EQD16," + limit + "\n");
        long fromNs = TimeUnit.SECONDS.toNanos(from.getEpochSecond()) + from.getNano();
        return WhatIf.run(lab.data(), file, fromNs, Long.MAX_VALUE);
    }

    @Test
    void findsWhereAClearingFirmHasAnotherPosition() throws Exception {
        Trader trader = floor.trader(FixVersion.FIX44, "CLIENT17");
        Pair bought = trader.open(Trader.limit("IBM", '1', "7", "100"));
        floor.venue().fill(bought.atVenue(), "7", "100");
        trader.report(bought.ofClient(), 'F');

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(clearing("ACC17,IBM,7")).isEmpty());
        assertThat(clearing("ACC17,IBM,8")).containsExactly("IBM: the core holds 7, the clearing firm 8");
        assertThat(clearing("ACC17,IBM,7", "ACC17,AAPL,-2"))
                .containsExactly("AAPL: the core holds 0, the clearing firm -2");
        assertThat(clearing()).containsExactly("IBM: the core holds 7, the clearing firm 0");
    }

    /**
     * What the verb finds of the account; other accounts are not in the file, and may have positions, so that nothing may be kept of it.
     */
    private List<String> clearing(String... lines) throws Exception {
        Path file = files.resolve("clearing.csv");
        Files.writeString(file, "account,symbol,position\n" + String.join("\n", lines) + "\n");
        TradeCommand verb = TradeCommand.run(
                "reconcile",
                "--data",
                lab.data().toString(),
                "--session",
                "CLIENT17",
                "--rows",
                "1000",
                "--no-postgres",
                "--clearing",
                file.toString());
        assertThat(verb.status()).as(String.join("\n", verb.output())).isLessThan(2);
        return verb.output().stream()
                .filter(line -> line.startsWith("CLEARING_DIFFERS"))
                .map(line -> line.split(" +", 4))
                .filter(columns -> columns[1].equals("ACC17"))
                .map(columns -> columns[2] + ": " + columns[3].replaceFirst("^[0-9]+ +", ""))
                .toList();
    }
}
