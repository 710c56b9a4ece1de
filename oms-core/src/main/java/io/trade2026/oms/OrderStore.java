package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.risk.RiskCore;
import io.trade2026.risk.snapshot.RowReader;
import java.util.ArrayDeque;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * All orders that are remembered, in the order of their arrival, and every id by which a client or a venue may name them.
 *
 * <p>Closed orders leave, with all their ids, when their retention is over. There are as many requests for cancels in stock as orders: when
 * all of them are cancelled at once nothing is made, and what was made with them lies where no collector copies it any more.
 */
final class OrderStore {
    private final CoreLimits limits;
    private final RiskCore risk;
    private final Pool<Order> orders = new Pool<>(Order::new);
    private final Pool<Request> requests = new Pool<>(Request::new);
    private final Pool<Request> cancels = new Pool<>(Request::ofCancel);
    private final Pool<Execution> executions = new Pool<>(Execution::new);
    private final Pool<CustomFields> customs = new Pool<>(CustomFields::new);
    private final LongIndex<Order> byOrderId = new LongIndex<>();
    private final LongIndex<Request> byVenueRequestId = new LongIndex<>();
    private final IdIndex<Request> byClOrdId = new IdIndex<>();
    private final IdIndex<Execution> byExecId = new IdIndex<>();
    private final ListBook lists = new ListBook();
    private final ArrayDeque<Orphan> orphans = new ArrayDeque<>();
    private final OpenOrders open = new OpenOrders();

    private @Nullable Order first;
    private @Nullable Order last;
    private @Nullable Order firstClosed;
    private @Nullable Order lastClosed;
    private int size;

    /** A ClOrdID(11) that was used up by a request for an order that nobody knows. */
    record Orphan(Request request, long sinceEpochNs) {}

    OrderStore(CoreLimits limits, RiskCore risk) {
        this.limits = limits;
        this.risk = risk;
    }

    boolean isFull() {
        return size >= limits.maxOrders();
    }

    boolean hasRoomFor(int more) {
        return limits.maxOrders() - size >= more;
    }

    int size() {
        return size;
    }

    ListBook lists() {
        return lists;
    }

    /** Finds those that are open by what they fall under. */
    OpenOrders open() {
        return open;
    }

    // Orders

    Order add(long orderId, int sessionId) {
        Order order = orders.take();
        order.open(orderId, sessionId);
        link(order);
        return order;
    }

    private void link(Order order) {
        Order newest = last;
        order.link(newest, null);
        if (newest == null) {
            first = order;
        } else {
            newest.link(newest.previous(), order);
        }
        last = order;
        byOrderId.put(order.orderId(), order);
        size++;
        cancels.stock(size);
    }

    @Nullable Order first() {
        return first;
    }

    @Nullable Order order(long orderId) {
        return byOrderId.get(orderId);
    }

    /** The first order whose id is not below the given one. */
    @Nullable Order firstFrom(long orderId) {
        Order exact = byOrderId.get(orderId);
        if (exact != null) {
            return exact;
        }
        Order order = first;
        while (order != null && order.orderId() < orderId) {
            order = order.next();
        }
        return order;
    }

    // Requests

    private Request take(Request.Kind kind) {
        return kind == Request.Kind.CANCEL ? cancels.take() : requests.take();
    }

    private void give(Request request) {
        (request.hasTerms() ? requests : cancels).give(request);
    }

    /** Adds a request of a client, whose ClOrdID(11) is free in its session. */
    Request add(Order order, Request.Kind kind, DirectBuffer buffer, int clOrdIdOffset) {
        Request request = take(kind);
        request.open(kind, order.sessionId(), order);
        request.id().read(buffer, clOrdIdOffset);
        byClOrdId.put(request);
        order.append(request);
        return request;
    }

    /** The same with an id that has been read before. */
    Request add(Order order, Request.Kind kind, FixId clOrdId) {
        Request request = take(kind);
        request.open(kind, order.sessionId(), order);
        request.id().set(clOrdId);
        byClOrdId.put(request);
        order.append(request);
        return request;
    }

