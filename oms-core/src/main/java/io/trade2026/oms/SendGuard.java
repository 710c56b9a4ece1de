package io.trade2026.oms;

/**
 * PT-20 where messages leave for a venue: a child is never more than its parent.
 *
 * <p>The parent is the client's order, its child the order at the venue: one NewOrderSingle(D), and replaces of it. What is sent must be
 * covered by what the order holds in risk at this moment, of its symbol and side, and no request is sent twice. It is looked at here and
 * not where requests are decided, so that a loop behind the decision sends nothing either (Knight 2012). Allocates nothing.
 */
final class SendGuard {
    private SendGuard() {}

    /** Whether a new order or a replace may leave. */
    static boolean isCovered(Order order, Request request) {
        Terms sent = request.terms();
        long childE8 = sent.orderQtyE8() - order.cumQtyE8();
        return request.venueRequestId() == 0
                && order.reservation().isBound()
                && childE8 > 0
                && childE8 <= order.reservation().openQtyE8()
                && sent.sameSymbol(order.terms())
                && sent.isBuy() == order.terms().isBuy();
    }

    /** How many messages an order has taken to its venue, or holds for it: its NewOrderSingle(D) and its replaces, cancels not. */
    static int messagesOut(Order order) {
        int count = 0;
        for (Request request = order.firstRequest(); request != null; request = request.next()) {
            boolean isOut = request.venueRequestId() != 0 || request.isHeldReplace();
            boolean isOfRisk =
                    request.kind() == Request.Kind.PLACE || (request.isReplace() && !request.isCancelAtVenue());
            count += isOut && isOfRisk ? 1 : 0;
        }
        return count;
    }
}
