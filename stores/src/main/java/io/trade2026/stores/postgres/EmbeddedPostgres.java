package io.trade2026.stores.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server of our own below the data directory, for machines that have none.
 *
 * <pre>
 *   DATA/postgres/dist-VERSION   programs, unpacked once; elsewhere when several data directories share them
 *   DATA/postgres/data           tables; owned by the user that the server runs as
 *   DATA/postgres/server.log     what the server says
 *   DATA/postgres/location       only where no user but root may reach the data directory: the place used in its stead
 *   DATA/secrets/postgres        password, drawn once
 * </pre>
 *
 * <p>It listens on loopback only, asks for the password, checks its pages and syncs each commit. Whoever starts it must hold
 * the data directory alone: a server found running in it is taken for the leftover of a killed process and stopped.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Port when nothing else is said. */
    public static final int DEFAULT_PORT = 15_432;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final long MIN_FREE_BYTES = 256L << 20;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    /** A server whose postmaster was killed has no one who answers pg_ctl; its children end by themselves. */
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(5);

    private static final String SHELL_SIGNS = "\"$`\\\n";
    private static final int MAX_PORT = 65_535;

    private final Path wanted;
    private final Secret secret;
    private final int port;
    private final Optional<Path> programs;
    private @Nullable Home home;

    /**
     * Names the places; nothing is touched yet.
     *
     * @param data data directory of the node
     * @param port to listen on at 127.0.0.1
     */
    public EmbeddedPostgres(final Path data, final int port) {
        this(data, port, Optional.empty());
    }

    /**
     * Names the places; nothing is touched yet.
     *
     * @param data data directory of the node
     * @param port to listen on at 127.0.0.1
     * @param programs where several data directories share the unpacked programs; made when absent. Not used where the server's user
     *     cannot reach it
     */
    public EmbeddedPostgres(final Path data, final int port, final Optional<Path> programs) {
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port: must be 1 to 65535, was " + port);
        }
        final Path root = data.toAbsolutePath().normalize();
        this.wanted = root.resolve("postgres");
        this.secret = new Secret(root.resolve("secrets").resolve("postgres"));
        this.port = port;
        this.programs = programs;
    }

    /**
     * Stops a leftover, unpacks and initialises at the first time, starts the server and waits until it answers.
     *
     * @return where it is
     * @throws PostgresFault if it cannot run; the message is one line that says what mends it
     */
    public PostgresSettings start() {
        try {
            checkPlace();
            final Home found = Home.of(wanted);
            home = found;
            final Distribution distribution = distribution(found);
            if (!Files.exists(found.serverLog())) {
                Files.createFile(found.serverLog(), Secret.OWNER_ONLY);
            }
            final Programs commands = new Programs(distribution, found);
            stopLeftover(found, commands);
            Listener.mustBeAbsent(port);
            final String password = secret.read();
            initialise(distribution, found, commands, password);
            found.user().own(found.data());
            found.user().own(found.serverLog());
            commands.start(port);
            Bootstrap.run(port, password, secret.file());
            LOG.info(
                    "Postgres {} runs as {} on 127.0.0.1:{}, data in {}",
                    distribution.versionName(),
                    found.user().description(),
                    port,
                    found.data());
            return settings();
        } catch (final AccessDeniedException | ReadOnlyFileSystemException e) {
            throw new PostgresFault(
                    "Postgres: " + wanted + " cannot be written (" + e.getMessage()
                            + "); choose another with --data DIR",
                    e);
        } catch (final IOException e) {
            throw new PostgresFault("Postgres: " + e + Programs.remedy(e.toString()), e);
        }
    }

    private Distribution distribution(final Home found) throws IOException {
        if (programs.isPresent()) {
            final Path shared = Files.createDirectories(programs.get());
            if (ServerUser.obstacle(shared).isEmpty()) {
                return Distribution.under(shared);
            }
        }
        return Distribution.under(found.directory());
    }

    private void checkPlace() throws IOException {
        if (wanted.toString().chars().anyMatch(c -> SHELL_SIGNS.indexOf(c) >= 0)) {
            throw new PostgresFault("Postgres: the path " + wanted + " holds a sign that a shell would interpret;"
                    + " choose another with --data DIR");
        }
        Files.createDirectories(wanted);
        if (!Files.isWritable(wanted)) {
            throw new AccessDeniedException(wanted.toString());
        }
        final long freeBytes = Files.getFileStore(wanted).getUsableSpace();
        if (freeBytes < MIN_FREE_BYTES) {
            throw new PostgresFault(
                    "Postgres: only " + (freeBytes >> 20) + " MiB are free at " + wanted + ", " + (MIN_FREE_BYTES >> 20)
                            + " MiB are needed; free some space or choose another place with --data DIR");
        }
    }

    private static void stopLeftover(final Home home, final Programs commands) throws IOException {
        if (!Files.exists(home.data())) {
            return;
        }
        final ServerProcesses processes = new ServerProcesses(home.data());
        final List<ProcessHandle> alive = processes.alive();
        if (!alive.isEmpty()) {
            LOG.warn(
                    "Postgres: stopping pids {}, left over in {}",
                    alive.stream().map(ProcessHandle::pid).toList(),
                    home.data());
            stop(commands, processes);
        }
        // Its pid may belong to somebody else by now, for whom the server would then refuse to start.
        Files.deleteIfExists(home.data().resolve("postmaster.pid"));
    }

    private static void stop(final Programs commands, final ServerProcesses processes) {
        final boolean isStopped = commands.stop() && processes.endWithin(STOP_PATIENCE);
        if (!isStopped && !processes.endWithin(KILL_PATIENCE)) {
            LOG.warn("Postgres did not stop and is killed");
            processes.kill();
            processes.endWithin(STOP_PATIENCE);
        }
    }

    private static void initialise(
            final Distribution distribution, final Home home, final Programs commands, final String password)
            throws IOException {
        final Path versionFile = home.data().resolve("PG_VERSION");
        if (!Files.exists(versionFile)) {
            final Path part = home.directory().resolve("data.part");
            Trees.delete(part);
            Files.createDirectory(
                    part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            commands.initialise(part, password);
            Trees.delete(home.data());
            Files.move(part, home.data(), StandardCopyOption.ATOMIC_MOVE);
            LOG.info("Postgres: {} initialised", home.data());
        }
        final String written = Files.readString(versionFile).trim();
        if (!written.equals(distribution.majorVersion())) {
            throw new PostgresFault("Postgres: " + home.data() + " was written by version " + written
                    + " and the programs are of version " + distribution.majorVersion()
                    + "; upgrade it with pg_upgrade or choose another place with --data DIR");
        }
    }

    /**
     * Says where the server is or would be.
     *
     * @return its address, for the role that owns the schema
     */
    public PostgresSettings settings() {
        return new PostgresSettings(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + Bootstrap.DATABASE, Bootstrap.ROLE, secret.file());
    }

    /**
     * Says whether a server process runs in the data directory.
     *
     * @return false also while it was never started
     */
    public boolean isRunning() {
        final Home current = home;
        return current != null && !new ServerProcesses(current.data()).alive().isEmpty();
    }

    /**
     * Returns where the server writes what it has to say.
     *
     * @return its log file
     */
    public Path serverLog() {
        final Home current = home;
        return current == null ? wanted.resolve("server.log") : current.serverLog();
    }

    /** Stops the server: open transactions are rolled back, what is committed stays. */
    @Override
    public void close() {
        final Home current = home;
        if (current == null || !isRunning()) {
            return;
        }
        try {
            stop(new Programs(distribution(current), current), new ServerProcesses(current.data()));
            LOG.info("Postgres stopped");
        } catch (final IOException e) {
            LOG.warn("Postgres could not be stopped: {}", e.toString());
        }
    }
}
