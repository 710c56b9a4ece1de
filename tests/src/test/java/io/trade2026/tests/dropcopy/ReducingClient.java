package io.trade2026.tests.dropcopy;

import static io.trade2026.simulator.link.Fields.text;
import static io.trade2026.tests.dropcopy.Watcher.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.tests.flow.Governed;
import io.trade2026.tests.lab.LabProcess;
import quickfix.Message;

/** CLIENT8, which has bought 10, and of whom two people say that it takes no new risk while the venue's drop copy is lost (KS-02). */
final class ReducingClient implements AutoCloseable {
    private static final int LIMIT_MS = 1_000;

    private final FixVenue venue;
    private final FixClient client;
    private final Governed governed;
    private Message working = new Message();
    private int ids;

    ReducingClient(LabProcess lab, FixVenue venue) {
        this.venue = venue;
        this.client = FixClient.of(FixVersion.FIX44, "CLIENT8", lab.fixPort());
        this.governed = new Governed(lab);
    }

    private String nextId() {
        ids++;
        return "RO" + ids;
    }

    /** An order that the venue accepts. */
    private Message open(char side, String qty) {
        Message order = client.order(nextId(), "INTC", side, qty, "100");
        Message atVenue = venue.nextOrder(PATIENCE);
        venue.accept(atVenue);
        client.expectReport(text(order, 11, ""), '0', PATIENCE);
        return atVenue;
    }

    private Message refused(char side, String qty) {
        String id = nextId();
        client.order(id, "INTC", side, qty, "100");
        return client.expectReport(id, '8', PATIENCE);
    }

    private JsonNode standing() {
        return governed.get("halts").path("reduceOnly");
    }

    /** The row is set while the copy is lost for longer than it says; what was open before stays. */
    ReducingClient restricted() {
        assertThat(client.logon(PATIENCE)).isTrue();
        venue.fill(open('1', "10"), "10", "100");
        client.expect("8", told -> text(told, 150, "").equals("F"), PATIENCE);
        String id = nextId();
        working = client.order(id, "INTC", '1', "7", "90");
        venue.accept(venue.nextOrder(PATIENCE));
        client.expectReport(id, '0', PATIENCE);
        assertThat(standing()).isEmpty();
        long row = governed.set("KS-02-COPY", "client", "CLIENT8", LIMIT_MS);
        await().atMost(PATIENCE).until(() -> standing().size() == 1);
        assertThat(standing().get(0).toString()).contains("CLIENT", "XSIM", Integer.toString(LIMIT_MS));
        JsonNode alert = governed.alert("REDUCE_ONLY", "limit " + row + " ");
        assertThat(alert.path("severity").asText()).isEqualTo("CRITICAL");
        assertThat(alert.path("text").asText())
                .contains("the drop copy of venue XSIM is lost", "of CLIENT CLIENT8 only what reduces");
        return this;
    }

    /** Less of the position passes, more of it does not, nor does what goes across; cancels pass. */
    void reducesAndCancelsOnly() {
        Message report = refused('1', "1");
        assertThat(text(report, 58)).startsWith("RSK|KS-02|CopyLostMs=").endsWith("|lim=1000|scope=client");
        assertThat(text(report, 103)).isEqualTo("99");
        assertThat(text(refused('2', "11"), 58)).startsWith("RSK|KS-02|CopyLostMs=");
        JsonNode refusal = governed.refusal(text(report, 37, ""));
        assertThat(refusal.path("limit").toString())
                .contains("\"control\":\"KS-02\"", "\"limitAuthor\":\"risk\"", "\"limitVersion\":1");
        assertThat(Governed.refusing(governed.judgement(text(report, 37, "")))
                        .path("control")
                        .asText())
                .isEqualTo("KS-02");
        venue.fill(open('2', "4"), "4", "100");
        client.expect(
                "8",
                told -> text(told, 150, "").equals("F") && text(told, 54, "").equals("2"),
                PATIENCE);
        assertThat(text(refused('2', "7"), 58)).as("6 are left").startsWith("RSK|KS-02|");
        Message cancel = client.cancel(nextId(), working);
        venue.cancelled(venue.next("F", PATIENCE));
        client.expectReport(text(cancel, 11, ""), '4', PATIENCE);
    }

    /** The copy is heard again: it is over by itself. */
    void isFreeAgain() {
        await().atMost(PATIENCE).until(() -> standing().isEmpty());
        assertThat(governed.alert("REDUCE_ONLY_OVER", "stops nobody any more")
                        .path("severity")
                        .asText())
                .isEqualTo("NOTICE");
        String id = nextId();
        Message order = client.order(id, "INTC", '1', "1", "100");
        venue.accept(venue.nextOrder(PATIENCE));
        client.expectReport(id, '0', PATIENCE);
        Message cancel = client.cancel(nextId(), order);
        venue.cancelled(venue.next("F", PATIENCE));
        client.expectReport(text(cancel, 11, ""), '4', PATIENCE);
    }

    @Override
    public void close() {
        client.close();
    }
}
