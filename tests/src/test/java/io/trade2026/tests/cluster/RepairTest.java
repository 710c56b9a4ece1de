package io.trade2026.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import io.trade2026.app.node.NodeConfigFile;
import io.trade2026.messages.sbe.AskImageEncoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.UpdatePriceEncoder;
import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.media.JournalRecording;
import io.trade2026.sequencer.media.MediaAddress;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.media.MediaIncarnation;
import io.trade2026.tests.lab.CoreMembers;
import io.trade2026.tests.lab.Fleet;
import io.trade2026.tests.lab.TradeCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.agrona.LangUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A member that cannot come back by itself says so and is mended with the verb, at the sizes of production. It takes some minutes, so it is
 * run with {@code -Dcluster.repair=true}.
 */
@EnabledIfSystemProperty(named = "cluster.repair", matches = "true")
class RepairTest {
    /** Longer than a segment of the command log, which is what a purge takes. */
    private static final long LOG_BYTES = 68L << 20;

    private static final int LETTER = 1_344;
    private static final int EVENTS = 200;

    @Test
    void aMemberThatCannotRejoinSaysSoAndIsMendedByTheVerb() throws IOException {
        try (Fleet fleet = Fleet.ofThreeCores("repair", 1, ThreeCoresTest.TIMING)) {
            for (String role : List.of("stores", "gateway-1", "market-data", "ops")) {
                fleet.without(role);
            }
            fleet.start();
            CoreMembers members = fleet.members();
            int member = members.follower(1);
            wipe(fleet, member);
            try (Letters letters = new Letters(fleet)) {
                letters.ask(EVENTS);
                letters.fill(LOG_BYTES);
                members.snapshot();
                members.snapshot();
                fleet.role("media-" + member).start().awaitReady(Fleet.PATIENCE);
                assertThat(core(fleet, member).output())
                        .anyMatch(line -> line.matches("trade2026: cannot start: member " + member
                                + " cannot join: its command log ends at position 0 and the others have theirs only from"
                                + " position \\d+ on; mend with: ./trade2026 node repair --config FILE --member "
                                + member));
                assertThat(repair(fleet, member))
                        .anyMatch(line -> line.startsWith("done: snapshot at log position"))
                        .anyMatch(line -> line.startsWith("done: event journal copied from member"))
                        .contains("member " + member + " can be started");
                fleet.role("core-" + member).start().awaitReady(Fleet.PATIENCE);

                letters.ask(EVENTS);
                members.snapshot();
                awaitAlike(fleet);
                loseJournal(fleet, member);
                assertThat(core(fleet, member).output())
                        .anyMatch(line -> line.matches("trade2026: .*the event journal ends at event 0 but the snapshot"
                                + " speaks of event \\d+: events are missing .*node repair.*"));
                assertThat(repair(fleet, member))
                        .anyMatch(line -> line.startsWith("found: the command log needs no repair"))
                        .anyMatch(line -> line.startsWith("done: event journal"));
                fleet.role("core-" + member).start().awaitReady(Fleet.PATIENCE);

                // Now it counts: with the leader dead there is no majority without it.
                long before = members.state(member).path("lastEventNumber").asLong();
                fleet.role("core-" + members.leader()).kill9();
                await("an event on the mended member").atMost(Fleet.PATIENCE).until(() -> {
                    letters.ask(1);
                    return members.state(member).path("lastEventNumber").asLong() > before;
                });
            }
        }
    }

    private static Path directory(Fleet fleet, int member) {
        return fleet.data().resolveSibling("node-" + member);
    }

