package io.trade2026.ops.alert;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.ops.desk.Event;
import io.trade2026.ops.desk.EventObserver;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Finds in the journal what trading should not look like: executions in a rush, positions that jump, prices far from those at arrival, and
 * messages that waited before they were decided. Time is that of the events; so a journal that is read again gives the same alerts. Used by the
 * desk's thread.
 */
public final class TradingWatch implements EventObserver {
    private static final long NONE = Long.MIN_VALUE;
    private static final int MOST_ARRIVALS = 200_000;
    private static final int BP = 10_000;

    private final AlertBoard board;
    private final AlertThresholds thresholds;
    private final long fillWindowNs;
    private final long jumpWindowNs;
    private final long queueLagNs;
    private final OrderChangedDecoder order = new OrderChangedDecoder();
    private final VenueOrderSentDecoder sent = new VenueOrderSentDecoder();
    private final Long2ObjectHashMap<Holding> holdings = new Long2ObjectHashMap<>();
    private final Long2LongHashMap arrivals = new Long2LongHashMap(NONE);
    private long lagToldEpochNs;

    /** What an account does in an instrument within the windows at work. */
    private static final class Holding {
        private long fillsSinceEpochNs;
        private int fills;
        private long jumpSinceEpochNs;
        private long changeE8;
        private boolean isJumpTold;
    }

    /**
     * Tells this board.
     *
     * @param board of alerts
     * @param thresholds from when on
     */
    public TradingWatch(AlertBoard board, AlertThresholds thresholds) {
        this.board = board;
        this.thresholds = thresholds;
        this.fillWindowNs = thresholds.fillWindow().toNanos();
        this.jumpWindowNs = thresholds.jumpWindow().toNanos();
        this.queueLagNs = thresholds.queueLag().toNanos();
    }

    @Override
    public void onEvent(Event event) {
        switch (event.templateId()) {
            case VenueOrderSentDecoder.TEMPLATE_ID -> {
                sent.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                queue(event, sent.header().causeSessionId(), sent.header().causeReceivedEpochNs());
                long referencePxE8 = sent.explanation().referencePxE8();
                if (referencePxE8 > 0 && arrivals.size() < MOST_ARRIVALS) {
                    arrivals.put(sent.orderId(), referencePxE8);
                }
            }
            case OrderChangedDecoder.TEMPLATE_ID -> {
                order.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                changed(event, order.fact(), order.order());
            }
            default -> {
                // no trading
            }
        }
    }

    private void changed(Event event, OrderFact fact, OrderImageDecoder image) {
        if (fact == OrderFact.FILLED) {
            filled(event, image);
        }
        if (image.leavesQtyE8() == 0) {
            arrivals.remove(image.orderId());
        }
    }

    private void filled(Event event, OrderImageDecoder image) {
        boolean isBuy = image.terms().side() == Side.BUY || image.terms().side() == Side.BUY_MINUS;
        Holding holding =
                holdings.computeIfAbsent((long) image.accountId() << 32 | image.instrumentId(), key -> new Holding());
        rush(event, image, holding);
        jump(event, image, holding, isBuy ? order.lastQtyE8() : -order.lastQtyE8());
        drift(event, image, isBuy);
    }

    private void rush(Event event, OrderImageDecoder image, Holding holding) {
        if (event.epochNs() - holding.fillsSinceEpochNs > fillWindowNs) {
            holding.fillsSinceEpochNs = event.epochNs();
            holding.fills = 0;
        }
        holding.fills++;
        if (holding.fills == thresholds.fills()) {
            raise(
                    event,
                    "FILL_RATE",
                    where(image),
                    holding.fills + " executions within "
                            + thresholds.fillWindow().toSeconds() + " s, bound " + thresholds.fills());
        }
    }

    private void jump(Event event, OrderImageDecoder image, Holding holding, long signedQtyE8) {
        if (event.epochNs() - holding.jumpSinceEpochNs > jumpWindowNs) {
            holding.jumpSinceEpochNs = event.epochNs();
            holding.changeE8 = 0;
            holding.isJumpTold = false;
        }
        holding.changeE8 += signedQtyE8;
        boolean isTooMuch = Math.abs(holding.changeE8) / Decimal8.ONE >= thresholds.jumpQty();
        if (isTooMuch && !holding.isJumpTold) {
            holding.isJumpTold = true;
            raise(
                    event,
                    "POSITION_JUMP",
                    where(image),
                    "position changed by " + Decimal8.toText(holding.changeE8) + " within "
                            + thresholds.jumpWindow().toSeconds() + " s, bound " + thresholds.jumpQty());
        }
    }

    private void drift(Event event, OrderImageDecoder image, boolean isBuy) {
        long arrivalPxE8 = arrivals.get(image.orderId());
        if (arrivalPxE8 == NONE) {
            return;
        }
        long worseE8 = isBuy ? order.lastPxE8() - arrivalPxE8 : arrivalPxE8 - order.lastPxE8();
        long bp = worseE8 / Math.max(1, arrivalPxE8 / BP);
        if (bp >= thresholds.driftBp()) {
            raise(
                    event,
                    "PRICE_DRIFT",
                    where(image),
                    "order O" + image.orderId() + " executed at " + Decimal8.toText(order.lastPxE8()) + ", " + bp
                            + " bp worse than " + Decimal8.toText(arrivalPxE8) + " at its arrival, bound "
                            + thresholds.driftBp() + " bp");
        }
    }

    /** Once a second at most, or a queue would be told message by message. */
    private void queue(Event event, int causeSessionId, long receivedEpochNs) {
        long lagNs = event.epochNs() - receivedEpochNs;
        boolean isLate = causeSessionId > 0 && receivedEpochNs > 0 && lagNs >= queueLagNs;
        if (isLate && event.epochNs() - lagToldEpochNs >= TimeUnit.SECONDS.toNanos(1)) {
            lagToldEpochNs = event.epochNs();
            raise(
                    event,
                    "QUEUE_LAG",
                    SessionNames.about(causeSessionId),
                    "a message waited " + TimeUnit.NANOSECONDS.toMillis(lagNs) + " ms before it was decided, bound "
                            + thresholds.queueLag().toMillis() + " ms");
        }
    }

    private static String where(OrderImageDecoder image) {
        return "account " + image.terms().account() + " " + image.terms().symbol();
    }

    /** The text is no cause: what happens again of the same subject counts up. */
    private void raise(Event event, String name, String about, String text) {
        board.raise(event.number(), event.epochNs(), "WARNING", name, about, "", text);
    }
}
