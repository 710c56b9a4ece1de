package io.trade2026.stores.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresTest {
    private final Path data;
    private final int port;
    private final EmbeddedPostgres postgres;
    private final Database database;

    EmbeddedPostgresTest(@TempDir final Path data) throws IOException {
        this.data = data;
        this.port = FreePort.draw();
        this.postgres = new EmbeddedPostgres(data, port);
        this.database = new Database(postgres.settings());
    }

    @BeforeAll
    void start() {
        postgres.start();
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
        final Path mark = data.resolve("postgres/location");
        if (Files.exists(mark)) {
            Trees.delete(Path.of(Files.readString(mark).trim()));
        }
    }

    private List<String> query(final String sql) throws SQLException {
        try (Connection connection = database.open("test");
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            final var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private void execute(final String sql) throws SQLException {
        try (Connection connection = database.open("test");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void syncsCommitsChecksPagesAndListensOnLoopbackOnly() throws SQLException {
        assertThat(query("SELECT name || '=' || setting FROM pg_settings WHERE name IN"
                        + " ('fsync', 'data_checksums', 'listen_addresses', 'password_encryption') ORDER BY name"))
                .containsExactly(
                        "data_checksums=on",
                        "fsync=on",
                        "listen_addresses=127.0.0.1",
                        "password_encryption=scram-sha-256");
        assertThat(query("SELECT usesuper::text FROM pg_user WHERE usename = current_user"))
                .containsExactly("false");
    }

    @Test
    void refusesAWrongPassword() throws IOException {
        final Path wrong = Files.writeString(data.resolve("wrong"), "guessed\n");
        final Database stranger =
                new Database(new PostgresSettings(postgres.settings().url(), "trade2026", wrong));
        assertThatThrownBy(() -> stranger.open("test").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsWhatWasCommittedWhenThePostmasterIsKilled() throws Exception {
        execute("CREATE TABLE kept (n int)");
        execute("INSERT INTO kept VALUES (4711)");
        final Path pidFile = Home.of(data.resolve("postgres")).data().resolve("postmaster.pid");
        final ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pidFile).get(0)))
                .orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();

        postgres.start();

        assertThat(query("SELECT n FROM kept")).containsExactly("4711");
        assertThat(ProcessHandle.of(postmaster.pid())).isEmpty();
    }

    @Test
    void stopsTheServerThatAKilledNodeLeftBehind() throws Exception {
        execute("CREATE TABLE IF NOT EXISTS left_over (n int)");
        final String started = query("SELECT pg_postmaster_start_time()").get(0);

        new EmbeddedPostgres(data, port).start();

        assertThat(query("SELECT pg_postmaster_start_time()").get(0)).isNotEqualTo(started);
        assertThat(query("SELECT count(*) FROM left_over")).containsExactly("0");
    }

    @Test
    void unpacksWhereProgramsAreSharedAndSaysWhoTakesThePort(@TempDir final Path other) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final Path programs = Files.createDirectories(Path.of("target", "shared-programs"));
            final EmbeddedPostgres second = new EmbeddedPostgres(other, taken.getLocalPort(), Optional.of(programs));
            assertThatThrownBy(second::start)
                    .isInstanceOf(PostgresFault.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " on 127.0.0.1 is taken by java (pid "
                            + ProcessHandle.current().pid() + ")");
            final boolean isUnpackedThere =
                    List.of(programs.toFile().list()).stream().anyMatch(name -> name.startsWith("dist-"));
            assertThat(isUnpackedThere)
                    .as("as the server's user can reach it")
                    .isEqualTo(ServerUser.obstacle(programs).isEmpty());
        }
    }

    @Test
    void stopsAndStartsAgain() {
        postgres.close();
        assertThat(postgres.isRunning()).isFalse();
        postgres.start();
        await().atMost(Duration.ofSeconds(30)).until(postgres::isRunning);
    }
}
