package io.trade2026.stores.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one server lives, and as whom.
 *
 * @param directory holds programs, tables and log
 * @param user owns the tables
 */
record Home(Path directory, ServerUser user) {
    private static final Logger LOG = LoggerFactory.getLogger(Home.class);
    /** Where a server goes whose data directory only root may reach. */
    private static final List<Path> ELSEWHERE = List.of(Path.of("/var/lib"), Path.of("/var/tmp"), Path.of("/tmp"));

    private static final String MARK = "location";

    /**
     * Finds the home of a data directory: inside it, unless the server could not reach it there.
     *
     * @param wanted a directory that exists
     */
    static Home of(final Path wanted) throws IOException {
        final Path inside = wanted.toRealPath();
        final Path mark = inside.resolve(MARK);
        final Optional<ServerUser> user = ServerUser.whoReaches(inside);
        if (user.isPresent() && !Files.exists(mark)) {
            return new Home(inside, user.get());
        }
        if (Files.exists(inside.resolve("data"))) {
            throw closed(inside, "; choose a data directory that other users can reach with --data DIR");
        }
        return Files.exists(mark) ? marked(mark) : chosen(inside, mark);
    }

    private static Home marked(final Path mark) throws IOException {
        final Path directory = Path.of(Files.readString(mark).trim());
        if (!Files.isDirectory(directory)) {
            throw new PostgresFault("Postgres: its tables should be in " + directory + ", which is gone; restore it, or"
                    + " delete " + mark + " to begin with empty ones");
        }
        final ServerUser user =
                ServerUser.whoReaches(directory).orElseThrow(() -> closed(directory, "; open it for other users"));
        return new Home(directory, user);
    }

    private static Home chosen(final Path inside, final Path mark) throws IOException {
        for (final Path candidate : ELSEWHERE) {
            if (!Files.isWritable(candidate) || ServerUser.obstacle(candidate).isPresent()) {
                continue;
            }
            // A new name each time: after a reset nobody shall find the old tables.
            final Path directory = candidate.toRealPath().resolve("trade2026-postgres-" + UUID.randomUUID());
            Files.createDirectory(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            final Optional<ServerUser> user = ServerUser.whoReaches(directory);
            if (user.isPresent()) {
                Files.writeString(mark, directory + "\n", StandardCharsets.UTF_8);
                LOG.warn(
                        "Postgres may not run as root and others may not enter {}: its tables go to {}",
                        inside,
                        directory);
                return new Home(directory, user.get());
            }
            Files.delete(directory);
        }
        throw closed(inside, "; choose a data directory that other users can reach with --data DIR");
    }

    private static PostgresFault closed(final Path directory, final String remedy) {
        return new PostgresFault("Postgres refuses to run as root, and neither setpriv with a system user nor unshare"
                + " works for " + directory + remedy + ", or start as another user");
    }

    Path data() {
        return directory.resolve("data");
    }

    Path serverLog() {
        return directory.resolve("server.log");
    }
}
