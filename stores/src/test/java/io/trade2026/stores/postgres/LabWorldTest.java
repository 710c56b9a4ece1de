package io.trade2026.stores.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trade2026.stores.reference.CalendarTable;
import io.trade2026.stores.reference.TradingCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabWorldTest {
    private final ScratchPostgres postgres;
    private final Database database;

    LabWorldTest(@TempDir final Path data) throws IOException {
        this.postgres = new ScratchPostgres(data);
        this.database = postgres.database();
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
    }

    private List<String> query(final String sql) {
        try (Handle handle = database.jdbi().open()) {
            return handle.createQuery(sql).mapTo(String.class).list();
        }
    }

    private void refuses(final String sql, final String message) {
        try (Handle handle = database.jdbi().open()) {
            assertThatThrownBy(() -> handle.execute(sql))
                    .isInstanceOf(UnableToExecuteStatementException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void holdsTheFixedWorld() {
        assertThat(query("SELECT c.name || ' ' || a.name FROM accounts a JOIN clients c USING (client_id)"
                        + " ORDER BY a.account_id"))
                .hasSize(21)
                .startsWith("CLIENT1 ACC1", "CLIENT2 ACC2")
                .endsWith("CLIENT20 ACC20", "SECURE1 ACCS1");
        assertThat(query("SELECT symbol FROM instruments ORDER BY instrument_id"))
                .containsExactly("INTC", "MSFT", "AAPL", "NVDA", "AMZN", "IBM", "CDG", "IVP", "BTC-USD", "ETH-USD");
        assertThat(query("SELECT v.name || ' ' || v.session_id || ' ' || coalesce(r.instrument_id, 0)"
                        + " FROM routes r JOIN venues v USING (venue_id) WHERE v.name = 'XSIM'"))
                .containsExactly("XSIM 900 0");
        assertThat(query("SELECT control || ' ' || trim_scale(value) FROM current_limits"
                        + " WHERE scope_name = 'CLIENT20' ORDER BY control"))
                .containsExactly(
                        "PT-01 1000",
                        "PT-02 100000",
                        "PT-07 100000000",
                        "PT-08 500000",
                        "PT-09 5000",
                        "PT-10-COUNT 10",
                        "PT-10-NOTIONAL 200000");
        assertThat(query("SELECT count(*) FROM traders")).containsExactly("0");
        assertThat(query("SELECT name FROM operators WHERE role <> 'system' ORDER BY name"))
                .containsExactly("compliance", "desk", "ops", "risk", "risk2", "trader");
    }

    @Test
    void readmeChangesTheLimitThatItSays() throws IOException {
        assertThat(query("SELECT limit_id FROM current_limits WHERE control = 'PT-01' AND scope_name = 'CLIENT20'"))
                .allSatisfy(id -> assertThat(Files.readString(Path.of("..", "README.md")))
                        .contains("limits propose " + id + " --value 500", "limits propose " + id + " --value 600"))
                .hasSize(1);
    }

    @Test
    void knowsWhenMarketsAreOpen() {
        final CalendarTable calendars = new CalendarTable(database);
        assertThat(calendars.all()).extracting(TradingCalendar::name).containsExactly("24X7", "XNYS");

        final TradingCalendar shares = calendars.of("IBM").orElseThrow();
        assertThat(shares.name()).isEqualTo("XNYS");
        final LocalDate eve = LocalDate.of(2026, 11, 25);
        assertThat(shares.closesAt(eve).orElseThrow()).hasToString("2026-11-25T16:00-05:00[America/New_York]");
        assertThat(shares.isTradingDay(eve.plusDays(1))).isFalse();
        assertThat(shares.closesAt(eve.plusDays(2)).orElseThrow())
                .hasToString("2026-11-27T13:00-05:00[America/New_York]");
        assertThat(shares.isTradingDay(eve.plusDays(3))).isFalse();
        assertThat(tradingDays(shares, 2026)).isEqualTo(251);
        assertThat(tradingDays(shares, 2027)).isEqualTo(251);

        final TradingCalendar coins = calendars.of("BTC-USD").orElseThrow();
        assertThat(tradingDays(coins, 2026)).isEqualTo(365);
        assertThat(coins.closesAt(eve).orElseThrow()).hasToString("2026-11-26T00:00Z[UTC]");
        assertThat(calendars.of("NOBODY")).isEmpty();
    }

    private static long tradingDays(final TradingCalendar calendar, final int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(calendar::isTradingDay)
                .count();
    }

    @Test
    void refusesCalendarsThatMakeNoSense() {
        refuses("INSERT INTO calendars (name, time_zone) VALUES ('XMRS', 'Mars/Olympus')", "Mars/Olympus");
        refuses("UPDATE calendars SET weekdays = '{8}' WHERE name = 'XNYS'", "calendars_weekdays_check");
        refuses("UPDATE calendars SET closes_at = '09:00' WHERE name = 'XNYS'", "calendars_check");
        refuses("DELETE FROM calendar_days", "rows are never deleted");
        refuses("UPDATE instruments SET calendar_id = NULL WHERE symbol = 'IBM'", "calendar_id");
    }

    @Test
    void seedsOnceSoThatEditsStay() {
        query("SELECT (set_limit('PT-01', 'client', 'CLIENT7', 77, 'risk', 'stays')).version");
        database.start();
        database.seedLab();
        assertThat(query("SELECT trim_scale(value)::text FROM current_limits"
                        + " WHERE scope_name = 'CLIENT7' AND control = 'PT-01'"))
                .containsExactly("77");
    }

    @Test
    void addsTheSecondVenueForTheDemo() {
        database.seedDemo();
        database.seedDemo();
        assertThat(query("SELECT i.symbol FROM routes r JOIN venues v USING (venue_id)"
                        + " JOIN instruments i USING (instrument_id) WHERE v.name = 'YSIM' AND v.session_id = 901"
                        + " ORDER BY r.route_id"))
                .containsExactly("MSFT", "NVDA", "IBM", "IVP", "ETH-USD");
    }

    @Test
    void refusesToForget() {
        refuses("DELETE FROM accounts WHERE name = 'ACC1'", "rows are never deleted");
        refuses("TRUNCATE instruments CASCADE", "rows are never deleted");
        refuses("DELETE FROM limits", "rows are written once and never changed");
        refuses("UPDATE limits SET value = 1", "rows are written once and never changed");
        refuses("UPDATE accounts SET client_id = 2 WHERE name = 'ACC1'", "accounts.client_id: must not change");
        refuses("DELETE FROM audit_log", "rows are written once and never changed");
    }

    @Test
    void namesEverythingThatIsWrongWithALimit() {
        refuses(
                "SELECT set_limit('PT-01', 'client', 'NOBODY', -1, 'desk', '')",
                "value: must be at least 0, was -1; scope_name: must be a client, was 'NOBODY';"
                        + " reason: must not be empty; author: must have the role ops or risk, 'desk' has desk");
    }

    @Test
    void takesLimitsOnEveryNodeAndSetAndKeepsThemBelowTheirParents() throws SQLException {
        query("INSERT INTO clearing_entities (firm_id, name) VALUES (1, 'CLEARER') RETURNING name");
        query("INSERT INTO strategies (client_id, name) VALUES (1, 'VWAP1') RETURNING name");
        query(
                "INSERT INTO instruments (symbol, asset_class, product_group, calendar_id, currency, tick_size, lot_size, band_pct)"
                        + " SELECT 'FGBLZ6', 'FUTURE', 'FGBL', calendar_id, 'EUR', 0.01, 1, 5 FROM calendars WHERE name = '24X7'"
                        + " RETURNING symbol");
        query("INSERT INTO fx_rates (currency, base_currency, rate) VALUES ('EUR', 'USD', 1.08) RETURNING rate");
        query("SELECT (set_limit('PT-07', 'clearing', 'CLEARER', 1000, 'risk', 'clears')).version");
        query("SELECT (set_limit('PT-08', 'strategy', 'VWAP1', 500, 'risk', 'small')).version");
        query("SELECT (set_limit('PT-09', 'client', 'CLIENT1', 5, 'risk', 'few', 'product_group', 'FGBL')).version");
        query("SELECT (set_limit('PT-02', 'session', '3', 700, 'risk', 'there', 'venue', 'XSIM')).version");
        assertThat(query("SELECT scope_kind || ' ' || scope_name || ' ' || coalesce(product_group, venue, '')"
                        + " FROM current_limits WHERE author = 'risk' AND scope_kind <> 'client' ORDER BY limit_id"))
                .contains("clearing CLEARER ", "strategy VWAP1 ", "session 3 XSIM");
        refuses(
                "SELECT set_limit('PT-01', 'account', 'ACC20', 1001, 'risk', 'more than the client')",
                "value: must be at most 1000, the limit of client CLIENT20, unless over_allocated; was 1001");
        query(
                "SELECT (set_limit('PT-01', 'account', 'ACC20', 1001, 'risk', 'meant so', p_over_allocated => true)).version");
        refuses("UPDATE instruments SET product_group = 'OTHER' WHERE symbol = 'FGBLZ6'", "must not change");
    }

    @Test
    void takesLimitsOfDesksBetweenTheClientAndItsAccountsAndTraders() throws SQLException {
        query(
                "INSERT INTO desks (client_id, name) SELECT client_id, 'EQD20' FROM clients WHERE name = 'CLIENT20' RETURNING name");
        query("INSERT INTO traders (client_id, name, desk_id) SELECT client_id, 'ANN20', desk_id FROM desks"
                + " WHERE name = 'EQD20' RETURNING name");
        query("SELECT (set_limit('PT-08', 'desk', 'EQD20', 900, 'risk', 'share of the client')).version");
        assertThat(query("SELECT scope_kind || ' ' || scope_name FROM current_limits WHERE scope_kind = 'desk'"))
                .containsExactly("desk EQD20");
        refuses(
                "SELECT set_limit('PT-01', 'desk', 'EQD20', 1001, 'risk', 'more than the client')",
                "value: must be at most 1000, the limit of client CLIENT20, unless over_allocated; was 1001");
        refuses(
                "SELECT set_limit('PT-08', 'trader', 'ANN20', 901, 'risk', 'more than the desk')",
                "value: must be at most 900, the limit of desk EQD20, unless over_allocated; was 901");
        query("SELECT (set_limit('PT-08', 'account', 'ACC20', 901, 'risk', 'of no desk yet')).version");
        query("UPDATE accounts SET desk_id = (SELECT desk_id FROM desks WHERE name = 'EQD20') WHERE name = 'ACC20'"
                + " RETURNING name");
        refuses(
                "SELECT set_limit('PT-08', 'account', 'ACC20', 902, 'risk', 'now of the desk')",
                "value: must be at most 900, the limit of desk EQD20, unless over_allocated; was 902");
        query(
                "SELECT (set_limit('PT-08', 'account', 'ACC20', 902, 'risk', 'meant so', p_over_allocated => true)).version");
        refuses(
                "UPDATE accounts SET desk_id = (SELECT desk_id FROM desks WHERE name = 'EQD20') WHERE name = 'ACC1'",
                "accounts_desk");
        refuses("UPDATE desks SET client_id = 1 WHERE name = 'EQD20'", "must not change");
        refuses(
                "SELECT set_limit('PT-08', 'desk', 'NOBODY', 1, 'risk', 'x')",
                "scope_name: must be a desk, was 'NOBODY'");
    }

    @Test
    void tellsListenersOfALimitOnceItIsCommitted() throws SQLException {
        try (Connection listener = database.open("test");
                Statement listen = listener.createStatement()) {
            listen.execute("LISTEN reference_data");
            query("SELECT (set_limit('PT-02', 'client', 'CLIENT3', 5000, 'risk', 'smaller')).version");
            final PGNotification[] told = listener.unwrap(PGConnection.class).getNotifications(5_000);
            assertThat(told).hasSize(1);
            assertThat(told[0].getParameter())
                    .isEqualTo(query("SELECT reference_version FROM current_limits"
                                    + " WHERE scope_name = 'CLIENT3' AND control = 'PT-02'")
                            .get(0));
            assertThat(query("SELECT version || ' ' || author || ': ' || reason FROM current_limits"
                            + " WHERE scope_name = 'CLIENT3' AND control = 'PT-02'"))
                    .containsExactly("2 risk: smaller");
        }
    }

    @Test
    void anUpdateOfTheViewIsANewVersion() {
        query("UPDATE current_limits SET value = 9, author = 'risk', reason = 'view' WHERE scope_name = 'CLIENT4'"
                + " AND control = 'PT-10-COUNT' RETURNING version");
        assertThat(query("SELECT version || ' ' || trim_scale(value) || ' ' || reason FROM current_limits"
                        + " WHERE scope_name = 'CLIENT4' AND control = 'PT-10-COUNT'"))
                .containsExactly("2 9 view");
    }
}
