package io.trade2026.ops.board;

import io.trade2026.ops.source.ListSecrecy;
import org.jspecify.annotations.Nullable;

/**
 * An order, cancel or message that was refused.
 *
 * @param eventNumber of the journal
 * @param epochNs cluster time
 * @param sessionId of the client
 * @param kind DENIED (by the house), REJECTED (by the venue), CANCEL or MESSAGE
 * @param orderId OrderID(37), 0 when there is none
 * @param clOrdId ClOrdID(11); for a message its MsgSeqNum(34)
 * @param symbol Symbol(55), empty when not told
 * @param reason a stable word or FIX code
 * @param text Text(58) of the desk, which clients never get
 * @param limit the limit that refused; null when none did
 * @param passesWith what would have passed, such as {@code OrderQty <= 476}; empty when nothing
 */
public record RefusalRow(
        long eventNumber,
        long epochNs,
        int sessionId,
        String kind,
        long orderId,
        String clOrdId,
        String symbol,
        String reason,
        String text,
        @Nullable BindingLimit limit,
        String passesWith) {
    /** For those who are not of compliance: nothing of whose list it is, no more than the client hears (risk-controls PT-11). */
    RefusalRow withoutList() {
        boolean isOfList = limit != null && ListSecrecy.isList(limit.control());
        return isOfList
                ? new RefusalRow(
                        eventNumber,
                        epochNs,
                        sessionId,
                        kind,
                        orderId,
                        clOrdId,
                        symbol,
                        reason,
                        ListSecrecy.NEUTRAL,
                        null,
                        "")
                : this;
    }

    RefusalRow by(String author, String owner) {
        return limit == null
                ? this
                : new RefusalRow(
                        eventNumber,
                        epochNs,
                        sessionId,
                        kind,
                        orderId,
                        clOrdId,
                        symbol,
                        reason,
                        text,
                        limit.by(author, owner),
                        passesWith);
    }
}
