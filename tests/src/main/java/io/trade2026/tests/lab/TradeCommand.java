package io.trade2026.tests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A verb of {@code trade2026} that was run to its end, in a process of its own.
 *
 * @param status with which it ended
 * @param output standard output and standard error, a line each
 */
public record TradeCommand(int status, List<String> output) {
    private static final List<String> OPENS = List.of(
            "--add-opens=java.base/java.util.zip=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");

    /** Keeps its own list. */
    public TradeCommand {
        output = List.copyOf(output);
    }

    /**
     * Runs a verb and waits for its end.
     *
     * @param arguments the verb and its options
     * @return how it ended and what it said
     */
    public static TradeCommand run(String... arguments) {
        try {
            Process process =
                    new ProcessBuilder(of(arguments)).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new TradeCommand(process.waitFor(), said.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The command line of a verb, to be added to. */
    static List<String> of(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPENS);
        command.addAll(List.of("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.trade2026.app.Trade2026"));
        command.addAll(List.of(arguments));
        return command;
    }
}
