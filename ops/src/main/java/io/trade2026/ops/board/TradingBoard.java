package io.trade2026.ops.board;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.AlarmRaisedDecoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.DeskAct;
import io.trade2026.messages.sbe.DeskActionTakenDecoder;
import io.trade2026.messages.sbe.KillImagedDecoder;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.LimitChangedDecoder;
import io.trade2026.messages.sbe.MessageRefusedDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.messages.sbe.OrderImagedDecoder;
import io.trade2026.messages.sbe.PositionImagedDecoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.ops.desk.Event;
import io.trade2026.ops.desk.EventObserver;
import io.trade2026.ops.desk.OrderRow;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads every event and answers what people ask. Written by the desk's thread, read by any. */
public final class TradingBoard implements EventObserver {
    private static final int KEPT = 50;

    private final OrderBoard orders = new OrderBoard();
    private final ArrayDeque<FillRow> fills = new ArrayDeque<>();
    private final RefusalBoard refusals;
    private final ArrayDeque<AlarmRow> alarms = new ArrayDeque<>();
    private final Map<String, KillRow> kills = new TreeMap<>();
    private final OrderChangedDecoder order = new OrderChangedDecoder();
    private final DeskActionTakenDecoder taken = new DeskActionTakenDecoder();
    private final VenueOrderSentDecoder sent = new VenueOrderSentDecoder();
    private final CancelRejectedDecoder cancel = new CancelRejectedDecoder();
    private final OrderImagedDecoder orderImage = new OrderImagedDecoder();
    private final PositionImagedDecoder positionImage = new PositionImagedDecoder();
    private final KillSwitchChangedDecoder kill = new KillSwitchChangedDecoder();
    private final KillImagedDecoder killImage = new KillImagedDecoder();
    private final AlarmRaisedDecoder alarm = new AlarmRaisedDecoder();

    /**
     * Creates one of nothing.
     *
     * @param refusals keeps what was refused
     */
    public TradingBoard(RefusalBoard refusals) {
        this.refusals = refusals;
    }

    @Override
    public synchronized void onEvent(Event event) {
        switch (event.templateId()) {
            case OrderChangedDecoder.TEMPLATE_ID -> onOrder(event);
            case DeskActionTakenDecoder.TEMPLATE_ID -> {
                taken.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                if (taken.act() == DeskAct.ENTER) {
                    orders.entered(taken);
                }
            }
            case VenueOrderSentDecoder.TEMPLATE_ID ->
                orders.sent(sent.wrapAndApplyHeader(event.buffer(), event.offset(), event.header()));
            case CancelRejectedDecoder.TEMPLATE_ID -> {
                cancel.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                orders.requestRefused(cancel.orderId(), cancel.ordStatus());
                refusals.onCancelRejected(event);
            }
            case MessageRefusedDecoder.TEMPLATE_ID -> refusals.onMessageRefused(event);
            case LimitChangedDecoder.TEMPLATE_ID -> refusals.onLimit(event);
            case OrderImagedDecoder.TEMPLATE_ID ->
                orders.imaged(orderImage.wrapAndApplyHeader(event.buffer(), event.offset(), event.header()));
            case PositionImagedDecoder.TEMPLATE_ID ->
                orders.imaged(positionImage.wrapAndApplyHeader(event.buffer(), event.offset(), event.header()));
            case KillSwitchChangedDecoder.TEMPLATE_ID -> onKill(event);
            case KillImagedDecoder.TEMPLATE_ID ->
                onKillImage(killImage.wrapAndApplyHeader(event.buffer(), event.offset(), event.header()));
            case AlarmRaisedDecoder.TEMPLATE_ID -> onAlarm(event);
            default -> {
                // not for the board
            }
        }
    }

    private static <T> void keep(ArrayDeque<T> rows, T row) {
        if (rows.size() == KEPT) {
            rows.removeLast();
        }
        rows.addFirst(row);
    }

    private void onOrder(Event event) {
        order.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        orders.changed(order);
        switch (order.fact()) {
            case FILLED, FILL_BUSTED, FILL_CORRECTED -> keep(fills, fill(event));
            case DENIED -> refusals.onDenied(event, order);
            case REJECTED -> refusals.onRejected(event, order);
            default -> {
                // told by the order itself
            }
        }
    }

