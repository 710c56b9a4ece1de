package io.trade2026.app.node;

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
     * Says whether the archive holds everything.
     *
     * @param now the media that serve
     * @return false when the media in which the gateway ran last, or later ones, did not end in order
     */
    boolean isComplete(MediaIncarnation now) {
        if (isFirst) {
            return true;
        }
        long lived = read();
        return lived == 0 ? now.previousStopClean() : lived == now.number() || now.lastUnclean() < lived;
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
