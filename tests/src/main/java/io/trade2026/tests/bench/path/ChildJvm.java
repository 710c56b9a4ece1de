package io.trade2026.tests.bench.path;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A contender in a JVM of its own, with this class path and the heap and collector that the launcher gives a node. */
final class ChildJvm implements AutoCloseable {
    private static final long READY_SECONDS = 120;
    private static final long STOP_SECONDS = 30;
    private static final List<String> FLAGS = List.of(
            "--add-opens=java.base/java.util.zip=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "-Xms256m",
            "-Xmx2g",
            "-XX:+UseParallelGC");

    private final String name;
    private final Path directory;
    private final Process process;
    private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();

    private ChildJvm(String name, Path directory, Process process) {
        this.name = name;
        this.directory = directory;
        this.process = process;
    }

    /** Starts a main class and waits until it prints READY. */
    static ChildJvm start(String name, Path directory, List<String> mainAndArguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-Dtrade2026.logs=" + directory.resolve("logs"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(mainAndArguments);
        ChildJvm child = new ChildJvm(
                name,
                directory,
                new ProcessBuilder(command).redirectErrorStream(true).start());
        CompletableFuture<String> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> child.read(ready), "output of " + name);
        reader.setDaemon(true);
        reader.start();
        child.await(ready);
        return child;
    }

    private void await(Future<String> ready) throws IOException {
        try {
            ready.get(READY_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException(name + " did not become ready; it said:\n" + said(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void read(CompletableFuture<String> ready) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.startsWith("READY")) {
                    ready.complete(line);
                }
            }
            ready.completeExceptionally(new IOException("ended without READY"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    /** Returns all that it printed. */
    String said() {
        return String.join("\n", output);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Stops it, gently first; then nothing runs any more that has its data directory among its arguments. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        ProcessHandle.allProcesses()
                .filter(other -> other.pid() != ProcessHandle.current().pid() && isOurs(other))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private boolean isOurs(ProcessHandle other) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(other.pid()), "cmdline"))
                    .contains(directory.toString());
        } catch (IOException e) {
            return false;
        }
    }
}
