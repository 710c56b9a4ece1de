package io.trade2026.ops.behaviour;

import io.trade2026.messages.Decimal8;
import org.agrona.collections.Long2ObjectHashMap;

/** A run of executions on one side that moves the price, and soon after the other side against it. */
final class MomentumIgnition implements Pattern {
    private final BehaviourThresholds thresholds;
    private final long windowNs;
    private final Long2ObjectHashMap<Run> runs = new Long2ObjectHashMap<>();

    /** Executions of one side in a row. */
    private static final class Run {
        private boolean isBuy;
        private int fills;
        private long sinceEpochNs;
        private long lastEpochNs;
        private long firstPxE8;
        private long lastPxE8;
        private long qtyE8;
        private long turnedE8;
    }

    MomentumIgnition(BehaviourThresholds thresholds) {
        this.thresholds = thresholds;
        this.windowNs = thresholds.momentumWindow().toNanos();
    }

    @Override
    public void see(Moment moment) {
        if (!moment.isFill()) {
            return;
        }
        Run run = runs.computeIfAbsent(moment.holding(), key -> new Run());
        if (run.fills > 0 && moment.isBuy() != run.isBuy && isMoved(run)) {
            turned(moment, run);
        } else if (run.fills == 0 || moment.isBuy() != run.isBuy || moment.epochNs() - run.sinceEpochNs > windowNs) {
            begin(moment, run);
        } else {
            run.fills++;
            run.qtyE8 += moment.lastQtyE8();
            run.lastPxE8 = moment.lastPxE8();
            run.lastEpochNs = moment.epochNs();
        }
    }

    private static void begin(Moment moment, Run run) {
        run.isBuy = moment.isBuy();
        run.fills = 1;
        run.sinceEpochNs = moment.epochNs();
        run.lastEpochNs = moment.epochNs();
        run.firstPxE8 = moment.lastPxE8();
        run.lastPxE8 = moment.lastPxE8();
        run.qtyE8 = moment.lastQtyE8();
        run.turnedE8 = 0;
    }

    private boolean isMoved(Run run) {
        return run.fills >= thresholds.momentumFills()
                && Moment.moveBp(run.firstPxE8, run.lastPxE8, run.isBuy) >= thresholds.momentumBp();
    }

    private void turned(Moment moment, Run run) {
        if (moment.epochNs() - run.lastEpochNs > windowNs) {
            begin(moment, run);
            return;
        }
        run.turnedE8 += moment.lastQtyE8();
        if (run.turnedE8 >= run.qtyE8 / 2) {
            moment.tell(
                    "MOMENTUM_IGNITION",
                    run.fills + " executions on the " + (run.isBuy ? "buy" : "sell") + " side moved the price by "
                            + Moment.moveBp(run.firstPxE8, run.lastPxE8, run.isBuy) + " bp, then "
                            + Decimal8.toText(run.turnedE8) + " of " + Decimal8.toText(run.qtyE8)
                            + " were turned round within " + windowNs / 1_000_000_000 + " s, bound "
                            + thresholds.momentumFills() + " executions and " + thresholds.momentumBp() + " bp");
            begin(moment, run);
        }
    }
}
