package io.trade2026.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.media.JournalFormat;
import io.trade2026.sequencer.media.MediaNode;
import io.trade2026.sequencer.media.MediaProcess;
import io.trade2026.sequencer.node.SequencerNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A disk that is full to the last byte: the node ends instead of guessing, and what it said stays said. Needs to be root, for a small disk. */
class DiskFullTest {
    private static final int PAGE = 4096;

    private final Bench bench = new Bench();
    private final Path disk = bench.dir().resolve("media");
    private boolean isMounted;

    @AfterEach
    void cleanUp() throws Exception {
        if (isMounted) {
            run("umount", "-l", disk.toString());
        }
        bench.close();
    }

    @Test
    void endsTheNodeAndGoesOnWithoutAGapWhenThereIsSpaceAgain() throws Exception {
        Files.createDirectories(disk);
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", disk.toString()) == 0;
        assumeTrue(isMounted, "a small disk can be mounted");
        final List<Bench.Event> before;
        try (MediaNode media = bench.startMedia()) {
            final SequencerNode node = bench.startNode(new CountingCore());
            try (node) {
                final Bench.Following reader = bench.follower(JournalPosition.START);
                leave(1 << 20);
                fillUp(bench.publisher().publisher(), reader);
                before = reader.events();
                assertThat(before).hasSizeGreaterThan(100);
                assertThat(media.incarnation().number()).isEqualTo(1);
            }
        }
        Files.delete(ballast());

        try (MediaNode media = bench.startMedia();
                SequencerNode node = bench.startNode(new CountingCore())) {
            assertThat(media.incarnation().number()).isEqualTo(2);
            final long last = before.get(before.size() - 1).number();
            final long restored = node.status().lastEventNumber();
            assertThat(restored).as("nothing that was seen is lost").isGreaterThanOrEqualTo(last);
            final Bench.Publishing publisher = bench.publisher();
            publisher.count(restored + 1, restored + 100);
            final List<Bench.Event> after =
                    bench.follower(JournalPosition.START).until(restored + 100);
            assertThat(after.subList(0, before.size())).isEqualTo(before);
            assertThat(after)
                    .extracting(Bench.Event::number)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, restored + 100).boxed().toList());
        }
    }

    @Test
    void startsAgainWithHalfAFrameAtTheEndOfTheJournal() throws Exception {
        final Path file;
        try (ChildJvm media = ChildJvm.start(
                        MediaProcess.class,
                        bench.dir().resolve("media.log"),
                        bench.mediaConfig().toArguments());
                SequencerNode node = bench.startNode(new CountingCore())) {
            bench.publisher().count(1, 150);
            bench.follower(JournalPosition.START).until(150);
            assertThat(node.status().lastEventNumber()).isEqualTo(150);
            file = disk.resolve("archive").resolve(journalId() + "-0.rec");
            media.kill();
        }
        cutAcrossAPage(file);

        try (MediaNode media = bench.startMedia();
                SequencerNode node = bench.startNode(new CountingCore())) {
            assertThat(media.incarnation().number()).isEqualTo(2);
            assertThat(node.status().suppressedEvents())
                    .as("events that were left")
                    .isBetween(1L, 149L);
            bench.publisher().count(151, 160);
            assertThat(bench.follower(JournalPosition.START).until(160))
                    .extracting(Bench.Event::id)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 160).boxed().toList());
        }
    }

    private long journalId() {
        return bench.recordings().stream()
                .filter(recording -> recording.streamId() == JournalFormat.STREAM_ID)
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** What a disk leaves that took the first page of a frame and not the second. */
    private static void cutAcrossAPage(final Path file) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        final ByteBuffer frames = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int cut = 0;
        for (int at = 0; frames.getInt(at) > 0; at += (frames.getInt(at) + 31) & -32) {
            final int page = (at + PAGE) & -PAGE;
            cut = at + frames.getInt(at) > page ? page : cut;
        }
        assertThat(cut).isPositive();
        Arrays.fill(bytes, cut, bytes.length, (byte) 0);
        Files.write(file, bytes);
    }

    private Path ballast() {
        return disk.resolve("ballast");
    }

    private void leave(final long bytes) throws IOException {
        final long more = Files.getFileStore(disk).getUsableSpace() - bytes;
        try (OutputStream out = Files.newOutputStream(ballast())) {
            final byte[] block = new byte[1 << 16];
            for (long written = 0; written < more; written += block.length) {
                out.write(block);
            }
        }
    }

    /** Sends until the node has ended for want of space. */
    private void fillUp(final CommandPublisher publisher, final Bench.Following reader) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
        final long[] id = {1};
        Bench.await("the node ends", () -> {
            publisher.poll();
            final int length =
                    CountingCore.encode(buffer, CountingCore.COUNT, id[0], 0, 300 + (int) (id[0] * 37 % 900));
            if (publisher.offer(buffer, 0, length) > 0) {
                id[0]++;
            }
            reader.poll();
            return !bench.failures().isEmpty();
        });
    }

    private static int run(final String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