    /** Adds a request of the house, which has no ClOrdID(11). */
    Request addOfTheHouse(Order order, Request.Kind kind, HouseReason reason) {
        Request request = take(kind);
        request.open(kind, 0, order);
        request.houseReason(reason);
        order.append(request);
        return request;
    }

    /** Adds a request of a client without an id of its own: a mass cancel's for one of many orders. */
    Request addBorrowing(Order order, Request.Kind kind, FixId id) {
        Request request = take(kind);
        request.open(kind, order.sessionId(), order);
        request.borrowId(id);
        request.names(order.current());
        order.append(request);
        return request;
    }

    /** Adds a request of a client under the order's own id: it did not name the order by one. */
    Request addUnderOrdersId(Order order, Request.Kind kind) {
        Request request = take(kind);
        request.open(kind, order.sessionId(), order);
        request.followOrder(order.current());
        order.append(request);
        return request;
    }

    /** Keeps the custom fields that came with a request, if any did. */
    void keepCustom(Request request, DirectBuffer fields) {
        if (fields.capacity() > 0) {
            CustomFields custom = customs.take();
            custom.read(fields);
            request.custom(custom);
        }
    }

    /** Uses an id up although there is no order. */
    void addOrphan(int sessionId, Request.Kind kind, DirectBuffer buffer, int clOrdIdOffset, long epochNs) {
        Request request = take(kind);
        request.open(kind, sessionId, null);
        request.id().read(buffer, clOrdIdOffset);
        request.refused();
        byClOrdId.put(request);
        orphans.add(new Orphan(request, epochNs));
    }

    Iterable<Orphan> orphans() {
        return orphans;
    }

    @Nullable Request byClOrdId(int sessionId, DirectBuffer buffer, int offset) {
        return byClOrdId.find(sessionId, buffer, offset);
    }

    @Nullable Request byClOrdId(int sessionId, FixId clOrdId) {
        return byClOrdId.find(sessionId, clOrdId);
    }

    void sent(Request request, long venueRequestId) {
        request.sent(venueRequestId);
        byVenueRequestId.put(request.venueRequestId(), request);
    }

    @Nullable Request byVenueRequestId(long venueRequestId) {
        return byVenueRequestId.get(venueRequestId);
    }

    // Executions

    @Nullable Execution execution(int venueSessionId, DirectBuffer buffer, int execIdOffset) {
        return byExecId.find(venueSessionId, buffer, execIdOffset);
    }

    Execution addExecution(Order order, DirectBuffer buffer, int execIdOffset) {
        Execution execution = executions.take();
        execution.open(order, buffer, execIdOffset);
        byExecId.put(execution);
        order.append(execution);
        return execution;
    }

    // Closing and forgetting

    /** Notes that an order has closed; it is forgotten when its retention is over and it is still closed. */
    void closed(Order order, long epochNs) {
        order.closedEpochNs(epochNs);
        order.closedDay(risk.executions().day());
        lists.ended(order);
        if (!order.waitsForPurge()) {
            queueForPurge(order);
        }
    }

    private void queueForPurge(Order order) {
        order.waitForPurge(true);
        order.nextClosed(null);
        Order newest = lastClosed;
        if (newest == null) {
            firstClosed = order;
        } else {
            newest.nextClosed(order);
        }
        lastClosed = order;
    }

    /** Forgets what is over; at most a few at a time, so that no command waits long. */
    void forget(long epochNs) {
        forgetOrphan(epochNs);
        lists.forget(epochNs, limits.closedRetentionNs());
        for (int i = 0; i < 4; i++) {
            Order order = firstClosed;
            if (order == null || !isForgettable(order, epochNs)) {
                return;
            }
            firstClosed = order.nextClosed();
            lastClosed = firstClosed == null ? null : lastClosed;
            order.waitForPurge(false);
            order.nextClosed(null);
            if (!order.isLive() && order.pendingCount() == 0 && ListBook.mayForget(order)) {
                remove(order);
            } else if (!order.isLive()) {
                order.closedEpochNs(epochNs);
                order.closedDay(risk.executions().day());
                queueForPurge(order);
            }
        }
    }

