package io.trade2026.tests.flow;

import static io.trade2026.simulator.link.Fields.text;
import static io.trade2026.tests.flow.Floor.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.tests.lab.Operated;
import quickfix.Message;

/** CLIENT8, which has bought 10, and of whom two people say that it takes no new risk while something is lost (KS-02). */
public final class ReducingClient implements AutoCloseable {
    /** What the row says that something may be lost, milliseconds. */
    public static final int LIMIT_MS = 1_000;

    private final FixVenue venue;
    private final FixClient client;
    private final Governed governed;
    private final String measure;
    private Message working = new Message();
    private long row;
    private int held;
    private int ids;

    /**
     * Nothing is sent yet.
     *
     * @param lab that runs
     * @param fixPort where it logs on
     * @param venue where its orders go
     * @param measure what its refusals say is too long, such as CopyLostMs
     */
    public ReducingClient(Operated lab, int fixPort, FixVenue venue, String measure) {
        this.venue = venue;
        this.client = FixClient.of(FixVersion.FIX44, "CLIENT8", fixPort);
        this.governed = new Governed(lab);
        this.measure = measure;
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

    private void fill(char side, int qty) {
        Message atVenue = open(side, Integer.toString(qty));
        venue.fill(atVenue, Integer.toString(qty), "100");
        client.expect(
                "8",
                told -> text(told, 150, "").equals("F") && text(told, 54, "").charAt(0) == side,
                PATIENCE);
        held += side == '1' ? qty : -qty;
    }

    private Message refused(char side, int qty) {
        String id = nextId();
        client.order(id, "INTC", side, Integer.toString(qty), "100");
        return client.expectReport(id, '8', PATIENCE);
    }

    private JsonNode standing() {
        return governed.get("halts").path("reduceOnly");
    }

    /**
     * Logs on, buys 10, has more open, and gets its row.
     *
     * @param control KS-02-COPY or KS-02-FEED
     * @return this
     */
    public ReducingClient limitedBy(String control) {
        assertThat(client.logon(PATIENCE)).as(client.logoutText()).isTrue();
        fill('1', 10);
        String id = nextId();
        working = client.order(id, "INTC", '1', "7", "90");
        venue.accept(venue.nextOrder(PATIENCE));
        client.expectReport(id, '0', PATIENCE);
        assertThat(standing()).isEmpty();
        row = governed.set(control, "client", "CLIENT8", LIMIT_MS);
        return this;
    }

    /**
     * Something is lost for longer than the row says; operators see it at once. What was open before stays.
     *
     * @param what of which they are told that it is lost
     */
    public void isRestricted(String what) {
        await().atMost(PATIENCE).until(() -> standing().size() == 1);
        assertThat(standing().get(0).toString()).contains("CLIENT", "XSIM", Integer.toString(LIMIT_MS));
        JsonNode alert = governed.alert("REDUCE_ONLY", "limit " + row + " ");
        assertThat(alert.path("severity").asText()).isEqualTo("CRITICAL");
        assertThat(alert.path("text").asText()).contains(what + " is lost", "of CLIENT CLIENT8 only what reduces");
    }

    /** The same, seen a second time. */
    public void isRestrictedAgain() {
        await().atMost(PATIENCE).until(() -> standing().size() == 1);
    }

    /** Less of the position passes, more of it does not, nor does what goes across; cancels pass. */
    public void reducesAndCancelsOnly() {
        Message report = reducesOnly();
        JsonNode refusal = governed.refusal(text(report, 37, ""));
        assertThat(refusal.path("limit").toString())
                .contains("\"control\":\"KS-02\"", "\"limitAuthor\":\"risk\"", "\"limitVersion\":1");
        assertThat(Governed.refusing(governed.judgement(text(report, 37, "")))
                        .path("control")
                        .asText())
                .isEqualTo("KS-02");
        Message cancel = client.cancel(nextId(), working);
        venue.cancelled(venue.next("F", PATIENCE));
        client.expectReport(text(cancel, 11, ""), '4', PATIENCE);
    }

    /**
     * The same without a cancel.
     *
     * @return the first refusal
     */
    public Message reducesOnly() {
        String begin = "RSK|KS-02|" + measure + "=";
        Message report = refused('1', 1);
        assertThat(text(report, 58)).startsWith(begin).endsWith("|lim=" + LIMIT_MS + "|scope=client");
        assertThat(text(report, 103)).isEqualTo("99");
        assertThat(text(refused('2', held + 1), 58)).startsWith(begin);
        fill('2', 4);
        assertThat(text(refused('2', held + 1), 58)).as("%s are left", held).startsWith(begin);
        return report;
    }

    /** What was lost is heard again: it is over by itself. */
    public void isFreeAgain() {
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
