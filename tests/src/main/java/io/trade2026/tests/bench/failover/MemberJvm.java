package io.trade2026.tests.bench.failover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A member's process. */
final class MemberJvm {
    private static final long END_SECONDS = 30;

    private final Process process;
    private final Path output;

    private MemberJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static MemberJvm launch(Path output, List<String> arguments) throws IOException {
        Files.deleteIfExists(output);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String opened :
                List.of("java.base/java.util.zip", "java.base/jdk.internal.misc", "java.base/sun.nio.ch")) {
            command.add("--add-opens=" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"));
        command.add("-Dtrade2026.logs=" + output + ".d");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FailoverMember.class.getName()));
        command.addAll(arguments);
        return new MemberJvm(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    boolean isReady() throws IOException {
        String said = Files.readString(output);
        if (!process.isAlive()) {
            throw new IOException("a member ended: " + said);
        }
        return said.contains("READY");
    }

    List<String> said() throws IOException {
        return Files.readAllLines(output);
    }

    /** Signal 9; does not wait. */
    void kill() {
        process.destroyForcibly();
    }

    void awaitEnd() throws IOException {
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("a member does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
