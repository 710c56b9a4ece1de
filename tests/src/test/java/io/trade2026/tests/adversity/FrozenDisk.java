package io.trade2026.tests.adversity;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system in a file, which can be frozen: who writes to it waits until it is thawed. Needs root. */
final class FrozenDisk implements AutoCloseable {
    private static final long BYTES = 700L << 20;

    private final Path at;

    private FrozenDisk(Path at) {
        this.at = at;
    }

    /** Mounts one; empty where that is not allowed. */
    static Optional<FrozenDisk> mount(Path at) {
        Path image = at.resolveSibling(at.getFileName() + ".img");
        try {
            Files.createDirectories(at);
            try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
                file.setLength(BYTES);
            }
            boolean isThere = run("mkfs.ext4", "-q", "-F", image.toString())
                    && run("mount", "-o", "loop", image.toString(), at.toString());
            return isThere ? Optional.of(new FrozenDisk(at)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void freeze() {
        change("-f");
    }

    void thaw() {
        change("-u");
    }

    private void change(String how) {
        if (!run("fsfreeze", how, at.toString())) {
            throw new IllegalStateException("fsfreeze " + how + " " + at + " failed");
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        run("umount", "-l", at.toString());
    }
}
