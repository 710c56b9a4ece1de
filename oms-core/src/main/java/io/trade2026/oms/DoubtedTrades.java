package io.trade2026.oms;

import io.trade2026.messages.sbe.ReportDontKnowDecoder;
import io.trade2026.messages.sbe.Severity;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * DontKnowTrade(Q) of a client: people are told and look into it. Quantities stay as they are, for only the venue takes an
 * execution back.
 */
final class DoubtedTrades {
    private static final int MAX_TEXT = 254;

    private final OrderStore store;
    private final EventWriter events;
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[512]);

    DoubtedTrades(OrderStore store, EventWriter events) {
        this.store = store;
        this.events = events;
    }

    void report(ReportDontKnowDecoder letter) {
        Order order = store.order(letter.orderId());
        boolean isTheirs = order != null && order.sessionId() == letter.origin().sessionId();
        int length = text.putStringWithoutLengthAscii(0, "ExecID(17) E");
        length += text.putLongAscii(length, letter.execEventNumber());
        length += text.putStringWithoutLengthAscii(length, " is doubted, DKReason(127) ");
        text.putByte(length++, letter.dkReason() == 0 ? (byte) '?' : letter.dkReason());
        if (!isTheirs) {
            length += text.putStringWithoutLengthAscii(
                    length,
                    order == null ? "; OrderID(37): unknown order" : "; OrderID(37): an order of another session");
        } else if (!isExecution(order, letter.execEventNumber())) {
            length += text.putStringWithoutLengthAscii(length, "; ExecID(17): no execution of the order that counts");
        }
        length += text.putStringWithoutLengthAscii(length, ": ");
        length += letter.getText(text, length, text.capacity() - length);
        events.alarm(Severity.WARNING, "CLIENT_DK", letter.orderId(), text, Math.min(length, MAX_TEXT));
    }

    private static boolean isExecution(@Nullable Order order, long eventNumber) {
        Execution execution = order == null ? null : order.firstExecution();
        while (execution != null
                && (execution.eventNumber() != eventNumber || execution.qtyE8() == 0 || execution.isInSuspense())) {
            execution = execution.next();
        }
        return execution != null;
    }
}
