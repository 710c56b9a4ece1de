package io.trade2026.app.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose OrderID(37) is whose, and which request to a venue: both cores give out their own numbers. The nth D, F or G that one core sends for
 * an order stands for the nth of the other. One thread.
 */
final class OrderPairs {
    private final Map<Long, Long> otherByOrder = new HashMap<>();
    private final Map<Long, Sent> sentByRequest = new HashMap<>();
    private final Map<Sent, Long> otherRequests = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Integer> otherCounts = new HashMap<>();

    /** The nth request of a kind for an order, by the order's number in the core as it was. */
    private record Sent(long orderId, char kind, int index) {}

    /**
     * Pairs the orders that one command has opened.
     *
     * @param orders of the core as it was
     * @param others of the other one; each core numbers them in the order of the command
     */
    void pair(List<Long> orders, List<Long> others) {
        for (int i = 0; i < Math.min(orders.size(), others.size()); i++) {
            otherByOrder.put(orders.get(i), others.get(i));
        }
    }

    /** The core as it was has sent a request to a venue. */
    void sent(long orderId, char kind, long requestId) {
        int index = counts.merge(orderId + " " + kind, 1, Integer::sum);
        sentByRequest.put(requestId, new Sent(orderId, kind, index));
    }

    /** The other core has. */
    void sentByOther(long orderId, char kind, long requestId) {
        int index = otherCounts.merge(orderId + " " + kind, 1, Integer::sum);
        otherRequests.put(new Sent(orderId, kind, index), requestId);
    }

    /** The other core's number of an order; 0 when it has none. */
    long order(long orderId) {
        return otherByOrder.getOrDefault(orderId, 0L);
    }

    /** The other core's number of a request to a venue; 0 when it did not send it. */
    long request(long requestId) {
        Sent sent = sentByRequest.get(requestId);
        return sent == null ? 0 : otherRequests.getOrDefault(new Sent(order(sent.orderId), sent.kind, sent.index), 0L);
    }

    /** The other core's number of the new order that a request belongs to; 0 when it did not send it. */
    long firstRequest(long requestId) {
        Sent sent = sentByRequest.get(requestId);
        return sent == null ? 0 : otherRequests.getOrDefault(new Sent(order(sent.orderId), 'D', 1), 0L);
    }

    /** Whether a request to a venue is known at all. */
    boolean isKnown(long requestId) {
        return sentByRequest.containsKey(requestId);
    }
}
