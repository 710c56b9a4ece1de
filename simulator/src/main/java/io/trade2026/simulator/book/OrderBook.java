package io.trade2026.simulator.book;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The book of one instrument with price-time priority. The best bid is always below the best ask, and every quantity that one
 * order buys another one sells. Belongs to one thread at a time.
 */
public final class OrderBook {
    private final String symbol;
    private final BookListener listener;
    private final NavigableMap<BigDecimal, Map<String, BookOrder>> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<BigDecimal, Map<String, BookOrder>> asks = new TreeMap<>();
    private final Map<String, BookOrder> stops = new LinkedHashMap<>();
    private final Map<String, BookOrder> open = new HashMap<>();
    private @Nullable BigDecimal lastPx;

    /** An empty book whose listener is called from the methods below. */
    public OrderBook(String symbol, BookListener listener) {
        this.symbol = symbol;
        this.listener = listener;
    }

    /** Returns the instrument. */
    public String symbol() {
        return symbol;
    }

    /** Returns the highest price at which somebody waits to buy, or null. */
    public @Nullable BigDecimal bestBid() {
        return bids.isEmpty() ? null : bids.firstKey();
    }

    /** Returns the lowest price at which somebody waits to sell, or null. */
    public @Nullable BigDecimal bestAsk() {
        return asks.isEmpty() ? null : asks.firstKey();
    }

    /** Returns the price of the last trade, or null. */
    public @Nullable BigDecimal lastPx() {
        return lastPx;
    }

    /** Returns what waits at a price of a side; 0 when nothing does. */
    public BigDecimal depthAt(BookSide side, BigDecimal px) {
        Map<String, BookOrder> level = levels(side).get(px);
        return level == null ? BigDecimal.ZERO : total(level.values());
    }

    /** Returns the open orders, waiting stops among them, in no order. */
    public List<BookOrder> openOrders() {
        return List.copyOf(open.values());
    }

    /** Returns an open order, or null. */
    public @Nullable BookOrder find(String id) {
        return open.get(id);
    }

    /**
     * Takes an order in: it waits for its stop price, or trades, and its remainder rests or ends.
     *
     * @throws IllegalArgumentException when an open order has this id
     */
    public void enter(BookOrder order) {
        if (open.putIfAbsent(order.id(), order) != null) {
            throw new IllegalArgumentException(symbol + ": order " + order.id() + " is in the book");
        }
        place(order);
        runStops();
    }

    /** Takes an order out for its owner. Returns it, or null when no open order has this id. */
    public @Nullable BookOrder cancel(String id) {
        BookOrder order = open.remove(id);
        if (order != null) {
            detach(order);
            order.end();
        }
        return order;
    }

    /**
     * Changes an open order. It keeps its place only when its quantity falls at the same price; otherwise it goes to the end of
     * its price and may trade at once. A quantity at or below what has traded ends it as filled.
     *
     * @param newQty the new total quantity
     * @param newPrice the new limit, null for kinds without one
     * @param newStopPx the new stop price, null for kinds without one
     * @param accepted runs after the change and before any fill that comes of it
     * @return false when no open order has this id
     */
    public boolean replace(
            String id,
            BigDecimal newQty,
            @Nullable BigDecimal newPrice,
            @Nullable BigDecimal newStopPx,
            Runnable accepted) {
        BookOrder order = open.get(id);
        if (order == null) {
            return false;
        }
        BigDecimal oldPrice = order.price();
        boolean samePrice = oldPrice == null ? newPrice == null : newPrice != null && oldPrice.compareTo(newPrice) == 0;
        boolean keepsPlace = !order.kind().isStop() && samePrice && newQty.compareTo(order.qty()) <= 0;
        if (!keepsPlace) {
            detach(order);
        }
        order.change(newQty.max(order.cumQty()), newPrice, order.kind().isStop() ? newStopPx : order.stopPx());
        accepted.run();
        if (!order.isOpen()) {
            detach(order);
            open.remove(id);
        } else if (!keepsPlace) {
            place(order);
            runStops();
        }
        return true;
    }

