package io.trade2026.app.reconcile;

import io.trade2026.app.reconcile.JournalBook.Sent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what one counterparty kept with what the gateway recorded, both ways. */
final class FarCheck {
    /** What a venue need not have got: it is asked again, or told for information. */
    private static final Set<String> OPTIONAL_AT_VENUE = Set.of("H", "Q");

    private final Party party;
    private final FarSide far;
    private final NearSide near;
    private final JournalBook journal;
    private final Period period;
    private final Differences found;

    FarCheck(Party party, FarSide far, NearSide near, JournalBook journal, Period period, Differences found) {
        this.party = party;
        this.far = far;
        this.near = near;
        this.journal = journal;
        this.period = period;
        this.found = found;
    }

    void run() {
        List<Message> sent = far.sentBy(party.compId());
        List<Message> received = far.receivedBy(party.compId());
        inbound(sent);
        if (received.isEmpty()) {
            found.note(party.compId() + " kept nothing of what it received: only what it sent is compared");
        } else {
            outbound(received);
            doubled(received);
        }
    }

    private void add(Kind kind, Message message, String text) {
        if (period.holds(message.epochNs())) {
            found.add(new Difference(
                    kind, party.compId(), message.clOrdId(), message.msgSeqNum(), message.eventNumber(), text));
        }
    }

    private static Set<String> keys(List<Message> messages) {
        return messages.stream().map(Message::key).collect(Collectors.toCollection(HashSet::new));
    }

    // What the counterparty sent

    private void inbound(List<Message> sent) {
        List<Message> recorded = near.receivedFrom(party.compId());
        Set<String> arrived = keys(recorded);
        long last = sent.stream()
                .filter(each -> arrived.contains(each.key()))
                .mapToLong(Message::epochNs)
                .max()
                .orElse(0);
        long waiting = 0;
        long count = 0;
        for (Message message : sent) {
            if (!message.isApplication()) {
                continue;
            }
            count++;
            if (!arrived.contains(message.key())) {
                if (message.epochNs() > last) {
                    waiting++;
                } else {
                    lostInbound(message);
                }
            }
        }
        found.compared("messages of stores of counterparties", count);
        if (waiting > 0) {
            found.note(party.compId() + ": " + waiting + " messages that it sent have not arrived yet");
        }
        unknownInbound(sent, recorded);
    }

    private void lostInbound(Message message) {
        boolean isRequest = !party.isVenue() || !"89j3".contains(message.msgType());
        add(
                isRequest ? Kind.ORDER_LOST : message.isFill() ? Kind.EXECUTION_LOST : Kind.REPORT_LOST,
                message,
                (party.isVenue() ? "the venue" : "the client") + " sent " + message.msgType()
                        + (message.execId().isEmpty() ? "" : " ExecID(17) " + message.execId())
                        + ", and the gateway has not received it");
    }

    /** Only from the first message on that the counterparty kept: stores are emptied by a reset. */
    private void unknownInbound(List<Message> sent, List<Message> recorded) {
        if (sent.isEmpty()) {
            return;
        }
        Set<String> kept = keys(sent);
        long first = sent.stream().mapToLong(Message::epochNs).min().orElse(0);
        for (Message message : recorded) {
            if (message.isApplication() && message.epochNs() > first + SLACK_NS && !kept.contains(message.key())) {
                add(
                        party.isVenue() ? Kind.REPORT_UNKNOWN : Kind.ORDER_UNKNOWN,
                        message,
                        "the gateway received " + message.msgType() + ", which is not in the store of "
                                + party.compId());
            }
        }
    }

    /** Clocks of two machines. */
    private static final long SLACK_NS = 2_000_000_000L;

    // What the counterparty received

    private void outbound(List<Message> received) {
        Set<String> arrived = keys(received);
        List<Message> recorded = near.sentTo(party.compId());
        Map<Integer, Long> lastOfEpoch = new HashMap<>();
        int lastEpoch = -1;
        for (Message message : recorded) {
            lastEpoch = Math.max(lastEpoch, message.epoch());
            if (arrived.contains(message.key())) {
                lastOfEpoch.merge(message.epoch(), message.msgSeqNum(), Math::max);
            }
        }
        long first = received.stream().mapToLong(Message::epochNs).min().orElse(0);
        long waiting = 0;
        for (Message message : recorded) {
            if (!message.isApplication() || message.epochNs() < first || arrived.contains(message.key())) {
                continue;
            }
            boolean waits =
                    message.epoch() == lastEpoch && message.msgSeqNum() > lastOfEpoch.getOrDefault(message.epoch(), 0L);
            if (waits && !party.isVenue()) {
                waiting++;
            } else {
                lostOutbound(message);
            }
        }
        if (waiting > 0) {
            found.note(party.compId() + ": " + waiting + " messages wait for it, or are on their way");
        }
        unknownOutbound(received, keys(recorded));
    }

    private void lostOutbound(Message message) {
        if (!party.isVenue()) {
            add(
                    Kind.REPORT_LOST,
                    message,
                    "we sent " + message.msgType()
                            + (message.execId().isEmpty() ? "" : " ExecID(17) " + message.execId())
                            + ", and the client has not received it");
        } else if (!OPTIONAL_AT_VENUE.contains(message.msgType()) && !isGivenUp(message)) {
            add(
                    Kind.ORDER_LOST,
                    message,
                    "we sent " + message.msgType()
                            + ", the venue has not received it, and the client was not told that it failed");
        }
    }

    private boolean isGivenUp(Message message) {
        for (Sent sent : sentByEvent().getOrDefault(message.eventNumber(), List.of())) {
            if (JournalCheck.isGivenUp(journal, sent)) {
                return true;
            }
        }
        return false;
    }

    private Map<Long, List<Sent>> byEvent = Map.of();

    private Map<Long, List<Sent>> sentByEvent() {
        if (byEvent.isEmpty()) {
            byEvent = journal.sent().stream().collect(Collectors.groupingBy(Sent::eventNumber));
        }
        return byEvent;
    }

    private void unknownOutbound(List<Message> received, Set<String> recorded) {
        for (Message message : received) {
            if (message.isApplication() && !recorded.contains(message.key())) {
                add(
                        party.isVenue() ? Kind.ORDER_UNKNOWN : Kind.REPORT_UNKNOWN,
                        message,
                        party.compId() + " received " + message.msgType()
                                + (message.execId().isEmpty() ? "" : " ExecID(17) " + message.execId())
                                + ", which the archive does not hold");
            }
        }
    }

    /** The same order, or the same execution, under two sequence numbers. */
    private void doubled(List<Message> received) {
        Map<String, Message> first = new HashMap<>();
        for (Message message : received) {
            boolean isOrder = party.isVenue() && message.msgType().equals("D");
            boolean isReport = !party.isVenue() && !message.execId().isEmpty();
            if (!isOrder && !isReport) {
                continue;
            }
            Message before = first.putIfAbsent(isOrder ? message.clOrdId() : message.execId(), message);
            boolean isSame = before == null || before.msgSeqNum() == message.msgSeqNum();
            if (!isSame && !message.isPossResend()) {
                add(
                        isOrder ? Kind.ORDER_DOUBLED : Kind.REPORT_DOUBLED,
                        message,
                        party.compId() + " received "
                                + (isOrder ? "the order" : "ExecID(17) " + message.execId()) + " as MsgSeqNum(34) "
                                + before.msgSeqNum() + " and again as " + message.msgSeqNum());
            }
        }
    }
}
