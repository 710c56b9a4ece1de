package io.trade2026.oms;

import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.Severity;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Orders that live here and have ended at their venue, as it says when it refuses to cancel or replace one: what it executed, or how it ended
 * the order, has been lost on the way. Nothing is guessed: the venue is asked for its state, and people are told.
 *
 * <pre>
 *   OrderCancelReject(9) with OrdStatus(39) of an ended order ──▶ alarm, in doubt, OrderStatusRequest(H)
 *        ├─ ended, with as much executed as here ──▶ ends here
 *        ├─ more executed than here ──▶ alarm IN_DOUBT, as often as asked; stays as it is
 *        └─ works ──▶ forgotten
 * </pre>
 * A client that cancels such an order again and again is answered here: the venue gets the first eight of its requests, and from then on each
 * one whose count is a power of two. Cancels of the house always leave. Kept with the requests, so it is in the snapshot with them.
 */
final class EndedAtVenue {
    private static final int SENT_ON = 8;
    private static final DirectBuffer TEXT =
            new UnsafeBuffer("the venue has said that the order has ended; what became of it is being asked"
                    .getBytes(StandardCharsets.US_ASCII));

    private final EventWriter events;

    EndedAtVenue(EventWriter events) {
        this.events = events;
    }

    /**
     * A request was refused by the venue, and its client told.
     *
     * @param said OrdStatus(39) of the refusal
     */
    void refused(Order order, Request request, OrdStatus said) {
        if (!order.isLive() || !isEnd(said)) {
            return;
        }
        if (!isDisputed(order)) {
            events.alarm(
                    Severity.WARNING,
                    "ENDED_AT_VENUE",
                    order.orderId(),
                    "OrdStatus(39): the venue says that the order has ended, here it is open; its state is asked for");
        }
        request.refusedAsEnded();
        order.doubt(true);
        events.venueStatus(order, order.atVenue());
    }

    private static boolean isEnd(OrdStatus status) {
        return status == OrdStatus.FILLED
                || status == OrdStatus.CANCELED
                || status == OrdStatus.EXPIRED
                || status == OrdStatus.REJECTED;
    }

    /** Whether the venue has said so, and not the contrary since. */
    static boolean isDisputed(Order order) {
        return count(order) > 0;
    }

    private static int count(Order order) {
        int count = 0;
        for (Request request = order.firstRequest(); request != null; request = request.next()) {
            count += request.isRefusedAsEnded() ? 1 : 0;
        }
        return count;
    }

    /** Whether one more request of a client would be one too many for the venue. */
    static boolean isAnsweredHere(Order order) {
        int count = count(order);
        return count >= SENT_ON && Integer.bitCount(count) > 1;
    }

    /** Answers it: too late, as the venue says. */
    static void answer(RequestFlow flow, Order order, Request request) {
        flow.refuse(order, request, RequestFlow.TOO_LATE, TEXT, 0, TEXT.capacity());
        request.refusedAsEnded();
    }

    /** The venue says that the order works. */
    static void forget(Order order) {
        for (Request request = order.firstRequest(); request != null; request = request.next()) {
            if (request.isRefusedAsEnded()) {
                request.refused();
            }
        }
    }
}
