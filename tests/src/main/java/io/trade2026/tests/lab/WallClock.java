package io.trade2026.tests.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A wall clock that can be set while processes run by it, as somebody with root, or a broken time server, sets that of a machine. The clock
 * that nobody sets is left alone. Needs a C compiler, {@code cc}, for {@code clock/wallclock.c}.
 */
public final class WallClock {
    private static final String SOURCE = "/clock/wallclock.c";

    private final Path library;
    private final Path file;

    private WallClock(Path library, Path file) {
        this.library = library;
        this.file = file;
    }

    /**
     * A clock that is right.
     *
     * @param directory for the library and a file that says by how much the clock is off
     * @return the clock; empty where there is no compiler
     */
    public static Optional<WallClock> in(Path directory) {
        Path source = directory.resolve("wallclock.c").toAbsolutePath();
        Path library = directory.resolve("libwallclock.so").toAbsolutePath();
        try (InputStream text = WallClock.class.getResourceAsStream(SOURCE)) {
            if (text == null) {
                throw new IllegalStateException("no " + SOURCE);
            }
            Files.write(source, text.readAllBytes());
            Process compiler = new ProcessBuilder(
                            "cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), source.toString())
                    .inheritIO()
                    .start();
            if (compiler.waitFor() != 0) {
                throw new IllegalStateException("cc does not compile " + source);
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Optional.of(new WallClock(library, directory.resolve("off").toAbsolutePath()).set(Duration.ZERO));
    }

    /**
     * Sets it, for all processes at once.
     *
     * @param off by how much it is ahead of the right time, negative for behind
     * @return this
     */
    public WallClock set(Duration off) {
        ByteBuffer ns = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(off.toNanos())
                .flip();
        try (var out = Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(ns);
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
        return Map.of("LD_PRELOAD", library.toString(), "WALLCLOCK_FILE", file.toString());
    }
}
