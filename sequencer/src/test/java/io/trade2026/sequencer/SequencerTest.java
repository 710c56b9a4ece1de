package io.trade2026.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aeron.cluster.ConsensusModule;
import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.DriverPulse;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.client.UrgentHandler;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.media.MediaIncarnation;
import io.trade2026.sequencer.media.MediaNode;
import io.trade2026.sequencer.media.Pace;
import io.trade2026.sequencer.media.Recording;
import io.trade2026.sequencer.node.SequencerNode;
import io.trade2026.sequencer.node.SequencerStatus;
import io.trade2026.sequencer.node.SnapshotTaken;
import io.trade2026.sequencer.node.StoredSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.agrona.IoUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SequencerTest {
    private final Bench bench = new Bench();

    @AfterEach
    void cleanUp() {
        bench.close();
    }

    @Test
    void eachCommandComesOutAsEventsInOrder() {
        try (MediaNode media = bench.startMedia();
                SequencerNode node = bench.startNode(new CountingCore())) {
            assertThat(media.incarnation().previousStopClean()).isTrue();
            final Bench.Following follower = bench.follower(JournalPosition.START);
            Bench.await("follower waits at an empty journal", () -> {
                follower.poll();
                return follower.follower().isFollowing();
            });
            assertThat(follower.follower().caughtUp()).isTrue();

            bench.publisher().count(1, 1_000);

            final List<Bench.Event> events = follower.until(1_000);
            assertThat(events).extracting(Bench.Event::number).containsExactlyElementsOf(oneTo(1_000));
            assertThat(events).extracting(Bench.Event::id).containsExactlyElementsOf(oneTo(1_000));
            assertThat(events.get(999).argument()).isEqualTo(1_000L * 1_001 / 2);
            assertThat(events.get(10).length()).isEqualTo(CountingCore.HEADER + 11 * 37);
            assertThat(events).extracting(Bench.Event::epochNs).isSorted();
            assertThat(follower.follower().caughtUp()).isTrue();
            final SequencerStatus status = node.status();
            assertThat(status.role()).isEqualTo("LEADER");
            assertThat(status.isReady()).isTrue();
            assertThat(status.commandCount()).isEqualTo(1_000);
            assertThat(status.lastEventNumber()).isEqualTo(1_000);
            assertThat(status.journalRecordedPosition()).isEqualTo(status.journalPosition());
        }
        assertThat(bench.failures()).isEmpty();
    }

    @Test
    void restartReplaysTheLogAndDoublesNothingInTheJournal() {
        try (MediaNode media = bench.startMedia()) {
            try (SequencerNode node = bench.startNode(new CountingCore())) {
                assertThat(node.isReady()).isTrue();
                final Bench.Publishing publisher = bench.publisher();
                publisher.count(1, 500);
                bench.follower(JournalPosition.START).until(500);
                publisher.close();
            }
            final CountingCore core = new CountingCore();
            try (SequencerNode node = bench.startNode(core)) {
                assertThat(core.wasLoaded()).isFalse();
                assertThat(node.status().lastEventNumber()).isEqualTo(500);
                assertThat(node.status().suppressedEvents()).isEqualTo(500);
                bench.publisher().count(501, 600);
                final List<Bench.Event> events =
                        bench.follower(JournalPosition.START).until(600);
                assertThat(events).extracting(Bench.Event::id).containsExactlyElementsOf(oneTo(600));
            }
            assertThat(media.incarnation().number()).isEqualTo(1);
        }
        assertThat(MediaIncarnation.isStoppedCleanly(bench.mediaConfig().dir())).isTrue();
        assertThat(bench.failures()).isEmpty();
    }

    @Test
    void snapshotIsLoadedAfterRestartOfEverythingAndTheLogBehindItIsPurged() throws Exception {
        final long lastId;
        try (MediaNode media = bench.startMedia();
                SequencerNode node = bench.startNode(new CountingCore(3_000))) {
            final Bench.Publishing publisher = bench.publisher();
            final Bench.Following follower = bench.follower(JournalPosition.START);
            long from = 1;
            for (int round = 1; round <= 4; round++) {
                publisher.count(from, from + 499);
                from += 500;
                follower.until(from - 1);
                final SnapshotTaken taken = node.requestSnapshot().get(20, TimeUnit.SECONDS);
                assertThat(taken.lastEventNumber()).isEqualTo(from - 1);
                assertThat(node.status().snapshotCount()).isEqualTo(round);
            }
            publisher.count(from, from + 9);
            lastId = from + 9;
            follower.until(lastId);
            publisher.close();
            assertThat(media.activeRecordings()).isEqualTo(2);
            final List<Recording> recordings = bench.recordings();
            assertThat(recordings)
                    .as("log, journal and two snapshots of module and service")
                    .hasSize(2 + 2 * 2);
            assertThat(recordings)
                    .filteredOn(recording -> recording.streamId() == ConsensusModule.Configuration.logStreamId())
                    .singleElement()
                    .extracting(Recording::startPosition)
                    .satisfies(start -> assertThat(start).isPositive());
        }
        assertThat(StoredSnapshot.in(bench.dir()))
                .extracting(StoredSnapshot::lastEventNumber)
                .as("what the files hold, with nothing running")
                .containsExactly(2_000L, 1_500L);
        for (final StoredSnapshot snapshot : StoredSnapshot.in(bench.dir())) {
            assertThat(FedCore.told(bench.dir(), snapshot))
                    .containsExactlyElementsOf(LongStream.rangeClosed(snapshot.lastEventNumber() + 1, lastId)
                            .boxed()
                            .toList());
        }
        final CountingCore core = new CountingCore(3_000);
        try (MediaNode media = bench.startMedia();
                SequencerNode node = bench.startNode(core)) {
            assertThat(media.incarnation().previousStopClean()).isTrue();
            assertThat(core.wasLoaded()).isTrue();
            assertThat(node.status().suppressedEvents()).isEqualTo(10);
            bench.publisher().count(lastId + 1, lastId + 10);
            final List<Bench.Event> events =
                    bench.follower(JournalPosition.START).until(lastId + 10);
            assertThat(events).extracting(Bench.Event::id).containsExactlyElementsOf(oneTo(lastId + 10));
            assertThat(node.status().commandCount()).isEqualTo(lastId + 10);
        }
        assertThat(bench.failures()).isEmpty();
    }

    @Test
    void followerGoesOnFromItsCheckpointAndFindsAnEventByNumberAlone() {
        try (MediaNode media = bench.startMedia();
                SequencerNode node = bench.startNode(new CountingCore())) {
            assertThat(media.address()).isEqualTo(bench.address().media());
            final Bench.Publishing publisher = bench.publisher();
            publisher.count(1, 1_500);
            final Bench.Following first = bench.follower(JournalPosition.START);
            first.until(700);
            final JournalPosition checkpoint = first.follower().checkpoint();
            first.follower().close();

            final List<Bench.Event> rest = bench.follower(checkpoint).until(1_500);
            assertThat(rest.get(0).number()).isEqualTo(checkpoint.eventNumber() + 1);
            for (final long known : new long[] {1, 250, 777, 1_499, 1_500}) {
                final Bench.Following searching = bench.follower(JournalPosition.after(known));
                Bench.await("following after event " + known, () -> {
                    searching.poll();
                    return searching.follower().isFollowing();
                });
                if (known < 1_500) {
                    assertThat(searching.until(known + 1).get(0).number()).isEqualTo(known + 1);
                }
                searching.follower().close();
            }
            assertThat(node.status().lastEventNumber()).isEqualTo(1_500);
        }
    }

    @Test
    void pausedFollowerHoldsNobodyUp() {
        try (MediaNode media = bench.startMedia();
                SequencerNode node = bench.startNode(new CountingCore())) {
            final Bench.Publishing publisher = bench.publisher();
            final Bench.Following paused = bench.follower(JournalPosition.START);
            publisher.count(1, 10);
            paused.until(10);

            publisher.count(11, 4_000);
            final Bench.Following other = bench.follower(JournalPosition.START);
            other.until(4_000);

            assertThat(paused.events()).hasSize(10);
            assertThat(paused.follower().caughtUp()).isFalse();
            assertThat(paused.follower().lagBytes()).isGreaterThan(10L * Bench.TERM_LENGTH);
            assertThat(paused.until(4_000)).isEqualTo(other.events());
            assertThat(node.isReady()).isTrue();
            assertThat(media.activeRecordings()).isPositive();
        }
    }

    @Test
    void anEventThatIsNotConsumedComesAgain() {
        try (MediaNode media = bench.startMedia();
                SequencerNode node = bench.startNode(new CountingCore())) {
            bench.publisher().count(1, 3);
            final Bench.Following follower = bench.follower(JournalPosition.START);
            final long[] refused = {0};
            Bench.await("event 1 offered three times", () -> {
                follower.follower()
                        .poll(
                                (number, epochNs, buffer, offset, length, position) -> {
                                    assertThat(number).isEqualTo(1);
                                    refused[0]++;
                                    return false;
                                },
                                10);
                return refused[0] == 3;
            });
            assertThat(follower.until(3)).extracting(Bench.Event::id).containsExactly(1L, 2L, 3L);

            bench.publisher().count(4, 4);
            Bench.await("the handler's exception comes out and the event again", () -> {
                try {
                    follower.follower()
                            .poll(
                                    (number, epochNs, buffer, offset, length, position) -> {
                                        throw new UnsupportedOperationException("event " + number);
                                    },
                                    10);
                    return false;
                } catch (final UnsupportedOperationException expected) {
                    return "event 4".equals(expected.getMessage());
                }
            });
            assertThat(follower.until(4)).extracting(Bench.Event::id).containsExactly(1L, 2L, 3L, 4L);
            assertThat(media.address()).isNotNull();
            assertThat(node.isReady()).isTrue();
        }
    }

    @Test
    void timersFireSurviveRestartAndCanBeTakenBack() throws Exception {
        final long shortNs = TimeUnit.MILLISECONDS.toNanos(50);
        final long longNs = TimeUnit.MILLISECONDS.toNanos(4_000);
        try (MediaNode media = bench.startMedia()) {
            try (SequencerNode node = bench.startNode(new CountingCore())) {
                final Bench.Publishing publisher = bench.publisher();
                publisher.send(CountingCore.TIMER, 1, shortNs, 0);
                final List<Bench.Event> events =
                        bench.follower(JournalPosition.START).until(2);
                assertThat(events.get(1).kind()).isEqualTo(CountingCore.FIRED);
                assertThat(events.get(1).argument() - events.get(0).argument()).isGreaterThanOrEqualTo(shortNs);
                publisher.send(CountingCore.TIMER, 2, longNs, 0);
                publisher.send(CountingCore.TIMER, 3, shortNs, 0);
                publisher.send(CountingCore.CANCEL, 3, 0, 0);
                bench.follower(JournalPosition.START).until(5);
                node.requestSnapshot().get(20, TimeUnit.SECONDS);
                publisher.close();
            }
            try (SequencerNode node = bench.startNode(new CountingCore())) {
                final List<Bench.Event> events =
                        bench.follower(JournalPosition.START).until(6);
                assertThat(events.get(5).kind()).isEqualTo(CountingCore.FIRED);
                assertThat(events.get(5).id()).isEqualTo(2);
                assertThat(events.get(5).argument() - events.get(2).argument()).isGreaterThanOrEqualTo(longNs);
                assertThat(node.isReady()).isTrue();
            }
            assertThat(media.address()).isNotNull();
        }
        assertThat(bench.failures()).isEmpty();
    }

    @Test
    void publisherFindsTheSequencerAgainAfterItWasAway() {
        try (MediaNode media = bench.startMedia()) {
            final Bench.Publishing publishing = bench.publisher();
            final CommandPublisher publisher = publishing.publisher();
            assertThat(publisher.isConnected()).isFalse();
            try (SequencerNode node = bench.startNode(new CountingCore())) {
                publishing.count(1, 1);
                assertThat(publisher.isConnected()).isTrue();
                assertThat(node.isReady()).isTrue();
            }
            Bench.await("the loss is seen", () -> {
                publisher.poll();
                return !publisher.isConnected();
            });
            try (SequencerNode node = bench.startNode(new CountingCore())) {
                publishing.count(2, 2);
                bench.follower(JournalPosition.START).until(2);
                assertThat(publisher.sessionCount()).isEqualTo(2);
                assertThat(node.isReady()).isTrue();
            }
            assertThat(media.address()).isNotNull();
        }
    }

    /** What it was told of before may be in no archive: the process of a gateway ends when its driver and archive do. */
    @Test
    void publisherBoundToADriverSaysNothingThroughAnother() {
        final CommandPublisher bound;
        final Bench.Publishing other;
        try (MediaNode media = bench.startMedia();
                SequencerNode node = bench.startNode(new CountingCore())) {
            final SequencerAddress address = bench.address();
            bound = new CommandPublisher(address, "bound", UrgentHandler.NONE, DriverPulse.of(address));
            other = bench.publisher();
            Bench.await("both have a session", () -> {
                bound.poll();
                other.publisher().poll();
                return bound.isConnected() && other.publisher().isConnected();
            });
            assertThat(node.isReady()).isTrue();
            assertThat(media.incarnation().number()).isEqualTo(1);
        }
        try (MediaNode media = bench.startMedia();
                SequencerNode node = bench.startNode(new CountingCore())) {
            Bench.await("the other one has a session again", () -> {
                bound.poll();
                other.publisher().poll();
                return other.publisher().sessionCount() > 1 && !bound.isConnected();
            });
            assertThat(bound.sessionCount()).isEqualTo(1);
            assertThat(node.isReady()).isTrue();
            assertThat(media.incarnation().number()).isEqualTo(2);
        } finally {
            bound.close();
            other.close();
        }
    }

    @Test
    void aCoreThatFailsHaltsTheNodeAndIsReportedOnce() {
        try (MediaNode media = bench.startMedia()) {
            try (SequencerNode node = bench.startNode(new CountingCore())) {
                final Bench.Publishing publisher = bench.publisher();
                publisher.count(1, 5);
                publisher.send(CountingCore.FAIL, 0, 0, 0);
                Bench.await("failure reported", () -> !bench.failures().isEmpty());
                assertThat(node.isReady()).isFalse();
                assertThat(node.status().isFailed()).isTrue();
                assertThat(node.status().lastEventNumber()).isEqualTo(5);
            }
            assertThat(bench.failures()).hasSize(1);
            assertThatThrownBy(() -> bench.startNode(new CountingCore()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the core was asked to fail");
            assertThat(media.address()).isNotNull();
        }
    }

    @Test
    void snapshotsAreTakenOnSchedule() {
        try (MediaNode media = bench.startMedia();
                SequencerNode node = SequencerNode.start(
                        bench.sequencerConfig().withSnapshotInterval(Duration.ofMillis(200)),
                        new CountingCore(),
                        bench.failures()::add)) {
            bench.publisher().count(1, 10);
            bench.follower(JournalPosition.START).until(10);
            Bench.await("a snapshot of the last event", () -> node.status().snapshotCount() > 0);
            assertThat(node.status().lastSnapshotEpochMs()).isPositive();
            assertThat(media.activeRecordings()).isEqualTo(2);
        }
        final CountingCore core = new CountingCore();
        try (MediaNode media = bench.startMedia();
                SequencerNode node = bench.startNode(core)) {
            assertThat(core.wasLoaded()).isTrue();
            node.closeWithSnapshot(10_000);
            assertThat(node.status().isReady()).isFalse();
            assertThat(node.requestSnapshot()).isCompletedExceptionally();
            assertThat(media.address()).isNotNull();
        }
        assertThat(bench.failures()).isEmpty();
    }

    @Test
    void journalThatEndsBeforeTheSnapshotIsRefused() throws Exception {
        try (MediaNode media = bench.startMedia()) {
            try (SequencerNode node = bench.startNode(new CountingCore())) {
                bench.publisher().count(1, 10);
                bench.follower(JournalPosition.START).until(10);
                node.requestSnapshot().get(20, TimeUnit.SECONDS);
            }
            Bench.await("recordings closed", () -> media.activeRecordings() == 0);
            bench.truncateJournal(0);
            assertThatThrownBy(() -> bench.startNode(new CountingCore()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the event journal ends at event 0 but the snapshot speaks of event 10");
        }
    }

    @Test
    void journalThatKnowsMoreThanTheLogIsRefused() {
        try (MediaNode media = bench.startMedia()) {
            try (SequencerNode node = bench.startNode(new CountingCore())) {
                bench.publisher().count(1, 10);
                bench.follower(JournalPosition.START).until(10);
                assertThat(node.isReady()).isTrue();
            }
            IoUtil.delete(bench.sequencerConfig().dir().toFile(), false);
            assertThatThrownBy(() -> bench.startNode(new CountingCore()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(
                            "the event journal ends at event 10 but the whole command log leads to event 0");
            assertThat(media.address()).isNotNull();
        }
    }

    @Test
    void coreThatSaysThePastDifferentlyIsRefused() {
        try (MediaNode media = bench.startMedia()) {
            try (SequencerNode node = bench.startNode(new CountingCore())) {
                bench.publisher().count(1, 600);
                bench.follower(JournalPosition.START).until(600);
                assertThat(node.isReady()).isTrue();
            }
            assertThatThrownBy(() -> bench.startNode(new CountingCore(0, 555)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("on replay the core says event 555 differently than the journal has it")
                    .hasMessageContaining("first difference at byte 12");
            try (SequencerNode node = SequencerNode.start(
                    bench.sequencerConfig().withReplayCheck(false), new CountingCore(0, 555), cause -> {})) {
                assertThat(node.status().lastEventNumber()).isEqualTo(600);
            }
            assertThat(media.address()).isNotNull();
        }
    }

    @Test
    void mediaConfigurationTravelsOnACommandLine() {
        final MediaConfig config =
                bench.mediaConfig().withPace(Pace.YIELDING).withFileSyncLevel(1).withControlEndpoint("127.0.0.1:21150");
        assertThat(MediaConfig.parse(config.toArguments().toArray(String[]::new)))
                .isEqualTo(config);
        assertThatThrownBy(() -> MediaConfig.parse("dir=/x", "pase=SHARED")).hasMessageContaining("unknown key 'pase'");
    }

    @Test
    void aSecondProcessOnTheSameDirectoryIsRefused() {
        try (MediaNode media = bench.startMedia();
                SequencerNode node = bench.startNode(new CountingCore())) {
            assertThatThrownBy(bench::startMedia)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is in use by a running process");
            assertThatThrownBy(() -> bench.startNode(new CountingCore()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is in use by a running process");
            assertThat(node.isReady()).isTrue();
            assertThat(media.address()).isNotNull();
        }
    }

    private static List<Long> oneTo(final long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
