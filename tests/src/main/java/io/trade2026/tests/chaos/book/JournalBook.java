package io.trade2026.tests.chaos.book;

import io.trade2026.messages.sbe.OrderFact;
import java.util.List;

/**
 * What the event journal says about orders.
 *
 * @param told what happened to orders, in order of event numbers
 * @param refused cancels and replaces that were refused, in order of event numbers
 * @param unmatched reports of venues that fit no order, a line each
 */
public record JournalBook(List<Told> told, List<Refused> refused, List<String> unmatched) {
    /** Copies the lists. */
    public JournalBook {
        told = List.copyOf(told);
        refused = List.copyOf(refused);
        unmatched = List.copyOf(unmatched);
    }

    /**
     * What happened to an order, which its client has to be told.
     *
     * @param eventNumber of which ExecID(17) is made
     * @param sessionId of the client
     * @param orderId of OrderID(37); 0 for an order that was never known
     * @param clOrdId ClOrdID(11)
     * @param origClOrdId OrigClOrdID(41); empty when there is none
     * @param fact what happened
     * @param venueSessionId session of the venue; 0 before routing
     * @param venueExecId ExecID(17) of the venue; empty when it did not come from there
     * @param lastQtyE8 LastQty(32); the null value when no execution
     * @param lastPxE8 LastPx(31)
     */
    public record Told(
            long eventNumber,
            int sessionId,
            long orderId,
            String clOrdId,
            String origClOrdId,
            OrderFact fact,
            int venueSessionId,
            String venueExecId,
            long lastQtyE8,
            long lastPxE8) {}

    /**
     * A request that was refused, which its client has to be told.
     *
     * @param eventNumber of the journal
     * @param sessionId of the client
     * @param clOrdId ClOrdID(11) of the request
     */
    public record Refused(long eventNumber, int sessionId, String clOrdId) {}
}
