package io.trade2026.app.reconcile;

import io.trade2026.app.reconcile.JournalBook.Fill;
import io.trade2026.app.reconcile.JournalBook.OrderState;
import io.trade2026.app.reconcile.JournalBook.Sent;
import io.trade2026.app.reconcile.JournalBook.Told;
import io.trade2026.messages.Decimal8;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the archive of one session with the journal, both ways. */
final class JournalCheck {
    /** What always has an answer. */
    private static final Set<String> REQUESTS = Set.of("D", "F", "G", "H", "q", "AF", "E");

    private final Party party;
    private final NearSide near;
    private final JournalBook journal;
    private final Period period;
    private final Differences found;
    private final Map<Long, Message> tellings = new HashMap<>();

    JournalCheck(Party party, NearSide near, JournalBook journal, Period period, Differences found) {
        this.party = party;
        this.near = near;
        this.journal = journal;
        this.period = period;
        this.found = found;
    }

    void run() {
        tellings();
        if (party.isVenue()) {
            fills();
            sent();
        } else {
            requests();
            told();
        }
    }

    private void add(Kind kind, String clOrdId, long msgSeqNum, long eventNumber, String text) {
        found.add(new Difference(kind, party.compId(), clOrdId, msgSeqNum, eventNumber, text));
    }

    /** Each event is told by one message. */
    private void tellings() {
        for (Message message : near.sentTo(party.compId())) {
            if (message.eventNumber() <= 0) {
                continue;
            }
            Message before = tellings.putIfAbsent(message.eventNumber(), message);
            if (before != null
                    && before.msgSeqNum() != message.msgSeqNum()
                    && !message.isPossResend()
                    && period.holds(message.epochNs())) {
                boolean isOrder = message.msgType().equals("D");
                add(
                        isOrder ? Kind.ORDER_DOUBLED : Kind.REPORT_DOUBLED,
                        message.clOrdId(),
                        message.msgSeqNum(),
                        message.eventNumber(),
                        "the event was sent as MsgSeqNum(34) " + before.msgSeqNum() + " and again as "
                                + message.msgSeqNum());
            }
        }
    }

    /** What a client asked for became a command. */
    private void requests() {
        List<Message> all = near.receivedFrom(party.compId());
        Set<String> passedOver = passedOver(all);
        long count = 0;
        Set<String> seen = new HashSet<>();
        for (Message message : all) {
            if (!REQUESTS.contains(message.msgType()) || !seen.add(number(message))) {
                continue;
            }
            count++;
            boolean isKnown = journal.isTaken(party.sessionId(), message.epoch(), message.msgSeqNum())
                    || journal.isAnswered(party.sessionId(), message.clOrdId())
                    || passedOver.contains(number(message));
            if (!isKnown && period.holds(message.epochNs())) {
                add(
                        Kind.ORDER_LOST,
                        message.clOrdId(),
                        message.msgSeqNum(),
                        0,
                        "the gateway received a request " + message.msgType() + " that never became a command");
            }
        }
        found.compared("requests of clients", count);
    }

    private static String number(Message message) {
        return message.epoch() + "|" + message.msgSeqNum();
    }

    /** What the engine rejected by itself, and what a client did not want to be heard when it was asked to send it again. */
    private Set<String> passedOver(List<Message> theirs) {
        Set<String> numbers = new HashSet<>();
        for (Message message : near.sentTo(party.compId())) {
            if (message.msgType().equals("3")) {
                numbers.add(message.epoch() + "|" + message.number());
            }
        }
        for (Message message : theirs) {
            if (message.msgType().equals("4")) {
                for (long each = message.msgSeqNum();
                        each < Math.min(message.number(), message.msgSeqNum() + 10_000);
                        each++) {
                    numbers.add(message.epoch() + "|" + each);
                }
            }
        }
        return numbers;
    }

    /** What the journal says a client was told was sent, and says the same. */
    private void told() {
        boolean wasEverOn = !near.sentTo(party.compId()).isEmpty();
        long count = 0;
        for (Told told : journal.told()) {
            if (told.sessionId() != party.sessionId()) {
                continue;
            }
            count++;
            Message message = tellings.get(told.eventNumber());
            if (message == null) {
                if (wasEverOn && period.holds(told.epochNs())) {
                    add(
                            Kind.REPORT_LOST,
                            told.clOrdId(),
                            0,
                            told.eventNumber(),
                            "the client had to be told (" + told.msgType()
                                    + "), and the archive holds no such message");
                }
            } else {
                compare(told, message);
            }
        }
        found.compared("events for clients", count);
        if (count > 0 && !wasEverOn) {
            found.note(party.compId() + " has never logged on, " + count + " events were told to nobody");
        }
    }

