package io.trade2026.sequencer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that can be killed. */
final class ChildJvm implements AutoCloseable {
    /** What a line on standard output begins with that answers. */
    static final String ANSWER = "= ";

    private static final int SIGKILLED = 137;

    private final Process process;
    private final Path log;
    private final BufferedReader lines;

    private ChildJvm(final Process process, final Path log) {
        this.process = process;
        this.log = log;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts it and waits until it says that it is ready. */
    static ChildJvm start(final Class<?> main, final Path log, final List<String> arguments) {
        final ChildJvm child = launch(main, log, arguments);
        child.awaitReady();
        return child;
    }

    /** Starts it and waits for nothing. */
    static ChildJvm launch(final Class<?> main, final Path log, final List<String> arguments) {
        final List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-Dtrade2026."))
                .forEach(command::add);
        command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        try {
            final Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ChildJvm(process, log);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        String line = readLine();
        while (!line.startsWith("READY")) {
            line = readLine();
        }
    }

    /** Says a line and returns the answer, whatever is logged before it. */
    String ask(final String words) {
        say(words);
        String line = readLine();
        while (!line.startsWith(ANSWER)) {
            line = readLine();
        }
        return line.substring(ANSWER.length());
    }

    void say(final String words) {
        try {
            process.getOutputStream().write((words + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (final IOException e) {
            throw new UncheckedIOException("asking " + words + ":\n" + log(), e);
        }
    }

    private String readLine() {
        try {
            final String line = lines.readLine();
            if (line == null) {
                throw new AssertionError("the child ended unexpectedly:\n" + log());
            }
            return line;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it wrote to standard error. */
    String log() {
        try {
            return Files.readString(log);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (process.waitFor() != SIGKILLED) {
            throw new AssertionError("exit status " + process.exitValue() + " instead of a death by signal 9");
        }
    }

    /** What Ctrl-C does to every process of a terminal. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    int terminate() throws InterruptedException {
        process.destroy();
        return awaitExit();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the child does not end");
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
