package io.trade2026.sequencer.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive right to a data directory, held as long as the process lives.
 *
 * <p>The kernel frees it at the same moment as the process dies, however it dies. That is what makes it safe to delete
 * Aeron's mark files, which would otherwise refuse a restart for ten seconds.
 */
public final class DirectoryLock implements AutoCloseable {
    private static final String FILE_NAME = "process.lock";

    private final FileChannel channel;

    private DirectoryLock(final FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, creating the directory when it is absent.
     *
     * @param directory to own
     * @return the held lock
     * @throws IllegalStateException when another process, or another part of this one, holds it
     */
    public static DirectoryLock hold(final Path directory) {
        final Path file = directory.resolve(FILE_NAME);
        try {
            Files.createDirectories(directory);
            final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            final FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new IllegalStateException(
                        directory + " is in use by a running process (it holds the lock on " + file + ")");
            }
            return new DirectoryLock(channel);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    private static @Nullable FileLock tryLock(final FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (final OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** Gives the directory free. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
