package io.trade2026.oms;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.AckMode;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.OriginDecoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.controls.BasketTotal;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.reference.Session;
import io.trade2026.risk.reference.Venue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Whether an order may go, and where to: the one place that asks risk, and that sends a new order to its venue.
 *
 * <p>Invariant: what was entered holds its reservation before the venue is told.
 */
final class Admission {
    private static final int NAME_WIDTH = OrderTermsDecoder.accountEncodingLength();
    private static final int SYMBOL_WIDTH = OrderTermsDecoder.symbolEncodingLength();
    private static final int VENUE_WIDTH = OrderTermsDecoder.exDestinationEncodingLength();
    private static final DirectBuffer EMPTY_NAME = new UnsafeBuffer(new byte[NAME_WIDTH]);

    private final OrderStore store;
    private final EventWriter events;
    private final RiskCore risk;
    private final RequestFlow flow;
    private final Throttling throttling;
    private final UseReports use;
    private final SelfMatches selfMatches;
    private final OrderView view = new OrderView();
    private final Decision decision = new Decision();
    private long receivedEpochNs;
    private boolean possResend;
    private boolean byHand;
    private boolean excusedByRisk;
    private boolean excusedByCompliance;

    Admission(
            OrderStore store,
            EventWriter events,
            RiskCore risk,
            RequestFlow flow,
            Throttling throttling,
            UseReports use) {
        this.store = store;
        this.events = events;
        this.risk = risk;
        this.flow = flow;
        this.throttling = throttling;
        this.use = use;
        this.selfMatches = new SelfMatches(store, flow, risk);
    }

    /** The last decision, with its inputs. */
    Decision decision() {
        return decision;
    }

    /** SenderSubID(50) counts where the house knows traders. */
    int traderId(DirectBuffer buffer, int offset) {
        return senderId(PartyKind.TRADER, buffer, offset);
    }

    /** TargetStrategy(847) counts where the house knows strategies. */
    int strategyId(DirectBuffer buffer, int offset) {
        return senderId(PartyKind.STRATEGY, buffer, offset);
    }

    private int senderId(PartyKind kind, DirectBuffer buffer, int offset) {
        if (buffer.getByte(offset) == 0 || risk.book().partyCount(kind) == 0) {
            return OrderView.ABSENT;
        }
        int found = risk.book().partyIdOf(kind, buffer, offset, NAME_WIDTH);
        return found == 0 ? OrderView.UNKNOWN : found;
    }

    /**
     * Says whether a repeated message, which nobody had heard the first time, is too old to become new risk (order semantics,
     * section 6); cancels are never asked this.
     */
    boolean isStale(OriginDecoder origin) {
        Session session = risk.book().session(origin.sessionId());
        boolean stale = origin.possDup() == Bool.YES
                && session != null
                && session.staleAfterNs() > 0
                && events.epochNs() - origin.sendingEpochNs() > session.staleAfterNs();
        if (stale) {
            decision.clear().deny(Denial.STALE_ORDER);
        }
        return stale;
    }

    /** Counts that an order or replace of a client was refused by the last decision: too often blocks its parties. */
    void noteRefusal(Order order) {
        risk.memory()
                .escalation()
                .refused(
                        order.sessionId(),
                        order.accountId(),
                        order.traderId(),
                        order.strategyId(),
                        decision,
                        events.epochNs());
    }

    /** Takes note of how the message came that is looked at next; what people do came now. */
    void comesBy(OriginDecoder origin) {
        receivedEpochNs = origin.receivedEpochNs();
        possResend = origin.possResend() == Bool.YES;
    }

    /** A person asks, so that soft limits are soft; who has agreed that this one passes them is said with it. */
    void comesByHand(boolean isExcusedByRisk, boolean isExcusedByCompliance) {
        byHand = true;
        excusedByRisk = isExcusedByRisk;
        excusedByCompliance = isExcusedByCompliance;
    }

    private void handOver() {
        if (byHand) {
            view.byHand(excusedByRisk, excusedByCompliance);
        }
    }

    /** The command is over: what comes next comes by itself. */
    void finish() {
        byHand = false;
        receivedEpochNs = 0;
        possResend = false;
    }

