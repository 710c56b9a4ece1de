package io.trade2026.tests.dropcopy;

import static io.trade2026.simulator.link.Fields.text;
import static io.trade2026.tests.dropcopy.Watcher.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.OrderImage;
import io.trade2026.simulator.link.Requests;
import io.trade2026.tests.dropcopy.Watcher.Answer;
import io.trade2026.tests.flow.ReducingClient;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.LabProcess;
import io.trade2026.tests.lab.PortBlocks;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import quickfix.Message;

/**
 * One lab with two clients, CLIENT4 in FIX 4.4 and CLIENT3 in FIX 4.2, and four drop copies: DROP1 of all in FIX 4.4, DROP2 of CLIENT4 in
 * FIX 5.0 SP2, DROP3 of account ACC3 at XSIM, DROP4 of a venue where nothing goes; and XSIMCOPY, which copies to us what XSIM does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DropCopyTest {
    private static final String FILTERED = """
            sessions:
              - {id: 801, role: drop-copy, compId: DROP2, dropCopy: {clients: [CLIENT4]}}
              - {id: 802, role: drop-copy, compId: DROP3, dropCopy: {accounts: [ACC3], venues: [XSIM]}}
              - {id: 803, role: drop-copy, compId: DROP4, dropCopy: {venues: [ELSEWHERE]}}
              - {id: 903, role: venue, compId: XSIMCOPY, copyOf: 900, port: PORT}
            """;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger IDS = new AtomicInteger();

    private int copyPort;
    private LabProcess lab;
    private FixVenue venue;
    private FixClient client4;
    private FixClient client3;
    private Watcher all;
    private Watcher ofClient4;
    private Watcher ofAccount3;
    private Watcher ofNothing;

    @BeforeAll
    void open() throws Exception {
        copyPort = PortBlocks.next();
        lab = new LabProcess("dropcopy").start();
        Files.writeString(
                lab.data().resolve("sessions").resolve("filtered.yaml"),
                FILTERED.replace("PORT", Integer.toString(copyPort)));
        venue = FixVenue.of("XSIM", lab.venuePort()).start();
        assertThat(venue.awaitLogon(PATIENCE)).isTrue();
        client4 = FixClient.of(FixVersion.FIX44, "CLIENT4", lab.fixPort());
        client3 = FixClient.of(FixVersion.FIX42, "CLIENT3", lab.fixPort());
        assertThat(client4.logon(PATIENCE)).isTrue();
        assertThat(client3.logon(PATIENCE)).isTrue();
        all = new Watcher(FixVersion.FIX44, "DROP1", lab.fixPort(), null).logon();
        ofClient4 = new Watcher(FixVersion.FIX50SP2, "DROP2", lab.fixPort(), null).logon();
        ofAccount3 = new Watcher(FixVersion.FIX44, "DROP3", lab.fixPort(), null).logon();
        ofNothing = new Watcher(FixVersion.FIX44, "DROP4", lab.fixPort(), null).logon();
    }

    @AfterAll
    void close() {
        List<AutoCloseable> parts = List.of(all, ofClient4, ofAccount3, ofNothing, client4, client3, venue, lab);
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @AfterEach
    void everythingSentWasValid() {
        all.assertValid();
        ofClient4.assertValid();
        ofAccount3.assertValid();
        ofNothing.assertValid();
    }

    /** An order that the venue has got. */
    private record Placed(Message order, Message atVenue) {}

    private Placed place(FixClient client) {
        Message order = client.order("DC" + IDS.incrementAndGet(), "MSFT", '1', "100", "100.25");
        return new Placed(order, venue.nextOrder(PATIENCE));
    }

    private Message accept(FixClient client, Placed placed) {
        venue.accept(placed.atVenue());
        return client.expectReport(text(placed.order(), 11, ""), '0', PATIENCE);
    }

    private Message report(FixClient client, Placed placed, char execType) {
        return client.expectReport(text(placed.order(), 11, ""), execType, PATIENCE);
    }

    @Test
    void whatTwoClientsAreToldIsCopiedWithWhoseItIs() {
        Placed of4 = place(client4);
        Message accepted4 = accept(client4, of4);
        Placed of3 = place(client3);
        Message accepted3 = accept(client3, of3);
        venue.fill(of3.atVenue(), "40", "100.20");
        Message filled3 = report(client3, of3, '1');

        Message copy4 = all.copy(accepted4);
        assertThat(text(copy4.getHeader(), 115)).isEqualTo("CLIENT4");
        assertThat(text(copy4.getHeader(), 43)).isNull();
        assertThat(text(copy4, 797)).isEqualTo("Y");
        assertThat(text(copy4, 37)).isEqualTo(text(accepted4, 37));
        assertThat(text(copy4, 11)).isEqualTo(text(of4.order(), 11));
        assertThat(text(copy4, 1)).isEqualTo("ACC4");
        assertThat(text(copy4, 150)).isEqualTo("0");
        assertThat(text(copy4, 30)).isEqualTo("XSIM");
        assertThat(copy4.toString()).contains("\u0001453=1\u0001448=CLIENT4\u0001447=D\u0001452=3\u0001");
        Message copy3 = all.copy(filled3);
        assertThat(text(copy3.getHeader(), 115)).isEqualTo("CLIENT3");
        assertThat(text(copy3, 150))
                .as("in the words of the drop copy's version")
                .isEqualTo("F");
        assertThat(text(copy3, 32)).isEqualTo("40");
        assertThat(text(copy3, 14)).isEqualTo("40");
        assertThat(all.liveExecIds()).contains(text(accepted3, 17)).doesNotHaveDuplicates();
    }

    @Test
    void eachDropCopyHearsOnlyWhatItsFilterLetsThrough() {
        Placed of4 = place(client4);
        String exec4 = text(accept(client4, of4), 17, "");
        Placed of3 = place(client3);
        String exec3 = text(accept(client3, of3), 17, "");
        all.copy(exec4);
        all.copy(exec3);
        ofClient4.copy(exec4);
        Message copy3 = ofAccount3.copy(exec3);
        assertThat(text(copy3, 1)).isEqualTo("ACC3");
        // What comes later would have come after what must not come.
        Message last = accept(client4, place(client4));
        ofClient4.copy(last);
        assertThat(ofClient4.liveExecIds()).contains(exec4).doesNotContain(exec3);
        Message last3 = accept(client3, place(client3));
        ofAccount3.copy(last3);
        assertThat(ofAccount3.liveExecIds()).contains(exec3).doesNotContain(exec4);
        Answer none = ofNothing.ask(request -> request.setString(17, "E0"));
        assertThat(none.executions()).isEmpty();
        assertThat(text(none.end(), 748)).isEqualTo("0");
        assertThat(ofNothing.liveExecIds()).isEmpty();
    }

    @Test
    void deniedAndCanceledOrdersBustsAndCorrectionsAreCopiedAndStatusAnswersAreNot() {
        Message tooBig = client4.order("DC" + IDS.incrementAndGet(), "MSFT", '1', "999999999", "100.25");
        Message denied = client4.expectReport(text(tooBig, 11, ""), '8', PATIENCE);
        Message copy = all.copy(denied);
        assertThat(text(copy, 150)).isEqualTo("8");
        assertThat(text(copy, 58)).isEqualTo(text(denied, 58));
        assertThat(text(copy, 30)).as("never routed").isNull();

        Placed placed = place(client4);
        accept(client4, placed);
        Message fillAtVenue = venue.fill(placed.atVenue(), "30", "100");
        Message filled = report(client4, placed, 'F');
        client4.send(Requests.status(text(placed.order(), 11, ""), "MSFT", '1'));
        report(client4, placed, 'I');
        Message correction = correction(fillAtVenue, "G", "100.1");
        venue.send(correction);
        Message corrected = report(client4, placed, 'G');
        venue.send(bust(correction));
        Message busted = report(client4, placed, 'H');

        assertThat(text(all.copy(filled), 32)).isEqualTo("30");
        Message correctedCopy = all.copy(corrected);
        assertThat(text(correctedCopy, 150)).isEqualTo("G");
        assertThat(text(correctedCopy, 19)).isEqualTo(text(filled, 17));
        Message bustedCopy = ofClient4.copy(busted);
        assertThat(text(bustedCopy, 150)).isEqualTo("H");
        assertThat(text(bustedCopy, 19)).isEqualTo(text(busted, 19));
        assertThat(text(bustedCopy, 14)).isEqualTo("0");
        all.copy(busted);
        assertThat(all.liveExecIds()).doesNotContain("0");
    }

    private Message correction(Message fill, String execType, String px) {
        Message correction = (Message) fill.clone();
        correction.setString(17, venue.nextExecId());
        correction.setString(19, text(fill, 17, ""));
        correction.setString(150, execType);
        correction.setString(31, px);
        correction.setString(6, px);
        return correction;
    }

    private Message bust(Message fill) {
        Message bust = correction(fill, "H", "100.1");
        bust.setString(39, "0");
        bust.setString(14, "0");
        bust.setString(151, "100");
        bust.setString(6, "0");
        return bust;
    }

    @Test
    void whatHappensWhileItIsLoggedOffComesByResend() {
        Placed placed = place(client4);
        accept(client4, placed);
        all.copy(text(client4.inbox().all("8").get(client4.inbox().all("8").size() - 1), 17, ""));
        all.client().logout();
        venue.fill(placed.atVenue(), "10", "100");
        Message first = report(client4, placed, 'F');
        venue.fill(placed.atVenue(), "20", "100");
        Message second = report(client4, placed, 'F');
        all.logon();
        Message copy = all.copy(first);
        assertThat(Fields.isPossDup(copy)).isTrue();
        assertThat(text(copy, 32)).isEqualTo("10");
        all.copy(second);
        assertThat(all.liveExecIds()).doesNotHaveDuplicates();
    }

    @Test
    void whatWasMissedIsToldAgainAfterAnExecId() {
        Message before = accept(client4, place(client4));
        Placed placed = place(client3);
        Message accepted = accept(client3, placed);
        venue.fill(placed.atVenue(), "100", "100");
        Message filled = report(client3, placed, '2');
        all.copy(filled);
        Answer answer = all.ask(request -> request.setString(17, text(before, 17, "")));
        assertThat(answer.execIds()).containsExactly(text(accepted, 17), text(filled, 17));
        Message again = answer.executions().get(1);
        assertThat(text(again.getHeader(), 115)).isEqualTo("CLIENT3");
        assertThat(text(again.getHeader(), 43)).as("a new message").isNull();
        assertThat(text(again, 797)).isEqualTo("Y");
        assertThat(text(again, 32)).isEqualTo("100");
        assertThat(text(answer.end(), 750)).isEqualTo("1");
        assertThat(text(answer.end(), 749)).isEqualTo("0");
        assertThat(text(answer.end(), 748)).isEqualTo("2");

        Answer of4 = ofClient4.ask(request -> request.setString(17, text(before, 17, "")));
        assertThat(of4.executions()).as("the session's own filter holds").isEmpty();
    }

    @Test
    void whatWasMissedIsToldAgainByTime() {
        Message first = accept(client4, place(client4));
        Message second = accept(client3, place(client3));
        Instant from = Watcher.time(first);
        Instant to = Watcher.time(second);
        Answer between = all.ask(request -> Watcher.times(request, from, to));
        assertThat(between.execIds()).contains(text(first, 17), text(second, 17));
        assertThat(between.executions())
                .allSatisfy(m -> assertThat(Watcher.time(m)).isBetween(from, to));
        Answer later = all.ask(request -> Watcher.times(request, to.plusMillis(1)));
        assertThat(later.execIds()).doesNotContain(text(first, 17), text(second, 17));
        Answer ofOne = all.ask(request -> {
            Watcher.times(request, from);
            request.setString(55, "MSFT");
            request.setString(1, "ACC3");
        });
        assertThat(ofOne.execIds()).contains(text(second, 17)).doesNotContain(text(first, 17));
        Answer fixt = ofClient4.ask(request -> Watcher.times(request, from, to));
        assertThat(fixt.execIds()).contains(text(first, 17)).doesNotContain(text(second, 17));
    }

    @Test
    void whoLogsOnForTheFirstTimeHearsWhatHappensFromNowOnAndMayAskForTheRest() throws Exception {
        Message before = accept(client4, place(client4));
        all.copy(before);
        Files.writeString(
                lab.data().resolve("sessions").resolve("late.yaml"),
                "sessions: [{id: 810, role: drop-copy, compId: DROP10}]");
        try (Watcher late = new Watcher(FixVersion.FIX44, "DROP10", lab.fixPort(), null).logon()) {
            Message after = accept(client4, place(client4));
            late.copy(after);
            assertThat(late.liveExecIds()).doesNotContain(text(before, 17));
            assertThat(late.ask(request -> request.setInt(569, 0)).execIds())
                    .contains(text(before, 17), text(after, 17))
                    .doesNotHaveDuplicates();
            late.assertValid();
        }
    }

    @Test
    void aBadRequestIsRefusedWithTheReason() {
        Message side = Watcher.request(request -> request.setChar(54, '1'));
        all.client().send(side);
        Message refused = all.answer(side);
        assertThat(text(refused, 750)).isEqualTo("2");
        assertThat(text(refused, 749)).isEqualTo("99");
        assertThat(text(refused, 58)).startsWith("Side(54): is not heeded here");
        Message foreign = Watcher.request(request -> request.setString(1, "ACC4"));
        ofAccount3.client().send(foreign);
        assertThat(text(ofAccount3.answer(foreign), 749)).isEqualTo("9");
        Message nameless = Watcher.request(request -> request.removeField(568));
        all.client().send(nameless);
        String number = text(nameless.getHeader(), 34, "");
        Message reject =
                all.client().adminInbox().expect("3", m -> text(m, 45, "").equals(number), PATIENCE);
        assertThat(text(reject, 371)).isEqualTo("568");
        assertThat(text(reject, 373)).isEqualTo("1");
    }

    @Test
    void anOrderOfADropCopyIsRefusedAndGoesNowhere() {
        venue.inbox().skip();
        Message order =
                Requests.order("DC" + IDS.incrementAndGet(), "MSFT", '1', new BigDecimal("100"), new BigDecimal("100"));
        all.client().send(order);
        String number = text(order.getHeader(), 34, "");
        Message refused = all.client().expect("j", m -> text(m, 45, "").equals(number), PATIENCE);
        assertThat(text(refused, 380)).isEqualTo("6");
        assertThat(text(refused, 372)).isEqualTo("D");
        assertThat(text(refused, 58)).contains("a drop copy session sends no orders");
        assertThat(venue.inbox().unread()).isEmpty();
    }

    @Test
    void operatorsSeeWhatKindOfSessionItIs() {
        assertThat(AdminPort.of(lab).get("/api/sessions")).containsPattern("DROP1\"[^}]*\"kind\":\"DROP_COPY\"");
    }

    // What the venue copies to us (PO-01)

    /** The same report on its way by the copy. */
    private static void copy(FixVenue copies, Message report) {
        copies.send((Message) report.clone());
    }

    private JsonNode breaks() throws IOException {
        return JSON.readTree(AdminPort.of(lab).get("/api/breaks"));
    }

    private void awaitBreak(String kind, Message report, String... stages) {
        await().atMost(LONG).until(() -> {
            for (JsonNode each : breaks().path("breaks")) {
                if (each.path("kind").asText().equals(kind)
                        && each.path("execId").asText().equals(text(report, 17, "?"))) {
                    return List.of(stages).contains(each.path("stage").asText());
                }
            }
            return false;
        });
    }

    /** What counts against the firm, since it is no account's; asking for an order has the core tell what it holds. */
    private String suspense() throws IOException {
        AdminPort.of(lab).get("/api/desk/orders/1");
        for (JsonNode each :
                JSON.readTree(AdminPort.of(lab).get("/api/positions")).path("positions")) {
            if (each.path("account").asText().isEmpty()
                    && each.path("symbol").asText().equals("MSFT")) {
                return each.path("position").asText();
            }
        }
        return "0";
    }

    /**
     * One execution that only the venue's copy has, one that it lacks; both end when the other side tells them too. Before the copy is heard for
     * the first time it is lost, and a client of whom a row says so only reduces what it holds.
     */
    @Test
    void whatTheVenueCopiesAndWhatWeBookAreMatchedAndADifferenceIsToldAndCounts() throws Exception {
        try (ReducingClient reducing =
                        new ReducingClient(lab, lab.fixPort(), venue, "CopyLostMs").limitedBy("KS-02-COPY");
                FixVenue copies = FixVenue.of("XSIMCOPY", copyPort);
                FixClient client5 = FixClient.of(FixVersion.FIX44, "CLIENT5", lab.fixPort())) {
            reducing.isRestricted("the drop copy of venue XSIM");
            reducing.reducesAndCancelsOnly();
            assertThat(copies.start().awaitLogon(PATIENCE)).isTrue();
            assertThat(client5.logon(PATIENCE)).isTrue();
            await().atMost(LONG)
                    .until(() -> breaks().path("venues").path(0).path("up").asBoolean());
            reducing.isFreeAgain();
            Placed placed = place(client5);
            copy(copies, accept(placed));
            copy(copies, venue.fill(placed.atVenue(), "40", "100.20"));
            await().atMost(LONG).until(() -> breaks().path("matched").asLong() == 1);

            Message onlyHere = venue.fill(placed.atVenue(), "10", "100.20");
            Message onlyThere = unsent(placed, "5", "100.15");
            copy(copies, onlyThere);
            await().atMost(LONG).until(() -> suspense().equals("5"));
            awaitBreak("MISSING_THERE", onlyHere, "WARNED", "ALERTED");
            awaitBreak("MISSING_HERE", onlyThere, "WARNED", "ALERTED");
            assertThat(AdminPort.of(lab).get("/api/alerts")).contains("RECON_BREAK");

            copy(copies, onlyHere);
            venue.send(onlyThere);
            awaitBreak("MISSING_THERE", onlyHere, "MATCHED");
            awaitBreak("MISSING_HERE", onlyThere, "MATCHED");
            await().atMost(LONG).until(() -> suspense().equals("0"));
            assertThat(breaks().path("matched").asLong()).isEqualTo(3);
            assertThat(copies.rejectsReceived()).isEmpty();
        }
        aBlockedPairIsRefusedUntilTwoLetItGoOn();
    }

    private Message accept(Placed placed) {
        return venue.accept(placed.atVenue());
    }

    /** An execution that the venue books and does not tell our session. */
    private Message unsent(Placed placed, String qty, String px) {
        OrderImage image = Objects.requireNonNull(venue.order(text(placed.atVenue(), 11, "")));
        image.book(new BigDecimal(qty), new BigDecimal(px));
        return image.fillReport(venue.nextExecId(), new BigDecimal(qty), new BigDecimal(px));
    }

    private void aBlockedPairIsRefusedUntilTwoLetItGoOn() throws Exception {
        String pair = "{\"client\":\"CLIENT6\",\"venue\":\"XSIM\",\"reason\":\"asked for\"";
        AdminPort admin = AdminPort.of(lab);
        assertThat(admin.post("/api/breaks/block", pair + "}")).contains("BLOCK");
        await().atMost(LONG).until(() -> isBlocked("CLIENT6"));
        try (FixClient client6 = FixClient.of(FixVersion.FIX44, "CLIENT6", lab.fixPort())) {
            assertThat(client6.logon(PATIENCE)).isTrue();
            Message refused = client6.order("DC" + IDS.incrementAndGet(), "MSFT", '1', "100", "100.25");
            Message report = client6.expectReport(text(refused, 11, ""), '8', PATIENCE);
            assertThat(text(report, 58, "")).startsWith("PO-01 no new orders");
            assertThat(text(report, 103, "")).isEqualTo("0");

            assertThat(admin.post("/api/breaks/unblock", pair + "}"))
                    .as("alone")
                    .contains("\"field\":\"secondUser\"", "must be given, and another person than user");
            assertThat(admin.post("/api/breaks/unblock", pair + second("risk", "operator-risk")))
                    .as("the same person twice")
                    .contains("\"field\":\"secondUser\",\"value\":\"risk\"");
            assertThat(admin.post("/api/breaks/unblock", pair + second("risk2", "operator-risk")))
                    .as("not the password of the second")
                    .contains("\"field\":\"secondPassword\"");
            assertThat(admin.post("/api/breaks/unblock", pair + second("desk", "operator-desk")))
                    .as("a role that may not")
                    .contains("must have one of the roles ops, risk and has desk");
            assertThat(isBlocked("CLIENT6")).isTrue();

            assertThat(admin.post("/api/breaks/unblock", pair + second("risk2", "operator-risk2")))
                    .contains("UNBLOCK", "\"user\":\"risk\"");
            await().atMost(LONG).until(() -> !isBlocked("CLIENT6"));
            accept(client6, place(client6));
            assertThat(admin.post("/api/breaks/unblock", pair + second("risk2", "operator-risk2")))
                    .contains("is not blocked at the venue");
        }
    }

    private String second(String user, String secret) {
        return ",\"secondUser\":\"" + user + "\",\"secondPassword\":\"" + lab.secret(secret) + "\"}";
    }

    private boolean isBlocked(String client) throws IOException {
        for (JsonNode each : breaks().path("blocks")) {
            if (each.path("client").asText().equals(client)
                    && each.path("venue").asText().equals("XSIM")) {
                return true;
            }
        }
        return false;
    }
}
