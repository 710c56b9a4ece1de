package io.trade2026.app.reconcile;

import io.trade2026.gateway.archive.ArchivedMessage;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.CancelRejectedEncoder;
import io.trade2026.messages.sbe.EventHeaderEncoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.VenueOrderSentEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One client, one venue, and what each place keeps of orders that went well; a test takes something away or adds something. */
final class World {
    static final Party CLIENT = new Party(1, "CLIENT1", false, false);
    static final Party VENUE = new Party(30, "XSIM", true, false);
    private static final long BEGAN_NS = 1_795_000_000_000_000_000L;

    final List<String> clientLog = new ArrayList<>();
    final List<String> venueLog = new ArrayList<>();
    final List<ArchivedMessage> archive = new ArrayList<>();
    final List<Written> journal = new ArrayList<>();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private int clientOut = 1;
    private int clientIn = 1;
    private int venueOut = 1;
    private int venueIn = 1;
    private long events;

    /** An event as it is in the journal. */
    record Written(long number, String name, UnsafeBuffer buffer) {}

    private static String time() {
        return "20261118-11:06:40.000";
    }

    private static String fix(String from, String to, String type, long seq, String body) {
        return ("8=FIX.4.4|9=100|35=" + type + "|49=" + from + "|56=" + to + "|34=" + seq + "|52=" + time() + "|" + body
                        + "10=000|")
                .replace('|', '\u0001');
    }

    private void archived(boolean isTheirs, String text, long eventNumber) {
        archive.add(new ArchivedMessage(
                isTheirs,
                Message.epochNs(time()),
                1,
                Long.parseLong(ArchivedMessage.text(text, 34)),
                ArchivedMessage.text(text, 35),
                true,
                eventNumber,
                text));
    }

    String fromClient(String type, String body) {
        String text = fix("CLIENT1", "TRADE2026", type, clientOut++, body);
        clientLog.add(text);
        archived(true, text, 0);
        return text;
    }

    String toClient(String type, long eventNumber, String body) {
        String text = fix("TRADE2026", "CLIENT1", type, clientIn++, body);
        clientLog.add(text);
        archived(false, text, eventNumber);
        return text;
    }

    String fromVenue(String type, String body) {
        String text = fix("XSIM", "TRADE2026", type, venueOut++, body);
        venueLog.add(text);
        archived(true, text, 0);
        return text;
    }

    String toVenue(String type, long eventNumber, String body) {
        String text = fix("TRADE2026", "XSIM", type, venueIn++, body);
        venueLog.add(text);
        archived(false, text, eventNumber);
        return text;
    }

    private void stamp(EventHeaderEncoder event, int causeSession, long causeSeq) {
        event.eventNumber(events)
                .epochNs(BEGAN_NS)
                .causeSessionId(causeSession)
                .causeEpoch(1)
                .causeMsgSeqNum(causeSeq);
    }

    private UnsafeBuffer buffer(int length) {
        return new UnsafeBuffer(new byte[length]);
    }

    long sent(long orderId, int causeSession, long causeSeq) {
        events++;
        UnsafeBuffer buffer = buffer(1_024);
        VenueOrderSentEncoder sent = new VenueOrderSentEncoder().wrapAndApplyHeader(buffer, 0, header);
        stamp(sent.header(), causeSession, causeSeq);
        sent.venueSessionId(30).venueRequestId(events).orderId(orderId);
        journal.add(new Written(events, "sent O" + orderId, buffer));
        return events;
    }

    long changed(
            OrderFact fact,
            OrdStatus status,
            long orderId,
            String clOrdId,
            String cum,
            String leaves,
            String last,
            String venueExecId,
            int causeSession,
            long causeSeq) {
        events++;
        UnsafeBuffer buffer = buffer(2_048);
        OrderChangedEncoder changed = new OrderChangedEncoder().wrapAndApplyHeader(buffer, 0, header);
        stamp(changed.header(), causeSession, causeSeq);
        changed.fact(fact)
                .lastQtyE8(last.isEmpty() ? Decimal8.NULL : Decimal8.parse(last))
                .lastPxE8(last.isEmpty() ? Decimal8.NULL : Decimal8.parse("100"))
                .venueExecId(venueExecId)
                .venueSessionId(30);
        changed.order()
                .orderId(orderId)
                .sessionId(1)
                .accountId(1)
                .instrumentId(1)
                .clOrdId(clOrdId)
                .cumQtyE8(Decimal8.parse(cum))
                .leavesQtyE8(Decimal8.parse(leaves))
                .ordStatus(status);
        changed.order().terms().side(Side.BUY);
        journal.add(new Written(events, fact + " O" + orderId, buffer));
        return events;
    }