    private FillRow fill(Event event) {
        OrderImageDecoder image = order.order();
        return new FillRow(
                event.number(),
                event.epochNs(),
                image.sessionId(),
                image.orderId(),
                image.clOrdId(),
                order.fact().name(),
                image.terms().symbol(),
                image.terms().side().name(),
                text(order.lastQtyE8()),
                text(order.lastPxE8()),
                image.ordStatus().name());
    }

    private static String text(long valueE8) {
        return valueE8 == Decimal8.NULL ? "" : Decimal8.toText(valueE8);
    }

    private void onKill(Event event) {
        kill.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        String key = kill.scopeKind().name() + " " + kill.scopeId();
        if (kill.engaged() == Bool.YES) {
            kills.putIfAbsent(
                    key,
                    new KillRow(
                            event.number(),
                            event.epochNs(),
                            kill.scopeKind().name(),
                            kill.scopeId(),
                            kill.scopeName(),
                            kill.sweepId(),
                            kill.user(),
                            kill.reason()));
        } else {
            kills.remove(key);
        }
    }

    /** A switch that was set before what is read here. */
    private void onKillImage(KillImagedDecoder image) {
        kills.putIfAbsent(
                image.scopeKind().name() + " " + image.scopeId(),
                new KillRow(
                        image.engagedEventNumber(),
                        image.engagedEpochNs(),
                        image.scopeKind().name(),
                        image.scopeId(),
                        image.scopeName(),
                        image.sweepId(),
                        image.user(),
                        image.reason()));
    }

    private void onAlarm(Event event) {
        alarm.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        keep(
                alarms,
                new AlarmRow(
                        event.number(),
                        event.epochNs(),
                        alarm.severity().name(),
                        alarm.name(),
                        alarm.orderId(),
                        alarm.text()));
    }

    /**
     * Open orders, newest first.
     *
     * @param limit most rows
     * @param filter which of them
     * @return may be fewer than are open: compare {@link #openCount()}
     */
    public synchronized List<OrderRow> openOrders(int limit, OrderFilter filter) {
        return orders.openOrders(limit, filter);
    }

    /**
     * One order, open or over.
     *
     * @param orderId OrderID(37)
     * @return empty when it is not known here, or was over long ago
     */
    public synchronized Optional<OrderRow> order(long orderId) {
        return Optional.ofNullable(orders.order(orderId));
    }

    /**
     * How many orders are open.
     *
     * @return all of them, also those of which no row is kept
     */
    public synchronized int openCount() {
        return orders.openCount();
    }

    /**
     * What accounts hold.
     *
     * @return by account and symbol
     */
    public synchronized List<HoldingRow> holdings() {
        return orders.holdings();
    }

    /**
     * What was refused.
     *
     * @return the latest of it
     */
    public RefusalBoard refusals() {
        return refusals;
    }

    /**
     * Kill switches that are engaged.
     *
     * @return a copy
     */
    public synchronized List<KillRow> kills() {
        return List.copyOf(kills.values());
    }

    /**
     * All that the page shows of trading.
     *
     * @param seesLists whether whoever looks may know of lists and permissions (PT-11)
     * @return a picture of now
     */
    public Picture picture(boolean seesLists) {
        return picture(refusals.rows(KEPT, RefusalBoard.Filter.ALL, seesLists), seesLists);
    }

    private synchronized Picture picture(List<RefusalRow> latestRefusals, boolean seesLists) {
        return new Picture(
                orders.openByStatus(),
                orders.finishedByStatus(),
                List.copyOf(fills),
                latestRefusals,
                alarms.stream()
                        .map(each -> seesLists ? each : each.withoutList())
                        .toList(),
                kills());
    }

    /**
     * What the page shows of trading; lists begin with the newest.
     *
     * @param open open orders by OrdStatus(39)
     * @param finished orders that are over, by their last OrdStatus(39)
     * @param fills latest executions
     * @param refusals latest refusals
     * @param alarms latest alarms
     * @param kills kill switches that are engaged
     */
    public record Picture(
            Map<String, Long> open,
            Map<String, Long> finished,
            List<FillRow> fills,
            List<RefusalRow> refusals,
            List<AlarmRow> alarms,
            List<KillRow> kills) {}
}
