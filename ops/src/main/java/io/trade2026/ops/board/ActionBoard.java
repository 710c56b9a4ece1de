package io.trade2026.ops.board;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.AlarmRaisedDecoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.BreakReportedDecoder;
import io.trade2026.messages.sbe.BreakStage;
import io.trade2026.messages.sbe.DeskAct;
import io.trade2026.messages.sbe.DeskActionTakenDecoder;
import io.trade2026.messages.sbe.KillLiftProposedDecoder;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.ManualPriceChangedDecoder;
import io.trade2026.messages.sbe.MarketStateChangedDecoder;
import io.trade2026.messages.sbe.NoticeSentDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OverrideChangedDecoder;
import io.trade2026.messages.sbe.OverrideState;
import io.trade2026.messages.sbe.PairBlockChangedDecoder;
import io.trade2026.messages.sbe.PartyStoppedDecoder;
import io.trade2026.messages.sbe.SessionDisconnectOrderedDecoder;
import io.trade2026.messages.sbe.SessionRepairOrderedDecoder;
import io.trade2026.messages.sbe.SessionRepairReportedDecoder;
import io.trade2026.messages.sbe.SessionResetOrderedDecoder;
import io.trade2026.messages.sbe.SweepBegunDecoder;
import io.trade2026.messages.sbe.SweepCause;
import io.trade2026.messages.sbe.TradingDayStartedDecoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.ops.act.RollDay;
import io.trade2026.ops.desk.Event;
import io.trade2026.ops.desk.EventObserver;
import io.trade2026.ops.recon.Reconciliation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What operators did, who and why, and what followed from it. Written by the desk's thread, read by any.
 *
 * <p>An event about an order follows from the latest action on it. The last {@link #KEPT} actions are kept, each with its first
 * {@link #OUTCOMES} outcomes.
 */
public final class ActionBoard implements EventObserver {
    static final int KEPT = 200;
    static final int OUTCOMES = 20;

    private final ArrayDeque<Taken> actions = new ArrayDeque<>();
    private final Long2ObjectHashMap<Taken> byOrder = new Long2ObjectHashMap<>();
    private final DeskActionTakenDecoder taken = new DeskActionTakenDecoder();
    private final TradingDayStartedDecoder day = new TradingDayStartedDecoder();
    private final KillSwitchChangedDecoder kill = new KillSwitchChangedDecoder();
    private final MarketStateChangedDecoder market = new MarketStateChangedDecoder();
    private final OverrideChangedDecoder override = new OverrideChangedDecoder();
    private final PartyStoppedDecoder stop = new PartyStoppedDecoder();
    private final ManualPriceChangedDecoder priced = new ManualPriceChangedDecoder();
    private final KillLiftProposedDecoder proposed = new KillLiftProposedDecoder();
    private final SweepBegunDecoder sweep = new SweepBegunDecoder();
    private final SessionDisconnectOrderedDecoder disconnect = new SessionDisconnectOrderedDecoder();
    private final SessionResetOrderedDecoder reset = new SessionResetOrderedDecoder();
    private final SessionRepairOrderedDecoder repair = new SessionRepairOrderedDecoder();
    private final SessionRepairReportedDecoder repaired = new SessionRepairReportedDecoder();
    private final BreakReportedDecoder broken = new BreakReportedDecoder();
    private final PairBlockChangedDecoder block = new PairBlockChangedDecoder();
    private final OrderChangedDecoder order = new OrderChangedDecoder();
    private final VenueOrderSentDecoder sent = new VenueOrderSentDecoder();
    private final NoticeSentDecoder notice = new NoticeSentDecoder();
    private final AlarmRaisedDecoder alarm = new AlarmRaisedDecoder();
    private @Nullable TradingDayRow tradingDay;
    private @Nullable Taken news;
    private @Nullable Taken lastRepair;
    private long repairCorrelationId;

    /** An action and what followed so far. */
    private static final class Taken {
        private final ActionRow head;
        private final List<ActionRow.Outcome> outcomes = new ArrayList<>();
        private String what;

        Taken(ActionRow head) {
            this.head = head;
            this.what = head.what();
        }

        void follow(Event event, int sessionId, String fact, String text) {
            if (outcomes.size() < OUTCOMES) {
                outcomes.add(new ActionRow.Outcome(event.number(), event.epochNs(), sessionId, fact, text));
            }
        }

        ActionRow row() {
            return new ActionRow(
                    head.eventNumber(),
                    head.epochNs(),
                    head.act(),
                    head.user(),
                    head.reason(),
                    head.orderId(),
                    head.sessionId(),
                    what,
                    outcomes);
        }
    }

    @Override
    public synchronized void onEvent(Event event) {
        switch (event.templateId()) {
            case DeskActionTakenDecoder.TEMPLATE_ID -> onTaken(event);
            case TradingDayStartedDecoder.TEMPLATE_ID -> onDay(event);
            case KillSwitchChangedDecoder.TEMPLATE_ID -> onKill(event);
            case MarketStateChangedDecoder.TEMPLATE_ID -> onMarket(event);
            case ManualPriceChangedDecoder.TEMPLATE_ID -> onPriced(event);
            case PartyStoppedDecoder.TEMPLATE_ID -> onResumed(event);
            case OverrideChangedDecoder.TEMPLATE_ID -> onOverride(event);
            case BreakReportedDecoder.TEMPLATE_ID -> onBreak(event);
            case PairBlockChangedDecoder.TEMPLATE_ID -> onBlock(event);
            case SweepBegunDecoder.TEMPLATE_ID -> onSweep(event);
            case KillLiftProposedDecoder.TEMPLATE_ID -> {
                proposed.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                String what = proposed.scopeKind() + " " + proposed.scopeName();
                keep(event, "PROPOSE_UN_KILL", proposed.user(), proposed.reason(), 0, 0, what);
            }
            case SessionDisconnectOrderedDecoder.TEMPLATE_ID -> {
                disconnect.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                keep(event, "DISCONNECT", disconnect.user(), disconnect.reason(), 0, disconnect.sessionId(), "");
            }
            case SessionResetOrderedDecoder.TEMPLATE_ID -> {
                reset.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                keep(event, "RESET_SEQUENCE", reset.user(), reset.reason(), 0, reset.sessionId(), "");
            }
            case SessionRepairOrderedDecoder.TEMPLATE_ID -> onRepair(event);
            case SessionRepairReportedDecoder.TEMPLATE_ID -> onRepaired(event);
            case OrderChangedDecoder.TEMPLATE_ID -> onOrder(event);
            case VenueOrderSentDecoder.TEMPLATE_ID -> onSent(event);
            case NoticeSentDecoder.TEMPLATE_ID -> onNotice(event);
            case AlarmRaisedDecoder.TEMPLATE_ID -> onAlarm(event);
            default -> {
                // follows from no operator
            }
        }
    }

    private void onTaken(Event event) {
        taken.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        Taken fresh =
                keep(event, taken.act().name(), taken.user(), taken.reason(), taken.orderId(), taken.sessionId(), "");
        if (taken.orderId() > 0) {
            byOrder.put(taken.orderId(), fresh);
        }
        news = taken.act() == DeskAct.NEWS ? fresh : null;
    }

    private void onDay(Event event) {
        day.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        String begins = RollDay.text(day.tradingDateYmd());
        tradingDay = new TradingDayRow(
                event.number(), event.epochNs(), begins, day.user(), day.expiredOrders(), day.renewedOrders());
        String what = begins + " begins, " + day.expiredOrders() + " expired, " + day.renewedOrders() + " renewed";
        keep(event, DeskAct.ROLL_DAY.name(), day.user(), day.reason(), 0, 0, what);
    }

    private void onKill(Event event) {
        kill.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        String who = both(kill.user(), kill.secondUser());
        boolean isEngaged = kill.engaged() == Bool.YES;
        String what = kill.scopeKind() + " " + kill.scopeName()
                + (isEngaged && kill.ordersToCancel() >= 0 ? ", " + kill.ordersToCancel() + " orders to cancel" : "")
                + (kill.sweepId() > 0 ? ", report " + kill.sweepId() : "");
        keep(event, isEngaged ? "KILL" : "UN_KILL", who, kill.reason(), 0, 0, what);
    }

    /** A venue that says what it does is no operator. */
    private void onMarket(Event event) {
        market.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        String where = (market.venueName().isEmpty() ? "every venue" : market.venueName()) + ", "
                + (market.symbol().isEmpty() ? "all instruments" : market.symbol());
        String what = where + ": " + market.oldState() + " to " + market.newState()
                + (market.frozen() == Bool.YES ? ", frozen" : "")
                + (market.ordersToCancel() > 0 ? ", " + market.ordersToCancel() + " orders to cancel" : "");
        if (!market.user().isEmpty()) {
            keep(event, "MARKET_STATE", market.user(), market.reason(), 0, 0, what);
        }
    }

    /** A stop is an alarm; who lifts it is an operator. */
    private void onResumed(Event event) {
        stop.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        if (stop.stopped() != Bool.YES) {
            keep(event, "RESUME", stop.user(), stop.reason(), 0, 0, stop.scopeKind() + " " + stop.scopeId());
        }
    }

    /** That an override is used or over follows from the order, or from the clock. */
    private void onOverride(Event event) {
        override.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        OverrideState state = override.state();
        if (state == OverrideState.AGREED || state == OverrideState.GIVEN) {
            String risk = override.approver();
            String compliance = override.compliance();
            String who = risk + (risk.isEmpty() || compliance.isEmpty() ? "" : " and ") + compliance;
            String what = "refusal " + override.refusal() + " of " + override.user();
            keep(event, "OVERRIDE_" + state, who, override.reason(), 0, 0, what);
        }
    }

    /** That a break ages or is matched follows from the clock and from copies. */
    private void onBreak(Event event) {
        broken.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        if (broken.stage() == BreakStage.RESOLVED) {
            String account = broken.accountName();
            String what = "break " + broken.breakEvent() + " " + broken.kind() + ": "
                    + (account.isEmpty() ? broken.venueName() : account + " in " + broken.symbol())
                    + (broken.released() == Bool.YES ? ", out of suspense" : "");
            String who = both(broken.user(), broken.secondUser());
            keep(event, "RESOLVE_BREAK", who, broken.text(), broken.orderId(), 0, what);
        }
    }

    /** A block that a break brings by itself is an alert. */
    private void onBlock(Event event) {
        block.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        String user = block.user();
        if (!user.equals(Reconciliation.USER)) {
            String what = block.accountId() == 0
                    ? block.clientName() + " at " + block.venueName()
                    : block.accountName() + " in " + block.symbol();
            String act = block.blocked() == Bool.YES ? "BLOCK" : "UNBLOCK";
            keep(event, act, both(user, block.secondUser()), block.reason(), 0, 0, what);
        }
    }

    private static String both(String user, String second) {
        return second.isEmpty() ? user : user + " and " + second;
    }

    private void onPriced(Event event) {
        priced.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        String who = both(priced.user(), priced.secondUser());
        String what = priced.symbol() + " "
                + (priced.newPriceE8() == 0 ? "taken away" : Decimal8.toText(priced.newPriceE8()));
        keep(event, "PRICE_BY_HAND", who, priced.reason(), 0, 0, what);
    }

    /** Only a drill is an action by itself; another sweep follows from what has been told before. */
    private void onSweep(Event event) {
        sweep.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        if (sweep.cause() == SweepCause.DRILL) {
            String what = "DRILL, nothing was stopped: " + sweep.scopeKind() + " " + sweep.scopeName() + ", "
                    + (sweep.orders() < 0 ? "" : sweep.orders() + " orders open, ") + "report " + sweep.sweepId();
            keep(event, "KILL_DRILL", sweep.user(), sweep.reason(), 0, 0, what);
        }
    }

    private void onRepair(Event event) {
        repair.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        String second = repair.secondUser();
        String what = repair.kind()
                + (repair.fromMsgSeqNum() > 0 ? " " + repair.fromMsgSeqNum() : "")
                + (repair.toMsgSeqNum() > 0 ? " to " + repair.toMsgSeqNum() : "")
                + (repair.proposal() > 0 ? ", proposed as " + repair.proposal() : "");
        lastRepair = keep(
                event,
                second.isEmpty() ? "PROPOSE_REPAIR" : "REPAIR_SEQUENCE",
                second.isEmpty() ? repair.user() : repair.user() + " and " + second,
                repair.reason(),
                0,
                repair.sessionId(),
                what);
        repairCorrelationId = repair.correlationId();
    }

    private void onRepaired(Event event) {
        repaired.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        Taken action = lastRepair;
        if (action != null && repaired.correlationId() == repairCorrelationId) {
            action.follow(
                    event,
                    0,
                    repaired.done() == Bool.YES ? "REPAIR_DONE" : "REPAIR_NOT_DONE",
                    "next in " + repaired.nextIn() + ", next out " + repaired.nextOut() + " " + repaired.text());
        }
    }

    private Taken keep(Event event, String act, String user, String reason, long orderId, int sessionId, String what) {
        Taken fresh = new Taken(
                new ActionRow(event.number(), event.epochNs(), act, user, reason, orderId, sessionId, what, List.of()));
        actions.addFirst(fresh);
        if (actions.size() > KEPT) {
            Taken old = actions.removeLast();
            if (byOrder.get(old.head.orderId()) == old) {
                byOrder.remove(old.head.orderId());
            }
        }
        return fresh;
    }

    private void onOrder(Event event) {
        order.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        Taken action = byOrder.get(order.order().orderId());
        if (action == null) {
            return;
        }
        if (action.what.isEmpty()) {
            action.what = ReportWords.of(order.order().terms());
        }
        String words = ReportWords.of(order);
        String text = order.text();
        action.follow(
                event, order.order().sessionId(), order.fact().name(), text.isEmpty() ? words : words + " 58=" + text);
    }

    private void onSent(Event event) {
        sent.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        Taken action = byOrder.get(sent.orderId());
        if (action != null && action.what.isEmpty()) {
            action.what = ReportWords.of(sent.terms());
        }
    }

    /** Notices of an action come in the same command, right behind it. */
    private void onNotice(Event event) {
        Taken action = news;
        if (action == null || action.head.epochNs() != event.epochNs()) {
            return;
        }
        notice.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        int sessionId = notice.sessionId();
        String headline = notice.headline();
        action.what = headline;
        action.follow(event, sessionId, "NEWS", "148=" + headline + " 58=" + notice.text());
    }

    private void onAlarm(Event event) {
        alarm.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        Taken action = alarm.orderId() > 0 ? byOrder.get(alarm.orderId()) : null;
        if (action != null) {
            action.follow(event, 0, alarm.name(), alarm.text());
        }
    }

    /**
     * What operators did, newest first.
     *
     * @param limit most rows
     * @return at most the last 200
     */
    public synchronized List<ActionRow> actions(int limit) {
        return actions.stream().limit(limit).map(Taken::row).toList();
    }

    /**
     * One action.
     *
     * @param eventNumber of it
     * @return empty when it is none, or too long ago
     */
    public synchronized Optional<ActionRow> action(long eventNumber) {
        return actions.stream()
                .filter(action -> action.head.eventNumber() == eventNumber)
                .findFirst()
                .map(Taken::row);
    }

    /**
     * The trading day that is going on.
     *
     * @return null before the first
     */
    public synchronized @Nullable TradingDayRow tradingDay() {
        return tradingDay;
    }
}
