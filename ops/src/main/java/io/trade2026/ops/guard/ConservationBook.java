package io.trade2026.ops.guard;

import io.trade2026.messages.sbe.AlarmRaisedDecoder;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.DeskAct;
import io.trade2026.messages.sbe.DeskActionTakenDecoder;
import io.trade2026.messages.sbe.EventHeaderDecoder;
import io.trade2026.messages.sbe.ImageCompletedDecoder;
import io.trade2026.messages.sbe.ListStatusReportedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.messages.sbe.OrderImagedDecoder;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.PositionImagedDecoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.VenueCancelSentDecoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.messages.sbe.VenueReplaceSentDecoder;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongArrayQueue;
import org.agrona.collections.LongHashSet;

/**
 * Books of its own, kept from the events alone and written apart from the core, and the {@linkplain Invariant invariants} that are held
 * against them after each event. The first breach of an order is told, later ones of the same order are not. Used by one thread.
 */
final class ConservationBook {
    private static final int MOST_OVER = 200_000;
    private static final int MOST_CANCELS = 1_000;
    private static final int CORPORATE_ACTION = 0;
    private static final int SUSPENSE = 0;
    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private final Consumer<Breach> breaches;
    private final Long2ObjectHashMap<TrackedOrder> orders = new Long2ObjectHashMap<>();
    private final LongArrayQueue over = new LongArrayQueue(Long.MIN_VALUE);
    private final LongHashSet executions = new LongHashSet();
    private final Int2IntHashMap venueOfSession = new Int2IntHashMap(0);
    private final PositionSums positions = new PositionSums();
    private final CommandCount count = new CommandCount();
    private final LongHashSet brokenAccounts = new LongHashSet();

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final VenueOrderSentDecoder venueOrder = new VenueOrderSentDecoder();
    private final VenueReplaceSentDecoder venueReplace = new VenueReplaceSentDecoder();
    private final VenueCancelSentDecoder venueCancel = new VenueCancelSentDecoder();
    private final OrderChangedDecoder changed = new OrderChangedDecoder();
    private final DeskActionTakenDecoder desk = new DeskActionTakenDecoder();
    private final ListStatusReportedDecoder list = new ListStatusReportedDecoder();
    private final CancelRejectedDecoder refused = new CancelRejectedDecoder();
    private final AlarmRaisedDecoder alarm = new AlarmRaisedDecoder();
    private final OrderImagedDecoder orderImaged = new OrderImagedDecoder();
    private final PositionImagedDecoder positionImaged = new PositionImagedDecoder();
    private final ImageCompletedDecoder imageCompleted = new ImageCompletedDecoder();

    private long firstEvent;
    private long number;
    private long epochNs;
    private long forgottenUpTo;
    private long executionsBooked;
    private long comparedEvent;
    private int comparedPositions;
    private long myQuestion;

    /**
     * Creates empty books.
     *
     * @param breaches told of each breach
     */
    ConservationBook(Consumer<Breach> breaches) {
        this.breaches = breaches;
    }

    /** The answer to this question tells every position. */
    void asked(long correlationId) {
        myQuestion = correlationId;
        positions.forgetAnswers();
    }

