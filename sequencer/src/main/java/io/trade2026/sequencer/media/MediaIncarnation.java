package io.trade2026.sequencer.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * One life of the media: a new one begins each time driver and archive start.
 *
 * <p>A gateway keeps the number with its own state. If it finds a new number and {@code previousStopClean} is false, the last
 * messages on the wire may be missing in the archive, and it has to jump its sequence numbers.
 *
 * @param number 1 for the first start on this directory, then counted up
 * @param pid process id of driver and archive
 * @param startedEpochMs when it started
 * @param previousStopClean whether the life before ended in order; true for the first
 * @param lastUnclean number of the last life that did not end in order; 0 when all did
 * @param aeronDir directory of the driver
 */
public record MediaIncarnation(
        long number, long pid, long startedEpochMs, boolean previousStopClean, long lastUnclean, Path aeronDir) {
    private static final String FILE_NAME = "incarnation.properties";
    private static final String CLEAN_STOP = "clean-stop";

    /**
     * Reads the current (or, when none runs, the last) life.
     *
     * @param mediaDir directory of the media
     * @return empty if the media never ran there
     */
    public static Optional<MediaIncarnation> read(final Path mediaDir) {
        final Path file = mediaDir.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        final Properties words = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            words.load(in);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        final long number = Long.parseLong(words.getProperty("number"));
        final boolean previousStopClean = Boolean.parseBoolean(words.getProperty("previousStopClean"));
        final String lastUnclean = words.getProperty("lastUnclean", Long.toString(previousStopClean ? 0 : number - 1));
        return Optional.of(new MediaIncarnation(
                number,
                Long.parseLong(words.getProperty("pid")),
                Long.parseLong(words.getProperty("startedEpochMs")),
                previousStopClean,
                Long.parseLong(lastUnclean),
                Path.of(words.getProperty("aeronDir"))));
    }

    /**
     * Was the last stop of this media in order, and has it not been started since?
     *
     * @param mediaDir directory of the media
     * @return whether the marker of a clean stop is there
     */
    public static boolean isStoppedCleanly(final Path mediaDir) {
        return Files.exists(mediaDir.resolve(CLEAN_STOP));
    }

    /** Begins a new life: takes the marker of the clean stop away and counts up. The directory lock is held by the caller. */
    static MediaIncarnation begin(final MediaConfig config, final long startedEpochMs) {
        final Optional<MediaIncarnation> previous = read(config.dir());
        final boolean wasClean = previous.isEmpty() || isStoppedCleanly(config.dir());
        final MediaIncarnation next = new MediaIncarnation(
                previous.map(MediaIncarnation::number).orElse(0L) + 1,
                ProcessHandle.current().pid(),
                startedEpochMs,
                wasClean,
                previous.map(life -> wasClean ? life.lastUnclean() : life.number())
                        .orElse(0L),
                config.aeronDir());
        try {
            next.write(config.dir());
            Files.deleteIfExists(config.dir().resolve(CLEAN_STOP));
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write to " + config.dir(), e);
        }
        return next;
    }

    /** Leaves the marker of a clean stop. */
    static void end(final Path mediaDir) {
        try {
            Files.writeString(mediaDir.resolve(CLEAN_STOP), "");
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write the clean-stop marker to " + mediaDir, e);
        }
    }

    private void write(final Path mediaDir) throws IOException {
        final Properties words = new Properties();
        words.setProperty("number", Long.toString(number));
        words.setProperty("pid", Long.toString(pid));
        words.setProperty("startedEpochMs", Long.toString(startedEpochMs));
        words.setProperty("previousStopClean", Boolean.toString(previousStopClean));
        words.setProperty("lastUnclean", Long.toString(lastUnclean));
        words.setProperty("aeronDir", aeronDir.toString());
        final Path draft = mediaDir.resolve(FILE_NAME + ".new");
        try (OutputStream out = Files.newOutputStream(draft)) {
            words.store(out, null);
        }
        Files.move(
                draft,
                mediaDir.resolve(FILE_NAME),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
