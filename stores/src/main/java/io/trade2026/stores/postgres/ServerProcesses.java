package io.trade2026.stores.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The processes that serve one data directory: those named postgres that work in it or were started for it. A pid alone
 * proves nothing, since numbers are given out again.
 */
final class ServerProcesses {
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(5);
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

    /**
     * Waits for all of them to be gone; children of a killed server need a moment. Looked at again and again, since the JDK tells of
     * processes that are not its children only seconds later.
     */
    boolean endWithin(final Duration patience) {
        final long deadlineNs = System.nanoTime() + patience.toNanos();
        while (!alive().isEmpty()) {
            if (System.nanoTime() > deadlineNs || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
        return true;
    }

    void kill() {
        alive().forEach(ProcessHandle::destroyForcibly);
    }
}
