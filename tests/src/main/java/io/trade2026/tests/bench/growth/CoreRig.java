package io.trade2026.tests.bench.growth;

import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.media.MediaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Driver, archive and the sequencer with the real core, each a process of its own, over one directory. */
final class CoreRig implements AutoCloseable {
    private static final int HIGHEST_PORT = 65_000;

    private final Path directory;
    private final MediaConfig media;
    private final List<String> arguments;
    private final CoreProcess archive;
    private CoreProcess node;

    /** Starts all of it. */
    CoreRig(Path directory, int fileSyncLevel) throws IOException {
        this.directory = directory.toAbsolutePath();
        Files.createDirectories(directory);
        media = MediaConfig.under(this.directory.resolve("media"))
                .withOrphanGrace(Duration.ZERO)
                .withFileSyncLevel(fileSyncLevel);
        arguments = List.of(
                media.dir().toString(),
                this.directory.resolve("core").toString(),
                Integer.toString(freePorts()),
                Integer.toString(fileSyncLevel));
        archive = CoreProcess.start(
                this.directory.resolve("media.log"),
                List.of("-Xmx256m", "-Dtrade2026.logs=" + this.directory.resolve("media-logs")),
                MediaProcess.class,
                media.toArguments());
        node = startNode();
    }

    /** With the flags that docs/benchmarks.md recommends for a core in production. */
    private CoreProcess startNode() throws IOException {
        return CoreProcess.start(
                directory.resolve("core.log"),
                List.of(
                        "-Xms4g",
                        "-Xmx4g",
                        "-XX:+UseParallelGC",
                        "-XX:+UseTransparentHugePages",
                        "-XX:+AlwaysPreTouch",
                        "-Dtrade2026.logs=" + directory.resolve("logs")),
                CoreNode.class,
                arguments);
    }

    SequencerAddress address() {
        return SequencerAddress.local(media.aeronDir());
    }

    CoreProcess node() {
        return node;
    }

    /** Kills the node with signal 9 and starts it again. */
    void killAndStart() throws IOException {
        node.kill();
        node = startNode();
    }

    /** What the node said at its last start: {@code snapshot of event N loaded in M ms}. */
    double loadMs() throws IOException {
        try (Stream<String> lines = Files.lines(directory.resolve("logs").resolve("trade2026.log"))) {
            return lines.filter(line -> line.contains(" loaded in "))
                    .reduce((first, second) -> second)
                    .map(line -> Double.parseDouble(line.replaceAll(".* loaded in (\\d+) ms.*", "$1")))
                    .orElse(0.0);
        }
    }

    private static int freePorts() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Math.min(socket.getLocalPort(), HIGHEST_PORT);
        }
    }

    /** Removes what was measured on; not done when something failed, so that the logs can be read. */
    void delete() throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        node.close();
        archive.close();
    }
}
