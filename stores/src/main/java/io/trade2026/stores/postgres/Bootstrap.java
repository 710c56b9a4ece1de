package io.trade2026.stores.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the role and the database of the house in a new server: what runs later is not the superuser. */
final class Bootstrap {
    static final String SUPERUSER = "postgres";
    static final String ROLE = "trade2026";
    static final String DATABASE = "trade2026";

    private static final String WRONG_PASSWORD = "28P01";

    private Bootstrap() {}

    static void run(final int port, final String password, final Path passwordFile) {
        final String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, SUPERUSER, password);
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", ROLE)) {
                // The statement would be logged with the password if it failed.
                statement.execute("SET log_min_error_statement = panic");
                statement.execute("CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + password.replace("'", "''") + "'");
            }
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + ROLE);
            }
        } catch (final SQLException e) {
            final String remedy = WRONG_PASSWORD.equals(e.getSQLState())
                    ? "; the file " + passwordFile + " does not hold the password of this data directory: restore it"
                    : "";
            throw new PostgresFault("Postgres on port " + port + ": " + e.getMessage() + remedy, e);
        }
    }

    private static boolean exists(final Connection connection, final String query, final String name)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
