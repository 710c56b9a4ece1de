package io.trade2026.ops.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.AlarmRaisedDecoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.CommandRefusedDecoder;
import io.trade2026.messages.sbe.DeskActionTakenDecoder;
import io.trade2026.messages.sbe.EventHeaderDecoder;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.MessageRefusedDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.SessionDisconnectOrderedDecoder;
import io.trade2026.messages.sbe.SessionResetOrderedDecoder;
import io.trade2026.messages.sbe.TradingDayStartedDecoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.ops.desk.Event;
import io.trade2026.ops.desk.EventObserver;
import io.trade2026.ops.source.SessionStatusSource;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Counts what passes in the journal since ops started: events by kind, order facts and refusals by session and reason, and
 * the hops that two times in the journal show. Used by the desk's thread.
 */
public final class JournalMetrics implements EventObserver {
    private static final long MISSING = Long.MIN_VALUE;
    private static final int MAX_TRACKED = 100_000;
    /** What is older than this was read while catching up, and says nothing about now. */
    private static final long RECENT_NS = TimeUnit.SECONDS.toNanos(10);

    private static final String[] TEMPLATES =
            IntStream.range(0, 256).mapToObj(Integer::toString).toArray(String[]::new);
    private static final double NS_PER_SECOND = 1e9;
    private static final double FIRST_BOUND = 20e-6;
    private static final int BOUNDS = 19;

    private final EpochNanoClock clock;
    private final SessionNames names;
    private final Counter events;
    private final Counter facts;
    private final Counter refusals;
    private final Counter alarms;
    private final Counter operatorActions;
    private final Histogram hops;
    private final Long2LongHashMap sentEpochNs = new Long2LongHashMap(MISSING);
    private final OrderChangedDecoder order = new OrderChangedDecoder();
    private final CancelRejectedDecoder cancel = new CancelRejectedDecoder();
    private final MessageRefusedDecoder message = new MessageRefusedDecoder();
    private final VenueOrderSentDecoder sent = new VenueOrderSentDecoder();
    private final CommandRefusedDecoder command = new CommandRefusedDecoder();
    private final AlarmRaisedDecoder alarm = new AlarmRaisedDecoder();
    private final KillSwitchChangedDecoder kill = new KillSwitchChangedDecoder();
    private final DeskActionTakenDecoder taken = new DeskActionTakenDecoder();

    /**
     * Registers its metrics.
     *
     * @param registry that is scraped
     * @param sessions to name sessions by
     * @param clock of this machine
     */
    public JournalMetrics(PrometheusRegistry registry, SessionStatusSource sessions, EpochNanoClock clock) {
        this.clock = clock;
        this.names = new SessionNames(sessions);
        events = counter(registry, "trade2026_events", "Events of the journal", "template");
        facts = counter(registry, "trade2026_order_facts", "What happened to orders", "session", "fact");
        refusals = counter(
                registry,
                "trade2026_refusals",
                "Orders, cancels and messages refused by house or venue",
                "session",
                "kind",
                "reason");
        alarms = counter(registry, "trade2026_alarms", "Alarms of the core", "name", "severity");
        operatorActions = counter(registry, "trade2026_operator_actions", "Operator actions in the journal", "action");
        hops = Histogram.builder()
                .name("trade2026_hop_seconds")
                .help("Latency of each hop of an order, from times in the journal")
                .labelNames("hop")
                .classicOnly()
                .classicExponentialUpperBounds(FIRST_BOUND, 2, BOUNDS)
                .register(registry);
    }

    private static Counter counter(PrometheusRegistry registry, String name, String help, String... labels) {
        return Counter.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars()
                .register(registry);
    }

