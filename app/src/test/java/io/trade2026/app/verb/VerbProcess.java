package io.trade2026.app.verb;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that is started, given its input, and waited for. */
final class VerbProcess {
    private static final long PATIENCE_SECONDS = 60;

    private VerbProcess() {}

    /** How it ended and what it said. */
    record Outcome(int status, List<String> out, List<String> err) {}

    /** Runs {@code trade2026} with arguments. */
    static Outcome trade2026(Path scratch, String input, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.trade2026.app.Trade2026"));
        command.addAll(arguments);
        return run(scratch, input, command, Map.of());
    }

    static Outcome run(Path scratch, String input, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        File in = Files.writeString(scratch.resolve("in.txt"), input).toFile();
        File out = scratch.resolve("out.txt").toFile();
        File err = scratch.resolve("err.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(in)
                .redirectOutput(out)
                .redirectError(err)
                .directory(scratch.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("did not end: " + command);
        }
        return new Outcome(process.exitValue(), lines(out), lines(err));
    }

    private static List<String> lines(File file) throws IOException {
        return Files.readAllLines(file.toPath(), StandardCharsets.UTF_8);
    }
}
