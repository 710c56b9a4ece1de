package io.trade2026.ops.board;

import io.trade2026.messages.sbe.DeskActionTakenDecoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.messages.sbe.OrderImageEncoder;
import io.trade2026.messages.sbe.OrderImagedDecoder;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.PositionImagedDecoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.ops.desk.OrderRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Orders and holdings. Every open order is counted; of the first {@link #MAX_ROWS} the whole image is kept, so that a million
 * open orders do not take the memory of the process. Not thread-safe.
 */
final class OrderBoard {
    static final int MAX_ROWS = 20_000;
    private static final int MAX_SPARE = 1_000;
    private static final int ID_BITS = 32;
    private static final long LOW_BITS = 0xFFFF_FFFFL;

    private final Long2ObjectHashMap<Open> open = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<Holding> holdings = new Long2ObjectHashMap<>();
    private final FinishedOrders finished = new FinishedOrders();
    private final ArrayDeque<byte[]> spareImages = new ArrayDeque<>();
    private final UnsafeBuffer window = new UnsafeBuffer(0, 0);
    private final OrderImageDecoder image = new OrderImageDecoder();
    private final OrderImageEncoder sentImage = new OrderImageEncoder();
    private int rows;
    private long enteredOrderId;
    private int enteredSessionId;

    /** An open order. */
    private static final class Open {
        private OrdStatus status = OrdStatus.PENDING_NEW;
        private Side side = Side.NULL_VAL;
        private long cumQtyE8;
        private long leavesQtyE8;
        private @Nullable Holding holding;
        private byte @Nullable [] image;
        private String venueOrderId = "";
    }

    // Events

    /** The desk enters an order; what goes to the venue next does not say for which session. */
    void entered(DeskActionTakenDecoder event) {
        enteredOrderId = event.orderId();
        enteredSessionId = event.sessionId();
    }

    /** An order on its way to a venue that has not been told to its client yet. */
    void sent(VenueOrderSentDecoder event) {
        long orderId = event.orderId();
        if (open.containsKey(orderId) || finished.contains(orderId)) {
            return;
        }
        Open fresh = add(orderId);
        fresh.side = event.terms().side();
        byte[] bytes = fresh.image;
        if (bytes != null) {
            window.wrap(bytes);
            window.setMemory(0, bytes.length, (byte) 0);
            OrderTermsDecoder terms = event.terms();
            sentImage
                    .wrap(window, 0)
                    .orderId(orderId)
                    .sessionId(
                            orderId == enteredOrderId
                                    ? enteredSessionId
                                    : event.header().causeSessionId())
                    .venueId(event.venueId())
                    .leavesQtyE8(terms.orderQtyE8())
                    .ordStatus(OrdStatus.PENDING_NEW);
            window.putBytes(
                    sentImage.terms().offset(), terms.buffer(), terms.offset(), OrderTermsDecoder.ENCODED_LENGTH);
        }
    }

    void changed(OrderChangedDecoder event) {
        OrderImageDecoder order = event.order();
        if (order.orderId() <= 0) {
            return;
        }
        long tradedE8 = tradedE8(order, event.fact() == OrderFact.FILLED ? event.lastQtyE8() : 0);
        if (tradedE8 != 0) {
            holding(order).trade(order.terms().side(), tradedE8);
        }
        apply(order, event.venueOrderId());
    }

    /** A cancel or replace was refused: what was pending is the order as it is, which may have come to its end meanwhile. */
    void requestRefused(long orderId, OrdStatus status) {
        Open known = open.get(orderId);
        if (known == null) {
            return;
        }
        known.status = status;
        byte[] bytes = known.image == null ? new byte[OrderImageDecoder.ENCODED_LENGTH] : known.image;
        sentImage
                .wrap(windowOn(bytes), 0)
                .orderId(orderId)
                .cumQtyE8(known.cumQtyE8)
                .ordStatus(status);
        if (isFinal(status)) {
            finish(image.wrap(window, 0), known.venueOrderId);
        }
    }

    /** The holding is told by its own image, so that what this order filled is not counted again. */
    void imaged(OrderImagedDecoder event) {
        apply(event.order(), event.venueOrderId());
    }

    void imaged(PositionImagedDecoder event) {
        long key = key(event.accountId(), event.instrumentId());
        Holding holding = holdings.get(key);
        if (holding == null) {
            holding = new Holding(event.accountName(), event.symbol());
            holdings.put(key, holding);
        }
        holding.is(event.positionE8());
    }

    /** By how much CumQty(14) moved; a bust moves it down. */
    private long tradedE8(OrderImageDecoder order, long lastQtyE8) {
        Open known = open.get(order.orderId());
        if (known != null) {
            return order.cumQtyE8() - known.cumQtyE8;
        }
        long cumQtyE8 = finished.cumQtyE8(order.orderId());
        return cumQtyE8 == FinishedOrders.UNKNOWN ? lastQtyE8 : order.cumQtyE8() - cumQtyE8;
    }

    private void apply(OrderImageDecoder order, String venueOrderId) {
        if (isFinal(order.ordStatus())) {
            finish(order, venueOrderId);
            return;
        }
        Open known = open.get(order.orderId());
        if (known == null) {
            finished.remove(order.orderId());
            known = add(order.orderId());
        }
        Holding holding = known.holding;
        if (holding == null) {
            holding = holding(order);
            known.holding = holding;
            known.side = order.terms().side();
        }
        holding.open(known.side, order.leavesQtyE8() - known.leavesQtyE8);
        known.status = order.ordStatus();
        known.cumQtyE8 = order.cumQtyE8();
        known.leavesQtyE8 = order.leavesQtyE8();
        known.venueOrderId = venueOrderId;
        byte[] bytes = known.image;
        if (bytes != null) {
            order.buffer().getBytes(order.offset(), bytes);
        }
    }

    private Open add(long orderId) {
        Open fresh = new Open();
        if (rows < MAX_ROWS) {
            rows++;
            byte[] spare = spareImages.poll();
            fresh.image = spare == null ? new byte[OrderImageDecoder.ENCODED_LENGTH] : spare;
        }
        open.put(orderId, fresh);
        return fresh;
    }

    private void finish(OrderImageDecoder order, String venueOrderId) {
        Open known = open.remove(order.orderId());
        if (known != null) {
            if (known.holding != null) {
                known.holding.open(known.side, -known.leavesQtyE8);
            }
            recycle(known.image);
        }
        finished.put(order, venueOrderId);
    }

    private void recycle(byte @Nullable [] bytes) {
        if (bytes != null) {
            rows--;
            if (spareImages.size() < MAX_SPARE) {
                spareImages.add(bytes);
            }
        }
    }

    private Holding holding(OrderImageDecoder order) {
        long key = key(order.accountId(), order.instrumentId());
        Holding holding = holdings.get(key);
        if (holding == null) {
            holding = new Holding(order.terms().account(), order.terms().symbol());
            holdings.put(key, holding);
        }
        return holding;
    }

    private static long key(int accountId, int instrumentId) {
        return ((long) accountId << ID_BITS) | (instrumentId & LOW_BITS);
    }

    private static boolean isFinal(OrdStatus status) {
        return switch (status) {
            case FILLED, CANCELED, REJECTED, EXPIRED -> true;
            case NEW,
                    PARTIALLY_FILLED,
                    DONE_FOR_DAY,
                    REPLACED,
                    PENDING_CANCEL,
                    STOPPED,
                    SUSPENDED,
                    PENDING_NEW,
                    CALCULATED,
                    ACCEPTED_FOR_BIDDING,
                    PENDING_REPLACE,
                    NULL_VAL -> false;
        };
    }

    // Rows

    /** Newest first. */
    List<OrderRow> openOrders(int limit, OrderFilter filter) {
        List<Map.Entry<Long, Open>> newest = new ArrayList<>(rows);
        open.forEachLong((orderId, each) -> {
            if (each.image != null) {
                newest.add(Map.entry(orderId, each));
            }
        });
        newest.sort(Map.Entry.<Long, Open>comparingByKey().reversed());
        List<OrderRow> result = new ArrayList<>();
        for (Map.Entry<Long, Open> entry : newest) {
            if (result.size() == limit) {
                break;
            }
            Open each = entry.getValue();
            byte[] bytes = each.image;
            if (bytes != null && filter.takes(image.wrap(windowOn(bytes), 0))) {
                result.add(OrderRow.of(image, each.venueOrderId));
            }
        }
        return result;
    }

    private UnsafeBuffer windowOn(byte[] bytes) {
        window.wrap(bytes);
        return window;
    }

    /** Null when it is not known, was over long ago, or is one too many of the open ones. */
    @Nullable OrderRow order(long orderId) {
        Open known = open.get(orderId);
        if (known == null) {
            return finished.row(orderId);
        }
        byte[] bytes = known.image;
        return bytes == null ? null : OrderRow.of(image.wrap(windowOn(bytes), 0), known.venueOrderId);
    }

    int openCount() {
        return open.size();
    }

    /** Open orders by their state. */
    Map<String, Long> openByStatus() {
        Map<OrdStatus, Long> counts = new TreeMap<>();
        open.forEachLong((orderId, each) -> counts.merge(each.status, 1L, Long::sum));
        return named(counts);
    }

    /** Orders that finished since the journal is read, by their last state. */
    Map<String, Long> finishedByStatus() {
        return named(finished.counts());
    }

    private static Map<String, Long> named(Map<OrdStatus, Long> counts) {
        Map<String, Long> named = new LinkedHashMap<>();
        counts.forEach((status, count) -> named.put(status.name(), count));
        return named;
    }

    List<HoldingRow> holdings() {
        return holdings.values().stream()
                .map(Holding::row)
                .sorted(Comparator.comparing(HoldingRow::account).thenComparing(HoldingRow::symbol))
                .toList();
    }
}
