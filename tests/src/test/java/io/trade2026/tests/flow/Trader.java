package io.trade2026.tests.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.Requests;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import quickfix.Message;

/** A client that is logged on, with the words of its version and the steps that the tests take again and again. */
final class Trader {
    private static final char FILL = 'F';
    private static final char STATUS = 'I';

    private final FixVersion version;
    private final FixClient client;
    private final FixVenue venue;
    private int complaints;

    Trader(FixVersion version, FixClient client, FixVenue venue) {
        this.version = version;
        this.client = client;
        this.venue = venue;
    }

    FixVersion version() {
        return version;
    }

    FixClient client() {
        return client;
    }

    FixVenue venue() {
        return venue;
    }

    void begin() {
        client.inbox().skip();
        client.adminInbox().skip();
        complaints = client.rejectsSent().size();
    }

    void assertValid() {
        List<Message> sent = client.rejectsSent();
        assertThat(sent.subList(complaints, sent.size()).stream().map(Message::toString))
                .as(() -> "Reject(3) that " + client.line().plan() + " had to send; its log ends:\n" + lastLines())
                .isEmpty();
        assertThat(client.isLoggedOn())
                .as(() -> client.line().plan() + " is logged on; its log ends:\n" + lastLines())
                .isTrue();
    }

    private String lastLines() {
        List<String> log = client.line().log();
        return String.join("\n", log.subList(Math.max(0, log.size() - 8), log.size()));
    }

    /** The account of the session: ACC4 of CLIENT4. */
    String account() {
        return client.line().plan().senderCompId().replace("CLIENT", "ACC");
    }

    boolean is42() {
        return version == FixVersion.FIX42;
    }

    /** A buy of 100 MSFT at 100.25 for the day, not sent yet. */
    static Message limit() {
        return limit("MSFT", '1', "100", "100.25");
    }

    static Message limit(String symbol, char side, String qty, @Nullable String price) {
        return Requests.order(
                Floor.id(), symbol, side, new BigDecimal(qty), price == null ? null : new BigDecimal(price));
    }

    /** Sends an order, changed before, and returns it. */
    Message send(Message order, Consumer<Message> change) {
        change.accept(order);
        client.send(order);
        return order;
    }

    /** Sends an order and takes it at the venue. */
    Pair route(Message order) {
        client.send(order);
        return new Pair(order, venue.nextOrder(Floor.PATIENCE));
    }

    /** Sends an order, which the venue accepts. */
    Pair open(Message order) {
        Pair pair = route(order);
        venue.accept(pair.atVenue());
        report(order, '0');
        return pair;
    }

    /** Asks to cancel; returns the request and what the venue got. */
    Pair cancel(Pair order) {
        Message request = client.cancel(Floor.id(), order.ofClient());
        return new Pair(request, venue.next("F", Floor.PATIENCE));
    }

    /** Asks to replace; returns the request and what the venue got. */
    Pair replace(Pair order, String qty, String price) {
        Message request = client.replace(Floor.id(), order.ofClient(), qty, price);
        return new Pair(request, venue.next("G", Floor.PATIENCE));
    }

    /** The next ExecutionReport(8) of this ExecType(150) of FIX 4.4 about a request, in the words of the version. */
    Message report(Message request, char execType) {
        String clOrdId = Fields.text(request, 11, "");
        return client.expect(
                "8", m -> Fields.text(m, 11, "").equals(clOrdId) && saysInMyWords(m, execType), Floor.PATIENCE);
    }

    private boolean saysInMyWords(Message report, char execType) {
        char said = Fields.character(report, 150, ' ');
        if (!is42()) {
            return said == execType;
        }
        char transaction = Fields.character(report, 20, ' ');
        return switch (execType) {
            case FILL -> transaction == '0' && (said == '1' || said == '2');
            case STATUS -> transaction == '3';
            case 'H' -> transaction == '1';
            case 'G' -> transaction == '2';
            default -> transaction == '0' && said == execType;
        };
    }

    /** The OrderCancelReject(9) of a request. */
    Message cancelReject(Message request) {
        String clOrdId = Fields.text(request, 11, "");
        return client.expect("9", m -> Fields.text(m, 11, "").equals(clOrdId), Floor.PATIENCE);
    }

    /** The Reject(3) of a message that was sent. */
    Message reject(Message sent) {
        String msgSeqNum = Fields.text(sent.getHeader(), 34, "");
        return client.adminInbox().expect("3", m -> Fields.text(m, 45, "").equals(msgSeqNum), Floor.PATIENCE);
    }

    /** The BusinessMessageReject(j) of a message that was sent. */
    Message businessReject(Message sent) {
        String msgSeqNum = Fields.text(sent.getHeader(), 34, "");
        return client.expect("j", m -> Fields.text(m, 45, "").equals(msgSeqNum), Floor.PATIENCE);
    }

    /** The order goes on as it was: a fill of it is told under its id. */
    void assertAlive(Pair order) {
        venue.fill(order.atVenue(), "1", "100");
        assertThat(Fields.text(report(order.ofClient(), FILL), 32)).isEqualTo("1");
    }

    /** A message as the client has sent it, and what the venue got of it. */
    record Pair(Message ofClient, Message atVenue) {}
}
