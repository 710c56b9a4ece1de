package io.trade2026.ops.alert;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.AlarmRaisedDecoder;
import io.trade2026.messages.sbe.AlertAcknowledgedDecoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.BreakReportedDecoder;
import io.trade2026.messages.sbe.CommandRefusedDecoder;
import io.trade2026.messages.sbe.FeedStateChangedDecoder;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.LimitApprovedDecoder;
import io.trade2026.messages.sbe.LimitChangeKind;
import io.trade2026.messages.sbe.LimitChangedDecoder;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.MarketStateChangedDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.PairBlockChangedDecoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.ops.desk.Event;
import io.trade2026.ops.desk.EventObserver;
import io.trade2026.ops.guard.ConservationGuard;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Finds in the journal what operators have to look at: alarms of the core and of gateways, kill switches, markets that halt, feeds that fall
 * silent, refused commands, temporary limits, bursts of rejects, orders that no venue answers. Used by the desk's thread, but for {@link #look}.
 */
public final class AlertSource implements EventObserver {
    private static final int MOST_SENT = 100_000;
    private static final String HOUSE_CANCEL_REFUSED = "HOUSE_CANCEL_REFUSED";

    private final AlertBoard board;
    private final AlertThresholds thresholds;
    private final BreakAlerts breaks;
    private final long burstNs;
    private final long unansweredNs;
    private final AlarmRaisedDecoder alarm = new AlarmRaisedDecoder();
    private final KillSwitchChangedDecoder kill = new KillSwitchChangedDecoder();
    private final FeedStateChangedDecoder feed = new FeedStateChangedDecoder();
    private final CommandRefusedDecoder refused = new CommandRefusedDecoder();
    private final LimitChangedDecoder limit = new LimitChangedDecoder();
    private final LimitApprovedDecoder approved = new LimitApprovedDecoder();
    private final AlertAcknowledgedDecoder acknowledged = new AlertAcknowledgedDecoder();
    private final MarketStateChangedDecoder market = new MarketStateChangedDecoder();
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
     * @param thresholds from when on
     */
    public AlertSource(AlertBoard board, AlertThresholds thresholds) {
        this.board = board;
        this.thresholds = thresholds;
        this.breaks = new BreakAlerts(board);
        this.burstNs = thresholds.rejectWindow().toNanos();
        this.unansweredNs = thresholds.unanswered().toNanos();
    }

    @Override
    public void onEvent(Event event) {
        switch (event.templateId()) {
            case AlarmRaisedDecoder.TEMPLATE_ID -> onAlarm(event);
            case KillSwitchChangedDecoder.TEMPLATE_ID -> onKill(event);
            case FeedStateChangedDecoder.TEMPLATE_ID -> onFeed(event);
            case CommandRefusedDecoder.TEMPLATE_ID -> {
                refused.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                raise(event, "WARNING", "COMMAND_REFUSED", CommandNames.of(refused.templateId()), refused.text());
            }
            case LimitChangedDecoder.TEMPLATE_ID -> onLimit(event);
            case MarketStateChangedDecoder.TEMPLATE_ID -> onMarket(event);
            case BreakReportedDecoder.TEMPLATE_ID, PairBlockChangedDecoder.TEMPLATE_ID -> breaks.onEvent(event);
            case LimitApprovedDecoder.TEMPLATE_ID -> {
                approved.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                String by = approved.user() + " with " + approved.secondUser()
                        + (approved.thirdUser().isEmpty() ? "" : " and " + approved.thirdUser());
                String text = "loosened by " + by + ": " + approved.reason();
                raise(event, "NOTICE", "LIMIT_OVERRIDE", "limit " + approved.limitId(), text);
            }
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
        String severity = alarm.severity() == Severity.NULL_VAL
                ? Severity.WARNING.name()
                : alarm.severity().name();
        String name = alarm.name();
        String text = alarm.text();
        if (HOUSE_CANCEL_REFUSED.equals(name)) {
            // The text names the venue: one that has forgotten its orders is one alert, however many they were.
            board.raise(event.number(), event.epochNs(), severity, name, "", text, text + ", the last is " + about);
        } else {
            raise(event, severity, name, about, text);
        }
    }

    private void onMarket(Event event) {
        market.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        if (market.newState() != MarketState.HALT || market.oldState() == MarketState.HALT) {
            return;
        }
        String symbol = market.symbol();
        String venue = market.venueName();
        String user = market.user();
        raise(
                event,
                "WARNING",
                "MARKET_HALT",
                (symbol.isEmpty() ? "every instrument" : symbol)
                        + (venue.isEmpty() ? " on every venue" : " on " + venue),
                user.isEmpty() ? "told by the venue" : "by " + user + ": " + market.reason());
    }

    private void onKill(Event event) {
        kill.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        boolean isEngaged = kill.engaged() == Bool.YES;
        raise(
                event,
                isEngaged ? "CRITICAL" : "NOTICE",
                isEngaged ? engaged(kill.user()) : "KILL_SWITCH_LIFTED",
                kill.scopeKind().name().toLowerCase(Locale.ROOT) + " " + named(kill),
                "by " + kill.user() + ": " + kill.reason());
    }

    private static String named(KillSwitchChangedDecoder kill) {
        String name = kill.scopeName();
        return name.isEmpty() ? Integer.toString(kill.scopeId()) : name;
    }

    private static String engaged(String user) {
        return ConservationGuard.USER.equals(user) ? "CONSERVATION_BREACH" : "KILL_SWITCH";
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
        if (event.epochNs() - burst.sinceEpochNs > burstNs) {
            burst.sinceEpochNs = event.epochNs();
            burst.count = 0;
        }
        burst.count++;
        if (burst.count >= thresholds.rejects()) {
            board.raise(
                    event.number(),
                    event.epochNs(),
                    "WARNING",
                    "REJECT_BURST",
                    SessionNames.about(sessionId),
                    "",
                    burst.count + " orders refused within "
                            + thresholds.rejectWindow().toSeconds() + " s, the last: " + lastRefusal());
        }
    }

    /** Why the order was refused: the control's name, or what the venue has written. */
    private String lastRefusal() {
        Denial denial = Denial.of(order.explanation().denial());
        return denial == null ? order.text() : denial.id() + " " + denial.name();
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
            if (nowEpochNs - waits.epochNs() < unansweredNs) {
                return;
            }
            each.remove();
            board.raise(
                    waits.eventNumber(),
                    waits.epochNs() + unansweredNs,
                    "WARNING",
                    "UNANSWERED",
                    SessionNames.aboutVenue(waits.venueSessionId()),
                    "",
                    "order O" + oldest.getKey() + " was sent and not answered for "
                            + thresholds.unanswered().toSeconds() + " s");
        }
    }
}
