package io.trade2026.tests.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ConsensusModule;
import io.trade2026.app.explain.Explainer;
import io.trade2026.app.reconcile.Differences;
import io.trade2026.app.reconcile.Period;
import io.trade2026.app.reconcile.Reconciler;
import io.trade2026.app.verb.Retention;
import io.trade2026.ops.explain.OrderStory;
import io.trade2026.ops.explain.StoryStep;
import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.media.Recording;
import io.trade2026.sequencer.media.SegmentCopies;
import io.trade2026.sessions.SessionFiles;
import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.SeqNumReset;
import io.trade2026.simulator.link.SessionPlan;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.Fleet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.CloseHelper;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import picocli.CommandLine;
import quickfix.Message;

/** A whole system, each role a process, with archive files of 1 MB and no retention, so that old files go within seconds. */
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrowthTest {
    private static final Duration PATIENCE = Fleet.PATIENCE;
    private static final Pattern LAST_EVENT = Pattern.compile("\"lastEvent\":(\\d+)");
    private static final int ORDERS = 2_000;

    private static final int BATCH = 100;
    private static final String DISK = "600m";

    private Fleet fleet;
    private FixVenue venue;
    private Path media;
    private boolean isMounted;
    private int next;

    @BeforeAll
    void start() throws Exception {
        fleet = new Fleet("growth", 1).configured("""
                retention: {journal: 0s, fix: 0s, every: 1s, fileSize: 1MB}
                disk: {warnBelow: 120MB, refuseBelow: 80MB}
                """);
        media = Files.createDirectories(fleet.data().resolve("media"));
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=" + DISK, "tmpfs", media.toString()) == 0;
        fleet.start();
        venue = FixVenue.of("XSIM", fleet.venuePort()).start();
    }

    @AfterAll
    void stop() throws Exception {
        CloseHelper.closeAll(venue, fleet);
        if (isMounted) {
            run("umount", "-l", media.toString());
        }
    }

    @Test
    void oldFilesGoWhenNobodyNeedsThemAndNothingIsMissingAfterwards() throws Exception {
        try (FixClient client = client(SeqNumReset.NEVER)) {
            logOn(client);
            fleet.role("stores").kill9();
            trade(client, ORDERS);
            snapshotTwice(client);

            // The ledger is behind, since its process is dead: everything stays, and it is said why.
            eventually(() -> assertThat(status()).contains("by: ledger"));
            eventually(() -> assertThat(health()).contains("but ledger has not got beyond event"));
            assertThat(journalCopies()).isEmpty();
            fleet.role("stores").start();
            fleet.awaitReady();
            eventually(() -> assertThat(journalCopies()).isNotEmpty());
            assertThat(firstKept()).isEqualTo(lastCopied() + 1);
            assertThat(logBegins()).as("the command log is cut too").isPositive();
            eventually(this::tellsOfTheFirstOrderFromCopies);

            for (String consumer : List.of("gateway-1", "stores", "ops")) {
                fleet.role(consumer).kill9();
                fleet.role(consumer).start();
            }
            fleet.awaitReady();
            logOn(client);
            trade(client, BATCH);
            eventually(() -> assertThat(differences()).isEmpty());
        }
        fixFilesGoWhenNumbersBeginAnew();
    }

    /** What was taken out of journal and command log is copied, so the whole log can still be played. */
    private void tellsOfTheFirstOrderFromCopies() throws IOException {
        List<OrderStory> stories = new Explainer(fleet.data()).tell("G0");
        assertThat(stories).hasSize(1);
        assertThat(stories.get(0).notes())
                .singleElement()
                .asString()
                .endsWith("each the same as in the journal, byte for byte");
        assertThat(stories.get(0).steps())
                .extracting(StoryStep::judgement)
                .anyMatch(judgement -> judgement != null
                        && judgement.passed()
                        && !judgement.controls().isEmpty());
    }

    /** Everything of a session may be asked for again until its numbers begin anew. */
    private void fixFilesGoWhenNumbersBeginAnew() throws Exception {
        assertThat(fixCopies()).isEmpty();
        eventually(() -> assertThat(health()).contains("whose numbers have not begun anew since"));
        AdminPort.of(fleet).task("reset-sequence?user=ops&reason=test&session=XSIM");
        try (FixClient client = client(SeqNumReset.FIRST_LOGON)) {
            logOn(client);
            trade(client, BATCH);
            eventually(() -> assertThat(fixCopies()).isNotEmpty());
            fleet.role("gateway-1").kill9();
            fleet.role("gateway-1").start();
            fleet.awaitReady();
            logOn(client);
            trade(client, BATCH);
        }
        eventually(() -> assertThat(differences()).isEmpty());
        assertThat(printed()).contains("files were taken out of the journal").contains("gateway-1");
    }

    @Test
    void aDiskThatRunsShortClosesTheIntakeForNewRiskAndOpensItByItself() throws Exception {
        assumeTrue(isMounted, "a small disk can be mounted");
        try (FixClient client = client(SeqNumReset.NEVER)) {
            logOn(client);
            Message open = client.order("open", "IBM", '1', "10", "100");
            venue.accept(venue.nextOrder(PATIENCE));
            client.expectReport("open", '0', PATIENCE);
            Path ballast = media.resolve("ballast");
            leave(60 << 20, ballast);
            eventually(() -> assertThat(AdminPort.of(fleet).get("/api/status")).contains("DISK_LOW", "INTAKE_CLOSED"));
            client.order("refused", "IBM", '1', "10", "100");
            Message refused = client.expectReport("refused", '8', PATIENCE);
            assertThat(Fields.text(refused, 58)).startsWith("SYS-01");
            client.cancel("cancel", open);
            venue.cancelled(venue.next("F", PATIENCE));
            client.expectReport("cancel", '4', PATIENCE);
            Files.delete(ballast);
            eventually(() -> assertThat(AdminPort.of(fleet).get("/api/status")).contains("INTAKE_OPEN"));
            trade(client, 1);
        }
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(assertion);
    }

    private String health() {
        return AdminPort.of(fleet).admin("/healthcheck");
    }

    private FixClient client(SeqNumReset reset) {
        return new FixClient(SessionPlan.of(FixVersion.FIX44, "CLIENT3", SessionPlan.TRADE2026, fleet.fixPort(1))
                .resetSeqNum(reset)
                .store(fleet.data().resolve("clients")));
    }

    private void logOn(FixClient client) {
        assertThat(client.logon(PATIENCE)).as(client.logoutText()).isTrue();
        assertThat(venue.awaitLogon(PATIENCE)).isTrue();
        await().atMost(PATIENCE)
                .until(() -> AdminPort.of(fleet)
                        .admin("/healthcheck")
                        .matches("(?s).*\"venue-links\" : \\{\\s*\"isHealthy\" : true.*"));
    }

    private void trade(FixClient client, int orders) {
        for (int done = 0; done < orders; done += BATCH) {
            int first = next;
            int count = Math.min(BATCH, orders - done);
            for (int i = 0; i < count; i++) {
                client.order("G" + next++, "IBM", '1', "10", "100");
            }
            for (int i = 0; i < count; i++) {
                venue.accept(venue.nextOrder(PATIENCE));
            }
            for (int i = 0; i < count; i++) {
                client.expectReport("G" + (first + i), '0', PATIENCE);
            }
        }
    }

    private void snapshotTwice(FixClient client) {
        AdminPort.of(fleet).task("snapshot?user=ops&reason=test");
        trade(client, 1);
        AdminPort.of(fleet).task("snapshot?user=ops&reason=test");
    }

    private String status() throws IOException {
        Path status = fleet.data().resolve("archive/journal/status");
        return Files.exists(status) ? Files.readString(status) : "";
    }

    private List<String> journalCopies() throws IOException {
        return new SegmentCopies(fleet.data().resolve("archive/journal")).manifest();
    }

    private List<String> fixCopies() throws IOException {
        return new SegmentCopies(fleet.data().resolve("archive/fix/gateway-1")).manifest();
    }

    private long lastCopied() throws IOException {
        List<String> copies = journalCopies();
        Matcher last = LAST_EVENT.matcher(copies.get(copies.size() - 1));
        assertThat(last.find()).isTrue();
        return Long.parseLong(last.group(1));
    }

    private SequencerAddress address() {
        return SequencerAddress.local(
                MediaConfig.under(fleet.data().resolve("media")).aeronDir());
    }

    private long firstKept() {
        long[] first = {0};
        try (EventFollower follower = new EventFollower(address(), JournalPosition.FIRST_KEPT, "test")) {
            await().atMost(PATIENCE).until(() -> {
                follower.poll(
                        (number, epochNs, buffer, offset, length, position) -> {
                            first[0] = first[0] == 0 ? number : first[0];
                            return true;
                        },
                        1);
                return first[0] > 0;
            });
        }
        return first[0];
    }

    /** Where the recording of the command log begins. */
    private long logBegins() {
        try (AeronArchive archive = address().connectArchive("test")) {
            return Recording.all(archive).stream()
                    .filter(each -> each.streamId() == ConsensusModule.Configuration.logStreamId())
                    .reduce((first, second) -> second)
                    .orElseThrow()
                    .startPosition();
        }
    }

    private List<String> differences() throws Exception {
        Differences found = new Reconciler(new Reconciler.Inputs(
                        address(),
                        List.of(),
                        SessionFiles.load(fleet.data().resolve("sessions")),
                        Set.of(),
                        "",
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        true,
                        Period.EVER))
                .run();
        return found.all().stream().map(Object::toString).toList();
    }

    private String printed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(new CommandLine(new Retention(print))
                        .execute("--data", fleet.data().toString()))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private void leave(long bytes, Path ballast) throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (Files.getFileStore(media).getUsableSpace() > bytes) {
                out.write(block);
            }
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
