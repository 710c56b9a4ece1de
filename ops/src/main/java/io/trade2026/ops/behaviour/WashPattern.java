package io.trade2026.ops.behaviour;

import io.trade2026.messages.Decimal8;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.Int2ObjectHashMap;

/** Two accounts, or one, that buy and sell the same quantity at the same price at the same time, again and again. */
final class WashPattern implements Pattern {
    private static final long SAME_TIME_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_RECENT = 256;

    private final BehaviourThresholds thresholds;
    private final long windowNs;
    private final Int2ObjectHashMap<Deque<Fill>> recent = new Int2ObjectHashMap<>();
    private final Map<String, Pairs> pairs = new HashMap<>();

    private record Fill(
            long epochNs, int accountId, int sessionId, String account, boolean isBuy, long qtyE8, long pxE8) {}

    /** How often two accounts have met within the window at work. */
    private static final class Pairs {
        private long sinceEpochNs;
        private int count;
    }

    WashPattern(BehaviourThresholds thresholds) {
        this.thresholds = thresholds;
        this.windowNs = thresholds.washWindow().toNanos();
    }

    @Override
    public void see(Moment moment) {
        if (!moment.isFill()) {
            return;
        }
        Fill fill = new Fill(
                moment.epochNs(),
                moment.accountId(),
                moment.sessionId(),
                moment.account(),
                moment.isBuy(),
                moment.lastQtyE8(),
                moment.lastPxE8());
        Deque<Fill> others = recent.computeIfAbsent(moment.instrumentId(), id -> new ArrayDeque<>());
        while (!others.isEmpty()
                && (fill.epochNs - others.peekFirst().epochNs > SAME_TIME_NS || others.size() >= MOST_RECENT)) {
            others.removeFirst();
        }
        for (Iterator<Fill> each = others.iterator(); each.hasNext(); ) {
            Fill other = each.next();
            if (isOpposite(fill, other)) {
                each.remove();
                met(moment, fill, other);
                return;
            }
        }
        others.addLast(fill);
    }

    private boolean isOpposite(Fill fill, Fill other) {
        boolean isOneHand = fill.accountId == other.accountId
                || fill.sessionId == other.sessionId
                || thresholds.washAcrossClients();
        return isOneHand && fill.isBuy != other.isBuy && fill.qtyE8 == other.qtyE8 && fill.pxE8 == other.pxE8;
    }

    private void met(Moment moment, Fill fill, Fill other) {
        boolean isInOrder = fill.account.compareTo(other.account) <= 0;
        String about = "accounts " + (isInOrder ? fill.account : other.account) + " and "
                + (isInOrder ? other.account : fill.account) + " " + moment.symbol();
        Pairs met = pairs.computeIfAbsent(about, key -> new Pairs());
        if (moment.epochNs() - met.sinceEpochNs > windowNs) {
            met.sinceEpochNs = moment.epochNs();
            met.count = 0;
        }
        met.count++;
        if (met.count == thresholds.washPairs()) {
            moment.tell(
                    "WASH_PATTERN",
                    about,
                    met.count + " times the same quantity bought and sold at the same price within "
                            + thresholds.washWindow().toSeconds() + " s, last " + Decimal8.toText(fill.qtyE8) + " at "
                            + Decimal8.toText(fill.pxE8) + ", bound " + thresholds.washPairs());
        }
    }
}
