package io.trade2026.tests.bench.growth;

import io.trade2026.app.node.CoreHost;
import io.trade2026.oms.CoreLimits;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.node.SequencerConfig;
import io.trade2026.sequencer.node.SequencerNode;
import io.trade2026.sequencer.node.SnapshotTaken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The sequencer with the order core in a process of its own, to be killed. Prints {@code READY}; takes a snapshot for each line
 * {@code snapshot} on standard input and answers with one line.
 */
public final class CoreNode {
    private static final long SNAPSHOT_MINUTES = 4;

    private CoreNode() {}

    /**
     * Runs until standard input ends.
     *
     * @param arguments directory of the media, directory of the core, first of five ports, level of syncing
     * @throws IOException if standard input cannot be read
     * @throws InterruptedException when interrupted
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        SequencerConfig config = SequencerConfig.single(
                        Path.of(arguments[1]),
                        MediaConfig.under(Path.of(arguments[0])).address(),
                        Integer.parseInt(arguments[2]))
                .withSnapshotInterval(Duration.ZERO)
                .withFileSyncLevel(Integer.parseInt(arguments[3]));
        try (SequencerNode node = SequencerNode.start(config, new CoreHost(CoreLimits.USUAL), cause -> System.exit(1));
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Path data = Path.of(arguments[0]).resolveSibling("archive");
            node.keepCommands(Path.of(arguments[0]).resolve("archive"), data.resolve("commands"));
            System.out.println("READY after event " + node.status().lastEventNumber());
            while (lines.readLine() != null) {
                System.out.println(snapshot(node));
            }
        }
    }

    private static String snapshot(SequencerNode node) throws InterruptedException {
        try {
            SnapshotTaken taken = node.requestSnapshot().get(SNAPSHOT_MINUTES, TimeUnit.MINUTES);
            return "SNAPSHOT " + taken.tookNs() + " " + taken.stoodStillNs() + " " + taken.bytes();
        } catch (ExecutionException | TimeoutException e) {
            return "FAILED " + e;
        }
    }
}
