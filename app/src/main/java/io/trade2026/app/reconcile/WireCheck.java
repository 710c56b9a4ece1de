package io.trade2026.app.reconcile;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at the sequence numbers of one session in the archive: which are missing, which were used twice. */
final class WireCheck {
    private static final int TOLD = 5;

    private final Party party;
    private final NearSide near;
    private final Period period;
    private final Differences found;
    private final JournalBook journal;

    WireCheck(Party party, NearSide near, JournalBook journal, Period period, Differences found) {
        this.party = party;
        this.near = near;
        this.journal = journal;
        this.period = period;
        this.found = found;
    }

    /** The numbers of one direction in one epoch. */
    private static final class Row {
        private final BitSet seen = new BitSet();
        private final Map<Long, Message> first = new HashMap<>();
        private long lowest = Long.MAX_VALUE;
        private long highest;
        private long lastEpochNs;

        void take(Message message) {
            long number = message.msgSeqNum();
            lowest = Math.min(lowest, number);
            highest = Math.max(highest, number);
            lastEpochNs = message.epochNs();
            seen.set((int) number);
            if (message.msgType().equals("4") && message.number() > number) {
                seen.set((int) number, (int) message.number());
                highest = Math.max(highest, message.number() - 1);
            }
        }
    }

    void run() {
        rows(near.receivedFrom(party.compId()), true);
        rows(near.sentTo(party.compId()), false);
    }

    private void rows(List<Message> messages, boolean isTheirs) {
        Map<Integer, Row> byEpoch = new TreeMap<>();
        for (Message message : messages) {
            if (message.msgSeqNum() <= 0 || message.msgSeqNum() > Integer.MAX_VALUE || isRefusal(message, isTheirs)) {
                continue;
            }
            Row row = byEpoch.computeIfAbsent(message.epoch(), any -> new Row());
            row.take(message);
            if (!isTheirs && !message.isPossDup()) {
                reused(row, message);
            }
        }
        byEpoch.forEach((epoch, row) -> gaps(epoch, row, isTheirs));
    }

    /** We begin each session with a Logon(A): a Logout(5) of ours with number 1 refuses theirs, and belongs to no session. */
    private static boolean isRefusal(Message message, boolean isTheirs) {
        return !isTheirs && message.msgSeqNum() == 1 && message.msgType().equals("5");
    }

    private void reused(Row row, Message message) {
        Message before = row.first.putIfAbsent(message.msgSeqNum(), message);
        if (before != null && period.holds(message.epochNs())) {
            found.add(new Difference(
                    Kind.SEQUENCE_REUSED,
                    party.compId(),
                    message.clOrdId(),
                    message.msgSeqNum(),
                    message.eventNumber(),
                    "we sent two messages with this number: " + before.msgType() + " and " + message.msgType()));
        }
    }

    /** Numbers below those that a marked session began with here were purged, or belong to a time without an archive. */
    private void gaps(int epoch, Row row, boolean isTheirs) {
        if (!period.holds(row.lastEpochNs)) {
            return;
        }
        int told = 0;
        int at = row.seen.nextClearBit((int) row.lowest);
        while (at < row.highest && told < TOLD) {
            int end = row.seen.nextSetBit(at);
            if (!isTheirs || !isTakenAll(epoch, at, end)) {
                found.add(new Difference(
                        Kind.SEQUENCE_GAP,
                        party.compId(),
                        "",
                        at,
                        0,
                        "the archive does not hold " + (isTheirs ? "their" : "our") + " messages " + at + " to "
                                + (end - 1) + " of epoch " + epoch));
                told++;
            }
            at = row.seen.nextClearBit(end);
        }
    }

    /** What became commands was there, whatever the archive holds. */
    private boolean isTakenAll(int epoch, int from, int to) {
        for (int number = from; number < to; number++) {
            if (!journal.isTaken(party.sessionId(), epoch, number)) {
                return false;
            }
        }
        return true;
    }
}
