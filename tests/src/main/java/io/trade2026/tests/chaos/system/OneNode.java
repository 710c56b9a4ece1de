package io.trade2026.tests.chaos.system;

import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.media.MediaIncarnation;
import io.trade2026.tests.chaos.plan.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** The whole system as {@code run --config} starts it: one JVM, with driver and archive as its child. */
public final class OneNode implements Prey {
    private static final String NODE = "node";
    private static final String MEDIA = "media";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Path data;
    private final RoleProcess node;
    private final int clientPort;

    /**
     * Writes the configuration; nothing is started yet.
     *
     * @param directory of everything
     * @param venuePort where XSIM is called
     * @param secondVenuePort where YSIM is called
     * @param freePort gives ports
     */
    public OneNode(Path directory, int venuePort, int secondVenuePort, FreePorts freePort) {
        this.data = directory.resolve("data");
        this.clientPort = freePort.next();
        Path file = directory.resolve("node.yaml");
        try {
            Files.createDirectories(directory);
            Files.writeString(
                    file,
                    String.join(
                            "\n",
                            "data: " + data,
                            "pace: resting",
                            "seed: demo",
                            "ports: {fix: " + clientPort + ", venue: " + venuePort + ", secondVenue: " + secondVenuePort
                                    + ", http: " + freePort.next() + ", admin: " + freePort.next() + ", core: "
                                    + freePort.next(5) + "}",
                            "postgres: {server: embedded, port: " + freePort.next() + "}",
                            "nats: {server: none}",
                            "watch: {alerts: {block: false}}",
                            ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.node = new RoleProcess(NODE, List.of("run", "--config", file.toString()), directory.resolve("node.out"));
    }

    @Override
    public List<Target> targets() {
        return List.of(new Target(NODE, 4), new Target(MEDIA, 1));
    }

    @Override
    public OptionalLong pid(String target) {
        return target.equals(NODE) ? node.pid() : mediaPid();
    }

    private OptionalLong mediaPid() {
        try {
            long pid = Long.parseLong(
                    Files.readString(data.resolve("run").resolve("media.pid")).trim());
            String arguments = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
            return arguments.contains(data.toString()) ? OptionalLong.of(pid) : OptionalLong.empty();
        } catch (IOException | NumberFormatException notThere) {
            return OptionalLong.empty();
        }
    }

    @Override
    public List<RoleProcess> processes() {
        return List.of(node);
    }

    @Override
    public int clientPort(String compId) {
        return clientPort;
    }

    @Override
    public SequencerAddress sequencer() {
        return SequencerAddress.local(MediaIncarnation.read(data.resolve("media"))
                .orElseThrow(() -> new IllegalStateException("no media ran in " + data))
                .aeronDir());
    }

    @Override
    public Path sessions() {
        return data.resolve("sessions");
    }

    @Override
    public void close() {
        node.end(PATIENCE);
        Leftovers.kill(data);
    }
}
