package io.trade2026.sequencer;

import io.trade2026.sequencer.node.SequencerNode;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The sequencer with a counting core in a process of its own, to be killed. */
final class NodeProcess {
    private NodeProcess() {}

    public static void main(final String... arguments) throws InterruptedException {
        final Path dir = Path.of(arguments[0]);
        final int port = Integer.parseInt(arguments[1]);
        final CountDownLatch failed = new CountDownLatch(1);
        try (SequencerNode node = SequencerNode.start(
                Bench.sequencerConfig(dir, port), new CountingCore(100), cause -> failed.countDown())) {
            System.out.println("READY " + node.status().lastEventNumber());
            failed.await();
        }
    }
}
