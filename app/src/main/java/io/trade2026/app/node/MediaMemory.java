package io.trade2026.app.node;

import io.trade2026.gateway.MediaFate;
import io.trade2026.sequencer.media.MediaIncarnation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * In which life of driver and archive a gateway ran last. From it follows, also when they are of another process, whether the archive
 * holds all that the gateway ever had on the wire.
 */
final class MediaMemory {
    private static final String FILE_NAME = "media-life";

    private final Path file;
    private final boolean isFirst;

    /** Reads nothing yet, but looks whether a gateway ever ran there. */
    MediaMemory(Path gatewayDirectory) {
        this.file = gatewayDirectory.resolve(FILE_NAME);
        this.isFirst = !Files.exists(gatewayDirectory.resolve("artio"));
    }

    /**
     * Says what became of the media in which the gateway ran last.
     *
     * @param now the media that serve
     * @return {@link MediaFate#DIED} when those, or later ones, did not end in order
     */
    MediaFate fate(MediaIncarnation now) {
        long lived = read();
        if (isFirst || lived == now.number()) {
            return MediaFate.LIVED_ON;
        }
        boolean isInOrder = lived == 0 ? now.previousStopClean() : now.lastUnclean() < lived;
        return isInOrder ? MediaFate.STOPPED : MediaFate.DIED;
    }

    private long read() {
        try {
            return Files.exists(file) ? Long.parseLong(Files.readString(file).trim()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(file + ": must be a number", e);
        }
    }

    /** Notes the media, once the gateway has made good what was missing in those before. */
    void remember(MediaIncarnation now) {
        try {
            Path next = file.resolveSibling(FILE_NAME + ".next");
            Files.write(next, (now.number() + "\n").getBytes(StandardCharsets.US_ASCII));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