    /** Ends, as expired, the orders whose expiry is at or before a time. */
    public void expireUntil(long epochNs) {
        expire(o -> o.expireEpochNs() <= epochNs);
    }

    /** Ends, as expired, the orders that live for the day. */
    public void endDay() {
        expire(o -> o.tif() == BookTif.DAY);
    }

    private void expire(java.util.function.Predicate<BookOrder> isDue) {
        for (BookOrder order : new ArrayList<>(open.values())) {
            if (isDue.test(order)) {
                endByBook(order, BookEnding.EXPIRED);
            }
        }
    }

    private void place(BookOrder order) {
        BigDecimal last = lastPx;
        if (order.kind().isStop()) {
            if (last == null || !order.isReachedBy(last)) {
                stops.put(order.id(), order);
                return;
            }
            order.trigger();
            listener.triggered(order);
        }
        execute(order);
    }

    private void execute(BookOrder order) {
        if (order.tif() == BookTif.FOK && !isFillable(order)) {
            endByBook(order, BookEnding.FOK_NOT_FILLABLE);
            return;
        }
        match(order);
        if (order.isOpen()) {
            restOrEnd(order);
        }
    }

    private void restOrEnd(BookOrder order) {
        if (order.kind() == BookKind.MARKET) {
            endByBook(order, BookEnding.NO_LIQUIDITY);
        } else if (!order.tif().mayRest()) {
            endByBook(order, BookEnding.IOC_REMAINDER);
        } else {
            levels(order.side())
                    .computeIfAbsent(order.restingPrice(), px -> new LinkedHashMap<>())
                    .put(order.id(), order);
        }
    }

    private void match(BookOrder incoming) {
        var others = levels(incoming.side().opposite());
        while (incoming.isOpen() && !others.isEmpty() && incoming.isExecutableAt(others.firstKey())) {
            var best = others.firstEntry();
            BookOrder resting = best.getValue().values().iterator().next();
            BigDecimal qty = resting.remainingQty().min(incoming.remainingQty());
            trade(resting, incoming, qty, best.getKey());
        }
    }

    private void trade(BookOrder resting, BookOrder incoming, BigDecimal qty, BigDecimal px) {
        resting.book(qty);
        incoming.book(qty);
        lastPx = px;
        if (!resting.isOpen()) {
            detach(resting);
            open.remove(resting.id());
        }
        if (!incoming.isOpen()) {
            open.remove(incoming.id());
        }
        listener.filled(resting, incoming, qty, px);
    }

    private boolean isFillable(BookOrder order) {
        BigDecimal missing = order.remainingQty();
        for (var level : levels(order.side().opposite()).entrySet()) {
            if (!order.isExecutableAt(level.getKey()) || missing.signum() <= 0) {
                break;
            }
            missing = missing.subtract(total(level.getValue().values()));
        }
        return missing.signum() <= 0;
    }

    private void runStops() {
        ArrayDeque<BookOrder> reached = new ArrayDeque<>();
        do {
            reached.clear();
            BigDecimal last = lastPx;
            if (last != null) {
                stops.values().stream().filter(o -> o.isReachedBy(last)).forEach(reached::add);
            }
            for (BookOrder order : reached) {
                stops.remove(order.id());
                order.trigger();
                listener.triggered(order);
                execute(order);
            }
        } while (!reached.isEmpty());
    }

    private void endByBook(BookOrder order, BookEnding why) {
        open.remove(order.id());
        detach(order);
        order.end();
        listener.ended(order, why);
    }

    private void detach(BookOrder order) {
        if (stops.remove(order.id()) != null || order.price() == null) {
            return;
        }
        var levels = levels(order.side());
        Map<String, BookOrder> level = levels.get(order.restingPrice());
        if (level != null && level.remove(order.id()) != null && level.isEmpty()) {
            levels.remove(order.restingPrice());
        }
    }

    private NavigableMap<BigDecimal, Map<String, BookOrder>> levels(BookSide side) {
        return side == BookSide.BUY ? bids : asks;
    }

    private static BigDecimal total(Collection<BookOrder> orders) {
        return orders.stream().map(BookOrder::remainingQty).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
