package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds open orders by what they fall under, however many others there are: each is in a group of its parties and in one of its market.
 *
 * <pre>
 *   account, trader, strategy, session ──▶ group ──▶ order ──▶ order …
 *   session of the venue, venue, instrument ──▶ group ──▶ order ──▶ order …
 * </pre>
 *
 * <p>Invariant: those orders are here that live, or of which a request is not answered yet. A scope is found by looking through the groups,
 * of which there are few. To come and to go allocates nothing.
 */
final class OpenOrders {
    static final int ROW_LENGTH = 16;

    private final OpenGroups parties = new OpenGroups();
    private final OpenGroups markets = new OpenGroups();
    private final OpenGroup party = new OpenGroup();
    private final OpenGroup market = new OpenGroup();
    private final List<OpenWalk> walks = new ArrayList<>();
    private long lastPlace;

    OpenOrders() {}

    static boolean isOpen(Order order) {
        return order.isLive() || order.pendingCount() > 0;
    }

    /** Lets an order come or go by what has become of it. */
    void note(Order order) {
        boolean isHere = order.openPlace() != 0;
        if (isHere == isOpen(order)) {
            return;
        }
        if (isHere) {
            leave(order);
        } else {
            lastPlace++;
            enter(order, lastPlace);
        }
    }

    private void enter(Order order, long place) {
        order.openPlace(place);
        parties.of(party.ofParties(order)).add(order.inParty());
        markets.of(market.ofMarket(order)).add(order.inMarket());
    }

    private void leave(Order order) {
        for (int i = 0; i < walks.size(); i++) {
            walks.get(i).leaves(order);
        }
        order.openPlace(0);
        leave(order.inParty());
        leave(order.inMarket());
    }

    private static void leave(OpenLink link) {
        OpenGroup group = link.group();
        if (group != null) {
            group.remove(link);
        }
    }

    /** How many open orders a scope has. */
    int size(OpenScope scope) {
        return groups(scope).size(scope);
    }

    private OpenGroups groups(OpenScope scope) {
        return scope.isOfMarkets() ? markets : parties;
    }

    /** Begins a walk through the open orders of a scope; {@link #end} when it is over. */
    OpenWalk walk(OpenScope scope) {
        return walk(scope, groups(scope).first(scope), lastPlace);
    }

    /** Goes on with a walk of a snapshot, at this order; null behind the last one. */
    OpenWalk walk(OpenScope scope, @Nullable Order next, long newLastPlace) {
        return walk(scope, next == null ? null : next.openLink(scope), newLastPlace);
    }

    private OpenWalk walk(OpenScope scope, @Nullable OpenLink next, long newLastPlace) {
        OpenWalk walk = new OpenWalk(groups(scope), scope, newLastPlace, next);
        walks.add(walk);
        return walk;
    }

    void end(OpenWalk walk) {
        walks.remove(walk);
    }

    // Snapshots: each group has its orders in the order in which they opened again

    static void save(Order order, RowWriter writer) {
        if (order.openPlace() != 0) {
            put(writer, order.orderId(), order.openPlace());
        }
    }

    private static void put(RowWriter writer, long orderId, long place) {
        int row = writer.row();
        writer.buffer().putLong(row, orderId, LITTLE_ENDIAN);
        writer.buffer().putLong(row + 8, place, LITTLE_ENDIAN);
    }

    /** Behind the orders. */
    void saveTo(RowWriter writer, int kind) {
        writer.begin(kind, Long.BYTES);
        writer.buffer().putLong(writer.row(), lastPlace, LITTLE_ENDIAN);
        writer.end();
    }

    /** The place of one order, which is taken up by {@link #load}. */
    static long place(RowReader reader, int row) {
        return reader.buffer().getLong(row + 8, LITTLE_ENDIAN);
    }

    /** Behind the orders and their places. */
    void load(RowReader reader, @Nullable Order first) {
        lastPlace = reader.buffer().getLong(reader.row(0, Long.BYTES), LITTLE_ENDIAN);
        List<Order> open = new ArrayList<>();
        for (Order order = first; order != null; order = order.next()) {
            if (order.openPlace() != 0) {
                open.add(order);
            }
        }
        open.sort(Comparator.comparingLong(Order::openPlace));
        open.forEach(order -> enter(order, order.openPlace()));
    }

    /** Of a snapshot of before there were places: all that is open stands in the order of arrival. */
    void restored(@Nullable Order first) {
        for (Order order = lastPlace == 0 ? first : null; order != null; order = order.next()) {
            note(order);
        }
    }
}
