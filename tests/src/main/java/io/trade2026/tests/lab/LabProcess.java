package io.trade2026.tests.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code trade2026 lab} as a process of its own, on ports and a data directory of its own; it can be killed and started again. */
public final class LabProcess implements AutoCloseable, Operated {
    private static final long READY_SECONDS = 180;
    private static final List<String> OPENS = List.of(
            "--add-opens=java.base/java.util.zip=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");

    private final Path data;
    private final int fixPort;
    private final int venuePort;
    private final int httpPort;
    private final int adminPort;
    private final int postgresPort;
    private final int natsPort;
    private List<String> jvmProperties = List.of();
    private final List<String> output = Collections.synchronizedList(new ArrayList<>());
    private @Nullable Process process;

    /**
     * Chooses ports and a fresh data directory.
     *
     * @param name of the data directory below {@code target/lab}
     * @throws IOException if the directory cannot be emptied
     */
    public LabProcess(String name) throws IOException {
        this.data = Path.of("target", "lab", name).toAbsolutePath();
        delete(data);
        Files.createDirectories(data);
        int[] ports = PortBlocks.next(6);
        this.fixPort = ports[0];
        this.venuePort = ports[1];
        this.httpPort = ports[2];
        this.adminPort = ports[3];
        this.postgresPort = ports[4];
        this.natsPort = ports[5];
    }

    /**
     * Gives the JVM of the next starts system properties.
     *
     * @param properties such as {@code trade2026.crashAt=gateway-told}; they take the place of earlier ones
     * @return this
     */
    public LabProcess with(String... properties) {
        jvmProperties = List.of(properties);
        return this;
    }

    /**
     * Starts the process and waits for its line READY.
     *
     * @return this
     */
    public LabProcess start() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPENS);
        command.addAll(List.of(
                "-Xms128m",
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        jvmProperties.forEach(property -> command.add(command.indexOf("-cp"), "-D" + property));
        command.addAll(List.of("io.trade2026.app.Trade2026", "lab", "--data", data.toString()));
        command.addAll(List.of("--fix-port", "" + fixPort, "--venue-port", "" + venuePort));
        command.addAll(List.of("--http-port", "" + httpPort, "--admin-port", "" + adminPort));
        command.addAll(
                List.of("--postgres-port", "" + postgresPort, "--nats-port", "" + natsPort, "--pace", "RESTING"));
        CompletableFuture<String> ready = new CompletableFuture<>();
        Process started;
        try {
            started = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = started;
        Thread reader = new Thread(() -> read(started, ready), "lab-output");
        reader.setDaemon(true);
        reader.start();
        try {
            ready.get(READY_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("lab did not become ready; its output:\n" + String.join("\n", output), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return this;
    }

    private void read(Process started, CompletableFuture<String> ready) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.startsWith("READY")) {
                    ready.complete(line);
                }
            }
            ready.completeExceptionally(new IllegalStateException("ended without READY"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    /** Kills the process as a power cut would: no shutdown hook runs. */
    public void kill9() {
        running().destroyForcibly();
        awaitEnd(30);
    }

    /**
     * Asks the process to stop (SIGTERM) and waits for its end.
     *
     * @return milliseconds it took
     */
    public long stop() {
        long begun = System.nanoTime();
        running().destroy();
        awaitEnd(30);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private Process running() {
        Process started = process;
        if (started == null) {
            throw new IllegalStateException("lab was not started");
        }
        return started;
    }

    /**
     * Waits until the process has ended by itself.
     *
     * @param seconds at most
     * @return its exit status
     */
    public int awaitExit(int seconds) {
        awaitEnd(seconds);
        return exitStatus();
    }

    private void awaitEnd(int seconds) {
        try {
            if (!running().waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IllegalStateException("lab did not end; its output:\n" + String.join("\n", output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Returns what the process has printed, of all its lives.
     *
     * @return a copy
     */
    public List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    /**
     * Returns the exit status of the ended process.
     *
     * @return such as 143 after SIGTERM
     */
    public int exitStatus() {
        return running().exitValue();
    }

    /**
     * Returns the process.
     *
     * @return its pid
     */
    public long pid() {
        return running().pid();
    }

    /**
     * Returns the data directory.
     *
     * @return an absolute path
     */
    public Path data() {
        return data;
    }

    /**
     * Returns where FIX clients connect.
     *
     * @return a port of 127.0.0.1
     */
    public int fixPort() {
        return fixPort;
    }

    /**
     * Returns where the venue XSIM has to listen.
     *
     * @return a port of 127.0.0.1
     */
    public int venuePort() {
        return venuePort;
    }

    @Override
    public int httpPort() {
        return httpPort;
    }

    @Override
    public int adminPort() {
        return adminPort;
    }

    /**
     * Returns the port of PostgreSQL.
     *
     * @return a port of 127.0.0.1
     */
    public int postgresPort() {
        return postgresPort;
    }

    /**
     * Returns the port of nats-server.
     *
     * @return a port of 127.0.0.1
     */
    public int natsPort() {
        return natsPort;
    }

    @Override
    public String secret(String name) {
        try {
            return Files.readString(data.resolve("secrets").resolve(name)).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
