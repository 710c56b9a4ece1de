package io.trade2026.stores.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL programs, unpacked once from the class path.
 *
 * <p>Invariant: the directory {@code dist-VERSION} is complete when it exists, since it gets its name after the last file.
 */
final class Distribution {
    private static final Logger LOG = LoggerFactory.getLogger(Distribution.class);
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final int OWNER_EXECUTE_BIT = 0b001_000_000;

    private final Path home;
    private final String version;

    private Distribution(final Path home, final String version) {
        this.home = home;
        this.version = version;
    }

    /** Unpacks below a directory, unless that was done before. Of several processes one does, and the others wait. */
    @SuppressWarnings("try")
    static Distribution under(final Path directory) throws IOException {
        final String version = version();
        final Path home = directory.resolve("dist-" + version);
        if (!Files.isDirectory(home)) {
            try (FileChannel lock = FileChannel.open(
                            directory.resolve("dist.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = lock.lock()) {
                unpackUnlessThere(directory, home, version);
            }
        }
        return new Distribution(home, version);
    }

    private static void unpackUnlessThere(final Path directory, final Path home, final String version)
            throws IOException {
        if (Files.isDirectory(home)) {
            return;
        }
        final Path part = directory.resolve(home.getFileName() + ".part");
        Trees.delete(part);
        LOG.info("Postgres {}: unpacking to {}", version, home);
        unpack(part);
        Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String version() {
        final Properties properties = new Properties();
        try (InputStream in = Distribution.class.getResourceAsStream("binaries.properties")) {
            properties.load(in);
            return properties.getProperty("version");
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(final Path target) throws IOException {
        final OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        final String architecture = machine.getName() + " on " + machine.getArch();
        if (!architecture.equals("Linux on amd64")) {
            throw new PostgresFault("Postgres: no binaries for " + architecture
                    + "; configure an external server (url, user, password file)");
        }
        try (InputStream packed = Distribution.class.getResourceAsStream(ARCHIVE)) {
            if (packed == null) {
                throw new PostgresFault("Postgres: " + ARCHIVE + " is not on the class path; add the binaries' jar");
            }
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
                unpack(tar, target);
            }
        }
    }

    /** Writes all entries below the target; one that would leave it stops everything. */
    static void unpack(final TarArchiveInputStream tar, final Path target) throws IOException {
        Files.createDirectories(target);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            final Path path = inside(target, target, entry.getName());
            if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else if (entry.isSymbolicLink()) {
                inside(target, parent(path), entry.getLinkName());
                Files.createDirectories(parent(path));
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else if (entry.isFile()) {
                Files.createDirectories(parent(path));
                Files.copy(tar, path);
                Files.setPosixFilePermissions(path, permissions(entry.getMode()));
            } else {
                throw new IOException("archive entry of an unexpected kind: " + entry.getName());
            }
        }
    }

    private static Path parent(final Path path) {
        return Objects.requireNonNull(path.getParent(), "only the root has no parent");
    }

    private static Path inside(final Path root, final Path from, final String name) throws IOException {
        final Path path = from.resolve(name).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("archive entry outside its directory: " + name);
        }
        return path;
    }

    /** Readable by everybody, since the server may run as another user; writable by the owner only. */
    private static Set<PosixFilePermission> permissions(final int mode) {
        final Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((mode & OWNER_EXECUTE_BIT) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }

    String program(final String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    String versionName() {
        return version;
    }

    /** The part before the first point: data directories of one number fit together. */
    String majorVersion() {
        return version.substring(0, version.indexOf('.'));
    }
}