    long cancelRejected(long orderId, String clOrdId, long causeSeq) {
        events++;
        ExpandableArrayBuffer grown = new ExpandableArrayBuffer(512);
        CancelRejectedEncoder rejected = new CancelRejectedEncoder().wrapAndApplyHeader(grown, 0, header);
        stamp(rejected.header(), 1, causeSeq);
        rejected.sessionId(1).orderId(orderId).clOrdId(clOrdId);
        journal.add(new Written(events, "rejected O" + orderId, new UnsafeBuffer(grown.byteArray())));
        return events;
    }

    /** An order of 10 that is accepted and filled, first 4, then 6. */
    World filledOrder(long orderId) {
        String id = "C" + orderId;
        long asked = clientOut;
        fromClient("D", "11=" + id + "|55=IBM|54=1|38=10|44=100|");
        long sent = sent(orderId, 1, asked);
        toVenue("D", sent, "11=T" + sent + "|55=IBM|54=1|38=10|44=100|");
        long answered = venueOut;
        fromVenue("8", "37=V" + orderId + "|17=X" + orderId + "a|11=T" + sent + "|150=0|39=0|");
        long accepted = changed(OrderFact.ACCEPTED, OrdStatus.NEW, orderId, id, "0", "10", "", "", 30, answered);
        toClient("8", accepted, "37=O" + orderId + "|17=E" + accepted + "|11=" + id + "|150=0|39=0|14=0|151=10|");
        fill(orderId, sent, "b", "4", "4", "6", OrdStatus.PARTIALLY_FILLED);
        fill(orderId, sent, "c", "6", "10", "0", OrdStatus.FILLED);
        return this;
    }

    private void fill(long orderId, long sent, String suffix, String qty, String cum, String leaves, OrdStatus status) {
        String id = "C" + orderId;
        String execId = "X" + orderId + suffix;
        long reported = venueOut;
        fromVenue("8", "37=V" + orderId + "|17=" + execId + "|11=T" + sent + "|150=F|39=1|32=" + qty + "|31=100|");
        long filled = changed(OrderFact.FILLED, status, orderId, id, cum, leaves, qty, execId, 30, reported);
        toClient(
                "8",
                filled,
                "37=O" + orderId + "|17=E" + filled + "|11=" + id + "|150=F|39=1|32=" + qty + "|31=100|14=" + cum
                        + "|151=" + leaves + "|");
    }

    /** What tells both sides that what came before has arrived. */
    World heartbeats() {
        fromClient("0", "");
        toClient("0", 0, "");
        fromVenue("0", "");
        toVenue("0", 0, "");
        return this;
    }

    Differences compare() {
        Differences found = new Differences();
        FarSide far = new FarSide(Set.of("TRADE2026"));
        clientLog.forEach(line -> far.add("20261118-11:06:40: " + line + "\n"));
        venueLog.forEach(far::add);
        NearSide near = new NearSide();
        archive.forEach(near::add);
        new Comparison(List.of(CLIENT, VENUE), far, near, book(), Period.EVER, found).run();
        return found;
    }

    JournalBook book() {
        JournalBook book = new JournalBook();
        journal.forEach(event -> book.onEvent(event.number(), BEGAN_NS, event.buffer(), 0));
        return book;
    }

    static Predicate<String> line(String part) {
        return text -> text.replace('\u0001', '|').contains(part);
    }

    static Predicate<ArchivedMessage> message(String part) {
        return message -> line(part).test(message.message());
    }
}
