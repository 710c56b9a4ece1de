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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All state of a node on disk, owned by one process at a time: the lock is held until {@link #close()} or the death of
 * the process.
 */
public final class DataDirectory implements AutoCloseable {
    private static final long MIN_FREE_BYTES = 1L << 30;
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int SECRET_LENGTH = 20;

    private final Path root;
    private final long minFreeBytes;
    private @Nullable FileChannel lockChannel;
    private @Nullable FileLock lock;

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
     * Creates the directory, checks that it can be written and has room, and takes its lock.
     *
     * @return this
     * @throws StartFault if any of it fails; the message says what mends it
     */
    public DataDirectory take() {
        Optional<Path> file = fileInTheWay();
        if (file.isPresent()) {
            throw new StartFault("data directory " + root + ": " + file.get()
                    + " is a file, not a directory; choose another with --data DIR");
        }
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
            lock();
            Files.writeString(
                    root.resolve("node.pid"),
                    Long.toString(ProcessHandle.current().pid()));
            return this;
        } catch (IOException e) {
            throw new StartFault(
                    "data directory " + root + " cannot be written (" + e + "); choose another with --data DIR", e);
        }
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
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock taken = tryLock(channel);
        if (taken == null) {
            channel.close();
            throw new StartFault("data directory " + root + " is in use by another running node" + ownerText()
                    + "; stop it with: ./trade2026 stop --data " + root);
        }
        lockChannel = channel;
        lock = taken;
    }

    /** Null when it is held, by another process or by this one. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private String ownerText() {
        long pid = ownerPid();
        return pid > 0 ? " (pid " + pid + ")" : "";
    }

    /**
     * Returns the process that took the directory last.
     *
     * @return its pid, or -1 when none is written down
     */
    public long ownerPid() {
        try {
            return Long.parseLong(Files.readString(root.resolve("node.pid")).trim());
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
    }

    /**
     * Says whether a running process holds the lock.
     *
     * @return whether the directory is in use
     */
    public boolean inUse() {
        Path file = root.resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            FileLock taken = tryLock(channel);
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
            if (lock != null) {
                Files.deleteIfExists(root.resolve("node.pid"));
                lock.release();
            }
            if (lockChannel != null) {
                lockChannel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
