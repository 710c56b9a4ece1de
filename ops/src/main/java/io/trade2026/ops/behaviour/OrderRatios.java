package io.trade2026.ops.behaviour;

import org.agrona.collections.Int2ObjectHashMap;

/** Many orders and few executions (order-to-trade ratio), and orders that are nearly all cancelled (cancel rate). */
final class OrderRatios implements Pattern {
    private static final int PERCENT = 100;

    private final BehaviourThresholds thresholds;
    private final long windowNs;
    private final Int2ObjectHashMap<Counts> accounts = new Int2ObjectHashMap<>();

    /** Of one account in the window at work. */
    private static final class Counts {
        private long sinceEpochNs;
        private int orders;
        private int messages;
        private int cancels;
        private int fills;
        private boolean isRatioTold;
        private boolean isCancelTold;

        private void begin(long epochNs) {
            sinceEpochNs = epochNs;
            orders = 0;
            messages = 0;
            cancels = 0;
            fills = 0;
            isRatioTold = false;
            isCancelTold = false;
        }
    }

    OrderRatios(BehaviourThresholds thresholds) {
        this.thresholds = thresholds;
        this.windowNs = thresholds.ratioWindow().toNanos();
    }

    @Override
    public void see(Moment moment) {
        Counts counts = accounts.computeIfAbsent(moment.accountId(), id -> new Counts());
        if (moment.epochNs() - counts.sinceEpochNs > windowNs) {
            counts.begin(moment.epochNs());
        }
        switch (moment.fact()) {
            case ACCEPTED -> {
                counts.orders++;
                counts.messages++;
            }
            case REPLACED -> counts.messages++;
            case CANCELED -> {
                counts.messages++;
                counts.cancels++;
            }
            case FILLED -> counts.fills++;
            default -> {
                return;
            }
        }
        if (counts.orders >= thresholds.ratioMin()) {
            judge(moment, counts);
        }
    }

    private void judge(Moment moment, Counts counts) {
        int ratio = counts.messages / Math.max(1, counts.fills);
        String about = "account " + moment.account();
        if (ratio >= thresholds.orderToTrade() && !counts.isRatioTold) {
            counts.isRatioTold = true;
            moment.tell(
                    "ORDER_TO_TRADE",
                    about,
                    counts.messages + " orders, replaces and cancels for " + counts.fills + " executions within "
                            + thresholds.ratioWindow().toSeconds() + " s, bound " + thresholds.orderToTrade()
                            + " for one");
        }
        int percent = counts.cancels * PERCENT / counts.orders;
        if (percent >= thresholds.cancelPercent() && !counts.isCancelTold) {
            counts.isCancelTold = true;
            moment.tell(
                    "CANCEL_RATE",
                    about,
                    counts.cancels + " of " + counts.orders + " orders cancelled within "
                            + thresholds.ratioWindow().toSeconds() + " s, bound " + thresholds.cancelPercent() + " %");
        }
    }
}
