package io.trade2026.app.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All state of a node on disk, owned by one process, or by several of which each has roles of its own: the locks are held until
 * {@link #close()} or the death of the process.
 */
public final class DataDirectory implements AutoCloseable {
    /** Name of an owner that has all roles. */
    public static final String NODE = "node";

    private static final String ROLE_LOCK = ".lock";
    private static final long MIN_FREE_BYTES = 1L << 30;
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int SECRET_LENGTH = 20;

    private final Path root;
    private final long minFreeBytes;
    private final List<FileChannel> held = new ArrayList<>();
    private boolean isWhole;

    /**
     * A running process.
     *
     * @param name of its role; {@link #NODE} when it is a whole node
     * @param pid of the process, -1 when it has not written it down yet
     */
    public record Owner(String name, long pid) {}

    /**
     * Names the directory; nothing is touched yet.
     *
     * @param root the directory, which need not exist
     */
    public DataDirectory(Path root) {
        this(root, MIN_FREE_BYTES);
    }

    DataDirectory(Path root, long minFreeBytes) {
        this.root = root.toAbsolutePath().normalize();
        this.minFreeBytes = minFreeBytes;
    }

    /**
     * Returns the directory itself.
     *
     * @return an absolute path
     */
    public Path root() {
        return root;
    }

    /**
     * Creates the directory, checks that it can be written and has room, and takes its lock for a whole node.
     *
     * @return this
     * @throws StartFault if any of it fails; the message says what mends it
     */
    public DataDirectory take() {
        return prepared(() -> {
            lock();
            isWhole = true;
            Files.writeString(root.resolve("node.pid"), ownPid());
        });
    }

    /**
     * The same for a process that has some of the roles; others may have others at the same time.
     *
     * @param names of its roles, such as {@code core} and {@code gateway-2}
     * @return this
     * @throws StartFault if any of it fails, or a process of such a role runs
     */
    public DataDirectory takeRoles(Collection<String> names) {
        return prepared(() -> {
            lockShared();
            for (String name : names) {
                lockRole(name);
            }
        });
    }

    @FunctionalInterface
    private interface Taking {
        void run() throws IOException;
    }

    private DataDirectory prepared(Taking taking) {
        Optional<Path> file = fileInTheWay();
        if (file.isPresent()) {
            throw new StartFault("data directory " + root + ": " + file.get()
                    + " is a file, not a directory; choose another with --data DIR");
        }
        boolean isTaken = false;
        try {
            Files.createDirectories(root);
            if (!Files.isWritable(root)) {
                throw new AccessDeniedException(root.toString());
            }
            long freeBytes = Files.getFileStore(root).getUsableSpace();
            if (freeBytes < minFreeBytes) {
                throw new StartFault("data directory " + root + ": only " + freeBytes / (1 << 20) + " MiB free, "
                        + minFreeBytes / (1 << 20) + " MiB are needed; free some space or choose another place with"
                        + " --data DIR");
            }
            taking.run();
            isTaken = true;
            return this;
        } catch (IOException e) {
            throw new StartFault(
                    "data directory " + root + " cannot be written (" + e + "); choose another with --data DIR", e);
        } finally {
            if (!isTaken) {
                close();
            }
        }
    }

    private static String ownPid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    /**
     * Finds a file where the directory or one above it should be.
     *
     * @return empty when there is none
     */
    public Optional<Path> fileInTheWay() {
        for (Path at = root; at != null; at = at.getParent()) {
            if (Files.exists(at)) {
                return Files.isDirectory(at) ? Optional.empty() : Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private void lock() throws IOException {
        if (!hold(root.resolve("lock"), false)) {
            List<Owner> roles = roleOwners();
            throw new StartFault("data directory " + root + " is in use by "
                    + (roles.isEmpty()
                            ? "another running node" + pidText(ownerPid())
                            : "processes of roles: " + told(roles))
                    + "; stop it with: ./trade2026 stop --data " + root);
        }
    }

    private void lockShared() throws IOException {
        if (!hold(root.resolve("lock"), true)) {
            throw new StartFault("data directory " + root + " is in use by another running node" + pidText(ownerPid())
                    + "; stop it with: ./trade2026 stop --data " + root);
        }
    }

    private void lockRole(String name) throws IOException {
        Path file = directory("roles").resolve(name + ROLE_LOCK);
        if (!hold(file, false)) {
            throw new StartFault("data directory " + root + ": role " + name + " runs already" + pidText(pidIn(file))
                    + "; stop it before it is started again");
        }
        FileChannel channel = held.get(held.size() - 1);
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode(ownPid()), 0);
    }

    private boolean hold(Path file, boolean isShared) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel, isShared) == null) {
            channel.close();
            return false;
        }
        held.add(channel);
        return true;
    }

    /** Null when it is held, by another process or by this one. */
    private static @Nullable FileLock tryLock(FileChannel channel, boolean isShared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, isShared);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String pidText(long pid) {
        return pid > 0 ? " (pid " + pid + ")" : "";
    }

    private static String told(List<Owner> owners) {
        return owners.stream().map(owner -> owner.name() + pidText(owner.pid())).collect(Collectors.joining(", "));
    }

    private static long pidIn(Path file) {
        try {
            return Long.parseLong(Files.readString(file).trim());
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
    }

    /**
     * Returns the process that took the directory last, as a whole node.
     *
     * @return its pid, or -1 when none is written down
     */
    public long ownerPid() {
        return pidIn(root.resolve("node.pid"));
    }

    /**
     * Finds the running processes of this directory.
     *
     * @return a whole node, or those that have roles, by name; empty when none runs
     */
    public List<Owner> owners() {
        List<Owner> roles = roleOwners();
        if (!roles.isEmpty()) {
            return roles;
        }
        return inUse() ? List.of(new Owner(NODE, ownerPid())) : List.of();
    }

    private List<Owner> roleOwners() {
        Path directory = root.resolve("roles");
        return roleNames().stream()
                .map(name -> directory.resolve(name + ROLE_LOCK))
                .filter(DataDirectory::isHeld)
                .map(file -> new Owner(file.getFileName().toString().replace(ROLE_LOCK, ""), pidIn(file)))
                .toList();
    }

    /**
     * Returns the roles that ever ran on this directory as processes of their own.
     *
     * @return sorted
     */
    public List<String> roleNames() {
        Path directory = root.resolve("roles");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ROLE_LOCK))
                    .map(name -> name.replace(ROLE_LOCK, ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Says whether a running process holds the lock.
     *
     * @return whether the directory is in use
     */
    public boolean inUse() {
        return isHeld(root.resolve("lock"));
    }

    private static boolean isHeld(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            FileLock taken = tryLock(channel, false);
            if (taken == null) {
                return true;
            }
            taken.release();
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Returns a directory below the root, made when absent.
     *
     * @param name of the directory
     * @return its path
     * @throws UncheckedIOException if it cannot be made
     */
    public Path directory(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns a secret, drawn once and kept in {@code secrets/NAME}, readable by its owner only.
     *
     * @param name of the secret
     * @return the secret, without line end
     * @throws UncheckedIOException if it can be neither read nor written
     */
    public String secret(String name) {
        Path file = directory("secrets").resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).trim();
            }
            SecureRandom random = new SecureRandom();
            StringBuilder drawn = new StringBuilder();
            for (int i = 0; i < SECRET_LENGTH; i++) {
                drawn.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            Path made = Files.createTempFile(
                    file.getParent(),
                    name,
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(made, drawn + "\n", StandardCharsets.US_ASCII);
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            return drawn.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (isWhole) {
                isWhole = false;
                Files.deleteIfExists(root.resolve("node.pid"));
            }
            for (FileChannel channel : held) {
                channel.close();
            }
            held.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
