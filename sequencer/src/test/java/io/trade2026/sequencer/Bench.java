package io.trade2026.sequencer;

import io.aeron.archive.client.AeronArchive;
import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.media.JournalRecording;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.media.MediaNode;
import io.trade2026.sequencer.media.Recording;
import io.trade2026.sequencer.node.CoreMachine;
import io.trade2026.sequencer.node.SequencerConfig;
import io.trade2026.sequencer.node.SequencerNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** A data directory, its driver directory and what runs on them; all gone when it is closed. */
final class Bench implements AutoCloseable {
    static final int TERM_LENGTH = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path dir;
    private final MediaConfig mediaConfig;
    private final SequencerConfig sequencerConfig;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> clients = new ArrayList<>();

    Bench() {
        try {
            Files.createDirectories(Path.of("target"));
            dir = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "bench-");
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        mediaConfig = mediaConfig(dir);
        sequencerConfig = sequencerConfig(dir, freePort());
    }

    static MediaConfig mediaConfig(final Path dir) {
        return MediaConfig.under(dir.resolve("media"))
                .withSegmentLength(TERM_LENGTH)
                .withClientLiveness(Duration.ofSeconds(2))
                .withOrphanGrace(Duration.ofSeconds(3));
    }

    static SequencerConfig sequencerConfig(final Path dir, final int port) {
        return SequencerConfig.single(dir.resolve("core"), mediaConfig(dir).address(), port)
                .withSnapshotInterval(Duration.ZERO)
                .withStartTimeout(Duration.ofSeconds(25))
                .withTermLengths(TERM_LENGTH, TERM_LENGTH);
    }

    /** A cluster of one binds one port only, the second of its five: the consensus channel. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() - 1;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path dir() {
        return dir;
    }

    MediaConfig mediaConfig() {
        return mediaConfig;
    }

    SequencerConfig sequencerConfig() {
        return sequencerConfig;
    }

    SequencerAddress address() {
        return SequencerAddress.local(mediaConfig.aeronDir());
    }

    MediaNode startMedia() {
        return MediaNode.start(mediaConfig, failures::add);
    }

    SequencerNode startNode(final CoreMachine core) {
        return SequencerNode.start(sequencerConfig, core, failures::add);
    }

    /** What the archive holds, as recordings, smallest id first. */
    List<Recording> recordings() {
        try (AeronArchive archive = mediaConfig.address().connectArchive("bench")) {
            return Recording.all(archive);
        }
    }

    /** Takes the journal's end away, as a power loss could. */
    void truncateJournal(final long position) {
        try (AeronArchive archive = mediaConfig.address().connectArchive("bench")) {
            archive.truncateRecording(
                    JournalRecording.find(archive).orElseThrow().recordingId(), position);
        }
    }

    List<Throwable> failures() {
        return failures;
    }

    Publishing publisher() {
        final CommandPublisher publisher = new CommandPublisher(address(), "test-publisher");
        clients.add(publisher);
        return new Publishing(publisher);
    }

    Following follower(final JournalPosition from) {
        final EventFollower follower = new EventFollower(address(), from, "test-follower");
        clients.add(follower);
        return new Following(follower);
    }

    static void await(final String what, final BooleanSupplier condition) {
        final long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(20_000);
        }
    }

    @Override
    public void close() {
        for (final AutoCloseable client : clients) {
            CloseHelper.close(client);
        }
        IoUtil.delete(mediaConfig.aeronDir().toFile(), true);
        IoUtil.delete(dir.toFile(), true);
    }

    /** Sends commands and waits until they are taken. */
    static final class Publishing {
        private final CommandPublisher publisher;
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);

        private Publishing(final CommandPublisher publisher) {
            this.publisher = publisher;
        }

        void count(final long fromId, final long toId) {
            for (long id = fromId; id <= toId; id++) {
                send(CountingCore.COUNT, id, 0, CountingCore.HEADER + (int) (id * 37 % 500));
            }
        }

        void send(final int kind, final long id, final long argument, final int length) {
            final int encoded = CountingCore.encode(buffer, kind, id, argument, length);
            await("command " + id + " taken", () -> {
                publisher.poll();
                return publisher.offer(buffer, 0, encoded) > 0;
            });
            publisher.poll();
        }

        CommandPublisher publisher() {
            return publisher;
        }

        void close() {
            publisher.close();
        }
    }

    /** Collects events. */
    static final class Following {
        private final EventFollower follower;
        private final List<Event> events = new ArrayList<>();

        private Following(final EventFollower follower) {
            this.follower = follower;
        }

        int poll() {
            return follower.poll(
                    (number, epochNs, buffer, offset, length, position) -> {
                        events.add(new Event(
                                number,
                                buffer.getInt(offset),
                                buffer.getLong(offset + 4),
                                buffer.getLong(offset + 12),
                                length,
                                epochNs));
                        return true;
                    },
                    100);
        }

        List<Event> until(final long eventNumber) {
            await("event " + eventNumber + " seen, last is " + follower.checkpoint(), () -> {
                poll();
                return follower.checkpoint().eventNumber() >= eventNumber;
            });
            return events;
        }

        List<Event> events() {
            return events;
        }

        EventFollower follower() {
            return follower;
        }
    }

    record Event(long number, int kind, long id, long argument, int length, long epochNs) {}
}
