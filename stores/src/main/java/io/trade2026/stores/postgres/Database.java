package io.trade2026.stores.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The house's database: brought up to date, then handed out as connections of a pool. For any thread.
 *
 * <p>A server that goes away and comes back needs nothing done here: each use fails until it is back.
 */
public final class Database implements AutoCloseable {
    private static final String CONNECT_SECONDS = "2";
    private static final String PATIENT_SECONDS = "30";
    private static final int MIGRATION_SECONDS = 600;
    private static final String SOCKET_SECONDS = "10";
    private static final int POOL_SIZE = 6;
    private static final long POOL_WAIT_MS = 3_000;
    private static final int PROBE_SECONDS = 2;

    private final PostgresSettings settings;
    private volatile @Nullable HikariDataSource pool;
    private volatile @Nullable Jdbi jdbi;

    /**
     * Names the database; nothing is connected yet.
     *
     * @param settings of an embedded or an external server
     */
    public Database(final PostgresSettings settings) {
        this.settings = settings;
    }

    /**
     * Connects and brings the tables up to date.
     *
     * @return this
     * @throws PostgresFault if the server is away or refuses; may be called again
     */
    public Database start() {
        final HikariConfig config = new HikariConfig();
        config.setPoolName("postgres");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(POOL_WAIT_MS);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
        config.addDataSourceProperty("socketTimeout", SOCKET_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "trade2026");
        final HikariDataSource fresh = new HikariDataSource(config);
        try {
            migrate("migration", "flyway_schema_history", false);
        } catch (final PostgresFault e) {
            fresh.close();
            throw e;
        }
        close();
        pool = fresh;
        jdbi = Jdbi.create(fresh);
        return this;
    }

    /**
     * Writes the fixed world of the lab, unless that was done before.
     *
     * @throws PostgresFault if the server is away or refuses
     */
    public void seedLab() {
        migrate("lab", "lab_history", true);
    }

    /**
     * Writes what the demo has besides, after the lab's world: a second venue. Nothing happens when that was done before.
     *
     * @throws PostgresFault if the server is away or refuses
     */
    public void seedDemo() {
        migrate("demo", "demo_history", true);
    }

    private void migrate(final String folder, final String history, final boolean isAmongOthers) {
        try {
            Flyway.configure()
                    .dataSource(patientSource())
                    .locations("classpath:db/" + folder)
                    .table(history)
                    .baselineOnMigrate(isAmongOthers)
                    .baselineVersion("0")
                    .outputQueryResults(false)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (final FlywayValidateException e) {
            throw new PostgresFault(
                    "Postgres " + settings.url() + ": the tables (db/" + folder
                            + ") were made by another version of this program;"
                            + " before 1.0 there is no upgrade, begin anew with ./trade2026 reset --yes or --data DIR",
                    e);
        } catch (final FlywayException e) {
            throw new PostgresFault("Postgres " + settings.url() + ": db/" + folder + ": " + oneLine(e), e);
        }
    }

    /** Beside the pool, whose connections wait for no statement as long as one of a migration may take. */
    private PGSimpleDataSource patientSource() {
        final PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setConnectTimeout(Integer.parseInt(CONNECT_SECONDS));
        source.setSocketTimeout(MIGRATION_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName("trade2026 migration");
        return source;
    }

    /** Flyway tells its faults in boxes of several lines. */
    private static String oneLine(final FlywayException fault) {
        return String.valueOf(fault.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("---"))
                .collect(Collectors.joining("; "));
    }

    private HikariDataSource pool() {
        final HikariDataSource current = pool;
        if (current == null) {
            throw new IllegalStateException("the database is not started");
        }
        return current;
    }

    /**
     * Returns the pooled connections, wrapped.
     *
     * @return for queries and transactions
     */
    public Jdbi jdbi() {
        final Jdbi current = jdbi;
        if (current == null) {
            throw new IllegalStateException("the database is not started");
        }
        return current;
    }

    /**
     * Opens a connection beside the pool, for one that stays open.
     *
     * @param purpose shown in pg_stat_activity
     * @return to be closed by the caller
     * @throws SQLException if the server is away or refuses
     */
    public Connection open(final String purpose) throws SQLException {
        return open(purpose, CONNECT_SECONDS);
    }

    /**
     * Opens a connection for somebody who has nothing to do but wait for it, such as a verb beside a machine at its limit.
     *
     * @param purpose shown in pg_stat_activity
     * @return to be closed by the caller
     * @throws SQLException if the server refuses, or does not answer for half a minute
     */
    public Connection openPatiently(final String purpose) throws SQLException {
        return open(purpose, PATIENT_SECONDS);
    }

    private Connection open(final String purpose, final String connectSeconds) throws SQLException {
        final Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("connectTimeout", connectSeconds);
        properties.setProperty("loginTimeout", connectSeconds);
        properties.setProperty("socketTimeout", SOCKET_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", purpose);
        return DriverManager.getConnection(settings.url(), properties);
    }

    /**
     * Asks the server whether it is there; waits three seconds at most.
     *
     * @return whether it answered
     */
    public boolean isUp() {
        try (Connection connection = pool().getConnection()) {
            return connection.isValid(PROBE_SECONDS);
        } catch (final SQLException e) {
            return false;
        }
    }

    /** Closes the pool. */
    @Override
    public void close() {
        final HikariDataSource current = pool;
        pool = null;
        jdbi = null;
        if (current != null) {
            current.close();
        }
    }
}