    /** Its machine dies, and comes back with an empty disk. */
    private static void wipe(Fleet fleet, int member) throws IOException {
        fleet.role("core-" + member).kill9();
        fleet.role("media-" + member).kill9();
        try (Stream<Path> files = Files.walk(directory(fleet, member))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What a loss of power may do: the end of the journal, which nobody had synced, is not on the disk. */
    private static void loseJournal(Fleet fleet, int member) {
        fleet.role("core-" + member).kill9();
        MediaAddress media =
                new MediaAddress(MediaIncarnation.read(directory(fleet, member).resolve("media"))
                        .orElseThrow()
                        .aeronDir());
        try (Aeron aeron = media.connect("loss", LangUtil::rethrowUnchecked);
                AeronArchive archive = AeronArchive.connect(media.archiveContext(aeron))) {
            await("the driver lets go of the journal")
                    .atMost(Fleet.PATIENCE)
                    .until(() -> JournalRecording.find(archive)
                            .filter(journal -> !journal.isActive())
                            .isPresent());
            JournalRecording journal = JournalRecording.find(archive).orElseThrow();
            archive.truncateRecording(journal.recordingId(), journal.startPosition());
        }
    }

    /** Starts its core as a supervisor would, once. */
    private static TradeCommand core(Fleet fleet, int member) {
        TradeCommand ended = TradeCommand.run(
                "run",
                "--config",
                fleet.config().toString(),
                "--role",
                "core",
                "--member",
                Integer.toString(member),
                "--data",
                directory(fleet, member).toString());
        assertThat(ended.status()).as(String.join("\n", ended.output())).isEqualTo(2);
        return ended;
    }

    private static List<String> repair(Fleet fleet, int member) {
        TradeCommand repair = TradeCommand.run(
                "node",
                "repair",
                "--config",
                fleet.config().toString(),
                "--member",
                Integer.toString(member),
                "--data",
                directory(fleet, member).toString());
        assertThat(repair.status()).as(String.join("\n", repair.output())).isZero();
        return repair.output();
    }

    private static void awaitAlike(Fleet fleet) {
        CoreMembers members = fleet.members();
        await("all members at the same event")
                .atMost(Fleet.PATIENCE)
                .until(() -> Stream.of(0, 1, 2)
                                .map(id -> members.state(id)
                                        .path("lastEventNumber")
                                        .asLong(-id))
                                .distinct()
                                .count()
                        == 1);
    }

    /** Commands from outside, offered until they are taken. */
    private static final class Letters implements AutoCloseable {
        private static final long PAUSE_NS = 100_000;

        private final CommandPublisher publisher;
        private final UnsafeBuffer letter = new UnsafeBuffer(new byte[LETTER]);
        private final MessageHeaderEncoder header = new MessageHeaderEncoder();

        Letters(Fleet fleet) {
            Path aeronDir = MediaConfig.under(fleet.data().resolve("media")).aeronDir();
            publisher = new CommandPublisher(
                    NodeConfigFile.read(fleet.config(), Files::isReadable).sequencer(aeronDir), "letters");
        }

        /** Prices of what nobody trades, with a long tail: they fill the log and change nothing. */
        void fill(long bytes) {
            new UpdatePriceEncoder().wrapAndApplyHeader(letter, 0, header).symbol("NOBODY");
            for (long sent = 0; sent < bytes; sent += LETTER) {
                send(LETTER);
            }
        }

        /** Questions of which each is answered with an event. */
        void ask(int times) {
            AskImageEncoder ask = new AskImageEncoder();
            ask.wrapAndApplyHeader(letter, 0, header)
                    .correlationId(1)
                    .fromOrderId(0)
                    .maxOrders(1);
            for (int i = 0; i < times; i++) {
                send(MessageHeaderEncoder.ENCODED_LENGTH + ask.encodedLength());
            }
        }

        private void send(int length) {
            long deadlineNs = System.nanoTime() + Fleet.PATIENCE.toNanos();
            publisher.poll();
            while (publisher.offer(letter, 0, length) < 0) {
                if (System.nanoTime() - deadlineNs > 0) {
                    throw new IllegalStateException("no leader takes a command");
                }
                LockSupport.parkNanos(PAUSE_NS);
                publisher.poll();
            }
        }

        @Override
        public void close() {
            publisher.close();
        }
    }
}
