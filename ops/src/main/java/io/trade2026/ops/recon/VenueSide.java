package io.trade2026.ops.recon;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is not matched yet of one venue's session, and how its drop copy stands. Used by one thread. */
final class VenueSide {
    /** Of a drop copy that stays away, or does not tell how orders end, the oldest are given up. */
    static final int MOST_WAITING = 200_000;

    private final int sessionId;
    private final Map<String, Execution> own = new LinkedHashMap<>();
    private final Map<String, Difference> missing = new HashMap<>();
    private final Map<String, Execution> copied = new HashMap<>();
    private final Map<String, OpenOrder> orders = new HashMap<>();
    /** Of these, those that are over here, and of which the copy has not told it. */
    private final Set<String> over = new LinkedHashSet<>();

    private int copySessionId;
    private int venueId;
    private boolean isUp;
    private long sinceEpochNs;
    private long copies;

    /**
     * An execution as one side tells it.
     *
     * @param eventNumber of the event that told it
     * @param epochNs when
     * @param place where
     * @param qtyE8 LastQty(32)
     * @param pxE8 LastPx(31)
     * @param isBuy Side(54)
     * @param account Account(1); empty where it was not told
     * @param isSuspended whether it is no order's of ours
     */
    record Execution(
            long eventNumber,
            long epochNs,
            Difference.Place place,
            long qtyE8,
            long pxE8,
            boolean isBuy,
            String account,
            boolean isSuspended) {}

    /** An order of ours at the venue, and what each side says is open of it. */
    static final class OpenOrder {
        private final Difference.Place place;
        private long ownLeavesE8;
        private long copyLeavesE8;
        private boolean isCopied;
        private @Nullable Difference difference;

        OpenOrder(Difference.Place place) {
            this.place = place;
        }

        Difference.Place place() {
            return place;
        }

        long ownLeavesE8() {
            return ownLeavesE8;
        }

        void own(long leavesE8) {
            ownLeavesE8 = leavesE8;
        }

        long copyLeavesE8() {
            return copyLeavesE8;
        }

        void copy(long leavesE8) {
            copyLeavesE8 = leavesE8;
            isCopied = true;
        }

        boolean differs() {
            return isCopied && ownLeavesE8 != copyLeavesE8;
        }

        boolean isDone() {
            return isCopied && ownLeavesE8 == 0 && copyLeavesE8 == 0;
        }

        @Nullable Difference difference() {
            return difference;
        }

        void difference(@Nullable Difference now) {
            difference = now;
        }
    }

    VenueSide(int sessionId) {
        this.sessionId = sessionId;
    }

    static String key(String venueOrderId, String execId) {
        return venueOrderId + '|' + execId;
    }

    int sessionId() {
        return sessionId;
    }

    int venueId() {
        return venueId;
    }

    void venueId(int id) {
        venueId = id;
    }

    /** Executions of ours that no copy has told yet. */
    Map<String, Execution> own() {
        return own;
    }

    /** Waits for the copy of an execution; returns one that is given up for it. */
    Optional<Difference> await(String key, Execution execution, Difference difference) {
        own.put(key, execution);
        missing.put(key, difference);
        if (own.size() <= MOST_WAITING) {
            return Optional.empty();
        }
        String oldest = own.keySet().iterator().next();
        own.remove(oldest);
        return Optional.ofNullable(missing.remove(oldest));
    }

    /** Executions that only the copy has told. */
    Map<String, Execution> copied() {
        return copied;
    }

    /** The differences of both, by the same key. */
    Map<String, Difference> missing() {
        return missing;
    }

    /** Orders of ours by the venue's OrderID(37), until both sides say that they are over. */
    Map<String, OpenOrder> orders() {
        return orders;
    }

    /** An order has changed: forgets it when both sides say that it is over; returns one that is given up for it. */
    Optional<OpenOrder> settle(OpenOrder order) {
        String id = order.place().venueOrderId();
        if (order.isDone()) {
            forget(order);
            return Optional.empty();
        }
        if (order.ownLeavesE8() > 0) {
            over.remove(id);
            return Optional.empty();
        }
        over.add(id);
        if (over.size() <= MOST_WAITING) {
            return Optional.empty();
        }
        String oldest = over.iterator().next();
        over.remove(oldest);
        return Optional.ofNullable(orders.remove(oldest));
    }

    void forget(OpenOrder order) {
        orders.remove(order.place().venueOrderId());
        over.remove(order.place().venueOrderId());
    }

    void copyLink(int copySession, boolean up, long epochNs) {
        if (copySessionId != copySession || isUp != up) {
            sinceEpochNs = epochNs;
        }
        copySessionId = copySession;
        isUp = up;
    }

    void countCopy() {
        copies++;
    }

    /** Since when what waits for a copy has waited; nothing does while no copy can come. */
    long ageNs(Difference difference, long nowEpochNs) {
        if (!difference.waitsForCopy()) {
            return nowEpochNs - difference.beganEpochNs();
        }
        return isUp ? nowEpochNs - Math.max(difference.beganEpochNs(), sinceEpochNs) : 0;
    }

    ReconState.CopyLink link() {
        return new ReconState.CopyLink(sessionId, copySessionId, isUp, sinceEpochNs, copies);
    }
}
