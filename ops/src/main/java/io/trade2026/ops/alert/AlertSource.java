package io.trade2026.ops.alert;

import io.trade2026.messages.sbe.AlarmRaisedDecoder;
import io.trade2026.messages.sbe.AlertAcknowledgedDecoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CommandRefusedDecoder;
import io.trade2026.messages.sbe.FeedStateChangedDecoder;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.LimitChangeKind;
import io.trade2026.messages.sbe.LimitChangedDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.ops.desk.Event;
import io.trade2026.ops.desk.EventObserver;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Finds in the journal what operators have to look at: alarms of the core and of gateways, kill switches, feeds that fall silent, refused
 * commands, temporary limits, bursts of rejects, orders that no venue answers. Used by the desk's thread, but for {@link #look}.
 */
public final class AlertSource implements EventObserver {
    private static final int BURST = 20;
    private static final long BURST_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long UNANSWERED_NS = TimeUnit.SECONDS.toNanos(30);
    private static final int MOST_SENT = 100_000;

    private final AlertBoard board;
    private final AlarmRaisedDecoder alarm = new AlarmRaisedDecoder();
    private final KillSwitchChangedDecoder kill = new KillSwitchChangedDecoder();
    private final FeedStateChangedDecoder feed = new FeedStateChangedDecoder();
    private final CommandRefusedDecoder refused = new CommandRefusedDecoder();
    private final LimitChangedDecoder limit = new LimitChangedDecoder();
    private final AlertAcknowledgedDecoder acknowledged = new AlertAcknowledgedDecoder();
    private final OrderChangedDecoder order = new OrderChangedDecoder();
    private final VenueOrderSentDecoder sent = new VenueOrderSentDecoder();
    private final Map<Integer, Burst> bursts = new HashMap<>();
    private final Map<Long, Sent> unanswered = new LinkedHashMap<>();

    /** Rejects of one session within a time. */
    private static final class Burst {
        private long sinceEpochNs;
        private int count;
    }

    private record Sent(long eventNumber, long epochNs, int venueSessionId) {}

    /**
     * Tells this board.
     *
     * @param board of alerts
     */
    public AlertSource(AlertBoard board) {
        this.board = board;
    }

    @Override
    public void onEvent(Event event) {
        switch (event.templateId()) {
            case AlarmRaisedDecoder.TEMPLATE_ID -> onAlarm(event);
            case KillSwitchChangedDecoder.TEMPLATE_ID -> onKill(event);
            case FeedStateChangedDecoder.TEMPLATE_ID -> onFeed(event);
            case CommandRefusedDecoder.TEMPLATE_ID -> {
                refused.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                String about = "command " + refused.templateId() + " of " + refused.correlationId();
                raise(event, "WARNING", "COMMAND_REFUSED", about, refused.text());
            }
            case LimitChangedDecoder.TEMPLATE_ID -> onLimit(event);
            case AlertAcknowledgedDecoder.TEMPLATE_ID -> {
                acknowledged.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                board.acknowledge(acknowledged.alertId(), acknowledged.user(), event.epochNs(), acknowledged.reason());
            }
            case VenueOrderSentDecoder.TEMPLATE_ID -> onSent(event);
            case OrderChangedDecoder.TEMPLATE_ID -> onOrder(event);
            default -> {
                // nothing to look at
            }
        }
    }

    /** The text is the cause: another one is another alert. */
    private void raise(Event event, String severity, String name, String about, String text) {
        board.raise(event.number(), event.epochNs(), severity, name, about, text, text);
    }

    private void onAlarm(Event event) {
        alarm.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        String about = alarm.orderId() > 0 ? "order O" + alarm.orderId() : "";
        Severity severity = alarm.severity();
        raise(
                event,
                severity == Severity.NULL_VAL ? Severity.WARNING.name() : severity.name(),
                alarm.name(),
                about,
                alarm.text());
    }

    private void onKill(Event event) {
        kill.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        boolean isEngaged = kill.engaged() == Bool.YES;
        raise(
                event,
                isEngaged ? "CRITICAL" : "NOTICE",
                isEngaged ? "KILL_SWITCH" : "KILL_SWITCH_LIFTED",
                kill.scopeKind().name().toLowerCase(Locale.ROOT) + " " + kill.scopeId(),
                "by " + kill.user() + ": " + kill.reason());
    }

    private void onFeed(Event event) {
        feed.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        if (feed.live() != Bool.YES) {
            raise(event, "WARNING", "FEED_STALE", "feed " + feed.feed(), "is not heard; its prices are stale");
        }
    }

    private void onLimit(Event event) {
        limit.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        if (limit.kind() == LimitChangeKind.TEMPORARY) {
            raise(
                    event,
                    "NOTICE",
                    "LIMIT_TEMPORARY",
                    "limit " + limit.limitId(),
                    "version " + limit.version() + " by " + limit.author() + " holds until "
                            + Instant.ofEpochSecond(0, limit.untilEpochNs()));
        }
    }

    private synchronized void onSent(Event event) {
        sent.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        if (unanswered.size() < MOST_SENT) {
            unanswered.put(sent.orderId(), new Sent(event.number(), event.epochNs(), sent.venueSessionId()));
        }
    }

    private synchronized void onOrder(Event event) {
        order.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        OrderFact fact = order.fact();
        unanswered.remove(order.order().orderId());
        if (fact != OrderFact.DENIED && fact != OrderFact.REJECTED) {
            return;
        }
        int sessionId = order.order().sessionId();
        Burst burst = bursts.computeIfAbsent(sessionId, id -> new Burst());
        if (event.epochNs() - burst.sinceEpochNs > BURST_NS) {
            burst.sinceEpochNs = event.epochNs();
            burst.count = 0;
        }
        burst.count++;
        if (burst.count >= BURST) {
            board.raise(
                    event.number(),
                    event.epochNs(),
                    "WARNING",
                    "REJECT_BURST",
                    "session " + sessionId,
                    "",
                    burst.count + " orders refused within 10 s, the last: " + order.text());
        }
    }

    /**
     * Looks for orders that no venue has answered. For any thread.
     *
     * @param nowEpochNs time of this machine
     */
    public synchronized void look(long nowEpochNs) {
        for (Iterator<Map.Entry<Long, Sent>> each = unanswered.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Long, Sent> oldest = each.next();
            Sent waits = oldest.getValue();
            if (nowEpochNs - waits.epochNs() < UNANSWERED_NS) {
                return;
            }
            each.remove();
            board.raise(
                    waits.eventNumber(),
                    waits.epochNs() + UNANSWERED_NS,
                    "WARNING",
                    "UNANSWERED",
                    "venue session " + waits.venueSessionId(),
                    "",
                    "order O" + oldest.getKey() + " was sent and not answered for 30 s");
        }
    }
}
