package io.trade2026.sequencer.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Tells whoever takes old events out of the journal how far a consumer is that keeps its own checkpoint elsewhere, such as in a database. One
 * thread.
 */
public final class CheckpointNote {
    private final Path file;

    /**
     * Names the file {@code checkpoint}.
     *
     * @param directory of the consumer, below the data directory; made when it is absent
     */
    public CheckpointNote(final Path directory) {
        this.file = directory.resolve("checkpoint");
    }

    /**
     * Writes it, all or nothing.
     *
     * @param eventNumber of the last event that the consumer needs no more
     */
    public void write(final long eventNumber) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            final Path next = file.resolveSibling("checkpoint.next");
            Files.write(next, (eventNumber + "\n").getBytes(StandardCharsets.US_ASCII));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
