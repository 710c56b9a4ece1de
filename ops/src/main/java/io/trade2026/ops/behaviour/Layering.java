package io.trade2026.ops.behaviour;

import io.trade2026.messages.sbe.OrderFact;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongHashSet;

/**
 * Layering and spoofing: orders without an execution stand on one side, the other side is executed, and then most of them are cancelled: they
 * were never meant.
 */
final class Layering implements Pattern {
    private static final int MOST_OF = 80;
    private static final int PERCENT = 100;

    private final int layers;
    private final long windowNs;
    private final Long2ObjectHashMap<Sides> holdings = new Long2ObjectHashMap<>();

    /** The orders of an account in an instrument that stand there without an execution. */
    private static final class Sides {
        private final LongHashSet buys = new LongHashSet();
        private final LongHashSet sells = new LongHashSet();
        private final Trap behindBuys = new Trap();
        private final Trap behindSells = new Trap();
    }

    /** What stood on the other side when one side was executed. */
    private static final class Trap {
        private long epochNs = Long.MIN_VALUE;
        private int stood;
        private int cancelled;

        private void set(long atEpochNs, int orders) {
            epochNs = atEpochNs;
            stood = orders;
            cancelled = 0;
        }
    }

    Layering(BehaviourThresholds thresholds) {
        this.layers = thresholds.layers();
        this.windowNs = thresholds.layerWindow().toNanos();
    }

    @Override
    public void see(Moment moment) {
        Sides sides = holdings.computeIfAbsent(moment.holding(), key -> new Sides());
        boolean isBuy = moment.isBuy();
        LongHashSet own = isBuy ? sides.buys : sides.sells;
        if (moment.fact() == OrderFact.ACCEPTED && moment.cumQtyE8() == 0 && !moment.isOver()) {
            own.add(moment.orderId());
        } else if (moment.isFill()) {
            own.remove(moment.orderId());
            executed(
                    moment,
                    isBuy ? sides.behindBuys : sides.behindSells,
                    isBuy ? sides.sells.size() : sides.buys.size());
        } else if (moment.isOver() && own.remove(moment.orderId()) && moment.fact() == OrderFact.CANCELED) {
            cancelled(moment, isBuy ? sides.behindSells : sides.behindBuys);
        }
    }

    /** A second execution does not hide what stood at the first. */
    private void executed(Moment moment, Trap trap, int standing) {
        boolean isOld = trap.stood == 0 || moment.epochNs() - trap.epochNs > windowNs;
        if (standing >= layers && (isOld || standing > trap.stood)) {
            trap.set(moment.epochNs(), standing);
        }
    }

    private void cancelled(Moment moment, Trap trap) {
        if (trap.stood == 0 || moment.epochNs() - trap.epochNs > windowNs) {
            return;
        }
        trap.cancelled++;
        if (trap.cancelled * PERCENT >= trap.stood * MOST_OF) {
            moment.tell(
                    "LAYERING",
                    trap.cancelled + " of " + trap.stood + " " + (moment.isBuy() ? "buy" : "sell")
                            + " orders without an execution were cancelled within "
                            + windowNs / 1_000_000_000 + " s after the other side was executed, bound " + layers
                            + " orders");
            trap.set(moment.epochNs(), 0);
        }
    }
}