    /** When the trading day after the one on which it closed is over; where nobody rolls the day, after the retention. */
    private boolean isForgettable(Order order, long epochNs) {
        return risk.executions().day() - order.closedDay() > 1
                || epochNs - order.closedEpochNs() >= limits.closedRetentionNs();
    }

    private void forgetOrphan(long epochNs) {
        Orphan oldest = orphans.peekFirst();
        if (oldest != null && epochNs - oldest.sinceEpochNs >= limits.closedRetentionNs()) {
            orphans.removeFirst();
            byClOrdId.remove(oldest.request);
            give(oldest.request);
        }
    }

    private void remove(Order order) {
        unlink(order);
        lists.forget(order);
        Request request = order.firstRequest();
        while (request != null) {
            Request following = request.next();
            if (request.hasOwnId()) {
                byClOrdId.remove(request);
            }
            byVenueRequestId.remove(request.venueRequestId());
            CustomFields custom = request.custom();
            if (custom != null) {
                request.custom(null);
                customs.give(custom);
            }
            give(request);
            request = following;
        }
        Execution execution = order.firstExecution();
        while (execution != null) {
            Execution following = execution.next();
            byExecId.remove(execution);
            executions.give(execution);
            execution = following;
        }
        risk.holdings().free(order.reservation());
        orders.give(order);
    }

    private void unlink(Order order) {
        Order before = order.previous();
        Order after = order.next();
        if (before == null) {
            first = after;
        } else {
            before.link(before.previous(), after);
        }
        if (after == null) {
            last = before;
        } else {
            after.link(before, after.next());
        }
        byOrderId.remove(order.orderId());
        size--;
    }

    // Restoring

    Order load(DirectBuffer buffer, int row) {
        Order order = orders.take();
        OrderRow.load(order, buffer, row);
        risk.holdings().restore(order.reservation(), buffer, OrderRow.reservationAt(row));
        link(order);
        return order;
    }

    void loadPlace(RowReader reader, int row) {
        knownOrder(reader.buffer().getLong(row, LITTLE_ENDIAN)).openPlace(OpenOrders.place(reader, row));
    }

    void loadRequest(DirectBuffer buffer, int row) {
        Request request = take(Request.kind(buffer, row));
        if (Request.isWithoutOrder(buffer, row)) {
            request.load(buffer, row, null);
            orphans.add(new Orphan(request, Request.orderIdOrTime(buffer, row)));
        } else {
            Order order = knownOrder(Request.orderIdOrTime(buffer, row));
            request.load(buffer, row, order);
            order.append(request);
            if (Request.isCurrent(buffer, row)) {
                order.current(request);
            }
            if (Request.isAtVenue(buffer, row)) {
                order.atVenue(request);
            }
        }
        if (request.hasOwnId()) {
            byClOrdId.put(request);
        }
        if (request.venueRequestId() != 0) {
            byVenueRequestId.put(request.venueRequestId(), request);
        }
    }

    void loadCustom(DirectBuffer buffer, int row) {
        Order order = knownOrder(CustomFields.orderId(buffer, row));
        Request request = order.requestAt(CustomFields.request(buffer, row));
        if (request == null) {
            throw new IllegalStateException("snapshot names a request it does not hold: orderId=" + order.orderId());
        }
        CustomFields custom = customs.take();
        custom.load(buffer, row);
        request.custom(custom);
        if (CustomFields.isTheOrders(buffer, row)) {
            order.custom(custom);
        }
    }

    void loadExecution(DirectBuffer buffer, int row) {
        Order order = knownOrder(Execution.orderId(buffer, row));
        Execution execution = executions.take();
        execution.load(buffer, row, order, byExecId);
        byExecId.put(execution);
        order.append(execution);
    }

    void loadClosed(long orderId) {
        Order order = knownOrder(orderId);
        order.waitForPurge(false);
        queueForPurge(order);
    }

    @Nullable Order firstClosed() {
        return firstClosed;
    }

    Order knownOrder(long orderId) {
        Order order = byOrderId.get(orderId);
        if (order == null) {
            throw new IllegalStateException("snapshot names an order it does not hold: orderId=" + orderId);
        }
        return order;
    }
}
