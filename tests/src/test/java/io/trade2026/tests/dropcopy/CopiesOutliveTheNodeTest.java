package io.trade2026.tests.dropcopy;

import static io.trade2026.simulator.link.Fields.text;
import static io.trade2026.tests.dropcopy.Watcher.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.SessionPlan;
import io.trade2026.tests.dropcopy.Watcher.Answer;
import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quickfix.Message;

/** The node is killed while it copies: each execution reaches the drop copy all the same, and what is asked for comes from long before. */
class CopiesOutliveTheNodeTest {
    private static final int ORDERS = 2_000;
    private static final int CROSSING = 30;

    @TempDir
    private Path stores;

    @Test
    void noCopyIsLostAndWhatWasBeforeCanStillBeAskedFor() throws Exception {
        try (LabProcess lab = new LabProcess("dropcopy-kill9").start();
                FixVenue venue = FixVenue.of("XSIM", lab.venuePort()).start();
                FixClient client =
                        new FixClient(SessionPlan.of(FixVersion.FIX44, "CLIENT4", SessionPlan.TRADE2026, lab.fixPort())
                                .store(stores.resolve("client")));
                Watcher drop = new Watcher(FixVersion.FIX44, "DROP1", lab.fixPort(), stores.resolve("drop"))) {
            assertThat(venue.awaitLogon(PATIENCE)).isTrue();
            assertThat(client.logon(PATIENCE)).isTrue();
            drop.logon();
            List<Message> atVenue = trade(client, venue);
            Message last = client.expectReport("B" + (ORDERS - 1), 'F', PATIENCE);
            drop.copy(last);
            Message middle = client.inbox().all("8").get(ORDERS);

            // So that the gateway begins its next life near the end of the journal and knows nothing of the rest.
            long told = Long.parseLong(text(last, 17, "").substring(1));
            Awaitility.await().atMost(PATIENCE).until(() -> checkpoint(lab) >= told);
            // In the middle of it: some are told before, some by nobody.
            for (int i = 0; i < CROSSING; i++) {
                venue.fill(atVenue.get(i), "1", "100");
            }
            lab.kill9();
            venue.fill(atVenue.get(CROSSING), "1", "100");
            lab.start();
            assertThat(venue.awaitLogon(PATIENCE)).isTrue();
            assertThat(client.logon(PATIENCE)).isTrue();
            drop.logon();
            client.expect(
                    "8",
                    m -> text(m, 11, "").equals("B" + CROSSING)
                            && text(m, 14, "").equals("2"),
                    PATIENCE);
            client.order("AFTER", "IBM", '1', "5", "100");
            venue.accept(venue.nextOrder(PATIENCE));
            Message after = client.expectReport("AFTER", '0', PATIENCE);
            drop.copy(after);

            Set<String> execIds = execIds(client.inbox().all("8"));
            assertThat(execIds).hasSize(2 * ORDERS + CROSSING + 2);
            assertThat(new LinkedHashSet<>(drop.liveExecIds())).isEqualTo(execIds);
            assertThat(drop.liveExecIds()).as("and none twice").doesNotHaveDuplicates();
            assertAnswers(drop, execIds, middle, after);
            assertLiveGoesFirst(drop, venue, atVenue.get(ORDERS - 1));
            drop.assertValid();
        }
    }

    private static long checkpoint(LabProcess lab) throws IOException {
        Path file = lab.data().resolve("gateway").resolve("checkpoint");
        return Files.exists(file) ? Long.parseLong(Files.readString(file).split(" ", 2)[0]) : 0;
    }

    /** Each order is accepted and filled by one of its hundred. */
    private static List<Message> trade(FixClient client, FixVenue venue) {
        List<Message> atVenue = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            client.order("B" + i, "IBM", i % 2 == 0 ? '1' : '2', "100", "100");
        }
        for (int i = 0; i < ORDERS; i++) {
            Message order = venue.nextOrder(PATIENCE);
            atVenue.add(order);
            venue.accept(order);
            venue.fill(order, "1", "100");
        }
        return atVenue;
    }

    private static Set<String> execIds(List<Message> reports) {
        Set<String> ids = new LinkedHashSet<>();
        reports.forEach(report -> ids.add(text(report, 17, "")));
        return ids;
    }

    /** The node has just started and knows only the end of its journal: it has to find what is asked for. */
    private static void assertAnswers(Watcher drop, Set<String> told, Message middle, Message after) {
        List<String> all = List.copyOf(told);
        // Of a time since the start: the place is searched for between the beginning and the end of the journal.
        Answer sinceStart = drop.ask(request -> Watcher.times(request, Watcher.time(after)));
        assertThat(sinceStart.execIds()).containsExactly(text(after, 17));
        int at = all.indexOf(text(middle, 17, ""));
        Answer afterExecId = drop.ask(request -> request.setString(17, all.get(at)));
        assertThat(afterExecId.execIds()).isEqualTo(all.subList(at + 1, all.size()));
        Instant from = Watcher.time(middle);
        Answer fromTime = drop.ask(request -> Watcher.times(request, from));
        assertThat(fromTime.execIds()).containsAll(all.subList(at, all.size())).doesNotHaveDuplicates();
        assertThat(fromTime.executions())
                .allSatisfy(m -> assertThat(Watcher.time(m)).isAfterOrEqualTo(from));
        Answer everything = drop.ask(request -> request.setInt(569, 0));
        assertThat(everything.execIds()).isEqualTo(all);
        assertThat(text(everything.end(), 748)).isEqualTo(Integer.toString(all.size()));
    }

    /** What happens now does not wait for what is told again. */
    private static void assertLiveGoesFirst(Watcher drop, FixVenue venue, Message order) {
        Message request = Watcher.request(asked -> asked.setInt(569, 0));
        drop.client().send(request);
        drop.answer(request);
        venue.fill(order, "7", "100");
        Message live = drop.client().expect("8", m -> text(m, 32, "").equals("7") && !Watcher.isAnswer(m), PATIENCE);
        Message end = drop.answer(request);
        List<Message> all = drop.client().inbox().all();
        assertThat(all.indexOf(live)).isLessThan(all.indexOf(end));
    }
}