    private void compare(Told told, Message message) {
        if (!told.msgType().equals("8") || told.lastQtyE8() == Decimal8.NULL || !message.isFill()) {
            return;
        }
        boolean isSame = told.lastQtyE8() == message.lastQtyE8() && told.lastPxE8() == message.lastPxE8();
        if (!isSame && period.holds(told.epochNs())) {
            add(
                    Kind.EXECUTION_DIFFERS,
                    message.clOrdId(),
                    message.msgSeqNum(),
                    told.eventNumber(),
                    "booked " + fill(told.lastQtyE8(), told.lastPxE8()) + ", the client was told "
                            + fill(message.lastQtyE8(), message.lastPxE8()));
        }
    }

    static String fill(long qtyE8, long pxE8) {
        return text(qtyE8) + "@" + text(pxE8);
    }

    private static String text(long valueE8) {
        return valueE8 == Decimal8.NULL ? "?" : Decimal8.toText(valueE8);
    }

    /** What a venue was to be sent was sent, or the order was refused for it. */
    private void sent() {
        Set<String> answered = answered();
        long count = 0;
        for (Sent sent : journal.sent()) {
            if (sent.venueSessionId() != party.sessionId()) {
                continue;
            }
            count++;
            if (!tellings.containsKey(sent.eventNumber())
                    && period.holds(sent.epochNs())
                    && !isGivenUp(journal, sent)) {
                boolean hasArrived = answered.contains(sent.clOrdId());
                String request = "order O" + sent.orderId() + ": a request " + sent.msgType() + " was decided, ";
                add(
                        hasArrived ? Kind.MESSAGE_NOT_ARCHIVED : Kind.ORDER_LOST,
                        sent.clOrdId(),
                        0,
                        sent.eventNumber(),
                        request
                                + (hasArrived
                                        ? "the venue has answered it, and the archive holds none"
                                        : "the archive holds none, and the client was not told that it failed"));
            }
        }
        found.compared("requests to venues", count);
    }

    /** ClOrdIDs of the requests that a venue has answered, and so has. */
    private Set<String> answered() {
        Set<String> ids = new HashSet<>();
        for (Message message : near.receivedFrom(party.compId())) {
            if (message.msgType().equals("8") || message.msgType().equals("9")) {
                ids.add(message.clOrdId());
            }
        }
        return ids;
    }

    /** Whether the client knows that the request came to nothing: the order has ended, or the request was refused later. */
    static boolean isGivenUp(JournalBook journal, Sent sent) {
        OrderState order = journal.orderOf(sent.orderId());
        return order != null
                && (sent.msgType().equals("D")
                        ? order.isTold() && !order.isOpen() && order.cumQtyE8() == 0
                        : !order.isOpen() || order.refusedAfter() > sent.eventNumber());
    }

    /** What a venue says was filled is booked, as it says. */
    private void fills() {
        long count = 0;
        for (Message message : near.receivedFrom(party.compId())) {
            if (!message.isFill() || message.execId().isEmpty()) {
                continue;
            }
            count++;
            Fill booked = journal.fill(party.sessionId(), message.execId());
            if (!period.holds(message.epochNs())) {
                continue;
            }
            if (booked == null) {
                lost(message);
            } else if (booked.qtyE8() != message.lastQtyE8() || booked.pxE8() != message.lastPxE8()) {
                add(
                        Kind.EXECUTION_DIFFERS,
                        message.clOrdId(),
                        message.msgSeqNum(),
                        booked.eventNumber(),
                        "the venue filled " + fill(message.lastQtyE8(), message.lastPxE8()) + " (ExecID(17) "
                                + message.execId() + "), booked is " + fill(booked.qtyE8(), booked.pxE8()));
            }
        }
        found.compared("executions of venues", count);
    }

    private void lost(Message message) {
        boolean isAnswered = journal.isUnmatched(party.sessionId(), message.execId())
                || journal.isTaken(party.sessionId(), message.epoch(), message.msgSeqNum());
        if (!isAnswered) {
            add(
                    Kind.EXECUTION_LOST,
                    message.clOrdId(),
                    message.msgSeqNum(),
                    0,
                    "the venue filled " + fill(message.lastQtyE8(), message.lastPxE8()) + " (ExecID(17) "
                            + message.execId() + "), and the journal says nothing of it");
        }
    }
}
