package io.trade2026.tests.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One process of {@code run --role} under supervision: while it is wanted and ends by itself it is started again, as the supervisor of a
 * production system would. What a test kills stays dead until the test starts it.
 */
public final class RoleProcess implements AutoCloseable {
    private static final int KEPT_LINES = 400;
    private static final long AGAIN_MS = 200;
    private static final long END_SECONDS = 60;

    private final String name;
    private List<String> command;
    private Map<String, String> environment = Map.of();
    private final List<String> output = Collections.synchronizedList(new ArrayList<>());
    private @Nullable Process process;
    private CompletableFuture<String> ready = new CompletableFuture<>();
    private boolean isWanted;
    private int starts;

    RoleProcess(String name, List<String> command) {
        this.name = name;
        this.command = List.copyOf(command);
    }

    /**
     * Returns the name of the role.
     *
     * @return such as {@code core} or {@code gateway-2}
     */
    public String name() {
        return name;
    }

    /**
     * Gives the JVM of the next starts system properties.
     *
     * @param properties such as {@code trade2026.crashAt=gateway-told}; they take the place of earlier ones
     * @return this
     */
    public synchronized RoleProcess with(String... properties) {
        List<String> changed = new ArrayList<>(command);
        changed.removeIf(word -> word.startsWith("-Dtrade2026."));
        Arrays.stream(properties).forEach(property -> changed.add(1, "-D" + property));
        command = List.copyOf(changed);
        return this;
    }

    /**
     * Gives the next starts variables of the environment.
     *
     * @param variables beside those of this process; they take the place of earlier ones
     * @return this
     */
    public synchronized RoleProcess environment(Map<String, String> variables) {
        environment = Map.copyOf(variables);
        return this;
    }

    /**
     * Gives the next starts another build.
     *
     * @param home where it was built
     * @return this
     */
    public synchronized RoleProcess build(Path home) {
        List<String> changed = new ArrayList<>(command);
        changed.set(
                changed.indexOf("-cp") + 1,
                home.resolve("app/target/classes") + ":" + home.resolve("app/target/lib") + "/*");
        command = List.copyOf(changed);
        return this;
    }

    /**
     * Starts the process, unless it runs; does not wait until it serves.
     *
     * @return this
     */
    public synchronized RoleProcess start() {
        isWanted = true;
        if (!isAlive()) {
            launch();
        }
        return this;
    }

    private synchronized void launch() {
        if (!isWanted) {
            return;
        }
        CompletableFuture<String> told = new CompletableFuture<>();
        ready = told;
        starts++;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process started = builder.start();
            process = started;
            Thread reader = new Thread(() -> follow(started, told), "role-" + name);
            reader.setDaemon(true);
            reader.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void follow(Process started, CompletableFuture<String> told) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                note(line);
                if (line.startsWith("READY")) {
                    told.complete(line);
                }
            }
            started.waitFor();
            note("(ended with status " + started.exitValue() + ")");
            TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
        } catch (IOException e) {
            note(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        launchAgain(started);
    }

    private synchronized void launchAgain(Process ended) {
        if (process == ended) {
            launch();
        }
    }

    private void note(String line) {
        synchronized (output) {
            output.add(line);
            if (output.size() > KEPT_LINES) {
                output.remove(0);
            }
        }
    }

    /**
     * Waits for the line READY of the present life, or of one that follows it.
     *
     * @param patience how long
     * @return this
     * @throws IllegalStateException with what the process said, when it does not come
     */
    public RoleProcess awaitReady(Duration patience) {
        long deadlineNs = System.nanoTime() + patience.toNanos();
        while (true) {
            CompletableFuture<String> asked = ready();
            try {
                asked.get(Math.min(AGAIN_MS, Math.max(1, leftMs(deadlineNs))), TimeUnit.MILLISECONDS);
                return this;
            } catch (TimeoutException e) {
                if (leftMs(deadlineNs) <= 0) {
                    throw new IllegalStateException(
                            name + " did not become ready; its output:\n" + String.join("\n", output()), e);
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static long leftMs(long deadlineNs) {
        return TimeUnit.NANOSECONDS.toMillis(deadlineNs - System.nanoTime());
    }

    private synchronized CompletableFuture<String> ready() {
        return ready;
    }

    /**
     * Says whether the process has said READY in its present life, and lives.
     *
     * @return false between its death and its next READY
     */
    public synchronized boolean isReady() {
        return isAlive() && ready.isDone();
    }

    /** Kills the process as a power cut would, and waits for its end: no shutdown hook runs. It stays dead until {@link #start()}. */
    public void kill9() {
        Process ended = unwanted();
        if (ended != null) {
            ended.destroyForcibly();
            awaitEnd(ended);
        }
    }

    /** Asks the process to stop (SIGTERM), and waits for its end. */
    public void stop() {
        Process ended = unwanted();
        if (ended != null) {
            ended.destroy();
            awaitEnd(ended);
        }
    }

    private synchronized @Nullable Process unwanted() {
        isWanted = false;
        return process;
    }

    private void awaitEnd(Process ended) {
        try {
            if (!ended.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                ended.destroyForcibly();
                throw new IllegalStateException(name + " did not end; its output:\n" + String.join("\n", output()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Freezes the process (SIGSTOP). */
    public void pause() {
        signal("-STOP");
    }

    /** Lets a frozen process go on (SIGCONT). */
    public void resume() {
        signal("-CONT");
    }

    /** A frozen process would not hear that it is to stop. */
    void resumeIfAlive() {
        if (isAlive()) {
            resume();
        }
    }

    private void signal(String signal) {
        try {
            int status = new ProcessBuilder("kill", signal, Long.toString(pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill " + signal + " " + name + " ended with status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Returns the process.
     *
     * @return its pid
     */
    public synchronized long pid() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return running.pid();
    }

    /**
     * Says whether the process lives, ready or not.
     *
     * @return whether it runs
     */
    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /**
     * Counts the lives of the process, those that a supervisor began too.
     *
     * @return 0 before the first
     */
    public synchronized int starts() {
        return starts;
    }

    /**
     * Returns what the process has printed last, of all its lives.
     *
     * @return a copy
     */
    public List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
