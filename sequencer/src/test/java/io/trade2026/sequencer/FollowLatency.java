package io.trade2026.sequencer;

import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.media.MediaOwner;
import io.trade2026.sequencer.media.MediaProcess;
import io.trade2026.sequencer.media.Pace;
import io.trade2026.sequencer.node.SequencerConfig;
import io.trade2026.sequencer.node.SequencerNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.IoUtil;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Measured by hand: from a command's due time until its event is followed, open loop, media in a process of its own as in
 * production, publisher and follower polled by one thread; then throughput with a window, then a snapshot of a million records.
 *
 * <pre>
 *   arguments: rate per second, seconds, records in the snapshot, data directory
 * </pre>
 */
final class FollowLatency {
    private static final int WINDOW = 1_000;

    private FollowLatency() {}

    public static void main(final String... arguments) throws Exception {
        final int rate = Integer.parseInt(arguments[0]);
        final int seconds = Integer.parseInt(arguments[1]);
        final int records = Integer.parseInt(arguments[2]);
        for (final Pace pace : List.of(Pace.SHARED, Pace.YIELDING)) {
            final Path dir = Files.createTempDirectory(Path.of(arguments[3]), "latency-");
            final MediaConfig media = MediaConfig.under(dir.resolve("media")).withPace(pace);
            try (MediaOwner owner = MediaOwner.claim(media.dir());
                    ChildJvm child =
                            ChildJvm.start(MediaProcess.class, dir.resolve("media.log"), media.toArguments())) {
                measure(pace, rate, seconds, records, dir, media);
                System.out.println("media stopped with " + child.terminate() + ", owned " + owner.isHeld());
            }
            IoUtil.delete(dir.toFile(), true);
        }
    }

    private static void measure(
            final Pace pace,
            final int rate,
            final int seconds,
            final int records,
            final Path dir,
            final MediaConfig media)
            throws Exception {
        final SequencerConfig config = SequencerConfig.single(dir.resolve("core"), media.address(), 21_190)
                .withPace(pace)
                .withSnapshotInterval(Duration.ZERO);
        try (SequencerNode node = SequencerNode.start(config, new CountingCore(records), Throwable::printStackTrace);
                Run run = new Run(media.aeronDir(), pace.idleStrategy())) {
            run.openLoop(rate, rate * 2);
            run.report(pace + " " + rate + "/s", run.openLoop(rate, rate * seconds));
            run.closedLoop(100_000);
            System.out.printf("%s closed loop, window %d: %,d/s%n", pace, WINDOW, run.closedLoop(3_000_000));
            for (int i = 0; i < 2; i++) {
                final long tookNs =
                        node.requestSnapshot().get(60, TimeUnit.SECONDS).tookNs();
                System.out.printf("%s snapshot of %,d x 400 B: %d ms%n", pace, records, tookNs / 1_000_000);
            }
            System.out.println(node.status());
        }
        final long beginNs = System.nanoTime();
        try (SequencerNode node = SequencerNode.start(config, new CountingCore(records), Throwable::printStackTrace)) {
            System.out.printf(
                    "%s restart from the snapshot: %d ms, ready %b%n",
                    pace, (System.nanoTime() - beginNs) / 1_000_000, node.isReady());
        }
    }

    private static final class Run implements AutoCloseable {
        private final CommandPublisher publisher;
        private final EventFollower follower;
        private final IdleStrategy idle;
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        private long nextId = 1;

        Run(final Path aeronDir, final IdleStrategy idle) {
            final SequencerAddress address = SequencerAddress.local(aeronDir);
            publisher = new CommandPublisher(address, "latency");
            follower = new EventFollower(address, JournalPosition.START, "latency");
            this.idle = idle;
        }

        long[] openLoop(final int rate, final int count) {
            final long[] latencies = new long[count];
            final long firstId = nextId;
            final long intervalNs = TimeUnit.SECONDS.toNanos(1) / rate;
            Bench.await("session", () -> {
                publisher.poll();
                follower.poll((n, t, b, o, l, p) -> true, 10);
                return publisher.isConnected();
            });
            final long beginNs = System.nanoTime();
            final int[] seen = {0};
            while (seen[0] < count) {
                int work = publisher.poll();
                final long dueNs = beginNs + (nextId - firstId) * intervalNs;
                if (nextId - firstId < count && System.nanoTime() - dueNs >= 0 && offer()) {
                    work++;
                }
                work += follower.poll(
                        (number, epochNs, event, offset, length, position) -> {
                            final long id = event.getLong(offset + 4);
                            if (id >= firstId) {
                                latencies[seen[0]++] = System.nanoTime() - (beginNs + (id - firstId) * intervalNs);
                            }
                            return true;
                        },
                        100);
                idle.idle(work);
            }
            return latencies;
        }

        long closedLoop(final int count) {
            final long firstId = nextId;
            final long[] seen = {firstId - 1};
            final long beginNs = System.nanoTime();
            while (seen[0] < firstId + count - 1) {
                int work = publisher.poll();
                while (nextId < firstId + count && nextId - seen[0] < WINDOW && offer()) {
                    work++;
                }
                work += follower.poll(
                        (number, epochNs, event, offset, length, position) -> {
                            seen[0] = event.getLong(offset + 4);
                            return true;
                        },
                        100);
                idle.idle(work);
            }
            return count * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - beginNs);
        }

        private boolean offer() {
            final int length = CountingCore.encode(buffer, CountingCore.COUNT, nextId, 0, 200);
            if (publisher.offer(buffer, 0, length) < 0) {
                return false;
            }
            nextId++;
            return true;
        }

        void report(final String what, final long[] latencies) {
            Arrays.sort(latencies);
            System.out.printf(
                    "%s: p50 %,d us, p90 %,d us, p99 %,d us, max %,d us%n",
                    what,
                    latencies[latencies.length / 2] / 1000,
                    latencies[latencies.length / 10 * 9] / 1000,
                    latencies[latencies.length / 100 * 99] / 1000,
                    latencies[latencies.length - 1] / 1000);
        }

        @Override
        public void close() {
            publisher.close();
            follower.close();
        }
    }
}
