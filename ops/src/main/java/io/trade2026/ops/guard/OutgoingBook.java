package io.trade2026.ops.guard;

import io.trade2026.messages.sbe.EventHeaderDecoder;
import io.trade2026.messages.sbe.VenueCancelSentDecoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.messages.sbe.VenueReplaceSentDecoder;
import org.agrona.collections.Int2IntHashMap;

/** What leaves for venues, held against the parent order and against what came in. One thread. */
final class OutgoingBook {
    private static final int MOST_CANCELS = 1_000;

    private final TrackedOrders orders;
    private final CommandCount count;
    private final BreachTeller breach;
    private final Int2IntHashMap venueOfSession = new Int2IntHashMap(0);

    OutgoingBook(TrackedOrders orders, CommandCount count, BreachTeller breach) {
        this.orders = orders;
        this.count = count;
        this.breach = breach;
    }

    /** Looks at the message that caused an event: each becomes a command once. */
    void see(EventHeaderDecoder cause) {
        CommandCount.Again again = count.see(cause);
        if (again != null) {
            breach.again(again, venueOfSession.get(again.sessionId()));
        }
    }

    void onOrder(VenueOrderSentDecoder letter) {
        count.venueSession(letter.venueSessionId());
        venueOfSession.put(letter.venueSessionId(), letter.venueId());
        see(letter.header());
        TrackedOrder order = orders.known(letter.orderId(), count.command());
        order.venueId(letter.venueId());
        long terms = LetterKeys.ofTerms(letter.terms());
        boolean isOther = order.childTerms() != 0 && order.childTerms() != terms;
        order.childTerms(terms);
        order.child(letter.terms().orderQtyE8());
        if (!order.isTold() && order.children() == 1) {
            order.parentQtyE8(letter.terms().orderQtyE8());
        }
        if (order.childrenQtyE8() > order.parentQtyE8()) {
            String words = "quantity of " + order.children() + " child orders within OrderQty(38)";
            breach.quantity(Invariant.CHILDREN_WITHIN_PARENT, order, order.parentQtyE8(), order.childrenQtyE8(), words);
        }
        if (!count.mayOrder(order.firstCommand() < count.command())) {
            breach.count(
                    Invariant.OUT_WITHIN_IN,
                    order,
                    count.ordersAllowed(),
                    count.ordersSent(),
                    "new orders to venues for one message or action");
        }
        if (order.isOver() || isOther) {
            String words =
                    isOther ? "child orders of another Symbol(55) or Side(54)" : "child orders sent after the end";
            breach.count(Invariant.CHILD_OF_PARENT, order, 0, 1, words);
        }
    }

    void onReplace(VenueReplaceSentDecoder letter) {
        count.venueSession(letter.venueSessionId());
        see(letter.header());
        TrackedOrder order = orders.known(letter.orderId(), count.command());
        order.venueId(venueOfSession.getOrDefault(letter.venueSessionId(), order.venueId()));
        if (!count.mayReplace()) {
            breach.count(
                    Invariant.OUT_WITHIN_IN,
                    order,
                    count.replacesAllowed(),
                    count.replacesSent(),
                    "replaces to venues for one message or action");
        }
    }

    void onCancel(VenueCancelSentDecoder letter) {
        count.venueSession(letter.venueSessionId());
        see(letter.header());
        count.canceled();
        TrackedOrder order = orders.known(letter.orderId(), count.command());
        order.cancel();
        boolean isSecond = count.isCaused() && order.lastCancelCommand() == count.command();
        order.lastCancelCommand(count.command());
        if (isSecond) {
            breach.count(Invariant.OUT_WITHIN_IN, order, 1, 2, "cancels of the order for one message");
        } else if (order.cancels() > MOST_CANCELS) {
            breach.count(Invariant.OUT_WITHIN_IN, order, MOST_CANCELS, order.cancels(), "cancels of the order");
        }
    }
}
