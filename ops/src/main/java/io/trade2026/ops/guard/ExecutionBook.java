package io.trade2026.ops.guard;

import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageDecoder;

/** What became of orders: what venues executed against what clients are told, and quantities within the order's. One thread. */
final class ExecutionBook {
    private static final int CORPORATE_ACTION = 0;

    private final TrackedOrders orders;
    private final PositionSums positions;
    private final BreachTeller breach;
    private long booked;

    ExecutionBook(TrackedOrders orders, PositionSums positions, BreachTeller breach) {
        this.orders = orders;
        this.positions = positions;
        this.breach = breach;
    }

    /** How many executions were booked. */
    long booked() {
        return booked;
    }

    /** Takes an event of an order, caused by the command at work. */
    void onChange(OrderChangedDecoder letter, long command) {
        OrderImageDecoder image = letter.order();
        long orderId = image.orderId();
        if (orderId == 0) {
            return;
        }
        boolean isNew = orders.isNew(orderId);
        TrackedOrder order = orders.known(orderId, command);
        order.accountId(image.accountId());
        order.instrumentId(image.instrumentId());
        order.venueId(image.venueId());
        order.isBuy(LetterKeys.isBuy(image.terms().side()));
        if (isNew && order.isPartial()) {
            adopt(order, letter);
        }
        long before = order.bookedE8();
        execute(letter, order);
        long deltaE8 = order.bookedE8() - before;
        positions.add(order.accountId(), order.instrumentId(), order.isBuy() ? deltaE8 : -deltaE8);
        quantities(order, letter.fact(), image);
        if (image.cumQtyE8() != order.bookedE8()) {
            breach.quantity(
                    Invariant.FILLS_AGREE,
                    order,
                    order.bookedE8(),
                    image.cumQtyE8(),
                    "CumQty(14) told, against what venues executed");
        }
        orders.retire(order);
    }

    /** Takes what the core holds of an order. */
    void held(OrderImageDecoder image) {
        TrackedOrder order = orders.find(image.orderId());
        if (order != null && order.isTold() && image.cumQtyE8() != order.bookedE8()) {
            breach.quantity(
                    Invariant.FILLS_AGREE,
                    order,
                    order.bookedE8(),
                    image.cumQtyE8(),
                    "CumQty(14) that the core holds, against what venues executed");
        }
    }

    /** What was executed before is not known one by one. */
    private static void adopt(TrackedOrder order, OrderChangedDecoder letter) {
        long lastQtyE8 = letter.fact() == OrderFact.FILLED ? letter.lastQtyE8() : 0;
        order.bookedE8(letter.order().cumQtyE8() - lastQtyE8);
        order.childrenQtyE8(letter.order().terms().orderQtyE8());
    }

    private void execute(OrderChangedDecoder letter, TrackedOrder order) {
        switch (letter.fact()) {
            case FILLED -> {
                long key = LetterKeys.ofExecution(letter);
                if (key != 0 && !orders.isFirst(key)) {
                    String words = "bookings of ExecID(17) '" + letter.venueExecId() + "' of venue session "
                            + letter.venueSessionId();
                    breach.count(Invariant.EXECUTION_ONCE, order, 1, 2, words);
                }
                booked++;
                order.fill(breach.number(), letter.lastQtyE8(), key);
            }
            case FILL_BUSTED -> refill(letter, order, 0);
            case FILL_CORRECTED -> refill(letter, order, letter.lastQtyE8());
            case RESTATED -> {
                if (letter.execRestatementReason() == CORPORATE_ACTION) {
                    order.bookedE8(letter.order().cumQtyE8());
                }
            }
            default -> {
                // executes nothing
            }
        }
    }

    private void refill(OrderChangedDecoder letter, TrackedOrder order, long qtyE8) {
        if (order.refill(letter.refEventNumber(), breach.number(), qtyE8)) {
            return;
        }
        if (order.isPartial()) {
            order.bookedE8(letter.order().cumQtyE8());
            return;
        }
        breach.count(
                Invariant.FILLS_AGREE,
                order,
                0,
                letter.refEventNumber(),
                "the execution that the venue changed was never told, event");
    }

    private void quantities(TrackedOrder order, OrderFact fact, OrderImageDecoder image) {
        // An order that is refused for its quantity tells what was asked for, below 0 too: no child is within that, and
        // none is there.
        long qtyE8 = Math.max(0, image.terms().orderQtyE8());
        boolean mayChange = fact == OrderFact.REPLACED || fact == OrderFact.RESTATED;
        if (mayChange) {
            order.childrenQtyE8(order.children() == 1 ? qtyE8 : Math.min(order.childrenQtyE8(), qtyE8));
        }
        if (order.isTold() && qtyE8 > order.parentQtyE8() && !mayChange) {
            within(order, order.parentQtyE8(), qtyE8, "OrderQty(38) that no replace has changed");
        }
        order.parentQtyE8(qtyE8);
        order.leavesQtyE8(image.leavesQtyE8());
        order.isTold(true);
        if (order.childrenQtyE8() > qtyE8) {
            within(order, qtyE8, order.childrenQtyE8(), "quantity of child orders within OrderQty(38)");
        }
        long allE8 = image.leavesQtyE8() + image.cumQtyE8();
        if (image.leavesQtyE8() > 0 && allE8 > qtyE8) {
            within(order, qtyE8, allE8, "LeavesQty(151) and CumQty(14) within OrderQty(38)");
        }
        long terms = LetterKeys.ofTerms(image.terms());
        if (order.childTerms() != 0 && order.childTerms() != terms) {
            String words = "child orders of another Symbol(55) or Side(54) than the parent's";
            breach.count(Invariant.CHILD_OF_PARENT, order, 0, 1, words);
        }
    }

    private void within(TrackedOrder order, long boundE8, long foundE8, String words) {
        breach.quantity(Invariant.CHILDREN_WITHIN_PARENT, order, boundE8, foundE8, words);
    }
}
