package io.trade2026.app.reconcile;

import java.util.List;
import java.util.Set;

/**
 * Compares, session by session, what the sides hold of the same messages, and each side with the journal. A pure function of what it is
 * handed, but for the list that it fills.
 *
 * <p>A message is the same in two places when MsgType(35), MsgSeqNum(34) and ExecID(17), or else ClOrdID(11), are. One that is missing
 * behind the last that arrived of its kind is on its way, or waits for the counterparty to log on: that is a note, no difference.
 */
public final class Comparison {
    private final List<Party> parties;
    private final FarSide far;
    private final NearSide near;
    private final JournalBook journal;
    private final Period period;
    private final Differences found;

    /**
     * Compares these.
     *
     * @param parties sessions to look at
     * @param far what counterparties kept; sessions without anything are not compared with it
     * @param near what the gateways recorded
     * @param journal read after all the others
     * @param period for which differences are told
     * @param found takes them
     */
    public Comparison(
            List<Party> parties, FarSide far, NearSide near, JournalBook journal, Period period, Differences found) {
        this.parties = List.copyOf(parties);
        this.far = far;
        this.near = near;
        this.journal = journal;
        this.period = period;
        this.found = found;
    }

    /** Compares everything. */
    public void run() {
        Set<String> kept = far.compIds();
        for (Party party : parties) {
            if (party.isCopy()) {
                continue;
            }
            new WireCheck(party, near, journal, period, found).run();
            if (kept.contains(party.compId())) {
                new FarCheck(party, far, near, journal, period, found).run();
            }
            new JournalCheck(party, near, journal, period, found).run();
        }
        found.compared("messages in the archive", near.count());
        orders();
    }

    /** What the journal alone shows. */
    private void orders() {
        long count = 0;
        for (JournalBook.OrderState order : journal.orders()) {
            count++;
            if (order.timesSent() > 1) {
                found.add(new Difference(
                        Kind.ORDER_DOUBLED,
                        "",
                        order.clOrdId(),
                        0,
                        order.sentEventNumber(),
                        "order O" + order.orderId() + " was decided to be sent to a venue " + order.timesSent()
                                + " times"));
            }
        }
        found.compared("orders in the journal", count);
        journal.fills().forEach((key, fill) -> {
            if (fill.count() > 1) {
                String execId = key.substring(key.indexOf('|') + 1);
                found.add(new Difference(
                        Kind.EXECUTION_DOUBLED,
                        "",
                        execId,
                        0,
                        fill.eventNumber(),
                        "the venue's execution " + execId + " is booked " + fill.count() + " times"));
            }
        });
        found.compared("executions in the journal", journal.fills().size());
    }
}
