package io.trade2026.tests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A wall clock that can be set while processes run by it, as somebody with root, or a broken time server, sets that of a machine. The clock
 * that nobody sets is left alone. Needs libfaketime (Debian: {@code faketime}).
 */
public final class WallClock {
    /** Processes look so often whether it was set. */
    private static final String LOOK_SECONDS = "1";

    private static final String LIBRARY = "libfaketimeMT.so.1";

    private final Path library;
    private final Path file;

    private WallClock(Path library, Path file) {
        this.library = library;
        this.file = file;
    }

    /**
     * A clock that is right.
     *
     * @param file that holds by how much it is off
     * @return the clock; empty where libfaketime is not installed
     */
    public static Optional<WallClock> in(Path file) {
        return library().map(library -> new WallClock(library, file).set(Duration.ZERO));
    }

    private static Optional<Path> library() {
        try (Stream<Path> files = Files.find(Path.of("/usr/lib"), 3, (path, attributes) -> path.endsWith(LIBRARY))) {
            return files.findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sets it: a step of up to a second later for those who look.
     *
     * @param off by how much it is ahead of the right time, negative for behind
     * @return this
     */
    public WallClock set(Duration off) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.writeString(next, (off.isNegative() ? "-" : "+") + off.abs().toSeconds() + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /**
     * What a process needs to run by it.
     *
     * @return variables of its environment
     */
    public Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                file.toAbsolutePath().toString(),
                "FAKETIME_CACHE_DURATION",
                LOOK_SECONDS,
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1",
                "NO_FAKE_STAT",
                "1");
    }
}