    @Override
    public void onEvent(Event event) {
        int template = event.templateId();
        events.labelValues(TEMPLATES[Math.min(template, TEMPLATES.length - 1)]).inc();
        long ageNs = clock.nanoTime() - event.epochNs();
        boolean isRecent = ageNs < RECENT_NS;
        if (isRecent) {
            observe("core_to_ops", ageNs);
        }
        switch (template) {
            case OrderChangedDecoder.TEMPLATE_ID -> onOrder(event, isRecent);
            case CancelRejectedDecoder.TEMPLATE_ID -> onCancelRejected(event);
            case MessageRefusedDecoder.TEMPLATE_ID -> onMessageRefused(event);
            case VenueOrderSentDecoder.TEMPLATE_ID -> onSent(event, isRecent);
            case CommandRefusedDecoder.TEMPLATE_ID -> onCommandRefused(event);
            case AlarmRaisedDecoder.TEMPLATE_ID -> onAlarm(event);
            case KillSwitchChangedDecoder.TEMPLATE_ID -> onKill(event);
            case DeskActionTakenDecoder.TEMPLATE_ID -> onDesk(event);
            case TradingDayStartedDecoder.TEMPLATE_ID -> did("roll-day");
            case SessionDisconnectOrderedDecoder.TEMPLATE_ID -> did("disconnect");
            case SessionResetOrderedDecoder.TEMPLATE_ID -> did("reset-sequence");
            default -> {
                // counted by its kind, which is all there is to say
            }
        }
    }

    private void observe(String hop, long latencyNs) {
        hops.labelValues(hop).observe(Math.max(0, latencyNs) / NS_PER_SECOND);
    }

    private void onOrder(Event event, boolean isRecent) {
        order.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        OrderFact fact = order.fact();
        String session = names.of(order.order().sessionId());
        facts.labelValues(session, fact.name()).inc();
        switch (fact) {
            case DENIED -> {
                sentEpochNs.remove(order.order().orderId());
                refuse(session, "order", denial(order.explanation().denial()));
            }
            case REJECTED -> {
                answered(event, isRecent);
                refuse(session, "venue", "OrdRejReason(103)=" + order.venueRejReason());
            }
            case ACCEPTED, FILLED, EXPIRED, CANCELED -> answered(event, isRecent);
            default -> {
                // no answer of a venue to a new order
            }
        }
    }

    private void answered(Event event, boolean isRecent) {
        long sentAt = sentEpochNs.remove(order.order().orderId());
        if (sentAt != MISSING && isRecent) {
            observe("venue_answer", event.epochNs() - sentAt);
        }
    }

    private void onSent(Event event, boolean isRecent) {
        sent.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        EventHeaderDecoder header = sent.header();
        if (isRecent && header.causeReceivedEpochNs() > 0) {
            observe("client_to_core", event.epochNs() - header.causeReceivedEpochNs());
        }
        if (sentEpochNs.size() < MAX_TRACKED) {
            sentEpochNs.put(sent.orderId(), event.epochNs());
        }
    }

    private void onCancelRejected(Event event) {
        cancel.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        int code = cancel.explanation().denial();
        String reason = code == 0 ? "CxlRejReason(102)=" + cancel.cxlRejReason() : denial(code);
        refuse(names.of(cancel.sessionId()), "cancel", reason);
    }

    private void onMessageRefused(Event event) {
        message.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        String reason = message.businessRejectReason() >= 0
                ? "BusinessRejectReason(380)=" + message.businessRejectReason()
                : "SessionRejectReason(373)=" + message.sessionRejectReason();
        refuse(names.of(message.sessionId()), "message " + message.refMsgType(), reason);
    }

    private void onCommandRefused(Event event) {
        command.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        refuse("", "command", "template " + command.templateId());
    }

    private void onAlarm(Event event) {
        alarm.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        alarms.labelValues(alarm.name(), alarm.severity().name()).inc();
    }

    private void onKill(Event event) {
        kill.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        did(kill.engaged() == Bool.YES ? "kill" : "un-kill");
    }

    private void onDesk(Event event) {
        taken.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        did(
                switch (taken.act()) {
                    case ENTER -> "enter";
                    case CANCEL -> "cancel";
                    case REPLACE -> "replace";
                    case ROLL_DAY -> "roll-day";
                    case REJECT_NEXT -> "reject-next";
                    case NEWS -> "news";
                    case NULL_VAL -> "unknown";
                });
    }

    private void did(String action) {
        operatorActions.labelValues(action).inc();
    }

    private void refuse(String session, String kind, String reason) {
        refusals.labelValues(session, kind, reason).inc();
    }

    private static String denial(int code) {
        Denial denial = Denial.of(code);
        if (denial != null) {
            return denial.name();
        }
        return code == 0 ? "BY_THE_DESK" : "denial " + code;
    }
}
