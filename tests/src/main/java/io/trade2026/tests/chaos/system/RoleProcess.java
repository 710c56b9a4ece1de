package io.trade2026.tests.chaos.system;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process of the system in all its lives: the same command, its output in one file. Safe for any thread. */
public final class RoleProcess {
    private static final List<String> FLAGS = List.of(
            "--add-opens=java.base/java.util.zip=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            // A small machine has to start them again and again: what starts quickly is better than what becomes fast.
            "-Xms64m",
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:+ExitOnOutOfMemoryError");
    private static final int TAIL = 2_000;

    private final String name;
    private final List<String> command;
    private final Path output;
    private @Nullable Process process;
    private long outputBefore;
    private boolean isReady;

    /**
     * A process that does not run yet.
     *
     * @param name as in the plan
     * @param arguments of {@code trade2026}
     * @param output receives what it prints
     */
    public RoleProcess(String name, List<String> arguments, Path output) {
        this.name = name;
        this.output = output;
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(FLAGS);
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.trade2026.app.Trade2026"));
        all.addAll(arguments);
        this.command = List.copyOf(all);
    }

    /**
     * Returns the name.
     *
     * @return as in the plan
     */
    public String name() {
        return name;
    }

    /** Starts another life and returns at once. */
    public synchronized void start() {
        try {
            Files.createDirectories(output.toAbsolutePath().getParent());
            outputBefore = Files.exists(output) ? Files.size(output) : 0;
            isReady = false;
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    /**
     * Says whether it runs.
     *
     * @return false before its start and after its end
     */
    public synchronized boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /**
     * Says whether this life has printed READY.
     *
     * @return false while it starts
     */
    public synchronized boolean isReady() {
        if (!isReady && isAlive()) {
            isReady = said().lines().anyMatch(line -> line.startsWith("READY"));
        }
        return isReady && isAlive();
    }

    /**
     * Returns the pid.
     *
     * @return empty while it does not run
     */
    public synchronized OptionalLong pid() {
        Process running = process;
        return running != null && running.isAlive() ? OptionalLong.of(running.pid()) : OptionalLong.empty();
    }

    /**
     * Returns how the last life ended.
     *
     * @return 137 after SIGKILL, 143 after SIGTERM
     */
    public synchronized int exitStatus() {
        Process running = process;
        return running == null ? 0 : running.exitValue();
    }

    /**
     * Returns the last of what this life has printed.
     *
     * @return at most some lines
     */
    public synchronized String lastWords() {
        String said = said();
        return said.substring(Math.max(0, said.length() - TAIL)).strip();
    }

    private String said() {
        try (RandomAccessFile file = new RandomAccessFile(output.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(Integer.MAX_VALUE / 2, file.length() - outputBefore)];
            file.seek(outputBefore);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends it: in order, and with SIGKILL when it has not ended in time.
     *
     * @param patience for the orderly end
     * @return whether it ended in order
     */
    public boolean end(Duration patience) {
        Process running;
        synchronized (this) {
            running = process;
        }
        if (running == null) {
            return true;
        }
        running.destroy();
        try {
            if (running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            running.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
