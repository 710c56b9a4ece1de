package io.trade2026.stores.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes that serve one data directory: those named postgres that work in it or were started for it. A pid alone
 * proves nothing, since numbers are given out again.
 */
final class ServerProcesses {
    private static final String PROGRAM = "postgres";

    private final Path dataDirectory;

    ServerProcesses(final Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    List<ProcessHandle> alive() {
        return ProcessHandle.allProcesses()
                .filter(handle -> isOurs(handle.pid()))
                .toList();
    }

    private boolean isOurs(final long pid) {
        final Path process = Path.of("/proc", Long.toString(pid));
        return worksHere(process) || wasStartedForIt(process);
    }

    private boolean worksHere(final Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(dataDirectory)
                    && name(Files.readSymbolicLink(process.resolve("exe"))).startsWith(PROGRAM);
        } catch (final IOException e) {
            return false;
        }
    }

    /** Where root has lost the power to look into other users' processes, as in containers, the command line still shows. */
    private boolean wasStartedForIt(final Path process) {
        try {
            final List<String> words = List.of(Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .split("\0"));
            final String directory =
                    new String(dataDirectory.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            return name(Path.of(words.get(0))).equals(PROGRAM) && words.contains("-D") && words.contains(directory);
        } catch (final IOException | InvalidPathException e) {
            return false;
        }
    }

    private static String name(final Path program) {
        final Path last = program.getFileName();
        return last == null ? "" : last.toString();
    }

    /** Waits for all of them to be gone; children of a killed server need a moment. */
    boolean endWithin(final Duration patience) {
        final CompletableFuture<?>[] exits =
                alive().stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (final TimeoutException | ExecutionException e) {
            return alive().isEmpty();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void kill() {
        alive().forEach(ProcessHandle::destroyForcibly);
    }
}
