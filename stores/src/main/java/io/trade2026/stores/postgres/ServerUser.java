package io.trade2026.stores.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * As whom the server runs. Postgres refuses root, so under root it runs as a system user that exists already, or, where that
 * user could not reach the data, in a user namespace in which root is nobody.
 *
 * @param description for the log
 * @param owner who must own the data directory
 * @param prefix put before each command line
 */
record ServerUser(String description, String owner, List<String> prefix) {
    private static final String ROOT = "root";
    private static final List<String> SYSTEM_USERS = List.of("postgres", "nobody");
    private static final long PROBE_SECONDS = 10;

    /**
     * Decides for a directory, which exists.
     *
     * @return empty when nobody but root may reach it and root cannot shed its powers here
     */
    static Optional<ServerUser> whoReaches(final Path directory) throws IOException {
        final String current = currentUser();
        if (!current.equals(ROOT)) {
            return Optional.of(new ServerUser("user " + current, current, List.of()));
        }
        if (obstacle(directory).isEmpty()) {
            final Optional<ServerUser> system = systemUser();
            if (system.isPresent()) {
                return system;
            }
        }
        final List<String> namespace = List.of("unshare", "--user", "--");
        return runs(namespace)
                ? Optional.of(new ServerUser("root without its powers, in a user namespace", ROOT, namespace))
                : Optional.empty();
    }

    private static Optional<ServerUser> systemUser() {
        return SYSTEM_USERS.stream()
                .flatMap(ServerUser::account)
                .filter(account -> runs(account.prefix()))
                .findFirst()
                .map(account -> new ServerUser("system user " + account.name(), account.name(), account.prefix()));
    }

    private static String currentUser() throws IOException {
        return Files.getOwner(Path.of("/proc/self")).getName();
    }

    /** The uppermost directory on the way that others may not pass. */
    static Optional<Path> obstacle(final Path directory) throws IOException {
        for (Path path = directory.toRealPath(); path != null; path = path.getParent()) {
            if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private static Stream<Account> account(final String name) {
        try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines
                    .map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 3 && fields[0].equals(name))
                    .map(fields -> new Account(name, fields[2], fields[3]))
                    .toList()
                    .stream();
        } catch (final IOException e) {
            return Stream.empty();
        }
    }

    private static boolean runs(final List<String> prefix) {
        try {
            final Process probe = new ProcessBuilder(
                            Stream.concat(prefix.stream(), Stream.of("true")).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (final IOException e) {
            return false;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    List<String> command(final List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Hands a file or a whole directory to this user, where it belongs to another. */
    void own(final Path root) throws IOException {
        final UserPrincipal principal =
                root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        if (Files.readAttributes(root, PosixFileAttributes.class).owner().equals(principal)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            // The root comes last, so that a walk that was cut short is done again.
            final List<Path> all = paths.toList();
            for (int i = all.size() - 1; i >= 0; i--) {
                Files.setOwner(all.get(i), principal);
            }
        }
    }

    private record Account(String name, String uid, String gid) {
        List<String> prefix() {
            return List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--no-new-privs", "--");
        }
    }
}