    /** Decides about a new order with its terms and its session, and routes it; books nothing. */
    boolean mayEnter(Order order, int traderId, int strategyId) {
        if (order.terms().orderQtyE8() == Decimal8.NULL) {
            order.terms().orderQtyE8(0);
        }
        resolve(order, Math.max(OrderView.ABSENT, traderId), Math.max(OrderView.ABSENT, strategyId));
        int venueId = venueOf(order);
        describe(order, order.terms());
        view.traderId(traderId).strategyId(strategyId).venueId(Math.max(0, venueId));
        handOver();
        flow.openPrices().refresh();
        return risk.mayPlace(view, events.epochNs(), decision.clear())
                && isRouted(order, venueId)
                && selfMatches.canMakeRoom(decision);
    }

    /** Whether a list may go on with all that it has so far; the last of it was admitted last. */
    boolean mayEnterList(BasketTotal basket) {
        return risk.reviews().mayGo(view, basket, events.epochNs(), decision.clear());
    }

    /** Reserves for the order that was admitted last, tells its client what the session's AckMode wants, and sends it. */
    void enter(Order order, Request request) {
        selfMatches.makeRoom();
        reserve(order, request);
        acknowledge(order);
        send(order, request);
    }

    /** Own orders that are in the way of orders or lists. */
    SelfMatches selfMatches() {
        return selfMatches;
    }

    /** Reserves for the order of a list that was admitted last; own orders stay in its way until the list is taken. */
    void bookInList(Order order, Request request) {
        selfMatches.makeRoomLater();
        reserve(order, request);
    }

    private void reserve(Order order, Request request) {
        request.terms().set(order.terms());
        request.riskPxE8(decision.riskPxE8());
        risk.holdings().bind(order.reservation(), view, decision);
        risk.noteEntered();
        flow.reserve(order);
        noteUse();
    }

    /** Notes how far limits are used with what was admitted last. */
    void noteUse() {
        use.note(decision.touched());
    }

    /** Counts the replace that was let pass last, before it holds what it adds; own orders in its way are cancelled. */
    void noteReplace() {
        selfMatches.makeRoom();
        risk.noteEntered();
    }

    /** Whether an order that holds its reservation may still go: it adds nothing to that, and is new in the market all the same. */
    boolean mayRelease(Order order, int traderId, int strategyId) {
        takeUp(order, order.terms(), traderId, strategyId);
        if (!risk.mayRelease(view, order.reservation(), events.epochNs(), decision.clear()) || !hasWay(order)) {
            return false;
        }
        if (!flow.isVenueUp(order)) {
            decision.deny(Denial.VENUE_DOWN);
            return false;
        }
        return true;
    }

    /** Sends a new order to its venue, with the decision that was taken last. */
    void send(Order order, Request request) {
        if (!SendGuard.isCovered(order, request)) {
            flow.alarmOnSend(order);
            flow.neverSent(order, Denial.CHILD_BEYOND_ORDER);
            return;
        }
        throttling.sentTo(order.venueSessionId());
        store.sent(request, events.venueOrder(order, decision, EMPTY_NAME, 0, 0));
    }

    /** Decides about a replace by the terms it would result in; books nothing. */
    boolean mayReplace(Order order, Terms terms, int traderId, int strategyId) {
        takeUp(order, terms, traderId, strategyId);
        return risk.mayReplace(view, order.reservation(), events.epochNs(), decision.clear()) && hasWay(order);
    }

    /** Whether the venue may be sent something of it, and own orders stand in nobody's way or can be cancelled. */
    private boolean hasWay(Order order) {
        return throttling.mayReach(order.venueSessionId(), decision) && selfMatches.canMakeRoom(decision);
    }

    private void takeUp(Order order, Terms terms, int traderId, int strategyId) {
        describe(order, terms);
        view.traderId(traderId == OrderView.ABSENT ? order.traderId() : traderId)
                .strategyId(strategyId == OrderView.ABSENT ? order.strategyId() : strategyId)
                .venueId(order.venueId())
                .choosesVenue(false)
                .replacedQtyE8(order.terms().orderQtyE8())
                .replacedPriceE8(order.terms().priceE8())
                .replacedStopPxE8(order.terms().stopPxE8());
        handOver();
        flow.openPrices().refresh();
    }

