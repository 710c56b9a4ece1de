package io.trade2026.sequencer.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The sign of life by which a media process sees that somebody still needs it.
 *
 * <p>Each process that uses the media holds a shared lock on one file; the media process looks now and then whether it could
 * have the file for itself. A lock cannot be mistaken for another's as a process id can, dies with its holder, and a restarted
 * gateway takes over a surviving media process simply by claiming it.
 */
public final class MediaOwner implements AutoCloseable {
    private static final String FILE_NAME = "owner.lock";

    private final FileChannel channel;

    private MediaOwner(final FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Claims the media; hold it as long as the process lives.
     *
     * @param mediaDir directory of the media, as in {@link MediaConfig#dir()}
     * @return the claim
     */
    public static MediaOwner claim(final Path mediaDir) {
        try {
            Files.createDirectories(mediaDir);
            final FileChannel channel = open(mediaDir);
            channel.lock(0, Long.MAX_VALUE, true);
            return new MediaOwner(channel);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot claim the media in " + mediaDir, e);
        }
    }

    /**
     * Is there a living owner? To be asked from the media process only: within a process a lock is not visible.
     *
     * @param mediaDir directory of the media
     * @return whether any process holds a claim
     */
    public static boolean isClaimed(final Path mediaDir) {
        try (FileChannel channel = open(mediaDir);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot look for an owner of the media in " + mediaDir, e);
        }
    }

    private static FileChannel open(final Path mediaDir) throws IOException {
        return FileChannel.open(
                mediaDir.resolve(FILE_NAME),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    /**
     * Does the claim stand?
     *
     * @return false after {@link #close()}
     */
    public boolean isHeld() {
        return channel.isOpen();
    }

    /** Gives the claim up: the media process ends after its grace when no other claim is left. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
