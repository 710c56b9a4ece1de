package io.trade2026.oms;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.ArrayDeque;
import java.util.function.LongFunction;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * All lists that are remembered, in the order of their arrival.
 *
 * <p>A list lives as long as one of its orders is remembered; one that never came to orders, because it was refused or
 * stayed incomplete, as long as a closed order. When the first of its orders is forgotten it can no longer be named.
 */
final class ListBook {
    /** Lists at the same time, complete or not: far more than anybody works on. */
    static final int MAX_LISTS = 10_000;

    private final Pool<OrderList> lists = new Pool<>(OrderList::new);
    private final Pool<ListEntry> entries = new Pool<>(ListEntry::new);
    private final IdIndex<OrderList> byId = new IdIndex<>();
    /** Every list once, until it is seen whether it has come to orders. */
    private final ArrayDeque<OrderList> young = new ArrayDeque<>();

    private @Nullable OrderList first;
    private @Nullable OrderList last;
    private @Nullable OrderList firstTouched;
    private @Nullable OrderList loading;
    private int size;

    boolean isFull() {
        return size >= MAX_LISTS;
    }

    @Nullable OrderList find(int sessionId, DirectBuffer buffer, int listIdAt) {
        return byId.find(sessionId, buffer, listIdAt);
    }

    OrderList add(int sessionId, DirectBuffer buffer, int listIdAt, int totNoOrders, byte execInstType, long epochNs) {
        OrderList list = lists.take();
        list.open(sessionId, totNoOrders, execInstType, epochNs);
        list.id().read(buffer, listIdAt);
        byId.put(list);
        link(list);
        young.add(list);
        return list;
    }

    private void link(OrderList list) {
        OrderList newest = last;
        list.link(newest, null);
        if (newest == null) {
            first = list;
        } else {
            newest.link(newest.previous(), list);
        }
        last = list;
        size++;
    }

    ListEntry addEntry(OrderList list, int listSeqNo, int traderId, int strategyId) {
        ListEntry entry = entries.take();
        entry.open(listSeqNo, traderId, strategyId);
        list.add(entry);
        return entry;
    }

    // What becomes of its orders

    /** An order has ended: it is to be seen whether its list has. */
    void ended(Order order) {
        OrderList list = order.list();
        if (list != null && !list.isTouched()) {
            list.touch(true, firstTouched);
            firstTouched = list;
        }
    }

    /** An order lives, perhaps again. */
    void lives(Order order) {
        OrderList list = order.list();
        if (list != null && list.state() == OrderList.State.DONE) {
            list.state(OrderList.State.RELEASED);
        }
    }

    /** The next list of which an order has ended in this command; null when there is none left. */
    @Nullable OrderList takeTouched() {
        OrderList list = firstTouched;
        if (list != null) {
            firstTouched = list.nextTouched();
            list.touch(false, null);
        }
        return list;
    }

    // Forgetting

    /** Forgets a list that never came to orders; at most one at a time. */
    void forget(long epochNs, long retentionNs) {
        OrderList oldest = young.peekFirst();
        if (oldest != null && epochNs - oldest.sinceEpochNs() >= retentionNs) {
            young.removeFirst().grow();
            if (!oldest.hasRemembered()) {
                remove(oldest);
            }
        }
    }

    /** Whether an order may be forgotten: not before its whole list is over. */
    static boolean mayForget(Order order) {
        OrderList list = order.list();
        return list == null || list.state() == OrderList.State.DONE || list.state() == OrderList.State.REFUSED;
    }

    void forget(Order order) {
        OrderList list = order.list();
        if (list == null) {
            return;
        }
        if (list.isFindable()) {
            byId.remove(list);
            list.hide();
        }
        if (list.forget(order) && !list.isYoung()) {
            remove(list);
        }
    }

    private void remove(OrderList list) {
        if (list.isFindable()) {
            byId.remove(list);
        }
        OrderList before = list.previous();
        OrderList after = list.next();
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
        size--;
        for (int i = 0; i < list.size(); i++) {
            entries.give(list.at(i));
        }
        lists.give(list);
    }

    // Snapshots

    void saveTo(RowWriter writer, int listKind, int entryKind) {
        writer.begin(listKind, OrderList.ROW_LENGTH);
        int place = 0;
        for (OrderList list = first; list != null; list = list.next()) {
            list.place(place++);
            int row = writer.row();
            list.save(writer.buffer(), row);
        }
        writer.end();
        writer.begin(entryKind, ListEntry.ROW_LENGTH);
        for (OrderList list = first; list != null; list = list.next()) {
            for (int i = 0; i < list.size(); i++) {
                int row = writer.row();
                list.at(i).save(writer.buffer(), row, list.place());
            }
        }
        writer.end();
    }

    void load(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            OrderList list = lists.take();
            list.load(reader.buffer(), reader.row(i, OrderList.ROW_LENGTH));
            list.place(size);
            if (list.isFindable()) {
                byId.put(list);
            }
            if (list.isYoung()) {
                young.add(list);
            }
            link(list);
        }
    }

    /** Takes the orders of the lists over, which are saved in the order of the lists. */
    void loadEntries(RowReader reader, LongFunction<Order> orders) {
        for (int i = 0; i < reader.rows(); i++) {
            int row = reader.row(i, ListEntry.ROW_LENGTH);
            OrderList list = loading(ListEntry.list(reader.buffer(), row));
            ListEntry entry = entries.take();
            entry.load(reader.buffer(), row);
            list.add(entry);
            long orderId = ListEntry.orderId(reader.buffer(), row);
            if (orderId != 0) {
                list.remember(entry, orders.apply(orderId));
            }
        }
    }

    private OrderList loading(int place) {
        OrderList list = loading == null ? first : loading;
        while (list != null && list.place() != place) {
            list = list.next();
        }
        loading = list;
        if (list == null) {
            throw new IllegalStateException("snapshot names a list it does not hold: " + place);
        }
        return list;
    }
}