    /** Completes the account that the client left out, and finds account and instrument. */
    private void resolve(Order order, int traderId, int strategyId) {
        Terms terms = order.terms();
        Session session = risk.book().session(order.sessionId());
        int accountId = session == null ? OrderView.ABSENT : session.defaultAccountId();
        if (terms.hasAccount()) {
            int found = risk.book().accountIdOf(terms.bytes(), OrderTermsDecoder.accountEncodingOffset(), NAME_WIDTH);
            accountId = found == 0 ? OrderView.UNKNOWN : found;
        } else if (accountId > 0) {
            risk.book()
                    .copyPartyName(
                            PartyKind.ACCOUNT, accountId, terms.writable(), OrderTermsDecoder.accountEncodingOffset());
        }
        int instrumentId =
                risk.book().instrumentIdOf(terms.bytes(), OrderTermsDecoder.symbolEncodingOffset(), SYMBOL_WIDTH);
        order.of(accountId, traderId, strategyId, instrumentId == 0 ? OrderView.UNKNOWN : instrumentId);
    }

    private void describe(Order order, Terms terms) {
        describe(view, order, terms);
        view.possResend(possResend)
                .receivedEpochNs(receivedEpochNs)
                .transactEpochNs(receivedEpochNs == 0 ? 0 : terms.transactEpochNs());
        if (risk.limits().holds(Control.PT_20_MESSAGES)) {
            view.messagesOut(SendGuard.messagesOut(order));
        }
    }

    /** An order with these terms, whatever message they came by. */
    static void describe(OrderView view, Order order, Terms terms) {
        view.clear()
                .sessionId(order.sessionId())
                .accountId(order.accountId())
                .instrumentId(order.instrumentId())
                .choosesVenue(terms.hasDestination())
                .side(terms.side())
                .ordType(terms.ordType())
                .timeInForce(terms.timeInForce())
                .orderQtyE8(terms.orderQtyE8())
                .cumQtyE8(order.cumQtyE8())
                .priceE8(terms.priceE8())
                .stopPxE8(terms.stopPxE8())
                .minQtyE8(terms.minQtyE8())
                .maxFloorE8(terms.maxFloorE8())
                .cashOrderQtyE8(terms.cashOrderQtyE8())
                .expireEpochNs(terms.expireEpochNs())
                .expireDateYmd(terms.expireDateYmd());
    }

    /** Chooses the venue: the client's choice, else the instrument's route, else the default; 0 when there is none. */
    private int venueOf(Order order) {
        Terms terms = order.terms();
        if (order.instrumentId() == OrderView.UNKNOWN) {
            return OrderView.ABSENT;
        }
        return terms.hasDestination()
                ? risk.book().venueIdOf(terms.bytes(), OrderTermsDecoder.exDestinationEncodingOffset(), VENUE_WIDTH)
                : risk.book().routeVenueId(order.instrumentId());
    }

    private boolean isRouted(Order order, int venueId) {
        Venue venue = risk.book().venue(venueId);
        if (venue == null || !venue.isEnabled()) {
            decision.deny(order.terms().hasDestination() ? Denial.UNKNOWN_DESTINATION : Denial.NO_ROUTE);
            return false;
        }
        order.route(venueId, venue.sessionId());
        if (!flow.isVenueUp(order)) {
            decision.deny(Denial.VENUE_DOWN);
            return false;
        }
        return throttling.mayReach(venue.sessionId(), decision);
    }

    /** Tells the client of an order that waits for its list: it is pending, whatever the session's AckMode. */
    void acknowledgeWithheld(Order order) {
        Session session = risk.book().session(order.sessionId());
        if (session != null && session.ackMode() == AckMode.ON_RECEIPT) {
            acknowledge(order);
        } else {
            events.fact(OrderFact.PENDING_NEW, order);
            events.commitFact();
        }
    }

    /** Tells the client of its new order what the session's AckMode wants. */
    void acknowledge(Order order) {
        Session session = risk.book().session(order.sessionId());
        if (session == null) {
            return;
        }
        switch (session.ackMode()) {
            case PENDING_NEW -> {
                events.fact(OrderFact.PENDING_NEW, order);
                events.commitFact();
            }
            case ON_RECEIPT -> {
                order.accept();
                events.fact(OrderFact.ACCEPTED, order);
                events.commitFact();
            }
            case VENUE, NULL_VAL -> {}
        }
    }
}
