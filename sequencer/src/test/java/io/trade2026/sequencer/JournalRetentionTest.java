package io.trade2026.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trade2026.sequencer.client.CheckpointNote;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.media.JournalSegment;
import io.trade2026.sequencer.media.MediaNode;
import io.trade2026.sequencer.media.SegmentCopies;
import io.trade2026.sequencer.node.JournalRetention;
import io.trade2026.sequencer.node.RetentionPlan;
import io.trade2026.sequencer.node.SequencerNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files of the journal go when nobody needs them, and everything goes on without them. */
class JournalRetentionTest {
    private static final Duration LOOK = Duration.ofHours(1);

    private final Bench bench = new Bench();

    @AfterEach
    void cleanUp() {
        bench.close();
    }

    @Test
    void takesOutOnlyWhatSnapshotsConsumersAndTheRetentionLetGo() throws Exception {
        try (MediaNode media = bench.startMedia()) {
            try (SequencerNode node = bench.startNode(new CountingCore())) {
                final Bench.Publishing publisher = bench.publisher();
                final Bench.Following reader = bench.follower(JournalPosition.START);
                publisher.count(1, 2_000);
                reader.until(2_000);
                note("gateway", 700);
                note("ledger", 1_500);
                assertThat(purge(node, Duration.ZERO)).as("without snapshots").isZero();
                node.requestSnapshot().get(40, TimeUnit.SECONDS);
                assertThat(purge(node, Duration.ZERO)).as("with one snapshot").isZero();
                publisher.count(2_001, 2_500);
                reader.until(2_500);
                node.requestSnapshot().get(40, TimeUnit.SECONDS);
                assertThat(node.coveredBySnapshots()).isEqualTo(2_000);

                assertThat(purge(node, Duration.ofDays(90))).as("too young").isZero();
                assertThat(purge(node, Duration.ZERO)).isPositive();
                final long first = firstKept();
                assertThat(first).isGreaterThan(1).isLessThanOrEqualTo(701);
                assertThat(copiedEvents()).containsExactlyElementsOf(oneTo(first - 1));
                assertThat(purge(node, Duration.ZERO)).as("again").isZero();

                note("gateway", 2_400);
                note("ledger", 2_400);
                assertThat(purge(node, Duration.ZERO)).isPositive();
                assertThat(firstKept()).isGreaterThan(first).isLessThanOrEqualTo(2_001);
                assertThat(copiedEvents()).containsExactlyElementsOf(oneTo(firstKept() - 1));
                publisher.close();
            }
            goesOnAfterwards(media);
        }
        assertThat(bench.failures()).isEmpty();
    }

    private void goesOnAfterwards(final MediaNode media) {
        assertThat(media.incarnation().number()).isEqualTo(1);
        final CountingCore core = new CountingCore();
        try (SequencerNode node = bench.startNode(core)) {
            assertThat(core.wasLoaded()).isTrue();
            assertThat(node.status().lastEventNumber()).isEqualTo(2_500);
            bench.publisher().count(2_501, 2_600);
            final List<Bench.Event> events =
                    bench.follower(JournalPosition.after(2_400)).until(2_600);
            assertThat(events)
                    .extracting(Bench.Event::number)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(2_401, 2_600).boxed().toList());
            assertThat(events).extracting(Bench.Event::id).isSorted();

            saysWhereTheJournalBegins(JournalPosition.START, "the journal begins at ");
            saysWhereTheJournalBegins(JournalPosition.after(10), "the journal begins at event " + firstKept());
        }
    }

    private void saysWhereTheJournalBegins(final JournalPosition from, final String words) {
        final Bench.Following late = bench.follower(from);
        assertThatThrownBy(() -> late.until(2_600))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(words)
                .hasMessageContaining("copies that retention made");
    }

    private long firstKept() {
        final Bench.Following reader = bench.follower(JournalPosition.FIRST_KEPT);
        reader.until(2_500);
        reader.follower().close();
        return reader.events().get(0).number();
    }

    private int purge(final SequencerNode node, final Duration retention) throws IOException {
        final RetentionPlan plan =
                new RetentionPlan(bench.mediaConfig().dir().resolve("archive"), copies(), bench.dir(), retention, LOOK);
        try (JournalRetention keeper =
                new JournalRetention(plan, bench.mediaConfig().address(), node::coveredBySnapshots)) {
            return keeper.purge(System.currentTimeMillis() + 1);
        }
    }

    private Path copies() {
        return bench.dir().resolve("copies");
    }

    private void note(final String consumer, final long eventNumber) {
        new CheckpointNote(bench.dir().resolve(consumer)).write(eventNumber);
    }

    private List<Long> copiedEvents() throws IOException {
        final Path unpacked = bench.dir().resolve("unpacked.rec");
        final Stream.Builder<Long> events = Stream.builder();
        for (final String line : new SegmentCopies(copies()).manifest()) {
            final String name = line.replaceAll(".*\"file\":\"([^\"]+)\".*", "$1");
            try (InputStream in = new GZIPInputStream(Files.newInputStream(copies().resolve(name)))) {
                Files.write(unpacked, in.readAllBytes());
            }
            final JournalSegment segment = JournalSegment.read(unpacked);
            assertThat(line)
                    .contains("\"firstEvent\":" + segment.firstEvent() + ",\"lastEvent\":" + segment.lastEvent());
            LongStream.rangeClosed(segment.firstEvent(), segment.lastEvent()).forEach(events::add);
        }
        return events.build().toList();
    }

    private static List<Long> oneTo(final long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
