package io.trade2026.gateway;

import io.trade2026.sequencer.client.JournalPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * How far the journal has surely been told to all sessions. Written a while after it came true, so that what it speaks of is in the
 * archive; it only bounds what is read again, the numbers stored with each session decide what is sent again.
 */
final class CheckpointFile {
    private static final int FIELDS = 2;

    private final Path path;
    private JournalPosition pending = JournalPosition.START;
    private long written;

    CheckpointFile(Path directory) {
        this.path = directory.resolve("checkpoint");
    }

    /** A gateway that never ran begins with what the journal still has. */
    JournalPosition read() {
        try {
            if (!Files.exists(path)) {
                return JournalPosition.FIRST_KEPT;
            }
            String[] words = Files.readString(path).trim().split(" ", -1);
            return words.length == FIELDS
                    ? new JournalPosition(Long.parseLong(words[0]), Long.parseLong(words[1]))
                    : JournalPosition.START;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(path + ": must be two numbers", e);
        }
    }

    /** Up to which event it was written in this life; 0 before the first time. */
    long written() {
        return written;
    }

    /**
     * Writes what was true at the last call, and keeps what is true now for the next one. What the archive may not have recorded counts
     * for nothing: after the death of driver and archive it has to be told again, and is told only from the checkpoint on.
     */
    void advance(JournalPosition now, boolean isRecorded) {
        JournalPosition due = isRecorded ? pending : JournalPosition.START;
        pending = isRecorded ? now : JournalPosition.START;
        if (due.eventNumber() == 0) {
            return;
        }
        try {
            Path next = path.resolveSibling("checkpoint.next");
            Files.write(next, (due.eventNumber() + " " + due.position() + "\n").getBytes(StandardCharsets.US_ASCII));
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written = due.eventNumber();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }
}
