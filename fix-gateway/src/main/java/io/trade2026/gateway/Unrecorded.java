package io.trade2026.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Whether something was on the wire that no archive holds, and what is owed for it, over the death of a start. What a start takes out of the
 * indexes the next one finds no more: without this note it would send numbers again that were used, and hold an order that is at its venue for
 * one that never left.
 *
 * <pre>
 *   suspect ──▶ JUMP ──numbers have jumped──▶ DOUBT ──all of before is told, and the checkpoint is behind it──▶ nothing
 * </pre>
 */
final class Unrecorded {
    private static final String JUMP = "jump";
    private static final String DOUBT = "doubt";

    private final Path path;
    private String owed;
    private long settledBy = Long.MAX_VALUE;

    /** Reads what an earlier start has left. */
    Unrecorded(Path directory) {
        this.path = directory.resolve("unrecorded");
        this.owed = read();
    }

    private String read() {
        try {
            return Files.exists(path) ? Files.readString(path).trim() : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** Whether numbers have to go on above all that may have been used. What cannot be read counts as that. */
    boolean owesJump() {
        return !owed.isEmpty() && !owed.equals(DOUBT);
    }

    /** Whether what is told may have been told before, and what was to leave may have left. */
    boolean isInDoubt() {
        return !owed.isEmpty();
    }

    /** Something may be lost, or is about to be taken out of the indexes. Often called, written once. */
    void suspect() {
        if (!owesJump()) {
            write(JUMP);
        }
    }

    /** The numbers have jumped, in a message that is sent. */
    void jumped() {
        if (owesJump()) {
            write(DOUBT);
        }
    }

    /** All of before the start is told or reported; when the checkpoint is there, nobody reads it again. */
    void settledBy(long eventNumber) {
        settledBy = eventNumber;
    }

    /** The checkpoint file has moved. */
    void checkpoint(long eventNumber) {
        if (isInDoubt() && eventNumber >= settledBy) {
            write("");
        }
    }

    private void write(String now) {
        owed = now;
        try {
            if (now.isEmpty()) {
                Files.deleteIfExists(path);
                return;
            }
            Path next = path.resolveSibling("unrecorded.next");
            Files.write(next, (now + "\n").getBytes(StandardCharsets.US_ASCII));
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }
}
