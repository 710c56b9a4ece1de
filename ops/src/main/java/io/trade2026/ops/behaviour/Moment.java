package io.trade2026.ops.behaviour;

import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.ops.alert.AlertBoard;
import io.trade2026.ops.desk.Event;

/** One fact of an order as patterns look at it: a window that moves from event to event. Used by one thread. */
final class Moment {
    private static final int BP = 10_000;

    private final AlertBoard board;
    private final OrderChangedDecoder letter = new OrderChangedDecoder();
    private OrderImageDecoder image = letter.order();
    private long number;
    private long epochNs;

    Moment(AlertBoard board) {
        this.board = board;
    }

    Moment wrap(Event event) {
        letter.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        image = letter.order();
        number = event.number();
        epochNs = event.epochNs();
        return this;
    }

    long epochNs() {
        return epochNs;
    }

    OrderFact fact() {
        return letter.fact();
    }

    long orderId() {
        return image.orderId();
    }

    int accountId() {
        return image.accountId();
    }

    int instrumentId() {
        return image.instrumentId();
    }

    /** A session is one client's. */
    int sessionId() {
        return image.sessionId();
    }

    /** Account and instrument. */
    long holding() {
        return (long) accountId() << 32 | instrumentId();
    }

    boolean isBuy() {
        return image.terms().side() == Side.BUY || image.terms().side() == Side.BUY_MINUS;
    }

    boolean isFill() {
        return fact() == OrderFact.FILLED;
    }

    long lastQtyE8() {
        return letter.lastQtyE8();
    }

    long lastPxE8() {
        return letter.lastPxE8();
    }

    long cumQtyE8() {
        return image.cumQtyE8();
    }

    boolean isOver() {
        return image.leavesQtyE8() == 0;
    }

    String account() {
        return image.terms().account();
    }

    String symbol() {
        return image.terms().symbol();
    }

    /** By how many basis points a price lies above another one, or below it for a seller. */
    static long moveBp(long fromPxE8, long toPxE8, boolean isBuy) {
        return fromPxE8 <= 0 ? 0 : (isBuy ? toPxE8 - fromPxE8 : fromPxE8 - toPxE8) / Math.max(1, fromPxE8 / BP);
    }

    void tell(String name, String about, String text) {
        board.raise(number, epochNs, "WARNING", name, about, "", text);
    }

    void tell(String name, String text) {
        tell(name, "account " + account() + " " + symbol(), text);
    }
}