    /**
     * Takes the next event.
     *
     * @param eventNumber of it, without a gap
     * @param atEpochNs its time
     * @param buffer holds it
     * @param offset of its header
     */
    void onEvent(long eventNumber, long atEpochNs, DirectBuffer buffer, int offset) {
        firstEvent = firstEvent == 0 ? eventNumber : firstEvent;
        number = eventNumber;
        epochNs = atEpochNs;
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case VenueOrderSentDecoder.TEMPLATE_ID -> onOrder(venueOrder.wrapAndApplyHeader(buffer, offset, header));
            case VenueReplaceSentDecoder.TEMPLATE_ID ->
                onReplace(venueReplace.wrapAndApplyHeader(buffer, offset, header));
            case VenueCancelSentDecoder.TEMPLATE_ID -> onCancel(venueCancel.wrapAndApplyHeader(buffer, offset, header));
            case OrderChangedDecoder.TEMPLATE_ID -> onChange(changed.wrapAndApplyHeader(buffer, offset, header));
            case DeskActionTakenDecoder.TEMPLATE_ID -> {
                desk.wrapAndApplyHeader(buffer, offset, header);
                see(desk.header());
                if (desk.act() == DeskAct.ENTER) {
                    count.entered();
                } else if (desk.act() == DeskAct.REPLACE) {
                    count.replaced();
                }
            }
            case ListStatusReportedDecoder.TEMPLATE_ID -> {
                list.wrapAndApplyHeader(buffer, offset, header);
                see(list.header());
                count.list(list.totNoOrders());
            }
            case CancelRejectedDecoder.TEMPLATE_ID -> {
                see(refused.wrapAndApplyHeader(buffer, offset, header).header());
                count.released();
            }
            case AlarmRaisedDecoder.TEMPLATE_ID -> {
                alarm.wrapAndApplyHeader(buffer, offset, header);
                see(alarm.header());
                if (alarm.orderId() != 0) {
                    count.released();
                }
            }
            default -> onImage(buffer, offset);
        }
    }

    private void onImage(DirectBuffer buffer, int offset) {
        switch (header.templateId()) {
            case OrderImagedDecoder.TEMPLATE_ID ->
                held(orderImaged.wrapAndApplyHeader(buffer, offset, header).order());
            case PositionImagedDecoder.TEMPLATE_ID -> held(positionImaged.wrapAndApplyHeader(buffer, offset, header));
            case ImageCompletedDecoder.TEMPLATE_ID -> {
                imageCompleted.wrapAndApplyHeader(buffer, offset, header);
                if (imageCompleted.correlationId() == myQuestion) {
                    compared();
                }
            }
            default -> {
                // moves nothing between clients, venues and positions
            }
        }
    }

    // What leaves

    private void see(EventHeaderDecoder cause) {
        CommandCount.Again again = count.see(cause);
        if (again != null) {
            Breach.Scope scope = again.isVenue() ? Breach.Scope.VENUE : Breach.Scope.SESSION;
            int scopeId = again.isVenue() ? venueOfSession.get(again.sessionId()) : again.sessionId();
            breaches.accept(new Breach(
                    Invariant.IN_ONCE,
                    number,
                    epochNs,
                    0,
                    scope,
                    scopeId,
                    again.last() + 1,
                    again.now(),
                    false,
                    "MsgSeqNum(34) of session " + again.sessionId() + " that became a command, in its epoch at least"));
        }
    }

    private void onOrder(VenueOrderSentDecoder letter) {
        count.venueSession(letter.venueSessionId());
        venueOfSession.put(letter.venueSessionId(), letter.venueId());
        see(letter.header());
        TrackedOrder order = known(letter.orderId());
        order.venueId(letter.venueId());
        long terms = termsOf(letter.terms());
        boolean isOther = order.childTerms() != 0 && order.childTerms() != terms;
        order.childTerms(terms);
        order.child(letter.terms().orderQtyE8());
        if (!order.isTold() && order.children() == 1) {
            order.parentQtyE8(letter.terms().orderQtyE8());
        }
        if (order.childrenQtyE8() > order.parentQtyE8()) {
            children(order, "quantity of " + order.children() + " child orders within OrderQty(38)");
        }
        if (!count.mayOrder(order.firstCommand() < count.command())) {
            breach(
                    Invariant.OUT_WITHIN_IN,
                    order,
                    count.ordersAllowed(),
                    count.ordersSent(),
                    false,
                    "new orders to venues for one message or action");
        }
        if (order.isOver() || isOther) {
            breach(
                    Invariant.CHILD_OF_PARENT,
                    order,
                    0,
                    1,
                    false,
                    isOther ? "child orders of another Symbol(55) or Side(54)" : "child orders sent after the end");
        }
    }

    private void children(TrackedOrder order, String words) {
        breach(Invariant.CHILDREN_WITHIN_PARENT, order, order.parentQtyE8(), order.childrenQtyE8(), true, words);
    }

    private void onReplace(VenueReplaceSentDecoder letter) {
        count.venueSession(letter.venueSessionId());
        see(letter.header());
        TrackedOrder order = known(letter.orderId());
        order.venueId(venueOfSession.getOrDefault(letter.venueSessionId(), order.venueId()));
        if (!count.mayReplace()) {
            breach(
                    Invariant.OUT_WITHIN_IN,
                    order,
                    count.replacesAllowed(),
                    count.replacesSent(),
                    false,
                    "replaces to venues for one message or action");
        }
    }

    private void onCancel(VenueCancelSentDecoder letter) {
        count.venueSession(letter.venueSessionId());
        see(letter.header());
        count.canceled();
        TrackedOrder order = known(letter.orderId());
        order.cancel();
        boolean isSecond = count.isCaused() && order.lastCancelCommand() == count.command();
        order.lastCancelCommand(count.command());
        if (isSecond) {
            breach(Invariant.OUT_WITHIN_IN, order, 1, 2, false, "cancels of the order for one message");
        } else if (order.cancels() > MOST_CANCELS) {
            breach(Invariant.OUT_WITHIN_IN, order, MOST_CANCELS, order.cancels(), false, "cancels of the order");
        }
    }

    // What became of it

    private void onChange(OrderChangedDecoder letter) {
        count.venueSession(letter.venueSessionId());
        see(letter.header());
        OrderImageDecoder image = letter.order();
        long orderId = image.orderId();
        if (orderId == 0) {
            return;
        }
        boolean isNew = !orders.containsKey(orderId);
        TrackedOrder order = known(orderId);
        order.accountId(image.accountId());
        order.instrumentId(image.instrumentId());
        order.venueId(image.venueId());
        order.isBuy(isBuy(image.terms().side()));
        if (isNew && order.isPartial()) {
            adopt(order, letter);
        }
        long before = order.bookedE8();
        execute(letter, order);
        long deltaE8 = order.bookedE8() - before;
        positions.add(order.accountId(), order.instrumentId(), order.isBuy() ? deltaE8 : -deltaE8);
        quantities(order, letter.fact(), image);
        if (image.cumQtyE8() != order.bookedE8()) {
            breach(
                    Invariant.FILLS_AGREE,
                    order,
                    order.bookedE8(),
                    image.cumQtyE8(),
                    true,
                    "CumQty(14) told, against what venues executed");
        }
        retire(order);
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
                long key = executionKey(letter);
                if (key != 0 && !executions.add(key)) {
                    breach(
                            Invariant.EXECUTION_ONCE,
                            order,
                            1,
                            2,
                            false,
                            "bookings of ExecID(17) '" + letter.venueExecId() + "' of venue session "
                                    + letter.venueSessionId());
                }
                executionsBooked++;
                order.fill(number, letter.lastQtyE8(), key);
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
        if (order.refill(letter.refEventNumber(), number, qtyE8)) {
            return;
        }
        if (order.isPartial()) {
            order.bookedE8(letter.order().cumQtyE8());
            return;
        }
        breach(
                Invariant.FILLS_AGREE,
                order,
                0,
                letter.refEventNumber(),
                false,
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
        boolean hasGrown = order.isTold() && qtyE8 > order.parentQtyE8() && !mayChange;
        if (hasGrown) {
            breach(
                    Invariant.CHILDREN_WITHIN_PARENT,
                    order,
                    order.parentQtyE8(),
                    qtyE8,
                    true,
                    "OrderQty(38) that no replace has changed");
        }
        order.parentQtyE8(qtyE8);
        order.leavesQtyE8(image.leavesQtyE8());
        order.isTold(true);
        if (order.childrenQtyE8() > qtyE8) {
            children(order, "quantity of child orders within OrderQty(38)");
        }
        long allE8 = image.leavesQtyE8() + image.cumQtyE8();
        if (image.leavesQtyE8() > 0 && allE8 > qtyE8) {
            breach(
                    Invariant.CHILDREN_WITHIN_PARENT,
                    order,
                    qtyE8,
                    allE8,
                    true,
                    "LeavesQty(151) and CumQty(14) within OrderQty(38)");
        }
        long terms = termsOf(image.terms());
        if (order.childTerms() != 0 && order.childTerms() != terms) {
            breach(
                    Invariant.CHILD_OF_PARENT,
                    order,
                    0,
                    1,
                    false,
                    "child orders of another Symbol(55) or Side(54) than the parent's");
        }
    }

    // What the core holds

    private void held(OrderImageDecoder image) {
        TrackedOrder order = orders.get(image.orderId());
        if (order != null && order.isTold() && image.cumQtyE8() != order.bookedE8()) {
            breach(
                    Invariant.FILLS_AGREE,
                    order,
                    order.bookedE8(),
                    image.cumQtyE8(),
                    true,
                    "CumQty(14) that the core holds, against what venues executed");
        }
    }

    private void held(PositionImagedDecoder position) {
        int accountId = position.accountId();
        if (accountId == SUSPENSE) {
            return;
        }
        int instrumentId = position.instrumentId();
        long heldE8 = position.positionE8();
        if (position.correlationId() == myQuestion) {
            positions.told(myQuestion, accountId, instrumentId);
        }
        long expectedE8 = positions.expectedE8(accountId, instrumentId, heldE8, isWhole());
        if (heldE8 != expectedE8) {
            position(accountId, instrumentId, expectedE8, heldE8);
        }
    }

    private void compared() {
        comparedEvent = number;
        comparedPositions = imageCompleted.positions();
        long untold = positions.untold(myQuestion);
        if (isWhole() && untold != Long.MIN_VALUE) {
            position(PositionSums.accountOf(untold), (int) untold, positions.sumE8(untold), 0);
        }
    }

    private void position(int accountId, int instrumentId, long expectedE8, long heldE8) {
        if (brokenAccounts.add(accountId)) {
            breaches.accept(new Breach(
                    Invariant.POSITIONS_AGREE,
                    number,
                    epochNs,
                    0,
                    Breach.Scope.ACCOUNT,
                    accountId,
                    expectedE8,
                    heldE8,
                    true,
                    "position of account " + accountId + " in instrument " + instrumentId
                            + " that the core holds, against what venues executed"));
        }
    }

    // Orders

    /** An OrderID(37) is the number of an event of the command that brought the order, so it tells how old it is. */
    private TrackedOrder known(long orderId) {
        TrackedOrder order = orders.get(orderId);
        if (order == null) {
            order = new TrackedOrder(orderId, count.command(), orderId < firstEvent || orderId <= forgottenUpTo);
            orders.put(orderId, order);
        }
        return order;
    }

    /** Orders that are over are kept for late reports, the latest of them. */
    private void retire(TrackedOrder order) {
        if (!order.isOver()) {
            return;
        }
        if (order.children() == 0 && order.fillCount() == 0 && order.bookedE8() == 0) {
            orders.remove(order.orderId());
            return;
        }
        if (!order.isKeptForLateReports()) {
            order.isKeptForLateReports(true);
            over.addLong(order.orderId());
        }
        while (over.size() > MOST_OVER) {
            forget(over.removeLong());
        }
    }

    private void forget(long orderId) {
        TrackedOrder oldest = orders.get(orderId);
        if (oldest == null) {
            return;
        }
        oldest.isKeptForLateReports(false);
        if (!oldest.isOver()) {
            return;
        }
        for (int i = 0; i < oldest.fillCount(); i++) {
            executions.remove(oldest.fillKey(i));
        }
        orders.remove(orderId);
        forgottenUpTo = Math.max(forgottenUpTo, orderId);
    }

    private void breach(Invariant invariant, TrackedOrder order, long bound, long found, boolean isQty, String words) {
        if (order.isBroken()) {
            return;
        }
        order.isBroken(true);
        breaches.accept(new Breach(
                invariant,
                number,
                epochNs,
                order.orderId(),
                Breach.Scope.VENUE,
                order.venueId(),
                bound,
                found,
                isQty,
                words));
    }

    // Keys

    private static boolean isBuy(Side side) {
        return side == Side.BUY || side == Side.BUY_MINUS;
    }

    private static long termsOf(OrderTermsDecoder terms) {
        long hash = hash(
                BASIS,
                terms.buffer(),
                terms.offset() + OrderTermsDecoder.symbolEncodingOffset(),
                OrderTermsDecoder.symbolEncodingLength());
        long key = (hash ^ terms.side().value()) * PRIME;
        return key == 0 ? 1 : key;
    }

    /** 64 bits of venue session and ExecID(17); 0 when the venue gave none. */
    private static long executionKey(OrderChangedDecoder letter) {
        int at = letter.offset() + OrderChangedDecoder.venueExecIdEncodingOffset();
        if (letter.buffer().getByte(at) == 0) {
            return 0;
        }
        long hash = (BASIS ^ letter.venueSessionId()) * PRIME;
        long key = hash(hash, letter.buffer(), at, OrderChangedDecoder.venueExecIdEncodingLength());
        return key == 0 ? 1 : key;
    }

    private static long hash(long from, DirectBuffer buffer, int at, int length) {
        long hash = from;
        for (int i = 0; i < length && buffer.getByte(at + i) != 0; i++) {
            hash = (hash ^ (buffer.getByte(at + i) & 0xFF)) * PRIME;
        }
        return hash;
    }

    // Figures

    /** Whether the journal was read from its first event on. */
    boolean isWhole() {
        return firstEvent <= 1;
    }

    long checkedTo() {
        return number;
    }

    int orders() {
        return orders.size();
    }

    long messagesIn() {
        return count.messagesIn();
    }

    long messagesOut() {
        return count.messagesOut();
    }

    long executions() {
        return executionsBooked;
    }

    int positions() {
        return positions.size();
    }

    long comparedEvent() {
        return comparedEvent;
    }

    int comparedPositions() {
        return comparedPositions;
    }
}
